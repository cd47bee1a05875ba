"""Reports put into an index, taken out, and brought in line with their folder; one writer at a time."""

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

from retrieval.analysis import cut_passages
from retrieval.backend import IndexWriter
from retrieval.errors import Busy, CorpusError, ReadError
from retrieval.holdings import Library
from retrieval.ingest import BATCH_PASSAGES, FreshReport, Reindexing, holds_as_known
from retrieval.open_index import OpenIndex
from retrieval.processes import default_workers
from retrieval.readers import ReadLimits
from retrieval.reasons import Code
from retrieval.types import Changes, Progress, Report, ReportProgress
from retrieval.upkeep.granting import MOMENT, Granting


class Upkeep:
    """Puts reports into an index and takes them out; may be shared between threads.

    Args:
        index: What is changed.
    """

    def __init__(self, index: OpenIndex) -> None:
        self._index = index
        self._library = Library(index)
        self._granting = Granting(index)
        self._backend = index.backend
        self._store = index.store
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
        stored: list[Report] = []
        task = f"adding {reports[0].key}" if len(reports) == 1 else f"adding {len(reports)} reports"
        with self._backend.sole_writer(task):
            indexer = self._index.indexer()
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
        with self._backend.sole_writer(f"removing report {report}"):
            removed = self._library.report(report)
            indexer = self._index.indexer()
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
        with self._backend.sole_writer("reindex"):
            indexer = self._backend.indexer(self._index.reload_tokenizer())
            with self._index.store.reading():
                before = self._index.rules()
            # First: a new folder that is for some alone is so from its first report on.
            wrong = self._granting.take_rules_anew()
            try:
                changes = self._reindexing(indexer, progress or _ignore).run(full=full, leaving=leaving)
            except CorpusError:
                self._index.keep_rules(before, patience=MOMENT)
                raise
        return replace(changes, failed=(wrong, *changes.failed)) if wrong else changes

    @contextmanager
    def changing(self, task: str) -> Iterator[None]:
        """Keep everybody else from changing the index and its folder; what this thread changes meanwhile is one change.

        Args:
            task: What for, as others are told.

        Raises:
            Busy: Somebody else is changing the index, and was not done in a moment.
        """
        with self._backend.sole_writer(task, patience=MOMENT):
            yield

    def index_files(self, keys: Collection[str]) -> Changes:
        """Bring the index in line with some files of the corpus folder as `reindex` does, and look at no other.

        Args:
            keys: Their paths below the folder in POSIX form; what is no longer there leaves the index.

        Returns:
            What was done. Files that failed are listed; their old versions stay in the index.

        Raises:
            CorpusError: There is no corpus folder.
            Busy: Somebody else is changing the index.
            IndexOutdated: The index was built with another tokeniser.
        """
        with self._backend.sole_writer(f"indexing {len(keys)} files"):
            self._granting.take_rules()
            return self._reindexing(self._index.indexer(), _ignore).run_for(keys, asked=False)

    def index_file(self, key: str, progress: ReportProgress | None = None) -> Changes:
        """Bring the index in line with one file that somebody names: one that was taken out comes back.

        Args:
            key: Its path below the folder in POSIX form.
            progress: Told how far it is.

        Raises:
            ReadError: It is not there or cannot be read, or nothing in it can; an old version stays in the index.
            CorpusError: There is no corpus folder.
            Busy: Somebody else is changing the index.
            IndexOutdated: The index was built with another tokeniser.
        """
        with self._backend.sole_writer(f"adding {key}"):
            self._granting.take_rules()
            changes = self._reindexing(self._index.indexer(), progress or _ignore).run_for([key], asked=True)
        for failure in changes.failed:
            if failure.key == key:
                raise ReadError(key, failure.reason.code, **failure.reason.values)
        if not (changes.added or changes.updated or changes.unchanged):
            code = Code.NO_READABLE_REPORT if changes.failed else Code.NOT_IN_CORPUS
            raise ReadError(key, code, folder=self._corpus)
        return changes

    def take_moved_folder(self) -> bool:
        """Go on with the corpus folder where it is the one that was indexed, renamed or moved: each file as it was.

        Returns:
            False where the folder that was indexed may still be there, or a file differs: then a reindex is wanted.
        """
        with self._store.reading():
            before, known = self._store.setting("corpus"), self._index.files.all()
        try:
            if before is None or Path(before).exists() or not holds_as_known(self._corpus, known):
                return False
        except OSError:
            return False  # it lies where nobody may look
        if not self._store.read_only:
            # While somebody changes the index, questions are answered all the same; the next time notes it.
            with suppress(Busy), self._backend.sole_writer("moving"), self._store.writing():
                self._store.set_settings({"corpus": str(self._corpus.resolve())})
        return True

    def _reindexing(self, indexer: IndexWriter, progress: ReportProgress) -> Reindexing:
        return Reindexing(
            self._backend,
            indexer,
            self._corpus,
            passage_size=self._options.passage_size,
            max_file_bytes=self._options.max_file_bytes,
            limits=ReadLimits(self._options.read_seconds, self._options.read_bytes, self._options.time_zone),
            workers=self._options.workers or default_workers(),
            progress=progress,
        )


def _ignore(_: Progress) -> None:
    """Nobody asked how far it is."""
