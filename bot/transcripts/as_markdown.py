"""The document as Markdown; what people and reports wrote is escaped."""

import re
from collections.abc import Sequence
from typing import Final

from bot.texts import TerminalTexts
from bot.transcripts.transcript import Part, Transcript

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~#&])|^(\s*(?:\d+(?=[.)])|[-+=]))", re.MULTILINE)
_HAIR: Final = "\u200a"
"""A space that one hardly sees."""


def markdown(document: Transcript, texts: TerminalTexts) -> str:
    """Write it, ending in a line feed."""
    blocks = [f"# {_plain(texts.transcript)}"] if len(document.sections) > 1 else []
    level = "##" if len(document.sections) > 1 else "#"
    for section in document.sections:
        blocks += [f"{level} {_plain(section.question)}", _plain(section.support)]
        if section.told:
            blocks.append("\n".join(f"- {_plain(line)}" for line in section.told))
        for quotation in section.quotations:
            said = _said(quotation.parts) + f" 〔{quotation.number}〕"
            blocks.append("\n>\n".join(f"> {line}" for line in said.split("\n")))
    if document.sources:
        lines = [
            f"{number}. {_plain(source.words)}" + (f" <{_address(source.url)}>" if source.url else "")
            for number, source in enumerate(document.sources, 1)
        ]
        blocks += [f"## {_plain(texts.transcript_sources)}", "\n".join(lines)]
    return "\n\n".join(blocks) + "\n"


def _said(parts: Sequence[Part]) -> str:
    """The parts one after the other, in bold what answers."""
    written = ""
    for place, part in enumerate(parts):
        before = parts[place - 1].text[-1:] if place else ""
        behind = parts[place + 1].text[:1] if place + 1 < len(parts) else ""
        lines = part.text.split("\n")
        written += "\n".join(
            # Emphasis holds within one line only.
            _bold(line, before if not number else "", behind if number == len(lines) - 1 else "")
            if part.answers
            else _plain(line)
            for number, line in enumerate(lines)
        )
    return written


def _bold(line: str, before: str, behind: str) -> str:
    """A line in bold, whatever stands beside it."""
    words = line.strip()
    if not words:
        return line
    # A star between a letter and a sign of punctuation marks nothing (CommonMark, flanking), as in 甲**“乙”**丙.
    first, last = (
        _HAIR if beside.isalnum() and not edge.isalnum() else ""
        for beside, edge in ((before, words[0]), (behind, words[-1]))
    )
    return f"{line[: line.index(words)]}{first}**{_plain(words)}**{last}{line[line.index(words) + len(words) :]}"


def _address(url: str) -> str:
    return url.replace("<", "%3C").replace(">", "%3E")


def _plain(text: str) -> str:
    return _SPECIAL.sub(lambda found: f"\\{found[1]}" if found[1] else _escaped_start(found[2]), text)


def _escaped_start(start: str) -> str:
    """What a list or a heading would begin with."""
    return f"{start}\\" if start.strip().isdigit() else f"{start[:-1]}\\{start[-1]}"
