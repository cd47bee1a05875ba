"""Filters as a person writes their values: a day, a month or a year, a part of a source's name."""

import unicodedata
from typing import TYPE_CHECKING

from bot.errors import DateError, ExcludingError
from retrieval import analysis
from retrieval.types import Filters

if TYPE_CHECKING:
    from retrieval.analysis import Period

# Typed from habit around a value, or behind it as behind any word.
QUOTES = "\"'“”‘’「」"
ENDS = "，,；;。？?！!"


def read_filters(since: str | None = None, until: str | None = None, source: str | None = None) -> Filters:
    """Read filters; an empty text is none.

    Args:
        since: The first day, or the month or year that begins with it.
        until: The last day, or the month or year that ends with it.
        source: A part of a source's name.

    Raises:
        DateError: A date is none.
        ExcludingError: The first day is after the last.
    """
    return checked(
        Filters(
            since=_period(since).first if since else None,
            until=_period(until).last if until else None,
            source=clean_value(source or "") or None,
        )
    )


def checked(filters: Filters) -> Filters:
    """The filters, of whatever they were put together, if a report can match them.

    Raises:
        ExcludingError: The first day is after the last.
    """
    if filters.since and filters.until and filters.since > filters.until:
        raise ExcludingError(filters.since, filters.until)
    return filters


def clean_value(value: str) -> str:
    """A value without what surrounds it, the width of its letters and figures made one: ２０２２？ is 2022."""
    return unicodedata.normalize("NFKC", value).strip().rstrip(ENDS).strip(QUOTES + " ")


def _period(text: str) -> "Period":
    # By its room, which loads what reads dates where one is written.
    period = analysis.parse_period(clean_value(text))
    if period is None:
        raise DateError(text)
    return period
