"""How fast messages go out: Telegram's limits per chat and overall, kept before it has to say 429.

A chat hands out moments at which one message may go: a few at once, then one an interval; who waits has a moment
already. All chats together have places, as many as messages may go a second: a message takes one when it goes and
leaves it a second after its reply, whenever in between Telegram counted it. So a crowd is answered at once, up to a
second's worth, and a busy machine or a slow network cannot bunch more than that into one second.
A few places more are for those who are not to stand behind a crowd.
"""

import asyncio
import time
from collections.abc import AsyncIterator, Collection
from contextlib import asynccontextmanager
from dataclasses import dataclass

PRIVATE_PACE = (1.0, 20)
"""Seconds a message in a private chat, and how many may go at once. Telegram asks for one a second and lets short
bursts through; so many fit a person who pages quickly, and what is too much is told by its 429."""

GROUP_PACE = (4.0, 5)
"""The same in a group: Telegram allows 20 a minute, and 5 + 60 / 4 = 20."""

URGENT_PLACES = 3
"""Of the thirty messages a second that Telegram allows, beside the 25 for all."""

REMEMBERED_CHATS = 10_000
"""Chats after which those that have been quiet are dropped from memory."""


@dataclass(slots=True)
class _Line:
    """Moments of one chat.

    Attributes:
        interval: Seconds between messages in the long run.
        burst: How many may go at once after a quiet time.
        free: When the next moment would be if nothing were allowed at once.
    """

    interval: float
    burst: int
    free: float = 0.0

    def reserve(self, now: float) -> float:
        """Take the next moment; returns the seconds until then."""
        moment = max(self.free, now - (self.burst - 1) * self.interval)
        self.free = moment + self.interval
        return max(0.0, moment - now)

    def quiet(self, now: float) -> bool:
        return self.free <= now - (self.burst - 1) * self.interval


class Pace:
    """Makes senders wait for their turn.

    Args:
        per_second: Messages to all chats together.
        urgent: Chats that have places of their own besides.
    """

    def __init__(self, per_second: float, urgent: Collection[int] = ()) -> None:
        # Below one a second the window grows instead.
        places = max(1, int(per_second))
        self._window = places / per_second
        self._places = asyncio.Semaphore(places)
        self._urgent = frozenset(urgent)
        self._urgent_places = asyncio.Semaphore(URGENT_PLACES)
        self._chats: dict[int, _Line] = {}

    @asynccontextmanager
    async def turn(self, chat: int) -> AsyncIterator[None]:
        """Wait until a message may go to a chat; the block sends it."""
        # The chat's wait comes first: a place must not be held for a chat that waits.
        now = time.monotonic()
        if wait := self._line(chat, now).reserve(now):
            await asyncio.sleep(wait)
        places = self._urgent_places if chat in self._urgent else self._places
        await places.acquire()
        try:
            yield
        finally:
            asyncio.get_running_loop().call_later(self._window, places.release)

    def hold(self, chat: int, seconds: float) -> None:
        """Send nothing new to a chat for a while: Telegram said 429."""
        now = time.monotonic()
        line = self._line(chat, now)
        line.free = max(line.free, now + seconds)

    def _line(self, chat: int, now: float) -> _Line:
        if chat not in self._chats:
            if len(self._chats) > REMEMBERED_CHATS:
                self._chats = {number: line for number, line in self._chats.items() if not line.quiet(now)}
            self._chats[chat] = _Line(*(PRIVATE_PACE if chat > 0 else GROUP_PACE))
        return self._chats[chat]
