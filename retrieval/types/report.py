"""A report as it was read, where its fields come from, and the passages it is cut into."""

from bisect import bisect_left
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal
from zlib import crc32

if TYPE_CHECKING:
    from retrieval.types.table import Row, Table


@dataclass(frozen=True, slots=True)
class Byline:
    """Who did what, as the report says it: `Byline("文", "北京青年报记者 李佳")`."""

    role: str
    name: str


@dataclass(frozen=True, slots=True)
class RelatedReport:
    """A report that this one points to under 相关阅读."""

    title: str
    source: str | None
    published: date | None


Grouping = Literal["source", "month", "collection"]
"""What reports are listed by."""

Certainty = Literal["given", "found", "guessed", "missing"]
"""How sure a field is: the report (or its owner) names it as such; it stands where such reports have it; it was
concluded from something else; it is not there."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a field of a report was found, and how sure that makes it.

    Attributes:
        certainty: See `Certainty`.
        how: What it was read from, in a few words: "front matter", "meta tag og:title", "first line", "file name".
    """

    certainty: Certainty = "given"
    how: str = ""

    @property
    def doubtful(self) -> bool:
        """Whether somebody had better look at it."""
        return self.certainty in ("guessed", "missing")


MISSING = Origin("missing", "nothing names it")


@dataclass(frozen=True, slots=True)
class Reading:
    """How a report was read; the default is that of a report made by a program.

    Attributes:
        format: Of its file: "text", "markdown", "html", "pdf", "docx", "doc", "rtf", "odt", "ofd", "pptx", "xlsx",
            "csv", "epub", "mail", "jsonl", "picture", "scan"; "" without a file.
        title: Origin of its title.
        source: Origin of its source.
        published: Origin of its date.
        notes: What its owner may want to know besides: damaged characters, pages without text.
        body: Origin of its text.
        recognised: Whether its text was recognised in pictures.
        unsure: The paragraphs, from 1, in which it may have been recognised wrongly.
    """

    format: str = ""
    title: Origin = Origin()
    source: Origin = Origin()
    published: Origin = Origin()
    notes: tuple[str, ...] = ()
    body: Origin = Origin()
    recognised: bool = False
    unsure: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """One report as a reader understood it.

    Attributes:
        id: Stable number of its key, from 1; 0 until the report is stored.
        key: Where it comes from: its path below the corpus folder in POSIX form.
        title: Its headline, never empty.
        source: Who published it.
        published: When: a `datetime` with a zone where the report gives a time, else a `date`.
        url: Where it can be opened.
        bylines: Author, photographer, editor, in the report's order.
        paragraphs: Body paragraphs, stripped, none empty; citations count them from 1.
        related: The reports it points to.
        sha256: Hex digest of the bytes of the file and its sidecar; it only detects change.
        reading: How it was read, and how sure its fields are.
        pages: The page on which each paragraph begins, from 1; empty where the format has no pages.
        valid_from: The first day on which it holds, where its owner says so.
        valid_until: The last one, likewise.
        replaces: The title or key of the report that it takes the place of, likewise.
        written: The date that an official paper bears (成文日期), where it is told apart from its publication.
        tables: The tables in it; each of their rows is a paragraph.
    """

    id: int
    key: str
    title: str
    source: str | None
    published: date | None
    url: str | None
    bylines: tuple[Byline, ...]
    paragraphs: tuple[str, ...]
    related: tuple[RelatedReport, ...]
    sha256: str
    reading: Reading = Reading()
    pages: tuple[int, ...] = ()
    written: date | None = None
    tables: "tuple[Table, ...]" = ()
    valid_from: date | None = None
    valid_until: date | None = None
    replaces: str | None = None

    @property
    def doubtful(self) -> tuple[str, ...]:
        """Which of "title", "source", "published" and "body" are missing or were guessed."""
        unsure = []
        if self.reading.title.doubtful:
            unsure.append("title")
        if self.source is None or self.reading.source.doubtful:
            unsure.append("source")
        if self.published is None or self.reading.published.doubtful:
            unsure.append("published")
        if self.reading.body.doubtful:
            unsure.append("body")
        return tuple(unsure)

    def pages_of(self, paragraphs: range) -> range:
        """The pages on which these paragraphs begin; empty where the format has no pages."""
        if not self.pages:
            return range(0)
        return range(self.pages[paragraphs.start - 1], self.pages[paragraphs.stop - 2] + 1)

    def is_sure_of(self, paragraphs: range) -> bool:
        """Whether these paragraphs certainly stand in it so: not where their text was recognised with doubt."""
        return not any(number in paragraphs for number in self.reading.unsure)

    def row_at(self, paragraph: int) -> "tuple[Table, Row] | None":
        """The table row that a paragraph is; None for one that is none."""
        for table in self.tables:
            if table.rows and table.rows[0].paragraph <= paragraph <= table.rows[-1].paragraph:
                place = bisect_left(table.rows, paragraph, key=lambda row: row.paragraph)
                return (table, table.rows[place]) if table.rows[place].paragraph == paragraph else None
        return None

    @property
    def text(self) -> str:
        """The body: its paragraphs, a line each."""
        return "\n".join(self.paragraphs)


def mark_of(paragraph: str) -> int:
    """A number below 2**32 by which the words of a paragraph are known again, short enough for a button or a link."""
    return crc32(paragraph.encode("utf-8", "replace"))


def by_date(report: Report) -> tuple[bool, str, int]:
    """Earliest first, those without a date last; a day without a time before the times of that day."""
    published = report.published
    return published is None, published.isoformat() if published else "", report.id


@dataclass(frozen=True, slots=True)
class Passage:
    """A citable piece of one report.

    Attributes:
        id: Stable while the report does not change; 0 until stored.
        report_id: Its report.
        ordinal: Its place among the report's passages, from 0.
        paragraphs: The body paragraphs it touches, counted from 1: `range(3, 5)` is 第 3–4 段.
        start: Where it begins in `Report.text`.
        end: Where it ends in `Report.text`.
        text: `Report.text[start:end]`.
        tabular: Whether its paragraphs are rows of a table.
    """

    id: int
    report_id: int
    ordinal: int
    paragraphs: range
    start: int
    end: int
    text: str
    tabular: bool = False
