"""Reports and passages of an index looked up, by whatever name, number or citation somebody has of them."""

from collections.abc import Collection
from functools import cached_property
from typing import TYPE_CHECKING

from retrieval.analysis import Tokenizer, Word
from retrieval.errors import ReportNotFound
from retrieval.holdings.within_reach import WithinReach
from retrieval.reasons import Code
from retrieval.types import Hit, Passage, Report

if TYPE_CHECKING:
    from retrieval.types import Cited


class Library(WithinReach):
    """Looks reports and passages up; may be shared between threads."""

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
            return find_report(self._records, name)

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
            return look_up(self._records, reference)

    def named(self, words: str) -> tuple[list[int], list[str]]:
        """The reports with some words in title or source, by number, the newest first; and the sources so called."""
        from retrieval.search import reports_named

        with self._index.store.reading():
            return reports_named(self._records, words)

    def report(self, report: int) -> Report:
        """Load a report by its number; where its file is gone and another has just its bytes, that one's.

        Raises:
            ReportNotFound: No report has it.
        """
        with self._index.store.reading():
            records = self._records
            try:
                return records.report(report)
            except ReportNotFound:
                other = records.standing_in(report)
                if other is None:
                    raise
                return records.report(other)

    def cited(self, report: int, paragraph: int, mark: int | None = None) -> "Cited":
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
            return tuple(self._records.reports_of_file(key))

    def files_of_content(self, content: str) -> tuple[str, ...]:
        """The files that were last read with just these bytes and are in the index, by key.

        Args:
            content: The hash of the bytes; see `retrieval.corpus.items.hash_of`.
        """
        with self._index.store.reading():
            found = self._index.files.of_content(content)
            return tuple(
                sorted(
                    key
                    for key, state in found.items()
                    if state.state in ("indexed", "container") and self._index.may_see(self.reach, key)
                )
            )

    def content_of(self, key: str) -> str | None:
        """The hash of the bytes that a report's file had when it was read; None where it has no file of its own."""
        with self._index.store.reading():
            state = self._index.files.below(key).get(key) if self._index.may_see(self.reach, key) else None
        return state.content if state else None

    def passage(self, passage: int) -> Passage:
        """Load a passage by its number.

        Raises:
            ReportNotFound: No passage has it: its report was changed or removed.
        """
        with self._index.store.reading():
            found = self._records.passages_by_id([passage])
        if not found:
            raise ReportNotFound(Code.NO_PASSAGE_NUMBER, number=passage)
        return found[0][0]

    def passages(self, report: int) -> list[Passage]:
        """All passages of a report, in order; none if there is no such report."""
        with self._index.store.reading():
            return self._records.passages(report)

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
            return any(find_sentence(sentence, report.paragraphs) for report in self._records.reports(others).values())
