"""Reports made ready to enter the index: all that storing them needs and that can be worked out beforehand."""

from collections.abc import Sequence
from dataclasses import dataclass

from retrieval.analysis import Shingles, shingles_of
from retrieval.errors import ReadError
from retrieval.index import TitledPassages
from retrieval.reasons import Code
from retrieval.store import Columns, Place, columns_of
from retrieval.types import Passage, Report


@dataclass(frozen=True, slots=True)
class FreshReport:
    """A report that is to enter the index, and the file it was read from.

    Attributes:
        report: As the reader made it; its id is not looked at.
        passages: Cut from it; their ids are not looked at.
        size: Bytes of its file; None without a file.
        modified: Modification time of its file in nanoseconds; None: read it again next time.
        content: Hash of the file's bytes alone; None without a file of its own.
    """

    report: Report
    passages: Sequence[Passage]
    size: int | None = None
    modified: int | None = None
    content: str | None = None


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
        content: Hash of the file's bytes alone; None without a file of its own.
    """

    key: str
    sha256: str
    columns: Columns
    places: list[Place]
    shingles: Shingles
    size: int | None
    modified: int | None
    content: str | None


def check(report: Report) -> None:
    """Raise `ReadError` where a report has no paragraph, or one of several lines."""
    if not report.paragraphs:
        raise ReadError(report.key, Code.NO_PARAGRAPH)
    if any(len(paragraph.splitlines()) != 1 for paragraph in report.paragraphs):
        raise ReadError(report.key, Code.BAD_PARAGRAPH)


def titled_passages(fresh: Sequence[FreshReport]) -> TitledPassages:
    """What of reports is indexed."""
    return [(new.report.title, [passage.text for passage in new.passages]) for new in fresh]


def make_entries(fresh: Sequence[FreshReport]) -> list[Entry]:
    """Make reports ready; see `Entry`."""
    shingles = shingles_of([new.report.text for new in fresh])
    return [
        Entry(
            new.report.key,
            new.report.sha256,
            columns_of(new.report),
            [(p.ordinal, p.paragraphs.start, p.paragraphs.stop - 1, p.start, p.end, p.tabular) for p in new.passages],
            shingles[number],
            new.size,
            new.modified,
            new.content,
        )
        for number, new in enumerate(fresh)
    ]
