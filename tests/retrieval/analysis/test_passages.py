from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.analysis.passages import cut_passages
from retrieval.analysis.sentences import split_sentences
from retrieval.types import Report

EMPTY = Report(7, "a.txt", "标题", None, None, None, (), (), (), "")
SENTENCE = "图书馆今天开门，市民都来了。"


def report(*paragraphs):
    return replace(EMPTY, paragraphs=paragraphs)


def test_short_neighbours_share_a_passage_up_to_the_size():
    passages = cut_passages(report("甲" * 200, "乙" * 200, "丙" * 200, "丁" * 200))

    assert [(p.ordinal, p.paragraphs, len(p.text)) for p in passages] == [
        (0, range(1, 3), 401),
        (1, range(3, 5), 401),
    ]
    assert {(p.id, p.report_id) for p in passages} == {(0, 7)}


def test_a_long_paragraph_is_cut_between_sentences_into_even_pieces():
    passages = cut_passages(report(SENTENCE * 80))

    assert len(passages) == 3
    assert all(p.text.endswith("。") and p.paragraphs == range(1, 2) for p in passages)
    assert max(len(p.text) for p in passages) - min(len(p.text) for p in passages) <= 2 * len(SENTENCE)


def test_a_sentence_longer_than_a_passage_is_cut_between_clauses():
    passages = cut_passages(report("这是一个相当长的句子，" * 120))

    assert all(len(p.text) <= 500 and p.text.endswith("，") for p in passages)


def test_an_endless_word_is_cut_anyway():
    passages = cut_passages(report("字" * 10_001))

    assert [len(p.text) for p in passages[:3]] == [500, 500, 500]
    assert "".join(p.text for p in passages) == "字" * 10_001


def test_a_heading_before_a_long_paragraph_does_not_stand_alone():
    passages = cut_passages(report("一、图书馆的开放时间和借书办法", SENTENCE * 35))

    assert [p.paragraphs for p in passages] == [range(1, 3)]


def test_a_last_line_does_not_stand_alone():
    passages = cut_passages(report(SENTENCE * 35, "特此通知，请各馆遵照执行。"))

    assert [p.paragraphs for p in passages] == [range(1, 3)]


def test_a_report_without_text_has_no_passages():
    assert cut_passages(report()) == []


def test_a_size_of_nothing_is_refused():
    with pytest.raises(ValueError, match="at least 1, not 0"):
        cut_passages(report("甲"), size=0)


_PARAGRAPHS = st.lists(
    st.text(alphabet="图书馆，。！ ”的a", min_size=1, max_size=80).map(str.strip).filter(bool), max_size=8
)


@given(paragraphs=_PARAGRAPHS, size=st.integers(1, 60))
def test_every_character_stands_in_exactly_one_passage(paragraphs, size):
    source = report(*paragraphs)
    passages = cut_passages(source, size)

    assert [p.ordinal for p in passages] == list(range(len(passages)))
    places = [place for p in passages for place in range(p.start, p.end)]
    assert places == sorted(set(places))
    assert all(source.text[place] == "\n" for place in set(range(len(source.text))) - set(places))
    starts = [0]
    for paragraph in paragraphs:
        starts.append(starts[-1] + len(paragraph) + 1)
    for p in passages:
        assert p.text == source.text[p.start : p.end]
        assert 0 < len(p.text) <= size + size // 5
        # It touches just the paragraphs it names.
        touched = [n for n, start in enumerate(starts[:-1], 1) if start < p.end and p.start < starts[n] - 1]
        assert list(p.paragraphs) == touched


@given(st.lists(st.integers(1, 40), min_size=1, max_size=60))
def test_sentences_shorter_than_a_quarter_are_never_cut(lengths):
    text = "".join("字" * (length - 1) + "。" for length in lengths)
    ends = {span.end for span in split_sentences(text)}

    assert all(p.end in ends for p in cut_passages(report(text), size=160))
