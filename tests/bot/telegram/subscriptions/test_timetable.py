"""When somebody is told: at once or at their hour, and once a day at most, by the clock of the readers."""

from datetime import datetime, timedelta

import pytest

from bot.telegram.subscriptions.timetable import clock_of, is_due

CHINA = clock_of("Asia/Shanghai")


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2024, 4, day, hour, minute, tzinfo=CHINA)


@pytest.mark.parametrize(
    ("hour", "found", "told", "now", "due"),
    [
        (None, at(1, 9), None, at(1, 9), True),
        (None, at(1, 9), at(1, 8), at(1, 23), False),
        (None, at(1, 9), at(1, 8), at(2, 7, 59), False),
        (None, at(1, 9), at(1, 8), at(2, 8), True),
        (8, at(1, 9), None, at(1, 9), False),
        (8, at(1, 9), None, at(2, 7, 59), False),
        (8, at(1, 9), None, at(2, 8), True),
        (8, at(1, 7), None, at(1, 10), True),  # it was not there at eight
        (8, at(1, 7), at(1, 6), at(1, 8), False),  # told at once this morning, before eight was chosen
        (8, at(1, 7), at(1, 6), at(2, 8), True),
        (8, at(2, 7), at(1, 10), at(2, 8), True),
        (0, at(1, 23), None, at(2, 0), True),
        (23, at(1, 22), None, at(2, 1), True),
        (23, at(1, 23, 30), None, at(2, 1), False),
    ],
)
def test_when_somebody_is_told(hour, found, told, now, due):
    assert is_due(hour, found, told, now) is due


def test_the_hour_is_that_of_the_readers():
    berlin = clock_of("Europe/Berlin")
    found = at(1, 0)
    now = at(1, 14, 30)

    assert is_due(8, found, None, now)
    assert is_due(8, found, None, now.astimezone(berlin))
    assert not is_due(8, found, None, (now - timedelta(hours=1)).astimezone(berlin))
