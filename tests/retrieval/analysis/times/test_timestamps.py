"""When something was published is read in the same forms wherever it is asked for."""

import json
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from bot.errors import FilterError
from bot.talk.filter_values import read_filters
from retrieval.analysis import CHINA_TIME, Period, parse_moment, parse_period, parse_published
from retrieval.corpus import parse_sidecar
from retrieval.errors import ReadError
from retrieval.readers import list_members, read_member, read_report

DAY = date(2026, 5, 1)
MORNING = datetime(2026, 5, 1, 8, 5, tzinfo=CHINA_TIME)

FORMS = [
    ("2026-05-01", DAY),
    ("2026-5-1", DAY),
    ("2026/5/1", DAY),
    ("2026.05.01", DAY),
    ("2026年5月1日", DAY),
    ("2026年05月01日", DAY),
    ("2026 年 5 月 1 日", DAY),
    ("2026年5月1号", DAY),
    ("２０２６年５月１日", DAY),
    ("20260501", DAY),
    ("2026-05-01 星期五", DAY),
    ("2026-05-01 08:05", MORNING),
    ("2026/5/1 8:05", MORNING),
    ("2026年5月1日 8:05", MORNING),
    ("2026年5月1日8时05分", MORNING),
    ("2026年5月1日 8点05分", MORNING),
    ("2026-05-01T08:05", MORNING),
    ("2026-05-01 08:05:09", MORNING.replace(second=9)),
    ("2026-05-01T08:05:09+08:00", MORNING.replace(second=9)),
    ("2026-05-01T00:05Z", datetime(2026, 5, 1, 0, 5, tzinfo=UTC)),
    ("2026-05-01T00:05:09.123Z", datetime(2026, 5, 1, 0, 5, 9, tzinfo=UTC)),
    ("2026-05-01T08:05-0330", datetime(2026, 5, 1, 8, 5, tzinfo=timezone(-timedelta(hours=3, minutes=30)))),
    ("202605010805", MORNING),
    ("20260501 08:05", MORNING),
    ("20260501T000509Z", datetime(2026, 5, 1, 0, 5, 9, tzinfo=UTC)),
]
NONE = ["", "昨天", "5月1日", "2026-02-30", "20260230", "20261301", "1026-05-01", "2026-05", "123456789"]


@pytest.mark.parametrize(("text", "moment"), FORMS)
def test_a_form_is_read_alike_wherever_a_date_is_asked_for(text, moment):
    sidecar = parse_sidecar(f'date: "{text}"\n'.encode(), "a.md")
    (line,) = list_members(json.dumps({"title": "题", "text": "正文。", "date": text}).encode(), "a.jsonl")
    front = read_report(f'---\ntitle: 题\ndate: "{text}"\n---\n\n正文一段。\n'.encode(), "a.md")
    page = read_report(f"北岸书店开张\n\n发布时间：{text}\n\n书店今天开张，读者可以坐着读一整天。\n".encode(), "a.txt")

    read = [parse_moment(text), sidecar.published, read_member(line).published, front.published, page.published]

    assert read[:4] == [moment] * 4
    # On a page, figures alone may be the number of anything.
    assert read[4] == (None if text.startswith("202605") else moment)
    assert type(read[0]) is type(moment)
    assert read_filters(text, text).since == read_filters(text, text).until == DAY


def test_a_number_in_a_line_of_json_may_be_a_day():
    (line,) = list_members(b'{"title": "a", "text": "b", "date": 20260501}', "a.jsonl")

    assert read_member(line).published == DAY


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_date_is_none_anywhere(text):
    assert parse_moment(text) is None
    assert parse_published(text) is None
    if text:
        with pytest.raises(ReadError, match="is no day"):
            parse_sidecar(f'date: "{text}"\n'.encode(), "a.md")
    # Whoever asks may say when as people say it.
    if text not in ("", "昨天", "2026-05"):
        with pytest.raises(FilterError):
            read_filters(text)


def test_a_date_in_a_line_is_found_but_is_no_correction():
    assert parse_published("发布时间：2026-05-01 08:05 来源：江城晚报") == MORNING
    assert parse_moment("不是 2026-05-01") is None


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2022", Period(date(2022, 1, 1), date(2022, 12, 31))),
        (" 2022年 ", Period(date(2022, 1, 1), date(2022, 12, 31))),
        ("2022-09", Period(date(2022, 9, 1), date(2022, 9, 30))),
        ("2022年9月", Period(date(2022, 9, 1), date(2022, 9, 30))),
        ("2022-09-03", Period(date(2022, 9, 3), date(2022, 9, 3))),
        ("2022/9/3", Period(date(2022, 9, 3), date(2022, 9, 3))),
        ("2022年9月3日", Period(date(2022, 9, 3), date(2022, 9, 3))),
        ("2022-09-31", None),
        ("2022-13", None),
        ("202209", Period(date(2022, 9, 1), date(2022, 9, 30))),
        ("2022/9", Period(date(2022, 9, 1), date(2022, 9, 30))),
        ("2022.09", Period(date(2022, 9, 1), date(2022, 9, 30))),
        ("2022-09-03 15:52", Period(date(2022, 9, 3), date(2022, 9, 3))),
        ("202213", None),
        ("20229", None),
        ("1234", None),
        ("去年", None),
        ("9月3日", None),
        ("2022-09-03 或者", None),
        ("", None),
    ],
)
def test_what_a_person_types_as_a_date(text, period):
    assert parse_period(text) == period
