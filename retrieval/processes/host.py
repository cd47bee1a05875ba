"""An object that lives in another process and is called from this one, one call after the other.

The process is spawned (a forked copy of a process with threads may hang), and ends when the caller hangs up or dies.
What is asked and answered goes through a pipe as pickles.
"""

import atexit
import gc
import logging
import multiprocessing
import os
import signal
import traceback
from collections.abc import Callable
from contextlib import ExitStack, suppress
from itertools import count
from multiprocessing.connection import Connection
from multiprocessing.reduction import ForkingPickler
from typing import Any, Final

from retrieval.errors import WenjuError
from retrieval.processes.pool import leave_with_the_caller, starting_processes
from retrieval.processes.telling import Saying, tell, tell_to

LOOK: Final = 1.0
"""Seconds between two looks at a process that has not answered yet."""

STOPPED: Final = 4
"""Looks in a row that find it stopped by a signal until it is given up. A process that only waits for a busy machine is
never found so; where the caller was stopped too (Ctrl-Z), nobody looked."""

STUCK: Final = 120
"""Looks without an answer until it is given up, whatever ails it; the first answer takes as long as it takes to start,
seconds on a busy machine."""

_log = logging.getLogger(__name__)


class Gone(Exception):
    """The other process has died, or was given up."""


class Hosted:
    """Another process with an object of its own, started at once. Not to be shared between threads, but for `stop`.

    Args:
        make: Makes the object there, a context manager; a class or function of a module. Where it fails, each call
            tries again, and raises what it raises.
        values: Its arguments.
        name: What the process is called.
        patient: Whether an answer is waited for however long it takes, from an object that limits itself.

    Raises:
        OSError: No process can be started.
    """

    def __init__(
        self, make: Callable[..., Any], *values: object, name: str = "wenju-search", patient: bool = False
    ) -> None:
        self._patient = patient
        spawning = multiprocessing.get_context("spawn")
        self._line, there = spawning.Pipe()
        self._process = spawning.Process(target=_answer, args=(there, make, values), name=name, daemon=True)
        with starting_processes():
            self._process.start()
        # Only the other process may hold the other end: when it dies, in the middle of an answer too, this one ends.
        there.close()
        # Python itself would only ask it to end, with a signal that it ignores, and wait.
        atexit.register(self.stop)

    @property
    def status(self) -> int | None:
        """How the process has ended, as `Process.exitcode`; None while it lives."""
        return self._process.exitcode

    def call(self, method: str, *values: object, **named: object) -> Any:  # noqa: ANN401 - what the method returns
        """Call a method of the object; returns or raises what that does.

        What cannot be pickled is told by an error instead, and so is an error that cannot.

        Raises:
            Gone: The process is; or it does not answer, and was ended.
        """
        try:
            self._line.send((method, values, named))
            result = self._answer()
            while isinstance(result, Saying):
                tell(result.what)
                result = self._answer()
        except (EOFError, OSError) as error:
            raise Gone from error
        if isinstance(result, BaseException):
            raise result
        return result

    def stop(self) -> None:
        """End the process; a call under way raises `Gone`."""
        self._process.kill()
        self._process.join()
        atexit.unregister(self.stop)

    def _answer(self) -> object:
        self._wait()
        return self._line.recv()

    def _wait(self) -> None:
        """Wait for an answer as long as there is hope."""
        stopped = 0
        for look in count():
            if self._line.poll(LOOK):
                return
            stopped = stopped + 1 if self._is_stopped() else 0
            if stopped == STOPPED or (look >= STUCK and not self._patient):
                break
        ailment = "was stopped" if stopped else "does not answer"
        _log.warning("the process %s %s and is ended", self._process.name, ailment)
        self.stop()
        raise Gone

    def _is_stopped(self) -> bool:
        """Whether a signal holds the process still; unknown, and so no, where the system cannot be asked."""
        if hasattr(os, "waitid") and self._process.pid is not None:
            with suppress(ChildProcessError):
                how = os.WSTOPPED | os.WNOHANG | os.WNOWAIT
                return os.waitid(os.P_PID, self._process.pid, how) is not None
        return False


# In the other process.


def _answer(there: Connection, make: Callable[..., Any], values: tuple[object, ...]) -> None:
    """Answer calls until the caller hangs up."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        # All may be sent to a whole group of processes; the caller wants its last answers all the same.
        signal.signal(number, signal.SIG_IGN)
    leave_with_the_caller()
    with ExitStack() as until_the_end, suppress(EOFError, OSError):
        hosted = None
        tell_to(lambda what: there.send(Saying(what)))
        # What is wrong is told to whoever calls.
        with suppress(Exception):
            hosted = until_the_end.enter_context(make(*values))
        # What answers are made of is freed without it; looking for cycles as often as Python does took 7 % of the time.
        gc.set_threshold(50_000)
        while True:
            method, arguments, named = there.recv()
            try:
                if hosted is None:
                    hosted = until_the_end.enter_context(make(*values))
                answer = ForkingPickler.dumps(getattr(hosted, method)(*arguments, **named))
            except Exception as error:  # noqa: BLE001 - whatever it is, the caller tells it as its own
                answer = _pickled(error)
            there.send_bytes(answer)


def _pickled(error: Exception) -> Any:  # noqa: ANN401 - bytes of one kind or the other
    """An error for the caller; where it does not survive that, one that says the same."""
    if not isinstance(error, WenjuError):
        error.add_note(traceback.format_exc())
    try:
        pickled = ForkingPickler.dumps(error)
        ForkingPickler.loads(pickled)
    except Exception:  # noqa: BLE001 - an error of a library may do anything
        told = RuntimeError(f"{type(error).__name__}: {error}")
        for note in getattr(error, "__notes__", ()):
            told.add_note(note)
        return ForkingPickler.dumps(told)
    return pickled
