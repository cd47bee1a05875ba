"""What is told of how it goes, over a real database file."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from retrieval.engine import Engine
from retrieval.evaluation import activity
from retrieval.store import AskedQuestion, Feedback, Journal, Outcome, Store


@pytest.fixture
def journal(tmp_path):
    (tmp_path / "reports").mkdir()
    for number in range(3):
        (tmp_path / "reports" / f"{number}.md").write_text(f"# 公告{number}\n\n第{number}条。\n", "utf-8")
    with Engine(tmp_path / "wenju.db", tmp_path / "reports") as engine:
        engine.reindex()
    store = Store(tmp_path / "wenju.db")
    yield Journal(store)
    store.close()


def asks(journal, text, support, report=None, *, person="", ago=0, judged=(), outcome=None):
    """Of another person each, unless somebody is named."""
    outcome = outcome or (Outcome.DECLINED if support == "none" else Outcome.ANSWERED)
    asked_at = datetime.now(UTC) - timedelta(days=ago)
    asked = AskedQuestion(journal.fresh_id(), "telegram", "c", person or text, text, text, asked_at, outcome, 0.5, 0.1)
    journal.record(replace(asked, support=support, report=report))
    for number, value in enumerate(judged):
        journal.judge(Feedback(asked.id, "a.md", str(number), value))


def test_judgements_are_counted_by_what_the_answer_was_said_to_be(journal):
    asks(journal, "一", "clear", 1, judged=(1, 1, -1))
    asks(journal, "二", "clear", 1)
    asks(journal, "三", "possible", 2, judged=(-1,))
    asks(journal, "四", None, 2, judged=(1,))
    asks(journal, "五", "clear", 1, ago=9, judged=(-1,))

    found = activity(journal.store, days=7)

    assert [(one.support, one.questions, one.likes, one.dislikes) for one in found.labels] == [
        ("clear", 2, 2, 1),
        ("possible", 1, 0, 1),
        (None, 1, 1, 0),
    ]
    assert found.asked.questions == 4


def test_reports_that_answer_most_and_never_are_told(journal):
    titles = dict(journal.store.connection.execute("SELECT title, id FROM report").fetchall())
    asks(journal, "一", "clear", titles["公告1"])
    asks(journal, "二", "possible", titles["公告1"])
    asks(journal, "三", "clear", titles["公告2"])
    asks(journal, "四", "none", titles["公告0"])  # Shown as the nearest, which is no answer.
    asks(journal, "五", "clear", titles["公告0"], ago=9)

    found = activity(journal.store, days=7)

    assert [(one.title, one.answers) for one in found.most] == [("公告1", 2), ("公告2", 1)]
    assert ([one.title for one in found.never], found.never_count, found.reports) == (["公告0"], 1, 3)
    assert activity(journal.store, days=10).never_count == 0


def test_what_was_asked_in_vain_is_that_of_these_days(journal):
    asks(journal, "月球背面基地预算？", "none")
    asks(journal, "月球背面基地预算", "none")
    asks(journal, "水费", "clear", 1)
    asks(journal, "去年的预算", "none", ago=9)

    assert [(one.question, one.times) for one in activity(journal.store, days=7).unanswered] == [
        ("月球背面基地预算", 2)
    ]


def test_where_few_have_asked_nothing_of_what_they_asked_is_told(journal):
    asks(journal, "我的病假怎么算", "none", person="7")
    asks(journal, "我的病假怎么算", "none", person="8")
    asks(journal, "病假几天", "clear", 1, person="7")

    found = activity(journal.store)

    assert (found.asked.questions, found.reports, found.withheld) == (3, 3, True)
    assert (found.unanswered, found.most, found.never) == ((), (), ())
    asks(journal, "水费", "clear", 1, person="9")
    assert not activity(journal.store).withheld
    assert activity(journal.store).unanswered


def test_people_who_were_refused_or_met_a_failure_do_not_hide_who_was_answered(journal):
    asks(journal, "我的病假怎么算", "none", person="7")
    asks(journal, "我的病假怎么算", "clear", 1, person="8")
    asks(journal, "？？？", None, person="9", outcome=Outcome.REFUSED)
    asks(journal, "水费", None, person="10", outcome=Outcome.FAILED)

    found = activity(journal.store)

    assert (found.asked.people, found.withheld) == (4, True)
    assert (found.unanswered, found.most, found.never) == ((), (), ())
