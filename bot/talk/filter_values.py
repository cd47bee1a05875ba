"""Filters as a person writes their values: a day, a month or a year, a part of a source's name."""

import unicodedata
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from bot.errors import DateError, ExcludingError
from retrieval import analysis
from retrieval.types import Filters

if TYPE_CHECKING:
    from retrieval.analysis import Period

# Typed from habit around a value, or behind it as behind any word.
QUOTES = "\"'“”‘’「」"
_WEEKS = dict.fromkeys(("本周", "这周", "本星期", "这星期", "這週", "本週"), 0) | dict.fromkeys(
    ("上周", "上星期", "上週"), -1
)

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
    period = period_of(text)
    if period is None:
        raise DateError(text)
    return period


def period_of(text: str, today: date | None = None) -> "Period | None":
    """The time that a value names: 2022-09, 2022年9月, or by a word that is counted from today, 昨天, 上周, 去年.

    Args:
        text: The value.
        today: None: the day it is.
    """
    value, today = clean_value(text), today or datetime.now().astimezone().date()
    # By its room, which loads what reads dates where one is written.
    if (period := analysis.parse_period(value)) is not None:
        return period
    if (weeks := _WEEKS.get(value)) is not None:
        monday = today - timedelta(days=today.weekday()) + timedelta(weeks=weeks)
        return analysis.Period(monday, monday + timedelta(days=6))
    named = next(iter(analysis.find_dates(analysis.normalise(value), today)), None)
    return (
        named.period
        if named and named.year == "word" and (named.span.start, named.span.end) == (0, len(value))
        else None
    )
