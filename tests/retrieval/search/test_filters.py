"""Filters leave out what was not wanted; a time in the question prefers reports of that time and hides nothing."""

import re
from datetime import date, datetime

import pytest

from retrieval.analysis import CHINA_TIME
from retrieval.engine import Engine
from retrieval.options import Options
from retrieval.types import Filters
from tests.retrieval.counting import counted
from tests.retrieval.making import report

TODAY = date(2024, 5, 6)


SHOWS = (
    *(
        report(
            f"本届车展共有{year - 2000}家企业参展。",
            key=f"{year}.md",
            title="车展开幕",
            source=f"江城{'晚' if year % 2 else '日'}报",
            published=datetime(year, 9, 30, 23, 59, tzinfo=CHINA_TIME),
        )
        for year in (2021, 2022, 2023)
    ),
    report("本届车展共有七家企业参展。", key="undated.md", title="车展开幕", source="臺灣日報"),
)


@pytest.fixture
def engine(engine):
    engine.add_all(SHOWS)
    return engine


@pytest.fixture(scope="module")
def shows(unchanged):
    return unchanged(*SHOWS)


def keys(engine, question="车展有多少家企业参展", **filters):
    return sorted(hit.report.key for hit in engine.search(question, k=9, filters=Filters(**filters), today=TODAY).hits)


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({}, ["2021.md", "2022.md", "2023.md", "undated.md"]),
        ({"since": date(2022, 9, 30)}, ["2022.md", "2023.md"]),
        ({"since": date(2022, 10, 1)}, ["2023.md"]),
        ({"until": date(2022, 9, 30)}, ["2021.md", "2022.md"]),
        ({"until": date(2022, 9, 29)}, ["2021.md"]),
        ({"since": date(2022, 1, 1), "until": date(2022, 12, 31)}, ["2022.md"]),
        ({"source": "晚报"}, ["2021.md", "2023.md"]),
        ({"source": "晚報"}, ["2021.md", "2023.md"]),
        ({"source": "台湾"}, ["undated.md"]),
        ({"source": "晚报", "since": date(2022, 1, 1)}, ["2023.md"]),
        ({"since": date(2030, 1, 1)}, []),
        ({"source": "%"}, []),
    ],
)
def test_filters(shows, filters, expected):
    assert keys(shows, **filters) == expected


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({}, (4, 2023)),
        ({"until": date(2022, 9, 30)}, (2, 2022)),
        ({"source": "晚報"}, (2, 2023)),
        ({"source": "台湾"}, (1, None)),
        ({"since": date(2030, 1, 1)}, (0, None)),
    ],
)
def test_how_many_reports_are_searched_and_until_when(shows, filters, expected):
    reports, newest = shows.extent(Filters(**filters))

    assert (reports, newest and newest.year) == expected


def test_an_answer_that_the_filters_leave_nothing_of_is_declined(shows):
    answer = shows.search("车展有多少家企业参展", filters=Filters(source="没有这家"))

    assert (answer.answered, answer.confidence, answer.hits) == (False, 0.0, ())


def test_filters_find_what_many_better_reports_stand_before(engine):
    text = "本届车展共有很多家企业参展，车展企业参展。"
    engine.add_all([report(text, key=f"x{number}.md", title="车展企业参展") for number in range(200)])

    assert keys(engine, source="江城日报") == ["2022.md"]


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("2022年车展有多少家企业参展", "2022.md"),
        ("二〇二一年车展有多少家企业参展", "2021.md"),
        ("去年车展有多少家企业参展", "2023.md"),
        ("前年9月车展有多少家企业参展", "2022.md"),
        ("2021年9月30日车展有多少家企业参展", "2021.md"),
    ],
)
def test_a_time_in_the_question_prefers_reports_of_that_time_and_hides_none(shows, question, first):
    hits = shows.search(question, k=9, today=TODAY).hits

    assert hits[0].report.key == first
    assert len(hits) == 4


def test_a_day_without_its_year_is_of_the_year_of_its_report(engine):
    engine.add(report("展览馆9月3日起闭馆检修。", key="old.md", title="甲", published=date(2021, 9, 4)))
    engine.add(report("展览馆9月3日起闭馆检修。", key="new.md", title="甲乙", published=date(2023, 8, 30)))

    assert engine.search("展览馆2021年9月闭馆检修", today=TODAY).hits[0].report.key == "old.md"
    assert engine.search("展览馆2023年9月闭馆检修", today=TODAY).hits[0].report.key == "new.md"


def test_the_preference_can_be_switched_off(tmp_path, corpus):
    with Engine(tmp_path / "i.db", corpus, Options(prefer_dates=False)) as engine:
        engine.add(report("展览馆闭馆检修。", key="a.md", title="甲", published=date(2021, 9, 4)))
        engine.add(report("展览馆闭馆检修。", key="b.md", title="甲", published=date(2023, 9, 4)))

        assert engine.search("去年展览馆闭馆检修", today=TODAY).hits[0].report.key == "a.md"


def test_a_question_without_a_time_is_ranked_as_ever(shows):
    with Engine(shows.database, shows.corpus, Options(prefer_dates=False)) as plain:
        for question in ("车展有多少家企业参展", "9月车展参展"):
            assert plain.search(question, k=9).hits == shows.search(question, k=9).hits


def test_what_a_filter_leaves_out_is_not_looked_at_a_question(engine):
    with counted(engine) as index:
        index.search("参展", source="江城日报")
        few = index.search("车展企业参展", source="江城日报")[1]
        more = [report("本届车展很多家企业参展。", key=f"{n}.md", title="车展企业参展") for n in range(600)]
        engine.add_all(more)
        index.search("参展", source="江城日报")

        answer, statements = index.search("车展企业参展", source="江城日报")

    assert [hit.report.key for hit in answer.hits] == ["2022.md"]
    assert statements <= few


def test_a_filter_sees_what_came_and_went_since_it_was_used(engine):
    assert keys(engine, source="江城日报") == ["2022.md"]

    engine.add(report("车展有九家企业参展。", key="new.md", title="车展", source="江城日报"))
    assert keys(engine, source="江城日报") == ["2022.md", "new.md"]

    engine.remove(engine.find("2022.md").id)
    assert keys(engine, source="江城日报") == ["new.md"]


def test_a_report_shown_before_comes_first_among_equals_and_is_no_surer_for_it(shows):
    question = "车展有多少家企业参展"
    by_itself = shows.search(question, today=TODAY)
    third = by_itself.hits[2].report.id

    follow_up = shows.search(question, shown=[third], today=TODAY)
    elsewhere = shows.search("晚报的地址", shown=[third], today=TODAY)

    assert follow_up.hits[0].report.id == third
    assert {hit.report.id for hit in follow_up.hits} == {hit.report.id for hit in by_itself.hits}
    assert follow_up.confidence <= by_itself.confidence
    assert not elsewhere.answered


def test_of_one_long_report_no_passage_is_read_twice_for_the_time_asked_about(engine):
    """More and more of its passages are looked at, until other reports turn up."""
    days = [f"{number}号泵站在{number % 12 + 1}月{number % 28 + 1}日检修。" * 25 for number in range(400)]
    engine.add(report(*days, key="long.md", title="泵站年鉴", published=date(2023, 8, 17)))
    read = []

    def note(statement):
        if found := re.search(r'SELECT report_id, id, start, "end" FROM passage.*json_each\(\'\[(.*)\]\'\)', statement):
            read.extend(found[1].split(", "))

    with engine._index.store.reading():
        engine._index.store.connection.set_trace_callback(note)
        engine.search("2022年9月泵站哪天检修")
        engine._index.store.connection.set_trace_callback(None)

    assert len(read) == len(set(read)) > 100
