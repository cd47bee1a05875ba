"""The sentence that answers, the window around it, and the words coloured."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.analysis import tears
from retrieval.search.answers import Around, find_answers
from retrieval.search.evidence import lay_out
from retrieval.search.lookups import Lookup
from retrieval.search.matching import gather
from retrieval.types import Passage

FAIR = (
    "云溪市秋季茶叶博览会昨天在会展中心开幕。"
    "来自十二个省份的三百家茶企参加了展览，其中绿茶企业占六成。"
    "市长林远山在致辞中说：“欢迎各地客商来云溪！”"
    "主办方为首次参展的小微茶企减免一半的展位费。\n"
    "博览会将持续到10月8日，门票免费。"
)
TITLE = "云溪市秋季茶叶博览会开幕"


def passage(text: str) -> Passage:
    return Passage(1, 1, 0, range(1, 2 + text.count("\n")), 0, len(text), text)


def locate(tokenizer, question: str, text: str, title: str, window: int):
    lookup = Lookup.of(tokenizer.question(question))
    texts = lay_out([(text, title, False)])
    evidence = gather(lookup, texts)
    asked = bool(evidence.title_asked[0])
    hit = Around(0, (passage(text),), tuple(texts), (evidence.rows(0),), evidence.title(0), asked)
    (found,) = find_answers(lookup, [hit], np.ones(len(lookup.terms)), window)
    return found


def answer(tokenizer, question: str, text: str = FAIR, title: str = TITLE, window: int = 300):
    """Sentence, window and highlights as a reader sees them."""
    found = locate(tokenizer, question, text, title, window)
    assert 0 <= found.window.start <= found.sentence.start <= found.sentence.end <= found.window.end <= len(text)
    return (
        text[found.sentence.start : found.sentence.end],
        text[found.window.start : found.window.end],
        [text[start:end] for start, end in found.highlights],
    )


@pytest.mark.parametrize(
    ("question", "part"),
    [
        ("茶叶博览会给小微企业减免多少展位费？", "减免一半"),
        ("有多少家茶企参加云溪市秋季茶叶博览会？", "三百家"),
        ("雲溪市秋季茶葉博覽會上誰致辭？", "林远山"),
        ("博览会持续到什么时候？", "10月8日"),
    ],
)
def test_the_sentence_that_answers_is_found_although_others_name_the_topic_too(tokenizer, question, part):
    sentence, _, _ = answer(tokenizer, question)

    assert part in sentence
    assert sentence.count("。") <= 1


def test_of_two_equal_sentences_the_one_that_looks_like_the_answer_is_taken(tokenizer):
    text = "论坛开幕受到关注。论坛开幕是在9月3日。"

    assert answer(tokenizer, "论坛何时开幕？", text, "")[0] == "论坛开幕是在9月3日。"
    assert answer(tokenizer, "论坛开幕", text, "")[0] == "论坛开幕受到关注。"


def test_a_synonym_in_the_text_answers_and_is_coloured(tokenizer):
    text = "博览会设了三个分会场。经开区有四十家企业到会。其他地方的企业没有到会。"

    sentence, _, highlights = answer(tokenizer, "亦庄有多少家企业到会？", text, "")

    assert sentence.startswith("经开区")
    assert "经开区" in "".join(highlights)


def test_the_window_holds_whole_sentences_around_the_answer_and_no_more_than_asked(tokenizer):
    sentence, window, _ = answer(tokenizer, "减免多少展位费？", window=60)

    assert sentence in window
    assert len(window) <= 60
    assert window[-1] in "。”" or window.endswith("！”")
    assert FAIR[FAIR.index(window) - 1] in "。”\n"


def test_a_wide_window_shows_the_whole_passage(tokenizer):
    assert answer(tokenizer, "减免多少展位费？", window=300)[1] == FAIR


def test_a_heading_is_bold_together_with_what_follows_it(tokenizer):
    text = "一、展览时间\n每天上午九点开门。\n二、展位费减免办法\n首次参展的企业免交一半。\n其余照旧。"

    sentence, _, _ = answer(tokenizer, "展位费减免办法是什么？", text, "")

    assert sentence == "二、展位费减免办法\n首次参展的企业免交一半。"


def test_what_is_shown_goes_on_behind_the_words_asked_rather_than_before_them(tokenizer):
    before = "".join(f"第{n}号展厅照常开放。" for n in "甲乙丙丁")
    after = "".join(f"其中第{n}类企业可以申请。" for n in "戊己庚辛")
    text = f"{before}展位费减免的对象说明如下。{after}"

    window = answer(tokenizer, "展位费减免的对象有哪些？", text, "", window=62)[1]

    assert window.startswith("展位费减免的对象")
    assert "第庚类" in window


def test_the_window_takes_in_the_neighbour_that_says_more(tokenizer):
    text = "前面的话与此无关紧要。收费标准另行公布。收费由物价部门核定。今天的天气真是非常好。"

    _, window, _ = answer(tokenizer, "收费标准由哪个部门核定？", text, "", window=23)

    assert window == "收费标准另行公布。收费由物价部门核定。"


def test_a_sentence_longer_than_the_window_is_cut_at_clauses_around_what_was_asked(tokenizer):
    text = (
        "，".join(["会议听取了各方面的意见和建议"] * 20)
        + "，决定把展位费减免一半，"
        + "，".join(["其余不变"] * 60)
        + "。"
    )

    sentence, window, _ = answer(tokenizer, "展位费减免多少？", text, "", window=50)

    assert sentence == window
    assert "展位费减免一半" in window
    assert 0 < len(window) <= 50
    assert text[text.index(window) - 1] == window[-1] == "，"


def test_matched_words_are_coloured_in_one_piece_and_particles_are_not(tokenizer):
    _, _, highlights = answer(tokenizer, "首次参展的小微茶企的展位费是多少", FAIR)

    assert "首次参展" in highlights
    assert "小微茶企" in highlights
    assert "展位费" in highlights
    assert not {"的", "是", "在"} & set("".join(highlights))


def test_words_side_by_side_are_coloured_together_in_any_order(tokenizer):
    assert answer(tokenizer, "减免展位费", "决定把展位费减免一半。", "")[2] == ["展位费减免"]


def test_highlights_of_traditional_text_lie_on_its_own_characters(tokenizer):
    _, _, highlights = answer(tokenizer, "展位费减免", "㎡面積不變，展位費減免一半。", "")

    assert highlights == ["展位費減免"]


@pytest.mark.parametrize(
    ("question", "text", "coloured"),
    [
        ("增长5%的企业", "产值增长15%，利润增长1.5%，就业增长5%。", ["增长", "增长", "增长5"]),
        ("增长1.5倍的企业", "产值增长11.5倍，利润增长１．５倍。", ["增长", "增长１．５"]),
        ("补贴5元", "补贴5,000元，补贴5元。", ["补贴", "补贴5"]),
        ("X2何时发布", "X20何时发布？X2何时发布？", ["发布", "X2", "发布"]),
        ("2022年发布", "发布于2022.9.1。", ["发布", "2022"]),
    ],
)
def test_a_number_is_coloured_whole_or_not_at_all(tokenizer, question, text, coloured):
    assert [mark for mark in answer(tokenizer, question, text, "")[2] if mark not in "年倍"] == coloured


@pytest.mark.parametrize("size", range(21, 33))
def test_no_number_or_word_is_cut_where_a_long_sentence_is(tokenizer, size):
    for words in ("展位费123,456元", "展位费1.25万元", "展位费ABC1234", "展位费二百五十元"):
        text = "".join(words if n == 9 else f"第{n}组10:30，1,000元AB{n}号" for n in range(20))

        window = answer(tokenizer, "展位费多少", text, "", window=size)[1]

        assert 0 < len(window) <= size
        assert words in window
        assert not tears(text, text.index(window))
        assert not tears(text, text.index(window) + len(window))


def test_text_without_anything_to_read_is_shown_from_its_start(tokenizer):
    assert answer(tokenizer, "展位费", "……\n！！", "", window=3)[2] == []


text = st.text(st.sampled_from("展位费减免一半企业的，。！？；\n ”㎡é\u0301\ud800😀A1"), min_size=1, max_size=120)


@given(text, st.integers(1, 60))
def test_whatever_the_text_the_spans_are_in_order_and_in_bounds(tokenizer, text, window):
    found = locate(tokenizer, "展位费减免多少A1", text, "", window)

    assert 0 <= found.window.start <= found.sentence.start
    assert found.sentence.end <= found.window.end <= len(text)
    assert found.window.end - found.window.start <= window
    ends = [0]
    for start, end in found.highlights:
        assert ends[-1] <= start < end <= len(text)
        ends.append(end)
