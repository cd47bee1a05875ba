"""`benchmarks.fit.extraction`: sets give weights for what is extracted; the file changes only when told to."""

import tomllib

from benchmarks.fit import extraction as fit
from retrieval.search.extraction import CLAUSE_FEATURES, HOLDING_FEATURES
from retrieval.search.weights import EXTRACTION_WEIGHTS
from tests.own_set import write_own_set


def test_sets_give_weights_for_what_is_extracted(tmp_path, monkeypatch, capsys):
    kept = tmp_path / "weights.toml"
    kept.write_bytes(EXTRACTION_WEIGHTS.read_bytes())
    before = tomllib.loads(kept.read_text("utf-8"))
    monkeypatch.setattr(fit, "EXTRACTION_WEIGHTS", kept)
    sets = [str(write_own_set(tmp_path / name)) for name in ("own", "other")]

    monkeypatch.setattr("sys.argv", ["fit", *sets])
    assert fit.main() == 0
    found = tomllib.loads(capsys.readouterr().out)
    assert list(found["holding"]) == [*HOLDING_FEATURES, "constant"]
    assert list(found["figure clauses"]) == list(found["name clauses"]) == list(CLAUSE_FEATURES)
    assert tomllib.loads(kept.read_text("utf-8")) == before

    monkeypatch.setattr("sys.argv", ["fit", *sets, "--write"])
    assert fit.main() == 0
    written = tomllib.loads(kept.read_text("utf-8"))
    assert written.keys() == found.keys()
    assert written["decision clauses"] == before["decision clauses"]

    monkeypatch.setattr("sys.argv", ["fit", str(tmp_path / "nowhere")])
    assert fit.main() == 1
    assert "nowhere does not exist" in capsys.readouterr().err
