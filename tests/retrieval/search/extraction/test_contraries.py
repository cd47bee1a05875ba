"""What says the contrary of what is asked, and what says both."""

from re._constants import BRANCH, IN, LITERAL, SUBPATTERN
from re._parser import parse

import pytest

from retrieval.search.extraction import contraries
from retrieval.search.extraction.contraries import contrary


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("东河市小学什么时候开学", "东河市中学9月1日开学"),
        ("东河市2022年进口额是多少", "2022年东河市进出口总额为35亿元"),
        ("东河市2022年出口额是多少", "2022年东河市进口12亿元"),
        ("假期国内机票多少钱", "国际机票的均价约为6696元"),
        ("博物馆周末几点开门", "博物馆工作日9点开门"),
        ("东河市现任市长是谁", "东河市原市长沈一鸣出席"),
        ("东河市现任市长是谁", "沈一鸣任东河市前任市长"),
        ("女性多少岁退休", "男性60周岁退休"),
        ("沈一鸣是哪年出生的", "沈一鸣于1936年逝世"),
        ("图书馆几点关门", "图书馆早上八点开门"),
        ("一季度收入多少", "二季度收入3亿元"),
        ("男单冠军是谁", "沈一鸣获得女单冠军"),
        ("罢工哪天结束", "罢工5月2日开始"),
        ("公司下半年亏多少", "公司预计半年度亏损1200万元"),
        ("公司上半年净利润多少", "公司2023年一季报显示，净利润828万元"),
        ("公司二季度净利润多少", "公司一季报显示，净利润1554万元"),
        ("公司三季度净利润多少", "公司1-6月净利润9亿元"),
        ("非制造业指数多少", "制造业指数为49.3%"),
        ("制造业指数多少", "非制造业指数为51.5%"),
    ],
)
def test_the_contrary_alone_tells_nothing(tokenizer, question, said):
    word = contrary(tokenizer.question(question), said)

    assert word
    assert word in question


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("东河市中学什么时候开学", "东河市中小学9月1日开学"),
        ("东河市高中什么时候开学", "东河市初、高中9月1日开学"),
        ("东河口岸出境要带什么", "东河口岸出入境要带护照"),
        ("东河口岸入境要带什么", "东河口岸出入境要带护照"),
        ("公司下班时间是几点", "公司上下班时间是9点和18点"),
        ("室外温度多少", "室内外温度都是20度"),
        ("国外游客有多少", "国内外游客共300万人"),
        ("境外旅客有多少", "境内外旅客共300万人"),
        ("下半年收入多少", "上、下半年收入各3亿元"),
        ("男单比赛哪天开始", "男女单打8月3日开始"),
        ("亚军奖金多少", "冠亚军奖金各5000元"),
        ("一季度收入多少", "第一、第二季度收入各3亿元"),
        ("博物馆闭馆时间是几点", "博物馆开闭馆时间是9点和17点"),
    ],
)
def test_a_joined_word_says_both(tokenizer, question, said):
    assert contrary(tokenizer.question(question), said) == ""


def test_a_question_that_asks_for_both_has_no_contrary(tokenizer):
    assert contrary(tokenizer.question("东河市中小学什么时候开学"), "东河市中学9月1日开学") == ""
    assert contrary(tokenizer.question("男女各多少岁退休"), "男性60周岁退休") == ""


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("博物馆周末几点开门", "工作日9:00开门、周六周日10:00开门"),
        ("博物馆工作日几点开门", "周一至周五9点开门、周末10点"),
        ("国内最大的物流园在哪里", "全国最大的西山国际物流园位于东河"),
        ("国内最大的机场是哪座", "最大的是东河国际机场"),
        ("女性多少岁退休", "男性60周岁、女职工55周岁"),
        ("东河运动会的冠军是谁", "沈一鸣战胜亚军林大河夺冠"),
        ("图书馆几点开门", "图书馆9时至17时关门前都可以进"),
        ("沈一鸣是哪年出生的", "沈一鸣(1881年—1936年),作家,在东河去世"),
        ("东河银行现任行长是谁", "沈一鸣目前任东河银行行长"),
        ("东河银行现任行长是谁", "沈一鸣同时任东河银行行长"),
    ],
)
def test_what_says_the_same_in_other_words_is_no_contrary(tokenizer, question, said):
    assert contrary(tokenizer.question(question), said) == ""


def holds_one(parsed, cues):
    """Whether all that a parsed pattern matches has one of some characters."""
    return any(
        (what is LITERAL and chr(value) in cues)
        or (what is IN and all(kind is LITERAL and chr(one) in cues for kind, one in value))
        or (what is SUBPATTERN and holds_one(value[-1], cues))
        or (what is BRANCH and all(holds_one(branch, cues) for branch in value[1]))
        for what, value in parsed
    )


@pytest.mark.parametrize("group", contraries._GROUPS, ids=lambda group: group[1])
def test_whatever_says_a_side_has_a_character_of_its_group(group):
    cues, *sides = group

    assert [side for side in sides if not holds_one(parse(side), cues)] == []
