"""Segments made into one, a range of terms at a time, so that merging a million passages takes little memory."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, compress, groupby, islice
from operator import ne
from typing import Any, Final, Protocol

import numpy as np
from numpy.typing import NDArray

from retrieval.index import codec
from retrieval.index.inversion import Inverted
from retrieval.index.segment import Segment, make_runs

RANGE_BYTES: Final = 3 * 2**20
"""Bytes of blocks that are merged at once: about 90 MB of arrays."""


class Run(Protocol):
    """Does something to many things, in order: `map`, or what does it in other processes."""

    def __call__(self, work: Callable[[Any], Any], parts: Iterable[Any], /) -> Iterator[Any]:
        """Give what became of each."""


BlockPlace = tuple[str, int, int]
"""Where a block is: its first term, the part it belongs to, its size in bytes."""


def merge_segments(segments: Sequence[Segment]) -> tuple[Segment, list[NDArray[np.int32]]]:
    """Put the live passages of several segments in one.

    Args:
        segments: No passage is alive in two of them.

    Returns:
        The merged segment (id 0), and for each of `segments` the new slot of each of its slots, -1 where dead.
    """
    passages = np.concatenate([segment.passages[segment.alive] for segment in segments])
    lengths = np.concatenate([segment.lengths[segment.alive].astype(np.int32) for segment in segments])
    order = np.argsort(passages, kind="stable")
    passages = passages[order]
    merged = Segment(0, make_runs(passages), lengths[order], np.zeros(0, dtype=np.int32))
    moved = [np.where(part.alive, np.searchsorted(passages, part.passages), -1).astype(np.int32) for part in segments]
    return merged, moved


def merge_blocks(
    places: Iterable[BlockPlace],
    read: Callable[[int, str, str | None], Iterable[bytes]],
    moved: Sequence[NDArray[np.int32]],
    size: int,
    run: Run = map,
) -> Iterator[tuple[str, bytes]]:
    """Merge the postings of several segments.

    Args:
        places: Every block of every part.
        read: The blocks of a part in which the terms from the second argument on stand and, where there is a third,
            those before that; in order.
        moved: For each part the new slot of each slot, -1 where dead.
        size: Passages of the merged segment.
        run: What `map` does, as good as the built-in one.

    Yields:
        The blocks of the merged segment with their first terms, ascending.
    """
    borders = list(_borders(sorted(places)))
    ranges = (
        _Range(start, end, [list(read(part, start, end)) for part in range(len(moved))], moved, size)
        for start, end in zip(borders, [*borders[1:], None], strict=True)
    )
    return chain.from_iterable(run(_merge_range, ranges))


@dataclass(frozen=True)
class _Range:
    """The terms from one up to another, or to the end: the blocks of each part where they stand; and as above."""

    start: str
    end: str | None
    data: list[list[bytes]]
    moved: Sequence[NDArray[np.int32]]
    size: int


def _merge_range(task: _Range) -> list[tuple[str, bytes]]:
    parts = []
    for part, data in enumerate(task.data):
        if data:
            whole = _join([codec.decode_block(block) for block in data])
            # A block at either border holds terms of the next range too.
            first = bisect_left(whole.terms, task.start)
            last = len(whole.terms) if task.end is None else bisect_left(whole.terms, task.end)
            parts.append((part, _slice(whole, first, last)))
    return list(codec.encode_blocks(_merge(parts, task.moved, task.size), task.size))


def _borders(places: Sequence[BlockPlace]) -> Iterator[str]:
    """First terms of ranges that hold about `RANGE_BYTES` together."""
    total = 0
    for term, same in groupby(places, key=lambda place: place[0]):
        if total == 0:
            yield term
        total += sum(size for _, _, size in same)
        if total >= RANGE_BYTES:
            total = 0


def _merge(parts: Sequence[tuple[int, Inverted]], moved: Sequence[NDArray[np.int32]], size: int) -> Inverted:
    given = [term for _, inverted in parts for term in inverted.terms]
    # A few runs in order already, which sort by being merged: a third of the time of a set and a dictionary of them.
    order = sorted(range(len(given)), key=given.__getitem__)
    terms = list(map(given.__getitem__, order))
    new = np.fromiter(chain([True], map(ne, terms, islice(terms, 1, None))), dtype=np.bool_, count=len(terms))
    ranks = np.empty(len(given), dtype=np.int64)
    ranks[order] = new.cumsum() - 1
    terms = list(compress(terms, new.tolist()))
    keys = []
    before = 0
    for part, inverted in parts:
        slots = moved[part][inverted.slots]
        kept = slots >= 0
        mine = ranks[before : before + len(inverted.terms)]
        before += mine.size
        # Term, slot and frequency in 63 bits, so that one sort carries all three along.
        keys.append((((np.repeat(mine, inverted.counts) * size + slots) << 16) | inverted.frequencies)[kept])
    together = np.concatenate(keys) if keys else np.zeros(0, dtype=np.int64)
    together.sort()
    pairs = together >> 16
    rank = pairs // max(size, 1)
    counts = np.bincount(rank, minlength=len(terms))
    return Inverted(
        list(compress(terms, counts.tolist())),
        counts[counts > 0],
        (pairs - rank * size).astype(np.int32),
        (together & 0xFFFF).astype(np.uint16),
    )


def _join(pieces: Sequence[Inverted]) -> Inverted:
    return Inverted(
        [term for piece in pieces for term in piece.terms],
        np.concatenate([piece.counts for piece in pieces]),
        np.concatenate([piece.slots for piece in pieces]),
        np.concatenate([piece.frequencies for piece in pieces]),
    )


def _slice(inverted: Inverted, first: int, last: int) -> Inverted:
    start, end = int(inverted.counts[:first].sum()), int(inverted.counts[:last].sum())
    return Inverted(
        inverted.terms[first:last],
        inverted.counts[first:last],
        inverted.slots[start:end],
        inverted.frequencies[start:end],
    )
