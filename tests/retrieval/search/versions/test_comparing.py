from dataclasses import replace
from datetime import date

import pytest

from tests.retrieval.making import report

TODAY = date(2026, 5, 4)
QUESTION = "旧港区渡轮船票多少钱？"


def notice(key, day, price, *more, title="旧港区关于渡轮船票价格的通知", **fields):
    fields = {"source": "旧港区交通局"} | fields
    return report(f"旧港区渡轮船票价格为每张{price}元。", *more, key=key, title=title, published=day, **fields)


OLD = notice("old", date(2021, 4, 1), 6)
MIDDLE = notice("middle", date(2023, 4, 1), 8)
NEW = notice("new", date(2025, 4, 1), 9)


def asked(engine, *reports, question=QUESTION, **named):
    engine.add_all(reports)
    answer = engine.search(question, today=TODAY, **named)
    return [hit.report.key for hit in answer.hits], answer


@pytest.mark.parametrize("word", ["", "现在", "目前", "最新的"])
def test_the_newest_comes_first_where_no_time_or_now_is_asked(engine, word):
    keys, answer = asked(engine, OLD, MIDDLE, NEW, question=f"{word}{QUESTION}")

    assert keys == ["new", "middle", "old"]
    assert [(each.rank, each.figure) for each in answer.hits[0].versions] == [(2, "8元"), (3, "6元")]


@pytest.mark.parametrize(
    ("question", "first"),
    [
        (f"2021年{QUESTION}", "old"),
        (f"2022年{QUESTION}", "old"),
        (f"2023年{QUESTION}", "middle"),
        (f"去年{QUESTION}", "new"),
        (f"今年{QUESTION}", "new"),
    ],
)
def test_of_a_time_that_is_named_comes_what_was_in_force_then(engine, question, first):
    keys, answer = asked(engine, OLD, MIDDLE, NEW, question=question)

    assert keys[0] == first
    assert answer.hits[0].versions


def test_one_hit_alone_is_the_one_that_holds(engine):
    keys, answer = asked(engine, OLD, NEW, k=1)

    assert keys == ["new"]
    assert [(each.rank, each.figure) for each in answer.hits[0].versions] == [(0, "6元")]


def test_what_is_not_in_force_yet_or_no_longer_stands_behind(engine):
    coming = notice("coming", date(2026, 2, 1), 12, "本通知自2027年1月1日起施行。")
    over = notice("over", date(2025, 6, 1), 10, "本通知为试行，有效期至2025年12月31日。")
    keys, answer = asked(engine, OLD, NEW, coming, over)

    assert keys[0] == "new"
    told = {each.report.key: (each.begins, each.ended) for each in answer.hits[0].versions}
    assert told == {"coming": (date(2027, 1, 1), None), "over": (None, date(2025, 12, 31)), "old": (None, None)}
    assert asked(engine, question=f"2027年{QUESTION}")[0][0] == "coming"


@pytest.mark.parametrize("year", ["", "2025年"])
@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("旧港区关于渡轮船票价格的通知（更正）", "现更正如下。"),
        ("更正启事", "《旧港区关于渡轮船票价格的通知》中数字有误，以此为准。"),
    ],
)
def test_a_correction_comes_before_what_it_corrects(engine, year, title, text):
    correction = notice("right", date(2025, 4, 3), 7, text, title=title)
    keys, _ = asked(engine, NEW, correction, OLD, question=f"{year}{QUESTION}")

    assert keys[0] == "right"


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("更正公告", "《云港医院公开招聘公告》中护理岗位人数应为84人。"),
        ("《云港医院公开招聘公告》勘误表", "护理岗位人数有误，应为84人。"),
        ("云港医院公开招聘补充通知", "护理岗位人数调整为84人，其余不变。"),
    ],
)
@pytest.mark.parametrize("question", ["云港医院招多少护士？", "云港医院公开招聘护理岗位多少人？"])
def test_a_correction_comes_first_whatever_the_question_calls_the_point(engine, title, text, question):
    about = {"source": "云港医院"}
    wrong = report(
        "本次公开招聘护理岗位48人。", key="wrong", title="云港医院公开招聘公告", published=date(2026, 1, 20), **about
    )
    mended = report(text, key="mended", title=title, published=date(2026, 1, 22), **about)
    other = report(
        "招聘护理岗位20人。", key="other", title="石矶医院公开招聘公告", published=date(2026, 2, 1), source="石矶医院"
    )
    keys, answer = asked(engine, wrong, mended, other, question=question)

    assert keys[0] == "mended"
    assert [each.report.key for each in answer.hits[0].versions] == ["wrong"]


def test_of_a_figure_and_the_one_it_was_changed_from_the_new_one_counts(engine):
    rate = {"title": "乡民银行贷款利率公示", "source": "乡民银行"}
    old = report("农户信用贷款年利率为5.2%。", key="old", published=date(2024, 1, 15), **rate)
    new = report("农户信用贷款年利率由5.2%下调为4.35%。", key="new", published=date(2025, 8, 15), **rate)
    keys, answer = asked(engine, old, new, question="乡民银行农户信用贷款年利率")

    assert keys == ["new", "old"]
    assert [each.figure for each in answer.hits[0].versions] == ["5.2%"]


def test_a_figure_in_another_unit_than_the_one_asked_for_is_compared_too(engine):
    of = {"title": "河湾师院奖学金推荐办法", "source": "河湾师院"}
    old = report("国家奖学金推荐名额为18名。", key="old", published=date(2022, 9, 1), **of)
    new = report("国家奖学金推荐名额为24名。", key="new", published=date(2025, 9, 1), **of)
    keys, answer = asked(engine, old, new, question="河湾师院国家奖学金推荐有多少个名额？")

    assert keys == ["new", "old"]
    assert [each.figure for each in answer.hits[0].versions] == ["18名"]


@pytest.mark.parametrize("year", ["", "2025年"])
def test_another_year_that_the_text_tells_of_is_not_taken_for_its_own(engine, year):
    telling = report(
        "2023年旧港区渡轮船票价格为每张8元。", "旧港区渡轮船票价格调整为每张9元。",
        key="telling", title="旧港区关于渡轮船票价格的通知", published=date(2025, 4, 1), source="旧港区交通局",
    )  # fmt: skip
    keys, answer = asked(engine, telling, MIDDLE, question=f"{year}{QUESTION}")

    first = answer.hits[0]
    assert keys[0] == "telling"
    assert "9元" in first.passage.text[first.answer.start : first.answer.end]
    assert [each.figure for each in first.versions] == ["8元"]


def test_numbers_of_victims_in_the_news(engine):
    def story(key, day, text):
        return report(text, key=key, title=f"{text[:9]}", published=date(2026, 3, day), source="晚报")

    keys, answer = asked(
        engine,
        story("first", 1, "沙洲镇隧道塌方已造成4人死亡。"),
        story("last", 3, "沙洲镇隧道塌方遇难人数升至11人。"),
        story("hurt", 4, "沙洲镇隧道塌方已造成30人受伤。"),
        question="沙洲镇隧道塌方死亡人数是多少？",
    )

    assert keys[0] == "last"
    assert [each.report.key for each in answer.hits[0].versions] == ["first"]


@pytest.mark.parametrize(
    "other",
    [
        notice("other", date(2026, 4, 1), 20, title="白塔县关于渡轮船票价格的通知", source="白塔县交通局"),
        notice("other", date(2026, 4, 1), 20, source="旧港区文旅公司"),
        report(
            "旧港区渡轮行李每件20元。", key="other", title="旧港区关于渡轮行李价格的通知", published=date(2026, 4, 1)
        ),
        notice("other", None, 20),
    ],
)
def test_what_speaks_of_something_else_or_has_no_day_is_never_put_first(engine, other):
    keys, answer = asked(engine, NEW, other)

    assert keys[0] == "new"
    assert answer.hits[0].versions == ()


def test_a_rule_says_by_itself_when_it_begins_and_when_it_ended(engine):
    coming = notice("coming", date(2026, 4, 1), 9, "本通知自2026年9月1日起施行。")

    assert asked(engine, coming)[1].hits[0].begins == date(2026, 9, 1)


def test_what_an_owner_says_of_validity_wins(engine):
    over = replace(NEW, valid_until=date(2025, 12, 31))
    keys, answer = asked(engine, OLD, MIDDLE, over)

    assert keys[0] == "middle"
    assert {each.report.key: each.ended for each in answer.hits[0].versions} == {"new": date(2025, 12, 31), "old": None}


def test_what_an_owner_says_is_replaced_is_no_longer_in_force(engine):
    keys, _ = asked(engine, replace(OLD, replaces="new", valid_from=date(2022, 1, 1)), NEW)

    assert keys[0] == "old"


def test_the_age_of_an_answer_is_told_where_its_series_goes_on(engine):
    def hours(key, year, text):
        return report(text, key=key, title=f"{year}年渡轮码头公告", published=date(year, 5, 1), source="旧港区交通局")

    answer = asked(
        engine,
        hours("old", 2022, "渡轮码头的负责人是林远。"),
        hours("later", 2025, "渡轮码头照常开放。"),
        question="渡轮码头的负责人是谁？",
    )[1]

    assert answer.hits[0].report.key == "old"
    assert [(each.report.key, each.figure) for each in answer.hits[0].versions] == [("later", "")]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("岩湾社区", "石嘴社区", False),
        ("星桥科技有限公司", "宏达科技有限公司", False),
        ("第一中学", "第二中学", False),
        ("白坪村", "岩头村", False),
        ("市图书馆", "市图书馆", True),
        ("岩湾街道", "岩湾街道办事处", True),
    ],
)
def test_bodies_that_no_dictionary_knows_are_told_apart_by_their_titles(engine, one, other, same):
    def fee(body, year, figure):
        title = f"{body}关于停车收费标准的通知"
        return report(
            f"停车收费标准为每小时{figure}元。", key=body + str(year), title=title, published=date(year, 3, 1)
        )

    _, answer = asked(engine, fee(one, 2024, 3), fee(other, 2025, 5), question="停车收费标准是多少？")

    assert bool(answer.hits[0].versions) == same


def test_a_rule_that_another_report_puts_out_of_force_says_until_when_it_held(engine):
    ended = "《旧港区关于渡轮船票价格的通知》自2026年1月1日起废止，过江渡轮停航。"
    repeal = report(
        ended, key="end", title="旧港区关于废止渡轮船票文件的决定", published=date(2025, 12, 20), source="旧港区交通局"
    )
    _, answer = asked(engine, OLD, repeal)

    assert answer.hits[0].report.key == "old"
    assert answer.hits[0].ended == date(2025, 12, 31)


def test_an_office_need_not_name_itself_in_every_notice(engine):
    def rule(key, day, title, text, source="松林高新区"):
        return report(text, key=key, title=title, published=day, source=source)

    old = rule("old", date(2021, 3, 1), "松林高新区技能人才奖励细则", "取得高级技师证书的，奖励5000元。")
    new = rule("new", date(2025, 7, 7), "关于提高技能人才奖励的通知", "高级技师奖励提高到8000元。")
    other = rule("other", date(2026, 1, 1), "竹海区技能人才奖励细则", "高级技师奖励3000元。", "竹海区")
    keys, answer = asked(engine, old, new, other, question="松林高新区高级技师奖励多少元？")

    assert keys[0] == "new"
    assert [each.report.key for each in answer.hits[0].versions] == ["old"]
    assert asked(engine, question="2022年松林高新区高级技师奖励多少元？")[0][0] == "old"


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("江口学院寒假什么时候开始？", "moved"),
        ("江口学院2025年寒假什么时候开始？", "2025"),
        ("江口学院2026年寒假什么时候开始？", "moved"),
    ],
)
def test_a_day_is_of_the_year_that_it_names(engine, question, first):
    def plan(key, day, title, text):
        return report(text, key=key, title=title, published=day, source="江口学院教务处")

    plans = [
        plan("2025", date(2024, 11, 15), "江口学院2025年寒假放假安排", "寒假从2025年1月11日开始。"),
        plan("2026", date(2025, 11, 18), "江口学院2026年寒假放假安排", "寒假从2026年1月24日开始。"),
    ]
    moved = plan("moved", date(2025, 12, 20), "关于调整寒假放假时间的通知", "寒假改为从2026年1月17日开始。")

    assert asked(engine, *plans, moved, question=question)[0][0] == first


@pytest.mark.parametrize(
    ("question", "first"),
    [("1月13日大白菜批发价是多少？", "b"), ("2026年1月大白菜批发价是多少？", "b"), ("大白菜批发价是多少？", "c")],
)
def test_a_day_without_a_year_is_the_nearest(engine, question, first):
    for key, month, day, price in (("a", 1, 6, "0.9"), ("b", 1, 13, "1.1"), ("c", 2, 10, "1.4")):
        text = f"{month}月{day}日，新发地大白菜批发价每公斤{price}元。"
        engine.add_all([report(text, key=key, title="菜价早报", published=date(2026, month, day), source="市场早报")])

    assert asked(engine, question=question)[0][0] == first


def test_the_year_that_a_title_names_counts_more_than_that_of_the_day_it_tells(engine):
    def fee(year):
        title, text = f"旧港区{year}年度渡口费集中缴纳公告", f"集中缴纳截止时间为{year - 1}年12月20日。"
        return report(text, key=str(year), title=title, published=date(year - 1, 9, 10), source="旧港区交通局")

    assert asked(engine, fee(2025), fee(2026), question="旧港区2025年度渡口费集中缴纳什么时候截止？")[0][0] == "2025"


def test_a_figure_right_behind_what_is_shown_is_not_compared(engine):
    fewer, spring, busy = "东河的护士报考的人数减少了。", "馆里的人们在春天里看花看水。", "近几年护士的工作很忙。"
    pay, school = "护士的起薪在东河是大家说的事。", "报考职业高中的人很多。"
    before = [fewer, fewer, spring, spring, fewer, busy, school, spring, fewer, pay, busy, spring, spring, pay, school]
    before += [pay, pay, spring, pay, school, busy]
    behind = [busy, fewer, busy, busy, busy, pay, school, spring, spring, school]
    text = "".join([*before, "3大岗位的东河护士起薪不同，报名的人很多。", *behind])
    engine.add(report(text, key="told.md", title="东河近事", published=date(2023, 8, 1)))
    engine.add(report("东河护士起薪的事没有定。", key="other.md", title="东河旧事", published=date(2023, 7, 1)))

    assert engine.search("东河的护士多少").hits[0].report.key == "told.md"


def test_an_office_whose_place_no_dictionary_knows_need_not_name_itself(engine):
    fields = {"source": "平澜市医疗保障局"}
    keys, answer = asked(
        engine,
        report(
            "集中缴费截止时间为2025年12月31日。",
            key="first",
            title="平澜市2026年度城乡居民医保集中缴费公告",
            published=date(2025, 9, 9),
            **fields,
        ),
        report(
            "经研究，集中缴费截止时间延长至2026年2月28日。",
            key="longer",
            title="关于延长2026年度城乡居民医保集中缴费期的通知",
            published=date(2025, 12, 28),
            **fields,
        ),
        question="平澜市城乡居民医保集中缴费截止时间是哪天",
    )

    assert keys[0] == "longer"
    assert [each.report.key for each in answer.hits[0].versions] == ["first"]


@pytest.mark.parametrize(
    ("question", "old", "new"),
    [
        ("洛浦区企业开办时限是多久", "企业开办时限为3个工作日。", "企业开办时限压缩至4小时。"),
        ("洛浦区企业开办最晚哪天交材料", "企业开办最晚12月31日交材料。", "企业开办最晚2026年2月28日交材料。"),
    ],
)
def test_times_of_one_office_are_compared_whatever_their_units(engine, question, old, new):
    fields = {"title": "关于企业开办的公告", "source": "洛浦区行政审批局"}
    keys, answer = asked(
        engine,
        report(old, key="old", published=date(2023, 6, 1), **fields),
        report(new, key="new", published=date(2025, 6, 3), **fields),
        question=question,
    )

    assert keys == ["new", "old"]
    assert [each.report.key for each in answer.hits[0].versions] == ["old"]


def test_a_day_whose_year_one_of_two_reports_names_is_the_same(engine):
    fields = {"title": "关于企业开办的公告", "source": "洛浦区行政审批局"}
    _, answer = asked(
        engine,
        report("企业开办最晚12月31日交材料。", key="old", published=date(2025, 6, 1), **fields),
        report("企业开办最晚2025年12月31日交材料。", key="new", published=date(2025, 6, 3), **fields),
        question="洛浦区企业开办最晚哪天交材料",
    )

    assert not answer.hits[0].versions


@pytest.mark.parametrize(
    ("question", "title", "text", "other_title", "other_text"),
    [
        (
            "居住证办理要多久？",
            "关于居住证办理的通知",
            "居住证办理时限为15个工作日，申请人凭身份证到派出所办理。",
            "关于居住证签注的通知",
            "居住证签注的有效期为1年，办理后凭身份证到派出所领取。",
        ),
        (
            "公租房租金每平方米多少元？",
            "公租房租金标准",
            "公租房租金每平方米10元。",
            "公租房申请条件",
            "申请公租房的，人均月收入须低于3000元。",
        ),
    ],
)
def test_what_one_office_says_of_another_matter_is_no_version(engine, question, title, text, other_title, other_text):
    office = {"source": "平澜市公安局"}
    keys, answer = asked(
        engine,
        report(text, key="asked", title=title, published=date(2020, 6, 1), **office),
        report(other_text, key="other", title=other_title, published=date(2024, 6, 3), **office),
        question=question,
    )

    assert keys[0] == "asked"
    assert not answer.hits[0].versions


@pytest.mark.parametrize(("old", "new"), [("3年", "3年6个月"), ("5年", "10年")])
def test_a_longer_time_is_another_one_though_it_holds_the_shorter(engine, old, new):
    fields = {"title": "关于居住证有效期的通知", "source": "平澜市公安局"}
    keys, answer = asked(
        engine,
        report(f"居住证有效期为{old}。", key="old", published=date(2020, 6, 1), **fields),
        report(f"居住证有效期为{new}。", key="new", published=date(2024, 6, 3), **fields),
        question="平澜市居住证有效期是多长时间？",
    )

    assert keys[0] == "new"
    assert [each.report.key for each in answer.hits[0].versions] == ["old"]
