"""Searches sent from the event loop to the process beside it, without a thread for each.

A thread that waits for its answer costs half a millisecond a question: each hand-over of Python's lock between threads
is a switch of the processor. Where the engine has no process beside it, or that has just died, a thread asks it.
"""

import asyncio
import contextlib
from collections import deque
from concurrent.futures import Executor
from functools import partial
from typing import Final

from retrieval.engine import Engine
from retrieval.processes.host import Gone, Line
from retrieval.remote import EngineBeside
from retrieval.types import Answer, Filters

AT_ONCE: Final = 16
"""Searches sent before their answers are there: so few that neither side ever waits for the other to read."""


class Searching:
    """Searches of one event loop.

    Args:
        engine: Where answers come from.
        threads: Run what cannot be sent.
    """

    def __init__(self, engine: Engine, threads: Executor) -> None:
        self._engine = engine
        self._threads = threads
        self._line: Line | None = None
        self._waiting: deque[asyncio.Future[Answer]] = deque()
        self._room = asyncio.Semaphore(AT_ONCE)

    async def search(self, question: str, k: int, filters: Filters) -> Answer:
        """As `Engine.search`."""
        if isinstance(self._engine, EngineBeside):
            async with self._room:
                # When it dies the engine starts another one, and refuses what kills that too.
                with contextlib.suppress(Gone):
                    return await self._send(self._engine.line(), question, k, filters)
        work = partial(self._engine.search, question, k=k, filters=filters)
        return await asyncio.get_running_loop().run_in_executor(self._threads, work)

    def close(self) -> None:
        """Wait for no more answers of the process."""
        if self._line is not None:
            asyncio.get_running_loop().remove_reader(self._line.fileno())
            self._line = None
        while self._waiting:
            _settle(self._waiting.popleft(), Gone())

    def _send(self, line: Line, question: str, k: int, filters: Filters) -> "asyncio.Future[Answer]":
        loop = asyncio.get_running_loop()
        if line is not self._line:
            self.close()
            self._line = line
            loop.add_reader(line.fileno(), self._take, line)
        line.send("search", question, k=k, filters=filters)
        answer: asyncio.Future[Answer] = loop.create_future()
        self._waiting.append(answer)
        return answer

    def _take(self, line: Line) -> None:
        """Give the reply that is there to who waits for it."""
        try:
            result = line.take()
        except Exception as error:  # noqa: BLE001 - whatever the search raised, who asked gets it
            result = error
        if line.broken:
            self.close()
        else:
            _settle(self._waiting.popleft(), result)


def _settle(waiting: "asyncio.Future[Answer]", result: Answer | Exception) -> None:
    if waiting.done():
        return  # Whoever asked was told to stop.
    if isinstance(result, Exception):
        waiting.set_exception(result)
    else:
        waiting.set_result(result)
