"""`benchmarks.fit`: a set gives weights for all that is fitted; the file changes only when told to."""

import tomllib

import pytest

from benchmarks.fit import __main__ as fit
from benchmarks.fit.looking import Looker
from retrieval.evaluation.asking import indexed
from retrieval.evaluation.sets import read_question_set
from retrieval.options import Options
from retrieval.search import ranking
from retrieval.search.judging.confidence import SIGNALS
from retrieval.search.weights import WEIGHTS, fitted
from retrieval.search.windows import WINDOW_FEATURES
from tests.own_set import write_own_set


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Runs the command with a copy of the weights; returns its exit status."""
    copy = tmp_path / "weights.toml"
    copy.write_bytes(WEIGHTS.read_bytes())
    monkeypatch.setattr(fit, "WEIGHTS", copy)

    def run(*arguments):
        monkeypatch.setattr("sys.argv", ["benchmarks.fit", *map(str, arguments)])
        return fit.main()

    return run


def test_a_set_gives_weights_for_all_that_is_fitted(run, tmp_path, capsys):
    before = fit.WEIGHTS.read_bytes()
    write_own_set(tmp_path / "own")

    assert run(tmp_path / "own") == 0

    printed = capsys.readouterr().out
    assert "# cross-validated by title:" in printed
    assert "own against near: AUROC" in printed
    found = tomllib.loads(printed)
    assert list(found["ranking"]) == list(ranking.FEATURES)
    assert list(found["confidence"]) == [*SIGNALS, "constant"]
    assert list(found["window"]) == list(WINDOW_FEATURES)
    assert fit.WEIGHTS.read_bytes() == before
    assert run(tmp_path / "own", "--write") == 0
    assert tomllib.loads(fit.WEIGHTS.read_text("utf-8")).keys() == found.keys()


def test_what_it_cannot_learn_from_is_told_in_one_line(run, tmp_path, capsys):
    folder = write_own_set(tmp_path / "own")
    (folder / "queries_noanswer.jsonl").unlink()

    assert run(folder) == 1
    assert capsys.readouterr().err.endswith("has no questions without an answer; name some with --foreign\n")
    assert run(tmp_path / "nowhere") == 1
    assert "nowhere does not exist" in capsys.readouterr().err


def test_what_is_shown_and_the_confidence_follow_the_ranking_that_was_fitted(tmp_path):
    questions = read_question_set(write_own_set(tmp_path / "own"))
    usual_weights = fitted("ranking", ranking.FEATURES)
    with indexed(questions, Options()) as engine:
        usual = Looker(engine).look(questions.queries[0].text)
        reverse = Looker(engine, -usual_weights).look(questions.queries[0].text)

        assert reverse.ranked.order[0] != usual.ranked.order[0]
        assert reverse.runs != usual.runs
        assert reverse.signals != usual.signals
        assert Looker(engine).look(questions.queries[0].text).ranked.order == usual.ranked.order
