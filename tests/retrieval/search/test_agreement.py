"""Reports that say the same are named with the first; nothing that differs is ever said to agree."""

from datetime import date

import pytest

from tests.retrieval.making import report

PADDING = ("社区食堂的菜单每周更换一次，由街道张贴在门口。", "附近的公园正在修整花坛和步道。")
SAID = "年满六十岁的老人在社区食堂用餐，每餐可以补贴三元，刷敬老卡结算。"
QUESTION = "老人在社区食堂用餐每餐补贴多少"


def others(engine, question=QUESTION):
    answer = engine.search(question)
    assert answer.answered
    return [(other.rank, other.report.key) for other in answer.hits[0].agreeing]


def add(engine, key, sentence, **fields):
    # Each report has sentences of its own, so that none is a repost of another.
    own = f"{key}号报告另外说到{'、'.join(key * n for n in range(2, 9))}等事项。"
    engine.add(report(own, sentence, *PADDING, key=f"{key}.md", title=fields.pop("title", "社区食堂"), **fields))


@pytest.mark.parametrize(
    "same",
    [
        "据介绍，年满60岁的老人在社区食堂用餐，每餐补贴3元，刷敬老卡就可以结算。",
        "年满６０岁的老人在社區食堂用餐，刷敬老卡结算时每餐可以补贴３元。",
    ],
)
def test_the_same_in_other_words_and_digits_agrees_and_stays_a_hit(engine, same):
    add(engine, "甲", SAID)
    add(engine, "乙", same)

    answer = engine.search(QUESTION)

    (other,) = answer.hits[0].agreeing
    assert len(answer.hits) == 2
    assert other.rank == 2
    assert other.report == answer.hits[1].report != answer.hits[0].report
    assert other.paragraphs == answer.hits[1].paragraphs == range(2, 3)
    assert answer.hits[1].agreeing == ()


@pytest.mark.parametrize(
    "different",
    [
        SAID.replace("三元", "五元"),
        SAID.replace("六十岁", "七十岁"),
        SAID.replace("三元", "三成"),
        SAID.replace("可以补贴", "不再补贴"),
        SAID.replace("每餐可以补贴三元", "每餐可以补贴三元，每月最多九十元"),
        "在社区食堂用餐的老人每餐都有补贴，三元起，年满六十岁即可。食堂六点开门。",
    ],
)
def test_another_figure_a_no_or_other_words_do_not_agree(engine, different):
    add(engine, "甲", SAID)
    add(engine, "乙", different)

    assert others(engine) == []


def test_who_and_where_agree_only_word_for_word(engine):
    add(engine, "甲", "昨日上午在区里召开的养老工作会议由民政局局长林晓芳主持。", published=date(2024, 5, 2))
    add(engine, "乙", "昨日上午在区里召开的养老工作会议由民政局局长陈大年主持。", published=date(2024, 5, 2))

    assert others(engine, "谁主持养老工作会议") == []


@pytest.mark.parametrize(
    ("said", "agrees"),
    [
        ("据悉，昨日上午的养老工作会议主持人是林晓。", True),
        ("昨日上午的养老工作会议主持人是林晓芳。", False),
        ("昨日上午的养老工作会议主持人是林晓、陈大年。", False),
    ],
)
def test_a_longer_name_is_another_one(engine, said, agrees):
    add(engine, "甲", "昨日上午的养老工作会议主持人是林晓。", published=date(2024, 5, 2))
    add(engine, "乙", said, published=date(2024, 5, 2))

    assert bool(others(engine, "养老工作会议的主持人是谁")) is agrees


def test_yesterday_is_another_day_in_a_report_of_another_day(engine):
    said = "社区食堂从昨天起为年满六十岁的老人每餐补贴三元，刷敬老卡结算。"
    add(engine, "甲", said, published=date(2024, 5, 2))
    add(engine, "乙", said.replace("从昨天起", "昨天开始"), published=date(2024, 5, 2))
    add(engine, "丙", said.replace("从昨天起", "自昨天起"), published=date(2024, 6, 9))

    assert others(engine, "社区食堂老人每餐补贴多少") == [(2, "乙.md")]


def test_the_same_rule_of_another_city_does_not_agree(engine):
    add(engine, "甲", SAID, title="厦门社区食堂")
    add(engine, "乙", SAID.replace("可以补贴", "补贴"), title="重庆社区食堂")

    assert others(engine, "厦门老人在社区食堂用餐每餐补贴多少") == []


def test_the_same_of_another_subject_does_not_agree(engine):
    said = "背鳍有硬棘八枚、软条九枚，臀鳍有硬棘二枚、软条八枚，鳃盖上另有小棘。"
    add(engine, "甲", said, title="黄足笛鲷")
    add(engine, "乙", said.replace("另有", "有"), title="单斑笛鲷")

    assert others(engine, "黄足笛鲷的背鳍有硬棘几枚，臀鳍呢") == []


def test_what_is_declined_names_none(engine):
    add(engine, "甲", SAID)
    add(engine, "乙", SAID.replace("可以补贴", "补贴"))

    answer = engine.search("量子芯片的流片良率有多高")

    assert not answer.answered
    assert all(hit.agreeing == () for hit in answer.hits)
