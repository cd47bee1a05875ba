"""你是不是想问: slips of pinyin input are offered for mending, and nothing else is."""

import pytest

from tests.retrieval.making import report


@pytest.fixture
def asked(engine):
    engine.add(report("展会在首钢园的十号馆开幕，展位费减免一半，由主办方承担。", key="a.md", title="展会开幕"))
    engine.add(report("渔船从五月一日起休渔，八月十六日恢复出海捕捞。", key="b.md", title="休渔通知"))
    return engine.search


def test_a_word_that_only_sounds_right_is_offered_as_the_one_in_the_reports(asked):
    answer = asked("首刚园在哪里？")

    assert not answer.answered
    assert answer.suggestion == "首钢园在哪里？"
    assert asked(answer.suggestion).answered


def test_the_question_asked_is_the_one_that_is_searched(asked):
    answer = asked("首刚园在哪里？")

    assert answer.question == "首刚园在哪里？"


@pytest.mark.parametrize("question", ["首钢园的展会在哪个馆？", "明天会下雨吗？", "火箭什么时候发射？", "abc"])
def test_nothing_is_offered_where_nothing_sounds_alike(asked, question):
    assert asked(question).suggestion is None


def test_a_question_that_mending_would_make_too_long_is_answered_without_a_suggestion(asked):
    answer = asked("㎡" * 300 + "首刚园里的休渔")

    assert answer.hits
    assert answer.suggestion is None
