"""Reports that come in one by one from outside the corpus folder: stored there, indexed, taken back."""

import hashlib
from pathlib import Path

from retrieval.analysis.passages import cut_passages
from retrieval.corpus import files
from retrieval.corpus.corrections import digest_with, load_sidecar, sidecar_of
from retrieval.errors import CorpusError, ReadError
from retrieval.ingest.entries import FreshReport
from retrieval.ingest.writer import Indexer
from retrieval.options import Options
from retrieval.readers import read_report
from retrieval.store.catalogue import Catalogue
from retrieval.store.database import Store
from retrieval.types import Added, Report


class Incoming:
    """The way of such reports; the caller holds `locking.sole_writer`.

    Args:
        store: The database.
        catalogue: Its reports.
        indexer: Changes the index.
        corpus: The folder of reports.
        options: How to cut, and how large a file may be.
    """

    def __init__(self, store: Store, catalogue: Catalogue, indexer: Indexer, corpus: Path, options: Options) -> None:
        self._store = store
        self._catalogue = catalogue
        self._indexer = indexer
        self._corpus = corpus
        self._options = options

    def add(self, name: str, data: bytes) -> Added:
        """See `Engine.add_file`."""
        limit = self._options.max_file_bytes
        if len(data) > limit:
            raise ReadError(name, f"it has {len(data):,} bytes, more than the {limit:,} allowed; split it")
        if not self._corpus.is_dir():
            raise CorpusError(f"the corpus folder {self._corpus} does not exist; make it, or name another")
        key = files.free_name(self._corpus, files.safe_name(name))
        report = read_report(data, key)
        if known := self._with_hash(report.sha256):
            return Added(known, is_new=False)
        path = files.write_file(self._corpus, key, data)
        try:
            return Added(self._index(report, len(data)), is_new=True)
        except BaseException:
            path.unlink(missing_ok=True)
            raise

    def discard(self, number: int) -> Report:
        """See `Engine.discard`."""
        with self._store.reading():
            old = self._catalogue.report(number)
        path = self._corpus / old.key
        self._check_unchanged(old, path)
        self._indexer.remove({old.key: old.id}, state="gone")
        path.unlink(missing_ok=True)
        sidecar_of(path).unlink(missing_ok=True)
        self._indexer.merge_small()
        return old

    def _check_unchanged(self, report: Report, path: Path) -> None:
        """Raise `ReadError` unless the file is what the report was read from: somebody's later work is not ours."""
        try:
            sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
        except OSError as error:
            raise ReadError(report.key, f"it cannot be read: {error.strerror}") from error
        if digest_with(load_sidecar(path, report.key), sha256) != report.sha256:
            raise ReadError(report.key, "it changed since it was indexed; reindex first")

    def _with_hash(self, sha256: str) -> Report | None:
        with self._store.reading():
            for state in self._catalogue.files().values():
                if state.sha256 == sha256 and state.state == "indexed":
                    return self._catalogue.report(state.id)
        return None

    def _index(self, report: Report, size: int) -> Report:
        # No modification time: the next reindex reads the file again, and its hash says that nothing changed.
        passages = cut_passages(report, self._options.passage_size)
        stored = self._indexer.replace([FreshReport(report, passages, size)])
        self._indexer.merge_small()
        return stored[0]
