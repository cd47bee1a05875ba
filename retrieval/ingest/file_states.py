"""What a reindex notes of each file: that it is there as before, failed, was read to its end, or is gone."""

from collections.abc import Mapping
from itertools import islice
from typing import Final

from retrieval.backend import FileRecords, IndexWriter, Transactions
from retrieval.corpus import Item, Listing, ReadThrough
from retrieval.ingest.writer import BATCH_PASSAGES
from retrieval.readers import container_key
from retrieval.store import FileState
from retrieval.types import Failure

NEVER_SEEN: Final = FileState(id=0, size=None, modified=None, sha256=None, state="gone", reason=None)

CONTAINER: Final = "container"
"""The state of a file that holds several reports, which have keys and rows of their own."""


class FileStates:
    """The notes of one run, most of them kept in the store.

    Args:
        store: Where they are kept,
        files: under these.
        indexer: Takes out what is gone.

    Attributes:
        counts: Reports by what became of them, under the names of `Changes`.
        failed: The files that failed.
        members: Keys of reports inside containers that are still there.
        containers: What was read to its end, by the key of its file.
    """

    def __init__(self, store: Transactions, files: FileRecords, indexer: IndexWriter) -> None:
        self._store = store
        self._files = files
        self._indexer = indexer
        self.counts = {"added": 0, "updated": 0, "removed": 0, "unchanged": 0}
        self.failed: list[Failure] = []
        self.members: set[str] = set()
        self.containers: dict[str, ReadThrough] = {}

    def remember(self, item: Item, state: FileState) -> None:
        """Note what is new about a file of which the index has all."""
        self.keep(state)
        now = (item.size, item.modified, item.sha256, None, item.content)
        if now != (state.size, state.modified, state.sha256, state.reason, state.content):
            with self._store.writing():
                self._files.remember(
                    item.key,
                    state=state.state,
                    size=item.size,
                    modified=item.modified,
                    sha256=item.sha256,
                    content=item.content,
                )

    def keep(self, state: FileState) -> None:
        """Count a file that the index is right about."""
        if state.state == "indexed":
            self.counts["unchanged"] += 1

    def fail(self, failure: Failure, state: FileState, *, size: int | None = None) -> None:
        """Keep the old version, if there is one, and its hash: the file may come back as it was."""
        self.failed.append(failure)
        if container_key(failure.key):
            self.members.add(failure.key)
        with self._store.writing():
            self._files.remember(
                failure.key,
                state="failed" if state.state == "gone" else state.state,
                size=size,
                modified=None,
                sha256=state.sha256,
                reason=failure.reason,
            )

    def remember_containers(self, known: Mapping[str, FileState]) -> None:
        """After their reports are in the index: a run cut short before reads them again."""
        # What failed inside is tried, and listed, each time, as a file would be.
        failing = {container_key(failure.key) for failure in self.failed}
        for key, box in self.containers.items():
            state = known.get(key, NEVER_SEEN)
            if state.state == "indexed":
                self._indexer.remove({key: state.id}, state=CONTAINER)
            with self._store.writing():
                self._files.remember(
                    key,
                    state=CONTAINER,
                    size=box.size,
                    modified=None if key in failing else box.modified,
                    sha256=box.sha256,
                    content=box.sha256,
                )

    def forget_vanished(self, listing: Listing, known: Mapping[str, FileState]) -> None:
        """Take out of the index what is known and neither listed nor read."""
        there = {file.key for file in listing.files} | {failure.key for failure in listing.failed} | self.members
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
                self._files.set_state(key, "gone")
        self.counts["removed"] = len(indexed)
