"""A question over the years: which reports are told, in which order, and how a figure went."""

from datetime import date

import pytest

from retrieval.types import Filters
from tests.retrieval.making import report

TODAY = date(2026, 5, 4)


def notice(key, day, price, *more, title="旧港区关于渡轮船票价格的通知", **fields):
    fields = {"source": "旧港区交通局"} | fields
    return report(f"旧港区渡轮船票价格为每张{price}元。", *more, key=key, title=title, published=day, **fields)


NOTICES = (
    notice("new", date(2025, 4, 1), 9),
    notice("old", date(2021, 4, 1), 6),
    notice("again", date(2024, 4, 1), 8, "票价与去年相同。"),
    notice("middle", date(2023, 4, 1), 8),
)


def told(engine, *reports, question="渡轮船票", **named):
    engine.add_all(reports)
    timeline = engine.timeline(question, today=TODAY, **named)
    return [entry.hit.report.key for entry in timeline.entries], timeline


def bold(timeline):
    return [entry.hit.passage.text[entry.answer.start : entry.answer.end] for entry in timeline.entries]


@pytest.mark.parametrize(
    "question",
    [
        "渡轮船票",
        "旧港区渡轮船票多少钱？",
        "渡轮票价的变化",
        "渡轮船票这些年怎么变的？",
        "历年渡轮船票价格走势",
        "2023年渡轮船票",
    ],
)
def test_all_reports_that_say_the_figure_come_in_the_order_of_time_with_its_course(engine, question):
    keys, timeline = told(engine, *NOTICES, question=question)

    assert keys == ["old", "middle", "again", "new"]
    assert bold(timeline) == ["6元", "8元", "8元", "9元"]
    assert (timeline.unit, timeline.course) == ("元", (6, 8, 8, 9))


def test_more_reports_are_told_than_an_answer_shows(engine):
    notices = [notice(f"{year}", date(year, 4, 1), year - 1980) for year in range(1990, 2020)]
    keys, _ = told(engine, *notices)

    assert keys == [f"{year}" for year in range(1990, 2020)]


def test_reposts_of_one_time_are_folded_and_the_same_words_years_later_are_not(engine):
    copies = [notice(key, date(2023, 4, day), 8, source=f"{key}晚报") for key, day in (("东", 3), ("西", 2))]
    later = notice("later", date(2024, 4, 1), 8)
    keys, timeline = told(engine, NOTICES[1], NOTICES[3], later, *copies)

    assert keys == ["old", "middle", "later"]
    assert [[each.report.key for each in entry.hit.reposts] for entry in timeline.entries] == [[], ["西", "东"], []]


def test_the_same_words_of_another_town_are_no_repost(engine):
    text = "城乡居民养老服务补贴标准为每人每月{}元，由社区代为申领。"
    reports = [
        report(
            text.format(price),
            "各有关单位要认真组织实施，遇到问题及时向上级反馈。",
            key=f"{town}{year}",
            title=f"{town}养老服务补贴通知",
            source=f"{town}民政局",
            published=date(year, 3, day),
        )
        for town, day in (("江北区", 1), ("青浦区", 2))
        for year, price in ((2023, 200), (2024, 260))
    ]
    keys, timeline = told(engine, *reports, question="江北区养老服务补贴")

    assert keys == ["江北区2023", "江北区2024"]
    assert [entry.hit.reposts for entry in timeline.entries] == [(), ()]


def test_figures_of_one_unit_have_a_course_however_they_are_written(engine):
    sums = (("2022", "3.2亿元"), ("2023", "35000万元"), ("2024", "280000000元"))
    reports = [
        report(
            f"{year}年旧港区财政收入为{amount}，比上年变化5%。",
            key=year,
            title=f"旧港区{year}年财政决算报告",
            published=date(int(year) + 1, 3, 1),
        )
        for year, amount in sums
    ]
    _, timeline = told(engine, *reports, question="旧港区财政收入")

    assert bold(timeline) == ["3.2亿元", "35000万元", "280000000元"]
    assert (timeline.unit, timeline.course) == ("元", (3.2e8, 3.5e8, 2.8e8))


def test_words_that_only_look_like_numbers_are_no_figures(engine):
    reports = [
        report(
            f"为进一步规范渡轮客运服务，一次性奖励标准为{price}元。",
            key=str(price),
            title="旧港区渡轮客运服务奖励办法",
            source="旧港区交通局",
            published=date(year, 1, 1),
        )
        for year, price in ((2021, 500), (2023, 800))
    ]
    _, timeline = told(engine, *reports, question="渡轮客运服务奖励标准")

    assert bold(timeline) == ["500元", "800元"]
    assert timeline.course == (500, 800)


@pytest.mark.parametrize(
    ("question", "course"), [("紫竹街道支出", (110, 145, 180)), ("紫竹街道的收入", (100, 130, 170))]
)
def test_of_a_row_the_figure_of_the_column_is_told(engine, corpus, question, course):
    for year, earned, spent in ((2022, 100, 110), (2023, 130, 145), (2024, 170, 180)):
        rows = (
            f"| 街道 | 收入 | 支出 |\n|---|---|---|\n| 紫竹街道 | {earned} | {spent} |\n| 东门街道 | {spent} | 90 |\n"
        )
        head = f"---\ntitle: 东湖区{year}年收支公开\ndate: {year + 1}-03-01\n---\n\n现将收支公开如下。\n\n"
        (corpus / f"{year}.md").write_text(f"{head}表1 各街道收支情况（单位：元）\n\n{rows}", "utf-8")
    engine.reindex()

    assert told(engine, question=question)[1].course == course


def test_telephone_numbers_and_hours_have_no_course(engine):
    reports = [
        report(f"旧港区渡轮客服电话是{number}。", key=number, title="渡轮客服电话", published=date(year, 1, 1))
        for year, number in ((2021, "65550101"), (2023, "65550199"))
    ]
    keys, timeline = told(engine, *reports, question="渡轮客服电话是多少？")

    assert keys == ["65550101", "65550199"]
    assert (timeline.unit, timeline.course) == (None, ())


def test_without_differing_figures_the_reports_that_speak_to_it_are_told(engine):
    news = [
        report("滨河路新馆主体封顶，预计明年开放。", key="roof", title="市图书馆新馆封顶", published=date(2023, 6, 3)),
        report("图书馆新馆昨天动工。", key="start", title="市图书馆新馆动工", published=date(2022, 6, 3)),
        report("市图书馆新馆国庆开放。", key="opened", title="市图书馆新馆开放", published=date(2024, 10, 1)),
        report("城北菜市场重新开业。", key="market", title="城北菜市场开业", published=date(2023, 10, 1)),
    ]
    keys, timeline = told(engine, *news, question="图书馆新馆")

    assert keys == ["start", "roof", "opened"]
    assert (timeline.unit, timeline.course) == (None, ())


def test_what_is_not_in_force_yet_or_no_longer_says_so(engine):
    coming = notice("coming", date(2026, 2, 1), 12, "本通知自2027年1月1日起施行。")
    over = notice("over", date(2024, 6, 1), 10, "本通知为试行，有效期至2024年12月31日。")
    keys, timeline = told(engine, NOTICES[1], over, coming)

    assert keys == ["old", "over", "coming"]
    assert [entry.hit.begins for entry in timeline.entries] == [None, None, date(2027, 1, 1)]
    assert [entry.hit.ended for entry in timeline.entries] == [None, date(2024, 12, 31), None]


def test_a_report_without_a_date_comes_last_and_takes_no_part_in_the_course(engine):
    undated = notice("undated", None, 7)
    keys, timeline = told(engine, NOTICES[0], NOTICES[1], undated)

    assert keys == ["old", "new", "undated"]
    assert timeline.course == (6, 9)


def test_filters_hold(engine):
    keys, timeline = told(engine, *NOTICES, filters=Filters(since=date(2022, 1, 1), until=date(2024, 12, 31)))

    assert keys == ["middle", "again"]
    assert timeline.course == ()
    assert told(engine, filters=Filters(source="晚报"))[0] == []


def test_what_an_answer_would_decline_has_no_entries(engine):
    assert told(engine, *NOTICES, question="火星移民计划的负责人是谁？")[0] == []
