"""The pinned floors hold, on a part of the open sets where they are on this machine (`make eval` measures all)."""

import tomllib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks import quality
from retrieval.evaluation.asking import evaluate
from retrieval.evaluation.sets import read_question_set
from retrieval.options import Options
from tests.own_set import write_own_set

ROOT = Path(__file__).parents[2]
DATA = ROOT.parent / "shared" / "eval"
FLOORS = tomllib.loads((ROOT / "benchmarks" / "floors.toml").read_text("utf-8"))

# A part of a set scatters more than the whole: two standard errors of a share near .95 among 150 questions.
SCATTER = 0.035


@pytest.mark.skipif(not DATA.is_dir(), reason="the open question sets are not on this machine")
def test_a_part_of_the_policy_questions_reaches_the_floors():
    whole = read_question_set(DATA / "ncp-tune")
    part = replace(whole, queries=whole.queries[::4], unanswerable=whole.unanswerable[::10])

    found = evaluate(part, Options()).figures

    floors = FLOORS["ncp-tune"]
    for key in ("mrr@10", "recall@1", "answer@1", "auroc"):
        assert found[key].value >= floors[key] - SCATTER, key
    assert found["false_answers@95"].value <= floors["false_answers@95"] + 3 * SCATTER


def test_what_each_run_measures_is_pinned_and_nothing_else():
    assert {name: floors.keys() - {"lowered"} for name, floors in FLOORS.items()} == {
        run.name: set(run.pinned) for run in quality.RUNS
    }


@pytest.fixture
def measured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., int]:
    """Runs the command over our own small set, with floors of its own; returns its exit status."""
    write_own_set(tmp_path / "own", 10)
    monkeypatch.setattr(quality, "RUNS", (quality.Run("own", ("own",), (), ("recall@1", "false_answers@95")),))
    monkeypatch.setattr(quality, "FLOORS", tmp_path / "floors.toml")

    def run(*arguments: str) -> int:
        monkeypatch.setattr("sys.argv", ["quality.py", str(tmp_path), *arguments])
        return quality.main()

    return run


def test_a_figure_under_its_floor_fails_the_run_until_the_floor_is_lowered_with_a_reason(
    measured: Callable[..., int], tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    assert measured("--raise") == 0
    floors = tmp_path / "floors.toml"
    pinned = tomllib.loads(floors.read_text("utf-8"))["own"]
    floors.write_text(floors.read_text("utf-8").replace(f"{pinned['recall@1']}", "0.999"), "utf-8")

    assert measured() == 1
    assert "UNDER ITS FLOOR: own: recall@1 is 0.9000, pinned at 0.9990" in capsys.readouterr().out
    assert measured("--raise") == 0
    assert tomllib.loads(floors.read_text("utf-8"))["own"]["recall@1"] == 0.999
    assert measured("--lower", "one question was taken out") == 0
    assert measured() == 0
    assert tomllib.loads(floors.read_text("utf-8"))["own"]["lowered"].endswith("one question was taken out")


def test_a_figure_without_a_floor_is_named(measured: Callable[..., int], capsys: pytest.CaptureFixture[str]):
    assert measured() == 0
    assert "not pinned yet: own: recall@1, false_answers@95; --raise pins them" in capsys.readouterr().out
