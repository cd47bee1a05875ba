from contextlib import ExitStack

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


@pytest.fixture(scope="module")
def unchanged(tmp_path_factory):
    """Makes an engine of some reports for all tests of a module: none of them changes it."""
    with ExitStack() as stack:

        def make(*reports):
            folder = tmp_path_factory.mktemp("unchanged")
            engine = stack.enter_context(Engine(folder / "index.db", folder))
            engine.add_all(reports)
            return engine

        yield make
