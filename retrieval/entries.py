"""A report made ready to enter the index: all that storing it needs and that can be worked out beforehand."""

from collections.abc import Sequence
from dataclasses import dataclass

from retrieval.catalogue import Place
from retrieval.report_values import Columns, columns_of
from retrieval.reposts import Shingles
from retrieval.types import Passage, Report


@dataclass(frozen=True)
class Entry:
    """A report as it will be stored.

    Attributes:
        key: The report's.
        sha256: The report's.
        columns: Its row.
        places: Its passages.
        shingles: Its text, to find reposts by.
        size: Bytes of its file; None without a file.
        modified: Modification time of its file in nanoseconds; None: read it again next time.
    """

    key: str
    sha256: str
    columns: Columns
    places: list[Place]
    shingles: Shingles
    size: int | None
    modified: int | None


def make_entry(report: Report, passages: Sequence[Passage], size: int | None, modified: int | None) -> Entry:
    """Make a report ready; see `Entry`."""
    return Entry(
        report.key,
        report.sha256,
        columns_of(report),
        [(p.ordinal, p.paragraphs.start, p.paragraphs.stop - 1, p.start, p.end) for p in passages],
        Shingles.of(report.text),
        size,
        modified,
    )
