"""What the engine needs of an index, whatever keeps it: read by questions, listed for people, written by one at a time.

`retrieval.embedded` keeps it in one SQLite file. Reading: what belongs together is read in one `Transactions.reading`
and sees each report as it was before a change or after it, never parts of both. Writing: whoever holds
`Backend.sole_writer` alone; a report is replaced whole or not at all, and a writer that dies leaves nothing that a
question would find, or that the next one would not take away.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from retrieval.types import Failure, Group, Grouping, Health, ListedReport, Passage, Report, ReportProgress

if TYPE_CHECKING:
    from retrieval.analysis import Tokenizer
    from retrieval.ingest import Encoded, Encoders, Entry, FreshReport
    from retrieval.reasons import Reason
    from retrieval.store import FileState, Story


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

    def published_between(
        self, since: date | None, until: date | None, sources: Sequence[str] | None
    ) -> tuple[int, date | None]:
        """How many reports of some days and sources there are (None for any), and the newest day of them."""

    def passage_ranges(self, since: date | None, until: date | None, sources: Sequence[str] | None) -> Any:  # noqa: ANN401
        """The passages of the reports that `published_between` counts, for `TermIndex.among`."""

    def sources(
        self, *, limit: int | None, offset: int = 0, group: Group | None = None, by: Grouping | None = None
    ) -> Iterator[ListedReport]:
        """Reports without their text, newest first, those without a date last; of one group, or together by groups."""

    def groups(self, by: Grouping) -> list[Group]:
        """The sources of all reports, those with most first, or their months, the newest first; none named last."""

    def group(self, by: Grouping, sample: int) -> Group | None:
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


class FileRecords(Protocol):
    """What is remembered of the files of the corpus folder, by key."""

    def all(self) -> dict[str, "FileState"]:
        """What is remembered of every file."""

    def below(self, key: str) -> dict[str, "FileState"]:
        """The same of one file and of what is inside it."""

    def of_content(self, content: str) -> dict[str, "FileState"]:
        """The same of files that were last read with just these bytes."""

    def failures(self) -> tuple[Failure, ...]:
        """The files that could not be read when last tried."""

    def remember(
        self,
        key: str,
        *,
        state: str,
        size: int | None = None,
        modified: int | None = None,
        sha256: str | None = None,
        reason: "Reason | None" = None,
        content: str | None = None,
    ) -> int:
        """Write down what is known of a file, in a `Transactions.writing`; its id is the same as ever, or new."""

    def set_state(self, key: str, state: str) -> None:
        """Change what a file is, and keep what is known of its bytes; in a `Transactions.writing`."""


class IndexWriter(Protocol):
    """Changes reports, passages and terms together; whoever calls holds `Backend.sole_writer`."""

    @property
    def tokenizer(self) -> "Tokenizer":
        """What makes the index terms."""

    @property
    def fingerprint(self) -> str:
        """The tokeniser's."""

    @property
    def encode(self) -> Callable[..., "Encoded"]:
        """A function of a module that makes of words and texts what `store` takes; workers call it too."""

    def replace(self, fresh: "Sequence[FreshReport]") -> list[Report]:
        """Put reports into the index, in the place of their earlier versions where there are any."""

    def store(self, entries: "Sequence[Entry]", encoded: "Encoded") -> list[int]:
        """Put reports into the index that were made ready; returns their ids."""

    def remove(self, reports: Mapping[str, int], *, state: str) -> None:
        """Take reports out of the index, by key; their files are of that state from now on."""

    def rebuild(self, encoders: "Encoders", progress: ReportProgress) -> None:
        """Make all terms again from the stored passages; questions use the old ones until the end."""

    def drop_unfinished(self) -> None:
        """Take away what a writer that died has left behind."""

    def many_segments(self) -> bool:
        """Whether it is time for `merge` in the middle of a long run."""

    def merge(self, encoders: "Encoders") -> None:
        """Bring into order what much writing left: questions are the faster for it."""

    def merge_small(self) -> None:
        """The same after the change of a report or two, without the wait."""

    def tidy(self, encoders: "Encoders") -> None:
        """The same after much of the index is new."""

    def give_back(self) -> None:
        """Give back what room is no longer needed."""


class Backend(Protocol):
    """What keeps an index; may be shared between threads."""

    @property
    def name(self) -> str:
        """What people know it by."""

    @property
    def scratch(self) -> Path:
        """A folder that does not exist, for what a writer shares with its workers."""

    @property
    def store(self) -> Transactions:
        """What is read or changed together."""

    @property
    def files(self) -> FileRecords:
        """What is known of the corpus folder's files."""

    @property
    def catalogue(self) -> ReportRecords:
        """Its reports and passages."""

    @property
    def reposts(self) -> StoryRecords:
        """Which of them tell the same story."""

    @property
    def segments(self) -> TermIndexSource:
        """Its index terms."""

    def sole_writer(self, task: str, *, patience: float = 0.0) -> AbstractContextManager[None]:
        """Hold the right to change the index; raises `Busy` where others have it longer than `patience` seconds."""

    def indexer(self, tokenizer: "Tokenizer") -> IndexWriter:
        """What changes it, for whoever holds that right."""

    def health(self) -> Health | None:
        """How the machines are that keep it; None where it is a file of this one."""

    def discard_blank(self) -> None:
        """Take an index away again that was made by opening it and holds nothing."""

    def close(self) -> None:
        """Let go of it."""
