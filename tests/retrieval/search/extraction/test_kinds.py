"""What kind of answer a question asks for, as people ask."""

import pytest

from retrieval.analysis import normalise
from retrieval.search.extraction import coarse_kinds, expected_answer, looks_coarsely
from retrieval.search.extraction.mentions import find_mentions


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("食堂的早饭多少钱", "money"),
        ("食堂一年收入多少", "money"),
        ("食堂2023年的净利润", "money"),
        ("小微企业可以减免几个月的房租", "duration"),
        ("存货还能卖多少天", "duration"),
        ("办证要多久", "duration"),
        ("食堂几点关门", "clock"),
        ("游泳馆哪天开放", "date"),
        ("报名的截止日期是什么", "date"),
        ("校舍是哪年建的", "date"),
        ("报名的有多少人", "count"),
        ("一共有几名选手", "count"),
        ("今年卖了多少辆车", "count"),
        ("产值增长了多少", "percentage"),
        ("合格率是多少", "percentage"),
        ("新馆有多大", "measure"),
        ("包裹有多重", "measure"),
        ("馆长多大年纪", "age"),
        ("他在比赛里得了第几", "rank"),
        ("举报电话是多少", "contact"),
        ("儿童电话手表有什么风险", "list"),
        ("馆长是谁", "person"),
        ("哪位教练带队", "person"),
        ("东河公司董事长叫什么名字", "person"),
        ("游泳馆在哪里", "place"),
        ("展会在哪个城市办", "place"),
        ("是哪家公司承建的", "organisation"),
        ("这个软件叫什么", "name"),
        ("新品用的什么芯片", "which"),
        ("需要哪些材料", "list"),
        ("怎么报名", "manner"),
        ("为什么停办", "reason"),
        ("停办的原因", "reason"),
        ("什么是雁阵式企业库", "definition"),
        ("雁阵式企业库是什么", "definition"),
        ("明年还办吗", "decision"),
        ("能不能退票", "decision"),
        ("那是真的么", "decision"),
        ("展会到底办没办", "other"),
        ("门票包不包午餐", "decision"),
        ("那座塔塌了没有", "decision"),
        ("受不受理网上的申请", "decision"),
        ("有什么补贴吗", "list"),
        ("海蛇什么时候出没", "date"),
        ("这个为什么", "reason"),
        ("紫竹街道", "other"),
        ("什麼時候開放", "date"),
        ("馆里如何处理投诉", "manner"),
        ("这条街以前被称为什么", "name"),
        ("新馆从什么时间开始办理", "date"),
        ("服务热线什么时候开通", "date"),
        ("读者可以打哪个电话", "contact"),
        ("由哪几所学校举办", "list"),
        ("他在哪种考试里得了奖", "which"),
        ("对老人有何优惠政策", "manner"),
        ("占全部收入的几分之几", "percentage"),
        ("校队得了什么名次", "rank"),
        ("鲤鱼的体长是多少", "measure"),
        ("全市拿出了多少稳岗资金", "money"),
        ("院长受贿多少", "money"),
        ("上半年出口多少", "money"),
        ("护士要求涨薪多少", "percentage"),
        ("存款利率是多少", "percentage"),
        ("两队几比几", "count"),
        ("水库蓄水多少", "measure"),
        ("馆里现在有几个", "count"),
        ("馆里最大的展厅为何", "which"),
        ("这座桥后来被译为什么", "which"),
        ("停办的原因为何", "reason"),
        ("馆里收了多少停车费", "money"),
        ("红十字会收到多少捐款", "money"),
    ],
)
def test_each_way_of_asking_has_its_kind(question, kind):
    assert expected_answer(normalise(question)).kind == kind


def test_words_that_count_and_measure_are_kept():
    assert expected_answer("报名的有多少名选手").unit == "名选手"
    assert expected_answer("在哪个城市").head == "城市"
    weight = expected_answer("包裹有多重").exact

    assert weight is not None
    assert weight.search("重3.5公斤")
    assert not weight.search("8月寄出")


@pytest.mark.parametrize(
    ("question", "answer", "other"),
    [
        ("车上坐了几个人", "4个人", "3辆车"),
        ("车上坐了几个人", "4人", "4月"),
        ("馆里有多少个展厅", "12个展厅", "12层"),
        ("利率是多少", "3.5%", "500万元"),
        ("两队几比几", "1:6", "16日"),
        ("山上的塔多高", "98米", "5公里"),
        ("馆里有多少会员", "会员数达到472万人", "有472万元"),
        ("上半年交付了多少车", "20462辆", "8月"),
        ("今年销毁了多少问题农产品", "问题农产品29吨", "快检206批次"),
        ("有多少孩子下落不明", "255名未登记的孩子", "2015年"),
        ("水库调了多少水", "575亿立方", "7月20日"),
        ("馆里现在有几个", "12家", "8月"),
        ("专列要走几天", "16天", "目前"),
        ("两队比分是多少", "98-95", "022-09"),
        ("两队比分是多少", "25:20", "07-22"),
        ("不合格率是多少", "2.4%", "16批次"),
        ("师生比例是多少", "1:12", "1400人"),
        ("师生比例是多少", "40%", "12:30:05"),
        ("孕产妇死亡率是多少", "15.7/10万", "3人"),
        ("人民币对美元汇率是多少", "6.92元", "人民币"),
        ("风机的功率是多少", "16兆瓦", "风机"),
        ("屏幕分辨率是多少", "2560×1440", "屏幕"),
    ],
)
def test_what_surely_answers_has_the_unit_that_is_asked_for(question, answer, other):
    exact = expected_answer(question).exact

    assert exact is not None
    assert exact.search(answer)
    assert not exact.search(other)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("云岭大学有多少学生", "学生公寓12栋"),
        ("景区有多少游客", "游客中心共3个"),
        ("学校有多少家长", "家长委员会共9人"),
        ("小区有多少业主", "业主停车位300个"),
        ("昨日送了多少菜", "行驶300公里"),
        ("合作社有多少粮", "距县城30公里"),
        ("镇上有多少人", "第3名"),
        ("镇上有多少人", "10位数字"),
    ],
)
def test_what_is_counted_beside_a_thing_is_not_the_thing(question, text):
    exact = expected_answer(question).exact

    assert exact is not None
    assert not exact.search(text)


@pytest.mark.parametrize("text", ["电话022-09", "9月1日16:30", "12:30在白沙开球", "2023-07-22", "15:30-17:00"])
def test_what_is_no_score_does_not_look_like_one(text):
    asked = "两队比分是多少"

    assert find_mentions(expected_answer(asked), asked, f"{text},3:2").exact == ((len(text) + 1, len(text) + 4),)


@pytest.mark.parametrize(
    ("question", "answers", "others"),
    [
        (
            "维修要几个小时",
            ["两个半小时", "一个半小时", "半小时", "半个小时", "3小时", "两个多小时", "12个钟头"],
            ["30分钟", "半年", "8小"],
        ),
        ("维修要多少分钟", ["半个小时", "半小时", "一个半小时", "45分钟", "一刻钟", "半分钟"], ["三天", "两个月"]),
        ("要跑多少秒", ["12秒", "半秒"], ["三天", "两个小时"]),
    ],
)
def test_a_length_of_time_may_be_told_in_halves(question, answers, others):
    exact = expected_answer(question).exact

    assert exact is not None
    for answer in answers:
        found = exact.search(f"维修要{answer}")
        assert found, answer
        assert found.group() == answer
    assert not any(exact.search(other) for other in others)


@pytest.mark.parametrize(
    ("question", "kind", "answer"),
    [
        ("谁致辞", "person", "馆长王小川致辞"),
        ("何時開幕", "time", "五月二日开幕"),
        ("在哪里举办", "place", "青湖市举办"),
        ("有多少家企业", "number", "十二家企业"),
    ],
)
def test_windows_are_chosen_by_coarse_kinds(question, kind, answer):
    kinds = coarse_kinds(normalise(question))

    assert kind in kinds
    assert looks_coarsely(kinds, answer)
    assert not looks_coarsely(kinds, "开幕")


def test_what_looks_like_an_answer_and_is_none_is_known():
    written, dated = expected_answer("谁在会上致辞").never, expected_answer("展会什么时候开幕").never

    assert written is not None
    assert written.search("记者王小川")
    assert dated is not None
    assert dated.search("8月16日消息")


TIMES = """
2023年5月6日 5月6日 5月底 6日 2023年 2023-05-06 2023/5 五月 二〇二三年 元年 一九四九年 公元前221年 公元618年 前206年
明年 去年 上午 下月 周六 星期天 上世纪 初夏 春天 唐朝 元旦 春节 近日 早上8点30分 十点半 3天后 两个月内 数百年后
"""
SUMS = "35元 1,200元 3.5万元 三十五元 两千元 零点五元 数百元 几千元 上百元 百余元 千万元"


@pytest.mark.parametrize("told", TIMES.split())
def test_a_time_is_found_however_it_is_written(told):
    text = normalise(f"展览{told}举行。")
    found = find_mentions(expected_answer("展览什么时候举行?"), "展览什么时候举行?", text)
    assert any(text[start:end].strip() in normalise(told) for start, end in found.exact)


@pytest.mark.parametrize("told", SUMS.split())
def test_a_sum_is_found_however_it_is_written(told):
    text = normalise(f"门票定价为{told}。")
    found = find_mentions(expected_answer("门票多少钱?"), "门票多少钱?", text)
    assert normalise(told) in [text[start:end] for start, end in found.exact]
