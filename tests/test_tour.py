"""The tour of seeds/README.md over the examples: each question shows what it says there."""

import re
from pathlib import Path

import pytest

from bot.terminal.first_questions import first_questions
from bot.texts import ZH
from retrieval.engine import Engine
from tests.readme import ROOT, STARTER

SEEDS = ROOT / "seeds"
TOUR = re.findall(
    r"^\| (?P<question>[^|]+？) \| [^|]+ \| `?(?P<file>[^|`]+)`? \| (?P<words>[^|]*) \| (?P<label>[^|]+) \|$",
    (SEEDS / "README.md").read_text("utf-8"),
    re.MULTILINE,
)


@pytest.fixture(scope="module")
def engine(tmp_path_factory):
    """An engine over all that `make repl` indexes."""
    with Engine(tmp_path_factory.mktemp("tour") / "index.db", SEEDS) as engine:
        assert engine.reindex().failed == ()
        yield engine


def test_all_examples_are_read_beside_the_starter_report_which_comes_first(engine):
    reports = list(engine.each_source())

    assert engine.report(1).key == STARTER.name
    assert len(reports) >= 25
    assert len({Path(report.key).suffix for report in reports}) >= 10
    made = [report for report in reports if report.id != 1]
    assert all(report.key.startswith("示例/") and "示例" in report.title for report in made)


def test_the_tour_has_ten_questions():
    assert len(TOUR) == 10


@pytest.mark.parametrize(("question", "file", "words", "label"), TOUR)
def test_a_question_of_the_tour_shows_what_the_readme_says(engine, question, file, words, label):
    answer = engine.search(question)

    assert ZH.support(answer.support).startswith(label)
    if answer.answered:
        hit = answer.hits[0]
        assert hit.report.key.endswith(file)
        assert words in hit.passage.text[hit.window.start : hit.window.end]


def test_reposts_a_correction_and_a_scan_show_as_such(engine):
    assert len(engine.search("桐安大桥有多长？").hits[0].reposts) == 2
    fair = engine.search("青禾灯会的成人票多少钱？").hits
    assert [hit.report.key for hit in fair[:2]] == ["示例/灯会-更正.md", "示例/灯会-票价.md"]
    assert engine.search("文庙街什么时候停水？").hits[0].report.reading.recognised


def test_the_questions_that_the_conversation_begins_with_have_clear_answers(engine):
    questions = first_questions(SEEDS)

    assert len(questions) == 3
    for question, shows in questions:
        assert shows
        assert engine.search(question).support == "clear"
