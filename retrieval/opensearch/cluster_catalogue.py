"""Reports and passages looked up in the cluster by number, key or title; whole lists are in `listed_reports`."""

import threading
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from itertools import count
from typing import Final

from retrieval.errors import BackendUnavailable, Replaced, ReportNotFound
from retrieval.opensearch.client import NAMED_AT_ONCE, ClusterClient, Doc
from retrieval.opensearch.indices import IndexNames
from retrieval.opensearch.listed_reports import NEWEST, ReportLists
from retrieval.opensearch.report_documents import HEAD, found_passage, passages_of, report_of
from retrieval.opensearch.view import ClusterStore, FoundPassage
from retrieval.reasons import Code
from retrieval.store import date_from_text
from retrieval.types import Passage, Report

_MOST_ROUTINGS: Final = 10_000


class ClusterCatalogue(ReportLists):
    """Those of one index; may be shared between threads. Calls belong into a `ClusterStore.reading`.

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
        super().__init__(client, names, store, collections)
        self._routings: dict[str, tuple[str, ...]] = {}
        self._lock = threading.Lock()

    def within(self, collections: frozenset[str]) -> "ClusterCatalogue":
        """The same of some collections only: no other report is found, counted or named by it."""
        return ClusterCatalogue(self._client, self._names, self._store, collections)

    def heads(self, ids: Iterable[int]) -> Mapping[int, Doc | None]:
        """What `HEAD` names of reports, by number, as the question first read it; None for those that are gone.

        Others that the question has read are among them, too.
        """
        ids = list(ids)
        known = self._heads(ids)
        if self._collections is None:
            return known
        return {number: head if (head := known[number]) and self._may_see(head) else None for number in ids}

    def _heads(self, ids: Sequence[int]) -> Mapping[int, Doc | None]:
        """As `heads`, whoever may see them."""
        known = self._store.view.heads
        if missing := [number for number in ids if number not in known]:
            found = self._client.documents(self._names.reports, missing, HEAD)
            for number in missing:
                head = found.get(str(number))
                known[number] = head if head and head["live"] else None
        return known

    def report(self, report_id: int) -> Report:
        """Load a report.

        Raises:
            ReportNotFound: No report has that id.
        """
        found = self.reports([report_id])
        if not found:
            raise ReportNotFound(Code.NO_REPORT_NUMBER, number=report_id)
        return found[report_id]

    def reports(self, ids: Iterable[int]) -> dict[int, Report]:
        """Load reports; an id that no report has is left out.

        Raises:
            Replaced: One is no longer what the question has read of it.
        """
        return {number: report_of(document) for number, document in self._documents(ids).items()}

    def _documents(self, ids: Iterable[int]) -> dict[int, Doc]:
        wanted = list(ids)
        found = self._client.documents(self._names.reports, wanted, without=("former", "marks"))
        live = {number: one for number in wanted if (one := found.get(str(number))) and one["live"]}
        known = self._store.view.heads
        for number in wanted:
            head = known.get(number)
            if head is not None and (number not in live or live[number]["first"] != head["first"]):
                raise Replaced(Code.CLUSTER_CHANGING, cluster=self._client.name)
        return {number: one for number, one in live.items() if self._may_see(one)}

    def report_ids(self, *, key: str | None = None, title: str | None = None) -> list[int]:
        """Numbers of the reports with that key, or that title."""
        named: Doc = {"term": {"key": key} if key is not None else {"title": title}}
        return sorted(self._numbers([named], [{"number": "asc"}]))

    def reports_of_file(self, key: str) -> list[Report]:
        """The report of a file, or those inside it, the newest first."""
        inside = [{"prefix": {"key": f"{key}!/"}}, {"prefix": {"key": f"{key}/"}}]
        named: Doc = {"bool": {"should": [{"term": {"key": key}}, *inside]}}
        numbers = self._numbers([named], NEWEST)
        found = self.reports(numbers)
        return [found[number] for number in numbers if number in found]

    def passages(self, report_id: int) -> list[Passage]:
        """All passages of a report, in order."""
        found = self._documents([report_id])
        return passages_of(found[report_id]) if found else []

    def stored(self, report_ids: Iterable[int]) -> list[int]:
        """Those of some ids under which there is a report."""
        wanted = list(report_ids)
        heads = self.heads(wanted)
        return [number for number in wanted if heads[number] is not None]

    def standing_in(self, report_id: int) -> int | None:
        """The report with the bytes of one whose file is gone: there was another file of the same; None without one."""
        gone = self._files([{"term": {"number": report_id}}, {"term": {"state": "gone"}}])
        content = gone[0].get("content") if gone else None
        if content is None:
            return None
        others = self._files([{"term": {"content": content}}, {"term": {"state": "indexed"}}])
        return others[0]["number"] if others else None

    def _files(self, conditions: Sequence[Doc]) -> list[Doc]:
        """The file of the lowest number under some conditions."""
        if not self._store.view.settings:
            return []
        body: Doc = {"size": 1, "query": {"bool": {"filter": list(conditions)}}, "sort": [{"number": "asc"}]}
        return [hit["_source"] for hit in self._client.search(self._names.files, body)["hits"]["hits"]]

    def passage_at(self, report_id: int, paragraph: int) -> Passage | None:
        """The passage in which a body paragraph of a report begins; None where it has no such paragraph."""
        return next((found for found in self.passages(report_id) if paragraph in found.paragraphs), None)

    def passage_ids(self, report_ids: Iterable[int]) -> list[int]:
        """The ids of all passages of some reports."""
        wanted = list(report_ids)
        heads = self.heads(wanted)
        return [
            head["first"] + ordinal
            for number in wanted
            if (head := heads[number]) is not None
            for ordinal in range(head["count"])
        ]

    def passages_by_id(self, ids: Iterable[int]) -> list[tuple[Passage, str]]:
        """Load passages, each with its report's title; an id that no passage has is left out."""
        return [(found.passage, found.title) for found in self._passages(ids)]

    def passage_texts(self, ids: Iterable[int]) -> dict[int, str]:
        """What passages say; an id that no passage has is left out."""
        return {found.passage.id: found.passage.text for found in self._passages(ids)}

    def published(self, ids: Iterable[int]) -> dict[int, date | None]:
        """When the reports of passages were published; an id that no passage has is left out."""
        return {found.passage.id: date_from_text(found.published) for found in self._passages(ids)}

    def _passages(self, ids: Iterable[int]) -> list[FoundPassage]:
        known = self._store.view.passages
        wanted = list(ids)
        missing = [number for number in wanted if number not in known]
        index = self._store.setting("passages")
        for start in range(0, len(missing) if index else 0, NAMED_AT_ONCE):
            part = missing[start : start + NAMED_AT_ONCE]
            body = {"size": len(part), "query": {"terms": {"passage": part}}}
            hits = self._client.search(str(index), body)["hits"]["hits"]
            found = [found_passage(hit["_source"]) for hit in hits]
            heads = self.heads({each.passage.report_id for each in found})
            for each in found:
                head = heads[each.passage.report_id]
                if head is not None and head["first"] <= each.passage.id < head["first"] + head["count"]:
                    known[each.passage.id] = each
        there = [known[number] for number in wanted if number in known]
        heads = self.heads({each.passage.report_id for each in there})
        return [each for each in there if heads[each.passage.report_id] is not None]

    def passage_ranges(
        self,
        since: date | None,
        until: date | None,
        sources: Sequence[str] | None,
        among: Collection[int] | None = None,
    ) -> Sequence[Doc]:
        """Conditions on passages: their reports are those that `published_between` counts."""
        return [*self._among, *conditions(since, until, sources, day="published"), *_numbered("report", among)]

    def published_between(
        self,
        since: date | None,
        until: date | None,
        sources: Sequence[str] | None,
        among: Collection[int] | None = None,
    ) -> tuple[int, date | None]:
        """How many reports were published from one day to another by some sources, and the newest day of them."""
        body: Doc = {
            "size": 1,
            "track_total_hits": True,
            "_source": ["published"],
            "query": {
                "bool": {
                    "filter": [
                        self._there,
                        *conditions(since, until, sources, day="day"),
                        *_numbered("number", among),
                    ]
                }
            },
            "sort": list(NEWEST),
        }
        hits = self._asked(body)["hits"]
        newest = hits["hits"][0]["_source"].get("published") if hits["hits"] else None
        return hits["total"]["value"], date_from_text(newest)

    def routings(self, index: str) -> tuple[str, ...]:
        """A routing value for each part of an index of passages."""
        with self._lock:
            found = self._routings.get(index)
        if found is None:
            settings = self._client.ask("GET", f"/{index}/_settings")
            shards = int(next(iter(settings.values()))["settings"]["index"]["number_of_shards"])
            by_shard: dict[int, str] = {}
            for routing in map(str, count()):
                leads = self._client.ask("GET", f"/{index}/_search_shards", routing=routing)["shards"]
                by_shard.setdefault(leads[0][0]["shard"], routing)
                if len(by_shard) == shards:
                    break
                if int(routing) > _MOST_ROUTINGS:
                    raise BackendUnavailable(Code.CLUSTER_RED, cluster=self._client.name)
            found = tuple(by_shard.values())
            with self._lock:
                self._routings[index] = found
        return found


def _numbered(field: str, among: Collection[int] | None) -> list[Doc]:
    return [] if among is None else [{"terms": {field: list(among)}}]


def conditions(since: date | None, until: date | None, sources: Sequence[str] | None, *, day: str) -> list[Doc]:
    """Conditions on documents of reports or passages, whose field of the day is named."""
    found: list[Doc] = []
    if since or until:
        bounds = {"gte": since and since.isoformat()[:10], "lte": until and until.isoformat()[:10]}
        found.append({"range": {day: {name: value for name, value in bounds.items() if value}}})
    if sources is not None:
        found.append({"terms": {"source": list(sources)}})
    return found
