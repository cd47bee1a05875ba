"""What of a hit is said at once, in one sentence, and what stands around it, to be folded."""

import re

from bot.talk.excerpts import pieces
from bot.telegram.pages.markup import Marked, cut, joined, plain, tagged, utf16_length
from retrieval.types import Hit, Span

NOTICE = 100
"""Characters of a message that a notification shows."""

_SAID_UNITS = 200
"""Longest sentence that is said whole."""

_MARKS = 40
"""Most matched words underlined: of a message's 100 entities Telegram drops those beyond without a word."""

_CLAUSE = re.compile(r"[，；：,;]")
_SENTENCE = re.compile(r"[^。！？!?；;\n]*[。！？!?；;]+[”’」』）)》]*")

_LEFT_OUT = "〔……〕"
"""Stands in what is folded for what was said before it; on a line of its own where that was one."""


def glance_span(hit: Hit) -> Span:
    """The characters of a passage that are said at once: the sentence that answers.

    A long one is said from the clause on in which the answer begins; behind a short one its paragraph goes on as far as
    it is shown and a notification has room.
    """
    text, start, end = hit.passage.text, hit.sentence.start, hit.sentence.end
    if end - start > _SAID_UNITS or hit.answer.end - start > NOTICE:
        start = _clause_start(text, start, hit.answer.start)
    if utf16_length(text[start:end]) > _SAID_UNITS:
        end = max(hit.answer.end, start + 1)
    if utf16_length(text[start:end]) > _SAID_UNITS:
        end = start + len(cut(text[start:end], _SAID_UNITS).removesuffix("…"))
        return Span(start, end)
    while (follows := _SENTENCE.match(text, end, hit.window.end)) and follows.end() - start <= NOTICE:
        end = follows.end()
    return Span(start, start + len(text[start:end].rstrip()))


def glance(hit: Hit, said: Span) -> Marked:
    """What is said at once: the words that answer bold, those of the question underlined, on one line."""
    text = hit.passage.text
    highlights = [span for span in hit.highlights if span.start < said.end and span.end > said.start][:_MARKS]
    before: list[Marked] = []
    inside: list[Marked] = []
    behind: list[Marked] = []
    for piece in pieces(hit, said, highlights):
        marked = plain(text[piece.start : piece.end].replace("\n", " "))
        where = inside if piece.inside else before if piece.start < hit.answer.start else behind
        where.append(tagged("u", marked) if piece.matched else marked)
    cut_before = "…" if _inside_sentence(text, said.start) else ""
    cut_behind = "…" if said.end < len(text) and not _ends(text, said.end) else ""
    return plain(cut_before) + joined(before) + tagged("b", joined(inside)) + joined(behind) + plain(cut_behind)


def rest_of_passage(hit: Hit, said: Span, units: int) -> Marked:
    """The rest of the passage as a quotation that opens on a tap; nothing where all was said.

    Args:
        hit: Its passage.
        said: What of it was said.
        units: Longest text of the quotation.
    """
    text = hit.passage.text
    before, behind = text[: said.start].rstrip(), text[said.end :].lstrip()
    between = _LEFT_OUT if before and behind else ""
    if between and text[len(before)] == "\n" == text[said.end : said.end + 1]:
        between = f"\n{_LEFT_OUT}\n"
    return tagged("blockquote expandable", plain(cut(before + between + behind, units)))


def _clause_start(text: str, start: int, answer: int) -> int:
    """Where the clause begins that holds an offset of a sentence."""
    return max((found.end() for found in _CLAUSE.finditer(text, start, answer)), default=start)


def _inside_sentence(text: str, start: int) -> bool:
    return start > 0 and not _ends(text, start)


def _ends(text: str, end: int) -> bool:
    """Whether a sentence or a paragraph ends before an offset."""
    return text[end - 1] in "。！？!?；;…”’」』）)》\n" or (end < len(text) and text[end] == "\n")
