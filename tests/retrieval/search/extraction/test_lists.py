"""A question for a list gets the heads of its items, from whatever passages they stand in."""

import pytest

from tests.retrieval.making import report

FILLER = "渡口管理所要求各班组按时交接，交接时写明水位、风力和客流，遇到大雾、大风要停航，并且在码头张贴公告。"
PLAN = report(
    "今年渡口整修围绕“三个加强”展开，另有两点要求。",
    f"第一个加强是栈桥加固，由县交通局负责。{FILLER * 3}",
    f"第二个加强落在照明改造，六月底前完工。{FILLER * 3}",
    f"第三个加强，是救生设备更新，每船两套。{FILLER * 3}",
    "第一季度客流十万人次。第二季度客流十二万人次。",
    "要求是：一是每天巡查；二是有事上报。",
    key="plan.md",
    title="渡口整修方案",
)


@pytest.fixture
def plan(engine):
    engine.add(PLAN)
    return engine


@pytest.mark.parametrize(
    "question", ["渡口整修的三个加强分别是哪些？", "渡口整修三个加强是什么", "渡口整修有哪些加强？"]
)
def test_the_heads_of_a_list_come_with_their_paragraphs(plan, question):
    tally = plan.search(question).tally

    assert (tally.how, tally.about, tally.computed) == ("list", "加强", False)
    assert [(item.paragraph, item.name) for item in tally.items] == [
        (2, "第一个加强是栈桥加固"),
        (3, "第二个加强落在照明改造"),
        (4, "第三个加强，是救生设备更新"),
    ]


def test_a_list_of_another_length_is_not_the_one_asked_for(plan):
    assert plan.search("渡口整修的五个加强分别是哪些？").tally is None


def test_who_asks_for_no_list_gets_none(plan):
    assert plan.search("栈桥加固由谁负责？").tally is None


def test_items_of_one_sentence_are_a_list(plan):
    tally = plan.search("每天巡查、有事上报，这些要求分别是哪些？").tally

    assert [item.name for item in tally.items] == ["一是每天巡查", "二是有事上报"]
