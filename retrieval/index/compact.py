"""Postings of one term as the compiled loops read them: about two bytes a posting.

Of a slot 16 bits are kept, and where each span of 65,536 passages begins, since the loops go from span to
span anyway. Passages that hold the term once, up to `LIGHT` times and more often are lists of their own: four fifths of
the postings then need no frequency, and a passage is found in one list only. So the cache of postings holds more than
twice as many as with `SparsePostings`, which numpy needs: it looks terms up in whole lists of slots.
"""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from retrieval.index.postings import Postings, SparsePostings, address

SPAN: Final = 65_536
"""Passages whose slots differ in their lowest 16 bits."""


def span_count(size: int) -> int:
    """Spans of a segment of so many passages, at least 1."""
    return max(-(-size // SPAN), 1)


class PackedPostings:
    """Where a term stands that few passages hold, in little room.

    Args:
        offsets: uint16 (n,): the lowest bits of the slots of the passages that hold the term once, and after them of
            those that hold it up to `LIGHT` times; each ascending within a span.
        starts: int32 (2 spans + 1,): where each span of either list begins in `offsets`.
        repeats: uint8 (m,): how often the passages of the second list hold it.
        heavy: int32 (h,), ascending: the passages that hold it more than `LIGHT` times.
        heavy_frequencies: uint16 (h,): how often they do.
    """

    __slots__ = ("_where", "heavy", "heavy_frequencies", "offsets", "repeats", "starts")

    def __init__(
        self,
        offsets: NDArray[np.uint16],
        starts: NDArray[np.int32],
        repeats: NDArray[np.uint8],
        heavy: NDArray[np.int32],
        heavy_frequencies: NDArray[np.uint16],
    ) -> None:
        self.offsets = offsets
        self.starts = starts
        self.repeats = repeats
        self.heavy = heavy
        self.heavy_frequencies = heavy_frequencies
        self._where: bytes | None = None

    @property
    def df(self) -> int:
        """How many passages of the segment hold the term, dead ones too."""
        return self.offsets.size + self.heavy.size

    @property
    def nbytes(self) -> int:
        """Memory of the arrays."""
        arrays = (self.offsets, self.starts, self.repeats, self.heavy, self.heavy_frequencies)
        return sum(array.nbytes for array in arrays)

    @property
    def where(self) -> bytes:
        """As that of `DensePostings`."""
        if self._where is None:
            arrays = (self.offsets, self.starts, self.repeats, self.heavy, self.heavy_frequencies)
            addresses = [address(array) for array in arrays]
            self._where = np.array([self.df, self.heavy.size, 0, *addresses], dtype=np.int64).tobytes()
        return self._where

    def dead(self, dead: NDArray[np.int32], alive: NDArray[np.bool_]) -> int:
        """How many of its passages are dead."""
        return self.sparse().dead(dead, alive)

    def sparse(self) -> SparsePostings:
        """The same as lists of whole slots."""
        spans = self.starts.size // 2
        slots = np.repeat(np.tile(np.arange(spans, dtype=np.int32) * SPAN, 2), np.diff(self.starts)) + self.offsets
        frequencies = np.ones(self.df, dtype=np.uint16)
        frequencies[self.starts[spans] : self.offsets.size] = self.repeats
        frequencies[self.offsets.size :] = self.heavy_frequencies
        slots = np.concatenate([slots, self.heavy])
        order = slots.argsort()
        frequencies = frequencies[order]
        places = np.flatnonzero(frequencies > 1).astype(np.int32)
        return SparsePostings(slots[order], places, frequencies[places])


TermPostings = Postings | PackedPostings
