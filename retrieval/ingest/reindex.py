"""Bring the index in line with the corpus folder: read what changed, forget what vanished, leave the rest alone."""

import time
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final

from retrieval.backend import Backend, IndexWriter
from retrieval.corpus import CorpusFile, Item, Listing, ReadThrough, contents, list_corpus, list_files
from retrieval.errors import ReadError
from retrieval.ingest.batches import Unread, Work, in_batches, read_batch, unread_of
from retrieval.ingest.encoding import Encoders
from retrieval.ingest.entries import Entry
from retrieval.ingest.file_states import CONTAINER, NEVER_SEEN, FileStates
from retrieval.ingest.writer import BATCH_PASSAGES
from retrieval.processes import heard_by
from retrieval.readers import ReadLimits, container_key, end_reading
from retrieval.store import FileState
from retrieval.types import Changes, Failure, Progress, ReportProgress

CUTTER: Final = "readers 10"
"""Names the way files become passages; another name makes the next reindex read every file again."""


class Reindexing:
    """One run; the caller holds `Backend.sole_writer`.

    Args:
        backend: What keeps the index.
        indexer: Changes it.
        corpus: The folder of reports.
        passage_size: Characters of a passage.
        max_file_bytes: Larger files fail.
        limits: What the reading of a file may take.
        workers: Processes that may read.
        progress: Told how far it is.
    """

    def __init__(
        self,
        backend: Backend,
        indexer: IndexWriter,
        corpus: Path,
        *,
        passage_size: int,
        max_file_bytes: int,
        limits: ReadLimits,
        workers: int,
        progress: ReportProgress,
    ) -> None:
        self._backend = backend
        self._store = backend.store
        self._files = backend.files
        self._catalogue = backend.catalogue
        self._indexer = indexer
        self._corpus = corpus
        self._passage_size = passage_size
        self._cut = f"{CUTTER} {passage_size}"
        self._max_file_bytes = max_file_bytes
        self._limits = limits
        self._workers = workers
        self._progress = progress
        self._began = time.perf_counter()
        self._done = self._total = 0
        self._states = FileStates(backend.store, backend.files, indexer)

    def run(self, *, full: bool, leaving: Collection[str] = ()) -> Changes:
        """Look at the whole folder.

        Args:
            full: Read every file again, those taken out on purpose too, and make all postings again.
            leaving: Files to leave as they are, by key.

        Raises:
            CorpusError: There is no folder to read; nothing was changed.
        """

        def wanted(key: str) -> bool:
            return (container_key(key) or key) not in leaving

        def look() -> tuple[Listing, dict[str, FileState]]:
            listing = list_corpus(self._corpus)
            with self._store.reading():
                known = {key: state for key, state in self._files.all().items() if wanted(key)}
            return replace(listing, files=tuple(file for file in listing.files if wanted(file.key))), known

        self._indexer.drop_unfinished()
        listing, known = self._renamed(look)
        with self._store.reading():
            outdated = self._store.setting("fingerprint") != self._indexer.fingerprint
            blank = self._store.setting("cut") is None and not self._catalogue.report_count()
            recut = not blank and self._store.setting("cut") != self._cut
        if blank:
            # Now, not only at the end: a first load that is broken off goes on where it was.
            with self._store.writing():
                self._store.set_settings({"cut": self._cut})
        with self._encoders() as encoders:
            if full or outdated:
                self._indexer.rebuild(encoders, self._progress)
            replaced = self._update(encoders, listing, known, again=full or recut, restore=full)
            self._progress(Progress("merge", 0, 0))
            self._indexer.merge(encoders)
            if 2 * replaced >= len(listing.files):
                self._indexer.tidy(encoders)
            self._indexer.give_back()
        with self._store.writing():
            self._store.set_settings({"corpus": str(self._corpus.resolve()), **({} if leaving else {"cut": self._cut})})
        return self._changes(listing)

    def run_for(self, keys: Collection[str], *, asked: bool) -> Changes:
        """Look at some files and at no other, whatever their number in the folder.

        Args:
            keys: The files, by key; what is not there is forgotten.
            asked: Whether somebody named them and waits: those taken out on purpose come back, and no large segments
                are merged.

        Raises:
            CorpusError: There is no folder to read; nothing was changed.
        """

        def look() -> tuple[Listing, dict[str, FileState]]:
            with self._store.reading():
                known = {key: state for file in keys for key, state in self._known_of(file).items()}
            return list_files(self._corpus, keys), known

        self._indexer.drop_unfinished()
        listing, known = self._renamed(look)
        with self._store.reading():
            recut = self._store.setting("cut") not in (None, self._cut)
        with self._encoders() as encoders:
            replaced = self._update(encoders, listing, known, again=recut, restore=asked)
            if asked and replaced < BATCH_PASSAGES:
                self._indexer.merge_small()
            else:
                self._indexer.merge(encoders)
        with self._store.writing():
            self._store.set_settings({"corpus": str(self._corpus.resolve())})
        return self._changes(listing)

    def _renamed(
        self, look: Callable[[], tuple[Listing, dict[str, FileState]]]
    ) -> tuple[Listing, dict[str, FileState]]:
        """What is there and what is known of it, once reports have the keys that their files have now."""
        listing, known = look()
        changed = [file for file in listing.files if not _looks_the_same(known.get(file.key, NEVER_SEEN), file)]
        rename = partial(self._indexer.rename, self._corpus, limit=self._max_file_bytes)
        return look() if changed and rename(changed, known) else (listing, known)

    def _known_of(self, file: str) -> dict[str, FileState]:
        known = self._files.below(file)
        if len(known) == 1 or not (self._corpus / f"{file}!").is_dir():
            return known
        # A folder may be named as if it belonged to an archive: what is in it are files of their own.
        return {key: state for key, state in known.items() if key == file or not (self._corpus / key).is_file()}

    @contextmanager
    def _encoders(self) -> Iterator[Encoders]:
        try:
            with (
                heard_by(self._hear),
                Encoders(self._indexer.tokenizer, self._workers, self._backend.scratch) as encoders,
            ):
                yield encoders
        finally:
            end_reading()

    def _hear(self, told: object) -> None:
        """Pass on what readers tell from the processes that they work in."""
        if isinstance(told, Progress):
            self._progress(told)

    def _changes(self, listing: Listing) -> Changes:
        with self._store.reading():
            reports, passages = self._catalogue.report_count(), self._backend.segments.passage_count()
        return Changes(
            **self._states.counts,
            failed=(*listing.failed, *self._states.failed),
            reports=reports,
            passages=passages,
            seconds=time.perf_counter() - self._began,
        )

    def _update(
        self, encoders: Encoders, listing: Listing, known: Mapping[str, FileState], *, again: bool, restore: bool
    ) -> int:
        """Read what changed, and put it into the index; returns how many reports that were."""
        changed = list(self._changed_files(listing, known, again=again, restore=restore))
        self._total = sum(file.size for file in changed)
        self._advance(0)
        work = self._work(changed, known, again=again, restore=restore)
        replaced = 0
        read = partial(read_batch, self._passage_size, self._limits, self._indexer.encode)
        for batch, done in encoders.with_words(in_batches(work), unread_of, read):
            entries = list(self._entered(batch, done.found))
            if entries:
                replaced += len(self._indexer.store(entries, done.encoded))
            if self._indexer.many_segments():
                self._indexer.merge(encoders)
            self._advance(sum(one.packed for one in batch))
        self._states.remember_containers(known)
        self._states.forget_vanished(listing, known)
        self._advance(self._total)
        return replaced

    def _advance(self, packed: int) -> None:
        # An archive is more than what its parts take up in it, a file of lines less than what these are in UTF-8.
        self._done = min(self._total, self._done + packed)
        self._progress(Progress("index", self._done, self._total))

    def _changed_files(
        self, listing: Listing, known: Mapping[str, FileState], *, again: bool, restore: bool
    ) -> Iterator[CorpusFile]:
        """The files that must be opened; of the others it is noted that they are there."""
        inside = _by_container(known)
        for file in listing.files:
            state = known.get(file.key, NEVER_SEEN)
            kept = self._is_kept(state, again=again, restore=restore) and _looks_the_same(state, file)
            if restore or not kept:
                yield file
                continue
            self._states.keep(state)
            # A folder may be named as if it were an archive: what is in it is listed by itself.
            for member in inside.get(file.key, ()) if state.state == CONTAINER else ():
                self._states.keep(known[member])
                self._states.members.add(member)

    def _work(
        self, files: Sequence[CorpusFile], known: Mapping[str, FileState], *, again: bool, restore: bool
    ) -> Iterator[Work]:
        """What must be read, and what could not be."""
        inside = _by_container(known)
        for file in files:
            try:
                for item in contents(self._corpus, file, self._max_file_bytes, self._states.members):
                    if isinstance(item, ReadThrough):
                        self._states.containers[file.key] = item
                        continue
                    state = known.get(item.key, NEVER_SEEN)
                    if isinstance(item, Failure):
                        yield Work(item, state)
                    else:
                        yield from self._new(item, state, again=again, restore=restore)
            except ReadError as error:
                yield Work(Failure(file.key, error.reason), known.get(file.key, NEVER_SEEN), file.size, file.size)
                self._states.members.update(inside.get(file.key, ()))
                self._states.containers.pop(file.key, None)

    def _new(self, item: Item, state: FileState, *, again: bool, restore: bool) -> Iterator[Work]:
        """The item, unless the index is right about it."""
        kept = self._is_kept(state, again=again, restore=restore)
        if state.state == "removed" and not kept:
            state = NEVER_SEEN
        if kept and state.sha256 == item.sha256:
            self._states.remember(item, state)
            self._advance(item.packed)
            return
        stored = None
        if state.state == "indexed":
            with self._store.reading():
                stored = self._catalogue.report(state.id), self._catalogue.passages(state.id)
        yield Work(Unread(item, stored), state, item.size, item.packed)

    def _entered(self, batch: Sequence[Work], found: Sequence[Entry | Failure | None]) -> Iterator[Entry]:
        """The entries among what became of a batch; of the rest it is noted what it was."""
        results = iter(found)
        for one in batch:
            result = one.what if isinstance(one.what, Failure) else next(results)
            if isinstance(result, Failure):
                self._states.fail(result, one.state, size=one.size)
            elif result is None:
                assert isinstance(one.what, Unread)
                self._states.remember(one.what.item, one.state)
            else:
                self._states.counts["updated" if one.state.state == "indexed" else "added"] += 1
                yield result

    def _is_kept(self, state: FileState, *, again: bool, restore: bool) -> bool:
        """Whether what the index says of a file holds while its bytes are the same."""
        if state.state == "removed":
            return not restore
        return state.state in ("indexed", CONTAINER) and not again


def _looks_the_same(state: FileState, file: CorpusFile) -> bool:
    return state.reason is None and (state.size, state.modified) == (file.size, file.modified)


def _by_container(known: Mapping[str, FileState]) -> dict[str, list[str]]:
    """The keys of members that are not gone, by the key of their container."""
    inside: defaultdict[str, list[str]] = defaultdict(list)
    for key, state in known.items():
        if state.state != "gone" and (container := container_key(key)):
            inside[container].append(key)
    return inside
