"""Lists of reports for people, their groups and their number, as the cluster counts and sorts them."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice
from typing import Final

from retrieval.errors import Replaced
from retrieval.opensearch.client import NAMED_AT_ONCE, ClusterClient, Doc
from retrieval.opensearch.indices import IndexNames
from retrieval.opensearch.report_documents import LISTED_FIELDS, listed_report
from retrieval.opensearch.view import ClusterStore
from retrieval.store import date_from_text
from retrieval.types import Group, Grouping, ListedReport, collection_of

MOST_GROUPS: Final = 65_535
"""Groups that a cluster counts at once, as it is set up."""

LIVE: Final[Doc] = {"term": {"live": True}}
"""A condition on reports: that they are in the index now."""

NEWEST: Final[Sequence[Doc]] = ({"published": {"order": "desc", "missing": "_last"}}, {"number": "desc"})
_NOTHING: Final[Doc] = {"hits": {"hits": [], "total": {"value": 0}}, "aggregations": {}}


class ReportLists:
    """Lists of one index; may be shared between threads. Calls belong into a `ClusterStore.reading`.

    Args:
        client: Of the cluster.
        names: Of its indices.
        store: What the question has read so far.
        collections: Those whose reports are read, by name; None for all.
    """

    def __init__(
        self,
        client: ClusterClient,
        names: IndexNames,
        store: ClusterStore,
        collections: frozenset[str] | None = None,
    ) -> None:
        self._client = client
        self._names = names
        self._store = store
        self._collections = collections
        self._among: list[Doc] = [] if collections is None else [{"terms": {"collection": sorted(collections)}}]
        self._there: Doc = {"bool": {"filter": [LIVE, *self._among]}}

    def _may_see(self, document: Doc) -> bool:
        """Whether a report that its number led to is in the index, and may be seen."""
        return document["live"] and (self._collections is None or collection_of(document["key"]) in self._collections)

    def sources(
        self, *, limit: int | None, offset: int = 0, group: Group | None = None, by: Grouping | None = None
    ) -> Iterator[ListedReport]:
        """Reports without their text, newest first, those without a date last; of one group, or all.

        With `by` a group stands together, and the groups in the order of `groups`.
        """
        groups: list[Group | None] = [*self.groups(by)] if by in ("source", "collection") else [group]
        listed = (document for one in groups for document in self._listed(one))
        end = None if limit is None else offset + limit
        return map(listed_report, islice(listed, offset, end))

    def titles(self) -> list[tuple[int, str, str | None, date | None]]:
        """Id, title, source and date of every report, the newest first; none of their texts is read."""
        found = self._each([], NEWEST, ("number", "title", "source", "published"))
        return [(one["number"], one["title"], one.get("source"), date_from_text(one.get("published"))) for one in found]

    def _listed(self, group: Group | None) -> Iterator[Doc]:
        among = [] if group is None else [self._of_group(group.by, group.name)]
        return self._each(among, NEWEST, LISTED_FIELDS)

    def groups(self, by: Grouping) -> list[Group]:
        """As `ReportRecords.groups`."""
        counted: Doc = {"terms": {"field": by, "missing": "", "size": MOST_GROUPS}}
        counted["aggs"] = {"sample": {"min": {"field": "number"}}}
        answer = self._asked({"size": 0, "query": self._there, "aggs": {"groups": counted}})
        found = [
            Group(by, bucket["key"], bucket["doc_count"], int(bucket["sample"]["value"]))
            for bucket in answer["aggregations"].get("groups", {}).get("buckets", [])
        ]
        if by == "month":
            found.sort(key=lambda group: group.name, reverse=True)
        else:
            found.sort(key=lambda group: (-group.reports, group.name))
        return sorted(found, key=lambda group: group.name == "")

    def group(self, by: Grouping, sample: int) -> Group | None:
        """The group that a report belongs to; None where there is no such report."""
        found = self._client.documents(self._names.reports, [sample], ("live", "key", by)).get(str(sample))
        if not found or not self._may_see(found):
            return None
        name = found.get(by, "")
        body: Doc = {"size": 0, "track_total_hits": True, "query": {"bool": {"filter": [self._there]}}}
        body["query"]["bool"]["filter"].append(self._of_group(by, name))
        body["aggs"] = {"sample": {"min": {"field": "number"}}}
        answer = self._asked(body)
        lowest = answer["aggregations"].get("sample", {}).get("value")
        return Group(by, name, answer["hits"]["total"]["value"], int(lowest)) if lowest is not None else None

    @staticmethod
    def _of_group(by: Grouping, name: str) -> Doc:
        if name or by == "month":
            return {"term": {by: name}}
        return {"bool": {"must_not": [{"exists": {"field": by}}]}}

    def suspicious_report_ids(self) -> list[int]:
        """Numbers of the reports that may have a doubtful field, by key."""
        return self._numbers([{"term": {"suspicious": True}}], [{"key": "asc"}, {"number": "asc"}])

    def source_names(self) -> list[str]:
        """Every source, as the reports have it."""
        return [group.name for group in self.groups("source") if group.name]

    def counts(self) -> tuple[int, int]:
        """How many reports and how many passages there are."""
        body: Doc = {"size": 0, "track_total_hits": True, "query": self._there}
        body["aggs"] = {"passages": {"sum": {"field": "count"}}}
        answer = self._asked(body)
        passages = answer["aggregations"].get("passages", {}).get("value") or 0
        return answer["hits"]["total"]["value"], int(passages)

    def report_count(self) -> int:
        """How many reports there are."""
        return self.counts()[0]

    def newest(self) -> date | None:
        """The publication date of the newest report."""
        body: Doc = {"size": 1, "query": self._there, "_source": ["published"], "sort": list(NEWEST)}
        hits = self._asked(body)["hits"]["hits"]
        return date_from_text(hits[0]["_source"].get("published")) if hits else None

    def _numbers(self, conditions: Sequence[Doc], order: Sequence[Doc]) -> list[int]:
        return [document["number"] for document in self._each(conditions, order, ("number",))]

    def _each(self, conditions: Sequence[Doc], order: Sequence[Doc], fields: Sequence[str]) -> Iterator[Doc]:
        """Some fields of all reports under some conditions, of one state of the index however long that takes."""
        body: Doc = {
            "query": {"bool": {"filter": [self._there, *conditions]}},
            "sort": list(order),
            "_source": list(fields),
        }
        if not self._store.view.settings:
            return
        # Few lists have a second page, for which the state must be held.
        hits = self._asked({**body, "size": NAMED_AT_ONCE, "track_total_hits": True})["hits"]["hits"]
        if len(hits) < NAMED_AT_ONCE:
            yield from (hit["_source"] for hit in hits)
            return
        yield from (hit["_source"] for hit in self._client.held(self._names.reports, body))

    def _asked(self, body: Doc) -> Doc:
        try:
            return self._client.search(self._names.reports, body)
        except Replaced:
            # Where nothing was ever indexed there is no index.
            if self._store.view.settings:
                raise
            return _NOTHING
