"""The slots of a segment, from 0: which passages it covers, by ascending id, how long they are, which are dead.

Segments never change once written, but for which of their passages are dead; everything counted is an integer, so that
adding and removing are exact.
"""

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, eq=False)
class Segment:
    """A part of the index: which passages it covers and how long they are.

    Attributes:
        id: Its number; 0 until it is stored.
        runs: int64 (r, 2), ascending: the passage ids in slot order, as runs (first id, count).
        lengths: uint16 or int32 (n,): index terms in each passage.
        dead: int32 (m,), ascending: the slots whose passage was removed since.
    """

    id: int
    runs: NDArray[np.int64]
    lengths: NDArray[np.uint16] | NDArray[np.int32]
    dead: NDArray[np.int32]

    @property
    def size(self) -> int:
        """How many passages it covers, dead ones too."""
        return self.lengths.size

    @property
    def live(self) -> int:
        """How many of its passages are alive."""
        return self.size - self.dead.size

    @cached_property
    def live_length(self) -> int:
        """Index terms in its live passages together."""
        return _total(self.lengths) - _total(self.lengths[self.dead])

    @cached_property
    def alive(self) -> NDArray[np.bool_]:
        """False where the passage was removed; bool (n,)."""
        alive = np.ones(self.size, dtype=np.bool_)
        alive[self.dead] = False
        return alive

    @property
    def passages(self) -> NDArray[np.int64]:
        """The passage id of each slot; int64 (n,), ascending."""
        return self.passage_ids(np.arange(self.size))

    def passage_ids(self, slots: NDArray[np.intp]) -> NDArray[np.int64]:
        """The passage ids of some slots."""
        ends, ahead = self._runs
        run = ends.searchsorted(slots, side="right") if ends.size > 1 else 0
        ids: NDArray[np.int64] = ahead[run] + slots
        return ids

    @cached_property
    def _runs(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Of each run the slot that follows it, and how far its ids are ahead of its slots."""
        ends = self.runs[:, 1].cumsum()
        return ends, self.runs[:, 0] - ends + self.runs[:, 1]

    def among(self, ranges: NDArray[np.int64]) -> "Segment":
        """The same segment, in which all passages outside some ranges are dead.

        Args:
            ranges: int64 (r, 2), ascending: the first and the last passage id of each.
        """
        if not ranges.size:
            return replace(self, dead=np.arange(self.size, dtype=np.int32))
        ids = self.passages
        place = ranges[:, 0].searchsorted(ids, side="right") - 1
        inside = (place >= 0) & (ids <= ranges[place, 1]) & self.alive
        return replace(self, dead=np.flatnonzero(~inside).astype(np.int32))

    def slots_of(self, passages: NDArray[np.int64]) -> NDArray[np.int32]:
        """The slots of those of some ascending passage ids that it covers."""
        run = self.runs[:, 0].searchsorted(passages, side="right") - 1
        offset = passages - self.runs[run, 0]
        inside = (run >= 0) & (offset < self.runs[run, 1])
        starts = self.runs[:, 1].cumsum() - self.runs[:, 1]
        slots: NDArray[np.int32] = (starts[run] + offset)[inside].astype(np.int32)
        return slots


def make_segment(passages: NDArray[np.int64], lengths: NDArray[np.int64] | NDArray[np.int32]) -> Segment:
    """A segment of live passages, by ascending id, not stored yet."""
    return Segment(0, make_runs(passages), lengths.astype(np.int32), np.zeros(0, dtype=np.int32))


def make_runs(passages: NDArray[np.int64]) -> NDArray[np.int64]:
    """Runs of consecutive ids, as `Segment.runs` holds them, from ascending ids."""
    first = np.flatnonzero(np.diff(passages, prepend=-1) != 1) if passages.size else np.zeros(0, dtype=np.intp)
    if passages.size and (not first.size or first[0] != 0):
        first = np.concatenate([[0], first])
    return np.stack([passages[first], np.diff(first, append=passages.size)], axis=1).astype(np.int64)


def _total(lengths: NDArray[np.uint16] | NDArray[np.int32]) -> int:
    # Sums of 64 bits take four times as long, which a cold process waits for; 65,536 times 16 bits fit into 32.
    if lengths.dtype != np.uint16:
        return int(lengths.sum(dtype=np.int64))
    parts = range(0, lengths.size, 65_536)
    return sum(int(lengths[start : start + 65_536].sum(dtype=np.uint32)) for start in parts)
