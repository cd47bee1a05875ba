"""Which reports tell the same story, in the cluster: found by the same marks and shingles as in the embedded index.

A report's document has its few smallest hashes ("marks"), by which later ones find it, and the numbers of the reports
that it is paired with. The constants are those of `retrieval.store.reposts`.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import compress, islice
from typing import Final

from cachetools import LRUCache

from retrieval.analysis import Shingles, shingles_of
from retrieval.opensearch.client import ClusterClient, Doc
from retrieval.opensearch.cluster_catalogue import ClusterCatalogue
from retrieval.opensearch.indices import IndexNames
from retrieval.opensearch.view import ClusterStore
from retrieval.store import Story

MARKS: Final = 8
"""Hashes that a report is found by."""

_LOOKED_UP: Final = 64
_MOST_COMPARED: Final = 32
_MOST_PAIRS: Final = 6
_REMEMBERED: Final = 50_000
_KEPT: Final = 20_000


class ClusterStories:
    """Those of one index; may be shared between threads, of which one writes.

    Args:
        client: Of the cluster.
        names: Of its indices.
        store: What the question has read so far.
        catalogue: Its reports.
    """

    def __init__(
        self, client: ClusterClient, names: IndexNames, store: ClusterStore, catalogue: ClusterCatalogue
    ) -> None:
        self._client = client
        self._names = names
        self._store = store
        self._catalogue = catalogue
        self._known: tuple[str | None, dict[int, Story | None]] = None, {}
        self._compared: LRUCache[int, Shingles] = LRUCache(_KEPT)

    def stories(self, reports: Sequence[int]) -> dict[int, Story]:
        """The story of each of some reports that others tell too; most have none."""
        generation = self._store.setting("generation")
        # Read once: another thread may begin anew for a later state.
        known = self._known
        if known[0] != generation or len(known[1]) > _REMEMBERED:
            known = self._known = generation, {}
        for number in reports:
            if number not in known[1]:
                story = self._joined(number)
                known[1].update(dict.fromkeys(story.reports if story else [number], story))
        return {number: story for number in reports if (story := known[1][number])}

    def _joined(self, number: int) -> Story | None:
        """All that is joined with a report by pairs, itself too; None where it is alone."""
        found: dict[int, Doc] = {}
        seen, new = {number}, {number}
        while new:
            heads = self._catalogue.heads(new)
            there = {one: head for one in new if (head := heads[one])}
            found |= there
            new = {other for head in there.values() for other in head.get("pairs", ())} - seen
            seen |= new
        if len(found) < 2:
            return None
        order = sorted(
            found.values(), key=lambda head: ("published" not in head, head.get("published", ""), head["number"])
        )
        passages = {head["number"]: range(head["first"], head["first"] + head["count"]) for head in order}
        return Story(frozenset(found), passages)

    # Writing

    def forget(self, numbers: Iterable[int]) -> None:
        """Let go of what reports said that are being replaced or taken out."""
        for number in numbers:
            self._compared.pop(number, None)

    def pairs_of(self, fresh: Sequence[tuple[int, Shingles]]) -> dict[int, list[int]]:
        """With which reports each of some new ones is to be paired: with stored ones, and with earlier ones of these.

        Args:
            fresh: The number of each and its text; what is stored under such a number is not looked at.
        """
        new = {number for number, _ in fresh}
        bodies = [_looking_for(shingles, len(new)) for _, shingles in fresh]
        answers = self._client.searches(self._names.reports, bodies)
        earlier: defaultdict[int, list[int]] = defaultdict(list)
        candidates: dict[int, list[int]] = {}
        for (number, shingles), answer in zip(fresh, answers, strict=True):
            shared = Counter(
                {int(hit["_id"]): int(hit["_score"]) for hit in answer["hits"]["hits"] if int(hit["_id"]) not in new}
            )
            shared.update(other for mark in shingles.marks(_LOOKED_UP) for other in earlier[mark])
            candidates[number] = [other for other, _ in shared.most_common(_MOST_COMPARED)]
            for mark in shingles.marks(MARKS):
                earlier[mark].append(number)
        self._compared.update(dict(fresh))
        known = dict(fresh) | self._shingles({other for found in candidates.values() for other in found})
        pairs: dict[int, list[int]] = {}
        for number, shingles in fresh:
            there = [other for other in candidates[number] if other in known]
            same = shingles.same_stories([known[other] for other in there]) if there else []
            pairs[number] = list(islice(compress(there, same), _MOST_PAIRS))
        return pairs

    def _shingles(self, numbers: Iterable[int]) -> dict[int, Shingles]:
        wanted = set(numbers)
        known = {number: self._compared[number] for number in wanted if number in self._compared}
        found = self._client.documents(self._names.reports, wanted - known.keys(), ("live", "number", "text"))
        texts = {one["number"]: one["text"] for one in found.values() if one["live"]}
        new = dict(zip(texts, shingles_of([*texts.values()]), strict=True)) if texts else {}
        self._compared.update(new)
        return {**known, **new}


def _looking_for(shingles: Shingles, others: int) -> Doc:
    """A search for reports by shared marks, those with most first; of its hits some may be the new ones themselves."""
    marks = [{"constant_score": {"filter": {"term": {"marks": str(mark)}}}} for mark in shingles.marks(_LOOKED_UP)]
    return {
        "size": _MOST_COMPARED + min(others, _MOST_COMPARED),
        "_source": False,
        "track_total_hits": False,
        "query": {"bool": {"should": marks, "minimum_should_match": 1, "filter": [{"term": {"live": True}}]}},
    }
