"""The document as a Word file (extra `word`)."""

import io

from bot.texts import TerminalTexts
from bot.transcripts.transcript import Transcript
from retrieval.extras import is_installed


def writes_word() -> bool:
    """Whether the extra is installed."""
    return is_installed("docx")


def word_file(document: Transcript, texts: TerminalTexts) -> bytes:
    """Write it as .docx."""
    # Only /export wants it, and it takes a tenth of a second to load.
    from docx import Document

    file = Document()
    file.add_heading(texts.transcript, 0)
    for section in document.sections:
        file.add_heading(section.question, 1)
        file.add_paragraph().add_run(section.support).italic = True
        for line in section.told:
            file.add_paragraph(line, "List Bullet")
        for quotation in section.quotations:
            paragraph = file.add_paragraph()
            for part in quotation.parts:
                paragraph.add_run(part.text).bold = part.answers
            paragraph.add_run(f" 〔{quotation.number}〕")
    if document.sources:
        file.add_heading(texts.transcript_sources, 1)
        for number, source in enumerate(document.sources, 1):
            file.add_paragraph(f"〔{number}〕{source.words}" + (f" {source.url}" if source.url else ""))
    written = io.BytesIO()
    file.save(written)
    return written.getvalue()
