"""PDF documents -> `Report`; needs the extra `pdf`."""

import re

from retrieval.analysis import parse_published
from retrieval.errors import ReadError
from retrieval.extras import require
from retrieval.readers import fields
from retrieval.readers.assembly import Layer
from retrieval.readers.decoding import looks_readable
from retrieval.readers.metadata import Metadata
from retrieval.readers.pdf.parsing import read_pages
from retrieval.readers.pdf.placed import placed_report
from retrieval.reasons import Code
from retrieval.types import Origin, Report

_HEAD_BYTES = 1024

# Fewer characters a page are page numbers and stamps on pictures.
_LEAST_CHARACTERS = 15
# Written as in D:20220903101500+08'00'.
_MADE = re.compile(r"D:(\d{4})(\d{2})(\d{2})")
# What programs write for a title: the name of the file that was printed.
_PROGRAM_TITLE = re.compile(
    r"microsoft word|\.(?:docx?|wps|pdf|pptx?|xlsx?)\b|untitled|^\W*$|无标题|文档\d|幻灯片", re.IGNORECASE
)


class PdfReader:
    """Reads `.pdf`."""

    suffixes = frozenset({".pdf"})
    is_light = False

    def recognises(self, data: bytes) -> bool:
        """Whether `%PDF-` stands at its beginning."""
        return b"%PDF-" in data[:_HEAD_BYTES]

    def read(self, data: bytes, key: str) -> Report:
        """Read a PDF: paragraphs out of lines, with the page on which each begins.

        Raises:
            UnsupportedFormat: The extra `pdf` is not installed.
            ReadError: It is damaged, encrypted, a scan, or has fonts that do not say their characters.
        """
        require("pdf", "pypdf", key=key, task=Code.READING_PDF)
        if not self.recognises(data):
            raise ReadError(key, Code.PDF_MISNAMED)
        document = read_pages(data, key)
        text = "".join(line.text for page in document.pages for line in page)
        pictures = sum(sum(len(line.text) for line in page) < _LEAST_CHARACTERS for page in document.pages)
        if document.characters > 2 * len(text) + _LEAST_CHARACTERS:
            raise ReadError(key, Code.PDF_FONTS)
        if len(text) < _LEAST_CHARACTERS * max(1, len(document.pages)) and pictures * 2 >= len(document.pages):
            raise ReadError(key, Code.PDF_SCAN)
        if not looks_readable(text):
            raise ReadError(key, Code.PDF_FONTS)
        stated = fields.one_line(document.title, fields.LONGEST_TITLE)
        return placed_report(
            data,
            key,
            "pdf",
            document.pages,
            stated="" if _PROGRAM_TITLE.search(stated) else stated,
            layers=(Layer(_made(document.made), Origin("guessed", "when the PDF was made")),),
            notes=(f"{pictures} of {len(document.pages)} pages hold no text",) if pictures else (),
        )


def _made(text: str) -> Metadata:
    found = _MADE.match(text)
    return Metadata(published=parse_published("-".join(found.groups())) if found else None)
