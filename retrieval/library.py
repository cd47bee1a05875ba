"""What is in an index: its reports and passages looked up."""

from collections.abc import Collection, Generator
from datetime import datetime
from functools import cached_property
from pathlib import Path

from retrieval.analysis import Tokenizer, Word
from retrieval.errors import ReportNotFound
from retrieval.meaning import find_encoder
from retrieval.open_index import OpenIndex
from retrieval.reasons import Code
from retrieval.types import (
    Arrival,
    Cited,
    Failure,
    Group,
    Grouping,
    Hit,
    ListedReport,
    Passage,
    Report,
    Stats,
    Superseded,
)


class Library:
    """Looks reports and passages up; may be shared between threads.

    Args:
        index: Where they are.
    """

    def __init__(self, index: OpenIndex) -> None:
        self._index = index

    def find(self, name: str) -> Report:
        """Find a report by what people call it.

        Args:
            name: Its key, its number (`12` or `r12`), or its title.

        Raises:
            ReportNotFound: Nothing is called so.
            SeveralReports: More than one report has that title.
        """
        # Here, as below: a question names no report, and need not wait until what reads names is loaded.
        from retrieval.search import find_report

        with self._index.store.reading():
            return find_report(self._index.catalogue, name)

    def look_up(self, reference: str) -> tuple[Report, range | None]:
        """Find what somebody wants to read: a report by name or by a part of its title, and perhaps its paragraphs.

        Args:
            reference: As `retrieval.search.look_up` takes it.

        Returns:
            The report and the paragraphs meant, counted from 1; None where the reference names none.

        Raises:
            ReportNotFound: No report is called that.
            SeveralReports: More than one may be meant.
            ParagraphNotFound: The report has fewer paragraphs.
        """
        from retrieval.search import look_up

        with self._index.store.reading():
            return look_up(self._index.catalogue, reference)

    def report(self, report: int) -> Report:
        """Load a report by its number; where its file is gone and another has just its bytes, that one's.

        Raises:
            ReportNotFound: No report has it.
        """
        with self._index.store.reading():
            try:
                return self._index.catalogue.report(report)
            except ReportNotFound:
                other = self._index.catalogue.standing_in(report)
                if other is None:
                    raise
                return self._index.catalogue.report(other)

    def cited(self, report: int, paragraph: int, mark: int | None = None) -> Cited:
        """Find a paragraph that was cited, which may stand elsewhere now, or say something else.

        Args:
            report: The report's number.
            paragraph: The paragraph's, from 1.
            mark: `retrieval.types.mark_of` its words, if known.

        Raises:
            ReportNotFound: No report has that number.
        """
        from retrieval.search import find_again

        with self._index.store.reading():
            found = self.report(report)
            return find_again(found, self._index.former.of(found.id), paragraph, mark)

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

    def content_of(self, key: str) -> str | None:
        """The hash of the bytes that a report's file had when it was read; None where it has no file of its own."""
        with self._index.store.reading():
            state = self._index.files.below(key).get(key)
        return state.content if state else None

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

    def last_arrival(self) -> int:
        """The number of the last report that came in, in the order of their coming; 0 before the first."""
        with self._index.store.reading():
            return self._index.arrivals.last()

    def arrivals_after(self, number: int, limit: int) -> list[Arrival]:
        """The next reports that came in after one and are still there, the earliest first."""
        with self._index.store.reading():
            return self._index.arrivals.after(number, limit)

    def repeats(self, hit: Hit, new: Collection[int]) -> bool:
        """Whether another report of the same story says the answering sentence of a hit too.

        Args:
            hit: The hit.
            new: The reports that do not count as another one, by number.
        """
        # Here, since a question need not wait until this is loaded.
        from retrieval.analysis import find_sentence

        sentence = hit.passage.text[hit.sentence.start : hit.sentence.end]
        with self._index.store.reading():
            story = self._index.reposts.stories([hit.report.id]).get(hit.report.id)
            others = story.reports - {hit.report.id, *new} if story else ()
            return any(
                find_sentence(sentence, report.paragraphs) for report in self._index.catalogue.reports(others).values()
            )

    def doubtful(self) -> list[Report]:
        """Reports whose title, source or date is missing or was guessed, by key."""
        with self._index.store.reading():
            suspicious = self._index.catalogue.suspicious_report_ids()
            found = self._index.catalogue.reports(suspicious)
            reports = [found[number] for number in suspicious]
        return [report for report in reports if report.doubtful]

    def superseded(self) -> list[Superseded]:
        """Notices and rules that a newer one of the same series and source seems to replace, where no owner says so."""
        from retrieval.analysis import names_rule, stem_of

        series: dict[tuple[str, str | None], list[ListedReport]] = {}
        with self._index.store.reading():
            for listed in self._index.catalogue.sources(limit=None):
                if listed.published and names_rule(listed.title) and (stem := stem_of(listed.title)):
                    series.setdefault((stem, listed.source), []).append(listed)
            together = [group for group in series.values() if len(group) > 1]
            found = self._index.catalogue.reports(listed.id for group in together for listed in group)
        pairs = [
            Superseded(found[older.id], found[group[0].id])
            for group in together
            for older in group[1:]
            if older.published != group[0].published
        ]
        return [
            pair
            for pair in pairs
            if pair.report.valid_until is None
            and pair.by.replaces not in (pair.report.key, pair.report.title, f"r{pair.report.id}")
        ]

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
