"""An answer is clear where its words answer: what is not there is named, and what may answer stands side by side."""

from datetime import date

import pytest

from retrieval.types import Answer
from tests.retrieval.making import report

STORY = (
    "东河科技昨天发布了两款扫地机，地点是东河会展中心，到场的有三百多人。",
    "其中扫地机M2定价4599元，M2增强版定价5299元，九月一日起在门店出售。",
    "公司请了歌手沈一鸣代言，他说自己家里用的就是M2。",
    "东河科技2022年的净利润为1.35亿元，同比增长12.5%，营业收入为20.6亿元。",
)


@pytest.fixture(scope="module")
def asked(unchanged):
    pool = ("游泳馆周六开放，票价十元，儿童半价。", "馆长王小川说，池水每天换一次。")
    return unchanged(
        report(*STORY, key="story.md", title="东河科技发布扫地机", published=date(2023, 8, 17)),
        report("西山银行上半年净利润为18.9亿元，同比增长4.5%。", key="bank.md", title="西山银行公布半年报"),
        report(*pool, key="pool.md", title="游泳馆开放"),
    ).search


def words(answer: Answer) -> str:
    hit = answer.hits[0]
    return hit.passage.text[hit.answer.start : hit.answer.end]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("东河科技M2多少钱", "4599元"),
        ("东河科技请了谁代言", "沈一鸣"),
        ("东河科技2022年净利润是多少", "1.35亿元"),
        ("西山银行上半年净利润是多少", "18.9亿元"),
        ("游泳馆票价多少", "十元"),
    ],
)
def test_the_words_that_answer_are_few_and_clear(asked, question, expected):
    answer = asked(question)

    assert expected in words(answer)
    assert len(words(answer)) <= 40
    assert words(answer)[-1] not in "，；："
    assert answer.support == "clear"
    assert answer.lacks == ()


@pytest.mark.parametrize(
    ("question", "lacking"),
    [
        ("东河科技M9多少钱", "M9"),
        ("东河科技的董事长是谁", "董事长"),
        ("东河科技2024年净利润是多少", "2024"),
        ("东河科技有多少员工", "员工"),
        ("西山银行上半年营业收入是多少", "营业"),
        ("游泳馆的注册商标是什么", "商标"),
        ("东河科技的总部在哪里", "总部"),
        ("东河科技12的净利润是多少", "12"),
    ],
)
def test_what_is_not_there_is_named_and_never_clear(asked, question, lacking):
    answer = asked(question)

    assert answer.support != "clear"
    if answer.answered:
        assert any(lacking in word for word in answer.lacks)


@pytest.mark.parametrize(
    "question",
    ["东河科技的扫地机M9多少钱", "东河科技的注册资本是多少", "东河科技的厂房有多大面积"],
)
def test_what_is_nowhere_in_the_report_is_declined_with_the_nearest_passage(asked, question):
    answer = asked(question)

    assert not answer.answered
    assert answer.hits


@pytest.mark.parametrize(
    ("text", "question", "lacking"),
    [
        ("图书证丢失的，到服务台登记，公告期满没有人认领就补发，补发的证要过塑。", "图书证过期去哪换", "过期"),
        ("医保卡由单位作好登记以后统一办理，旧表格当废纸处理，三天后到窗口领取。", "医保卡作废怎么办理", "作废"),
        ("借书证坏了可以免费换，读者退还所借的书以后，钱由出纳登记。", "借书证退钱怎么登记", "退钱"),
    ],
)
def test_a_word_whose_characters_stand_far_apart_is_not_said(engine, text, question, lacking):
    engine.add(report(text, key="card.md", title="办证须知"))

    answer = engine.search(question)

    assert answer.support != "clear"
    assert not answer.answered or lacking in answer.lacks


def test_a_word_that_others_part_is_said(engine):
    engine.add(report("图书证过了期的，带身份证到一楼服务台换领新证。", key="card.md", title="图书证须知"))

    answer = engine.search("图书证过期去哪里换领")

    assert "过期" not in answer.lacks
    assert "服务台" in words(answer)


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("东河市央行周四降息，将关键利率从25%下调至22%。", "东河市央行把利率降到多少"),
        ("《百姓访谈》本周六19时35分在东河电视台播出，观众可以点题。", "百姓访谈周六几点播"),
    ],
)
def test_a_word_that_was_cut_wrongly_or_ends_in_a_result_is_not_lacking(engine, text, question):
    engine.add(report(text, key="story.md", title="东河新闻"))

    answer = engine.search(question)

    assert (answer.support, answer.lacks) == ("clear", ())


@pytest.mark.parametrize("question", ["东河 M2 多少钱", "东河科技M2 多少钱", "扫地机M2增强版多少钱"])
def test_names_with_figures_are_known_however_they_are_spaced(asked, question):
    answer = asked(question)

    assert answer.lacks == ()
    assert answer.answered


def test_a_figure_is_asked_for_and_none_is_there(asked):
    assert asked("东河会展中心到场的人从几点开始排队").support != "clear"
    assert asked("池水每天换多少吨").support != "clear"


def test_the_year_of_the_report_need_not_stand_in_it(asked):
    assert "2023" not in asked("2023年8月东河科技的M2定价多少").lacks


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("湖区90%的鱼塘什么时候清淤", "湖区九成的鱼塘在三月清淤。"),
        ("13名队员什么时候出发", "十三名队员在五月二日出发。"),
        ("1950年代建的水塔什么时候拆", "上世纪50年代建的水塔，六月一日起拆除。"),
        ("1/3的鱼塘什么时候清淤", "三分之一的鱼塘在三月清淤。"),
    ],
)
def test_a_figure_of_the_question_is_known_in_other_writing(engine, question, text):
    engine.add(report(text, key="told.md", title="湖区近事"))

    assert engine.search(question).lacks == ()


def test_what_may_answer_is_short_and_cited(asked):
    answer = asked("东河科技的扫地机在商场卖多少钱")

    assert answer.support == "possible"
    assert 1 <= len(answer.choices) <= 4
    texts = [answer.hits[choice.rank - 1].passage.text for choice in answer.choices]
    said = [text[choice.words.start : choice.words.end] for text, choice in zip(texts, answer.choices, strict=True)]
    assert len(set(said)) == len(said)
    assert all(len(each) <= 60 for each in said)
    assert "4599元" in said[0]
    cores = [text[choice.core.start : choice.core.end] for text, choice in zip(texts, answer.choices, strict=True)]
    assert "4599元" in cores[0]
    assert all(core in words for core, words in zip(cores, said, strict=True))
    assert all(0 < len(core) <= 24 for core in cores[1:])
    # Nor words that tell no sum beside those that do.
    assert all("元" in each for each in said)


def test_a_short_answer_begins_with_its_number_and_not_behind_it(engine):
    engine.add(report("13座接纳北水南调水的自来水厂日均取水340万立方米，创下纪录。", key="water.md", title="青湖水务"))
    engine.add(report("居民用自来水每立方米2.35元，学校也一样。", key="price.md", title="水价"))
    answer = engine.search("自来水学费多少")
    texts = [answer.hits[choice.rank - 1].passage.text for choice in answer.choices]
    cores = [text[choice.core.start : choice.core.end] for text, choice in zip(texts, answer.choices, strict=True)]

    assert "13座接纳北水南调水的自来水厂日均取水340万立方米" in cores


def test_what_a_short_answer_says_is_not_called_missing(engine):
    story = ("交警将曾某某带到车上，酒精测试数值为107毫克。", "开福区的交警周末上路。")
    engine.add(report(*story, key="told.md", title="开福交警周末查车"))
    engine.add(report("开福区的司机酒精检测数值为58毫克。", key="other.md", title="开福区查车"))
    answer = engine.search("开福交警查车测出来酒精多少毫克")
    said = [answer.hits[choice.rank - 1].passage.text for choice in answer.choices if choice.rank == 1]

    assert not any(word in text for word in answer.lacks for text in said)


def test_reasons_and_lists_are_whole_sentences(asked):
    answer = asked("池水为什么每天换")

    assert answer.hits[0].answer == answer.hits[0].sentence
    assert answer.choices == ()


def test_what_is_done_is_told_to_its_end(engine):
    """The heading repeats the question, and the first sentence announces: what is done stands behind them."""
    measures = "（二）简化借阅手续。为方便读者，馆里从本月起改变办法。新读者凭身份证当场办卡，外地读者网上登记即可。"
    engine.add(report(measures, "（三）延长开放时间。周末开到晚上九点。", key="rules.md", title="青湖图书馆新规"))

    said = words(engine.search("青湖图书馆如何简化借阅手续"))

    assert "当场办卡" in said
    assert "九点" not in said


def test_a_short_list_of_names_stays_short(engine):
    names = "参加联展的有青湖馆、东河馆和西山馆。"
    engine.add(report(names + "联展下周开幕。观众可以免费入场。", key="show.md", title="三馆联展"))

    assert words(engine.search("参加联展的有哪些馆")) == names


FAQ = (
    "问：图书证丢了怎么补办？",
    "答：持身份证到一楼服务台挂失，三天后领新证。",
    "问：自习室晚上几点关门？",
    "答：平时十点，考试周延长到十一点半。",
    "问：外校学生能不能借书？",
    "答：可以馆内阅览，暂不外借。",
    "问：过期的书为什么不能在机器上还？",
    "答：机器不收滞纳金，请到柜台办理。",
)


@pytest.mark.parametrize(
    ("question", "answering"),
    [
        ("图书证丢了怎么补办", "服务台挂失"),
        ("自习室几点关门", "平时十点"),
        ("外校学生能不能借书", "暂不外借"),
        ("过期的书为什么不能在机器上还", "不收滞纳金"),
    ],
)
def test_the_line_behind_a_line_that_asks_is_bold(engine, question, answering):
    engine.add(report(*FAQ, key="faq.md", title="图书馆常见问题"))

    said = words(engine.search(question))

    assert answering in said
    assert "问：" not in said


def test_what_is_written_wide_is_found_where_it_stands(engine):
    engine.add(report("本館二〇二三年收入達１，２００萬元，較上年增長５％。", key="wide.md", title="本館收入"))

    hit = engine.search("本馆收入多少万元").hits[0]

    assert "１，２００萬元" in hit.passage.text[hit.answer.start : hit.answer.end]


NOTICE = (
    "青湖图书馆每天开放，很多读者来问工具书能不能借出馆外，孩子可不可以自己进儿童阅览室，有没有停车位。",
    "工具书供馆内阅览，一律不外借，复印以三分之一为限。",
    "未满六周岁的儿童须有成人陪同，已满六周岁的可以自行进入。",
    "网传图书馆十月起收门票，这是真的吗？馆长说，图书馆从未有过收门票的打算。",
)


@pytest.mark.parametrize(
    ("question", "deciding"),
    [
        ("青湖图书馆的工具书能不能借出馆外", "一律不外借"),
        ("没满六岁的儿童可以自己进阅览室吗", "须有成人陪同"),
        ("图书馆收门票是真的吗", "从未有过"),
    ],
)
def test_what_decides_is_bold_not_what_repeats_the_question(engine, question, deciding):
    engine.add(report(*NOTICE, key="library.md", title="青湖图书馆答读者问"))

    assert deciding in words(engine.search(question))


@pytest.mark.parametrize(
    ("text", "question", "told", "lacking"),
    [
        (
            "青湖运动会上，沈一鸣获得女子50米蝶泳冠军，林大河获得男子100米蛙泳冠军。",
            "青湖运动会男子50米蝶泳冠军是谁",
            "青湖运动会女子50米蝶泳冠军是谁",
            "男",
        ),
        (
            "居民的身份证丢失的，到县政务大厅二楼户籍窗口换，当场办理。",
            "居民的身份证过期到哪个窗口换",
            "居民的身份证丢失到哪个窗口换",
            "过期",
        ),
        ("东河银行副行长沈一鸣昨天出席签约仪式。", "东河银行行长是谁", "东河银行副行长是谁", "行长"),
        (
            "截至去年末，东河银行资产总额达到2085亿元，在西山地区的份额居首位。",
            "西山银行资产总额多少",
            "东河银行资产总额多少",
            "西山银行",
        ),
        (
            "青湖演员工会主席林大河昨天说，演员决定同编剧工会一起罢工。",
            "青湖编剧工会的主席是谁",
            "青湖演员工会的主席是谁",
            "编剧工会",
        ),
        (
            "大河财险在青湖市东河镇查勘受灾车辆，向当地企业预付赔款1020万元。",
            "大河财险在东河预付了多少赔款",
            "大河财险在青湖预付了多少赔款",
            "东河",
        ),
        ("青湖市组织工作人员、居民等30余人开展反诈宣传。", "青湖市有多少人口", "青湖市组织了多少人宣传", "人口"),
        ("歌手沈一鸣说，她确诊以后做了手术，手术很成功。", "歌手沈一鸣在哪家医院做的手术", None, ""),
        ("东河市委常委、青湖区委书记林大河昨天下田割麦。", "东河的市长是谁", None, "市长"),
        (
            "青湖大学今年首封录取通知书送给了一位初中生林大河。",
            "华清今年首封录取通知书给了谁",
            "青湖大学今年首封录取通知书给了谁",
            "",
        ),
        ("林大河7月18日随团参观时突然越过界线。", "林大河为什么越过界线", "林大河哪天越过界线", ""),
    ],
)
def test_what_is_said_of_another_is_never_clear(engine, text, question, told, lacking):
    """All words of the question stand there, and say it of another thing, place, state or person."""
    engine.add(report(text, "报道到此为止。", key="told.md", title="青湖近事", published=date(2023, 8, 17)))
    engine.add(report("西山的游泳馆周六开放，票价十元。", key="pool.md", title="游泳馆开放"))
    asked = engine.search(question)

    assert asked.support != "clear"
    assert not asked.answered or lacking in "".join(asked.lacks)
    assert told is None or engine.search(told).support == "clear"


@pytest.mark.parametrize(
    ("text", "question", "untrue"),
    [
        ("城乡居民养老保险交费标准为每月180元。", "缴纳城乡居民养老保险每月标准多少元", "缴纳"),
        ("65岁以上的游客参观西山景区，票价20元。", "老人在西山景区票价多少元", "老人"),
        ("西山景区的门票价格为每张80元。", "游览西山景区门票价格多少元", "游览"),
        ("青湖新城的商品房每平方米1.2万元。", "购置青湖新城商品房每平方米多少钱", "购置"),
        ("青湖律师事务所的咨询每次收费300元。", "请教青湖律师事务所咨询收费多少", "请教"),
        ("东河博物馆的门票为每张30元。", "参观博物馆要多少钱", "参观博物馆"),
        ("云江高速铁路全长350公里。", "云江高铁全长多少公里", "云江高铁"),
        ("贷款由西山银行发放，行长为沈一鸣。", "贷款银行的行长是谁", "贷款银行"),
        ("高铁从东河到青湖的票价为54元。", "乘坐高铁从东河到青湖票价多少", "乘坐高铁"),
    ],
)
def test_what_is_no_name_may_be_said_in_other_words(engine, text, question, untrue):
    engine.add(report(text, "报道到此为止。", key="told.md", title="青湖近事", published=date(2023, 8, 17)))
    engine.add(report("西山的游泳馆周六开放，票价十元。", key="pool.md", title="游泳馆开放"))
    answer = engine.search(question)

    assert answer.hits[0].report.key == "told.md"
    assert answer.support == "clear" or untrue not in answer.lacks


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("东河中小学9月1日开学。", "东河中学什么时候开学"),
        ("东河口岸出入境要带护照和签证。", "东河口岸出境要带什么"),
        ("华东路桥集团去年利润3.5亿元。", "华东路桥集团去年利润多少"),
        ("上海大街小巷挂起彩灯300盏。", "上海挂起彩灯多少盏"),
    ],
)
def test_what_is_joined_to_another_word_is_not_lacking(engine, text, question):
    engine.add(report(text, "报道到此为止。", key="told.md", title="近事", published=date(2023, 8, 17)))
    engine.add(report("西山的游泳馆周六开放，票价十元。", key="pool.md", title="游泳馆开放"))

    assert engine.search(question).lacks == ()


def test_what_is_said_of_the_contrary_is_not_bold(engine):
    prices = "假期首日国际机票的均价约为6696元，国内机票的均价约为1293元。"
    engine.add(report(prices, key="fares.md", title="假期机票涨价"))

    assert "1293元" in words(engine.search("假期首日国内机票的均价多少元"))


def test_seconds_are_asked_for_in_seconds(engine):
    engine.add(report("4日，林大河在青湖运动会跑出12秒76，得了第二名。", key="run.md", title="青湖运动会"))

    assert "12秒76" in words(engine.search("林大河在青湖运动会跑了多少秒"))


def test_what_may_answer_is_looked_for_beside_the_window(engine):
    """The window repeats the question; the figure stands before it in the same passage."""
    talk = "东河控股表示，股份被冻结与公司的经营无关，股份被冻结不会影响利润，公司正在同债权人商量股份被冻结的办法。"
    start = "东河控股的股东天富这次被冻结的数量是4733股，占它所持的大半。"
    engine.add(report(start + "法院没有开庭。" * 20 + talk * 4, key="frozen.md", title="东河控股公告"))

    answer = engine.search("东河控股股份被冻结了多少股")
    said = [answer.hits[each.rank - 1].passage.text[each.words.start : each.words.end] for each in answer.choices]

    assert answer.support == "clear" or any("4733股" in each for each in said)


def test_a_short_answer_may_stand_in_the_passage_before_the_one_found(engine):
    """The report is cut by length: its second passage repeats the question, and the price stands in its first."""
    queue = "展台前从早到晚排着长队，孩子们围着新车拍照，志愿者给大家递水，工程师耐心地讲解悬架、座椅、灯光和音响，"
    first = f"北川汽车展昨天开幕，海鸥牌发布了电动车雪雁。雪雁售价达34万元，由工人手工装配。{queue * 8}观众听得入神。"
    second = "海鸥牌的工程师说，雪雁是海鸥牌卖得最少的一款，海鸥牌没有透露雪雁一年卖多少辆。"
    engine.add(report(first, f"{second}{queue * 3}傍晚散场。", key="show.md", title="北川汽车展"))
    engine.add(report("南山牌的摩托车售价2万元。", key="other.md", title="南山牌摩托车"))

    answer = engine.search("海鸥牌雪雁卖多少钱")
    hit = answer.hits[0]
    said = [hit.passage.text[each.words.start : each.words.end] for each in answer.choices if each.rank == 1]

    assert hit.passage.ordinal == 1
    assert any("34万元" in each for each in said)
    # What else is shown of the hit stands where it stood.
    assert hit.passage.text == hit.report.text[hit.passage.start : hit.passage.end]
    assert "雪雁" in hit.passage.text[hit.answer.start : hit.answer.end]
    assert hit.passage.text[hit.sentence.start : hit.sentence.end] in second
    assert all(hit.passage.text[each.start : each.end] in "海鸥牌雪雁卖多少钱" for each in hit.highlights)


@pytest.mark.parametrize(
    ("told", "question", "figure"),
    [
        ("青湖区法院上半年审结金融案件1800件，调解结案的过半。", "青湖区法院审了多少案子", "1800件"),
        ("海鸥牌发布雪雁，轴距为2888mm，车门四扇。", "海鸥牌雪雁轴距多长", "2888mm"),
        ("西岭园林去年营业收入5亿元，净利润2.62亿元。", "西岭园林净赚多少", "2.62亿"),
        ("演员江一川到球场看球，身旁6岁的小女儿也穿着球衣。", "江一川的闺女几岁了", "6岁"),
        ("青湖县上半年监督抽检食品10611批次，合格率98.16%。", "青湖县食品抽查合格率百分之几", "98.16%"),
    ],
)
def test_what_is_asked_for_in_everyday_words_is_not_declined(engine, told, question, figure):
    engine.add(report(told, "会后大家合影留念。", key="told.md", title="青湖日报"))
    engine.add(report("河边的柳树发芽了，老人们坐着下棋。", key="other.md", title="春天来了"))

    answer = engine.search(question)

    assert answer.answered
    assert figure in answer.hits[0].passage.text[answer.hits[0].window.start : answer.hits[0].window.end]


@pytest.mark.parametrize(
    ("told", "question"),
    [
        ("东河市委书记林大河昨天在东河下田割麦。", "东河的市长是谁"),
        ("东河银行资产总额达到2085亿元。", "西山银行资产总额多少"),
        ("东河市第六届花卉节征集了三百件作品。", "东河市第四届花卉节征集了多少作品"),
        ("作曲家何青山住在东河，写过三百首歌。", "作曲家何青山哪年出生的"),
    ],
)
def test_what_tells_another_thing_and_is_nowhere_is_declined(engine, told, question):
    further = "广场边的树长得很高，树下常有人下棋，石阶上晒着各家的被子，卖糖人的摊子收得很晚，路灯把影子拉得很长。"
    engine.add(report(told, *[further] * 4, key="told.md", title="青湖近事", published=date(2023, 8, 17)))
    engine.add(report("西岭的游泳馆周六开放，票价十元。", key="pool.md", title="游泳馆开放"))

    assert not engine.search(question).answered


def test_whether_something_holds_is_told_in_other_words_than_it_is_asked(engine):
    told = "残疾人专用车辆在白沙市停车免收停车费，其他车辆停车第一小时收费五元，夜间停车不收费。"
    further = "广场边的树长得很高，树下常有人下棋，石阶上晒着各家的被子，卖糖人的摊子收得很晚，路灯把影子拉得很长。"
    engine.add(report(told, *[further] * 4, key="told.md", title="白沙市停车收费办法"))
    engine.add(report("西岭的游泳馆周六开放，票价十元。", key="pool.md", title="游泳馆开放"))

    assert engine.search("坐轮椅的人开车在白沙市停车收费吗").answered


def test_what_a_few_lines_do_not_name_says_nothing(engine):
    engine.add(report("东河市第六届花卉节征集了三百件作品。", key="told.md", title="青湖近事"))
    engine.add(report("西岭的游泳馆周六开放，票价十元。", key="pool.md", title="游泳馆开放"))

    answer = engine.search("东河市第四届花卉节征集了多少作品")

    assert answer.support == "possible"
    assert "第四届" in answer.lacks


def test_a_notice_need_not_name_the_place_that_it_holds_for(engine):
    notice = "本市单位缴纳职工基本医疗保险费的比例阶段性降低0.5个百分点，执行到年底。"
    engine.add(report(notice, "特此通知。", key="notice.md", title="关于降低职工基本医疗保险费率的通知"))
    engine.add(report("游泳馆周六开放，票价十元。", key="pool.md", title="游泳馆开放"))

    assert engine.search("青岛市单位缴纳职工基本医疗保险费的比例阶段性降低了多少个百分点？").answered


ASIDE = "东河的居民说，广场边的树都是去年春天栽下的，每到周末就有人来下棋，孩子们在台阶上追着跑。"


@pytest.mark.parametrize(
    ("told", "support"),
    [
        ("记者了解到，东河图书馆新馆投资1.77亿元。", "clear"),
        # Of two sums and more nobody knows which is meant.
        ("记者了解到，东河图书馆新馆投资1.77亿元、2.3亿元、4亿元。", "possible"),
        ("记者了解到，东河图书馆新馆投资，当时隔壁的剧院1.77亿元。", "possible"),
    ],
)
def test_words_that_say_all_that_was_asked_are_clear_though_more_is_told_elsewhere(engine, told, support):
    elsewhere = f"{ASIDE * 8}东河图书馆新馆的投资方说，借书的人多了。{ASIDE * 3}"
    engine.add(report(ASIDE * 3, told + elsewhere, key="library.md", title="广场边的日子"))
    engine.add(report(ASIDE * 3, f"东河图书馆开放了。{ASIDE * 3}", key="open.md", title="广场边"))

    answer = engine.search("东河图书馆新馆投资多少钱", k=5)

    assert "1.77亿元" in words(answer)
    assert answer.support == support
