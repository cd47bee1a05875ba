"""The index terms of all passages, asked of the cluster: how frequent terms are, and the best passages by BM25."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import numpy as np

from retrieval.index import bm25
from retrieval.opensearch.client import ClusterClient, Doc
from retrieval.opensearch.cluster_catalogue import ClusterCatalogue
from retrieval.opensearch.report_documents import found_passage
from retrieval.opensearch.view import ClusterStore, FoundPassage
from retrieval.types import collection_of

MOST_CLAUSES: Final = 512
"""Terms that a question is asked by, the heaviest: a cluster takes 1,024 at most, and real text of 500 characters makes
up to 764."""

LARGEST_PAGE: Final = 10_000
"""Passages that one search gives at most, as a cluster is set up."""

RESCORED: Final = 50
"""Passages of each part of the index that are scored by single characters too, where those come second."""

_SATURATION: Final = bm25.K1 + 1
"""What OpenSearch leaves out of a score since version 3."""

_SPARE: Final = 10
"""Passages that are asked for beyond those wanted: by their true scores some of them may come before others."""

_USUAL_FREQUENCY: Final = 1.8
"""How often a question's terms stand in a passage where none of them is written as it was asked."""

_EXACT: Final = 24

_MOST_RUNS: Final = 1_000
_MOST_PARTS: Final = 1_024
_FOUND: Final = ("report", "passage", "place", "title", "text", "when")


class ClusterTerms:
    """One state of the index; may be shared between threads.

    Args:
        client: Of the cluster.
        store: What the question has read so far.
        catalogue: Says which passages belong to their reports.
        index: The passages; None where there are none.
        characters_later: Whether single characters only order what words and pairs have found.
    """

    def __init__(
        self,
        client: ClusterClient,
        store: ClusterStore,
        catalogue: ClusterCatalogue,
        index: str | None,
        *,
        characters_later: bool,
    ) -> None:
        self._client = client
        self._store = store
        self._catalogue = catalogue
        self._index = index
        self._characters_later = characters_later
        self._frequencies: dict[str, int] = {}
        self._sizes: tuple[int, int] | None = None

    @property
    def corpus_size(self) -> int:
        """How many passages there are; those deleted lately count until the cluster has merged them away."""
        return self._sized()[0]

    @property
    def total_length(self) -> int:
        """Index terms in all of them together."""
        return self._sized()[1]

    def document_frequencies(self, terms: Iterable[str]) -> dict[str, int]:
        """In how many passages each term stands, 0 included."""
        wanted = list(dict.fromkeys(terms))
        known = self._frequencies
        if len(known) > bm25.KNOWN_IDFS:
            # A new dictionary: whoever reads the old one goes on with it.
            known = self._frequencies = {}
        if missing := [term for term in wanted if term not in known]:
            known.update(self._counted(missing))
        return {term: known[term] for term in wanted}

    def idfs(self, terms: Iterable[str]) -> dict[str, float]:
        """As rank_bm25 has them; one that stands nowhere counts as if it stood in one passage."""
        frequencies = self.document_frequencies(terms)
        size = self.corpus_size
        return {term: float(np.log((size + 1) / max(df, 1))) for term, df in frequencies.items()}

    def runs(self, parts: Sequence[str], whole: Sequence[str]) -> Sequence[bytes]:
        """The runs wanted, in one text."""
        wanted = [f".*{part}.*" for part in dict.fromkeys(parts)] + list(dict.fromkeys(whole))
        if self._index is None or not wanted:
            return ()
        body: Doc = {"size": 0, "aggs": {"runs": {"terms": {"field": "names", "size": _MOST_RUNS}}}}
        body["aggs"]["runs"]["terms"]["include"] = "|".join(wanted)
        buckets = self._client.search(self._index, body)["aggregations"]["runs"]["buckets"]
        return ["".join(f"\n{bucket['key']}" for bucket in buckets).encode() + b"\n"]

    def among(self, passages: Sequence[Doc]) -> Sequence[Doc]:
        """The conditions themselves."""
        return passages

    def top(self, query: Mapping[str, float], k: int, among: Sequence[Doc] | None = None) -> list[tuple[int, float]]:
        """The best passages; those of a report that is just being replaced are of one version of it."""
        if self._index is None or not query:
            return []
        asked, wanted_in = self._asked(query, among or ()), _collections_of(among or ())
        wanted = k + _SPARE
        while True:
            body = {**asked, "size": min(wanted, LARGEST_PAGE)}
            # By the frequencies of the whole index: else a passage would gain by standing in the smaller part.
            hits = self._client.search(self._index, body, search_type="dfs_query_then_fetch")["hits"]["hits"]
            found = [found_passage(hit["_source"]) for hit in hits]
            heads = self._catalogue.heads({each.passage.report_id for each in found})
            scored = []
            for hit, each in zip(hits, found, strict=True):
                if _belongs(each.passage.id, heads[each.passage.report_id], wanted_in):
                    self._store.view.passages[each.passage.id] = each
                    scored.append((each.passage.id, hit["_score"] * _SATURATION * self._missed(each, query)))
            if len(scored) >= k or len(hits) < min(wanted, LARGEST_PAGE) or wanted >= LARGEST_PAGE:
                scored.sort(key=lambda pair: (-pair[1], pair[0]))
                return scored[:k]
            wanted = k + _SPARE + 2 * (len(hits) - len(scored))

    def _missed(self, found: FoundPassage, query: Mapping[str, float]) -> float:
        """By what a score is to be multiplied, as the cluster knows a length by the next lower of few steps only."""
        if found.length is None:
            return 1.0
        mean = self.total_length / max(self.corpus_size, 1)
        rests = [bm25.K1 * (1 - bm25.B + bm25.B * one / mean) for one in (found.length, kept_length(found.length))]
        said, idf = f"{found.title}\n{found.passage.text}", self.idfs(query)
        # A word may be counted once too often: above and below the line alike.
        worths = [(weight * idf[term], float(said.count(term[2:]))) for term, weight in query.items()]
        times = [(worth, often) for worth, often in worths if often] or [(1.0, _USUAL_FREQUENCY)]
        above, below = (sum(worth * often / (often + rest) for worth, often in times) for rest in rests)
        return above / below

    def _asked(self, query: Mapping[str, float], conditions: Sequence[Doc]) -> Doc:
        weights = {term: weight for term, weight in query.items() if weight}
        idf, frequencies = self.idfs(weights), self.document_frequencies(weights)
        if len(weights) > MOST_CLAUSES:
            heaviest = sorted(weights, key=lambda term: (-weights[term] * idf[term], term))[:MOST_CLAUSES]
            weights = {term: weights[term] for term in heaviest}
        # Its own IDF has half a passage more below the line.
        size = self.corpus_size + 1
        weights = {
            term: weight * idf[term] / float(np.log(size / (frequencies[term] + 0.5)))
            for term, weight in weights.items()
            if frequencies[term]
        } or weights
        first = {term: weight for term, weight in weights.items() if not term.startswith("u:")}
        later = weights.keys() - first.keys() if self._characters_later and first else ()
        body: Doc = {
            "_source": list(_FOUND),
            "track_total_hits": False,
            "query": {
                "bool": {
                    "should": _clauses(weights, [term for term in weights if term not in later]),
                    "minimum_should_match": 1,
                    "filter": list(conditions),
                }
            },
        }
        if later:
            second = {"rescore_query": {"bool": {"should": _clauses(weights, sorted(later))}}}
            body["rescore"] = {"window_size": RESCORED, "query": second}
        return body

    def _sized(self) -> tuple[int, int]:
        """Passages and terms in all."""
        if self._sizes is None:
            self._counted([])
        return self._sizes or (0, 0)

    def _counted(self, terms: Sequence[str]) -> dict[str, int]:
        """The frequency of each of some terms; passages and terms in all are known afterwards."""
        counted = dict.fromkeys(terms, 0)
        for start in range(0, max(len(terms), 1) if self._index else 0, _MOST_PARTS):
            size = length = 0
            for statistics in self._statistics(terms[start : start + _MOST_PARTS]):
                fields = statistics.get("field_statistics", {})
                size += max(fields.get("doc_count", 0), 0)
                length += max(fields.get("sum_ttf", 0), 0)
                for term, one in statistics.get("terms", {}).items():
                    if term in counted:
                        counted[term] += one.get("doc_freq", 0)
            self._sizes = size, length
        return counted

    def _statistics(self, terms: Sequence[str]) -> list[Doc]:
        """What each part of the index says of some terms, by a made-up document that holds them."""
        assert self._index is not None
        # Without a term there is no answer; this one stands nowhere.
        text = " ".join(terms) or "-"
        wanted = {
            "term_statistics": True,
            "field_statistics": True,
            "positions": False,
            "offsets": False,
            "payloads": False,
        }
        made_up = [
            {"_index": self._index, "routing": routing, "doc": {"terms": text}, "fields": ["terms"], **wanted}
            for routing in self._catalogue.routings(self._index)
        ]
        answers = self._client.ask("POST", "/_mtermvectors", {"docs": made_up})["docs"]
        return [answer.get("term_vectors", {}).get("terms", {}) for answer in answers]


class ClusterTermSource:
    """Where the terms of the present state are had; may be shared between threads.

    Args:
        client: Of the cluster.
        store: Its settings.
        catalogue: Its reports.
        characters_later: As for `ClusterTerms`.
    """

    def __init__(
        self, client: ClusterClient, store: ClusterStore, catalogue: ClusterCatalogue, *, characters_later: bool
    ) -> None:
        self._client = client
        self._store = store
        self._catalogue = catalogue
        self._characters_later = characters_later
        self._current: tuple[tuple[str | None, str | None], ClusterTerms] | None = None

    def index(self) -> ClusterTerms:
        """That of the state that this thread reads; what is known of terms is kept while the state stays."""
        index = self._store.setting("passages")
        state = index, self._store.setting("generation")
        current = self._current
        if current is None or current[0] != state:
            terms = ClusterTerms(
                self._client, self._store, self._catalogue, index, characters_later=self._characters_later
            )
            current = self._current = state, terms
        return current[1]

    def warm_up(self) -> None:
        """See whether the cluster answers at all; caches are its own."""
        with self._store.reading():
            self.index()

    def passage_count(self) -> int:
        """How many passages are indexed."""
        return self._catalogue.counts()[1]


def kept_length(length: int) -> int:
    """A length as Lucene keeps it in one byte: exact below 40, then four bits of it, rounded down."""
    if length < _EXACT:
        return length
    above = length - _EXACT
    shift = max(above.bit_length() - 4, 0)
    return _EXACT + ((above >> shift) << shift)


def _clauses(weights: Mapping[str, float], terms: Sequence[str]) -> list[Doc]:
    return [{"term": {"terms": {"value": term, "boost": weights[term]}}} for term in terms]


def _belongs(passage: int, head: Doc | None, collections: frozenset[str] | None) -> bool:
    """Whether a report, as it is now, has a passage, and is in some collections: it may have moved since."""
    if head is None or not head["first"] <= passage < head["first"] + head["count"]:
        return False
    return collections is None or collection_of(head["key"]) in collections


def _collections_of(conditions: Sequence[Doc]) -> frozenset[str] | None:
    """The collections that conditions name; None where they name none."""
    named = [one["terms"]["collection"] for one in conditions if "collection" in one.get("terms", {})]
    return frozenset(named[0]) if named else None
