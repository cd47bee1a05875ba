"""Which of the figures of a notice is the one asked for: beside what stays, other roles, bounds and steps."""

from datetime import date

import pytest

from tests.retrieval.making import report

TODAY = date(2026, 5, 4)


def asked(engine, *reports, question):
    engine.add_all(reports)
    answer = engine.search(question, today=TODAY)
    return [hit.report.key for hit in answer.hits], answer


def fund(text, key, title, day):
    return report(text, key=key, title=title, published=day, source="雁岭市公积金中心")


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
    [
        ("青屏公园停车场每小时收费多少元？", "new"),
        ("青屏公园停车场月卡多少钱？", "old"),
        ("停车场月卡多少钱？", "old"),
    ],
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
