"""Dates in a text mean what its reader understood on the day it was published."""

from datetime import date, datetime

import pytest

from retrieval.analysis import CHINA_TIME
from retrieval.analysis.times.dates import Period, find_dates

PUBLISHED = date(2022, 9, 4)


def day(*numbers):
    return Period(date(*numbers), date(*numbers))


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("9月3日", day(2022, 9, 3)),
        ("9 月 3 日", day(2022, 9, 3)),
        ("９月３日", day(2022, 9, 3)),
        ("9月3号", day(2022, 9, 3)),
        ("今年7月", Period(date(2022, 7, 1), date(2022, 7, 31))),
        ("去年2月", Period(date(2021, 2, 1), date(2021, 2, 28))),
        ("2020年2月", Period(date(2020, 2, 1), date(2020, 2, 29))),
        ("2021年12月31日", day(2021, 12, 31)),
        ("2021-12-31", day(2021, 12, 31)),
        ("2017年", Period(date(2017, 1, 1), date(2017, 12, 31))),
        ("去年", Period(date(2021, 1, 1), date(2021, 12, 31))),
        ("明年", Period(date(2023, 1, 1), date(2023, 12, 31))),
        ("上个月", Period(date(2022, 8, 1), date(2022, 8, 31))),
        ("本月1日", day(2022, 9, 1)),
        ("昨天", day(2022, 9, 3)),
        ("12月", Period(date(2022, 12, 1), date(2022, 12, 31))),
    ],
)
def test_a_date_is_read_against_the_publication_date(text, period):
    (mention,) = find_dates(f"会议于{text}举行", PUBLISHED)

    assert mention.period == period
    assert f"会议于{text}举行"[mention.span.start : mention.span.end] == text


@pytest.mark.parametrize(
    ("published", "text", "expected"),
    [
        (date(2023, 1, 5), "12月28日", date(2022, 12, 28)),
        (date(2022, 12, 20), "1月10日", date(2023, 1, 10)),
        (date(2023, 1, 5), "上个月28日", date(2022, 12, 28)),
        (date(2024, 1, 10), "2月29日", date(2024, 2, 29)),
        (datetime(2022, 9, 4, 0, 30, tzinfo=CHINA_TIME), "昨天", date(2022, 9, 3)),
    ],
)
def test_a_month_without_a_year_is_the_nearest_one(published, text, expected):
    (mention,) = find_dates(text, published)

    assert mention.period == Period(expected, expected)


@pytest.mark.parametrize(
    "text",
    [
        "9月31日",
        "2月30日",
        "13月1日",
        "0月3日",
        "2022年2月29日",
        "10号馆",
        "2号线",
        "3号楼",
        "5000年",
        "8.2万",
        "1.5",
        "3个月",
        "192.168.1.1",
        "",
    ],
)
def test_what_no_calendar_has_is_no_date(text):
    assert list(find_dates(text, PUBLISHED)) == []


def test_without_a_publication_date_only_a_year_in_figures_counts():
    assert [mention.period for mention in find_dates("去年9月3日，2021年5月6日", None)] == [day(2021, 5, 6)]


def test_several_dates_come_in_order():
    found = [mention.period for mention in find_dates("2021年5月6日至今年7月，9月31日和9月2日", PUBLISHED)]

    assert found == [day(2021, 5, 6), Period(date(2022, 7, 1), date(2022, 7, 31)), day(2022, 9, 2)]


def test_the_end_of_the_calendar_is_no_trap():
    assert list(find_dates("明年", date(9999, 6, 1))) == []


def test_a_number_that_no_day_has_is_none():
    (mention,) = find_dates("2021年12月95号汽油降价", PUBLISHED)

    assert mention.period == Period(date(2021, 12, 1), date(2021, 12, 31))
