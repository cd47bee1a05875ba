"""`retrieval.evaluation.fit`: a set gives weights for all that is fitted; the file changes only when told to."""

import tomllib

import pytest

from retrieval.evaluation import fit
from retrieval.search import ranking
from retrieval.search.confidence import SIGNALS
from retrieval.search.windows import WINDOW_FEATURES
from tests.own_set import write_own_set


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Runs the command with a copy of the weights; returns its exit status."""
    kept = ranking.weights().copy()
    copy = tmp_path / "weights.toml"
    copy.write_bytes(ranking.WEIGHTS.read_bytes())
    monkeypatch.setattr(fit, "WEIGHTS", copy)

    def run(*arguments):
        monkeypatch.setattr("sys.argv", ["retrieval.evaluation.fit", *map(str, arguments)])
        return fit.main()

    yield run
    ranking.use_weights(kept)


def test_a_set_gives_weights_for_all_that_is_fitted(run, tmp_path, capsys):
    before = fit.WEIGHTS.read_bytes()
    write_own_set(tmp_path / "own")

    assert run(tmp_path / "own") == 0

    printed = capsys.readouterr().out
    assert "# cross-validated by title:" in printed
    assert "own against near: AUROC" in printed
    fitted = tomllib.loads(printed)
    assert list(fitted["ranking"]) == list(ranking.FEATURES)
    assert list(fitted["confidence"]) == [*SIGNALS, "constant"]
    assert list(fitted["window"]) == list(WINDOW_FEATURES)
    # Ranked by what was fitted, the rest was fitted to that order.
    assert ranking.weights() == pytest.approx([fitted["ranking"][name] for name in ranking.FEATURES], rel=1e-3)
    assert fit.WEIGHTS.read_bytes() == before
    assert run(tmp_path / "own", "--write") == 0
    assert tomllib.loads(fit.WEIGHTS.read_text("utf-8")).keys() == fitted.keys()


def test_what_it_cannot_learn_from_is_told_in_one_line(run, tmp_path, capsys):
    folder = write_own_set(tmp_path / "own")
    (folder / "queries_noanswer.jsonl").unlink()

    assert run(folder) == 1
    assert capsys.readouterr().err.endswith("has no questions without an answer; name some with --foreign\n")
    assert run(tmp_path / "nowhere") == 1
    assert "nowhere does not exist" in capsys.readouterr().err
