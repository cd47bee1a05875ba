"""A citation that comes back: copied with its link, or out of a message, it says which paragraph of which report.

    “学生票价10元。” 《泳池周末开放》 江城日报 · 2023-07-09 · 第 2 段 https://t.me/bot?start=r3p2

Numbers of reports are new where an index was built anew, so the title decides where both are there.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_LINK = re.compile(r"t\.me/\w+\?start=r(?P<report>[0-9]{1,18})p(?P<paragraph>[0-9]{1,6})\b")
_PLACE = re.compile(
    r"》(?P<facts>[^《》\n]*?)(?:第 ?|paragraphs? )(?P<first>[0-9]{1,6})(?:[–-](?P<last>[0-9]{1,6}))? ?(?:段|\b)"
    r"(?:（共 ?[0-9]+ ?段）| \(of [0-9]+\))?(?P<rest>[^《》\n]*)$",
    re.MULTILINE,
)
_BESIDE = re.compile(r"(?: · [^·\n]{1,40})*(?:\s*https?://\S+)*\s*")
"""What may stand behind a place: the pages of a PDF, addresses."""

_QUESTION = re.compile(r"[?？][”’」』）)]*\s*$")


@dataclass(frozen=True, slots=True)
class PastedCitation:
    """What a pasted citation says.

    Attributes:
        number: Of the report when it was copied; None without a link.
        titles: What its title may be, the likeliest first: titles stand within titles, and in sentences before them.
        paragraphs: Of the report, from 1.
        facts: What stands between title and place: source and date.
    """

    number: int | None
    titles: tuple[str, ...]
    paragraphs: range
    facts: str = ""


def pasted_citation(text: str) -> PastedCitation | None:
    """The citation that a text consists of; None for any other text, such as a question about one."""
    link, place = _LINK.search(text), _PLACE.search(text)
    if _QUESTION.search(text) or not (link or place):
        return None
    if place and not _BESIDE.fullmatch(place["rest"]):
        place = None
    number = int(link["report"]) if link else None
    if place is None:
        return PastedCitation(number, (), _one(int(link["paragraph"]))) if link else None
    first, last = int(place["first"]), int(place["last"] or place["first"])
    titles = tuple(_titles(text, place.start()))
    return PastedCitation(number, titles, range(first, max(first, last) + 1), place["facts"])


def _titles(text: str, end: int) -> Iterator[str]:
    """What stands between a 《 of the same line and the 》 at an offset, the longest first."""
    line = text.rfind("\n", 0, end) + 1
    for found in re.finditer("《", text[line:end]):
        yield text[line + found.end() : end]


def _one(paragraph: int) -> range:
    return range(paragraph, paragraph + 1)
