"""What reports say to one question over the years: an entry a report, and the course of its figure."""

from dataclasses import dataclass
from datetime import date

from retrieval.types.answer import Hit
from retrieval.types.spans import Span


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """What one report says.

    Attributes:
        hit: The report, its sentence and where that stands; `reposts` tell the same story, `begins` and `ended` are
            given where it does not hold yet, or no longer.
        figure: Where in its passage the figure stands that answers; None where none does.
        value: That figure as a number in `Timeline.unit`; None where it is not one number.
    """

    hit: Hit
    figure: Span | None
    value: float | None

    @property
    def day(self) -> date | None:
        """The day on which the report was published; None where nobody knows."""
        published = self.hit.report.published
        return date(published.year, published.month, published.day) if published else None

    @property
    def answer(self) -> Span:
        """What of the passage is shown in bold: the figure, else the words that answer."""
        return self.figure or self.hit.answer


@dataclass(frozen=True, slots=True)
class Timeline:
    """What the reports say to one question, in the order of time.

    Attributes:
        question: As it was asked.
        entries: The oldest first, reports without a date last; none where the reports do not answer.
        unit: What is counted, where the figures differ and are numbers of one unit: 元, or "" where nothing known
            follows them; None where they have no course.
    """

    question: str
    entries: tuple[TimelineEntry, ...]
    unit: str | None = None

    @property
    def course(self) -> tuple[float, ...]:
        """How the figure went, of entries that have a day; empty where it did not change."""
        values = tuple(entry.value for entry in self.entries if entry.value is not None and entry.day is not None)
        return values if self.unit is not None and len(set(values)) > 1 else ()
