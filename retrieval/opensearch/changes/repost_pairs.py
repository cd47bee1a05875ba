"""With which reports a new one is a repost: found by the same marks and shingles as in the embedded index.

A report's document has its few smallest hashes ("marks"), by which later ones find it. While a whole corpus is loaded
they are held in memory, else searched for. The constants are those of `retrieval.store.reposts`.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from itertools import compress, islice
from typing import Final

from cachetools import LRUCache

from retrieval.analysis import Shingles, shingles_of
from retrieval.opensearch.changes.mark_table import MOST_HELD, MarkTable
from retrieval.opensearch.client import ClusterClient, Doc
from retrieval.opensearch.indices import IndexNames
from retrieval.opensearch.view import ClusterStore

MARKS: Final = 8
"""Hashes that a report is found by."""

_LOOKED_UP: Final = 64
_MOST_COMPARED: Final = 32
_MOST_PAIRS: Final = 6
_KEPT: Final = 20_000


class RepostPairs:
    """Finds them for one writer.

    Args:
        client: Of the cluster.
        names: Of its indices.
        store: Its settings.
    """

    def __init__(self, client: ClusterClient, names: IndexNames, store: ClusterStore) -> None:
        self._client = client
        self._names = names
        self._store = store
        self._compared: LRUCache[int, Shingles] = LRUCache(_KEPT)
        self._table: MarkTable | None = None

    def forget(self, numbers: Collection[int]) -> None:
        """Let go of what reports said that are being replaced or taken out."""
        for number in numbers:
            self._compared.pop(number, None)
        if self._table:
            self._table.forget(numbers)

    def of(self, fresh: Sequence[tuple[int, Shingles]]) -> dict[int, list[int]]:
        """With which reports each of some new ones is to be paired: with stored ones, and with earlier ones of these.

        Args:
            fresh: The number of each and its text; what is stored under such a number is not looked at.
        """
        table = self._held_marks()
        earlier = MarkTable() if table is None else table
        stored = self._searched(fresh) if table is None else [Counter[int]() for _ in fresh]
        candidates: dict[int, list[int]] = {}
        for (number, shingles), shared in zip(fresh, stored, strict=True):
            shared.update(earlier.sharing(shingles.marks(_LOOKED_UP)))
            candidates[number] = [other for other, _ in shared.most_common(_MOST_COMPARED)]
            earlier.add(number, shingles.marks(MARKS))
        self._compared.update(dict(fresh))
        known = dict(fresh) | self._shingles({other for found in candidates.values() for other in found})
        pairs: dict[int, list[int]] = {}
        for number, shingles in fresh:
            there = [other for other in candidates[number] if other in known]
            same = shingles.same_stories([known[other] for other in there]) if there else []
            pairs[number] = list(islice(compress(there, same), _MOST_PAIRS))
        return pairs

    def _searched(self, fresh: Sequence[tuple[int, Shingles]]) -> list[Counter[int]]:
        """The stored reports with which each shares marks, and how many."""
        new = {number for number, _ in fresh}
        answers = self._client.searches(self._names.reports, [_looking_for(one, len(new)) for _, one in fresh])
        return [
            Counter(
                {int(hit["_id"]): int(hit["_score"]) for hit in answer["hits"]["hits"] if int(hit["_id"]) not in new}
            )
            for answer in answers
        ]

    def _held_marks(self) -> MarkTable | None:
        """Those of all stored reports, while a new index is loaded; None where they are searched for."""
        if not self._store.setting("loading"):
            self._table = None
        elif self._table is None:
            # Of a load that was broken off: most are here already.
            self._table = MarkTable()
            self._client.ask("POST", f"/{self._names.reports}/_refresh")
            body = {"query": {"term": {"live": True}}, "sort": [{"number": "asc"}], "_source": ["number", "marks"]}
            for hit in self._client.held(self._names.reports, body, 5_000):
                self._table.add(hit["_source"]["number"], hit["_source"]["marks"])
        return self._table if self._table and self._table.reports < MOST_HELD else None

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
