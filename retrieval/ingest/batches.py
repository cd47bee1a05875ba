"""Reports read, cut into passages and made ready for the index: what workers do of a reindex."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from retrieval.analysis.lattice import Lattice
from retrieval.analysis.passages import cut_passages
from retrieval.analysis.tokens import Tokenizer
from retrieval.corpus.items import Item
from retrieval.errors import ReadError
from retrieval.ingest.encoding import Encoded, encode_texts
from retrieval.ingest.entries import Entry, FreshReport, check, make_entries, texts_of
from retrieval.types import Failure, Passage, Report


@dataclass(frozen=True)
class Unread:
    """A report to be.

    Attributes:
        item: Its bytes.
        stored: What the index holds under its key, if it may be the same; None otherwise.
    """

    item: Item
    stored: tuple[Report, list[Passage]] | None


@dataclass(frozen=True)
class Read:
    """What became of some reports.

    Attributes:
        found: For each its entry, why it has none, or None where the index holds just this.
        encoded: The postings of the entries' passages, in order.
    """

    found: list[Entry | Failure | None]
    encoded: Encoded


def read_batch(size: int, words: Tokenizer | Lattice, unread: Sequence[Unread]) -> Read:
    """Read reports, and invert the passages of those that must enter the index.

    Args:
        size: Characters of a passage.
        words: Finds the words.
        unread: The reports to be.
    """
    found: list[FreshReport | Failure | None] = []
    for one in unread:
        item = one.item
        try:
            report = item.read()
            check(report)
        except ReadError as error:
            found.append(Failure(error.key, error.reason))
            continue
        passages = cut_passages(report, size)
        same = one.stored is not None and _same(report, passages, *one.stored)
        found.append(None if same else FreshReport(report, passages, item.size, item.modified))
    fresh = [new for new in found if isinstance(new, FreshReport)]
    entries = iter(make_entries(fresh))
    return Read(
        [next(entries) if isinstance(new, FreshReport) else new for new in found],
        encode_texts(words, texts_of(fresh)),
    )


def _same(report: Report, passages: list[Passage], old: Report, old_passages: list[Passage]) -> bool:
    """Whether the index holds just this, so that all ids can stay."""
    return replace(report, id=old.id) == old and passages == [
        replace(passage, id=0, report_id=0) for passage in old_passages
    ]
