"""An object that lives in another process, and is called from this one.

Requests go through a pipe and are answered in the order they were sent; several may be under way. What a report says
is sent once, and named by a number afterwards. The other process is spawned (a forked copy of a process with threads
may hang), and ends when the caller hangs up or dies.
"""

import atexit
import io
import multiprocessing
import pickle
import select
import signal
import threading
import traceback
from array import array
from collections import OrderedDict
from collections.abc import Callable, Sequence
from itertools import chain
from multiprocessing.connection import Connection
from typing import Any, Final

from retrieval.errors import WenjuError
from retrieval.parallel import leave_with_the_caller, spared_from_ctrl_c
from retrieval.types import Hit, Passage, Report, Span

REPORTS: Final = 2_048
"""Reports that both sides remember, about 10 MB."""

PATIENCE: Final = 60.0
"""Seconds until a process that does not answer is given up; before the first answer, it loads the dictionary."""


class Hosted:
    """Another process with an object of its own; may be shared between threads.

    It is started at once: a script that makes one needs `if __name__ == "__main__":`.

    Args:
        make: Makes the object there, a context manager; a class or function of a module.
        values: Its arguments.

    """

    def __init__(self, make: Callable[..., Any], *values: object) -> None:
        spawning = multiprocessing.get_context("spawn")
        self._here, there = spawning.Pipe()
        self._process = spawning.Process(target=_answer, args=(there, make, values), name="wenju-search", daemon=True)
        with spared_from_ctrl_c():
            self._process.start()
        # Python itself would only ask it to end, with a signal that it ignores, and wait.
        atexit.register(self.stop)
        there.close()
        self._given_up = False
        self._reports: dict[int, Report] = {}
        self._sending = threading.Lock()
        self._turns = threading.Condition()
        self._sent = self._received = 0

    @property
    def gone(self) -> bool:
        """Whether the process has died, or is of no more use."""
        return self._given_up or not self._process.is_alive()

    @property
    def status(self) -> int | None:
        """How the process has ended, as `Process.exitcode`; None while it lives."""
        return self._process.exitcode

    @property
    def waiting(self) -> int:
        """How many requests are under way."""
        return self._sent - self._received

    @property
    def ready(self) -> bool:
        """Whether the reply to the oldest request is there, or will never be."""
        return self.gone or self._here.poll()

    def call(self, method: str, *values: object, **named: object) -> Any:  # noqa: ANN401 - what the method returns
        """Call a method of the object, and wait for what it returns; raises what it raises.

        Raises:
            EOFError: The process is gone.
            OSError: Likewise.
        """
        return self.receive(self.send(method, *values, **named))

    def send(self, method: str, *values: object, **named: object) -> int:
        """Have a method called; returns the number to `receive` its result by. Errors as for `call`."""
        request = pickle.dumps((method, values, named))
        with self._sending:
            number = self._sent
            self._here.send_bytes(request)
            self._sent += 1
        return number

    def receive(self, number: int) -> Any:  # noqa: ANN401
        """Wait for a result; each is to be asked for once. Errors as for `call`."""
        with self._turns:
            self._turns.wait_for(lambda: self._received == number or self._given_up)
        try:
            if self._given_up or not self._arrives():
                raise EOFError
            result = _Unpacker(self._here.recv_bytes(), self._reports).load()
        except BaseException:
            # Who comes next could take this reply for its own.
            self._given_up = True
            raise
        finally:
            with self._turns:
                self._received += 1
                self._turns.notify_all()
        if isinstance(result, BaseException):
            raise result
        return result

    def _arrives(self) -> bool:
        """Wait for a reply as long as there is hope."""
        if not hasattr(select, "poll"):
            return self._here.poll(PATIENCE)
        # What `Connection.poll` does, without the selector that it makes each time.
        arrival = select.poll()
        arrival.register(self._here, select.POLLIN)
        return bool(arrival.poll(PATIENCE * 1000))

    def stop(self) -> None:
        """End the process; what is under way is lost."""
        self._given_up = True
        self._process.kill()
        self._process.join()
        atexit.unregister(self.stop)


# In the other process.


def _answer(there: Connection, make: Callable[..., Any], values: tuple[object, ...]) -> None:
    """Answer requests until the caller hangs up."""
    for number in (signal.SIGINT, signal.SIGTERM):
        # Both may be sent to a whole group of processes; the caller wants its last answers all the same.
        signal.signal(number, signal.SIG_IGN)
    threading.Thread(target=leave_with_the_caller, daemon=True).start()
    packer = _Packer()
    with make(*values) as hosted:
        while True:
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
            there.send_bytes(packer.pack(result))


class _Packer:
    """Pickles results; a report is sent once, and is a number from then on as long as both sides remember it."""

    def __init__(self) -> None:
        self._numbers: OrderedDict[int, tuple[int, Report]] = OrderedDict()
        self._last = 0
        self._reduced: dict[type, Callable[[Any], tuple[Any, ...]]] = {Report: self._reduce, Hit: _taken_apart}

    def pack(self, result: object) -> bytes:
        """The bytes that an `_Unpacker` reads."""
        stream = io.BytesIO()
        pickler = pickle.Pickler(stream, pickle.HIGHEST_PROTOCOL)
        pickler.dispatch_table = self._reduced
        pickler.dump(result)
        return stream.getvalue()

    def _reduce(self, report: Report) -> tuple[Any, ...]:
        # By identity: the engine keeps the reports it shows, and this keeps them alive.
        known = self._numbers.get(id(report))
        if known is not None:
            self._numbers.move_to_end(id(report))
            return _report, (known[0],)
        self._last += 1
        self._numbers[id(report)] = self._last, report
        forgotten = self._numbers.popitem(last=False)[1][0] if len(self._numbers) > REPORTS else 0
        return _report, (self._last, pickle.dumps(report), forgotten)


def _taken_apart(hit: Hit) -> tuple[Any, ...]:
    """A hit as few plain values: a state for each of its spans took .3 ms an answer, this takes .05."""
    passage = hit.passage
    spans = array("I", chain.from_iterable((s.start, s.end) for s in (hit.window, hit.sentence, *hit.highlights)))
    place = passage.id, passage.report_id, passage.ordinal, passage.paragraphs, passage.start, passage.end, passage.text
    return _put_together, (hit.report, place, hit.score, spans, hit.shares, hit.reposts, hit.agreeing)


# In the caller's.


def _put_together(
    report: Report,
    place: tuple[Any, ...],
    score: float,
    spans: Sequence[int],
    *rest: Any,  # noqa: ANN401
) -> Hit:
    window, sentence, *highlights = map(Span, spans[::2], spans[1::2])
    return Hit(report, Passage(*place), score, window, sentence, tuple(highlights), *rest)


def _report(number: int, pickled: bytes = b"", forgotten: int = 0) -> Report:
    """Stands for a report in what is sent; `_Unpacker` knows which."""
    raise NotImplementedError


class _Unpacker(pickle.Unpickler):
    """Reads what a `_Packer` wrote.

    Args:
        packed: One result.
        reports: Those sent so far by number; changed to what the sender remembers.
    """

    def __init__(self, packed: bytes, reports: dict[int, Report]) -> None:
        super().__init__(io.BytesIO(packed))
        self._reports = reports

    def find_class(self, module: str, name: str) -> Any:  # noqa: ANN401
        """As that of `pickle.Unpickler`, but for reports."""
        return self._take if (module, name) == (__name__, _report.__name__) else super().find_class(module, name)

    def _take(self, number: int, pickled: bytes = b"", forgotten: int = 0) -> Report:
        if pickled:
            self._reports[number] = pickle.loads(pickled)  # noqa: S301 - our own process wrote it
            self._reports.pop(forgotten, None)
        return self._reports[number]
