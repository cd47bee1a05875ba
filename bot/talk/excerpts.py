"""A stretch of a passage taken apart for showing: what answers, what matched, and where the text goes on beyond it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from retrieval.doors import late_pattern
from retrieval.types import Hit, Span

if TYPE_CHECKING:
    from retrieval.types import TimelineEntry

_CLAUSE = late_pattern(r"[，；：。！？]|[,;:!?](?!\d)")


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters of a passage that look alike.

    Attributes:
        start: Where they begin in the passage.
        end: Where they end.
        inside: Whether they belong to the words that answer.
        matched: Whether they are a word of the question.
    """

    start: int
    end: int
    inside: bool
    matched: bool


def pieces(hit: Hit, shown: Span, highlights: Sequence[Span]) -> Iterator[Piece]:
    """The characters in `shown`, cut where their looks change.

    Args:
        hit: What answers, and where.
        shown: Which characters of its passage.
        highlights: Which of its words to mark.
    """
    edges = {shown.start, shown.end}
    for span in (hit.answer, *highlights):
        edges.update(min(max(edge, shown.start), shown.end) for edge in (span.start, span.end))
    for start, end in pairwise(sorted(edges)):
        inside = hit.answer.start <= start < hit.answer.end
        yield Piece(start, end, inside, any(span.start <= start < span.end for span in highlights))


def ellipses(text: str, shown: Span) -> tuple[str, str]:
    """What stands before and behind: an ellipsis where the paragraph begins earlier, or goes on."""
    before = "…" if shown.start and text[shown.start - 1] != "\n" else ""
    return before, "…" if shown.end < len(text) and text[shown.end] != "\n" else ""


def brief(entry: "TimelineEntry", most: int) -> tuple[str, str, str]:
    """What an entry says, on one line: before the words in bold, they, and behind them.

    Args:
        entry: Of a timeline.
        most: Most characters; a longer sentence is cut to the clause with the words in bold, and so are those.
    """
    text, sentence = entry.hit.passage.text, entry.hit.sentence
    if entry.answer == sentence:
        # All of it in bold would tell nothing.
        said = " ".join(text[sentence.start : sentence.end].split("\n"))
        return said if len(said) <= most else f"{said[: most - 1]}…", "", ""
    bold = Span(entry.answer.start, min(entry.answer.end, entry.answer.start + most))
    start, end = min(sentence.start, bold.start), max(sentence.end, bold.end)
    if end - start > most:
        clauses = [found.end() for found in _CLAUSE.finditer(text, start, bold.start)]
        fitting = [clause for clause in (start, *clauses) if bold.end - clause <= most]
        start = fitting[-1] if fitting else bold.start
        end = min(end, start + most)
    before = "…" if start > sentence.start else ""
    behind = "…" if end < sentence.end else ""
    parts = (before + text[start : bold.start], text[bold.start : bold.end], text[bold.end : end] + behind)
    first, marked, last = (part.replace("\n", " ") for part in parts)
    return first.lstrip(), marked, last.rstrip()
