"""The only door to an index: search, add, remove, reindex, and look things up."""

import threading
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

import platformdirs

from retrieval.catalogue import Catalogue
from retrieval.confidence import Signals
from retrieval.errors import IndexOutdated, ReadError, ReportNotFound, WenjuError
from retrieval.incoming import Incoming
from retrieval.indexer import BATCH_PASSAGES, FreshReport, Indexer
from retrieval.locking import sole_writer
from retrieval.options import Options
from retrieval.parallel import default_workers
from retrieval.passages import cut_passages
from retrieval.readers import READERS, container_key
from retrieval.reindexing import Reindexing
from retrieval.reposts import Reposts
from retrieval.search import Ranked, Searcher
from retrieval.segments import SegmentStore
from retrieval.selection import Selection, times_of
from retrieval.sidecars import date_text, load_sidecar, parse_sidecar, restore_sidecar, revise, write_sidecar
from retrieval.store import Store
from retrieval.stories import told_once
from retrieval.tokens import QuestionTerms, Tokenizer
from retrieval.types import (
    Added,
    Answer,
    Changes,
    Failure,
    Filters,
    Hit,
    Passage,
    Progress,
    Report,
    ReportProgress,
    Source,
    Stats,
)

DEFAULTS = Options()
ALL = Filters()


class Engine:
    """One index and the corpus folder it is made from; may be shared between threads.

    Opening is cheap; the tokeniser's dictionary is loaded at first use.

    Args:
        database: The SQLite file; made when missing.
        corpus: The folder of reports.
        options: How to cut, answer and decline.

    Raises:
        BackendUnavailable: The database cannot be opened, is not ours, or is from a newer version.
    """

    def __init__(self, database: Path, corpus: Path, options: Options = DEFAULTS) -> None:
        self.database = database
        self.corpus = corpus
        self.options = options
        self._store = Store(database)
        self._catalogue = Catalogue(self._store)
        self._reposts = Reposts(self._store)
        self._segments = SegmentStore(self._store, cache_bytes=options.cache_bytes)
        self._searcher = Searcher(self._catalogue, options)
        self._tokenizer: Tokenizer | None = None
        self._loading = threading.Lock()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the database."""
        self._store.close()

    # Questions

    def search(self, question: str, *, k: int = 5, filters: Filters = ALL, today: date | None = None) -> Answer:
        """Answer a question from the indexed reports.

        Args:
            question: Plain text in Simplified or Traditional Chinese or English, 1 to 500 characters.
            k: Largest number of hits, at least 1.
            filters: Which reports may answer.
            today: What 去年 in the question is counted from; None: the day it is.

        Returns:
            Hits by descending score, ties by passage id; each story once, with its reposts. `answered` is False
            where the confidence stays under the threshold.

        Raises:
            EmptyQuestion: Nothing is left after normalisation.
            QuestionTooLong: More than 500 characters.
            IndexOutdated: The index was built with another tokeniser.
        """
        terms = self._terms(question)
        times = times_of(question, today or datetime.now().astimezone().date()) if self.options.prefer_dates else ()
        with self._store.reading():
            index = Selection(self._segments.index(), self._catalogue, filters, times)

            def find(wanted: int) -> Answer:
                return self._searcher.search(question, terms, index, wanted)

            answer = told_once(find, k, self._catalogue, self._reposts) if self.options.group_reposts else find(k)
            if answer.suggestion is None:
                return answer
            # What sounds alike is worth asking about only where it is answered.
            meant = self._searcher.search(answer.suggestion, self._terms(answer.suggestion), index, 1)
            return answer if meant.answered else replace(answer, suggestion=None)

    def locate(self, question: str, passage: int) -> Hit:
        """Find what one passage says to a question, whatever its rank.

        Args:
            question: As for `search`.
            passage: The number of the passage.

        Raises:
            EmptyQuestion: Nothing is left after normalisation.
            QuestionTooLong: More than 500 characters.
            IndexOutdated: The index was built with another tokeniser.
            ReportNotFound: No passage has that number: its report was changed or removed.
        """
        terms = self._terms(question)
        with self._store.reading():
            found = self._searcher.locate(terms, self._segments.index(), passage)
        if found is None:
            raise ReportNotFound(f"no passage has the number {passage}; its report was changed or removed")
        return found

    def inspect(self, question: str) -> tuple[Ranked, Signals] | None:
        """What a search looks at before it decides, for fitting the weights: the candidates, and the signals.

        Returns:
            None where no passage shares a term with the question.

        Raises:
            EmptyQuestion: Nothing is left after normalisation.
            QuestionTooLong: More than 500 characters.
            IndexOutdated: The index was built with another tokeniser.
        """
        terms = self._terms(question)
        with self._store.reading():
            index = self._segments.index()
            ranked = self._searcher.ranked(terms, index, 1)
            return None if ranked is None else (ranked, self._searcher.signals(terms, index, ranked))

    def _terms(self, question: str) -> QuestionTerms:
        tokenizer = self._current_tokenizer()
        terms = tokenizer.question(question)
        with self._store.reading():
            self._check_fingerprint(tokenizer)
        return terms

    # The reports

    def find(self, reference: str) -> Report:
        """Find a report by what people call it.

        Args:
            reference: Its key, its number (`12` or `r12`), or its title.

        Raises:
            ReportNotFound: Nothing, or more than one report, is called so.
        """
        # A lone surrogate (a bad byte of a terminal) is no text for SQLite; "?" is part of no name it could mean.
        reference = reference.encode("utf-8", "replace").decode()
        with self._store.reading():
            number = reference.lower().removeprefix("r")
            found = (
                self._catalogue.report_ids(key=reference)
                or ([int(number)] if number.isascii() and number.isdigit() and len(number) < 19 else [])
                or self._catalogue.report_ids(title=reference)
            )
            if not found:
                raise ReportNotFound(f"no report is called {reference!r}; `wenju sources` lists them")
            if len(found) > 1:
                numbers = ", ".join(map(str, found))
                raise ReportNotFound(f"several reports are called {reference!r}; name one of the numbers {numbers}")
            return self._catalogue.report(found[0])

    def report(self, report: int) -> Report:
        """Load a report by its number.

        Raises:
            ReportNotFound: No report has it.
        """
        with self._store.reading():
            return self._catalogue.report(report)

    def passage(self, passage: int) -> Passage:
        """Load a passage by its number.

        Raises:
            ReportNotFound: No passage has it: its report was changed or removed.
        """
        with self._store.reading():
            found = self._catalogue.passages_by_id([passage])
        if passage not in found:
            raise ReportNotFound(f"no passage has the number {passage}; its report was changed or removed")
        return found[passage]

    def passages(self, report: int) -> list[Passage]:
        """All passages of a report, in order; none if there is no such report."""
        with self._store.reading():
            return self._catalogue.passages(report)

    def neighbours(self, passage: int, *, radius: int = 1) -> list[Passage]:
        """A passage between those that stand before and after it.

        Args:
            passage: Its number.
            radius: How many on either side.

        Raises:
            ReportNotFound: No passage has that number.
        """
        middle = self.passage(passage)
        return [p for p in self.passages(middle.report_id) if abs(p.ordinal - middle.ordinal) <= radius]

    def sources(self, *, limit: int | None = None, offset: int = 0) -> list[Source]:
        """Reports without their text, newest first, those without a date last.

        Args:
            limit: Largest number of them; None for all.
            offset: How many to leave out first.
        """
        with self._store.reading():
            return self._catalogue.sources(limit=limit, offset=offset)

    def doubtful(self) -> list[Report]:
        """Reports whose title, source or date is missing or was guessed, by key."""
        with self._store.reading():
            reports = [self._catalogue.report(number) for number in self._catalogue.suspicious_report_ids()]
        return [report for report in reports if report.doubtful]

    def stats(self) -> Stats:
        """The size and state of the index."""
        with self._store.reading():
            reports, passages = self._catalogue.counts()
            indexed_at = self._store.setting("indexed_at")
            return Stats(
                reports=reports,
                passages=passages,
                tokens=self._segments.index().total_length,
                database_bytes=self._store.size(),
                fingerprint=self._store.setting("fingerprint") or "",
                newest=self._catalogue.newest(),
                indexed_at=None if indexed_at is None else datetime.fromisoformat(indexed_at),
            )

    def failures(self) -> tuple[Failure, ...]:
        """The files that could not be read when last tried."""
        with self._store.reading():
            return self._catalogue.failures()

    def indexed_corpus(self) -> Path | None:
        """The folder that was indexed last; None if none was."""
        with self._store.reading():
            folder = self._store.setting("corpus")
        return None if folder is None else Path(folder)

    # Changes

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
        tokenizer = self._current_tokenizer()
        stored: list[Report] = []
        task = f"adding {reports[0].key}" if len(reports) == 1 else f"adding {len(reports)} reports"
        with sole_writer(self._store, task):
            indexer = self._up_to_date_indexer(tokenizer)
            batch: list[FreshReport] = []
            for place, report in enumerate(reports, 1):
                batch.append(FreshReport(report, cut_passages(report, self.options.passage_size)))
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
            removed = self.report(report)
            indexer = self._up_to_date_indexer(self._current_tokenizer())
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
            with self._loading:
                # The owner may have edited the lists since.
                self._tokenizer = tokenizer = self._load_tokenizer()
            return self._reindexing(self._indexer(tokenizer), progress or _ignore).run(full=full, leaving=leaving)

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
            before = self.report(report)
            file = container_key(before.key) or before.key
            if not (self.corpus / file).is_file():
                raise ReadError(before.key, "there is no such file in the corpus folder to put a correction beside")
            # Of a report inside an archive, the sidecar stands in a folder beside it: `2024.zip!/a.html.yaml`.
            path = self.corpus / before.key
            old = load_sidecar(path, before.key)
            values = {"title": title, "source": source, "published": published, "url": url}
            write_sidecar(path, revise(parse_sidecar(old, before.key), values, before.key))
            try:
                self._index_file(file)
            except WenjuError:
                restore_sidecar(path, old)
                raise
            return before, self.report(report)

    def _index_file(self, key: str) -> Changes:
        indexer = self._up_to_date_indexer(self._current_tokenizer())
        changes = self._reindexing(indexer, _ignore).run(full=False, only=key)
        for failure in changes.failed:
            if failure.key == key:
                raise ReadError(key, failure.reason)
        if not (changes.added or changes.updated or changes.unchanged):
            raise ReadError(key, f"there is no such report in {self.corpus}")
        return changes

    def _reindexing(self, indexer: Indexer, progress: ReportProgress) -> Reindexing:
        return Reindexing(
            self._store,
            self._catalogue,
            self._segments,
            indexer,
            self.corpus,
            passage_size=self.options.passage_size,
            max_file_bytes=self.options.max_file_bytes,
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

    @property
    def formats(self) -> tuple[str, ...]:
        """The endings of the files that can be read: `.md`, `.txt`."""
        return tuple(sorted({suffix for reader in READERS for suffix in reader.suffixes}))

    @contextmanager
    def _incoming(self, task: str) -> Iterator[Incoming]:
        tokenizer = self._current_tokenizer()
        with sole_writer(self._store, task):
            indexer = self._up_to_date_indexer(tokenizer)
            yield Incoming(self._store, self._catalogue, indexer, self.corpus, self.options)

    # The tokeniser and its fingerprint

    def _indexer(self, tokenizer: Tokenizer) -> Indexer:
        return Indexer(
            self._store,
            self._catalogue,
            self._segments,
            tokenizer,
            workers=self.options.workers or default_workers(),
        )

    def _up_to_date_indexer(self, tokenizer: Tokenizer) -> Indexer:
        with self._store.reading():
            self._check_fingerprint(tokenizer)
        return self._indexer(tokenizer)

    def _current_tokenizer(self) -> Tokenizer:
        """The tokeniser; loaded anew where the index was since built with edited lists."""
        with self._loading:
            with self._store.reading():
                stored = self._store.setting("fingerprint")
            if self._tokenizer is None or stored not in (None, self._tokenizer.fingerprint):
                self._tokenizer = self._load_tokenizer()
            return self._tokenizer

    def _load_tokenizer(self) -> Tokenizer:
        return Tokenizer(
            self.options.words or self._in_corpus("_words.txt"),
            self.options.synonyms or self._in_corpus("_synonyms.txt"),
            platformdirs.user_cache_path("wenju"),
        )

    def _in_corpus(self, name: str) -> Path | None:
        path = self.corpus / name
        return path if path.is_file() else None

    def _check_fingerprint(self, tokenizer: Tokenizer) -> None:
        stored = self._store.setting("fingerprint")
        if stored is not None and stored != tokenizer.fingerprint:
            raise IndexOutdated(
                f"{self.database} was indexed with another dictionary, synonym list or version; run `wenju reindex`"
            )


def _ignore(_: Progress) -> None:
    """Nobody asked how far it is."""
