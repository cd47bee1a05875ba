"""The best passages of one segment without scoring all of them, and yet exactly the best.

Most postings of a question belong to its few most frequent terms, which decide least. So:

1. The rare terms are summed over all passages at once (`bincount`, five to ten times as fast as indexed addition).
2. The passages that look best by that get their whole score; the k-th of these is a bound that the answer exceeds.
3. A passage that cannot reach the bound even if it held every other term is out. If few are left, the other terms
   are looked up for these alone; if not, the next terms are summed, and so on.
4. Who is left in the end is scored once more, term by term in the order of the question, as `get_scores` does:
   the same additions in the same order, so that equal passages have equal scores to the last bit.

The idea is MaxScore's (Turtle and Flood, 1995), turned to operations on whole arrays.

Frequency 1 needs no arithmetic a posting: all of a passage's terms with it share the factor (k1 + 1) / (norm + 1),
which is applied to their summed weights. What higher frequencies add to it is summed with them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray

from retrieval.postings import LIGHT, DensePostings, Postings, Segment, frequencies_at

_FIRST_PART: Final = 0.25
"""Postings summed before the first bound is taken, as a part of the segment's passages."""

_FEW: Final = 64
"""A 64th of the passages may be left when the other terms are looked up for them: a look-up costs about as much as
summing 30 postings."""

_BLOCK: Final = 512
"""Passages of which the best is taken first: `argpartition` over all would cost more than the summing."""

_MARGIN: Final = 1e-9
"""Sums in another order differ by some 1e-15 of their value; what comes so near to the bound stays in."""


@dataclass(frozen=True, slots=True)
class WeightedPostings:
    """One term of a question in one segment.

    Attributes:
        weight: Its IDF times its weight in the question.
        postings: Where it stands.
    """

    weight: float
    postings: Postings


class Scorer:
    """Scores the passages of one segment.

    Args:
        segment: The passages.
        k1: Saturation of the term frequency.
        b: Weight of the passage length.
        average: Mean length over the whole index.
    """

    def __init__(self, segment: Segment, *, k1: float, b: float, average: float) -> None:
        self.segment = segment
        self._k1 = k1
        self._b = b
        self._average = average or 1.0

    def factor(self, frequency: NDArray[np.float64] | float, norms: NDArray[np.float64]) -> NDArray[np.float64]:
        """What a term of weight 1 adds to the score."""
        factor: NDArray[np.float64] = frequency * (self._k1 + 1) / (norms + frequency)
        return factor

    def scores(self, terms: Sequence[WeightedPostings], slots: NDArray[np.intp]) -> NDArray[np.float64]:
        """The scores of some passages, added up in the order of the terms."""
        frequencies = np.array([term.postings.light(slots) for term in terms], dtype=np.float64)
        for row in np.flatnonzero((frequencies == LIGHT).any(axis=1)).tolist():
            frequencies[row] = frequencies_at(terms[row].postings, slots)
        parts = np.array([[term.weight] for term in terms]) * self.factor(frequencies, self._norms[slots])
        scores = np.zeros(slots.size)
        for part in parts:
            scores += part
        return scores

    def all_scores(self, terms: Sequence[WeightedPostings]) -> NDArray[np.float64]:
        """The score of every passage, added up in the order of the terms; the dead ones too."""
        scores = np.zeros(self.segment.size)
        for term in terms:
            found = term.postings.sparse() if isinstance(term.postings, DensePostings) else term.postings
            frequencies = np.ones(found.slots.size)
            frequencies[found.slots.searchsorted(found.repeated)] = found.frequencies
            scores[found.slots] += term.weight * self.factor(frequencies, self._norms[found.slots])
        return scores

    def top(
        self, terms: Sequence[WeightedPostings], k: int, bound: float = 0.0
    ) -> tuple[NDArray[np.intp], NDArray[np.float64]]:
        """Find the k best passages.

        Args:
            terms: The question's terms that stand in the segment.
            k: Largest number of passages wanted.
            bound: A score that k passages elsewhere reach: who stays under it need not be returned.

        Returns:
            Slots and scores of passages in no promised order; among them all that belong to the k best, with
            all that tie with the k-th; none with score 0.
        """
        if not terms:
            return np.zeros(0, dtype=np.intp), np.zeros(0)
        slots = self._candidates(terms, k, bound)
        scores = self.scores(terms, slots)
        if slots.size > k:
            kept = scores >= max(np.partition(scores, -k)[-k], bound)
            slots, scores = slots[kept], scores[kept]
        return slots, scores

    def _candidates(self, terms: Sequence[WeightedPostings], k: int, bound: float) -> NDArray[np.intp]:
        size = self.segment.size
        rest = sorted(terms, key=lambda term: term.postings.df)
        few = max(size // _FEW, 4 * k)
        whole = sum(term.postings.df for term in terms)
        summed = 0
        heavy: Sequence[WeightedPostings] = terms
        sums: NDArray[np.float64] | None = None
        while True:
            part, rest = _split(rest, max(summed, int(size * _FIRST_PART)))
            summed += sum(term.postings.df for term in part)
            more = self._sums(part, heavy)
            sums = more if sums is None else sums + more
            heavy = ()
            scores = sums * self._light[1]
            best = _kth_largest(scores, k)
            if not rest:
                return _at_least(scores, max(bound, best))
            likely = _at_least(scores, best)
            if likely.size > few:
                likely = likely[np.argpartition(scores[likely], -few)[-few:]]
            complete = self._complete(scores[likely], likely, rest, 0.0)[1]
            if complete.size >= k:
                bound = max(bound, float(np.partition(complete, -k)[-k]))
            scores += self._light[LIGHT] * sum(term.weight for term in rest)
            found = _at_least(scores, bound)
            if found.size <= few or 2 * summed > whole:
                return self._complete(sums[found] * self._light[1][found], found, rest, bound)[0]

    def _complete(
        self, scores: NDArray[np.float64], slots: NDArray[np.intp], rest: Sequence[WeightedPostings], bound: float
    ) -> tuple[NDArray[np.intp], NDArray[np.float64]]:
        """Add the other terms for some passages, giving up those that cannot reach the bound any more."""
        light = self._light[:, slots]
        column = np.arange(slots.size)
        left = sum(term.weight for term in rest)
        for done, term in enumerate(rest):
            scores = scores + term.weight * light[term.postings.light(slots), column]
            left -= term.weight
            if bound and done % 4 == 3:
                kept = scores + light[LIGHT] * left >= bound * (1 - _MARGIN)
                scores, slots, light = scores[kept], slots[kept], light[:, kept]
                column = column[: slots.size]
        kept = (scores >= bound * (1 - _MARGIN)) & (scores > 0)
        return slots[kept], scores[kept]

    @cached_property
    def _norms(self) -> NDArray[np.float64]:
        """The part of each passage's denominator that does not depend on the term."""
        lengths = np.arange(int(self.segment.lengths.max(initial=0)) + 1)
        norms: NDArray[np.float64] = self._k1 * (1 - self._b + self._b * lengths / self._average)
        return norms[self.segment.lengths]

    @cached_property
    def _light(self) -> NDArray[np.float64]:
        """What a term of weight 1 adds to each passage at frequencies from 0 to `LIGHT`; 0 where it is dead."""
        light = np.stack([self.factor(float(frequency), self._norms) for frequency in range(LIGHT + 1)])
        light[:, self.segment.dead] = 0.0
        return light

    @cached_property
    def _extra(self) -> NDArray[np.float64]:
        """What frequencies up to `LIGHT` add beyond frequency 1, as a part of what that adds."""
        return np.stack(
            [self.factor(float(f), self._norms) / self.factor(1.0, self._norms) - 1 for f in range(LIGHT + 1)]
        )

    def _sums(self, terms: Sequence[WeightedPostings], heavy: Sequence[WeightedPostings]) -> NDArray[np.float64]:
        """What terms add to each passage at frequencies up to `LIGHT`, divided by what frequency 1 adds.

        Args:
            terms: These.
            heavy: Of these, what larger frequencies add beyond `LIGHT`.
        """
        weights = np.array([term.weight for term in terms])
        lists = [
            term.postings.sparse() if isinstance(term.postings, DensePostings) else term.postings for term in terms
        ]
        slots = [found.slots for found in lists]
        values = [np.repeat(weights, [found.slots.size for found in lists])]
        repeated = np.concatenate([found.repeated for found in lists])
        slots.append(repeated)
        light = np.minimum(np.concatenate([found.frequencies for found in lists]), LIGHT)
        values.append(np.repeat(weights, [found.repeated.size for found in lists]) * self._extra[light, repeated])
        if heavy:
            large = np.concatenate([term.postings.heavy for term in heavy])
            slots.append(large)
            frequencies = np.concatenate([term.postings.heavy_frequencies for term in heavy]).astype(np.float64)
            norms = self._norms[large]
            more = frequencies * (norms + 1) / (norms + frequencies) - 1 - self._extra[LIGHT, large]
            values.append(np.repeat([term.weight for term in heavy], [t.postings.heavy.size for t in heavy]) * more)
        together = np.concatenate(slots, dtype=np.intp)
        return np.bincount(together, weights=np.concatenate(values), minlength=self.segment.size)


def _split(terms: list[WeightedPostings], postings: int) -> tuple[list[WeightedPostings], list[WeightedPostings]]:
    """The first terms with at most so many postings together, at least one; and the others."""
    total = 0
    for place, term in enumerate(terms):
        total += term.postings.df
        if place and total > postings:
            return terms[:place], terms[place:]
    return terms, []


def _kth_largest(scores: NDArray[np.float64], k: int) -> float:
    """A value that at least k of the scores reach, near the k-th largest; 0 where that is not positive."""
    if scores.size < k:
        return 0.0
    whole = scores.size // _BLOCK * _BLOCK
    if whole < 2 * k * _BLOCK:
        return max(float(np.partition(scores, -k)[-k]), 0.0)
    maxima = scores[:whole].reshape(-1, _BLOCK).max(axis=1)
    return max(float(np.partition(maxima, -k)[-k]), 0.0)


def _at_least(scores: NDArray[np.float64], bound: float) -> NDArray[np.intp]:
    """Where the scores reach the bound, and are positive."""
    return np.flatnonzero(scores >= bound * (1 - _MARGIN)) if bound > 0 else np.flatnonzero(scores > 0)
