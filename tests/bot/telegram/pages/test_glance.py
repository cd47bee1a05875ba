"""What a notification shows: its hundred characters hold what answers, whatever stands before it in the report."""

from dataclasses import replace

import pytest

from bot.telegram.pages.citations import Links
from bot.telegram.pages.glance import NOTICE, glance_span
from bot.telegram.pages.render import answer_page, choices_page
from bot.texts.chat import EN, ZH
from retrieval.types import Answer, Choice, Column, Hit, Passage, Row, Span, Table, Tally, TallyItem
from tests.e2e.standin.markup import parse_html
from tests.retrieval.making import report


def hit(text, answer=None, core=None, title="无题"):
    """A hit whose sentence is all of a text; the words that answer, and the core, are given as they stand in it."""

    def place(words):
        start = text.index(words)
        return Span(start, start + len(words))

    whole = Span(0, len(text))
    passage = Passage(1, 1, 0, range(1, 2), 0, len(text), text)
    said = place(answer) if answer else whole
    return Hit(report(text, title=title), passage, 1.0, whole, whole, said, (), core=place(core) if core else None)


def first_words(one):
    span = glance_span(one)
    return one.passage.text[span.start : span.end][:NOTICE]


@pytest.mark.parametrize(
    ("opening", "said"),
    [
        ("江城免收夜市摊位费 新华社江城2月1日电（记者 白桦）记者从江城市财政局获悉，", "夜市摊位费今年免收。"),
        ("江城日报讯（通讯员 林岚 记者 何雨）", "新桥5月通车。"),
        ("据江城电视台7月24日报道，", "新桥5月通车。"),
        ("山城通讯社 8 月 17 日消息，", "新桥5月通车。"),
        ("原标题：", "新桥5月通车。"),
        ("", "沈青介绍，新桥5月通车。"),
        ("", "报道员沈青获奖，奖金3000元。"),
    ],
)
def test_who_reported_it_first_is_left_out_and_who_said_it_stays(opening, said):
    assert first_words(hit(opening + said)) == said


def test_what_answers_is_never_cut_off():
    asked_who = hit("据江城电视台7月24日报道，新桥5月通车。", answer="据江城电视台7月24日报道")

    assert first_words(asked_who).startswith("据江城电视台")


def test_of_a_long_answer_its_likeliest_clause_is_seen():
    before = "，".join(f"第{number}号闸室按照计划分批安排船舶过闸" for number in "一二三四五六七八")
    core = "累计货运量达19.36亿吨"

    assert core in first_words(hit(f"{before}，{core}。", core=core))


def test_three_short_answers_are_seen_whole_with_what_may_answer():
    hits = [
        hit(f"{name}的负责人在会上向到场的代表们说，{name}今年一共投入了{figure}万元用于改造老旧小区的管网，明年还会继续。",
            core=f"{name}今年一共投入了{figure}万元用于改造", title=f"{name}改造")
        for name, figure in (("东湖区", 120), ("西湖区", 340), ("南湖区", 560))
    ]  # fmt: skip
    choices = tuple(
        Choice(rank, Span(each.core.start, len(each.passage.text) - 1), each.core) for rank, each in enumerate(hits, 1)
    )
    answer = Answer("投入了多少钱", tuple(hits), 0.5, answered=True, support="possible", choices=choices)
    for texts in (ZH, EN):
        shown, entities = parse_html(choices_page(answer, 1, texts, Links("wenju_bot")).html)
        assert all(f"{figure}万元" in shown[:NOTICE] for figure in (120, 340, 560))
        folded = next(each for each in entities if each["type"] == "expandable_blockquote")
        assert "明年还会继续" in shown[folded["offset"] :]
        assert "明年还会继续" not in shown[: folded["offset"]]


def test_what_one_of_several_short_answers_mentions_is_not_said_to_be_missing():
    hits = (hit("东湖区投入了120万元。", core="120万元"), hit("西湖区投入了340万元用于绿化。", core="340万元"))
    choices = tuple(Choice(rank, each.window, each.core) for rank, each in enumerate(hits, 1))
    answer = Answer(
        "投入多少", hits, 0.5, answered=True, support="possible", choices=choices, lacks=("西湖区", "维修费")
    )  # fmt: skip

    shown, _ = parse_html(choices_page(answer, 1, ZH, Links("wenju_bot")).html)
    assert "这里没有提到：维修费\n" in shown
    shown, _ = parse_html(answer_page(answer, 1, ZH, Links("wenju_bot")).html)
    assert "这里没有提到：西湖区、维修费" in shown


def test_a_short_answer_of_a_table_says_what_its_row_is_about():
    columns = (Column(("工程",)), Column(("投资",), "亿元"), Column(("开工",)))
    row = Row(1, 1, "", ("消防站", "0.6", "9月"))
    table = Table(1, "", "重点工程", columns, (0,), (row,))
    text = "重点工程 · 消防站 · 投资：0.6 亿元；开工：9月"
    each = hit(text, core="0.6 亿元")
    each = replace(each, report=replace(each.report, tables=(table,)))
    answer = Answer(
        "投资多少", (each,), 0.5, answered=True, support="possible", choices=(Choice(1, each.core, each.core),)
    )  # fmt: skip

    shown, _ = parse_html(choices_page(answer, 1, ZH, Links("wenju_bot")).html)
    assert shown.startswith("可能相关：〔1〕消防站 · 投资：0.6 亿元\n")


def test_rows_within_a_limit_are_told_in_words_not_signs():
    items = (TallyItem(1, 1, "紫竹街道", "1100 万元"),)
    for sign, zh, en in (("＞", "超过", "above"), ("≤", "不超过", "at most")):
        tally = Tally("within", "收入", f"{sign} 1000万元", items, 8)
        assert ZH.shared.tells(tally) == f"收入{zh} 1000万元的有 1 行（共 8 行）"
        assert EN.shared.tells(tally) == f"收入 {en} 1000万元: 1 of 8"
