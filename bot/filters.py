"""What a person types to narrow down the reports: `--since 2022-09`, `:until 2022年`, `--source 晚报`."""

from retrieval.dates import Period, parse_period
from retrieval.errors import WenjuError
from retrieval.types import Filters


class FilterError(WenjuError):
    """A filter is no date.

    Args:
        text: What was typed.
    """

    def __init__(self, text: str) -> None:
        super().__init__(f"{text!r} is no date; write it as 2022, 2022-09 or 2022-09-04")
        self.text = text


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
        source=(source or "").strip() or None,
    )


def _period(text: str) -> Period:
    period = parse_period(text)
    if period is None:
        raise FilterError(text)
    return period
