"""An object that lives in another process, and is called from this one.

The process is spawned (a forked copy of a process with threads may hang), and ends when the caller hangs up or dies.
Requests go through pipes, results come back as `retrieval.processes.wire` has them.
"""

import atexit
import gc
import multiprocessing
import os
import pickle
import select
import selectors
import signal
import threading
import traceback
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import repeat
from multiprocessing.connection import Connection
from typing import Any, Final

from retrieval.errors import WenjuError
from retrieval.processes.pool import leave_with_the_caller, spared_from_ctrl_c, without_main_module
from retrieval.processes.wire import Known, Packer, Unpacker

PATIENCE: Final = 60.0
"""Seconds until a process that does not answer is given up; before the first answer, it loads the dictionary."""

AT_ONCE: Final = 2**15
"""Bytes of a reply that an empty pipe takes at once; a larger one would wait until it is read."""


class Gone(Exception):
    """The other process has died, or does not answer any more."""


class Line:
    """A way to the object in the other process; may be shared between threads.

    Requests are answered in the order they were sent, several may be under way. Either all callers `receive`, which
    waits, or one of them alone looks after `fileno` and takes each reply as it comes (`take`).

    Args:
        connection: This end of it.

    Attributes:
        broken: Whether it is of no more use.
    """

    def __init__(self, connection: Connection) -> None:
        self.broken = False
        self._connection = connection
        self._known: Known = {}
        self._sending = threading.Lock()
        self._turns = threading.Condition()
        self._sent = self._received = 0

    def fileno(self) -> int:
        """Becomes readable when a reply comes, or never will; for an event loop."""
        return self._connection.fileno()

    def send(self, method: str, *values: object, **named: object) -> int:
        """Have a method of the object called; returns the number to `receive` its result by.

        Raises:
            Gone: The process is.
        """
        request = pickle.dumps((method, values, named))
        with self._sending:
            number = self._sent
            try:
                self._connection.send_bytes(request)
            except OSError as error:
                self.broken = True
                raise Gone from error
            self._sent += 1
        return number

    def receive(self, number: int) -> Any:  # noqa: ANN401 - what the method returns
        """Wait for a result, and raise what the method raised; each is to be asked for once.

        Raises:
            Gone: The process is, or has not answered for long.
        """
        with self._turns:
            self._turns.wait_for(lambda: self._received == number or self.broken)
        try:
            if not self._arrives():
                # Who comes next could take this reply for its own.
                self.broken = True
            return self.take()
        finally:
            with self._turns:
                self._turns.notify_all()

    def take(self) -> Any:  # noqa: ANN401
        """The next result, or what the method raised; errors as for `receive`."""
        if self.broken:
            raise Gone
        try:
            result = Unpacker(self._connection.recv_bytes(), self._known).load()
        except (EOFError, OSError) as error:
            self.broken = True
            raise Gone from error
        except BaseException:
            self.broken = True
            raise
        self._received += 1
        if isinstance(result, BaseException):
            raise result
        return result

    def _arrives(self) -> bool:
        """Wait for a reply as long as there is hope."""
        if not hasattr(select, "poll"):
            return self._connection.poll(PATIENCE)
        # What `Connection.poll` does, without the selector that it makes each time.
        arrival = select.poll()
        arrival.register(self._connection, select.POLLIN)
        return bool(arrival.poll(PATIENCE * 1000))


class Hosted:
    """Another process with an object of its own; may be shared between threads.

    It is started at once.

    Args:
        make: Makes the object there, a context manager; a class or function of a module.
        values: Its arguments.
        lines: How many ways to it there are; more than one on POSIX systems only.

    Attributes:
        lines: The ways to it.
    """

    def __init__(self, make: Callable[..., Any], *values: object, lines: int = 1) -> None:
        spawning = multiprocessing.get_context("spawn")
        pipes = [spawning.Pipe() for _ in range(lines)]
        theirs = [there for _, there in pipes]
        self._process = spawning.Process(target=_answer, args=(theirs, make, values), name="wenju-search", daemon=True)
        with spared_from_ctrl_c(), without_main_module():
            self._process.start()
        # Python itself would only ask it to end, with a signal that it ignores, and wait.
        atexit.register(self.stop)
        for there in theirs:
            there.close()
        self.lines = tuple(Line(here) for here, _ in pipes)

    @property
    def gone(self) -> bool:
        """Whether the process has died, or is of no more use."""
        return any(line.broken for line in self.lines) or not self._process.is_alive()

    @property
    def status(self) -> int | None:
        """How the process has ended, as `Process.exitcode`; None while it lives."""
        return self._process.exitcode

    def call(self, method: str, *values: object, **named: object) -> Any:  # noqa: ANN401
        """Call a method of the object by the first line; returns or raises what that does. Errors as of `Line`."""
        line = self.lines[0]
        return line.receive(line.send(method, *values, **named))

    def stop(self) -> None:
        """End the process; what is under way is lost."""
        for line in self.lines:
            line.broken = True
        self._process.kill()
        self._process.join()
        atexit.unregister(self.stop)


# In the other process.


def _answer(theirs: Sequence[Connection], make: Callable[..., Any], values: tuple[object, ...]) -> None:
    """Answer requests until the caller hangs up."""
    for number in (signal.SIGINT, signal.SIGTERM):
        # Both may be sent to a whole group of processes; the caller wants its last answers all the same.
        signal.signal(number, signal.SIG_IGN)
    threading.Thread(target=leave_with_the_caller, daemon=True).start()
    replies = {there.fileno(): _Replies(there) for there in theirs}
    with make(*values) as hosted:
        # What answers are made of is freed without it; looking for cycles as often as Python does took 7 % of the time.
        gc.set_threshold(50_000)
        for there in _requests(theirs):
            try:
                method, arguments, named = pickle.loads(there.recv_bytes())  # noqa: S301 - the caller's own
            except EOFError:
                return
            try:
                result = getattr(hosted, method)(*arguments, **named)
            except WenjuError as error:
                result = error
            except Exception as error:  # noqa: BLE001 - whatever it is, the caller tells it as its own
                error.add_note(traceback.format_exc())
                result = error
            replies[there.fileno()].send(result)


class _Replies:
    """What goes back by one line, in order; work goes on while the caller is slow to take what is large."""

    def __init__(self, there: Connection) -> None:
        self._there = there
        self._packer = Packer()
        self._sender = ThreadPoolExecutor(1)
        self._last: Future[None] | None = None

    def send(self, result: object) -> None:
        packed = self._packer.pack(result)
        if len(packed) <= AT_ONCE and (self._last is None or self._last.done()):
            self._there.send_bytes(packed)
        else:
            self._last = self._sender.submit(self._send_large, packed)

    def _send_large(self, packed: bytes) -> None:
        try:
            self._there.send_bytes(packed)
        except BaseException:  # noqa: BLE001 - whatever it is, the caller would take the next reply for this one
            os._exit(1)


def _requests(theirs: Sequence[Connection]) -> Iterator[Connection]:
    """The connections in the order in which something is to be read of them."""
    if len(theirs) == 1:
        yield from repeat(theirs[0])
    with selectors.DefaultSelector() as selector:
        for there in theirs:
            selector.register(there, selectors.EVENT_READ, there)
        while True:
            yield from [key.data for key, _ in selector.select()]
