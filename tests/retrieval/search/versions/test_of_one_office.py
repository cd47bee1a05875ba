"""What one office says of one thing in notices of any title, and of which time a report tells without naming it."""

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


def test_of_the_figures_in_a_list_the_one_behind_its_name_is_told(engine):
    fields = {"title": "关于宿舍住宿费的通知", "source": "青禾学院财务处"}
    _, answer = asked(
        engine,
        report("住宿费六人间每学年800元，四人间每学年1100元。", key="old", published=date(2021, 8, 1), **fields),
        report("住宿费六人间每学年800元，四人间每学年1300元。", key="new", published=date(2024, 8, 1), **fields),
        question="青禾学院四人间住宿费多少钱？",
    )

    assert answer.hits[0].report.key == "new"
    assert [each.figure for each in answer.hits[0].versions] == ["1100元"]


def test_a_figure_that_the_question_names_is_not_the_one_asked_for(engine):
    fields = {"source": "平澜市人社局"}
    _, answer = asked(
        engine,
        report(
            "养老金按缴费年限每满一年增加1.2元。",
            key="old",
            title="2023年养老金调整方案",
            published=date(2023, 7, 1),
            **fields,
        ),
        report(
            "养老金按缴费年限每满1年每月增加1元。",
            key="new",
            title="2025年养老金调整方案",
            published=date(2025, 7, 1),
            **fields,
        ),
        question="平澜市养老金缴费年限每满一年增加多少？",
    )

    assert answer.hits[0].report.key == "new"
    assert [each.figure for each in answer.hits[0].versions] == ["1.2元"]


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


@pytest.mark.parametrize(
    ("question", "key", "figure"),
    [
        ("云桥地铁3号线首班车几点？", "opened", "6:20"),
        ("2025年12月31日云桥地铁3号线末班车几点？", "holiday", "0:40"),
    ],
)
def test_what_a_notice_leaves_as_it_was_another_one_says_and_a_day_has_its_own_hours(engine, question, key, figure):
    def line(text, key, title, day):
        return report(text, key=key, title=title, published=day, source="云桥地铁运营公司")

    _, answer = asked(
        engine,
        line("3号线首班车6:20，末班车22:20。", "opened", "云桥地铁3号线开通运营", date(2022, 12, 30)),
        line(
            "3号线末班车由22:20延长至23:10，首班车时间不变。",
            "longer",
            "关于延长地铁3号线运营时间的公告",
            date(2024, 4, 28),
        ),
        line("2025年12月31日，3号线末班车延长至次日0:40。", "holiday", "元旦地铁运营安排", date(2025, 12, 26)),
        question=question,
    )

    hit = answer.hits[0]
    assert hit.report.key == key
    assert figure in hit.passage.text[hit.answer.start : hit.answer.end]


@pytest.mark.parametrize(
    ("question", "key"),
    [("青屏公园停车场每小时收费多少元？", "new"), ("青屏公园停车场月卡多少钱？", "old")],
)
def test_what_stays_as_it_was_is_not_what_a_notice_changes(engine, question, key):
    office = {"source": "青屏公园管理处"}
    _, answer = asked(
        engine,
        report(
            "停车场每小时收费4元，月卡200元。", key="old", title="停车场收费标准", published=date(2021, 5, 6), **office
        ),
        report(
            "停车场每小时收费调整为5元，月卡价格不变。",
            key="new",
            title="关于停车场的通告",
            published=date(2024, 5, 6),
            **office,
        ),
        question=question,
    )

    assert answer.hits[0].report.key == key


def test_by_how_much_a_price_fell_is_no_price(engine):
    office = {"source": "远岫电器公司"}
    _, answer = asked(
        engine,
        report("远岫K3水壶售价299元。", key="old", title="远岫K3水壶上市", published=date(2024, 3, 1), **office),
        report(
            "远岫K3水壶直降50元，现售价249元。", key="new", title="远岫K3水壶降价", published=date(2025, 3, 1), **office
        ),
        question="远岫K3水壶多少钱？",
    )

    assert answer.hits[0].report.key == "new"
    assert [each.figure for each in answer.hits[1].versions] == ["249元"]


def fund(text, key, title, day):
    return report(text, key=key, title=title, published=day, source="雁岭市公积金中心")


@pytest.mark.parametrize(
    ("question", "key"),
    [
        ("雁岭市公积金缴存基数最低多少元？", "third"),
        ("2024年度雁岭市公积金缴存基数下限是多少元？", "second"),
        ("雁岭市公积金缴存基数上限是多少元？", "third"),
    ],
)
def test_a_bound_is_told_in_other_words_and_the_same_figure_by_the_notice_of_its_year(engine, question, key):
    second = "缴存基数最高不超过27000元，最低不低于2000元。本通知执行至2025年6月30日。"
    _, answer = asked(
        engine,
        fund("缴存基数上限为26000元，下限为2000元。", "first", "2023年度公积金缴存基数调整公告", date(2023, 6, 26)),
        fund(second, "second", "关于核定2024年度公积金缴存基数的通知", date(2024, 6, 24)),
        fund("缴存基数上限28000元，下限2100元。", "third", "2025年度公积金缴存公告", date(2025, 6, 23)),
        question=question,
    )

    assert answer.hits[0].report.key == key


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
    ("question", "old", "new", "figure"),
    [
        (
            "出租车起步价多少元？",
            "出租车起步价为7元，起步里程3公里。",
            "出租车起步里程不变，起步价调整为9元。",
            "9元",
        ),
        (
            "停车场月卡价格多少元？",
            "停车场月卡价格为200元。",
            "停车场免费时长不变，月卡价格调整为260元。",
            "260元",
        ),
        ("自来水价格多少元？", "自来水价格为每吨2元。", "自来水价格调整为每吨3元。", "3元"),
        (
            "图书馆几点闭馆？",
            "图书馆闭馆时间为20:00。",
            "记者5月6日获悉，图书馆闭馆时间延长至21:30。",
            "21:30",
        ),
        (
            "档案馆几点开放？",
            "档案馆开放时间为8:30。",
            "经2024年4月18日馆务会研究，档案馆开放时间调整为9:00。",
            "9:00",
        ),
        (
            "游乐园成人票多少元？",
            "游乐园成人票20元，团体票30元。",
            "游乐园成人票30元，儿童票20元。",
            "30元",
        ),
    ],
)
def test_the_new_figure_comes_first_beside_what_stays_and_other_roles(engine, question, old, new, figure):
    title = "关于运营事项的通告"
    keys, answer = asked(
        engine,
        report(old, key="old", title=title, published=date(2020, 3, 1), source="青湖市发展和改革局"),
        report(new, key="new", title=title, published=date(2024, 5, 6), source="青湖市发展和改革局"),
        question=question,
    )

    assert keys[0] == "new"
    hit = answer.hits[0]
    assert figure in hit.passage.text[hit.sentence.start : hit.sentence.end]


@pytest.mark.parametrize(
    ("text", "years"),
    [("登2000级台阶", []), ("1990级地震台网", []), ("2024级学费", [2024]), ("2023级新生", [2023])],
)
def test_steps_and_quakes_are_no_years(text, years):
    assert [mention.period.first.year for mention in find_dates(text, date(2026, 1, 1))] == years


def test_no_notice_tells_a_year_to_come_by_having_been_in_force():
    fees = school("园艺专业每生每学年4100元。", "fees", "关于学费标准的通知", date(2021, 8, 1))

    assert [*told_by_date("2030年园艺专业学费", fees, TODAY)] == []
    assert [*told_by_date("2024年园艺专业学费", fees, TODAY)] != []


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
