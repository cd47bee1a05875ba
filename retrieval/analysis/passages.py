"""Report -> passages: pieces of about 500 characters that keep to paragraphs, or at least to sentences.

Long passages rank better than short ones, and overlap brings nothing; what is shown is a window inside one.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from retrieval.analysis.sentences import split_sentences
from retrieval.types import Passage, Report

# Where a sentence longer than a passage may be cut with the least harm.
_CLAUSE_END = re.compile(r"[，,；;、：:\s]")
# A row of a table is not cut, unless somebody put a whole text into a cell.
_LONGEST_ROW = 2000
# A passage this much shorter than the size (a heading, a last line) says too little alone: it joins its
# neighbour although the two exceed the size by as much.
_SLACK = 5


@dataclass(frozen=True, slots=True)
class _Piece:
    """Consecutive characters of a report; `first` and `last` count its paragraphs from 1, `table` its tables."""

    start: int
    end: int
    first: int
    last: int
    table: int

    def __len__(self) -> int:
        return self.end - self.start


def cut_passages(report: Report, size: int = 500) -> list[Passage]:
    """Cut a report into passages.

    Short neighbouring paragraphs share a passage; a paragraph longer than `size` is cut into pieces of even
    length between sentences, and a sentence longer than `size` between clauses or, at last, anywhere. Rows of a table
    share passages with none but rows of it, and stay whole.

    Args:
        report: A report as read.
        size: The length in characters that a passage should not exceed, at least 1; where a fragment would be
            left alone, it may by a fifth.

    Returns:
        Passages with id 0, in the order of the text. Every character of every paragraph stands in exactly
        one of them.
    """
    if size < 1:
        raise ValueError(f"size must be at least 1, not {size}")
    text = report.text
    return [
        Passage(
            id=0,
            report_id=report.id,
            ordinal=ordinal,
            paragraphs=range(piece.first, piece.last + 1),
            start=piece.start,
            end=piece.end,
            text=text[piece.start : piece.end],
            tabular=piece.table > 0,
        )
        for ordinal, piece in enumerate(_merge(list(_pieces(report, size)), size))
    ]


def _pieces(report: Report, size: int) -> Iterator[_Piece]:
    start = 0
    tables = {row.paragraph: table.number for table in report.tables for row in table.rows}
    for number, paragraph in enumerate(report.paragraphs, start=1):
        cut_before = 0
        table = tables.get(number, 0)
        for cut in _cuts(paragraph, max(size, _LONGEST_ROW) if table else size):
            yield _Piece(start + cut_before, start + cut, number, number, table)
            cut_before = cut
        start += len(paragraph) + 1


def _cuts(paragraph: str, size: int) -> Iterator[int]:
    """Where the pieces of a paragraph end, each at most `size` behind the one before."""
    if len(paragraph) > size:
        # A piece runs up to the next sentence: what white space stands between them stays with the former.
        sentences = [span.start for span in split_sentences(paragraph)][1:]
        clauses = [found.end() for found in _CLAUSE_END.finditer(paragraph)]
        start = 0
        while (left := len(paragraph) - start) > size:
            aim = start + left / -(-left // size)
            start = next(
                (
                    cut
                    for places in (sentences, clauses)
                    if (cut := _nearest(places, aim, start + max(size // 4, 1), start + size)) is not None
                ),
                start + size,
            )
            yield start
    yield len(paragraph)


def _nearest(places: list[int], aim: float, low: int, high: int) -> int | None:
    """The one of the ascending `places` from `low` to `high` that is nearest to `aim`."""
    within = places[bisect_left(places, low) : bisect_right(places, high)]
    return min(within, key=lambda place: abs(place - aim), default=None)


def _merge(pieces: list[_Piece], size: int) -> list[_Piece]:
    merged: list[_Piece] = []
    for place, piece in enumerate(pieces):
        if merged:
            before = merged[-1]
            together = piece.end - before.start
            fragment = len(before) if place + 1 < len(pieces) else min(len(before), len(piece))
            fits = together <= size or (fragment < size // _SLACK and together <= size + size // _SLACK)
            if fits and piece.table == before.table:
                merged[-1] = _Piece(before.start, piece.end, before.first, piece.last, piece.table)
                continue
        merged.append(piece)
    return merged
