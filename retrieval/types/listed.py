"""Reports as they are listed, counted and told of beside answers: lists, groups, arrivals, what became of one."""

from dataclasses import dataclass
from datetime import date, datetime

from retrieval.types.report import Byline, Grouping, RelatedReport, Report


@dataclass(frozen=True, slots=True)
class ListedReport:
    """A report as a list of reports shows it: all but its text, with counts.

    Attributes:
        id: As in `Report`, and so are the others that stand there.
        source: Who published it.
        paragraphs: How many body paragraphs it has.
        passages: How many passages it was cut into.
    """

    id: int
    key: str
    title: str
    source: str | None
    published: date | None
    url: str | None
    bylines: tuple[Byline, ...]
    paragraphs: int
    passages: int
    related: tuple[RelatedReport, ...]


@dataclass(frozen=True, slots=True)
class Arrival:
    """A report that came in.

    Attributes:
        number: Grows with each that comes.
        report: The report's number.
    """

    number: int
    report: int


@dataclass(frozen=True, slots=True)
class Group:
    """Reports of one source, of one month, or of one collection.

    Attributes:
        by: What is common to them.
        name: The source, the month as `2022-09`, or the collection; "" where they name none.
        reports: How many they are.
        sample: The lowest number among them, which finds the group again.
    """

    by: Grouping
    name: str
    reports: int
    sample: int


@dataclass(frozen=True, slots=True)
class Superseded:
    """A report that a newer one seems to take the place of."""

    report: Report
    by: Report


@dataclass(frozen=True, slots=True)
class FormerText:
    """What a report said before.

    Attributes:
        until: When the index took in what it says since.
        paragraphs: As in `Report`.
    """

    until: datetime
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cited:
    """What became of a paragraph that was cited.

    Attributes:
        report: As it is now.
        paragraph: Where the words stand now, from 1; None where they do not, or nobody knows them.
        before: Words that stood there, and do so no more; None where there were none, or nobody kept them.
        until: Until when they did, in UTC.
    """

    report: Report
    paragraph: int | None
    before: str | None = None
    until: datetime | None = None
