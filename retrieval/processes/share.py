"""One kind of work shared between this process and others, its results in order.

This process works from the beginning; the others join in once they have loaded what they need, and are started only
where there is much to do. Threads take in what they send: a process whose result waits to be read cannot go on.
"""

import threading
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import Future
from typing import Any, Final, TypeVar

from retrieval.processes.host import Gone, Hosted

Part = TypeVar("Part")
Result = TypeVar("Result")

ALONE: Final = 2
"""Parts done in this process before others are started, which costs each of them a second of processor time."""

AHEAD: Final = 3
"""Parts under way in each other process: one in work, and others waiting until this process looks after it again."""

_KEPT: Final = 64
"""Results kept at most until those before them are there."""


def share(
    parts: Iterable[Part],
    here: Callable[[Part], Result],
    there: Callable[[Hosted, Part], int],
    start: Callable[[], Hosted],
    *,
    others: int,
) -> Generator[Result, None, None]:
    """Do something to each part, in this process and others.

    Args:
        parts: What there is to do; read by the caller's thread.
        here: Does it in this process.
        there: Sends it to another one.
        start: Starts one.
        others: How many to start; 0 for none.

    Yields:
        The result of each part, in the order given. What a process that dies had before it is done here. Close the
        generator to stop the others.
    """
    waiting = enumerate(parts)
    done: dict[int, Result] = {}
    sent: dict[int, tuple[Part, Hosted, Future[Result]]] = {}
    hosts: list[Hosted] = []
    shown = 0

    def fetch(number: int) -> None:
        part, _, result = sent.pop(number)
        try:
            done[number] = result.result()
        except Gone:
            done[number] = here(part)

    try:
        while True:
            taken = next(waiting, None) if len(done) < _KEPT else None
            if taken is not None:
                done[taken[0]] = here(taken[1])
                if taken[0] + 1 == ALONE:
                    hosts = [start() for _ in range(others)]
            elif shown in sent:
                fetch(shown)
            elif not done:
                return
            for number in [number for number, (_, _, result) in sent.items() if result.done()]:
                fetch(number)
            for host in hosts:
                under_way = sum(whose is host for _, whose, _ in sent.values())
                while not host.gone and under_way < AHEAD and (taken := next(waiting, None)) is not None:
                    number, part = taken
                    try:
                        sent[number] = part, host, _coming(host, there(host, part))
                        under_way += 1
                    except Gone:
                        done[number] = here(part)
            while shown in done:
                yield done.pop(shown)
                shown += 1
    finally:
        for host in hosts:
            host.stop()


def _coming(host: Hosted, ticket: int) -> Future[Any]:
    """The result of what was sent, taken in by a thread that nobody waits for when Python ends."""
    result: Future[Any] = Future()

    def receive() -> None:
        try:
            result.set_result(host.lines[0].receive(ticket))
        except BaseException as error:  # noqa: BLE001 - raised where the result is asked for
            result.set_exception(error)

    threading.Thread(target=receive, name="wenju-results", daemon=True).start()
    return result
