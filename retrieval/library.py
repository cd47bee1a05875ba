"""What is in an index: its reports and passages looked up, and the tokeniser it was made with."""

import threading
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

import platformdirs

from retrieval.analysis.tokens import Tokenizer
from retrieval.errors import IndexOutdated, ReportNotFound, SeveralReports
from retrieval.index.room import Room
from retrieval.index.segments import SegmentStore
from retrieval.options import Options
from retrieval.store.catalogue import Catalogue
from retrieval.store.database import Store
from retrieval.store.reposts import Reposts
from retrieval.types import Failure, Group, Grouping, ListedReport, Passage, Report, Stats

DEFAULTS = Options()


class Library:
    """What an index holds, and what it is opened with; `retrieval.engine` says more.

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
        self._room = Room()
        self._segments = SegmentStore(self._store, cache_bytes=options.cache_bytes, room=self._room)
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

    # The reports

    def find(self, reference: str) -> Report:
        """Find a report by what people call it.

        Args:
            reference: Its key, its number (`12` or `r12`), or its title.

        Raises:
            ReportNotFound: Nothing is called so.
            SeveralReports: More than one report has that title.
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
                raise SeveralReports(reference, tuple(found))
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
        if not found:
            raise ReportNotFound(f"no passage has the number {passage}; its report was changed or removed")
        return found[0][0]

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

    def sources(self, *, limit: int | None = None, offset: int = 0, group: Group | None = None) -> list[ListedReport]:
        """Reports without their text, newest first, those without a date last.

        Args:
            limit: Largest number of them; None for all.
            offset: How many to leave out first.
            group: Only those of this group.
        """
        with self._store.reading():
            return list(self._catalogue.sources(limit=limit, offset=offset, group=group))

    def each_source(self, by: Grouping | None = None) -> Iterator[ListedReport]:
        """All reports in the same order one by one, for lists too long to be held; all are of one state of the index.

        Args:
            by: What to put together; the groups come in the order of `groups`.
        """
        with self._store.reading():
            yield from self._catalogue.sources(limit=None, by=by)

    def groups(self, by: Grouping) -> list[Group]:
        """The sources of the reports, those with most first, or their months, the newest first."""
        with self._store.reading():
            return self._catalogue.groups(by)

    def group(self, by: Grouping, sample: int) -> Group:
        """The group of reports that one belongs to.

        Raises:
            ReportNotFound: No report has that number.
        """
        with self._store.reading():
            found = self._catalogue.group(by, sample)
        if found is None:
            raise ReportNotFound(f"no report has the number {sample}; it was removed")
        return found

    def doubtful(self) -> list[Report]:
        """Reports whose title, source or date is missing or was guessed, by key."""
        with self._store.reading():
            suspicious = self._catalogue.suspicious_report_ids()
            found = self._catalogue.reports(suspicious)
            reports = [found[number] for number in suspicious]
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

    # The tokeniser and its fingerprint

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
