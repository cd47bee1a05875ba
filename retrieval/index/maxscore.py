"""The best passages of one segment without scoring all of them, and yet exactly the best.

Most postings of a question belong to its few most frequent terms, which decide least. So:

1. The terms that are rare for their weight are summed over all passages at once, rounded up, in 16 bits.
2. The passages that look best by that get their whole score; the k-th of these is a bound that the answer exceeds.
   If the other terms could still lift many passages over it, more of them are summed.
3. A passage that cannot reach the bound even if it held every other term is out. The other terms are looked up for
   the few that are left, who drop out as soon as they cannot reach it any more.
4. Who is left in the end is scored once more, term by term in the order of the question, as `get_scores` does:
   the same additions in the same order, so that equal passages have equal scores to the last bit.

The idea is MaxScore's (Turtle and Flood, 1995), turned to operations on whole arrays. It pays from some ten thousand
passages on: in smaller segments every posting is summed. In large ones `compiled` takes over where it can.

Frequency 1 needs no arithmetic a posting: all of a passage's terms with it share the factor (k1 + 1) / (norm + 1),
which is applied to their summed weights. What higher frequencies add to it is summed with them (`index.bounds`).
"""

from collections.abc import Sequence
from types import ModuleType
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from retrieval.index.bounds import MOST_TERMS, CoarseSums, WeightedLists
from retrieval.index.codec import DENSE_FROM
from retrieval.index.compact import PackedPostings, TermPostings
from retrieval.index.compiled.loading import loops
from retrieval.index.postings import SparsePostings, frequencies_at, light_frequencies
from retrieval.index.saturation import Saturation
from retrieval.index.segment import Segment

SUM_ALL_BELOW: Final = DENSE_FROM
"""Passages of a segment up to which numpy sums every posting: at 10,000 in half the time of leaving some out."""

WORTH_COMPILING: Final = 4_096
"""Passages of a segment from which the compiled loops are worth loading: at 10,000 they take .15 ms instead of .39."""

_FIRST_PASSAGES: Final = 0.12
_FIRST_POSTINGS: Final = 0.1
"""Postings summed before the first bound is taken: as a part of the passages, or of the question's postings, whichever
is more. Neighbouring values take the same time; so do those of the next two."""

_REACH: Final = 0.5
"""Terms are summed until the others together reach less than this part of the bound."""

_LIKELY: Final = 32
"""Passages, beside k, whose whole score is worked out to find the bound."""

_FEW: Final = 128
"""Passages, beside k, that are scored without looking for more to leave out."""

_MANY: Final = 2_048
"""Passages left, when some terms were looked up for them, from which another look for the bound pays."""

_PART: Final = 0.35
"""Terms that are looked up before passages are left out again: those that make up so much of the others' weight."""

_FEW_LEFT: Final = 1_024
"""Living passages of a segment up to which each is looked up by itself: a filter may leave few of many."""

_BLOCK: Final = 512
"""Passages of a small segment of which the best is taken first: `argpartition` over all would take longer."""

_MARGIN: Final = 1e-9
"""Sums in another order differ a little; what comes so near to the bound stays in."""


class WeightedPostings(NamedTuple):
    """One term of a question in one segment.

    Attributes:
        weight: Its IDF times its weight in the question.
        postings: Where it stands.
    """

    weight: float
    postings: TermPostings


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
        self._saturation = Saturation(segment, k1=k1, b=b, average=average)

    def scores(self, terms: Sequence[WeightedLists], slots: NDArray[np.intp]) -> NDArray[np.float64]:
        """The scores of some passages, added up in the order of the terms."""
        frequencies = frequencies_at([term.postings for term in terms], slots.astype(np.int32))
        norms = self._saturation.norms[self.segment.lengths[slots]]
        parts = np.array([[term.weight] for term in terms]) * self._saturation.factor(frequencies, norms)
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
        parts = np.repeat(weights, counts) * self._saturation.once[slots]
        again = [found.places.size for found in lists]
        places = np.concatenate([found.places for found in lists]) + np.repeat(counts.cumsum() - counts, again)
        frequencies = np.concatenate([found.frequencies for found in lists]).astype(np.float64)
        norms = self._saturation.norms[self.segment.lengths[slots[places]]]
        parts[places] = np.repeat(weights, again) * self._saturation.factor(frequencies, norms)
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
        small = self.segment.size <= SUM_ALL_BELOW or len(terms) > MOST_TERMS
        compiled = loops(wanted=self.segment.size > WORTH_COMPILING)
        # While the loops were being loaded, postings may have been read that only numpy can search.
        listed = any(isinstance(term.postings, SparsePostings) for term in terms)
        if compiled is not None and not listed and self.segment.lengths.dtype == np.uint16:
            slots, scores = self._compiled(compiled, terms, k, bound)
        elif self.segment.live <= _FEW_LEFT and self.segment.dead.size:
            slots = np.flatnonzero(self.segment.alive)
            scores = self.scores([_unpacked(term) for term in terms], slots)
            slots, scores = slots[scores > 0], scores[scores > 0]
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
        segment = self.segment.lengths, self._saturation.norms, self._saturation.ratios, self._saturation.light
        slots, scores = compiled.best(where, weights, *segment, self._saturation.k1, k, bound)
        return slots, scores

    def _candidates(self, terms: Sequence[WeightedLists], k: int, bound: float) -> NDArray[np.intp]:
        """Passages among which are all that reach the bound and belong to the k best."""
        limit = self._saturation.k1 + 1
        rest = sorted(terms, key=lambda term: term.postings.df / term.weight)
        sums = CoarseSums(self.segment, self._saturation.norms, rest)
        first = max(self.segment.size * _FIRST_PASSAGES, sum(term.postings.df for term in rest) * _FIRST_POSTINGS)
        total, count = 0, 0
        while count < len(rest) and (not count or total + rest[count].postings.df <= first):
            total += rest[count].postings.df
            count += 1
        sums.add(rest[:count])
        likely = sums.highest(2 * (_LIKELY + k))
        bound = max(bound, self._reached(terms, likely, self._most_by(sums, likely), k))
        summed = count
        while summed < len(rest) and _weight(rest[summed:]) * limit >= _REACH * bound:
            summed += 1
        sums.add(rest[count:summed])
        others = sorted(rest[summed:], key=lambda term: term.postings.df)
        # What the terms that are not summed add is less than so much.
        over = _weight(others) * limit
        wanted = bound * (1 - _MARGIN)
        slots = sums.at_least((wanted - over) / self._saturation.most)
        most = self._most_by(sums, slots)
        again = True
        while True:
            kept = most + over >= wanted
            slots, most = slots[kept], most[kept]
            if not others or slots.size <= _FEW + k:
                return slots
            count, part = 1, _PART * over / limit
            while count < len(others) and _weight(others[:count]) < part:
                count += 1
            lengths = self.segment.lengths[slots]
            frequencies = light_frequencies([term.postings for term in others[:count]], slots.astype(np.int32))
            for term, held in zip(others, frequencies, strict=False):
                most += term.weight * self._saturation.most_added[held, lengths]
            others = others[count:]
            over = _weight(others) * limit
            if again and slots.size > _MANY:
                again = False
                bound = max(bound, self._reached(terms, slots, most, k))
                wanted = bound * (1 - _MARGIN)

    def _most_by(self, sums: CoarseSums, slots: NDArray[np.intp]) -> NDArray[np.float64]:
        """The most that the terms summed add to the scores of some passages."""
        most: NDArray[np.float64] = sums.at(slots) * self._saturation.by_length[self.segment.lengths[slots]]
        return most

    def _reached(
        self, terms: Sequence[WeightedLists], slots: NDArray[np.intp], most: NDArray[np.float64], k: int
    ) -> float:
        """The k-th best score of those of some passages that look best; 0 where there are fewer."""
        likely = _LIKELY + k
        if slots.size > likely:
            slots = np.sort(slots[np.argpartition(most, -likely)[-likely:]])
        return float(np.partition(self.scores(terms, slots), -k)[-k]) if slots.size >= k else 0.0


def _unpacked(term: WeightedPostings) -> WeightedLists:
    postings = term.postings
    return WeightedLists(term.weight, postings.sparse() if isinstance(postings, PackedPostings) else postings)


def _weight(terms: Sequence[WeightedLists]) -> float:
    return sum(term.weight for term in terms)


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
