"""What a follow-up is taken to mean, and what is left alone."""

import json
from itertools import pairwise, product
from pathlib import Path

import pytest

from bot.talk.followups import understand

FUNDS = "承担重大攻关项目能拿到多少资金支持？"
BANK = "湖南银行上半年净利润是多少？"
BANK_REPORT = "湖南银行半年报\n湖南银行上半年净利润20亿元，不良贷款下降，因为减少了计提。该行在长沙开了三家网点。"


@pytest.fixture
def meant(tokenizer):
    def meant(before, text, report=""):
        return understand(text, before, tokenizer.words, lambda: report)

    return meant


@pytest.mark.parametrize(
    ("before", "text", "expected"),
    [
        # An attribute takes the place of the attribute, never of what it is said of.
        ("湖南银行上半年净利润", "营业收入呢？", "湖南银行上半年营业收入"),
        (BANK, "那營業收入呢", "湖南银行上半年營業收入"),
        (BANK, "营业收入", "湖南银行上半年营业收入"),
        (BANK, "董事长是谁", "湖南银行上半年董事长是谁"),
        ("2022年上海GDP是多少", "那人口呢", "2022年上海人口"),
        ("女足世界杯冠军是谁", "亚军呢", "女足世界杯亚军是谁"),
        ("南山体育馆的票价是多少？", "地址呢", "南山体育馆地址"),
        # A thing takes the place of one of its kind.
        ("卢布为什么贬值", "日元呢？", "日元为什么贬值"),
        ("8月10日欧元兑人民币中间价", "英镑呢", "8月10日英镑兑人民币中间价"),
        (BANK, "湖北银行呢", "湖北银行上半年净利润是多少"),
        ("禾源科技上半年营业收入", "云岭药业呢", "云岭药业上半年营业收入"),
        (BANK, "那湖北呢", "湖北银行上半年净利润是多少"),
        (BANK, "招商银行呢", "招商银行上半年净利润是多少"),
        ("陈芋汐几岁", "全红婵呢", "全红婵几岁"),
        ("郑州地铁7号线什么时候开通", "8号线呢", "郑州地铁8号线什么时候开通"),
        ("专精特新企业有多少家？", "那小微企业呢？", "小微企业有多少家"),
        ("经开区对高新技术企业有什么奖励？", "小微企业呢", "经开区对小微企业有什么奖励"),
        ("小学生每天睡几个小时", "初中生呢", "初中生每天睡几个小时"),
        ("东航首架C919什么时候到的", "第二架呢", "东航第二架C919什么时候到的"),
        (FUNDS, "那小微企业呢？", "小微企业能拿到多少资金支持"),
        (FUNDS, "谢谢你的回答，那小微企业呢", "小微企业能拿到多少资金支持"),
        ("南山体育馆的票价是多少？", "那么东湖公园的话呢？", "东湖公园的票价是多少"),
        # A venue takes the place of another with its name, and not of where in it something is.
        ("东湖公园能烧烤吗", "那图书馆呢", "图书馆能烧烤吗"),
        ("青禾县东湖公园停车场收费吗", "博物馆呢", "青禾县博物馆停车场收费吗"),
        ("春节南湖动物园开门吗", "体育馆呢", "春节体育馆开门吗"),
        ("公园路超市几点开门", "南山图书馆呢", "南山图书馆几点开门"),
        ("江城大学图书馆几点开门", "食堂呢", "江城大学图书馆食堂几点开门"),
        # An office is held in what is called so.
        ("青禾县公交票价是多少", "县长是谁", "青禾县县长是谁"),
        ("上海GDP是多少", "那市长是谁", "上海市长是谁"),
        (BANK, "行长是谁", "湖南银行行长是谁"),
        ("青禾县第二中学学费多少", "校长是谁", "青禾县第二中学校长是谁"),
        # One of its parts, or when.
        ("图书馆开到几点", "周末呢", "图书馆周末开到几点"),
        ("成都大运会什么时候开幕", "闭幕呢", "成都大运会什么时候闭幕"),
        # Another time, another place.
        ("2021年末全国人口是多少？", "那上海呢？", "2021年末上海人口是多少"),
        ("2021年末全国人口是多少？", "2020年呢？", "2020年全国人口是多少"),
        ("2022年全年发行规模多少", "前一年呢", "2021年全年发行规模多少"),
        ("深圳铁路7月27日停运多少列", "28日呢", "深圳铁路7月28日停运多少列"),
        ("深圳最低工资标准是多少", "广州", "广州最低工资标准是多少"),
        ("西藏有多少人？", "那曲呢？", "那曲有多少人"),
        ("蒙草生态8月18日收盘报多少", "祥源新材呢", "祥源新材8月18日收盘报多少"),
        ("比亚迪7月卖了多少辆车", "特斯拉呢", "特斯拉7月卖了多少辆车"),
        ("《孤注一掷》票房多少", "《封神》呢", "《封神》票房多少"),
        ("一季度全国粮食产量多少", "同比呢", "一季度全国粮食产量同比"),
        # What was talked about is pointed at.
        ("程红是哪一年出生的", "她当过哪个区的副区长", "程红当过哪个区的副区长"),
        ("汪萌担任了合肥工业大学什么职务", "他是哪里人", "汪萌是哪里人"),
        (BANK, "它是哪年成立的", "湖南银行上半年是哪年成立的"),
        (BANK, "这家银行总部在哪", "湖南银行上半年总部在哪"),
        (BANK, "该银行的行长是谁", "湖南银行上半年的行长是谁"),
        ("成都大运会什么时候开幕", "那里天气怎么样", "成都大运会天气怎么样"),
        ("张三丰是谁", "其弟子呢", "张三丰弟子"),
        ("张雪峰说了什么", "他老婆是谁", "张雪峰老婆是谁"),
        ("福岛核电站在哪", "那里现在能去吗", "福岛核电站现在能去吗"),
        # Nothing is named.
        ("拉斐尔的画在哪拍卖", "卖了多少钱", "拉斐尔的画卖了多少钱"),
        ("RT总编被暗杀了吗", "谁干的", "RT总编被暗杀了，谁"),
        ("郑州地铁7号线什么时候开通", "一共多少站", "郑州地铁7号线一共多少站"),
        ("奥运会在哪里举行", "什么时候开始的", "奥运会举行，什么时候"),
        ("卫材药业上海分公司被罚了多少钱", "为啥被罚", "卫材药业上海分公司为啥被罚"),
        ("第七届南亚博览会在哪里开幕", "有多少家企业参展", "第七届南亚博览会有多少家企业参展"),
        ("捷途X70 PLUS要召回多少辆", "为什么", "捷途X70 PLUS要召回，为什么"),
        ("成都大运会什么时候开幕", "后来呢", "成都大运会开幕，后来怎么样"),
        (FUNDS, "什么时候的事？", "承担重大攻关项目能拿到资金支持，什么时候"),
        (FUNDS, "那个是谁说的？", "承担重大攻关项目能拿到资金支持，谁"),
        ("How much do big firms get?", "what about small ones?", "small ones How much do big firms get"),
    ],
)
def test_a_follow_up_is_put_together_with_the_question_before(meant, before, text, expected):
    found = meant(before, text)

    assert (found.question, found.follows, found.more) == (f"{expected}？", True, False)


def test_what_is_talked_about_stays_over_several_turns(meant):
    question = "8月17日人民币兑美元中间价是多少"
    for text, expected in (
        ("欧元呢", "8月17日人民币兑欧元中间价是多少"),
        ("18日呢", "8月18日人民币兑欧元中间价是多少"),
        ("那日元呢", "8月18日人民币兑日元中间价是多少"),
        ("收盘价呢", "8月18日人民币兑日元收盘价是多少"),
    ):
        question = meant(question, text).question
        assert question == f"{expected}？"


def test_what_the_report_just_shown_tells_of_what_has_a_name_is_asked_of_that(meant):
    assert meant(BANK, "网点开在哪里", BANK_REPORT).question == "湖南银行上半年网点开在哪里？"
    assert meant(BANK, "为什么减少计提", BANK_REPORT).question == "湖南银行上半年为什么减少计提？"
    assert not meant(BANK, "为什么减少计提").follows
    assert not meant(BANK, "为什么减少广告", BANK_REPORT).follows


@pytest.mark.parametrize(("before", "text"), [(BANK, "长沙开了什么"), ("贷款为什么会下降", "网点开在哪里")])
def test_what_may_be_talked_about_itself_is_left_as_it_is_and_asked_of_that_report_first(meant, before, text):
    found = meant(before, text, BANK_REPORT)

    assert (found.question, found.follows, found.beside) == (text, False, True)
    assert not meant(before, text).beside


@pytest.mark.parametrize(
    "text", ["还有呢？", "还有吗", "還有呢", "别的呢？", "继续", "更多", "more", "what else?", " 还有呢 ", "好，还有吗"]
)
def test_more_is_the_same_question_again(meant, text):
    found = meant(FUNDS, text)

    assert (found.question, found.follows, found.more) == (FUNDS, True, True)


ALONE = [
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
    "卢布为什么贬值",
    "武汉明天天气怎么样",
    "英伟达市值多少",
    "李世民是怎么当上皇帝的",
    "平遥古城门票多少钱",
    "上半年海洋生产总值多少",
    "7995WX多少钱",
    "什么时候放寒假",
    "怎么申请公租房",
    "王石说他几岁开始登山",
    "这个月CPI多少",
    "其他国家怎么做",
    "《流浪地球》里他最后死了吗",
    "哪些人不能打疫苗",
    "谁是美国总统",
    "吃什么能减肥",
    "怎么去黄山",
    "苹果手机多少钱",
    "马斯克有几个孩子",
    "比特币跌了多少",
    "新能源车购置税减免到哪年",
    "为什么英国要脱欧",
    "珠峰多高",
    "那英今年多大",
    "奥运会在哪里举办",
    "退休年龄延迟到多少岁",
    "驾照到期了怎么办",
    "在这种情况下怎么赔偿",
    "涉诈嫌疑人何某是在什么地方被抓获的",
    "贴扎的目的是什么",
    "?",
    "",
    "那" * 500,
    "呢" * 500,
]


@pytest.mark.parametrize("text", ALONE)
def test_a_question_that_stands_by_itself_is_never_changed(meant, text):
    for before, report in product((FUNDS, BANK, "程红是哪一年出生的", "陈芋汐拿了什么奖牌"), ("", BANK_REPORT)):
        found = meant(before, text, report)
        assert (found.question, found.follows) == (text, False)


@pytest.mark.parametrize("text", ["哪些工程6月开工", "谁是2018年入职的"])
def test_which_of_a_kind_at_a_time_is_no_follow_up_though_the_report_shown_has_its_words(meant, text):
    report = "何雨 · 部门：信息科；职务：工程师；入职年份：2018"

    assert not meant("何雨的电话", text, report).follows


@pytest.mark.parametrize(
    ("before", "text"),
    [("县城公交票价是多少", "县长是谁"), (BANK, "馆长是谁"), ("图书馆几点开门", "校长是谁"), (BANK, "局长叫什么")],
)
def test_an_office_is_not_asked_of_what_has_none(meant, before, text):
    assert not meant(before, text).follows
    assert meant(before, text, f"{text[:2]}韩立群说，票价不变。").beside


@pytest.mark.parametrize("text", ["门票多少钱", "电话是多少", "营业时间几点到几点"])
def test_a_noun_is_not_asked_of_what_no_report_knows(tokenizer, text):
    def understood(line):
        return understand(line, "深圳的地铁票多少钱", tokenizer.words, answered=False)

    assert understood(text).question == text
    for asks_on in ("那广州呢", "它什么时候涨价的", "什么时候开始的", "一共多少站"):
        assert understood(asks_on).follows


def test_where_a_report_tells_of_both_a_venue_is_one_of_the_parts(meant):
    report = "东湖公园有图书馆和操场。"

    assert meant("东湖公园几点开门", "那图书馆呢", report).question == "东湖公园图书馆几点开门？"


def test_questions_that_have_nothing_to_do_with_each_other_are_left_alone(meant):
    typed = Path(__file__).parents[3] / "benchmarks" / "questions" / "news.jsonl"
    texts = [json.loads(line)["text"] for line in typed.read_text("utf-8").splitlines()]

    assert [(before, text) for before, text in pairwise(texts) if meant(before, text).follows] == []


@pytest.mark.parametrize("text", ["那小微企业呢？", "什么时候的事？", "为什么？", "她几岁"])
def test_without_a_question_before_nothing_is_leaned_on(meant, text):
    assert meant(None, text).question == text
    assert not meant(None, text).follows


def test_more_of_nothing_is_noticed(meant):
    assert meant(None, "还有呢？").more
