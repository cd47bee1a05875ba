"""Filters as a person writes their values: a day, a month or a year, a part of a source's name."""

import unicodedata

from bot.errors import FilterError
from retrieval.analysis import Period, parse_period
from retrieval.types import Filters

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
        FilterError: A date is none.
    """
    return Filters(
        since=_period(since).first if since else None,
        until=_period(until).last if until else None,
        source=clean_value(source or "") or None,
    )


def clean_value(value: str) -> str:
    """A value without what surrounds it, the width of its letters and figures made one: ２０２２？ is 2022."""
    return unicodedata.normalize("NFKC", value).strip().rstrip(ENDS).strip(QUOTES + " ")


def _period(text: str) -> Period:
    period = parse_period(clean_value(text))
    if period is None:
        raise FilterError(text)
    return period
