"""Bring the index in line with the corpus folder: read what changed, forget what vanished, leave the rest alone."""

import hashlib
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path

from retrieval.catalogue import Catalogue, FileState
from retrieval.corpus import CorpusFile, Listing, list_corpus, read_file
from retrieval.errors import ReadError
from retrieval.indexer import BATCH_PASSAGES, FreshReport, Indexer
from retrieval.passages import cut_passages
from retrieval.readers import Member, container_key, list_members, read_member, read_report
from retrieval.segments import SegmentStore
from retrieval.sidecars import load_sidecar, parse_sidecar
from retrieval.store import Store
from retrieval.types import Changes, Failure, Passage, Progress, Report, ReportProgress

CUTTER = "readers 2"
"""Names the way files become passages; another name makes the next reindex read every file again."""

SETTLED_NANOSECONDS = 2_000_000_000
"""A file changed less than this before it was read may change again within the clock's grain (2 s on FAT) without
a new time: it is read again next time, and its hash decides."""


NEVER_SEEN = FileState(id=0, size=None, modified=None, sha256=None, state="gone", reason=None)


class Reindexing:
    """One run; the caller holds `locking.sole_writer`.

    Args:
        store: The database.
        catalogue: Its reports and passages.
        segments: Its postings.
        indexer: Changes them.
        corpus: The folder of reports.
        passage_size: Characters of a passage.
        max_file_bytes: Larger files fail.
        progress: Told of every file.
    """

    def __init__(
        self,
        store: Store,
        catalogue: Catalogue,
        segments: SegmentStore,
        indexer: Indexer,
        corpus: Path,
        *,
        passage_size: int,
        max_file_bytes: int,
        progress: ReportProgress,
    ) -> None:
        self._store = store
        self._catalogue = catalogue
        self._segments = segments
        self._indexer = indexer
        self._corpus = corpus
        self._passage_size = passage_size
        self._cut = f"{CUTTER} {passage_size}"
        self._max_file_bytes = max_file_bytes
        self._progress = progress
        self._counts = {"added": 0, "updated": 0, "removed": 0, "unchanged": 0}
        self._failed: list[Failure] = []
        # Keys of reports inside containers that are still there, and containers read to their end.
        self._members: set[str] = set()
        self._containers: dict[str, tuple[CorpusFile, int | None, str]] = {}

    def run(self, *, full: bool, restore: bool = False, wanted: Callable[[str], bool] | None = None) -> Changes:
        """Do it.

        Args:
            full: Read every file again, those taken out on purpose too, and make all postings again.
            restore: Read those taken out on purpose again.
            wanted: Which files to look at, by key; the rest of the index stays as it is. None: all.

        Raises:
            CorpusError: There is no folder to read; nothing was changed.
        """
        began = time.perf_counter()
        listing = list_corpus(self._corpus)
        if wanted is not None:
            listing = replace(listing, files=tuple(file for file in listing.files if wanted(file.key)))
        with self._store.writing():
            self._segments.drop_unfinished()
            known = self._catalogue.files()
            outdated = self._store.setting("fingerprint") != self._indexer.fingerprint
            recut = self._store.setting("cut") != self._cut
        if full or outdated:
            self._indexer.rebuild(self._progress)
        for batch in _batches(self._changed(listing, known, again=full or recut, restore=full or restore)):
            self._indexer.replace(batch)
        self._forget_vanished(listing, {key: state for key, state in known.items() if wanted is None or wanted(key)})
        self._indexer.merge()
        with self._store.writing():
            self._store.set_settings({"corpus": str(self._corpus.resolve())})
            if wanted is None:
                self._store.set_settings({"cut": self._cut})
            reports, passages = self._catalogue.counts()
        return Changes(
            **self._counts,
            failed=(*listing.failed, *self._failed),
            reports=reports,
            passages=passages,
            seconds=time.perf_counter() - began,
        )

    def _changed(
        self, listing: Listing, known: Mapping[str, FileState], *, again: bool, restore: bool
    ) -> Iterator[FreshReport]:
        inside = _by_container(known)
        for done, file in enumerate(listing.files):
            self._progress(Progress("index", done, len(listing.files)))
            state = _restored(known.get(file.key, NEVER_SEEN), restore)
            try:
                if state.state == CONTAINER and not again and _same_file(state, file):
                    self._keep_members(inside.get(file.key, ()), known)
                    continue
                data, modified = self._bytes(file, state, again=again)
                members = None if data is None else list_members(data, file.key)
                if data is not None and members is not None:
                    self._keep_members(inside.get(file.key, ()), known, failed_only=True)
                    yield from self._read_members(members, known, again=again, restore=restore)
                    self._containers[file.key] = (file, modified, hashlib.sha256(data).hexdigest())
                    continue
                fresh = None if data is None else self._read(file, data, modified, state, again=again)
            except ReadError as error:
                self._failed.append(Failure(error.key, error.reason))
                self._remember_failure(file.key, state, error.reason, size=file.size)
                self._members.update(inside.get(file.key, ()))
                continue
            if fresh is not None:
                self._counts["updated" if state.state == "indexed" else "added"] += 1
                yield fresh
            elif state.state == "indexed":
                self._counts["unchanged"] += 1
        self._progress(Progress("index", len(listing.files), len(listing.files)))

    def _read(self, file: CorpusFile, state: FileState, *, again: bool) -> FreshReport | None:
        """The file's report if it must enter the index; None if the index is right about it."""
        kept = state.state == "removed" or (state.state == "indexed" and not again)
        if kept and state.reason is None and (state.size, state.modified) == (file.size, file.modified):
            return None
        settled = time.time_ns() - file.modified > SETTLED_NANOSECONDS
        modified = file.modified if settled else None
        data = read_file(self._corpus, file, self._max_file_bytes)
        sidecar = load_sidecar(self._corpus / file.key, file.key)
        sha256 = _digest(data, sidecar)
        if not (kept and state.sha256 == sha256):
            report = parse_sidecar(sidecar, file.key).applied_to(read_report(data, file.key))
            report = replace(report, sha256=sha256)
            passages = cut_passages(report, self._passage_size)
            if not self._is_stored(report, passages, state):
                return FreshReport(report, passages, file.size, modified)
        with self._store.writing():
            self._catalogue.remember_file(file.key, state=state.state, size=file.size, modified=modified, sha256=sha256)
        return None

    def _is_stored(self, report: Report, passages: Sequence[Passage], state: FileState) -> bool:
        """Whether the index holds just this, so that all ids can stay."""
        if state.state != "indexed":
            return False
        with self._store.reading():
            old_report = self._catalogue.report(state.id)
            old_passages = self._catalogue.passages(state.id)
        return replace(report, id=state.id) == old_report and list(passages) == [
            replace(old, id=0, report_id=0) for old in old_passages
        ]

    def _remember_failure(self, file: CorpusFile, state: FileState, reason: str) -> None:
        """Keep the old version, if there is one, and its hash: the file may come back as it was."""
        with self._store.writing():
            self._catalogue.remember_file(
                file.key,
                state="failed" if state.state == "gone" else state.state,
                size=file.size,
                modified=None,
                sha256=state.sha256,
                reason=reason,
            )

    def _forget_vanished(self, listing: Listing, known: Mapping[str, FileState]) -> None:
        there = {file.key for file in listing.files} | {failure.key for failure in listing.failed}
        vanished = {
            key: state
            for key, state in known.items()
            if state.state != "gone" and key not in there and not key.startswith(listing.hidden)
        }
        indexed = {key: state.id for key, state in vanished.items() if state.state == "indexed"}
        for start in range(0, len(indexed), BATCH_PASSAGES):
            group = dict(islice(indexed.items(), start, start + BATCH_PASSAGES))
            self._indexer.remove(group, state="gone")
        with self._store.writing():
            for key in vanished.keys() - indexed.keys():
                self._catalogue.set_file_state(key, "gone")
        self._counts["removed"] = len(indexed)


def _digest(data: bytes, sidecar: bytes) -> str:
    """The hash that tells whether a file, or its sidecar, says something else."""
    digest = hashlib.sha256(data)
    if sidecar:
        digest.update(b"\0sidecar\0" + sidecar)
    return digest.hexdigest()


def _batches(fresh: Iterator[FreshReport]) -> Iterator[list[FreshReport]]:
    """Reports in groups of about `BATCH_PASSAGES` passages."""
    batch: list[FreshReport] = []
    passages = 0
    for new in fresh:
        batch.append(new)
        passages += len(new.passages)
        if passages >= BATCH_PASSAGES:
            yield batch
            batch, passages = [], 0
    if batch:
        yield batch
