"""Changes of an index and of its corpus folder, one writer at a time."""

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from datetime import date

from retrieval.analysis.passages import cut_passages
from retrieval.analysis.tokens import Tokenizer
from retrieval.corpus.corrections import date_text, load_sidecar, parse_sidecar, restore_sidecar, revise, write_sidecar
from retrieval.errors import ReadError, WenjuError
from retrieval.incoming import Incoming
from retrieval.ingest.entries import FreshReport
from retrieval.ingest.reindex import Reindexing
from retrieval.ingest.writer import BATCH_PASSAGES, Indexer
from retrieval.library import Library
from retrieval.open_index import OpenIndex
from retrieval.processes.pool import default_workers
from retrieval.readers import container_key
from retrieval.store.lock import sole_writer
from retrieval.types import Added, Changes, Progress, Report, ReportProgress


class Upkeep:
    """Puts reports into an index, corrects them, takes them out; may be shared between threads.

    Args:
        index: What is changed.
    """

    def __init__(self, index: OpenIndex) -> None:
        self._index = index
        self._library = Library(index)
        self._store = index.store
        self._catalogue = index.catalogue
        self._segments = index.segments
        self._corpus = index.corpus
        self._options = index.options

    def add(self, report: Report) -> Report:
        """Put a report into the index, in the place of an earlier version with its key.

        A later `reindex` removes it again unless its key is a file of the corpus folder.

        Returns:
            The report with its number.

        Raises:
            ReadError: It has no paragraph, or one of several lines.
            Busy: Somebody else is changing the index.
            IndexOutdated: The index was built with another tokeniser.
        """
        return self.add_all([report])[0]

    def add_all(self, reports: Sequence[Report]) -> list[Report]:
        """Put reports into the index as `add` does, many at once.

        Returns:
            The reports with their numbers.

        Raises:
            ReadError: One has no paragraph, or one of several lines; those before it may have been added.
            Busy: Somebody else is changing the index.
            IndexOutdated: The index was built with another tokeniser.
        """
        tokenizer = self._index.tokenizer()
        stored: list[Report] = []
        task = f"adding {reports[0].key}" if len(reports) == 1 else f"adding {len(reports)} reports"
        with sole_writer(self._store, task):
            indexer = self._up_to_date_indexer(tokenizer)
            batch: list[FreshReport] = []
            for place, report in enumerate(reports, 1):
                batch.append(FreshReport(report, cut_passages(report, self._options.passage_size)))
                if place == len(reports) or sum(len(fresh.passages) for fresh in batch) >= BATCH_PASSAGES:
                    stored += indexer.replace(batch)
                    indexer.merge_small()
                    batch = []
        return stored

    def remove(self, report: int) -> Report:
        """Take a report out of the index; its file stays, and `reindex` leaves it out until it changes.

        Returns:
            The report as it was.

        Raises:
            ReportNotFound: No report has that number.
            Busy: Somebody else is changing the index.
        """
        with sole_writer(self._store, f"removing report {report}"):
            removed = self._library.report(report)
            indexer = self._up_to_date_indexer(self._index.tokenizer())
            indexer.remove({removed.key: removed.id}, state="removed")
            indexer.merge_small()
        return removed

    def reindex(
        self, *, full: bool = False, leaving: Collection[str] = (), progress: ReportProgress | None = None
    ) -> Changes:
        """Bring the index in line with the corpus folder.

        Args:
            full: Read every file again, those taken out by `remove` too, and make all postings again.
            leaving: Files to leave as they are, by key: those still being written.
            progress: Told how far it is.

        Returns:
            What was done. Files that failed are listed; their old versions stay in the index.

        Raises:
            CorpusError: The folder is missing, cannot be opened or holds no report; nothing was changed.
            VocabularyError: The word list or the synonym list is not understood; nothing was changed.
            Busy: Somebody else is changing the index.
        """
        with sole_writer(self._store, "reindex"):
            indexer = self._indexer(self._index.reload_tokenizer())
            return self._reindexing(indexer, progress or _ignore).run(full=full, leaving=leaving)

    def index_file(self, key: str) -> Changes:
        """Bring the index in line with one file of the corpus folder, and look at no other.

        Args:
            key: Its path below the folder in POSIX form.

        Raises:
            ReadError: It is not there or cannot be read; its old version stays in the index.
            CorpusError: There is no corpus folder.
            Busy: Somebody else is changing the index.
            IndexOutdated: The index was built with another tokeniser.
        """
        with sole_writer(self._store, f"adding {key}"):
            return self._index_file(key)

    def edit(
        self,
        report: int,
        *,
        title: str | None = None,
        source: str | None = None,
        published: str | None = None,
        url: str | None = None,
    ) -> tuple[Report, Report]:
        """Correct what is known of a report, for ever: in a sidecar beside its file, which wins over parsing.

        Args:
            report: Its number.
            title: New title; None leaves it as it is, an empty text gives it back to the reader (all four).
            source: New source.
            published: New date, as 2023-05-06 or 2023-05-06 07:08.
            url: New address.

        Returns:
            The report before and after.

        Raises:
            ReportNotFound: No report has that number.
            ReadError: The date or the address is none, or the report has no file of its own; nothing was changed.
            CorpusError: The folder cannot be written; nothing was changed.
            Busy: Somebody else is changing the index.
        """
        with sole_writer(self._store, f"editing report {report}"):
            before = self._library.report(report)
            file = container_key(before.key) or before.key
            if not (self._corpus / file).is_file():
                raise ReadError(before.key, "there is no such file in the corpus folder to put a correction beside")
            # Of a report inside an archive, the sidecar stands in a folder beside it: `2024.zip!/a.html.yaml`.
            path = self._corpus / before.key
            old = load_sidecar(path, before.key)
            values = {"title": title, "source": source, "published": published, "url": url}
            write_sidecar(path, revise(parse_sidecar(old, before.key), values, before.key))
            try:
                self._index_file(file)
            except WenjuError:
                restore_sidecar(path, old)
                raise
            return before, self._library.report(report)

    def _index_file(self, key: str) -> Changes:
        indexer = self._up_to_date_indexer(self._index.tokenizer())
        changes = self._reindexing(indexer, _ignore).run(full=False, only=key)
        for failure in changes.failed:
            if failure.key == key:
                raise ReadError(key, failure.reason)
        if not (changes.added or changes.updated or changes.unchanged):
            raise ReadError(key, f"there is no such report in {self._corpus}")
        return changes

    def _reindexing(self, indexer: Indexer, progress: ReportProgress) -> Reindexing:
        return Reindexing(
            self._store,
            self._catalogue,
            self._segments,
            indexer,
            self._corpus,
            passage_size=self._options.passage_size,
            max_file_bytes=self._options.max_file_bytes,
            workers=self._options.workers or default_workers(),
            progress=progress,
        )

    # Reports that come in one by one

    def add_file(self, name: str, data: bytes) -> Added:
        """Put a file into the corpus folder, under a safe name, and its report into the index.

        Args:
            name: The file's, as somebody sent it: anything.
            data: Its bytes.

        Returns:
            The report with its number; of bytes that the index already holds, the report made from those.

        Raises:
            ReadError: It cannot be read as a report, or is too large; nothing was stored.
            CorpusError: The corpus folder is missing or cannot be written.
            Busy: Somebody else is changing the index.
            IndexOutdated: The index was built with another tokeniser.
        """
        with self._incoming(f"adding {name!r}") as incoming:
            return incoming.add(name, data)

    def correct(self, report: int, *, source: str | None = None, published: date | None = None) -> Report:
        """Correct a report's source or date as `edit` does; None leaves a value as it is.

        Raises:
            ReportNotFound: No report has that number.
            ReadError: The report has no file of its own; nothing was changed.
            CorpusError: The folder cannot be written.
            Busy: Somebody else is changing the index.
            IndexOutdated: The index was built with another tokeniser.
        """
        return self.edit(report, source=source, published=date_text(published))[1]

    def discard(self, report: int) -> Report:
        """Take a report out of the index and delete its file.

        Raises:
            ReportNotFound: No report has that number.
            ReadError: The file is gone, or changed since it was indexed: then it is not ours to delete.
            Busy: Somebody else is changing the index.
        """
        with self._incoming(f"discarding report {report}") as incoming:
            return incoming.discard(report)

    @contextmanager
    def _incoming(self, task: str) -> Iterator[Incoming]:
        tokenizer = self._index.tokenizer()
        with sole_writer(self._store, task):
            indexer = self._up_to_date_indexer(tokenizer)
            yield Incoming(self._store, self._catalogue, indexer, self._corpus, self._options)

    def _indexer(self, tokenizer: Tokenizer) -> Indexer:
        return Indexer(self._store, self._catalogue, self._segments, tokenizer)

    def _up_to_date_indexer(self, tokenizer: Tokenizer) -> Indexer:
        with self._store.reading():
            self._index.check_fingerprint(tokenizer)
        return self._indexer(tokenizer)


def _ignore(_: Progress) -> None:
    """Nobody asked how far it is."""
