"""Work in other processes: ordered, with few batches under way, and only where there is much to do.

Reading and tokenising are nearly all the cost of indexing, and Python's threads do not share it. A few batches are done
in this process; for more, workers are started (spawned: a forked copy of a process with threads may hang). All ignore
Ctrl-C, which the caller handles, and leave when the caller dies, or is interrupted: what they are at may take minutes.
"""

import fcntl
import logging
import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from itertools import chain, islice
from multiprocessing.connection import Connection, wait
from types import ModuleType, TracebackType
from typing import TYPE_CHECKING, Any, Final, Self, TypeVar

from retrieval.errors import WorkerLost
from retrieval.processes.logged import KeptRecords, pass_on
from retrieval.processes.telling import tell, tell_to
from retrieval.reasons import Code

if TYPE_CHECKING:
    from multiprocessing.queues import SimpleQueue

Batch = TypeVar("Batch")
Part = TypeVar("Part")
Result = TypeVar("Result")

FEW_BATCHES: Final = 3
"""Batches for which others are started; fewer are done in this process sooner."""

HEARKEN: Final = 0.2
"""Seconds between two looks for what workers tell while they work."""

AHEAD: Final = 2
"""Batches under way for each worker: one in work and one waiting."""


class Workers:
    """Processes that are started when there is much to do, and kept until the end of the block.

    Args:
        most: Processes at most; under 2, none are started.
        start: What each calls before all else, and its arguments.
    """

    def __init__(self, most: int, start: tuple[Any, ...]) -> None:
        self._most = most
        self._start = start
        self._pool: ProcessPoolExecutor | None = None
        self._here: Connection
        self._there: Connection
        self._told: SimpleQueue[object]

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._pool is not None:
            if kind is not None:
                self._here.close()
            self._pool.shutdown(cancel_futures=True)
            self._here.close()
            self._there.close()

    def in_order(
        self,
        batches: Iterable[Batch],
        part: Callable[[Batch], Part],
        here: Callable[[Part], Result],
        there: Callable[[Part], Result],
    ) -> Iterator[tuple[Batch, Result]]:
        """Do something to batches, in this process and the others.

        Args:
            batches: Whatever the caller wants back with the result.
            part: What is needed of a batch; it is sent to a worker.
            here: Does it in this process.
            there: Does it in a worker; a function of a module.

        Yields:
            Each batch with its result, in the order given.

        Raises:
            WorkerLost: A worker has ended before its work was done.
        """
        batches = iter(batches)
        first: list[Batch] = []
        if self._pool is None:
            first = list(islice(batches, FEW_BATCHES)) if self._most > 1 else []
            if len(first) < FEW_BATCHES:
                for batch in chain(first, batches):
                    yield batch, here(part(batch))
                return
            level = logging.getLogger("retrieval").getEffectiveLevel()
            context = multiprocessing.get_context("spawn")
            # Closed here, it ends all that have the other end.
            self._there, self._here = context.Pipe(duplex=False)
            self._told = context.SimpleQueue()
            first_of_all = (self._there, self._told, level, *self._start)
            self._pool = ProcessPoolExecutor(self._most, context, _start, first_of_all)
        waiting: deque[tuple[Batch, Future[_Done[Result]]]] = deque()
        try:
            for batch in first[1:]:
                waiting.append((batch, self._submit(there, part(batch))))
            for batch in first[:1]:  # While the workers start, which takes them a while.
                yield batch, here(part(batch))
            for batch in batches:
                waiting.append((batch, self._submit(there, part(batch))))
                while waiting and (len(waiting) >= AHEAD * self._most or waiting[0][1].done()):
                    yield self._finished(waiting)
            while waiting:
                yield self._finished(waiting)
        except BrokenProcessPool as error:
            raise WorkerLost(Code.WORKER_LOST) from error

    def _submit(self, there: Callable[[Part], Result], part: Part) -> "Future[_Done[Result]]":
        assert self._pool is not None
        with starting_processes():
            return self._pool.submit(_do, there, part)

    def _listen(self) -> None:
        while not self._told.empty():
            tell(self._told.get())

    def _finished(self, waiting: "deque[tuple[Batch, Future[_Done[Result]]]]") -> tuple[Batch, Result]:
        """Wait for the first of what is under way, and hear meanwhile what the workers tell."""
        batch, future = waiting.popleft()
        while not future.done():
            with suppress(TimeoutError):
                future.exception(HEARKEN)
            self._listen()
        self._listen()
        result, records = future.result()
        pass_on(records)
        return batch, result


def default_workers() -> int:
    """A process for each core that this one may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@contextmanager
def starting_processes() -> Iterator[None]:
    """What every process is started in."""
    with _one_after_the_other, _spared_from_ctrl_c(), _without_main_module():
        yield


def end_processes() -> None:
    """End all processes that were started, and start none from now on: another program is about to take our place.

    It would know of none of them, and nobody would ask how they ended. A thread that wants one waits for ever.
    """
    _one_after_the_other.acquire()
    for process in multiprocessing.active_children():
        process.kill()
        process.join()


_one_after_the_other = threading.Lock()


@contextmanager
def _spared_from_ctrl_c() -> Iterator[None]:
    """Processes started meanwhile never see Ctrl-C, not even before they ignore it; for this one it is put off."""
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


_records = KeptRecords()

_Done = tuple[Result, list[logging.LogRecord]]


def _start(
    line: Connection, told: "SimpleQueue[object]", level: int, first: Callable[..., None], *arguments: object
) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    leave_with_the_caller(line)
    logging.basicConfig(level=level, handlers=[_records])
    tell_to(told.put)
    first(*arguments)


def _do(there: Callable[[Part], Result], part: Part) -> _Done[Result]:
    _records.take()
    return there(part), _records.take()


def leave_with_the_caller(*lines: Connection) -> None:
    """In a process that was started: have it end, and those it started, when the one that started it does.

    Args:
        lines: Others whose other ends are closed when it shall end.
    """
    caller = multiprocessing.parent_process()
    if caller is not None:
        if sys.platform == "linux":
            _end_with(caller.sentinel)
        threading.Thread(target=_leave_with, args=(caller.sentinel, *lines), daemon=True).start()


def _leave_with(*ends: int | Connection) -> None:
    wait(ends)
    for process in multiprocessing.active_children():
        process.kill()
    os._exit(1)


def _end_with(pipe: int) -> None:
    """Have the kernel kill this process when a pipe ends: it may be in C code that lets no thread run, for a minute.

    Its children have pipes of their own. PR_SET_PDEATHSIG would not do: that is sent when the thread ends by which the
    process was started.
    """
    fcntl.fcntl(pipe, fcntl.F_SETOWN, os.getpid())
    fcntl.fcntl(pipe, fcntl.F_SETSIG, signal.SIGKILL)
    fcntl.fcntl(pipe, fcntl.F_SETFL, fcntl.fcntl(pipe, fcntl.F_GETFL) | os.O_ASYNC)
