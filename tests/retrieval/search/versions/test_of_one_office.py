"""Which notices of one office are of one thing, whatever their titles and words."""

from datetime import date

import pytest

from tests.retrieval.making import report

TODAY = date(2026, 5, 4)


def asked(engine, *reports, question):
    engine.add_all(reports)
    answer = engine.search(question, today=TODAY)
    return [hit.report.key for hit in answer.hits], answer


def school(texts, key, title, day, **fields):
    return report(*texts.split("|"), key=key, title=title, published=day, **({"source": "青禾学院财务处"} | fields))


FEES = (
    school(
        "现公布收费标准。|一、学费：园艺专业每生每学年4100元，测绘专业每生每学年5200元。",
        "first",
        "青禾学院2020级新生收费项目及标准",
        date(2020, 8, 1),
    ),
    school(
        "自2022级起执行新的学费标准。|1.园艺专业4700元/生·学年，测绘专业5900元/生·学年。",
        "second",
        "关于2022级新生缴费工作的通知",
        date(2022, 8, 1),
    ),
    school(
        "测绘专业通过认证，自2024级起学费调整为每生每学年6600元。其他专业学费不变。",
        "third",
        "关于测绘专业学费的说明",
        date(2024, 8, 1),
    ),
)


@pytest.mark.parametrize(
    ("question", "key", "figure"),
    [
        ("青禾学院测绘专业学费是多少？", "third", "6600"),
        ("青禾学院园艺专业学费是多少？", "second", "4700"),
        ("青禾学院2020级测绘专业学费是多少？", "first", "5200"),
        ("青禾学院2022级测绘专业学费是多少？", "second", "5900"),
    ],
)
def test_what_an_office_calls_the_same_is_one_thing_whatever_its_notices_are_called(engine, question, key, figure):
    keys, answer = asked(engine, *FEES, question=question)

    assert keys[0] == key
    hit = answer.hits[0]
    assert figure in hit.passage.text[hit.answer.start : hit.answer.end]


def test_a_label_alone_makes_no_version_where_the_question_asks_for_more(engine):
    keys, answer = asked(
        engine,
        school("本科毕业生每月租房补贴600元。", "rent", "关于租房补贴的通知", date(2021, 8, 1)),
        school("本科毕业生每月交通补贴200元。", "travel", "关于交通补贴的通知", date(2024, 8, 1)),
        question="青禾学院本科毕业生租房补贴每月多少？",
    )

    assert keys[0] == "rent"
    assert not answer.hits[0].versions


def test_what_adds_to_a_notice_need_not_say_again_what_that_was_about(engine):
    office = {"source": "望溪区教育局"}
    keys, answer = asked(
        engine,
        report(
            "小学新生网上报名时间为6月15日至6月25日。",
            key="before",
            title="望溪区2024年小学入学报名公告",
            published=date(2024, 5, 20),
            **office,
        ),
        report(
            "小学新生网上报名时间为6月10日至6月18日。",
            key="notice",
            title="望溪区2025年小学入学报名公告",
            published=date(2025, 5, 19),
            **office,
        ),
        report(
            "网上报名截止时间延长至6月22日。",
            key="added",
            title="关于延长2025年小学入学网上报名时间的补充通知",
            published=date(2025, 6, 16),
            **office,
        ),
        question="望溪区小学新生网上报名什么时候截止？",
    )

    assert keys[0] == "added"
    assert {each.report.key for each in answer.hits[0].versions} == {"before", "notice"}


def test_a_time_is_told_in_another_unit_where_an_office_calls_it_the_same(engine):
    office = {"source": "望溪区政务服务中心"}
    keys, answer = asked(
        engine,
        report(
            "个体工商户设立登记5个工作日办结。",
            key="days",
            title="登记办理时限",
            published=date(2022, 5, 2),
            **office,
        ),
        report(
            "个体工商户设立登记当场受理，2小时办结。",
            key="hours",
            title="让办事再快一点",
            published=date(2025, 5, 2),
            **office,
        ),
        question="望溪区个体工商户设立登记多久办结？",
    )

    assert keys[0] == "hours"
    assert [each.figure for each in answer.hits[0].versions] == ["5个工作日"]


def test_a_paper_need_not_name_its_own_place(engine):
    first = "截至12日8时，雁岭永兴水产批发市场火灾事故已造成8人遇难、14人受伤。"
    last = "永兴水产批发市场火灾事故共造成9人死亡、12人受伤。"
    _, answer = asked(
        engine,
        report(first, key="first", title="雁岭一市场起火", published=date(2026, 1, 12), source="都市快讯"),
        report(last, key="last", title="永兴水产批发市场火灾调查", published=date(2026, 1, 15), source="雁岭日报"),
        question="雁岭永兴水产批发市场火灾事故造成多少人受伤？",
    )

    assert answer.hits[0].report.key == "last"
    assert [each.figure for each in answer.hits[0].versions] == ["14人"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("图书馆开放时间为8:30。", "体育馆开放时间更正为9:00。"),
        ("少年宫开放时间为10:00。", "展览厅开放时间更正为9:20。"),
    ],
)
def test_a_correction_of_another_thing_of_the_office_leaves_the_answer(engine, one, other):
    def notice(text, key, day):
        title = f"关于{text[:3]}开放时间的{'更正' if key == 'other' else '通知'}"
        return report(text, key=key, title=title, published=day, source="青湖市文体局")

    keys, _ = asked(
        engine,
        notice(one, "one", date(2026, 3, 1)),
        notice(other, "other", date(2026, 3, 9)),
        question=f"{one[:3]}几点开放？",
    )

    assert keys[0] == "one"
