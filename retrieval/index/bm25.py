"""BM25 over segments of postings, with exactly rank_bm25's scores.

`rank_bm25.BM25Plus` is the definition: its parameters, its IDF, its names. With delta = 0 its IDF,
ln((N + 1) / df), is always positive and needs nothing but the question's own terms, so nothing global has to be
kept up to date. Its own `get_scores` walks every passage in Python; this one walks the postings of the question's
terms, and `top` only as many as decide (see `retrieval.index.maxscore`). A differential test holds the two together.
"""

import threading
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Protocol

import numpy as np
from numpy.typing import ArrayLike, NDArray
from rank_bm25 import BM25Plus

from retrieval.index.compact import TermPostings
from retrieval.index.maxscore import Scorer, WeightedPostings
from retrieval.index.segment import Segment

K1 = 0.9
B = 0.75
"""k1 and b: the best on cmrc-dev and drcd-dev, and within 0.1 MRR of any other choice."""

KNOWN_IDFS = 100_000
"""IDFs remembered while the index does not change, about 10 MB; then they are forgotten and worked out again."""


class PostingSource(Protocol):
    """Where an index finds its postings."""

    def postings(self, segment: Segment, terms: Sequence[str]) -> list[TermPostings | None]:
        """The postings of each term in `segment`; None where it does not occur."""

    def runs(self, segment: Segment) -> bytes:
        """All runs of letters and digits in `segment`, a line break before and behind each."""


class InvertedBM25(BM25Plus):  # type: ignore[misc]  # rank_bm25 has no types
    """rank_bm25's BM25Plus over an inverted index; one instance a state of the index.

    Its passages are the live ones of its segments, numbered by ascending passage id as rank_bm25 numbers
    documents. Instances may be shared between threads.

    Args:
        segments: What to search.
        source: Where their postings are.
        k1: Saturation of the term frequency.
        b: Weight of the passage length.
    """

    def __init__(self, segments: Sequence[Segment], source: PostingSource, *, k1: float = K1, b: float = B) -> None:
        # rank_bm25's own constructor reads a corpus; what it derives from it is set here instead.
        self.k1 = k1
        self.b = b
        self.delta = 0
        self.idf: dict[str, float] = {}
        self._remembering = threading.Lock()
        # The largest first: its best passages are the bound for the others.
        self.segments = tuple(sorted(segments, key=lambda segment: -segment.size))
        self._source = source
        self.corpus_size = sum(segment.live for segment in self.segments)

    @cached_property
    def total_length(self) -> int:
        """Index terms in all live passages together."""
        return sum(segment.live_length for segment in self.segments)

    @cached_property
    def avgdl(self) -> float:
        """Mean length of a live passage."""
        return self.total_length / self.corpus_size if self.corpus_size else 0.0

    @cached_property
    def _scorers(self) -> list[Scorer]:
        return [self._scorer(segment) for segment in self.segments]

    def _scorer(self, segment: Segment) -> Scorer:
        return Scorer(segment, k1=self.k1, b=self.b, average=self.avgdl)

    def document_frequencies(self, terms: Iterable[str]) -> dict[str, int]:
        """In how many live passages each term stands, 0 included."""
        terms = list(dict.fromkeys(terms))
        return self._frequencies(terms, [self._source.postings(segment, terms) for segment in self.segments])

    def runs(self, parts: Sequence[str] = (), whole: Sequence[str] = ()) -> list[bytes]:  # noqa: ARG002 - all at hand
        """All runs of letters and digits of each segment, a line break before and behind each.

        Args:
            parts: As for `TermIndex`; all are given, and so with `whole`.
            whole: Likewise.
        """
        return [self._source.runs(segment) for segment in self.segments]

    def _frequencies(self, terms: Sequence[str], found: Sequence[Sequence[TermPostings | None]]) -> dict[str, int]:
        frequencies = dict.fromkeys(terms, 0)
        for segment, postings in zip(self.segments, found, strict=True):
            for term, one in zip(terms, postings, strict=True):
                if one is not None:
                    dead = one.dead(segment.dead, segment.alive) if segment.dead.size else 0
                    frequencies[term] += one.df - dead
        return frequencies

    def idfs(self, terms: Iterable[str]) -> dict[str, float]:
        """The IDF of each term; one that stands nowhere counts as if it stood in one passage."""
        terms = list(terms)
        known = self.idf
        missing = [term for term in dict.fromkeys(terms) if term not in known]
        added = self._remember(self.document_frequencies(missing)) if missing else known
        return {term: known[term] if term in known else added[term] for term in terms}

    def _remember(self, frequencies: Mapping[str, int]) -> dict[str, float]:
        """Work IDFs out; returns a dictionary that has them, and keeps them."""
        with self._remembering:
            if len(self.idf) > KNOWN_IDFS:
                # A new dictionary: whoever reads the old one goes on with it.
                self.idf = {}
            self._calc_idf({term: max(df, 1) for term, df in frequencies.items()})
            return self.idf

    def get_scores(self, query: Iterable[str] | Mapping[str, float]) -> NDArray[np.float64]:
        """Score every live passage, as rank_bm25 does.

        Args:
            query: Terms, or the weight of each term; a term that stands twice counts twice.

        Returns:
            float64 (corpus_size,): scores by ascending passage id.
        """
        if not self.segments:
            return np.zeros(0)
        scores = [scorer.all_scores(terms) for scorer, terms in self._weighted(query)]
        passages = np.concatenate([segment.passages[segment.alive] for segment in self.segments])
        live = np.concatenate([s[segment.alive] for s, segment in zip(scores, self.segments, strict=True)])
        result: NDArray[np.float64] = live[np.argsort(passages)]
        return result

    def among(self, ranges: ArrayLike) -> list[Scorer]:
        """What `top` is asked among, where only some passages may be found.

        Args:
            ranges: int64 (r, 2) or flat, ascending: the first and the last passage id of each range, not overlapping.
        """
        ranges = np.asarray(ranges, dtype=np.int64).reshape(-1, 2)
        masked = [segment.among(ranges) for segment in self.segments]
        return [self._scorer(segment) for segment in masked if segment.live]

    def top(
        self, query: Iterable[str] | Mapping[str, float], k: int, among: Sequence[Scorer] | None = None
    ) -> list[tuple[int, float]]:
        """Find the best passages: the first k of what `get_scores` would order.

        Args:
            query: Terms, or the weight of each term, none negative.
            k: Largest number of passages, at least 1.
            among: From `among` of this index: only these passages may be found, with the scores they have in the
                whole index; None for all.

        Returns:
            (passage id, score), by descending score, ties by ascending passage id; none with score 0.
        """
        best: list[tuple[float, int]] = []
        for scorer, terms in self._weighted(query, among):
            bound = -best[k - 1][0] if len(best) >= k else 0.0
            slots, scores = scorer.top(terms, k, bound)
            # Few enough for Python, where each operation of numpy would cost more than all of them.
            best += zip((-scores).tolist(), scorer.segment.passage_ids(slots).tolist(), strict=True)
            best.sort()
            del best[k:]
        return [(passage, -score) for score, passage in best]

    def _weighted(
        self, query: Iterable[str] | Mapping[str, float], among: Sequence[Scorer] | None = None
    ) -> list[tuple[Scorer, list[WeightedPostings]]]:
        """For each segment what it holds of the query's terms, in the query's order."""
        weights = query if isinstance(query, Mapping) else Counter(query)
        terms = [term for term, weight in weights.items() if weight]
        scorers = self._scorers if among is None else among
        found = [self._source.postings(scorer.segment, terms) for scorer in scorers]
        known = self.idf
        if not all(term in known for term in terms):
            known = self._remember(self._frequencies(terms, found)) if among is None else self.idfs(terms)
        weighted = [weights[term] * known[term] for term in terms]
        return [
            (scorer, [WeightedPostings(w, one) for w, one in zip(weighted, postings, strict=True) if one is not None])
            for scorer, postings in zip(scorers, found, strict=True)
        ]
