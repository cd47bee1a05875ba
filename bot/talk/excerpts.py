"""A stretch of a passage taken apart for showing: what answers, what matched, and where the text goes on beyond it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from retrieval.types import Hit, Span


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
