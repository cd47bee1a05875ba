"""Reports to be, gathered into batches that are read together; and what a worker makes of such a batch."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from retrieval.analysis import Lattice, Tokenizer, cut_passages
from retrieval.corpus import Item
from retrieval.errors import ReadError
from retrieval.index import TitledPassages
from retrieval.ingest.encoding import Encoded
from retrieval.ingest.entries import Entry, FreshReport, check, make_entries, titled_passages
from retrieval.readers import ReadLimits
from retrieval.store import FileState
from retrieval.types import Failure, Passage, Report

BATCH_BYTES: Final = 3 * 2**18
"""Bytes of files that are read together, and stored in one transaction: of plain text, some 1,000 passages."""

BATCH_FILES: Final = 1024
"""Files that are read together, however small they are."""


@dataclass(frozen=True)
class Unread:
    """A report to be.

    Attributes:
        item: Its bytes.
        stored: What the index holds under its key, if it may be the same; None otherwise.
    """

    item: Item
    stored: tuple[Report, list[Passage]] | None


@dataclass(frozen=True, slots=True)
class Work:
    """A report to be, or a file or part of one that failed.

    Attributes:
        what: Which of both.
        state: What was known of it.
        size: Bytes of its file; None for a member of one.
        packed: Bytes of the folder that are done with it.
    """

    what: Unread | Failure
    state: FileState
    size: int | None = None
    packed: int = 0


@dataclass(frozen=True)
class Read:
    """What became of some reports.

    Attributes:
        found: For each its entry, why it has none, or None where the index holds just this.
        encoded: The terms of the entries' passages, in order.
    """

    found: list[Entry | Failure | None]
    encoded: Encoded


def in_batches(work: Iterable[Work]) -> Iterator[list[Work]]:
    """Gather work into groups of about `BATCH_BYTES`."""
    batch: list[Work] = []
    weight = 0
    for one in work:
        batch.append(one)
        weight += one.what.item.weight if isinstance(one.what, Unread) else 0
        if weight >= BATCH_BYTES or len(batch) >= BATCH_FILES:
            yield batch
            batch, weight = [], 0
    if batch:
        yield batch


def unread_of(batch: Sequence[Work]) -> list[Unread]:
    """What of a batch must be read."""
    return [one.what for one in batch if isinstance(one.what, Unread)]


def read_batch(
    size: int,
    limits: ReadLimits,
    encode: Callable[[Tokenizer | Lattice, TitledPassages], Encoded],
    words: Tokenizer | Lattice,
    unread: Sequence[Unread],
) -> Read:
    """Read reports, and invert the passages of those that must enter the index; in this process or in a worker.

    Args:
        size: Characters of a passage.
        limits: What the reading of each may take.
        encode: That of the index's writer.
        words: Finds the words.
        unread: The reports to be.
    """
    found: list[FreshReport | Failure | None] = []
    for one in unread:
        item = one.item
        try:
            report = item.read(limits)
            check(report)
        except ReadError as error:
            found.append(Failure(error.key, error.reason))
            continue
        passages = cut_passages(report, size)
        same = one.stored is not None and _same(report, passages, *one.stored)
        found.append(None if same else FreshReport(report, passages, item.size, item.modified, item.content))
    fresh = [new for new in found if isinstance(new, FreshReport)]
    entries = iter(make_entries(fresh))
    return Read(
        [next(entries) if isinstance(new, FreshReport) else new for new in found],
        encode(words, titled_passages(fresh)),
    )


def _same(report: Report, passages: list[Passage], old: Report, old_passages: list[Passage]) -> bool:
    """Whether the index holds just this, so that all ids can stay."""
    return replace(report, id=old.id) == old and passages == [
        replace(passage, id=0, report_id=0) for passage in old_passages
    ]
