"""Text -> the values of a report's fields: its title, date and address."""

import re
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from retrieval.readers import patterns
from retrieval.readers.decoding import printable

CHINA_TIME = timezone(timedelta(hours=8))

LONGEST_TITLE = 200
_LONGEST_URL = 2_000
_LONGEST_DATE_LINE = 200


def one_line(text: str, longest: int) -> str:
    """Make any value fit for a field: printable, on one line, at most `longest` characters."""
    line = " ".join(printable(text[: 4 * longest]).split())
    return line if len(line) <= longest else line[: longest - 1] + "…"


def title_from_key(key: str) -> str:
    """The title of a report that does not say its own: its file's name without the ending, else 无标题."""
    return one_line(PurePosixPath(key).stem, LONGEST_TITLE) or "无标题"


def parse_published(text: str) -> date | None:
    """Read the first full date in a text.

    Returns:
        A `datetime` where a time stands behind the date (Beijing time unless it names a zone), else a
        `date`; None where there is none or the calendar has no such day.
    """
    found = patterns.DATE.search(text[:_LONGEST_DATE_LINE])
    return published_at(found) if found else None


def published_at(found: re.Match[str]) -> date | None:
    """Turn a match of `patterns.DATE` into the moment it names; None for 9月31日 and its like."""
    try:
        day = date(int(found["year"]), int(found["month"]), int(found["day"]))
    except ValueError:
        return None
    if not 1900 <= day.year <= 2199:
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


def _zone(text: str | None) -> timezone:
    if text is None:
        return CHINA_TIME
    if text == "Z":
        return UTC
    offset = timedelta(hours=int(text[1:3]), minutes=int(text[-2:]))
    return timezone(-offset if text[0] == "-" else offset)


def parse_url(text: str) -> str | None:
    """Keep a web address; None for anything else (`javascript:`, a path, white space inside)."""
    url = text.strip()
    if len(url) > _LONGEST_URL or url != printable(url) or any(map(str.isspace, url)):
        return None
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and host else None
