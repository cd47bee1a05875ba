"""When somebody is told of what was found: at once or at an hour of theirs, and of one question once a day at most."""

from datetime import datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

A_DAY = timedelta(days=1)


def is_due(hour: int | None, found_at: datetime, told_at: datetime | None, now: datetime) -> bool:
    """Whether to tell what new reports say to a question.

    Args:
        hour: Of the day at which its person wants to hear of it, from 0 to 23; None: as soon as may be.
        found_at: When the first of it was found.
        told_at: When they were last told of that question, if ever.
        now: The time, by the clock of the readers.
    """
    if hour is None:
        return told_at is None or now - told_at >= A_DAY
    if told_at is not None and told_at.astimezone(now.tzinfo).date() >= now.date():
        return False
    struck = now.replace(hour=hour, minute=0, second=0, microsecond=0)
    # What was found since the hour struck waits for the next one, however late the bot is.
    return found_at < (struck if struck <= now else struck - A_DAY)


def clock_of(zone: str) -> tzinfo:
    """The time zone of the readers, by its name (`Settings.time_zone`)."""
    try:
        return ZoneInfo(zone)
    except (ValueError, OSError, LookupError):
        # Only the usual one is allowed where the system has no database of them.
        return timezone(timedelta(hours=8))
