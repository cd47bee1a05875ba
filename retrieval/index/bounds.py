"""What terms add to every passage of a segment, summed fast and in little memory: never too small, rounded up a little.

A process that answers its first question touches all its memory for the first time, and the system takes longer to
hand out a page than numpy to fill it. So there is one array of 16 bits a passage, added to in place.

What is summed is what terms add to the score as a part of what frequency 1 adds in the same passage, so that
frequency 1 is the term's weight whatever the passage's length.
"""

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from retrieval.index.postings import LIGHT, QUARTERS, DensePostings, Postings, SparsePostings
from retrieval.index.segment import Segment

_MOST: Final = 65_535

MOST_TERMS: Final = 8_192
"""Terms that may be summed: each is rounded up, and all together must fit into 16 bits."""

_TOGETHER: Final = 16_384
"""Postings that are added in one go: fewer take longer, more need memory that was not touched before."""

_BLOCK: Final = 64
"""Passages of which the highest sum is looked at first. (A multiple of 4.)"""


class WeightedLists(NamedTuple):
    """One term of a question in one segment, as numpy searches it.

    Attributes:
        weight: Its IDF times its weight in the question.
        postings: Where it stands.
    """

    weight: float
    postings: Postings


class CoarseSums:
    """Sums over the passages of a segment; 0 where one is dead.

    Args:
        segment: The passages.
        norms: The part of the denominator that does not depend on the term, by the passage's length.
        terms: All that may be added, at most `MOST_TERMS`.
    """

    def __init__(self, segment: Segment, norms: NDArray[np.float64], terms: Sequence[WeightedLists]) -> None:
        self._segment = segment
        self._norms = norms
        # A term adds less than 1 + norm in all, and is rounded up twice.
        most = sum(term.weight for term in terms) * (1 + float(norms[-1]))
        self._unit = most / (_MOST - 2 * len(terms))
        self._sums = np.zeros(-(-segment.size // _BLOCK) * _BLOCK, dtype=np.uint16)
        # In each column passages far from each other: neighbours often say the same.
        self._columns = self._sums.reshape(_BLOCK, -1)

    def add(self, terms: Iterable[WeightedLists]) -> None:
        """Add what terms say."""
        lists: list[tuple[float, SparsePostings]] = []
        together = 0
        for term in terms:
            if isinstance(term.postings, DensePostings):
                self._add_dense(term.weight, term.postings)
            else:
                lists.append((term.weight, term.postings))
                together += term.postings.df
                if together >= _TOGETHER:
                    self._add_lists(lists)
                    lists, together = [], 0
        if lists:
            self._add_lists(lists)
        self._sums[self._segment.dead] = 0

    def at(self, slots: NDArray[np.intp]) -> NDArray[np.float64]:
        """The sums of some passages."""
        return self._sums[slots].astype(np.float64) * self._unit

    def at_least(self, wanted: float) -> NDArray[np.intp]:
        """The passages with so high a sum, ascending; none with 0."""
        return self._from(self._maxima(), int(wanted / self._unit))

    def highest(self, count: int) -> NDArray[np.intp]:
        """The passages with the highest sums, ascending: about so many, at least as many if there are."""
        maxima = self._maxima()
        return self._from(maxima, int(np.partition(maxima, -count)[-count]) if maxima.size > count else 0)

    def _maxima(self) -> NDArray[np.uint16]:
        """The highest sum in each of the columns."""
        maxima: NDArray[np.uint16] = self._columns.max(axis=0)
        return maxima

    def _from(self, maxima: NDArray[np.uint16], least: int) -> NDArray[np.intp]:
        least = max(least, 1)
        columns = np.flatnonzero(maxima >= least)
        rows, places = (self._columns[:, columns] >= least).nonzero()
        return np.sort(rows * maxima.size + columns[places])

    def _add_lists(self, terms: Sequence[tuple[float, SparsePostings]]) -> None:
        weights = np.array([weight for weight, _ in terms]) / self._unit
        lists = [postings for _, postings in terms]
        slots = np.concatenate([postings.slots for postings in lists])
        units = np.ceil(weights).astype(np.uint16)
        np.add.at(self._sums, slots, units.repeat([postings.slots.size for postings in lists]))
        self._add_repetition(
            np.concatenate([postings.repeated for postings in lists]),
            np.concatenate([postings.frequencies for postings in lists]),
            weights.repeat([postings.repeated.size for postings in lists]),
            1.0,
        )

    def _add_dense(self, weight: float, postings: DensePostings) -> None:
        weight /= self._unit
        # As in the longest passage, where repetition adds most.
        ratios = np.concatenate([[0.0], _ratios(np.arange(1.0, LIGHT + 1), float(self._norms[-1]))])
        four = np.ceil(weight * ratios).astype(np.uint16)[QUARTERS].view(np.uint64).ravel()
        # Four passages are 8 bytes, as they are one byte of dense postings.
        together = self._sums[: 4 * postings.quarters.size].view(np.uint64)
        together += four[postings.quarters]
        self._add_repetition(postings.heavy, postings.heavy_frequencies, weight, float(ratios[-1]))

    def _add_repetition(
        self,
        slots: NDArray[np.int32],
        frequencies: NDArray[np.uint16],
        units: NDArray[np.float64] | float,
        counted: float,
    ) -> None:
        """Add what frequencies add beyond what is counted already."""
        norms = self._norms[self._segment.lengths[slots]]
        extras = _ratios(frequencies.astype(np.float64), norms)
        extras -= counted
        extras *= units
        np.add.at(self._sums, slots, np.ceil(extras.clip(0)).astype(np.uint16))


def _ratios(frequencies: NDArray[np.float64], norms: NDArray[np.float64] | float) -> NDArray[np.float64]:
    """What frequencies add as a part of what frequency 1 adds."""
    ratios: NDArray[np.float64] = frequencies * (1 + norms) / (frequencies + norms)
    return ratios
