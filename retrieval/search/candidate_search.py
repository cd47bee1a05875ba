"""The thirty passages of an index that a question is looked up in: the best by words, and those near in meaning."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from retrieval.arrays import Floats
from retrieval.backend import StoryRecords
from retrieval.search.begun import Begun
from retrieval.search.candidates import CandidateCache
from retrieval.search.filters import Selection
from retrieval.search.ranking import FEATURES, Ranked, rank
from retrieval.search.stories import crowd_of
from retrieval.search.weights import fitted

if TYPE_CHECKING:
    from retrieval.search.meanings.joining import Meanings

CANDIDATES: Final = 30
"""Passages that are looked at closer. While they tell too few stories, those that only tell one again are left out, and
where that changes nothing twice as many are looked at."""


class CandidateSearch:
    """Finds and orders the candidates in one index; may be shared between threads.

    Args:
        cache: Its passages and reports.
        reposts: Which of them tell the same story; None: each counts as one of its own.
        weights: Of the ranking; None: the fitted ones.

    Attributes:
        weights: Of the ranking.
    """

    def __init__(self, cache: CandidateCache, reposts: StoryRecords | None, weights: Floats | None = None) -> None:
        self.weights = fitted("ranking", FEATURES) if weights is None else weights
        self._cache = cache
        self._reposts = reposts

    def best(self, begun: Begun, k: int) -> Ranked | None:
        """The candidates in order, from at least k stories where there are as many; None without any."""
        wanted = max(CANDIDATES, k)
        while True:
            scored = self._best_passages(begun, wanted)
            candidates = self._cache.find([passage for passage, _ in scored])
            reports = list(dict.fromkeys([candidate.passage.report_id for candidate in candidates]))
            if self._count_stories(begun, reports, k) >= k or len(scored) < wanted:
                break
            crowd = begun.crowd | crowd_of(reports, begun.stories)
            # Without those that only tell again what is told there may be room for others.
            if crowd == begun.crowd:
                wanted *= 2
            begun.crowd = crowd
        if not candidates:
            return None
        scores = [score for _, score in scored]
        shown = begun.index.shown if isinstance(begun.index, Selection) else ()
        return rank(begun.lookup, candidates, scores, begun.idf, self.weights, self._cache.published, shown)

    def join_meanings(self, meanings: "Meanings", question: str, begun: Begun, sure: float, index: Selection) -> bool:
        """Set candidates that are near in meaning beside those by words; False where there are none.

        Args:
            meanings: What the passages mean.
            question: As it was asked.
            begun: It, with its candidates by words.
            sure: How sure those are.
            index: The passages that may answer.
        """
        begun.meant = meanings.meant(question, sure, index)
        if begun.meant is None:
            return False
        words = () if begun.ranked is None else begun.ranked.candidates
        first = [] if begun.ranked is None else begun.ranked.features[:, FEATURES.index("bm25")].tolist()
        known = {candidate.passage.id for candidate in words}
        known |= begun.crowd
        others = self._cache.find([number for number in begun.meant.near if number not in known])
        if not words and not others:
            return False
        # What words have not found scores no more than the last that they have.
        least = first[-1] if len(first) >= CANDIDATES else 0.0
        both = rank(
            begun.lookup,
            (*words, *others),
            [*first, *[least] * len(others)],
            begun.idf,
            self.weights,
            self._cache.published,
        )
        begun.ranked = meanings.joined(begun.meant, sure, both, len(words), index)
        return True

    def _count_stories(self, begun: Begun, reports: Sequence[int], k: int) -> int:
        """How many stories reports tell; where they do not matter, how many they are."""
        if k == 1 or self._reposts is None:
            return len(reports)
        begun.tell_stories(self._reposts, [number for number in reports if number not in begun.stories])
        return len({begun.stories.get(number, number) for number in reports})

    def _best_passages(self, begun: Begun, k: int) -> list[tuple[int, float]]:
        """The passages with the best first score, those of `Begun.crowd` left out."""
        if not begun.crowd:
            return begun.index.top(begun.lookup.question.weights, k)
        scored = begun.index.top(begun.lookup.question.weights, k + len(begun.crowd))
        return [(passage, score) for passage, score in scored if passage not in begun.crowd][:k]
