"""What all tests share: one dictionary a process, kept away from the caches of whoever runs them, and a Ctrl-C."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from retrieval.analysis.tokens import Tokenizer


def pytest_configure() -> None:
    """Let SIGINT interrupt again where the suite was started in the background of a shell or by nohup.

    A process that ignores it passes that on to the processes it starts, and tests interrupt some of these.
    """
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let one process of a run have all tests of the compiled loops: where no cache has them it takes half a minute."""
    for item in items:
        if not {"way", "compiled"}.isdisjoint(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.xdist_group("compiled"))


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for compiled dictionaries; the workers of a run that is shared among processes have the same."""
    base = tmp_path_factory.getbasetemp()
    return (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "cache" / "wenju"


@pytest.fixture(scope="session", autouse=True)
def tokenizer(cache: Path) -> Iterator[Tokenizer]:
    """The tokeniser of the starter lists. It is kept, so that every engine of this process shares its dictionary."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(cache.parent))
        tokenizer = Tokenizer(cache=cache)
        tokenizer.terms("服贸会")
        yield tokenizer
