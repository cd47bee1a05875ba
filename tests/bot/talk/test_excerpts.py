"""A line of a timeline: the words in bold are in it, whole, however long the sentence is."""

import pytest

from bot.talk.bars import bars
from bot.talk.excerpts import brief
from retrieval.types import Hit, Passage, Span, TimelineEntry
from tests.retrieval.making import report


def entry(text: str, figure: str) -> TimelineEntry:
    start = text.index(figure)
    whole = Span(0, len(text))
    passage = Passage(1, 1, 0, range(1, 2), 0, len(text), text)
    hit = Hit(report(text), passage, 1.0, whole, whole, whole, ())
    return TimelineEntry(hit, Span(start, start + len(figure)), None)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("票价为每张6元。", ("票价为每张", "6元", "。")),
        ("很" * 50 + "，票价为每张6元，学生减半。", ("…票价为每张", "6元", "，学生减半。")),
        ("很" * 50 + "，票价为每张6元，" + "长" * 50, ("…票价为每张", "6元", "，" + "长" * 12 + "…")),
        ("很" * 50 + "6元" + "长" * 50, ("…", "6元", "长" * 18 + "…")),
        ("金额为1,000元，" + "长" * 50, ("金额为", "1,000元", "，" + "长" * 10 + "…")),
    ],
)
def test_a_long_sentence_is_cut_to_the_clause_with_the_figure(text, said):
    figure = said[1]

    assert brief(entry(text, figure), 20) == said


def test_bars_go_from_the_smallest_number_to_the_largest():
    assert bars([6, 8, 8, 10, 7]) == "▁▃▃▇▂"
    assert bars([5, 5]) == "▁▁"
    assert bars([-2.5, 2.5]) == "▁▇"
