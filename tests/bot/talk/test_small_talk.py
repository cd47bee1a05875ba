"""What is small talk, and which questions that look like it are none."""

import json
from pathlib import Path

import pytest

from bot.talk.followups import understand
from bot.talk.phrases import FILLERS, PHRASES
from bot.talk.small_talk import each_phrase, recognise
from retrieval.analysis import normalise
from tests.starter_questions import ANSWERABLE

SMALL_TALK = {
    "about": """
        您好，请问你是谁
        你是谁呀？
        你叫什么
        你是真人还是机器人
        你是AI吗
        你是ChatGPT吗？
        介绍一下你自己
        你能干什么
        你会做什么呀
        你有什么功能
        what can you do
        who are you?
        你可以帮我做什么
        問據是什麼
        你是机器人吗
        你会什么
        你是谁
        你叫什么名字
        你能做什么
        晚上好，你是机器人吗？
        请问你能做什么？
        你到底是干什么的呀
        你是不是机器人
        你叫啥
    """,
    "usage": """
        怎麼使用
        怎么用啊？
        如何使用
        使用说明
        我该怎么问
        help
        ｈｅｌｐ
        帮帮我
        我有个问题
        怎么使用
        怎么用
        帮助
        你好，我想问个问题
        怎麼用呀
        這個怎麼用？
        我要怎么问你
        帮帮忙
    """,
    "outside": """
        现在几点了
        几点啦
        今天有什么新闻
        昨天的头条
        我的快递到哪了
        帮我写一份年终总结
        给我写首诗
        帮我订张机票
        1+1等于几
        12 × 3 = ?
        今天星期几？
        今天几号
        今天天气如何
        明天会下雨吗
        讲个故事吧
        唱首歌
        陪我聊聊天
        我好无聊
        你喜欢我吗
        今天天气怎么样
        讲个笑话
        几点了？
        今天周几
        外面下雨吗
        讲个笑话听听
        你吃饭了吗
        我心情不好
        在干嘛
    """,
    "complaint": """
        不对！
        你说错了
        答得不对
        不是这个意思
        我问的不是这个
        牛头不对马嘴
        胡说八道
        你好笨啊
        什么乱七八糟的
        没用
        听不懂
        不对吧
        答错了
        你真笨
        不对
        错了
        答非所问
        不是这个，你搞错了
        你答的什么啊
        这都什么跟什么啊
        回答不准确
        还是不对
        完全不对
        你瞎说
        不好意思没看懂
    """,
    "doubt": """
        真的吗？
        你确定？
        靠谱吗
        真的假的？
        你确定吗
    """,
    "test": """
        test
        测试一下
        测试测试
        试试看
        测试
        测试 123
        这是测试
    """,
    "goodbye": """
        再见啦
        拜拜～
        bye bye
        晚安
        回头见
        先这样，再见
        88
        没事了，谢谢
        拜拜
        再见
        Thank you, bye
        好的，再见
        先走了哈
        下次再聊
        行，就这样
    """,
    "thanks": """
        謝謝
        謝謝你的回答！
        多謝多謝
        感谢您的帮助
        非常感谢🙏
        thank you very much
        thx
        好的谢谢
        嗯嗯，谢谢啦
        辛苦啦
        麻烦你了
        太感谢了
        多谢
        辛苦了
        谢谢
        谢谢你
        好吧谢谢你
        非常感谢你的解答！
        谢谢老师
        感恩
        thanks!
        明白了，谢谢您
        😊谢谢
        辛苦辛苦
    """,
    "apology": """
        打扰一下
        對不起
        抱歉抱歉
        sorry
        不好意思，打错了
        我错了
        不好意思
        您好！打扰了
    """,
    "greeting": """
        你好啊
        哈喽
        嗨
        hi there
        Hello!
        早
        早安
        下午好呀
        中午好
        大家好
        在不在
        在么？
        喂
        有人在吗？
        你好，在吗
        好久不见
        新年快乐！
        吃了吗
        你好呀
        hello
        晚上好
        有人吗
        你好
        您好
        早上好
        在吗
        哎，你好
        嗨嗨嗨
        hey bot
        你们好啊
        喂喂喂，听得到吗
        你还在吗
        新年快乐啊
    """,
    "laughter": """
        hhhhh
        哈哈哈😂
        呵呵
        笑死我了
        666
        厉害了
        真棒！
        太好了
        哈哈哈哈
        哈哈
        哈哈哈哈哈哈哈哈
        太厉害了吧
        你真聪明
        笑死
    """,
    "consent": """
        OK
        ok啦
        好的好的
        嗯
        哦哦
        行吧
        可以的
        收到
        明白了
        懂了懂了
        知道啦
        原来如此
        不用了
        算了
        是的
        没错
        啊啊啊啊
        知道了
        嗯嗯
        行
        好的
        ok
        嗯嗯知道了
        哦，原来是这样
        okok
    """,
    "emoji": """
        😂😂
        ❤️
        👌
        🙏🙏🙏
        👍
        👍👍
    """,
    "noise": """
        的的的的
        了了了
        aaaaaa
        1111111
        a
        Ｚ
        7?
    """,
}

REAL = """
    税
    谢谢你的回答，那小微企业呢
    你好医院在哪里
    谢谢公司是哪年成立的
    早上好新闻什么时候播
    今天天气预报说什么
    你们公司的董事长是谁
    明天几点开会
    好的标准是什么
    测试中心在哪里
    再见爱人票房多少
    你好，博物馆几点关门？
    您好，请问图书馆在哪
    请问落户需要什么材料
    谢谢，那学费多少钱
    好的，那申请条件呢？
    不对，我问的是2023年的
    不对劲的我们什么时候上映
    错误代码是什么意思
    天气预报几点播
    北京今天天气怎么样
    台风天气停课吗
    明天下雨演唱会还开吗
    你是谁的粉丝
    谁是董事长
    怎么用医保卡买药
    怎么使用消费券
    如何使用公积金
    帮助残疾人就业的政策有哪些
    帮助中心电话
    使用说明书在哪里下载
    测试人员有多少
    核酸测试多少钱
    测试通过率是多少
    你好星期六招股价
    哈哈镜哪年上市
    哈哈农场在哪
    OK便利店有几家
    hello kitty乐园门票
    hi science是什么会议
    bye bye塑料袋行动
    thank you节目什么时候播出
    test drive
    《你好，李焕英》票房
    《再见》是谁唱的
    晚安故事会几点
    晚上好戏有哪些
    早安英文
    对不起我爱你主演是谁
    感谢信是谁写的
    辛苦费多少
    行政处罚有哪些
    行人闯红灯罚多少
    好人好事奖励标准
    好利来关店
    嗯哼的爸爸是谁
    可以退票吗
    可以贷款多少
    是不是涨价了
    对外贸易额
    没问题公司
    没有社保怎么办
    还有呢
    继续
    为什么
    什么时候的事？
    那上海呢
    多少钱
    哪里
    更多
    几点
    什么时候
    怎么办理
    怎么申请
    明白纸是什么
    知道了解放台湾
    收到补贴要多久
    现在房价多少
    现在几级风
    今天是什么节气
    今天限号多少
    今天股市怎么样
    几号发工资
    你好李焕英
    666号段
    88会员日是哪天
    886公交车
    233路公交
    AAA级企业
    PPP
    AAA
    110
    5G
    天气
    垃圾
    机器人
    人工客服电话
    聊天机器人的市场规模
    故事大王是谁
    讲个笑话大赛的冠军是谁
    唱首歌给党听 什么时候举办
    你能做什么工作
    你会什么语言
    谢谢茶店
    拜拜肉减脂
    了不起的盖茨比
    的的喀喀湖在哪里
    啊啊是什么
    哦哦哦是谁唱的
    人人人字梯
    二二二工程
    嫦娥
    武汉
    GDP
    Hi3516参数
    okx是什么
    wrong turn
    sorry sorry 谁唱的
    who are you 是哪年的电影
    机器人测试
    人工智能
    问据公司成立于哪年
    谢谢惠顾中奖率
    你好世界是什么
    早安计划什么时候启动
    测试什么时候结束
    测试开始了吗
    测试有问题吗
    您好，我想问一下学费多少
    没有问题的产品有几种
    有问题找谁
    有什么问题
    出了什么问题
    今天开放吗
    明天放假吗
    现在申请来得及吗
    还有几天
    还有名额吗
    是谁说的
    说的是什么
    讲了什么
    真的是他干的吗
    是真的假的，湖南银行倒闭了
    准不准确由谁判断
    可以吗，外地户口
    可靠性测试标准
    你知道湖南银行吗
    你知道什么是专精特新吗
    你有什么证据说他违法
    不对外开放的展馆
    不要什么材料
    行不行，80岁坐飞机
    厉害了我的国票房
    好的大学有哪些
    太好吃了门店
    没关系网站
    不客气乐队
    66岁能领多少
    88路
    233万元是什么
    晚安北京
    再见列宁
    对方是谁
    我是谁
    我们公司
    大家电补贴多少
    各位代表
    多少度
    几号
    星期几开放
    冷吗
    确定了吗
    满意吗
    公布了吗
    结果呢
    然后呢
    原因呢
    为啥
    凭什么
    有依据吗
    什么意思
    怎么玩
"""


def lines(text: str) -> list[str]:
    return [line for line in map(str.strip, text.splitlines()) if line]


@pytest.mark.parametrize("kind", SMALL_TALK)
def test_small_talk_is_recognised_as_what_it_is(kind):
    assert {line: recognise(line) for line in lines(SMALL_TALK[kind])} == dict.fromkeys(lines(SMALL_TALK[kind]), kind)


def test_a_real_question_is_never_small_talk():
    questions = [*lines(REAL), *(question.text for question in ANSWERABLE)]

    assert {question: kind for question in questions if (kind := recognise(question))} == {}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("你好，请问你是谁？", "about"),
        ("不好意思，答错了吧", "complaint"),
        ("好的，谢谢，再见！", "goodbye"),
        ("哈哈谢谢", "thanks"),
        ("嗯，好的", "consent"),
    ],
)
def test_of_several_kinds_the_one_that_wants_an_answer_counts(text, kind):
    assert recognise(text) == kind


@pytest.mark.parametrize("text", ["《你好》", "《再见》？", "〈谢谢〉"])
def test_a_title_is_looked_up(text):
    assert recognise(text) is None


@pytest.mark.parametrize("text", ["", " \n", "？？？", "…", "-", "\ud83d"])
def test_what_says_nothing_is_left_to_the_engine(text):
    assert recognise(text) is None


def test_a_letter_more_makes_another_word():
    assert [recognise(text) for text in ("ok", "okx", "hi", "hi3516", "88", "8.8.8", "1988")] == [
        "consent", None, "greeting", None, "goodbye", None, None,
    ]  # fmt: skip


def test_a_long_message_is_read_to_its_end():
    assert recognise("哈" * 500) == "laughter"
    assert recognise("哈好" * 249 + "医院") is None
    assert recognise("哈" * 501) is None


@pytest.mark.parametrize("phrases", [*PHRASES.values(), FILLERS])
def test_the_table_is_written_as_texts_are_compared(phrases):
    written = "、".join(each_phrase(phrases))

    assert normalise(written) == written
    assert "、、" not in written


def test_no_phrase_asks_on_about_an_answer(tokenizer):
    phrases = [phrase for entry in PHRASES.values() for phrase in each_phrase(entry)]

    asks_on = [phrase for phrase in phrases if understand(phrase, "展位费是多少？", tokenizer.words).follows]
    assert [phrase for phrase in asks_on if recognise(phrase) is None] == []


def test_what_people_typed_is_told_apart():
    folder = Path(__file__).parents[3] / "benchmarks" / "questions"
    talk = (folder / "small-talk.txt").read_text("utf-8").splitlines()
    asked = [json.loads(line)["text"] for line in (folder / "news.jsonl").read_text("utf-8").splitlines()]

    assert [line for line in talk if recognise(line) is None] == []
    assert [line for line in asked if recognise(line)] == []
