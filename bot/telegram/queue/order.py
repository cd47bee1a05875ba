"""In which order updates are worked on: many at once, those of one person one after the other, each to its end.

An update leaves the inbox only when it was dealt with. One whose answer could not be sent for all the retries of
`network` is put back and tried again later; one that waits when the bot stops stays in the inbox.
"""

import asyncio
import logging
import time
from collections import Counter, defaultdict, deque
from collections.abc import AsyncIterator, Awaitable, Collection, Coroutine
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext
from typing import Any, cast

from telegram import Update
from telegram.ext import BaseUpdateProcessor

from bot import logs
from bot.telegram.queue.inbox import Inbox
from retrieval.errors import WenjuError

AT_WORK = 64
"""Updates that are worked on at once."""

IN_MEMORY = 5000
"""Updates taken and not dealt with, above which no more are fetched; Telegram keeps the others. So many are some tens
of megabytes, and an admin behind them is still heard."""

OF_ONE_PERSON = 50
"""Of these at most so many are one person's; what else they sent waits aside, for their chat is answered at a walk and
nobody else should wait for that."""

LATER = (15.0, 60.0, 300.0, 900.0)
"""Seconds before an update is tried again whose answer could not be sent at all; the last again and again."""

MOST_TRIES = 100
"""Tries after which such an update is given up: after a day, for which Telegram too keeps what nobody fetches."""


class InOrder(BaseUpdateProcessor):
    """The processor of the Application, and the gate before its queue.

    Args:
        inbox: Where updates are noted as done.
        queue: The Application's.
        urgent: People who wait for nobody but themselves.

    Attributes:
        waiting: What was taken and is not dealt with, by number, with the moment (`time.monotonic`) it came.
    """

    def __init__(self, inbox: Inbox, queue: "asyncio.Queue[object]", urgent: Collection[int] = ()) -> None:
        # Our own semaphore counts only updates that are worked on, not those that wait behind one of their person.
        super().__init__(max_concurrent_updates=1_000_000)
        self._inbox = inbox
        self._queue = queue
        self._urgent = frozenset(urgent)
        self.waiting: dict[int, tuple[Update, float]] = {}
        self._room = asyncio.Semaphore(IN_MEMORY)
        self._desks = asyncio.Semaphore(AT_WORK)
        self._turns: defaultdict[int, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._in_line: Counter[int] = Counter()
        self._admitted: Counter[int] = Counter()
        self._aside: defaultdict[int, deque[Update]] = defaultdict(deque)
        self._unsent: set[int] = set()
        self._tries: Counter[int] = Counter()
        self._closing = False

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Nothing to free."""

    async def admit(self, update: Update) -> None:
        """Queue an update, once there is room in memory."""
        person = _person(update)
        self.waiting[update.update_id] = update, time.monotonic()
        if person in self._urgent:
            self._queue.put_nowait(update)
            return
        if self._admitted[person] >= OF_ONE_PERSON:
            self._aside[person].append(update)
            return
        self._admitted[person] += 1
        await self._room.acquire()
        await self._queue.put(update)

    def close(self) -> None:
        """Start nothing new; what is being worked on goes on."""
        self._closing = True

    def could_not_send(self, update_id: int) -> None:
        """Say that the answer to the update being worked on did not get through, so that it is tried later."""
        self._unsent.add(update_id)

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Work on one update when it is its turn."""
        update = cast("Update", update)
        work = cast("Coroutine[Any, Any, None]", coroutine)
        try:
            async with self._turn(_person(update)), self._desk(_person(update)):
                if self._closing:
                    return
                with self._inbox.working_on(update.update_id):
                    await work
        finally:
            # Python would complain of work that was never begun; closing what is finished does nothing.
            work.close()
            self.waiting.pop(update.update_id, None)
        if update.update_id in self._unsent and self._try_later(update):
            return
        self._tries.pop(update.update_id, None)
        try:
            await self._inbox.done(update.update_id)
        except WenjuError as error:
            logs.event("inbox", level=logging.ERROR, problem=error, update=update.update_id)
        self._make_room(_person(update))

    def _desk(self, person: int) -> AbstractAsyncContextManager[object]:
        return nullcontext() if person in self._urgent else self._desks

    def _make_room(self, person: int) -> None:
        if person in self._urgent:
            return
        if waiting := self._aside[person]:
            self._queue.put_nowait(waiting.popleft())
            return
        del self._aside[person]
        self._admitted[person] -= 1
        if not self._admitted[person]:
            del self._admitted[person]
        self._room.release()

    @asynccontextmanager
    async def _turn(self, person: int) -> AsyncIterator[None]:
        self._in_line[person] += 1
        try:
            async with self._turns[person]:
                yield
        finally:
            self._in_line[person] -= 1
            if not self._in_line[person]:
                del self._in_line[person], self._turns[person]

    def _try_later(self, update: Update) -> bool:
        self._unsent.discard(update.update_id)
        tries = self._tries[update.update_id]
        if tries >= MOST_TRIES:
            logs.event("gave an update up", level=logging.ERROR, update=update.update_id)
            return False
        self._tries[update.update_id] += 1
        seconds = LATER[min(tries, len(LATER) - 1)]
        asyncio.get_running_loop().call_later(seconds, self._queue.put_nowait, update)
        logs.event("later", level=logging.WARNING, update=update.update_id, seconds=seconds)
        return True


def _person(update: Update) -> int:
    """Whose turn it is: the sender, or where there is none the chat."""
    if update.effective_user:
        return update.effective_user.id
    return update.effective_chat.id if update.effective_chat else 0
