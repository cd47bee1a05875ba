"""Postings and segments in memory: made from the terms of passages, and merged.

A segment numbers its passages by slots from 0, in the order of their ids. Segments never change once written, but
for which of their passages are dead; everything counted is an integer, so that adding and removing are exact.
"""

import heapq
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

import numpy as np
from numpy.typing import NDArray

MAX_FREQUENCY = 65_535
"""A term frequency above this is stored as this: `frequencies` are 16 bits wide, and at k1 = 0.9 the weight of a
term has reached 99.99 % of its bound long before."""


@dataclass(frozen=True, slots=True, eq=False)
class Postings:
    """Where one term stands in one segment.

    Attributes:
        slots: uint32 (n,), ascending: the passages that hold the term.
        frequencies: uint16 (n,): how often each holds it.
    """

    slots: NDArray[np.uint32]
    frequencies: NDArray[np.uint16]


@dataclass(frozen=True, slots=True, eq=False)
class Segment:
    """A part of the index: which passages it covers and how long they are.

    Attributes:
        id: Its number; 0 until it is stored.
        passages: int64 (n,), ascending: the passage id of each slot.
        lengths: int32 (n,): index terms in each passage.
        alive: bool (n,): False where the passage was removed since.
    """

    id: int
    passages: NDArray[np.int64]
    lengths: NDArray[np.int32]
    alive: NDArray[np.bool_]

    @property
    def live(self) -> int:
        """How many of its passages are alive."""
        return int(np.count_nonzero(self.alive))


def build_segment(passages: Mapping[int, Sequence[str]]) -> tuple[Segment, dict[str, Postings]]:
    """Invert some passages.

    Args:
        passages: The index terms of each passage, by passage id.

    Returns:
        The segment (id 0) and its postings by term.
    """
    ids = sorted(passages)
    slots: dict[str, list[int]] = {}
    frequencies: dict[str, list[int]] = {}
    for slot, passage in enumerate(ids):
        for term in passages[passage]:
            where = slots.setdefault(term, [])
            if where and where[-1] == slot:
                frequencies[term][-1] += 1
            else:
                where.append(slot)
                frequencies.setdefault(term, []).append(1)
    segment = Segment(
        id=0,
        passages=np.array(ids, dtype=np.int64),
        lengths=np.array([len(passages[passage]) for passage in ids], dtype=np.int32),
        alive=np.ones(len(ids), dtype=np.bool_),
    )
    return segment, {
        term: Postings(
            np.array(where, dtype=np.uint32),
            np.minimum(np.array(frequencies[term]), MAX_FREQUENCY).astype(np.uint16),
        )
        for term, where in slots.items()
    }


def merge_segments(
    parts: Sequence[tuple[Segment, Iterable[tuple[str, Postings]]]],
) -> tuple[Segment, Iterator[tuple[str, Postings]]]:
    """Make one segment of several, leaving out their dead passages.

    Args:
        parts: Each segment with its postings by ascending term; no passage is alive in two of them.

    Returns:
        The merged segment (id 0) and its postings by ascending term, made as they are asked for.
    """
    passages = np.concatenate([segment.passages[segment.alive] for segment, _ in parts])
    lengths = np.concatenate([segment.lengths[segment.alive] for segment, _ in parts])
    order = np.argsort(passages)
    merged = Segment(0, passages[order], lengths[order], np.ones(len(order), dtype=np.bool_))
    new_slots = [_new_slots(segment, merged) for segment, _ in parts]

    def postings() -> Iterator[tuple[str, Postings]]:
        streams = [_numbered(part, stream) for part, (_, stream) in enumerate(parts)]
        for term, same in groupby(heapq.merge(*streams, key=itemgetter(0)), key=itemgetter(0)):
            slots, frequencies = [], []
            for _, part, old in same:
                moved = new_slots[part][old.slots]
                kept = moved >= 0
                slots.append(moved[kept])
                frequencies.append(old.frequencies[kept])
            together = np.concatenate(slots)
            if together.size:
                ascending = np.argsort(together)
                yield (
                    term,
                    Postings(
                        together[ascending].astype(np.uint32),
                        np.concatenate(frequencies)[ascending],
                    ),
                )

    return merged, postings()


def _numbered(part: int, stream: Iterable[tuple[str, Postings]]) -> Iterator[tuple[str, int, Postings]]:
    for term, postings in stream:
        yield term, part, postings


def _new_slots(old: Segment, merged: Segment) -> NDArray[np.int64]:
    """Where each slot of `old` lies in `merged`; -1 where its passage is dead."""
    return np.where(old.alive, np.searchsorted(merged.passages, old.passages), -1)
