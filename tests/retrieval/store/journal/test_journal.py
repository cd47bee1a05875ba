"""The journal of questions and feedback, over a real database file."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from retrieval.errors import QuestionNotFound
from retrieval.store.database import Store
from retrieval.store.journal import Journal
from retrieval.store.journal.records import AskedQuestion, Feedback, Judgement, Outcome


@pytest.fixture
def journal(tmp_path: Path):
    store = Store(tmp_path / "wenju.db")
    yield Journal(store)
    store.close()


def asked(
    journal: Journal,
    text: str,
    *,
    person: str = "1",
    outcome: Outcome = Outcome.ANSWERED,
    ago: timedelta = timedelta(),
    seconds: float = 0.1,
) -> AskedQuestion:
    question = AskedQuestion(
        journal.fresh_id(), "telegram", "c", person, text, text, datetime.now(UTC) - ago, outcome, 0.5, seconds
    )
    journal.record(question)
    return question


def test_a_question_is_found_again_as_it_was_asked(journal):
    question = asked(journal, "押金多少？")

    assert journal.question(question.id) == question


def test_the_report_that_answered_it_is_kept_with_it(journal):
    question = replace(asked(journal, "押金多少？"), report=7)

    journal.record(question)

    assert journal.question(question.id) == question


def test_recording_a_question_again_replaces_it(journal):
    question = asked(journal, "押金多少？", outcome=Outcome.FAILED)

    journal.record(
        AskedQuestion(
            question.id, "telegram", "c", "1", "押金多少？", "押金多少？", question.asked_at, Outcome.ANSWERED, 0.9, 0.2
        )
    )

    assert journal.question(question.id).outcome is Outcome.ANSWERED
    assert journal.stats().questions == 1


def test_fresh_ids_differ_and_grow(journal):
    numbers = [journal.fresh_id() for _ in range(1000)]

    assert numbers == sorted(set(numbers))


def test_a_text_that_is_no_unicode_is_kept_as_far_as_it_goes(journal):
    assert journal.question(asked(journal, "坏\udcff").id).text == "坏?"


def test_the_latest_question_is_that_person_s_in_that_chat(journal):
    asked(journal, "早先", ago=timedelta(minutes=20))
    asked(journal, "别人的", person="2")
    asked(journal, "？？", outcome=Outcome.REFUSED)
    ten_minutes = datetime.now(UTC) - timedelta(minutes=10)

    assert journal.latest("telegram", "c", "1", since=ten_minutes) is None
    mine = asked(journal, "刚才")
    assert journal.latest("telegram", "c", "1", since=ten_minutes) == mine
    assert journal.latest("telegram", "other", "1", since=ten_minutes) is None


def test_unanswered_questions_meet_across_script_and_punctuation_most_asked_first(journal):
    asked(journal, "火星有水吗", outcome=Outcome.DECLINED)
    asked(journal, "地铁 何时开通？", outcome=Outcome.DECLINED)
    asked(journal, "地鐵何時開通", outcome=Outcome.DECLINED)

    found = journal.unanswered()

    assert [(one.question, one.times) for one in found] == [("地鐵何時開通", 2), ("火星有水吗", 1)]
    assert [one.question for one in journal.unanswered(limit=1)] == ["地鐵何時開通"]


def test_a_question_that_was_answered_since_is_no_longer_unanswered(journal):
    asked(journal, "火星有水吗？", outcome=Outcome.DECLINED)
    asked(journal, "火星有水吗")

    assert journal.unanswered() == []


def test_stats_count_outcomes_people_days_and_times(journal):
    for seconds in (0.1, 0.2, 0.9):
        asked(journal, "押金", seconds=seconds)
    asked(journal, "火星", person="2", outcome=Outcome.DECLINED, ago=timedelta(days=1))
    asked(journal, "很久以前", ago=timedelta(days=30))

    stats = journal.stats(days=7)

    assert (stats.questions, stats.answered, stats.declined, stats.people) == (4, 3, 1, 2)
    assert len(stats.by_day) == 7
    assert [count for _, count in stats.by_day[-2:]] == [1, 3]
    assert (stats.p50, stats.p95) == (0.2, 0.9)


def test_stats_of_an_empty_journal(journal):
    stats = journal.stats()

    assert (stats.questions, stats.likes, stats.p50) == (0, 0, None)


def test_the_last_judgement_of_a_person_counts_and_zero_takes_it_back(journal):
    question = asked(journal, "押金多少？")
    journal.judge(Feedback(question.id, "library.md", "1", 1))
    journal.judge(Feedback(question.id, "library.md", "1", -1))
    journal.judge(Feedback(question.id, "library.md", "2", 1))
    journal.judge(Feedback(question.id, "subway.md", "2", 1))
    journal.judge(Feedback(question.id, "subway.md", "2", 0))

    assert journal.judged() == [Judgement("押金多少？", "library.md", -1), Judgement("押金多少？", "library.md", 1)]
    assert (journal.stats().likes, journal.stats().dislikes) == (1, 1)


def test_a_judgement_of_an_unknown_question_is_refused(journal):
    with pytest.raises(QuestionNotFound, match="no question has the number 5"):
        journal.judge(Feedback(5, "library.md", "1", 1))


def test_forgetting_a_person_leaves_nothing_of_theirs_and_all_of_others(journal):
    mine, other = asked(journal, "我的"), asked(journal, "别人的", person="2")
    journal.judge(Feedback(mine.id, "a.md", "2", 1))
    journal.judge(Feedback(other.id, "a.md", "1", 1))

    assert journal.forget("telegram", "1") == 2

    with pytest.raises(QuestionNotFound):
        journal.question(mine.id)
    assert journal.question(other.id) == other
    assert journal.judged() == []
    assert journal.forget("telegram", "1") == 0


def test_retention_deletes_what_is_older_with_its_feedback(journal):
    old, young = asked(journal, "旧", ago=timedelta(days=91)), asked(journal, "新", ago=timedelta(days=89))
    journal.judge(Feedback(old.id, "a.md", "1", 1))

    assert journal.apply_retention(90) == 1

    assert journal.question(young.id) == young
    assert journal.judged() == []
