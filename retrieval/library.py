"""What is in an index: its reports and passages looked up."""

from collections.abc import Generator
from datetime import datetime
from functools import cached_property
from pathlib import Path

from retrieval.analysis import Tokenizer, Word
from retrieval.errors import ReportNotFound, SeveralReports
from retrieval.meaning import find_encoder
from retrieval.open_index import OpenIndex
from retrieval.reasons import Code
from retrieval.types import Failure, Group, Grouping, ListedReport, Passage, Report, Stats


class Library:
    """Looks reports and passages up; may be shared between threads.

    Args:
        index: Where they are.
    """

    def __init__(self, index: OpenIndex) -> None:
        self._index = index

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
        with self._index.store.reading():
            number = reference.lower().removeprefix("r")
            found = (
                self._index.catalogue.report_ids(key=reference)
                or ([int(number)] if number.isascii() and number.isdigit() and len(number) < 19 else [])
                or self._index.catalogue.report_ids(title=reference)
            )
            if not found:
                raise ReportNotFound(Code.NO_SUCH_REPORT, name=reference)
            if len(found) > 1:
                raise SeveralReports(reference, tuple(found))
            return self._index.catalogue.report(found[0])

    def report(self, report: int) -> Report:
        """Load a report by its number.

        Raises:
            ReportNotFound: No report has it.
        """
        with self._index.store.reading():
            return self._index.catalogue.report(report)

    def reports_of_file(self, key: str) -> tuple[Report, ...]:
        """The report of a file of the corpus folder, or those inside it, the newest first; none where it has none."""
        with self._index.store.reading():
            return tuple(self._index.catalogue.reports_of_file(key))

    def files_of_content(self, content: str) -> tuple[str, ...]:
        """The files that were last read with just these bytes and are in the index, by key.

        Args:
            content: The hash of the bytes; see `retrieval.corpus.items.hash_of`.
        """
        with self._index.store.reading():
            found = self._index.files.of_content(content)
        return tuple(sorted(key for key, state in found.items() if state.state in ("indexed", "container")))

    def passage(self, passage: int) -> Passage:
        """Load a passage by its number.

        Raises:
            ReportNotFound: No passage has it: its report was changed or removed.
        """
        with self._index.store.reading():
            found = self._index.catalogue.passages_by_id([passage])
        if not found:
            raise ReportNotFound(Code.NO_PASSAGE_NUMBER, number=passage)
        return found[0][0]

    def passages(self, report: int) -> list[Passage]:
        """All passages of a report, in order; none if there is no such report."""
        with self._index.store.reading():
            return self._index.catalogue.passages(report)

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

    def words(self, text: str) -> tuple[Word, ...]:
        """The words of a text by the dictionary and the owner's list, each with its class.

        Args:
            text: Normalised.

        Raises:
            IndexOutdated: The index was built with another tokeniser.
        """
        return self._words_of.words(text)

    @cached_property
    def _words_of(self) -> Tokenizer:
        # Kept: a thread of its own would open the database anew for each follow-up, when files may be short.
        with self._index.store.reading():
            return self._index.tokenizer_of_index()

    def sources(self, *, limit: int | None = None, offset: int = 0, group: Group | None = None) -> list[ListedReport]:
        """Reports without their text, newest first, those without a date last.

        Args:
            limit: Largest number of them; None for all.
            offset: How many to leave out first.
            group: Only those of this group.
        """
        with self._index.store.reading():
            return list(self._index.catalogue.sources(limit=limit, offset=offset, group=group))

    def each_source(self, by: Grouping | None = None) -> Generator[ListedReport, None, None]:
        """All reports in the same order one by one, for lists too long to be held; all are of one state of the index.

        Args:
            by: What to put together; the groups come in the order of `groups`.
        """
        with self._index.store.reading():
            yield from self._index.catalogue.sources(limit=None, by=by)

    def groups(self, by: Grouping) -> list[Group]:
        """The sources of the reports, those with most first, or their months, the newest first."""
        with self._index.store.reading():
            return self._index.catalogue.groups(by)

    def group(self, by: Grouping, sample: int) -> Group:
        """The group of reports that one belongs to.

        Raises:
            ReportNotFound: No report has that number.
        """
        with self._index.store.reading():
            found = self._index.catalogue.group(by, sample)
        if found is None:
            raise ReportNotFound(Code.NO_REPORT_NUMBER, number=sample)
        return found

    def doubtful(self) -> list[Report]:
        """Reports whose title, source or date is missing or was guessed, by key."""
        with self._index.store.reading():
            suspicious = self._index.catalogue.suspicious_report_ids()
            found = self._index.catalogue.reports(suspicious)
            reports = [found[number] for number in suspicious]
        return [report for report in reports if report.doubtful]

    def stats(self) -> Stats:
        """The size and state of the index."""
        with self._index.store.reading():
            reports, passages = self._index.catalogue.counts()
            return Stats(
                reports=reports,
                passages=passages,
                tokens=self._index.segments.index().total_length,
                database_bytes=self._index.store.size(),
                fingerprint=self._index.store.setting("fingerprint") or "",
                newest=self._index.catalogue.newest(),
                indexed_at=self.indexed_at(),
                vectors=self._vectors(),
            )

    def _vectors(self) -> int | None:
        vectors = self._index.vectors
        encoder = None if vectors is None else find_encoder()
        return None if vectors is None or encoder is None else vectors.count(encoder.fingerprint)

    def failures(self) -> tuple[Failure, ...]:
        """The files that could not be read when last tried."""
        with self._index.store.reading():
            return self._index.files.failures()

    def indexed_at(self) -> datetime | None:
        """When the index was last changed; None if it is empty."""
        with self._index.store.reading():
            changed = self._index.store.setting("indexed_at")
        return None if changed is None else datetime.fromisoformat(changed)

    def indexed_corpus(self) -> Path | None:
        """The folder that was indexed last; None if none was."""
        with self._index.store.reading():
            folder = self._index.store.setting("corpus")
        return None if folder is None else Path(folder)
