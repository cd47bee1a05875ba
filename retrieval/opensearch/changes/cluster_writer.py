"""Changes of the index in the cluster, in an order in which a death at any step does no harm.

Of a batch (1) what is about to happen is written down with the settings; (2) new passages go in under new numbers, and
nobody counts them, since no report names them yet; (3) the reports' documents are replaced, each in one go: from then
on the new passages count and the old ones do not; (4) files are noted, old passages deleted and the note taken away.
`recovery` finishes what a writer left that died. Each document bears the number of the lease, so that a writer that was
taken for dead changes nothing any more.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from retrieval.analysis import Lattice, Tokenizer
from retrieval.index import TitledPassages
from retrieval.ingest import BATCH_PASSAGES, Encoded, Encoders, Entry, FreshReport, Renaming, entries
from retrieval.opensearch.changes.arriving import LAST_ARRIVAL, arrivals_of
from retrieval.opensearch.changes.joined_terms import join_terms
from retrieval.opensearch.changes.passage_items import new_passages, old_passages_deleted, passages_again
from retrieval.opensearch.changes.recovery import Change, note_of, recover
from retrieval.opensearch.changes.renames import note_of_renames, write_renames
from retrieval.opensearch.changes.repost_pairs import MARKS, RepostPairs
from retrieval.opensearch.client import BulkItem, Doc
from retrieval.opensearch.cluster_former import FORMER_FIELDS, with_former
from retrieval.opensearch.indices import LOADING, SERVING, make_passages
from retrieval.opensearch.report_documents import HEAD, document_of, gone, passages_of
from retrieval.store import FileState, Journal, Store
from retrieval.types import ChangeTimes, Progress, Report, ReportProgress

if TYPE_CHECKING:
    from retrieval.corpus import CorpusFile
    from retrieval.opensearch.cluster import ClusterBackend

MOST_TIDIED: Final = 5_000_000
"""Passages up to which an index is made one segment a part after much of it is new: larger ones merge by themselves."""

_READ_AT_ONCE: Final = 200
_BEFORE: Final = (*HEAD, *FORMER_FIELDS)


class ClusterWriter:
    """Writes to one index; whoever calls it holds the lease.

    Args:
        backend: What keeps it.
        tokenizer: Makes the index terms.
    """

    def __init__(self, backend: "ClusterBackend", tokenizer: Tokenizer) -> None:
        self._backend = backend
        self._client = backend.client
        self._names = backend.names
        self._store = backend.store
        self._lease = backend.lease
        self._files = backend.files
        self._pairs = RepostPairs(backend.client, backend.names, backend.store)
        self._tokenizer = tokenizer
        self._replaced_index: str | None = None

    @property
    def tokenizer(self) -> Tokenizer:
        """What makes the index terms."""
        return self._tokenizer

    @property
    def fingerprint(self) -> str:
        """The tokeniser's, which the index is written with."""
        return self._tokenizer.fingerprint

    @property
    def encode(self) -> Callable[[Tokenizer | Lattice, TitledPassages], Encoded]:
        """What makes texts of terms, here and in workers."""
        return join_terms

    def replace(self, fresh: Sequence[FreshReport]) -> list[Report]:
        """Put reports into the index, in the place of their earlier versions where there are any."""
        for new in fresh:
            entries.check(new.report)
        made, encoded = entries.make_entries(fresh), join_terms(self._tokenizer, entries.titled_passages(fresh))
        return [replace(new.report, id=number) for number, new in zip(self.store(made, encoded), fresh, strict=True)]

    def store(self, entries: Sequence[Entry], encoded: Encoded) -> list[int]:
        """Put reports into the index, each whole or not at all; returns their ids."""
        self._files.flush()
        numbers = self._files.numbers([entry.key for entry in entries])
        index = self._passages()
        old = self._live(numbers, _BEFORE)
        first = int(self._store.setting("last_passage") or 0) + 1
        changes: list[Change] = []
        for number, entry in zip(numbers, entries, strict=True):
            head = old.get(number, {})
            count = len(entry.places)
            changes.append(Change(number, entry.key, first, count, head.get("first", 0), head.get("count", 0)))
            first += count
        arrivals, last = arrivals_of(self._store, self._files, numbers, entries)
        self._begin(changes, state=None, last_passage=first - 1, **{LAST_ARRIVAL: last})
        self._pairs.forget(numbers)
        pairs = self._pairs.of([(number, one.shingles) for number, one in zip(numbers, entries, strict=True)])
        documents = [
            with_former(
                document_of(entry, change.number, change.first, entry.shingles.marks(MARKS), pairs[change.number]),
                old.get(change.number, {}),
            )
            for change, entry in zip(changes, entries, strict=True)
        ]
        self._client.bulk(
            new_passages(index, zip(documents, entries, strict=True), iter(encoded[1])), require_alias="true"
        )
        if old:
            # Once the report says so, the new passages count: then they must be seen.
            self._refresh(index)
        self._write_reports(documents, old)
        for number, entry in zip(numbers, entries, strict=True):
            self._files.note(
                {"number": number, "key": entry.key, "size": entry.size, "modified": entry.modified}
                | {"sha256": entry.sha256, "state": "indexed", "failed": False, "content": entry.content}
                | ({"arrival": arrivals[entry.key]} if entry.key in arrivals else {})
            )
        self._files.flush()
        self._client.bulk(old_passages_deleted(index, changes), require_alias="true")
        self._finish(entry.key for entry in entries)
        return numbers

    def remove(self, reports: Mapping[str, int], *, state: str) -> None:
        """Take reports out of the index; their files are of that state from now on."""
        if not reports:
            return
        old = self._live(reports.values(), _BEFORE)
        changes = [
            Change(number, key, 0, 0, old[number]["first"], old[number]["count"])
            for key, number in reports.items()
            if number in old
        ]
        self._begin(changes, state=state)
        self._pairs.forget(reports.values())
        self._write_reports([gone(change.number, change.key) for change in changes], old)
        self._files.set_states(list(reports), state)
        self._files.flush()
        if index := self._store.setting("passages"):
            self._client.bulk(old_passages_deleted(self._names.passages, changes), require_alias="true")
            self._refresh(index)
        self._finish(reports)

    def rebuild(self, encoders: Encoders, progress: ReportProgress) -> None:
        """Make all terms again, in an index aside; questions use the old one until the end."""
        old = self._store.setting("passages")
        self._refresh(self._names.reports)
        with self._store.reading():
            total = self._backend.catalogue.counts()[1]
        if old is None or not total:
            self._finish()
            return
        new = self._names.numbered(int(old.rpartition("-")[2]) + 1)
        make_passages(self._client, new, self._backend.cluster.shards, loading=True)
        done = 0
        for batch, (_, texts) in encoders.with_words(self._stored(), _texts_of, join_terms):
            self._client.bulk(passages_again(new, batch, iter(texts)))
            done += sum(document["count"] for document in batch)
            progress(Progress("tokenize", done, total))
        self._set(SERVING, new)
        self._refresh(new)
        self._name(new, instead_of=old)
        self._finish(passages=new)
        self._replaced_index = old

    def rename(
        self, corpus: Path, changed: Sequence["CorpusFile"], known: Mapping[str, FileState], *, limit: int
    ) -> bool:
        """Give reports the keys that their files have now; whether any has another one."""
        renames = Renaming(self._store, self._files, corpus, limit).find(changed, known)
        if renames is None:
            return False
        if renames.indexed:
            self.remove(renames.indexed, state="gone")
        note = note_of_renames(self._backend, renames)
        self._store.set_settings({"open": note})
        write_renames(self._backend, json.loads(note))
        self._finish(key for both in renames.keys.values() for key in both)
        if self._backend.beside.is_file():
            with closing(Store(self._backend.beside)) as store:
                Journal(store).rename_reports(dict(renames.keys.values()))
        return True

    def drop_unfinished(self) -> None:
        """Take away what a writer that died has left behind."""
        recover(self._backend)

    def many_segments(self) -> bool:
        """Never: a cluster merges by itself."""
        return False

    def merge(self, encoders: Encoders) -> None:  # noqa: ARG002 - the cluster does it
        """Let an index that was new be asked as all others are."""
        self.merge_small()

    def merge_small(self) -> None:
        """Let an index that was new be asked as all others are, and show all that was written."""
        index = self._store.setting("passages")
        if index and self._store.setting("loading"):
            self._set(SERVING, index, self._names.reports, self._names.files)
            self._store.set_settings({"loading": ""})
        for one in (index, self._names.reports):
            if one:
                self._refresh(one)

    def tidy(self, encoders: Encoders) -> None:  # noqa: ARG002 - the cluster does it
        """Have the cluster make few segments of many, and do not wait for it."""
        index = self._store.setting("passages")
        if index and int(self._store.setting("last_passage") or 0) <= MOST_TIDIED:
            self._client.ask("POST", f"/{index}/_forcemerge", max_num_segments=1, wait_for_completion="false")

    def give_back(self) -> None:
        """Delete the index that a rebuild has replaced: whoever asked it has had an answer by now."""
        if self._replaced_index:
            self._client.ask("DELETE", f"/{self._replaced_index}", allowed=(404,))
            self._replaced_index = None

    # Steps

    def _begin(self, changes: Sequence[Change], *, state: str | None, **settings: object) -> None:
        told = {name: str(value) for name, value in settings.items()}
        self._store.set_settings({"open": note_of(changes, state), **told})

    def _finish(self, keys: Iterable[str] = (), **settings: str) -> None:
        """Say to all who read the index that it is another, of which reports of these keys have changed."""
        generation = int(self._store.setting("generation") or 0) + 1
        said = {"open": "", "generation": str(generation), "fingerprint": self.fingerprint}
        self._store.set_settings(
            {**said, **ChangeTimes.read(self._store.setting).changed_now(keys).as_settings(), **settings}
        )

    def _passages(self) -> str:
        """The alias of the passages; their index is made where there is none."""
        if self._store.setting("passages") is None:
            index = self._names.numbered(1)
            make_passages(self._client, index, self._backend.cluster.shards, loading=True)
            self._set(LOADING, self._names.reports, self._names.files)
            self._name(index)
            self._store.set_settings({"passages": index, "loading": "1"})
        return self._names.passages

    def _name(self, index: str, *, instead_of: str | None = None) -> None:
        """Give the alias to an index, in one step."""
        actions: list[Doc] = [{"add": {"index": index, "alias": self._names.passages, "is_write_index": True}}]
        if instead_of:
            actions.insert(0, {"remove": {"index": instead_of, "alias": self._names.passages}})
        self._client.ask("POST", "/_aliases", {"actions": actions})

    def _set(self, settings: Doc, *indices: str) -> None:
        self._client.ask("PUT", f"/{','.join(indices)}/_settings", {"index": settings})

    def _refresh(self, index: str) -> None:
        self._client.ask("POST", f"/{index}/_refresh")

    def _live(self, numbers: Iterable[int], fields: Sequence[str] | None = None) -> dict[int, Doc]:
        """What is stored now of those of some reports that are in the index: these fields, or all."""
        found = self._client.documents(self._names.reports, numbers, fields)
        return {one["number"]: one for one in found.values() if one["live"]}

    def _write_reports(self, documents: Sequence[Doc], old: Mapping[int, Doc]) -> None:
        """Replace documents of reports, and of others whose pairs are others for it."""
        mine = {document["number"]: document for document in documents}
        paired = {number: {*document.get("pairs", ())} for number, document in mine.items()}
        before = {number: {*head.get("pairs", ())} for number, head in old.items()}
        touched = {other for pairs in (*paired.values(), *before.values()) for other in pairs} - mine.keys()
        others = self._live(touched)
        for number, document in (mine | others).items():
            kept = {*document.get("pairs", ())} - (mine.keys() if number in others else set())
            kept |= {other for other, pairs in paired.items() if number in pairs}
            if document["live"]:
                document["pairs"] = sorted(kept)
        epoch = self._lease.epoch
        self._client.bulk(
            BulkItem(self._names.reports, str(number), document, version=epoch)
            for number, document in (mine | others).items()
        )
        if not self._store.setting("loading"):
            # While all is new, lists may follow a little later, and reposts are found by the table.
            self._refresh(self._names.reports)

    def _stored(self) -> Iterator[list[Doc]]:
        batch: list[Doc] = []
        size = 0
        body: Doc = {"query": {"term": {"live": True}}, "sort": [{"number": "asc"}]}
        for hit in self._client.held(self._names.reports, body, _READ_AT_ONCE):
            batch.append(hit["_source"])
            size += hit["_source"]["count"]
            if size >= BATCH_PASSAGES:
                yield batch
                batch, size = [], 0
        if batch:
            yield batch


def _texts_of(reports: Sequence[Doc]) -> TitledPassages:
    return [(document["title"], [passage.text for passage in passages_of(document)]) for document in reports]
