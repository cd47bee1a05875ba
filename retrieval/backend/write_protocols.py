"""What is done to an index by whoever alone may change it, and what keeps it: a backend."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from retrieval.backend.read_protocols import (
    ArrivalRecords,
    FormerRecords,
    ReportRecords,
    StoryRecords,
    TermIndexSource,
    Transactions,
)
from retrieval.types import Failure, Health, Report, ReportProgress

if TYPE_CHECKING:
    from retrieval.analysis import Tokenizer
    from retrieval.corpus import CorpusFile
    from retrieval.ingest import Encoded, Encoders, Entry, FreshReport
    from retrieval.reasons import Reason
    from retrieval.store import FileState, Vectors


class FileRecords(Protocol):
    """What is remembered of the files of the corpus folder, by key."""

    def all(self) -> dict[str, "FileState"]:
        """What is remembered of every file."""

    def below(self, key: str) -> dict[str, "FileState"]:
        """The same of one file and of what is inside it."""

    def of_content(self, content: str) -> dict[str, "FileState"]:
        """The same of files that were last read with just these bytes."""

    def of_contents(self, contents: Iterable[str]) -> "dict[str, dict[str, FileState]]":
        """The same of many, by these bytes; each is there."""

    def any_content(self) -> bool:
        """Whether the bytes of any file are known: not before the first indexing."""

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

    def rename(
        self, corpus: Path, changed: "Sequence[CorpusFile]", known: "Mapping[str, FileState]", *, limit: int
    ) -> bool:
        """Go on with the reports of files that have another name now; whether there was any.

        Args:
            corpus: The folder.
            changed: The files that are new, or not as they were.
            known: What is remembered of files, by key: of these at least.
            limit: Bytes of the largest file that is read.
        """

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

    @property
    def former(self) -> FormerRecords:
        """What its reports said before they changed."""

    @property
    def arrivals(self) -> ArrivalRecords:
        """In which order they came."""

    @property
    def vectors(self) -> "Vectors | None":
        """What its passages mean; None where it keeps no such thing, and words alone answer."""

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
