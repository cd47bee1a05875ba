"""What a reindex tells: how far it is, what it changed, what failed; and what an index holds."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from retrieval.reasons import Reason


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that could not be read, and why."""

    key: str
    reason: Reason


@dataclass(frozen=True, slots=True)
class Changes:
    """What a reindex did: counts of reports, and the files that failed."""

    added: int
    updated: int
    removed: int
    unchanged: int
    failed: tuple[Failure, ...]
    reports: int
    passages: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Stats:
    """The size and state of an index.

    Attributes:
        tokens: Index terms in all passages together; None where some of these may not be seen.
        database_bytes: Size of the database file with its write-ahead log; None likewise.
        newest: Publication date of the newest report.
        indexed_at: When what may be seen of the index last changed, in UTC.
        vectors: How many passages have one of what they mean; None where nobody makes or asks for them, and as above.
    """

    reports: int
    passages: int
    tokens: int | None
    database_bytes: int | None
    fingerprint: str
    newest: date | None
    indexed_at: datetime | None
    vectors: int | None = None


@dataclass(frozen=True, slots=True)
class Health:
    """A cluster as it is.

    Attributes:
        version: Of OpenSearch.
        status: "green", "yellow" (copies are missing) or "red" (parts are missing).
        nodes: How many there are.
        missing: Copies of parts of our indices that lie nowhere.
        indexed: Whether anything was ever indexed there.
        alias: Whether the alias leads to the passages that the settings name.
        clock: Seconds by which the clock farthest from ours is ahead (or behind, below 0).
    """

    version: str
    status: str
    nodes: int
    missing: int
    indexed: bool
    alias: bool
    clock: float


Phase = Literal["index", "recognise", "tokenize", "merge", "meaning", "copy", "check"]


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a long job is.

    Attributes:
        phase: What is being done: files read and put into the index, the pages of one recognised, passages cut into
            words again, postings merged, their meaning put into vectors; a database copied, and the copy checked.
        done: Bytes, or passages, or pages of a database; the number of the page that is recognised.
        total: As many there are; 0 where nobody knows how long it takes.
        key: The file that is being recognised; "" in other phases.
    """

    phase: Phase
    done: int
    total: int
    key: str = ""


ReportProgress = Callable[[Progress], None]
"""Called from the thread that does the work, often; it must be quick."""
