"""What all tests share: one dictionary a process, kept away from the caches of whoever runs them, and a Ctrl-C."""

import contextlib
import ctypes
import gc
import importlib.util
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from itertools import chain, zip_longest
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import settings

from retrieval.analysis.tokens import Tokenizer
from retrieval.meaning import find_encoder
from tests.examples import USUAL, times

TESTS = Path(__file__).parent
_LONGEST_NAMED = 200
_LITTLE = 4 << 20
LONGEST = (
    *("retrieval/index/test_maxscore.py", "retrieval/readers/test_scans.py", "e2e/admins/test_owner.py"),
    *("retrieval/ingest/test_limits.py", "e2e/running/test_reliability.py", "retrieval/readers/test_bad_files.py"),
    *("retrieval/processes/test_pool.py", "retrieval/processes/test_host.py", "retrieval/ingest/test_reindex.py"),
    *("retrieval/meaning/test_filling.py", "retrieval/search/test_meanings.py", "bot/cli/test_semantic.py"),
    *("e2e/test_meaning.py", "fuzz/test_readers.py", "retrieval/test_remote.py", "e2e/running/test_webhook.py"),
    *("bot/cli/test_process.py", "bot/cli/test_read_only.py", "test_tour.py", "retrieval/backends/test_deaths.py"),
)
"""Files that take more than five seconds, about, the longest first."""


def pytest_configure() -> None:
    """Give the processes that tests start what a suite's own start may have taken from them.

    SIGINT and SIGHUP are to end them: started in the background of a shell or by nohup, the suite ignores these, and
    passes that on. And what Python compiles is kept.
    """
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGHUP, signal.SIG_DFL)
    # Where it is set, each of the many processes that tests start would compile all of Wenju again.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    # Of the workers, that start after this: glibc keeps what each thread of a test has freed in a place of its own.
    os.environ["MALLOC_ARENA_MAX"] = "1"
    # Threads that wait for a part of a product turn in a circle meanwhile; there are others who want the core.
    os.environ["OPENBLAS_NUM_THREADS"] = "1"
    # On a busy machine one example may take as long as it likes.
    settings.register_profile("busy", deadline=None, max_examples=times(USUAL))
    settings.load_profile("busy")


@pytest.hookimpl(tryfirst=True)
def pytest_collection(session: pytest.Session) -> None:
    """Let each worker compile a part of the tests; when it collects the others, they are compiled.

    In a fresh clone all would do it at once, with the statements that pytest makes of each `assert`.
    """
    count = int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))
    if count > 1 and [Path(one).resolve() for one in session.config.args] == [TESTS]:
        number = int(os.environ["PYTEST_XDIST_WORKER"].removeprefix("gw"))
        for path in sorted(TESTS.rglob("test_*.py"))[number::count]:
            # What is wrong with one is told where it is collected.
            with contextlib.suppress(Exception, pytest.skip.Exception):
                importlib.import_module(".".join(path.relative_to(TESTS.parent).with_suffix("").parts))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Have the longest files come first, so that no worker is left with one; after them, those that wait take turns.

    These wait for processes and time-outs, the others compute.
    """
    files: dict[Path, list[pytest.Item]] = {}
    for item in items:
        files.setdefault(item.path, []).append(item)
    longest = [TESTS / name for name in LONGEST if TESTS / name in files]
    others = [file for file in files if file not in longest]
    waiting = [file for file in others if TESTS / "e2e" in file.parents]
    computing = [file for file in reversed(others) if file not in waiting]
    turns = chain(longest, *zip_longest(waiting, computing))
    items[:] = [item for file in turns if file is not None for item in files[file]]


def pytest_collection_finish() -> None:
    """Take what there is now for needed to the end: looking through it for garbage again and again costs more."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="module", autouse=True)
def no_garbage() -> Iterator[None]:
    """What a module has left stands in no other's way: an encoder, files of 12 MB in the frames of an error.

    To look for it takes a tenth of a second, and most modules leave next to nothing.
    """
    before = _resident()
    yield
    find_encoder.cache_clear()
    if _resident() - before < _LITTLE:
        return
    gc.collect()
    # glibc keeps what was freed, up to the highest place that is still taken.
    with contextlib.suppress(AttributeError, OSError):
        ctypes.CDLL(None).malloc_trim(0)


def _resident() -> int:
    """Bytes of memory that this process has now, as far as the system tells."""
    with contextlib.suppress(OSError):
        return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    return 0


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """More workers than cores: nearly half of a test's time is waiting, for another process or a time-out.

    A cluster beside them wants a part of the cores too: with four workers on two, it answered some tests too late.
    """
    cores = os.cpu_count() or 1
    return cores * 2 if "WENJU_TEST_OPENSEARCH" not in os.environ else cores + (cores + 1) // 2


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Leave files and long texts out of the names of tests, into which pytest 9.0 writes them whole.

    The name stands in a variable of the environment, with which a process is refused where it has more than 128 KB;
    and archives hold the time, so that each worker of a run would have names of its own.
    """
    return argname if isinstance(val, bytes | str) and len(val) > _LONGEST_NAMED else None


@pytest.fixture(scope="session")
def together(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that the workers of a run have in common."""
    base = tmp_path_factory.getbasetemp()
    return base.parent if "PYTEST_XDIST_WORKER" in os.environ else base


@pytest.fixture(scope="session")
def cache(together: Path) -> Path:
    """A folder for compiled dictionaries."""
    return together / "cache" / "wenju"


@pytest.fixture(scope="session")
def compiled_once(together: Path) -> None:
    """The machine code of the loops stands in numba's cache: made by one worker, for it takes half a minute."""
    if importlib.util.find_spec("numba") is None:
        pytest.skip("the extra `fast` is not installed")
    done = together / "compiled"
    with FileLock(together / "compiled.lock"):
        if not done.exists():
            # Not measured for coverage: numba is not ours, and following it takes as long again.
            plain = {name: value for name, value in os.environ.items() if not name.startswith("COV")}
            load = "from retrieval.index.compiled.loading import load_loops; load_loops()"
            subprocess.run([sys.executable, "-c", load], check=True, env=plain)
            done.touch()


@pytest.fixture(scope="session", autouse=True)
def tokenizer(cache: Path, together: Path) -> Iterator[Tokenizer]:
    """The tokeniser of the starter lists. It is kept, so that every engine of this process shares its dictionary."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(cache.parent))
        tokenizer = Tokenizer(cache=cache)
        # All workers begin with this: one compiles the dictionary, the others find it.
        with FileLock(together / "dictionary.lock"):
            tokenizer.terms("服贸会")
        yield tokenizer
