"""What of a hit is said at once, in one sentence, and what stands around it, to be folded."""

import re
from collections.abc import Sequence

from bot.talk.excerpts import pieces
from bot.telegram.pages.markup import Marked, cut, joined, plain, tagged, utf16_length
from retrieval.types import ROW_PARTS, Choice, Hit, Span

NOTICE = 100
"""Characters of a message that a notification shows."""

_SAID_UNITS = 200
"""Longest sentence that is said whole."""

_MARKS = 40
"""Most matched words underlined: of a message's 100 entities Telegram drops those beyond without a word."""

_LABEL = 4
"""What 〔1〕 and a line's end take."""

_CELL = re.compile(f"{ROW_PARTS}|[；\n]")
_CLAUSE = re.compile(r"[，；：,;]")
_SENTENCE = re.compile(r"[^。！？!?；;\n]*[。！？!?；;]+[”’」』）)》]*")
_STOPS = "，；：。,;: \n"

# How news begin, before they say anything: (title) 新华社北京2月1日电（记者 申铖）, 记者从财政部获悉，, 原标题：.
_DATE_LINE = re.compile(
    r"[^。！？\n]{0,80}?(?:电|讯|消息|报道)\s?[（(][^（）()\n]{2,40}[）)]\s*"
    r"|[^，。；！？\n]{0,40}?\d{1,2}\s?日(?:电|讯|消息)[，,\s]\s*"
)
_HEARD = re.compile(
    r"(?:原标题|标题)[:：]\s*|据悉[，,]|[^，。；！？\n]{0,45}?(?:获悉|了解到|得知)[，：,:]\s*"
    r"|(?:据[^，。；！？\n]{0,40})?(?:报道称?|消息)[，：,:]\s*"
)

_LEFT_OUT = "〔……〕"
"""Stands in what is folded for what was said before it; on a line of its own where that was one."""


def glance_span(hit: Hit) -> Span:
    """The characters of a passage that are said at once: the sentence that answers.

    Who reported it first is left out. A long one is said from the clause on in which the answer begins, and where a
    notification has no room even for that, in which its core does; behind a short one its paragraph goes on as far as
    it is shown and a notification has room.
    """
    text, start, end = hit.passage.text, hit.sentence.start, hit.sentence.end
    start = _opening(hit, start)
    if end - start > _SAID_UNITS or hit.answer.end - start > NOTICE:
        start = _clause_start(text, start, max(start, hit.answer.start))
    if hit.core and start < hit.core.start < hit.core.end <= end and hit.core.end - start > NOTICE:
        start = _near_enough(text, start, hit.core)
    if utf16_length(text[start:end]) > _SAID_UNITS:
        end = max(hit.answer.end, start + 1)
    if utf16_length(text[start:end]) > _SAID_UNITS:
        end = start + len(cut(text[start:end], _SAID_UNITS).removesuffix("…"))
        return Span(start, end)
    while (follows := _SENTENCE.match(text, end, hit.window.end)) and follows.end() - start <= NOTICE:
        end = follows.end()
    return Span(start, start + len(text[start:end].rstrip()))


def choice_spans(hits: Sequence[Hit], choices: Sequence[Choice], units: int) -> list[Span]:
    """What is said at once of each of several short answers: its core, and more of it while there is room.

    Args:
        hits: Those of the answer.
        choices: Each of one of them.
        units: Characters for all of them, their labels included.
    """
    spans = [choice.core for choice in choices]
    room = units - sum(_length(span) + _LABEL for span in spans)
    grows = True
    while grows:
        grows = False
        # One clause each in turn: the first may be wrong.
        for number, choice in enumerate(choices):
            span, text = spans[number], hits[choice.rank - 1].passage.text
            wider = next(
                (one for one in _wider(text, span, choice.words) if _length(one) - _length(span) <= room), None
            )
            if wider:
                room -= _length(wider) - _length(span)
                spans[number], grows = wider, True
    return spans


def said_briefly(hit: Hit, said: Span) -> str:
    """A few words on one line, with an ellipsis where they begin or end within a clause."""
    text = hit.passage.text
    begins = not said.start or text[said.start - 1] in f"{_STOPS}“（(》」、" or _ends(text, said.start)
    ends = said.end == len(text) or text[said.end] in f"{_STOPS}！？!?；;…”）)、" or text[said.end - 1] == "…"
    words = " ".join(text[said.start : said.end].split()).lstrip("”’」』）)》")
    return ("" if begins else "…") + words + ("" if ends else "…")


def said_of_row(hit: Hit, said: Span) -> str:
    """Of a table row what it is about, with the whole cells that some words stand in; "" for what is no row."""
    found = hit.report.row_at(hit.paragraphs_of(said).start)
    if found is None:
        return ""
    table, row = found
    label, text = table.label(row), hit.passage.text
    edges = [edge.end() for edge in _CELL.finditer(text, 0, said.start)]
    start, ends = max(edges, default=0), _CELL.search(text, said.end)
    words = text[start : ends.start() if ends else len(text)]
    return words if not label or label in words else f"{label}{ROW_PARTS}{words}"


def sentence_around(hit: Hit, said: Span, units: int) -> str:
    """The sentence that some words stand in, on one line."""
    text = hit.passage.text
    start = max((found.end() for found in _SENTENCE.finditer(text, 0, said.start)), default=0)
    start = max(start, text.rfind("\n", 0, said.start) + 1)
    ends = _SENTENCE.match(text, said.end)
    line = text.find("\n", said.end)
    end = ends.end() if ends else line if line >= 0 else len(text)
    if utf16_length(text[start:end]) > units:
        start = max(start, min(said.start, _clause_start(text, start, said.start)))
    return cut(" ".join(text[start:end].split()), units)


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


def _opening(hit: Hit, start: int) -> int:
    """Where a sentence begins to say something; where the words that answer are less than it, these are never cut."""
    text, whole = hit.passage.text, hit.answer == hit.sentence
    until = hit.sentence.end if whole else hit.answer.start
    for opening in (_HEARD, _DATE_LINE, _HEARD):
        found = opening.match(text, start, hit.sentence.end)
        if found and found.end() <= until and found.end() < hit.sentence.end:
            start = found.end()
    return start


def _clause_start(text: str, start: int, answer: int) -> int:
    """Where the clause begins that holds an offset of a sentence."""
    return max((found.end() for found in _CLAUSE.finditer(text, start, answer)), default=start)


def _near_enough(text: str, start: int, core: Span) -> int:
    """The first clause from which a notification has room for all of the core; that of the core where none has."""
    clauses = [found.end() for found in _CLAUSE.finditer(text, start, core.start)]
    return next((clause for clause in clauses if core.end - clause < NOTICE), clauses[-1] if clauses else start)


def _wider(text: str, span: Span, words: Span) -> list[Span]:
    """A span with the clause before it, or behind it, within some words."""
    wider = []
    if span.end < words.end:
        behind = _CLAUSE.search(text, span.end + 1, words.end)
        wider.append(Span(span.start, behind.start() if behind else words.end))
    if span.start > words.start:
        wider.append(Span(max(words.start, _clause_start(text, words.start, span.start - 1)), span.end))
    return wider


def _length(span: Span) -> int:
    return span.end - span.start


def _inside_sentence(text: str, start: int) -> bool:
    return start > 0 and not _ends(text, start)


def _ends(text: str, end: int) -> bool:
    """Whether a sentence or a paragraph ends before an offset."""
    return text[end - 1] in "。！？!?；;…”’」』）)》\n" or (end < len(text) and text[end] == "\n")
