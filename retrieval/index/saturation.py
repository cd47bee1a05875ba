"""What a term adds to a passage's score by how often it stands there: BM25's saturation, in tables of one segment.

It depends on the term's frequency and on the passage's length alone, so that tables by length serve all passages.
"""

from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from retrieval.index.postings import LIGHT
from retrieval.index.segment import Segment


class Saturation:
    """What terms of weight 1 add; each table is made when it is first asked for.

    Args:
        segment: The passages.
        k1: Saturation of the term frequency.
        b: Weight of the passage length.
        average: Mean length over the whole index.
    """

    def __init__(self, segment: Segment, *, k1: float, b: float, average: float) -> None:
        self._segment = segment
        self.k1 = k1
        self._b = b
        self._average = average or 1.0

    def factor(self, frequency: NDArray[np.float64] | float, norms: NDArray[np.float64]) -> NDArray[np.float64]:
        """What a term of weight 1 adds, by its frequency and by the passage's part of the denominator."""
        factor: NDArray[np.float64] = frequency * (self.k1 + 1) / (norms + frequency)
        return factor

    @cached_property
    def norms(self) -> NDArray[np.float64]:
        """The part of the denominator that does not depend on the term, by the passage's length."""
        lengths = np.arange(int(self._segment.lengths.max(initial=0)) + 1, dtype=np.float64)
        return self.k1 * (1 - self._b + self._b * lengths / self._average)

    @cached_property
    def by_length(self) -> NDArray[np.float64]:
        """What a term of weight 1 adds at frequency 1, by the passage's length."""
        return self.factor(1.0, self.norms)

    @cached_property
    def most(self) -> float:
        """What a term of weight 1 adds at frequency 1 to the shortest passage."""
        return float(self.by_length[self._segment.lengths.min()])

    @cached_property
    def most_added(self) -> NDArray[np.float64]:
        """What a term of weight 1 adds at most: by its frequency, `LIGHT` standing for all above, and by the length."""
        added = np.stack([self.factor(float(frequency), self.norms) for frequency in range(LIGHT + 1)])
        added[LIGHT] = self.k1 + 1
        return added

    @cached_property
    def once(self) -> NDArray[np.float64]:
        """What a term of weight 1 adds to each passage at frequency 1."""
        return self.by_length[self._segment.lengths]

    @cached_property
    def light(self) -> NDArray[np.float32]:
        """What a term of weight 1 adds to each passage at frequencies 1 and `LIGHT`; 0 where it is dead."""
        norms = self._segment.lengths.astype(np.float32)
        norms *= self.k1 * self._b / self._average
        norms += self.k1 * (1 - self._b)
        light = np.empty((2, norms.size), dtype=np.float32)
        for row, frequency in enumerate((1, LIGHT)):
            np.add(norms, frequency, out=light[row])
            np.divide(frequency * (self.k1 + 1), light[row], out=light[row])
        light[:, self._segment.dead] = 0.0
        return light

    @cached_property
    def ratios(self) -> NDArray[np.float64]:
        """What frequencies up to `LIGHT` add as a part of what frequency 1 adds, by frequency and length."""
        once = self.factor(1.0, self.norms)
        return np.stack([self.factor(float(frequency), self.norms) / once for frequency in range(LIGHT + 1)])
