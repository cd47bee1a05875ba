import pytest

from retrieval.engine import Engine


@pytest.fixture
def corpus(tmp_path):
    folder = tmp_path / "reports"
    folder.mkdir()
    return folder


@pytest.fixture
def engine(tmp_path, corpus):
    with Engine(tmp_path / "index.db", corpus) as engine:
        yield engine
