"""What a follow-up is taken to mean, and what is left alone."""

import pytest

from bot.talk.followups import understand

FUNDS = "承担重大攻关项目能拿到多少资金支持？"


@pytest.mark.parametrize(
    ("before", "text", "meant"),
    [
        (FUNDS, "那小微企业呢？", "小微企业能拿到多少资金支持？"),
        ("专精特新企业有多少家？", "那小微企业呢？", "小微企业有多少家？"),
        ("经开区对高新技术企业有什么奖励？", "小微企业呢", "经开区对小微企业有什么奖励？"),
        ("2021年末全国人口是多少？", "那上海呢？", "2021年末上海人口是多少？"),
        ("2021年末全国人口是多少？", "2020年呢？", "2020年全国人口是多少？"),
        ("西藏有多少人？", "那曲呢？", "那曲有多少人？"),
        ("南山体育馆的票价是多少？", "那么东湖公园的话呢？", "东湖公园是多少？"),
        (FUNDS, "什么时候的事？", "承担重大攻关项目能拿到多少资金支持，什么时候？"),
        (FUNDS, "为什么", "承担重大攻关项目能拿到多少资金支持，为什么？"),
        (FUNDS, "那个是谁说的？", "承担重大攻关项目能拿到多少资金支持，谁？"),
        ("How much do big firms get?", "what about small ones?", "small ones How much do big firms get？"),
    ],
)
def test_a_follow_up_is_put_together_with_the_question_before(before, text, meant):
    found = understand(text, before)

    assert (found.question, found.follows, found.more) == (meant, True, False)


@pytest.mark.parametrize(
    "text", ["还有呢？", "还有吗", "還有呢", "别的呢？", "继续", "更多", "more", "what else?", " 还有呢 "]
)
def test_more_is_the_same_question_again(text):
    found = understand(text, FUNDS)

    assert (found.question, found.follows, found.more) == (FUNDS, True, True)


@pytest.mark.parametrize(
    "text",
    [
        "专精特新企业有多少家？",
        "什么是专精特新？",
        "那曲在哪里呢？",
        "那你觉得房价什么时候会涨呢？",
        "小微企业能拿到多少补贴呢？",
        "手机放在哪里呢",
        "为什么要建国际科技创新中心？",
        "谁来共建创新中心？",
        "还有多少家企业没有复工？",
        "更多企业复工了吗？",
        "什么时候举行服贸会？",
        "这些年空气质量怎样变化？",
        "多少钱一张票？",
        "科技创新局副局长",
        "?",
        "",
        "那" * 500,
        "呢" * 500,
    ],
)
def test_a_question_that_stands_by_itself_is_never_changed(text):
    found = understand(text, FUNDS)

    assert (found.question, found.follows) == (text, False)


@pytest.mark.parametrize("text", ["那小微企业呢？", "什么时候的事？", "为什么？"])
def test_without_a_question_before_nothing_is_leaned_on(text):
    assert understand(text, None).question == text
    assert not understand(text, None).follows


def test_more_of_nothing_is_noticed():
    assert understand("还有呢？", None).more
