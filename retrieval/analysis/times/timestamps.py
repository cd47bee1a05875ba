"""A day or a moment, written where one is asked for: beside the source of a page, in a sidecar, a chat, at `--since`.

All that asks a person or a file when something was published reads it here, so that one form is as good as another
everywhere. Dates within sentences, which lean on the day they are read, are found by `dates`.
"""

import re
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Final
from zoneinfo import ZoneInfo

from retrieval.analysis.times.dates import Period, whole_month, whole_year

CHINA_TIME: Final = timezone(timedelta(hours=8))

USUAL_ZONE: Final = "Asia/Shanghai"
"""The name of that zone, where readers are unless a setting says otherwise."""

_LONGEST_LINE: Final = 200
_FIRST_YEAR: Final = 1900
_LAST_YEAR: Final = 2199

DATE: Final = re.compile(
    r"""
    (?<!\d) (?P<year>\d{4})   \s? (?:年|[-/.－／]) \s?
            (?P<month>\d{1,2}) \s? (?:月|[-/.－／]) \s?
            (?P<day>\d{1,2}) (?!\d) (?:\s?[日号號])?
    (?: \s*[（(]? (?:星期|周|週)[一二三四五六日天] [）)]? )?
    (?: (?:[\s|]+|T|日|，|,)? \s* (?:(?:北京|香港|台北|臺北)(?:时间|時間)|HKT)? \s*
        (?P<hour>\d{1,2}) \s?[:：时時点點]\s? (?P<minute>\d{2})
        (?: \s?[:：分]\s? (?P<second>\d{2}) (?:\.\d{1,9})? 秒? | 分 )?
        (?: \s?(?P<zone>Z|[+-]\d{2}:?\d{2}) )?
    )?
    """,
    re.VERBOSE,
)
"""A full date in a line, with the time that stands behind it."""

_COMPACT: Final = re.compile(
    r"""
    (?P<year>\d{4}) (?P<month>\d{2}) (?P<day>\d{2})
    (?: [T\s]? (?P<hour>\d{2}) :? (?P<minute>\d{2}) (?: :? (?P<second>\d{2}) )? \s?(?P<zone>Z|[+-]\d{2}:?\d{2})? )?
    """,
    re.VERBOSE,
)
_MONTH: Final = re.compile(r"(\d{4})(?:\s?(?:年|[-/.－／])\s?(\d{1,2})\s?月?|(\d{2}))")
_YEAR: Final = re.compile(r"(\d{4})\s?年?")


def parse_moment(text: str) -> date | None:
    """Read a date and nothing else: 2026-05-01, 2026年5月1日 08:00, 2026-05-01T08:00Z, 20260501.

    Returns:
        A `datetime` where it has a time (Beijing time unless it names a zone), else a `date`; None where it is no date,
        is none alone, or the calendar has no such day.
    """
    text = text.strip()
    found = _COMPACT.fullmatch(text) or DATE.fullmatch(text)
    return published_at(found) if found else None


def parse_published(text: str) -> date | None:
    """Read when something was published, as `parse_moment`, or from the first full date in a line."""
    if moment := parse_moment(text):
        return moment
    found = DATE.search(text[:_LONGEST_LINE])
    return published_at(found) if found else None


def published_at(found: re.Match[str]) -> date | None:
    """Turn a match of `DATE` into the moment it names; None for 9月31日 and its like."""
    try:
        day = date(int(found["year"]), int(found["month"]), int(found["day"]))
    except ValueError:
        return None
    if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        return None
    if found["hour"] is None:
        return day
    try:
        return datetime(
            day.year, day.month, day.day, int(found["hour"]), int(found["minute"]), int(found["second"] or 0),
            tzinfo=_zone(found["zone"]),
        )  # fmt: skip
    except ValueError:
        return day


def parse_period(text: str) -> Period | None:
    """Read which days a person means: a year, a month, or what `parse_moment` takes, of which the day counts.

    Returns:
        The days; None where it is no date, or not of this calendar.
    """
    text = text.strip()
    if moment := parse_moment(text):
        # Without its time: a datetime is a date too, and does not compare with one.
        day = date(moment.year, moment.month, moment.day)
        return Period(day, day)
    if (found := _YEAR.fullmatch(text)) and _FIRST_YEAR <= int(found[1]) <= _LAST_YEAR:
        return whole_year(int(found[1]))
    if (found := _MONTH.fullmatch(text)) and _FIRST_YEAR <= int(found[1]) <= _LAST_YEAR:
        with suppress(ValueError):
            return whole_month(int(found[1]), int(found[2] or found[3]))
    return None


def told_in(published: date | None, zone: str) -> date | None:
    """Tell a moment by the clock of its readers.

    Args:
        published: A day, which stays as it is, or a moment.
        zone: Where they are, by its name in the time zone database.
    """
    if not isinstance(published, datetime):
        return published
    # The usual one needs no database, which not every system has.
    local = published.astimezone(CHINA_TIME if zone == USUAL_ZONE else ZoneInfo(zone))
    return published if local.utcoffset() == published.utcoffset() else local


def _zone(text: str | None) -> timezone:
    if text is None:
        return CHINA_TIME
    if text == "Z":
        return UTC
    offset = timedelta(hours=int(text[1:3]), minutes=int(text[-2:]))
    return timezone(-offset if text[0] == "-" else offset)
