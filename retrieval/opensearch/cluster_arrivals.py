"""In which order reports came into the cluster: a number in the document of each one's file, and never another.

The files lie in one part of the cluster, whose state is always one between two of its changes: who was told of all up
to a number misses nothing that comes later.
"""

from collections.abc import Sequence

from retrieval.errors import Replaced
from retrieval.opensearch.client import ClusterClient, Doc
from retrieval.opensearch.indices import IndexNames
from retrieval.types import Arrival


class ClusterArrivals:
    """Those of one index; may be shared between threads.

    Args:
        client: Of the cluster.
        names: Of its indices.
    """

    def __init__(self, client: ClusterClient, names: IndexNames) -> None:
        self._client = client
        self._names = names

    def last(self) -> int:
        """The number of the last one; 0 where none came yet."""
        found = self._found([], "desc", 1)
        return int(found[0]["arrival"]) if found else 0

    def after(self, number: int, limit: int) -> list[Arrival]:
        """The next of what came after an arrival and is still there, the earliest first."""
        return self._there({"range": {"arrival": {"gt": number}}}, "asc", limit)

    def before(self, number: int | None, limit: int) -> list[Arrival]:
        """What came before an arrival (None: at all) and is still there, the latest first."""
        earlier: Doc = {"match_all": {}} if number is None else {"range": {"arrival": {"lt": number}}}
        return self._there(earlier, "desc", limit)

    def _there(self, wanted: Doc, order: str, limit: int) -> list[Arrival]:
        found = self._found([wanted, {"term": {"state": "indexed"}}], order, limit)
        return [Arrival(one["arrival"], one["number"]) for one in found]

    def _found(self, conditions: Sequence[Doc], order: str, limit: int) -> list[Doc]:
        news = {"range": {"arrival": {"gt": 0}}}
        body: Doc = {"size": limit, "track_total_hits": True, "sort": [{"arrival": order}]}
        body |= {"query": {"bool": {"filter": [news, *conditions]}}, "_source": ["arrival", "number"]}
        try:
            return [hit["_source"] for hit in self._client.search(self._names.files, body)["hits"]["hits"]]
        except Replaced:
            return []  # nothing was ever indexed
