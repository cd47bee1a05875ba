"""The best passages of one segment without scoring all of them, and yet exactly the best.

Most postings of a question belong to its few most frequent terms, which decide least. So:

1. The rare terms are summed over all passages at once (`bincount`, five to ten times as fast as indexed addition).
2. The passages that look best by that get their whole score; the k-th of these is a bound that the answer exceeds.
3. A passage that cannot reach the bound even if it held every other term is out. If few are left, the other terms
   are looked up for these alone; if not, the next terms are summed, and so on.
4. Who is left in the end is scored once more, term by term in the order of the question, as `get_scores` does:
   the same additions in the same order, so that equal passages have equal scores to the last bit.

The idea is MaxScore's (Turtle and Flood, 1995), turned to operations on whole arrays. It pays from some ten thousand
passages on: in smaller segments every posting is summed. In large ones `retrieval.compiled` takes over where it can.

Frequency 1 needs no arithmetic a posting: all of a passage's terms with it share the factor (k1 + 1) / (norm + 1),
which is applied to their summed weights. What higher frequencies add to it is summed with them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from types import ModuleType
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from retrieval.acceleration import loops
from retrieval.blocks import DENSE_FROM
from retrieval.packed import PackedPostings, TermPostings
from retrieval.postings import LIGHT, Postings, Segment, SparsePostings, frequencies_at, light_frequencies

SMALL: Final = DENSE_FROM
"""Passages of a segment up to which numpy sums every posting. (CPU ms, p50 of S1 questions, all and pruned: at 1,000
passages .12 and .62, at 10,000 .39 and .82, at 58,000 5.1 and 1.1; compiled .09, .15, .30.)"""

_WORTH_COMPILING: Final = 4_096
"""Passages of a segment from which the compiled loops are worth loading. (At 10,000, CPU ms a question: .39 and .15; of
a corpus that repeats its words, with 133,000 postings a question, 2.0 and .55.)"""

_FIRST_PASSAGES: Final = 0.12
_FIRST_POSTINGS: Final = 0.15
"""Postings summed before the first bound is taken: as a part of the passages, or of the question's postings, whichever
is more. (CPU ms at 233,000 passages, p50 and p99, for .12, .25, .4, .6 of the passages: S1 3.4/10.5, 2.4/8.9, 2.5/8.2,
2.9/7.0; words alone .94/3.4, .93/3.0, 1.1/4.0, 1.3/4.8. An S1 question has three postings a passage.)"""

_FEW: Final = 32
"""A 32nd of the passages may be left when the other terms are looked up for them."""

_TABLE: Final = 32
"""Frequencies that the table of repetition knows; larger ones are worked out."""

_BLOCK: Final = 512
"""Passages of which the best is taken first: `argpartition` over all would cost more than the summing."""

_MARGIN: Final = 1e-6
"""`Scorer.light` has 24 bits, and sums in another order differ too; what comes so near to the bound stays in."""


@dataclass(frozen=True, slots=True)
class WeightedPostings:
    """One term of a question in one segment.

    Attributes:
        weight: Its IDF times its weight in the question.
        postings: Where it stands.
    """

    weight: float
    postings: TermPostings


@dataclass(frozen=True, slots=True)
class WeightedLists:
    """The same as numpy searches it."""

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

    def scores(self, terms: Sequence[WeightedLists], slots: NDArray[np.intp]) -> NDArray[np.float64]:
        """The scores of some passages, added up in the order of the terms."""
        frequencies = frequencies_at([term.postings for term in terms], slots.astype(np.int32))
        norms = self.norms[self.segment.lengths[slots]]
        parts = np.array([[term.weight] for term in terms]) * self.factor(frequencies, norms)
        scores = np.zeros(slots.size)
        for part in parts:
            scores += part
        return scores

    def all_scores(self, terms: Sequence[WeightedPostings]) -> NDArray[np.float64]:
        """The score of every passage, added up in the order of the terms; 0 where it is dead."""
        if not terms:
            return np.zeros(self.segment.size)
        lists = [term.postings.sparse() for term in terms]
        weights = np.array([term.weight for term in terms])
        counts = np.array([found.slots.size for found in lists])
        slots = np.concatenate([found.slots for found in lists])
        parts = np.repeat(weights, counts) * self._once[slots]
        again = [found.places.size for found in lists]
        places = np.concatenate([found.places for found in lists]) + np.repeat(counts.cumsum() - counts, again)
        frequencies = np.concatenate([found.frequencies for found in lists]).astype(np.float64)
        norms = self.norms[self.segment.lengths[slots[places]]]
        parts[places] = np.repeat(weights, again) * self.factor(frequencies, norms)
        # Adds one after the other, so for each passage in the order of the terms.
        counted: NDArray[Any] = np.bincount(slots, weights=parts, minlength=self.segment.size)
        scores: NDArray[np.float64] = counted
        scores[self.segment.dead] = 0.0
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
        slots: NDArray[np.intp]
        small = self.segment.size <= SMALL
        compiled = loops(wanted=self.segment.size > _WORTH_COMPILING)
        # While the loops were being loaded, postings may have been read that only numpy can search.
        listed = any(isinstance(term.postings, SparsePostings) for term in terms)
        if compiled is not None and not listed and self.segment.lengths.dtype == np.uint16:
            slots, scores = self._compiled(compiled, terms, k, bound)
        elif small:
            every = self.all_scores(terms)
            slots = _at_least(every, max(bound, _kth_largest(every, k)))
            scores = every[slots]
        else:
            lists = [_unpacked(term) for term in terms]
            slots = self._candidates(lists, k, bound)
            scores = self.scores(lists, slots)
        if slots.size > k:
            kept = scores >= max(np.partition(scores, -k)[-k], bound)
            slots, scores = slots[kept], scores[kept]
        return slots, scores

    def _compiled(
        self, compiled: ModuleType, terms: Sequence[WeightedPostings], k: int, bound: float
    ) -> tuple[NDArray[np.intp], NDArray[np.float64]]:
        parts = [term.postings.where for term in terms if not isinstance(term.postings, SparsePostings)]
        where = np.frombuffer(b"".join(parts), dtype=np.int64).reshape(len(terms), -1)
        weights = np.array([term.weight for term in terms])
        order = where[:, 0].argsort(kind="stable")
        segment = self.segment.lengths, self.norms, self.ratios, self.light
        slots, scores = compiled.best(where, weights, order, *segment, self._k1, k, bound)
        return slots, scores

    def _candidates(self, terms: Sequence[WeightedLists], k: int, bound: float) -> NDArray[np.intp]:
        size = self.segment.size
        rest = sorted(terms, key=lambda term: term.postings.df)
        few = max(size // _FEW, 4 * k)
        whole = sum(term.postings.df for term in terms)
        first = int(max(size * _FIRST_PASSAGES, whole * _FIRST_POSTINGS))
        summed = 0
        heavy: Sequence[WeightedLists] = terms
        sums: NDArray[np.float64] | None = None
        while True:
            part, rest = _split(rest, max(summed, first))
            summed += sum(term.postings.df for term in part)
            more = self._sums(part, heavy)
            sums = more if sums is None else sums + more
            heavy = ()
            scores = sums * self.light[0]
            best = _kth_largest(scores, k)
            if not rest:
                return _at_least(scores, max(bound, best))
            likely = _at_least(scores, best)
            if likely.size > few:
                likely = likely[np.argpartition(scores[likely], -few)[-few:]]
            complete = self._complete(scores[likely], likely, rest, 0.0)[1]
            if complete.size >= k:
                bound = max(bound, float(np.partition(complete, -k)[-k]))
            scores += self.light[1] * sum(term.weight for term in rest)
            found = _at_least(scores, bound)
            if found.size <= few or 2 * summed > whole:
                return self._complete(sums[found] * self.light[0, found], found, rest, bound)[0]

    def _complete(
        self, scores: NDArray[np.float64], slots: NDArray[np.intp], rest: Sequence[WeightedLists], bound: float
    ) -> tuple[NDArray[np.intp], NDArray[np.float64]]:
        """Add the other terms for some passages, giving up those that cannot reach the bound any more."""
        scores = scores.copy()
        frequencies = light_frequencies([term.postings for term in rest], slots.astype(np.int32))
        weights = np.array([term.weight for term in rest])
        norms = self.norms[self.segment.lengths[slots]]
        for frequency in range(1, LIGHT + 1):
            held = (frequencies == frequency).astype(np.float64)
            scores += self.factor(float(frequency), norms) * (weights @ held)
        kept = (scores >= bound * (1 - _MARGIN)) & (scores > 0)
        return slots[kept], scores[kept]

    @cached_property
    def norms(self) -> NDArray[np.float64]:
        """The part of the denominator that does not depend on the term, by the passage's length."""
        lengths = np.arange(int(self.segment.lengths.max(initial=0)) + 1, dtype=np.float64)
        return self._k1 * (1 - self._b + self._b * lengths / self._average)

    @cached_property
    def _once(self) -> NDArray[np.float64]:
        """What a term of weight 1 adds to each passage at frequency 1."""
        return self.factor(1.0, self.norms)[self.segment.lengths]

    @cached_property
    def light(self) -> NDArray[np.float32]:
        """What a term of weight 1 adds to each passage at frequencies 1 and `LIGHT`; 0 where it is dead."""
        # In place and in single precision: a cold process does this before its first answer.
        norms = self.segment.lengths.astype(np.float32)
        norms *= self._k1 * self._b / self._average
        norms += self._k1 * (1 - self._b)
        light = np.empty((2, norms.size), dtype=np.float32)
        for row, frequency in enumerate((1, LIGHT)):
            np.add(norms, frequency, out=light[row])
            np.divide(frequency * (self._k1 + 1), light[row], out=light[row])
        light[:, self.segment.dead] = 0.0
        return light

    @cached_property
    def ratios(self) -> NDArray[np.float64]:
        """What frequencies up to `LIGHT` add as a part of what frequency 1 adds, by frequency and length."""
        once = self.factor(1.0, self.norms)
        return np.stack([self.factor(float(frequency), self.norms) / once for frequency in range(LIGHT + 1)])

    @cached_property
    def _extra(self) -> NDArray[np.float64]:
        """What repetition adds, as a part of what frequency 1 adds: by frequency and length, flat.

        At frequencies up to `LIGHT` beyond frequency 1, at larger ones beyond `LIGHT`. A table, since looking up
        the norm of each posting's passage would miss the processor's cache.
        """
        norms = self.norms
        ratios = np.stack([self.factor(float(f), norms) / self.factor(1.0, norms) for f in range(_TABLE)])
        return np.concatenate([ratios[: LIGHT + 1] - 1, ratios[LIGHT + 1 :] - ratios[LIGHT]]).ravel()

    def _extras(self, slots: NDArray[np.int32], frequencies: NDArray[np.uint16]) -> NDArray[np.float64]:
        """`_extra` at some postings."""
        width = self.norms.size
        lengths = self.segment.lengths.take(slots)
        extras = self._extra.take(frequencies.astype(np.intp) * width + lengths, mode="clip")
        rare = np.flatnonzero(frequencies >= _TABLE)
        if rare.size:
            norms, many = self.norms[lengths[rare]], frequencies[rare].astype(np.float64)
            extras[rare] = (self.factor(many, norms) - self.factor(float(LIGHT), norms)) / self.factor(1.0, norms)
        return extras

    def _sums(self, terms: Sequence[WeightedLists], heavy: Sequence[WeightedLists]) -> NDArray[np.float64]:
        """What terms add to each passage at frequencies up to `LIGHT`, divided by what frequency 1 adds.

        Args:
            terms: These.
            heavy: Of these, what larger frequencies add beyond `LIGHT`.
        """
        weights = np.array([term.weight for term in terms])
        lists = [term.postings.sparse() for term in terms]
        slots = [found.slots for found in lists]
        values = [np.repeat(weights, [found.slots.size for found in lists])]
        repeated = np.concatenate([found.repeated for found in lists])
        slots.append(repeated)
        light = np.minimum(np.concatenate([found.frequencies for found in lists]), LIGHT)
        values.append(np.repeat(weights, [found.repeated.size for found in lists]) * self._extras(repeated, light))
        if heavy:
            large = np.concatenate([term.postings.heavy for term in heavy])
            slots.append(large)
            extras = self._extras(large, np.concatenate([term.postings.heavy_frequencies for term in heavy]))
            values.append(np.repeat([term.weight for term in heavy], [t.postings.heavy.size for t in heavy]) * extras)
        together = np.concatenate(slots, dtype=np.intp)
        counted: NDArray[Any] = np.bincount(together, weights=np.concatenate(values), minlength=self.segment.size)
        return counted


def _unpacked(term: WeightedPostings) -> WeightedLists:
    postings = term.postings
    return WeightedLists(term.weight, postings.sparse() if isinstance(postings, PackedPostings) else postings)


def _split(terms: list[WeightedLists], postings: int) -> tuple[list[WeightedLists], list[WeightedLists]]:
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
