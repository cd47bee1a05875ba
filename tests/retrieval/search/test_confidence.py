"""How sure one may be: what of a question stands in the best passage, what does not, what other reports say."""

from math import log

import pytest

from retrieval.engine import Engine
from retrieval.options import Options
from retrieval.search.evidence import lay_out
from retrieval.search.judging.confidence import Signals, confidence, coverage, rarities
from retrieval.search.lookups import Lookup
from retrieval.search.matching import gather
from retrieval.search.nameable import names_place
from tests.readme import put_starter
from tests.retrieval.making import report
from tests.starter_questions import ANSWERABLE, UNANSWERABLE

FAIR = (
    "云溪市秋季茶叶博览会昨天在会展中心开幕。"
    "来自十二个省份的三百家茶企参加了展览，其中绿茶企业占六成。"
    "主办方为首次参展的小微茶企减免一半的展位费。"
)
TITLE = "云溪市秋季茶叶博览会开幕"


def covered(tokenizer, question: str, text: str = FAIR, title: str = TITLE) -> float:
    """Coverage in an index of 100 passages where the passage's own terms stand in ten."""
    known = set(tokenizer.terms(title + text))
    terms = tokenizer.question(question)
    evidence = gather(Lookup.of(terms), lay_out([(text, title, False)]))
    idf = {term: log(101 / (10 if term in known else 1)) for term in evidence.terms}
    return coverage(evidence, 0, rarities(terms, evidence.terms, idf, 100))


def test_coverage_is_one_where_all_is_said_and_nothing_where_nothing_is(tokenizer):
    assert covered(tokenizer, "减免一半的展位费") == pytest.approx(1)
    assert covered(tokenizer, "渔船禁渔期") == 0


def test_a_number_within_another_one_is_none_of_the_question(engine):
    engine.add(report("云溪厂在2015年、2025年和1950年扩建，有员工5500人。", title="云溪厂扩建"))
    within = engine.search("云溪厂扩建第5期").confidence

    engine.add(report("云溪厂在2014年、2024年和1940年扩建，有员工4400人。", title="云溪厂扩建"))

    assert engine.search("云溪厂扩建第5期").confidence == pytest.approx(within)


def test_what_no_report_knows_lowers_coverage(tokenizer):
    assert (
        covered(tokenizer, "展位费减免")
        > covered(tokenizer, "展位费减免比例")
        > covered(tokenizer, "渔船展位费滞纳金比例")
    )


def test_the_title_says_what_the_passage_leaves_out(tokenizer):
    text = "门票免费。"

    assert covered(tokenizer, "云溪市秋季茶叶博览会门票", text, TITLE) > 0.75
    assert covered(tokenizer, "云溪市秋季茶叶博览会门票", text, "门票") < 0.4


def test_words_strewn_over_distant_sentences_count_less_than_words_together(tokenizer):
    together = "今天天气晴朗。展位费另行公布。大家减免一半。"
    strewn = "展位费另行公布。今天天气晴朗。大家减免一半。"

    assert covered(tokenizer, "展位费减免一半", strewn, "") < covered(tokenizer, "展位费减免一半", together, "")


def test_a_synonym_counts_as_the_word_itself(tokenizer):
    text = "经开区到会企业四十家。"

    assert covered(tokenizer, "亦庄", text, "") == pytest.approx(1)


def test_an_everyday_word_that_is_missing_costs_less_than_a_rare_one(tokenizer):
    assert covered(tokenizer, "我们公司的展位费减免") > covered(tokenizer, "滞纳金流片展位费减免")


def test_more_evidence_makes_surer_and_a_missing_place_less_sure():
    usual = Signals((0.5, 0.8, 0.2, 0.0), ())

    assert 0 < confidence(Signals((0.3, 0.8, 0.2, 0.0), ())) < confidence(usual) < 1
    assert confidence(Signals((0.5, 0.8, 0.2, 1.0), ("厦门",))) < confidence(usual)


def test_a_place_is_named_with_or_without_what_kind_of_place_it_is(tokenizer):
    assert names_place("厦门今天出台办法", "厦门市", tokenizer.words)
    assert not names_place("重庆今天出台办法", "厦门市", tokenizer.words)
    assert names_place("国家税务总局今天出台办法", "税务局", tokenizer.words)
    assert not names_place("国家税务总局今天出台办法", "公安局", tokenizer.words)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("华东路桥集团今天开工", "华东"),
        ("上海大街小巷挂起彩灯", "上海"),
        ("湖南乡亲送来腊肉", "湖南"),
        ("河南村庄通了公路", "河南"),
        ("成都路边停车收费", "成都"),
        ("北京路途遥远", "北京"),
        ("江苏镇江今天下雨", "江苏"),
        ("山东路网四通八达", "山东"),
        ("住在南京西路的人从南京来", "南京"),
    ],
)
def test_a_word_that_begins_behind_a_place_leaves_it_that_place(tokenizer, text, place):
    assert names_place(text, place, tokenizer.words)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("南京西路今天封闭", "南京"),
        ("河北镇今天停水", "河北"),
        ("北京路今天堵车", "北京"),
        ("上海街道办事处", "上海"),
        ("上海大道和天津大街", "天津"),
        ("海南村今天停电", "海南"),
    ],
)
def test_a_street_or_village_named_after_a_place_is_not_the_place(tokenizer, text, place):
    assert not names_place(text, place, tokenizer.words)


RULE = "小微企业可以申请减免三个月的房屋租金，由出租方在申报表上签字盖章之后，到办税服务厅当场办理。"


def test_the_same_rule_of_another_city_is_never_clearly_supported(engine):
    engine.add(report(f"重庆市税务局规定：{RULE}", "办理时间是工作日上午。", key="cq.md", title="重庆市房租减免办法"))
    engine.add(report("渔船禁渔期从五月开始。", key="fish.md", title="禁渔"))

    assert engine.search("重庆市税务局规定小微企业可以申请减免几个月的房屋租金？").support == "clear"
    assert engine.search("厦门市税务局规定小微企业可以申请减免几个月的房屋租金？").support != "clear"


def test_the_more_cautious_the_fewer_questions_are_answered(tmp_path):
    answered = {}
    put_starter(tmp_path)
    for caution in ("strict", "balanced", "eager"):
        with Engine(tmp_path / "index.db", tmp_path / "seeds", Options(caution=caution)) as engine:
            engine.reindex()
            questions = (*(question.text for question in ANSWERABLE), *UNANSWERABLE)
            answered[caution] = sum(engine.search(text).answered for text in questions)

    assert answered["strict"] <= answered["balanced"] <= answered["eager"]
    assert answered["strict"] < answered["eager"]
