"""Work in other processes: ordered, with few batches under way, and only where there is much to do.

Tokenising is nearly all the cost of indexing, and Python's threads do not share it; the same goes for many questions
at once. The first batches are done in this process; if more come, workers are started (spawned: a forked copy of a
process with threads may hang). Those that tokenise get the tokeniser itself, so that nothing can differ. All ignore
Ctrl-C, which the caller handles, and leave when the caller dies.
"""

import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from types import ModuleType
from typing import Any, Final, TypeVar

Batch = TypeVar("Batch")
Part = TypeVar("Part")
Result = TypeVar("Result")

ALONE: Final = 2
"""Batches done in this process before others are started, which takes them a while."""

AHEAD: Final = 2
"""Batches under way for each worker: one in work and one waiting."""


def in_order(
    batches: Iterable[Batch],
    part: Callable[[Batch], Part],
    here: Callable[[Part], Result],
    there: Callable[[Part], Result],
    start: tuple[Any, ...],
    *,
    workers: int,
) -> Generator[tuple[Batch, Result], None, None]:
    """Do something to batches, in this process and others.

    Args:
        batches: Whatever the caller wants back with the result.
        part: What is needed of a batch; it is sent to a worker.
        here: Does it in this process.
        there: Does it in a worker; a function of a module.
        start: What a worker calls before all else, and its arguments.
        workers: Other processes at most; under 2, none are started.

    Yields:
        Each batch with its result, in the order given. Close the generator to stop the workers.
    """
    waiting: deque[tuple[Batch, Future[Result]]] = deque()
    pool: ProcessPoolExecutor | None = None
    try:
        for number, batch in enumerate(batches):
            if workers < 2 or number < ALONE:
                yield batch, here(part(batch))
                continue
            if pool is None:
                context = multiprocessing.get_context("spawn")
                pool = ProcessPoolExecutor(workers, context, _start, start)
            with _spared_from_ctrl_c(), _without_main_module():
                waiting.append((batch, pool.submit(there, part(batch))))
            while waiting and (len(waiting) >= AHEAD * workers or waiting[0][1].done()):
                yield _finished(waiting)
        while waiting:
            yield _finished(waiting)
    finally:
        if pool is not None:
            pool.shutdown(cancel_futures=True)


def default_workers() -> int:
    """A process for each core that this one may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@contextmanager
def _spared_from_ctrl_c() -> Iterator[None]:
    """Processes started meanwhile never see Ctrl-C, not even before `_start`; for this one it is put off."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def _without_main_module() -> Iterator[None]:
    """Processes started meanwhile do not run the caller's script again to have its names: they need none of them.

    So a script needs no `if __name__ == "__main__"` around what it does, which would be done over in every worker, and
    a worker of `wenju` does not import the whole command line.
    """
    main = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main


def _finished(waiting: deque[tuple[Batch, Future[Result]]]) -> tuple[Batch, Result]:
    batch, future = waiting.popleft()
    return batch, future.result()


def _start(first: Callable[..., None], *arguments: object) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_leave_with_the_caller, daemon=True).start()
    first(*arguments)


def _leave_with_the_caller() -> None:
    caller = multiprocessing.parent_process()
    if caller is not None:
        caller.join()
        os._exit(1)
