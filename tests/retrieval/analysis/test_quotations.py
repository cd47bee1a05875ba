"""A sentence is found in another text whatever its punctuation, and never in another number or word."""

import pytest

from retrieval.analysis import find_sentence, tears


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("票价 10 元，周六开放。", range(2, 3)),
        ("票价10元；周六开放", range(2, 3)),
        ("票價１０元，周六開放！", range(2, 3)),
        ("票价1.0元，周六开放。", None),
        ("票价11元，周六开放。", None),
        ("票价10%元，周六开放。", None),
        ("", None),
        ("。", None),
    ],
)
def test_a_sentence_is_found_whatever_its_punctuation_but_not_with_another_number(sentence, found):
    assert find_sentence(sentence, ["第一段。", "据悉，票价10元，周六开放。"]) == found


@pytest.mark.parametrize(
    ("sentence", "paragraph"),
    [
        ("1日开放。", "11日开放。"),
        ("1日开放", "１１日開放。"),
        ("五日开放", "十五日开放。"),
        ("5%的人参加", "15%的人参加"),
        ("5%的人参加", "1.5%的人参加"),
        ("5度", "气温-5度"),
        ("000元", "1,000元"),
        ("30分开门", "10:30分开门"),
        ("票价10", "票价10.5元"),
        ("票价10", "票价10,000元"),
        ("增长10", "增长10%"),
        ("增长10", "增长１０％"),
        ("X2发布", "AX2发布"),
        ("新机X2", "新机X20"),
        ("新机X2", "新机x２０"),
        ("新机X2", "新机X2-Pro"),
        ("在3、5楼", "在35楼"),
        ("共11，5日起", "共115日起"),
    ],
)
def test_a_sentence_neither_begins_nor_ends_within_a_number_or_word(sentence, paragraph):
    assert find_sentence(sentence, [paragraph]) is None
    # The same where it stands in another spelling, and so is looked for in another way.
    assert find_sentence(sentence + "，", [paragraph + "（）"]) is None
    assert find_sentence(sentence, [paragraph, f"另外，{sentence}（全文完）"]) == range(2, 3)


def test_a_number_torn_first_may_stand_whole_later_in_the_paragraph():
    assert find_sentence("1日开放", ["11日开放，1日开放。"]) == range(1, 2)
    assert find_sentence("1日，开放", ["11日开放，1日开放。"]) == range(1, 2)


def test_thousands_are_the_same_with_and_without_their_comma():
    assert find_sentence("补贴1,000元。", ["每人补贴1000元。"]) == range(1, 2)


def test_a_sentence_that_goes_over_paragraphs_is_found_but_joins_no_numbers():
    assert find_sentence("共开放10天。1日闭馆。", ["", "本次共开放10天", "。", "1日闭馆。"]) == range(2, 5)
    assert find_sentence("共101日闭馆", ["共10", "1日闭馆"]) is None


@pytest.mark.parametrize(
    "text", ["1|1日", "1.|5倍", "1|.5", "1|,000元", "5|%", "X|20", "co|vid", "covid|-19", "+|5", "十|五日"]
)
def test_a_border_tears_a_number_or_word(text):
    before, after = text.split("|")

    assert tears(before + after, len(before))


@pytest.mark.parametrize(
    "text", ["|11日", "11|日", "第|5条", "增长5%|，", "a |b", "共3，|5日", "X20|发布", "开放。|", "2022年|9月"]
)
def test_a_border_beside_a_number_or_word_tears_none(text):
    before, after = text.split("|")

    assert not tears(before + after, len(before))
