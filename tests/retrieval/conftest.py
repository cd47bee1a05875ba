from importlib import import_module

import pytest

from retrieval.engine import Engine
from retrieval.search import matching, windows


@pytest.fixture
def corpus(tmp_path):
    folder = tmp_path / "reports"
    folder.mkdir()
    return folder


@pytest.fixture
def engine(tmp_path, corpus):
    with Engine(tmp_path / "index.db", corpus) as engine:
        yield engine


@pytest.fixture(scope="session")
def look_by():
    """Lets words be looked up and windows be chosen by numpy, or by compiled loops; skips where there are none."""

    def patch(patched, way):
        if way == "compiled":
            pytest.importorskip("numba", reason="the extra `fast` is not installed")
        module = import_module("retrieval.index.compiled.maxscore") if way == "compiled" else None
        for user in (matching, windows):
            patched.setattr(user, "loops", lambda **_: module)

    return patch


@pytest.fixture(params=["numpy", "compiled"])
def way(request, monkeypatch, look_by):
    """Does so in each of the two ways."""
    look_by(monkeypatch, request.param)
