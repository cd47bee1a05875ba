"""Dates in running text, read as its reader would on the day it was published: 9月3日, 今年7月, 去年.

No number word is rewritten and no library guesses: two patterns, a calendar, and the publication date.
"""

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Final, Literal, NamedTuple

from retrieval.types import Span

_YEAR_WORDS: Final = {"前年": -2, "去年": -1, "上年": -1, "今年": 0, "本年": 0, "明年": 1}
_MONTH_WORDS: Final = {"上月": -1, "上个月": -1, "本月": 0, "这个月": 0, "当月": 0, "下月": 1, "下个月": 1}
_DAY_WORDS: Final = {"前天": -2, "昨天": -1, "昨日": -1, "今天": 0, "今日": 0, "明天": 1, "明日": 1, "后天": 2}

# Years of what reports are about; 1000年 and 8000年 are lengths of time.
_YEAR: Final = r"(?<!\d)(?:1[89]|20|21)\d{2}"
# 9月10号馆, 3号楼 and 2号线 are places, and 12月95号汽油 has no 95th day.
_DAY_END: Final = r"\s?(?:日|号(?![馆楼线院门厅桥机井]))"

# What no date begins with is passed over at once (17 us for 430 characters, against 102).
_MENTION: Final = re.compile(
    rf"""
    (?= [\d\s前去上今本明这当下昨后] )
    (?:
        (?: (?P<year>{_YEAR}) \s?年 | (?P<year_word>{"|".join(_YEAR_WORDS)}) )? \s?
        (?: (?<!\d)(?P<month>\d{{1,2}}) \s?月 | (?P<month_word>{"|".join(_MONTH_WORDS)}) )
        (?: \s? (?P<day>(?!00?(?!\d)|[4-9]\d|3[2-9])\d{{1,2}}) {_DAY_END} )?
      | (?P<only_year>{_YEAR}) \s?(?:[年届]|级(?!台阶|地震|风|以上))(?!\s?\d{{1,2}}\s?月)
      | (?P<iso_year>{_YEAR}) (?P<sign>[-/.]) (?P<iso_month>\d{{1,2}}) (?: (?P=sign) (?P<iso_day>\d{{1,2}}) )? (?!\d)
      | (?P<only_year_word>{"|".join(_YEAR_WORDS)})
      | (?P<day_word>{"|".join(_DAY_WORDS)})
    )
    """,
    re.VERBOSE,
)
_HALF_A_YEAR: Final = 183


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """The days from `first` to `last`, both included: a day, a month or a year."""

    first: date
    last: date

    def __contains__(self, other: "Period | date") -> bool:
        """Whether a day, or all of a period, lies in this one."""
        if isinstance(other, Period):
            return self.first <= other.first and other.last <= self.last
        # A datetime is a date too, and does not compare with one.
        return self.first <= date(other.year, other.month, other.day) <= self.last


class Mention(NamedTuple):
    """A date in a text.

    Attributes:
        span: Where it stands.
        period: The days it means.
        year: How its year is known: "named" in figures, by a "word" such as 去年 or 昨天, or as the "nearest" one.
    """

    span: Span
    period: Period
    year: Literal["named", "word", "nearest"]


def find_dates(text: str, published: date | None) -> Iterator[Mention]:
    """Find the dates in a text.

    Args:
        text: Running text.
        published: The day it was published, or asked on; without it only dates with a year are found.

    Yields:
        Dates in the order of the text; what no calendar has (9月31日) is left out. A month without a year is the one
        nearest to `published`.
    """
    for found in _MENTION.finditer(text):
        year = _basis(found)
        if year != "named" and published is None:
            continue
        try:
            period = _period(found, published)
        except (ValueError, OverflowError):
            continue
        yield Mention(Span(found.start() + _leading_space(found), found.end()), period, year)


def whole_year(year: int) -> Period:
    """From the first of January to the end of December."""
    return Period(date(year, 1, 1), date(year, 12, 31))


def whole_month(year: int, month: int) -> Period:
    """All days of a month; raises ValueError where there is no such month."""
    return Period(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))


def _basis(found: re.Match[str]) -> Literal["named", "word", "nearest"]:
    if found["year"] or found["only_year"] or found["iso_year"]:
        return "named"
    return "nearest" if found["month"] and not found["year_word"] else "word"


def _period(found: re.Match[str], published: date | None) -> Period:
    """The days a match means; raises ValueError where there are none."""
    if found["only_year"]:
        return whole_year(int(found["only_year"]))
    if found["iso_year"]:
        return _days(int(found["iso_year"]), int(found["iso_month"]), found["iso_day"])
    if found["year"] and found["month"]:
        return _days(int(found["year"]), int(found["month"]), found["day"])
    if published is None:
        raise ValueError("relative to nothing")
    today = date(published.year, published.month, published.day)
    if found["only_year_word"]:
        return whole_year(today.year + _YEAR_WORDS[found["only_year_word"]])
    if found["day_word"]:
        day = today + timedelta(days=_DAY_WORDS[found["day_word"]])
        return Period(day, day)
    if found["month_word"]:
        if found["year"] or found["year_word"]:
            raise ValueError("a year and 上月 together mean nothing")
        months = today.year * 12 + today.month - 1 + _MONTH_WORDS[found["month_word"]]
        return _days(months // 12, months % 12 + 1, found["day"])
    month = int(found["month"])
    if found["year_word"]:
        return _days(today.year + _YEAR_WORDS[found["year_word"]], month, found["day"])
    return _nearest(today, month, found["day"])


@lru_cache(maxsize=1024)  # Many passages of reports of one day are read for one question.
def _nearest(today: date, month: int, day: str | None) -> Period:
    """A month, or a day of it, in the year in which it is nearest."""
    years = (today.year - 1, today.year, today.year + 1)
    periods = []
    for year in years:
        try:
            periods.append(_days(year, month, day))
        except ValueError:
            continue  # the 29th of February in a common year
    if not periods:
        raise ValueError("no such day")
    best = min(periods, key=lambda period: _distance(period, today))
    if _distance(best, today) > _HALF_A_YEAR:
        raise ValueError("no year has it near")
    return best


def _distance(period: Period, today: date) -> int:
    if today in period:
        return 0
    return min(abs((period.first - today).days), abs((period.last - today).days))


def _days(year: int, month: int, day: str | None) -> Period:
    if day is None:
        return whole_month(year, month)
    return Period(date(year, month, int(day)), date(year, month, int(day)))


def _leading_space(found: re.Match[str]) -> int:
    text = found.group()
    return len(text) - len(text.lstrip())
