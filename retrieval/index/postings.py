"""Postings of one term in one segment, as they are searched in memory; passages are named by their slots."""

from collections.abc import Callable, Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

LIGHT: Final = 3
"""The largest term frequency that two bits hold. Larger ones are few:
of 100 postings of 230-character passages 79 have 1 and 14 have 2. They are kept apart as well."""

_LONG: Final = 1_024
"""Postings from which a list does not keep `SparsePostings.places` before they are asked for."""

QUARTERS: Final = np.array([[byte >> shift & 3 for shift in (0, 2, 4, 6)] for byte in range(256)], dtype=np.uint8)
"""The frequencies of four passages by the byte that holds them; uint8 (256, 4)."""


class SparsePostings:
    """Where a term stands that few passages hold.

    Attributes:
        slots: int32 (n,), ascending: the passages that hold the term.
        repeated: int32 (m,), ascending: those that hold it more than once.
        frequencies: uint16 (m,): how often they do.
    """

    __slots__ = ("_places", "frequencies", "repeated", "slots")

    def __init__(self, slots: NDArray[np.int32], places: NDArray[np.int32], frequencies: NDArray[np.uint16]) -> None:
        self.slots = slots
        self.repeated = slots[places]
        # Long lists are looked through otherwise, and have to be small.
        self._places = places if slots.size < _LONG else None
        self.frequencies = frequencies

    @property
    def df(self) -> int:
        """How many passages of the segment hold the term, dead ones too."""
        return self.slots.size

    @property
    def places(self) -> NDArray[np.int32]:
        """Where in `slots` the repeated ones stand; int32 (m,)."""
        if self._places is None:
            # Asked for in small segments only, at every question: looking them up took half the time of scoring.
            self._places = self.slots.searchsorted(self.repeated).astype(np.int32)
        return self._places

    @property
    def nbytes(self) -> int:
        """Memory of the arrays."""
        arrays = (self.slots, self.repeated, self.frequencies)
        # The same before and after `places` was asked for: a cache adds it up when a list comes and when it goes.
        return sum(array.nbytes for array in arrays) + (self.repeated.nbytes if self.slots.size < _LONG else 0)

    def sparse(self) -> "SparsePostings":
        """Itself; as that of `DensePostings`."""
        return self

    def light(self, slots: NDArray[np.int32]) -> NDArray[np.uint8]:
        """The frequency at each of some slots, `LIGHT` standing for all above."""
        found = _contains(self.slots, slots).view(np.uint8)
        if self.repeated.size:
            place = self.repeated.searchsorted(slots)
            again = (self.repeated.take(place, mode="clip") == slots).nonzero()[0]
            if again.size:
                found[again] = np.minimum(self.frequencies[place[again]], LIGHT)
        return found

    def dead(self, dead: NDArray[np.int32], alive: NDArray[np.bool_]) -> int:
        """How many of its passages are dead."""
        if self.slots.size < dead.size:
            return int(np.count_nonzero(~alive[self.slots]))
        return int(np.count_nonzero(_contains(self.slots, dead)))


class DensePostings:
    """Where a term stands that many passages hold: two bits a passage.

    Args:
        size: Passages of the segment.
        df: How many of them hold the term, dead ones too.
        quarters: uint8 (ceil(size / 4),): the frequencies of four passages, lowest bits first, up to `LIGHT`.
        heavy: int32 (h,), ascending: the passages that hold it more than `LIGHT` times; or what finds them, called
            when somebody asks: few questions do, and they may be many.
        heavy_frequencies: uint16 (h,): how often they do.
    """

    __slots__ = ("_heavy", "_where", "df", "heavy_frequencies", "quarters", "size")

    def __init__(
        self,
        size: int,
        df: int,
        quarters: NDArray[np.uint8],
        heavy: NDArray[np.int32] | Callable[[], NDArray[np.int32]],
        heavy_frequencies: NDArray[np.uint16],
    ) -> None:
        self.size = size
        self.df = df
        self.quarters = quarters
        self._heavy = heavy
        self.heavy_frequencies = heavy_frequencies
        self._where: bytes | None = None

    @property
    def heavy(self) -> NDArray[np.int32]:
        """The passages that hold it more than `LIGHT` times."""
        heavy = self._heavy
        if callable(heavy):
            # Two threads may find them at once: both find the same.
            heavy = self._heavy = heavy()
        return heavy

    @property
    def where(self) -> bytes:
        """Its sizes and the addresses of its arrays, for `retrieval.index.compiled.maxscore`; valid while it lives."""
        if self._where is None:
            lists = (0, 0, 0, address(self.heavy), address(self.heavy_frequencies))
            self._where = np.array([self.df, self.heavy.size, address(self.quarters), *lists], dtype=np.int64).tobytes()
        return self._where

    @property
    def nbytes(self) -> int:
        """Memory of the arrays, of those too that are not there yet."""
        return self.quarters.nbytes + 3 * self.heavy_frequencies.nbytes

    def light(self, slots: NDArray[np.int32]) -> NDArray[np.uint8]:
        """The frequency at each of some slots, `LIGHT` standing for all above."""
        found: NDArray[np.uint8] = (self.quarters[slots >> 2] >> ((slots & 3) << 1).astype(np.uint8)) & 3
        return found

    def dead(self, dead: NDArray[np.int32], alive: NDArray[np.bool_]) -> int:  # noqa: ARG002 - one signature for both
        """How many of its passages are dead."""
        return int(np.count_nonzero(self.light(dead)))

    def sparse(self) -> SparsePostings:
        """The same as lists."""
        found = QUARTERS[self.quarters].ravel()[: self.size]
        slots = np.flatnonzero(found).astype(np.int32)
        counts = found[slots].astype(np.uint16)
        counts[slots.searchsorted(self.heavy)] = self.heavy_frequencies
        places = np.flatnonzero(counts > 1).astype(np.int32)
        return SparsePostings(slots, places, counts[places])

    @classmethod
    def pack(cls, size: int, slots: NDArray[np.int32], frequencies: NDArray[np.uint16]) -> "DensePostings":
        """From the slots of a term and the frequency in each."""
        found = np.zeros(-(-size // 4) * 4, dtype=np.uint8)
        found[slots] = np.minimum(frequencies, LIGHT)
        four = found.reshape(-1, 4)
        quarters = (four << np.array([0, 2, 4, 6], dtype=np.uint8)).sum(axis=1, dtype=np.uint8)
        heavy = frequencies > LIGHT
        return cls(size, slots.size, quarters, slots[heavy], frequencies[heavy])


Postings = SparsePostings | DensePostings


def light_frequencies(postings: Sequence[Postings], slots: NDArray[np.int32]) -> NDArray[np.uint8]:
    """`light` of several terms at once: uint8 (terms, slots)."""
    found = np.empty((len(postings), slots.size), dtype=np.uint8)
    byte = (slots >> 2).astype(np.intp)
    dense = []
    for row, one in enumerate(postings):
        if isinstance(one, DensePostings):
            one.quarters.take(byte, out=found[row], mode="clip")
            dense.append(row)
        else:
            found[row] = one.light(slots)
    if dense:
        found[dense] = (found[dense] >> ((slots & 3) << 1).astype(np.uint8)) & 3
    return found


def frequencies_at(postings: Sequence[Postings], slots: NDArray[np.int32]) -> NDArray[np.float64]:
    """How often passages hold terms: float64 (terms, slots)."""
    found = light_frequencies(postings, slots)
    frequencies = found.astype(np.float64)
    for row in np.flatnonzero((found == LIGHT).any(axis=1)).tolist():
        one = postings[row]
        if isinstance(one, SparsePostings):
            many, counts = one.repeated, one.frequencies
        else:
            many, counts = one.heavy, one.heavy_frequencies
        if many.size:
            place = many.searchsorted(slots)
            here = many.take(place, mode="clip") == slots
            frequencies[row, here] = counts[place[here]]
    return frequencies


def address(array: NDArray[Any]) -> int:
    """Where its items lie in memory, one after the other."""
    assert array.flags.c_contiguous
    return int(array.__array_interface__["data"][0])


def _contains(slots: NDArray[np.int32], wanted: NDArray[np.int32]) -> NDArray[np.bool_]:
    found: NDArray[np.bool_] = slots.take(slots.searchsorted(wanted), mode="clip") == wanted
    return found
