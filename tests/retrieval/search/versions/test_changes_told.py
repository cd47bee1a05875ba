"""Notices that tell a change in words of their own: from one figure to another, for some days, of one line of many."""

from datetime import date

import pytest

from tests.retrieval.making import report

TODAY = date(2026, 5, 4)


def asked(engine, *reports, question):
    engine.add_all(reports)
    answer = engine.search(question, today=TODAY)
    hit = answer.hits[0]
    return hit.report.key, hit.passage.text[hit.answer.start : hit.answer.end], answer


def notice(text, key, title, day, source="岭前县公用事业局"):
    return report(text, key=key, title=title, published=day, source=source)


@pytest.mark.parametrize(
    ("old", "new", "question", "figure"),
    [
        (
            "岭前县垃圾清运费每户每月9元。",
            "经听证，垃圾处理收费由9元涨到12元。",
            "岭前县垃圾清运费每户每月多少钱？",
            "12元",
        ),
        (
            "岭前县体育馆周末闭馆时间为21:00。",
            "应市民要求，场馆关门由21:00推迟到22:30。",
            "岭前县体育馆周末几点闭馆？",
            "22:30",
        ),
        (
            "岭前县冷库贷款按投资额的30%贴息。",
            "上级资金到位，测算比例由30%调为45%，冷库业主不必重新申请。",
            "岭前县冷库贷款贴息按投资额百分之几？",
            "45%",
        ),
    ],
)
def test_a_figure_that_was_changed_to_another_is_of_the_same_thing_in_any_words(engine, old, new, question, figure):
    key, bold, answer = asked(
        engine,
        notice(old, "old", "岭前县便民服务指南", date(2022, 3, 1)),
        notice(new, "new", "办事问答", date(2025, 3, 1)),
        question=question,
    )

    assert key == "new"
    assert figure in bold
    assert [each.report.key for each in answer.hits[0].versions] == ["old"]


def test_the_same_change_at_another_office_is_of_another_thing(engine):
    key, _, answer = asked(
        engine,
        notice("岭前县垃圾清运费每户每月9元。", "old", "岭前县便民服务指南", date(2022, 3, 1)),
        notice("经听证，垃圾处理收费由9元涨到12元。", "new", "办事问答", date(2025, 3, 1), source="川口县公用事业局"),
        question="岭前县垃圾清运费每户每月多少钱？",
    )

    assert key == "old"
    assert not answer.hits[0].versions


HALL = (
    notice("浴场每场30元，开放时间9:00—21:00。", "summer", "岭前浴场经营公告", date(2024, 6, 1)),
    notice("2月16日至2月22日，浴场只开13:00—18:00，每场50元。", "festival", "岭前浴场春节安排", date(2026, 2, 9)),
)


@pytest.mark.parametrize(
    ("question", "key"),
    [("岭前浴场每场多少钱？", "summer"), ("2026年2月18日岭前浴场每场多少钱？", "festival")],
)
def test_what_is_told_for_some_days_holds_on_those_alone(engine, question, key):
    first, _, answer = asked(engine, *HALL, question=question)

    assert first == key
    assert len(answer.hits[0].versions) == 1


@pytest.mark.parametrize(
    ("question", "key"), [("岭前3路末班车几点？", "three"), ("岭前27路末班车几点？", "twenty-seven")]
)
def test_lines_with_other_numbers_are_other_things(engine, question, key):
    first, _, answer = asked(
        engine,
        notice("3路首班车6:20，末班车21:00。", "three", "岭前公交3路开通", date(2023, 8, 30)),
        notice("27路首班车6:00，末班车20:00。", "twenty-seven", "岭前公交27路票价优惠", date(2025, 11, 6)),
        question=question,
    )

    assert first == key
    assert not answer.hits[0].versions


def test_words_that_no_notice_says_tell_nothing_of_what_they_are_about(engine):
    key, bold, _ = asked(
        engine,
        notice("起步价6元，之后每公里1.8元。", "old", "岭前县巡游出租车运价表", date(2019, 7, 1)),
        notice("自7月1日起，起步价为7元。", "new", "关于巡游出租汽车起步价的通知", date(2023, 6, 9)),
        question="岭前县打车起步到底要多少钱呀？",
    )

    assert key == "new"
    assert "7元" in bold


def test_what_says_no_figure_of_the_kind_leaves_the_answer_to_the_next_of_its_office(engine):
    key, bold, _ = asked(
        engine,
        notice(
            "岭前县永兴厂爆炸已致5人死亡，16人受伤，永兴厂停产。", "second", "岭前县永兴厂爆炸续报", date(2026, 3, 4)
        ),
        notice("爆炸造成8人死亡，直接经济损失2360万元。", "report", "永兴厂爆炸事故调查报告", date(2026, 4, 21)),
        question="岭前县永兴厂爆炸损失了多少钱？",
    )

    assert key == "report"
    assert "2360万元" in bold


def test_the_day_on_which_another_notice_came_is_no_deadline(engine):
    key, bold, _ = asked(
        engine,
        notice("面试报名9月10日开始，9月20日17时截止。报名费120元。", "notice", "岭前县面试公告", date(2025, 9, 1)),
        notice(
            "我局9月1日发布的《岭前县面试公告》中报名费120元有误，应为105元。", "corrected", "更正", date(2025, 9, 3)
        ),
        question="岭前县面试报名哪天截止？",
    )

    assert key == "notice"
    assert "9月20日" in bold


def test_what_will_be_in_force_tells_a_time_that_is_yet_to_come(engine):
    key, _, _ = asked(
        engine,
        notice("逾期未清理的，每辆处50元罚款。", "rule", "岭前县单车停放管理办法", date(2025, 6, 12)),
        notice(
            "罚款标准修改为每辆80元。本决定自2027年1月1日起施行。",
            "next",
            "关于修改《岭前县单车停放管理办法》的决定",
            date(2026, 4, 10),
        ),
        question="2027年2月岭前县单车停放罚款每辆多少钱？",
    )

    assert key == "next"


def test_a_fee_in_a_year_without_a_notice_is_that_of_the_notice_before(engine):
    reports = [notice("双职工家庭最高可贷75万元，单职工50万元。", "news", "岭前县公积金贷款新政", date(2024, 5, 20))]
    key, bold, answer = asked(engine, *reports, question="2025年岭前县双职工家庭公积金最高可贷多少钱？")

    assert answer.answered
    assert key == "news"
    assert "75万元" in bold


def test_what_was_counted_in_one_year_tells_nothing_of_the_next(engine):
    reports = [notice("景区门票收入总计1790万元。", "news", "岭前县银湖景区成绩单", date(2024, 10, 9))]
    _, _, answer = asked(engine, *reports, question="2025年岭前县银湖景区门票收入多少万元？")

    assert not answer.answered
