"""What questions and lists ask of an index, and what is read together."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import date
from typing import TYPE_CHECKING, Any, Protocol

from retrieval.types import Grouping, Passage, Report

if TYPE_CHECKING:
    from retrieval.store import Story
    from retrieval.types import Arrival, FormerText, Group, ListedReport


class TermIndex(Protocol):
    """The index terms of all passages, as one question sees them."""

    @property
    def corpus_size(self) -> int:
        """How many passages there are."""

    @property
    def total_length(self) -> int:
        """Index terms in all of them together."""

    def document_frequencies(self, terms: Iterable[str]) -> dict[str, int]:
        """In how many passages each term stands, 0 included."""

    def idfs(self, terms: Iterable[str]) -> dict[str, float]:
        """The IDF of each term; one that stands nowhere counts as if it stood in one passage."""

    def runs(self, parts: Sequence[str], whole: Sequence[str]) -> Sequence[bytes]:
        """Runs of letters and digits that are terms, a line break before and behind each.

        Args:
            parts: At least all runs that have one of these in them are wanted,
            whole: and those of these that are there.
        """

    def among(self, passages: Any) -> Any:  # noqa: ANN401 - nobody but the backend looks into either
        """What `top` is asked among: made of what `ReportRecords.passage_ranges` found."""

    def top(self, query: Mapping[str, float], k: int, among: Any = None) -> list[tuple[int, float]]:  # noqa: ANN401
        """The best k passages by BM25 (IDFs of the whole index), by descending score, ties by number.

        Args:
            query: The weight of each term.
            k: Largest number of passages.
            among: From `among` of this index; None for all passages.
        """


class TermIndexSource(Protocol):
    """Where the term index of the present state is had."""

    def index(self) -> TermIndex:
        """As the present `Transactions.reading` sees it."""

    def warm_up(self) -> None:
        """Load what the first question would wait for."""

    def passage_count(self) -> int:
        """How many passages are indexed."""


class Transactions(Protocol):
    """What is read or changed together, and the values that are kept by name."""

    @property
    def read_only(self) -> bool:
        """Whether nothing can be changed."""

    def reading(self) -> AbstractContextManager[None]:
        """See one state until the end of the block; one within another one of the same thread is a part of it."""

    def writing(self) -> AbstractContextManager[None]:
        """Change what the block changes; each report and file whole or not at all."""

    def setting(self, name: str) -> str | None:
        """A stored value; None where it was never set."""

    def set_settings(self, values: Mapping[str, str]) -> None:
        """Store values by name."""

    def size(self) -> int:
        """Bytes of all that is stored."""


class ReportRecords(Protocol):
    """Reports and passages as they are stored; every call belongs into a `Transactions.reading`."""

    def within(self, collections: frozenset[str]) -> "ReportRecords":
        """The same of some collections only: no other report is found, counted or named by it."""

    def report(self, report_id: int) -> Report:
        """Load a report; raises `ReportNotFound`."""

    def reports(self, ids: Iterable[int]) -> dict[int, Report]:
        """Load reports; an id that no report has is left out."""

    def report_ids(self, *, key: str | None = None, title: str | None = None) -> list[int]:
        """Numbers of the reports with that key, or that title, ascending."""

    def reports_of_file(self, key: str) -> list[Report]:
        """The report of a file, or those inside it, the newest first."""

    def passages(self, report_id: int) -> list[Passage]:
        """All passages of a report, in order."""

    def passage_ids(self, report_ids: Iterable[int]) -> list[int]:
        """The ids of all passages of some reports."""

    def passages_by_id(self, ids: Iterable[int]) -> list[tuple[Passage, str]]:
        """Load passages, each with its report's title; an id that no passage has is left out."""

    def passage_texts(self, ids: Iterable[int]) -> dict[int, str]:
        """What passages say; an id that no passage has is left out."""

    def published(self, ids: Iterable[int]) -> dict[int, date | None]:
        """When the reports of passages were published; an id that no passage has is left out."""

    def source_names(self) -> list[str]:
        """Every source, as the reports have it."""

    def stored(self, report_ids: Iterable[int]) -> list[int]:
        """Those of some ids under which there is a report."""

    def standing_in(self, report_id: int) -> int | None:
        """The report with the bytes of one whose file is gone; None where there is none, or nobody can tell."""

    def passage_at(self, report_id: int, paragraph: int) -> Passage | None:
        """The passage in which a body paragraph of a report begins; None where it has no such paragraph."""

    def published_between(
        self,
        since: date | None,
        until: date | None,
        sources: Sequence[str] | None,
        among: Collection[int] | None = None,
    ) -> tuple[int, date | None]:
        """How many reports of some days, sources and numbers there are (None for any), and the newest day of them."""

    def passage_ranges(
        self,
        since: date | None,
        until: date | None,
        sources: Sequence[str] | None,
        among: Collection[int] | None = None,
    ) -> Any:  # noqa: ANN401
        """The passages of the reports that `published_between` counts, for `TermIndex.among`."""

    def sources(
        self, *, limit: int | None, offset: int = 0, group: "Group | None" = None, by: Grouping | None = None
    ) -> "Iterator[ListedReport]":
        """Reports without their text, newest first, those without a date last; of one group, or together by groups."""

    def titles(self) -> list[tuple[int, str, str | None, date | None]]:
        """Id, title, source and date of every report, the newest first, those without a date last."""

    def groups(self, by: Grouping) -> "list[Group]":
        """The sources or collections of all reports, those with most first, or their months, the newest first.

        Those that are named come before those that are not.
        """

    def group(self, by: Grouping, sample: int) -> "Group | None":
        """The group that a report belongs to; None where there is no such report."""

    def suspicious_report_ids(self) -> list[int]:
        """Numbers of the reports that may have a doubtful field, by key."""

    def counts(self) -> tuple[int, int]:
        """How many reports and how many passages there are."""

    def report_count(self) -> int:
        """How many reports there are."""

    def newest(self) -> date | None:
        """The publication date of the newest report."""


class StoryRecords(Protocol):
    """Which reports tell the same story."""

    def stories(self, reports: Sequence[int]) -> "dict[int, Story]":
        """The story of each of some reports that others tell too."""


class FormerRecords(Protocol):
    """What reports said before they changed, of each the last few texts; every call belongs into a `reading`."""

    def of(self, report_id: int) -> "list[FormerText]":
        """What a report said before, the latest first."""


class ArrivalRecords(Protocol):
    """In which order reports came; every call belongs into a `reading`.

    A report arrives once: one that changes, comes back, or whose file has another name now is nothing new.
    """

    def last(self) -> int:
        """The number of the last one; 0 where none came yet."""

    def after(self, number: int, limit: int) -> "list[Arrival]":
        """The next of what came after an arrival and is still there, the earliest first."""

    def before(self, number: int | None, limit: int) -> "list[Arrival]":
        """What came before an arrival (None: at all) and is still there, the latest first."""
