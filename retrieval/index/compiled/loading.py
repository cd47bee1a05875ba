"""Whether the compiled loops are used: once they are loaded, which happens beside the answers.

numba takes half a second to import, and some seconds to compile the loops for the first time on a machine; numpy
gives the same answers meanwhile. So a process that asks a single question never loads it, and in one that asks more
nobody waits. Small segments never need it (see `retrieval.index.maxscore`).
"""

import threading
from importlib import import_module
from types import ModuleType
from typing import Final

from retrieval.extras import is_installed

_AFTER: Final = 8
"""Large segments searched before loading begins: more than one question needs, fewer than a conversation."""


class _Loops:
    """The module, or how far it is from being loaded."""

    def __init__(self) -> None:
        self.module: ModuleType | None = None
        self.searched = 0
        self.tried = False
        self.loading = threading.Lock()

    def load(self) -> None:
        """Load it, or wait until another thread has; once a process."""
        with self.loading:
            if not self.tried:
                self.tried = True
                self._import()

    def _import(self) -> None:
        if not is_installed("numba"):
            return
        try:
            self.module = import_module("retrieval.index.compiled.maxscore")
        except Exception:  # whatever ails numba, numpy answers
            import logging  # 3 ms, for what hardly ever happens

            problem = "numba is installed but cannot be used; searching goes on without it"
            logging.getLogger(__name__).warning(problem, exc_info=True)


_loops = _Loops()


def loops(*, wanted: bool) -> ModuleType | None:
    """The compiled loops; None where numba is missing or not loaded yet.

    Args:
        wanted: Whether the segment is so large that they would be worth loading.
    """
    if wanted and _loops.module is None and _loops.searched <= _AFTER:
        _loops.searched += 1
        if _loops.searched > _AFTER:
            threading.Thread(target=_loops.load, name="compiled-loops").start()
    return _loops.module


def load_loops() -> bool:
    """Load the compiled loops now, and wait for it: for benchmarks and long batches.

    Returns:
        Whether they are in use from now on.
    """
    _loops.load()
    return _loops.module is not None
