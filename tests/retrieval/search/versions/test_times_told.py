"""Of which times a report tells without naming them, and of which it does not."""

from datetime import date

import pytest

from retrieval.analysis import find_dates
from retrieval.search.versions.timely import told_by_date
from tests.retrieval.making import report

TODAY = date(2026, 5, 4)


def asked(engine, *reports, question):
    engine.add_all(reports)
    answer = engine.search(question, today=TODAY)
    return [hit.report.key for hit in answer.hits], answer


@pytest.mark.parametrize(
    ("question", "answered"),
    [
        ("2023年旧港区渡轮几点开首班？", True),
        ("2022年旧港区渡轮几点开首班？", False),
        ("2025年旧港区渡轮几点开首班？", False),
    ],
)
def test_a_year_in_which_a_rule_held_need_not_stand_in_it(engine, question, answered):
    rule = report(
        "渡轮首班为6:30。本通告有效期至2024年12月31日。",
        key="rule",
        title="关于渡轮首班的通告",
        published=date(2023, 1, 9),
        source="旧港区交通局",
    )
    _, answer = asked(engine, rule, question=question)

    assert answer.answered == answered


@pytest.mark.parametrize(("day", "answered"), [("11月8日", True), ("11月5日", False)])
def test_a_day_on_which_a_report_came_need_not_stand_in_it(engine, day, answered):
    story = report(
        "8日上午，石桥镇发生滑坡，造成4人死亡。", key="story", title="石桥镇发生滑坡", published=date(2025, 11, 8)
    )
    _, answer = asked(engine, story, question=f"{day}石桥镇滑坡造成几人死亡？")

    assert answer.answered == answered


def test_a_day_that_is_yet_to_come_this_year_was_last_year_too(engine):
    def level(day, metres):
        return report(
            f"{day}日8时，泠江白石站水位为{metres}米。",
            key=f"{day}",
            title=f"泠江白石站{day}日水位",
            published=date(2025, 8, day),
            source="泠州日报",
        )

    _, answer = asked(engine, level(3, 46.2), level(4, 47.1), level(6, 44.8), question="8月4日泠江白石站水位多少米？")

    assert answer.hits[0].report.key == "4"


@pytest.mark.parametrize(
    ("text", "years"),
    [("登2000级台阶", []), ("1990级地震台网", []), ("2024级学费", [2024]), ("2023级新生", [2023])],
)
def test_steps_and_quakes_are_no_years(text, years):
    assert [mention.period.first.year for mention in find_dates(text, date(2026, 1, 1))] == years


def test_no_notice_tells_a_year_to_come_by_having_been_in_force():
    fees = report(
        "园艺专业每生每学年4100元。",
        key="fees",
        title="关于学费标准的通知",
        published=date(2021, 8, 1),
        source="青禾学院财务处",
    )

    assert [*told_by_date("2030年园艺专业学费", fees, TODAY)] == []
    assert [*told_by_date("2024年园艺专业学费", fees, TODAY)] != []


@pytest.mark.parametrize("days", ["2月17日至2月17日", "2月17日至2月19日"])
def test_what_holds_for_some_days_ends_with_them_be_it_one(engine, days):
    office = "青石市白石馆"
    usual = report(
        "白石馆每天开放到18:00。", key="usual", title="白石馆开放时间", published=date(2025, 3, 2), source=office
    )
    feast = report(
        f"{days}，白石馆每天开放到13:00。",
        key="feast",
        title="白石馆春节开放时间",
        published=date(2026, 2, 10),
        source=office,
    )
    keys, _ = asked(engine, usual, feast, question="白石馆每天开放到几点？")

    assert keys[0] == "usual"
