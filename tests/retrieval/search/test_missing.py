"""What is asked, and of which thing, has to be told for an answer to be clear, however little its words weigh."""

import pytest

from tests.retrieval.making import report

STORIES = {
    "club": (
        "东河咖啡开出海外首店",
        "东河咖啡的海外首店8月8日在金山城开业。团队的创始人曾在蓝鲸供职。",
    ),
    "crash": ("青石路两车相撞", "9月2日19时许，青石路两辆货车相撞，事故造成3人受伤，伤者已送往医院救治。"),
    "cars": ("7月末乘用车库存微增", "7月末全国乘用车库存微增到348万台，其中厂家库存75万台。"),
    "games": ("第二届龙舟论坛开幕", "第二届龙舟论坛27日在白沙市开幕，论坛为期两天。"),
    "price": ("粳稻最低收购价公布", "北山省粳稻最低收购价为每斤1.31元，收购执行期限延长到三月底。"),
    "union": ("江陵编剧工会罢工", "据西岛《卫报》报道，江陵编剧工会于5月开始罢工，演员工会于7月跟进。"),
    "tourism": ("云门二季度旅客消费上升", "云门二季度旅客总消费(不包括博彩)为174.8亿元，同比上升3.5倍。"),
    "sedan": ("星驰LC运动版上市", "新款星驰LC运动版日前正式上市，售价为129.6万元。"),
    "rate": ("食品抽检不合格率下降", "2023年上半年食品抽检不合格率为2.40%，较2022年同期下降0.11个百分点。"),
    "person": ("贺青山被警告", "贺青山对该违法行为负直接责任，被警告并罚款1万元。"),
    "corps": ("西江兵团欢送志愿者", "西江兵团党委常委、副政委张文远出席仪式并讲话。"),
    "typhoon": ("台风木棉移向青湖", "台风木棉最大可能于3日夜里至4日上午在青湖近海转向东北方向移动。"),
    "camera": ("云雀相机定价", "云雀相机X2定价5399元，云雀宣布沈一鸣为代言人。"),
    "fund": ("东河私募基金的收益", "东河私募基金今年以来的收益为4.2%。"),
    "index": ("制造业指数回升", "7月份制造业采购经理指数为49.3%，比上月上升0.3个百分点。"),
    "market": ("白沙市的市场", "白沙市大市场占地300亩，里面有商户五百多家。"),
    "exchange": ("人民币对美元汇率", "7月3日，人民币对美元汇率中间价报6.92元，较前一日上涨20个基点。"),
    "turbine": ("新型风机下线", "东河重工的新型风机功率为16兆瓦，叶片长128米，已在白沙下线。"),
    "teachers": ("白沙小学的师资", "白沙小学师生比例为1:12，在校学生1400人。"),
    "laptop": ("猎鹰Neo发布", "猎鹰Neo游戏本搭载RX9060显卡，首发价8499元，今晚正式开售。"),
}


@pytest.fixture
def asked(engine):
    for key, (title, text) in STORIES.items():
        engine.add(report(text, key=f"{key}.md", title=title))
    return engine.search


@pytest.mark.parametrize(
    ("question", "lacking"),
    [
        # It is named, but as something else.
        ("蓝鲸咖啡海外首店几号开业", None),
        ("红帆咖啡海外首店几号开业", "红帆"),
        ("青石路相撞事故死了几个人", "死了"),
        ("7月末全国商用车库存多少台", "商用车"),
        ("第三届龙舟论坛在哪里开幕", "第三届"),
        ("第一届龙舟论坛在哪里开幕", "第一届"),
        ("北山省大豆最低收购价多少", "大豆"),
        ("西岛编剧工会几月开始罢工", "西岛"),
        ("江陵编剧工会几月结束罢工", "结束"),
        ("云门二季度博彩总消费多少", "博彩"),
        ("新款星驰RX运动版售价多少", "RX"),
        ("2022年上半年食品抽检不合格率是多少", "2022"),
        ("贺青山是什么职务", "职务"),
        ("西江兵团的政委是谁", "政委"),
        ("台风木棉几号在青湖登陆", "登陆"),
        ("沈一鸣代言云雀相机拿了多少钱", "拿了"),
        ("东河私募基金去年收益是多少", "去年"),
        ("贺青山是哪里人", "哪里人"),
        ("7月份非制造业采购经理指数比上月上升多少", "非制造"),
        ("白沙市最大的市场有多少家商户", "最大"),
        ("猎鹰Neo用的什么主板", "主板"),
        ("青石路事故一期工程伤了几个人", "一期"),
    ],
)
def test_what_is_said_of_another_thing_is_never_clear(asked, question, lacking):
    answer = asked(question)

    assert answer.support != "clear"
    if answer.answered:
        assert lacking in answer.lacks if lacking else answer.lacks == ()


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("东河咖啡海外首店几号开业", "8月8日"),
        ("青石路相撞事故伤了几个人", "3人"),
        ("7月末全国乘用车库存多少台", "348万台"),
        ("第二届龙舟论坛在哪里开幕", "白沙市"),
        ("北山省粳稻最低收购价多少", "1.31元"),
        ("江陵编剧工会几月开始罢工", "5月"),
        ("云门二季度旅客总消费多少", "174.8亿元"),
        ("新款星驰LC运动版售价多少", "129.6万元"),
        ("2023年上半年食品抽检不合格率是多少", "2.40%"),
        ("7月份制造业采购经理指数比上月上升多少", "0.3个百分点"),
        ("猎鹰Neo用的什么显卡", "RX9060"),
        ("白沙市大市场占地多少亩", "300亩"),
        ("人民币对美元汇率是多少", "6.92元"),
        ("新型风机的功率是多少", "16兆瓦"),
        ("白沙小学师生比例是多少", "1:12"),
    ],
)
def test_what_is_said_of_the_thing_itself_is_clear(asked, question, told):
    answer = asked(question)
    hit = answer.hits[0]

    assert told in hit.passage.text[hit.answer.start : hit.answer.end]
    assert answer.lacks == ()
    assert answer.support == "clear"


@pytest.mark.parametrize(
    ("question", "first"),
    [("青石路相撞事故里沈一鸣的车赔了多少钱", "赔了"), ("沈一鸣的扫地机多少钱一台", "沈一鸣")],
)
def test_a_name_that_the_dictionary_cuts_is_told_whole(asked, question, first):
    answer = asked(question)

    assert answer.support != "clear"
    assert not answer.answered or first in answer.lacks
