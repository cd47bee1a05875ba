"""Which segments are merged, and when: those of a size class that is full, as Lucene's log merge policy.

n passages lie in O(log n) segments, which a question visits one by one; each posting is rewritten O(log n) times in
all; until the merge the dead take room.
"""

from dataclasses import dataclass
from itertools import chain
from typing import Final

import numpy as np

FAN_OUT: Final = 8
"""Segments of one size class before they are merged. 8 keeps a question's look-ups near 8 a size class and the
rewriting near log8(n)."""

SMALL_MERGE: Final = 16_384
"""Passages that the adding of a single report merges at most: about 10 MB of postings."""


@dataclass(frozen=True, slots=True)
class SegmentSize:
    """What merging wants to know of a segment.

    Attributes:
        id: Its number.
        passages: How many it covers.
        live: How many of these are alive.
    """

    id: int
    passages: int
    live: int


def due(segments: list[SegmentSize], largest: int | None) -> list[SegmentSize]:
    """The segments to merge next: those of a size class that is full, or one that is half dead."""
    classes: dict[int, list[SegmentSize]] = {}
    for segment in segments:
        classes.setdefault(int(np.log(segment.live) / np.log(FAN_OUT)), []).append(segment)
    for size in sorted(classes):
        if len(classes[size]) >= FAN_OUT:
            # Everything smaller goes along: it costs little, and would be left behind otherwise.
            group = list(chain.from_iterable(classes[smaller] for smaller in sorted(classes) if smaller <= size))
            if largest is None or sum(segment.live for segment in group) <= largest:
                return group
    half_dead = (segment for segment in segments if 2 * segment.live < segment.passages)
    return next(([segment] for segment in half_dead if largest is None or segment.live <= largest), [])


def tidied(segments: list[SegmentSize]) -> list[SegmentSize]:
    """All segments but those `FAN_OUT` times as large as all smaller ones together; none if that is one."""
    group = sorted(segments, key=lambda segment: segment.live)
    while len(group) > 1 and group[-1].live > FAN_OUT * sum(smaller.live for smaller in group[:-1]):
        group.pop()
    return group if len(group) > 1 else []
