"""How fast messages go out: Telegram's limits per chat and overall, kept before it has to say 429.

Each line (a chat, or all chats together) hands out moments at which one message may go: a few at once, then one an
interval. Those who wait have their moment already, so nobody is overtaken and nothing polls.
"""

import asyncio
import time
from dataclasses import dataclass

CHAT = (1.0, 20)
"""Seconds a message in a private chat, and how many may go at once. Telegram asks for one a second and lets short
bursts through; so many fit a person who pages quickly, and what is too much is told by its 429."""

GROUP = (4.0, 5)
"""The same in a group: Telegram allows 20 a minute, and 5 + 60 / 4 = 20."""

REMEMBERED = 10_000
"""Chats after which those that have been quiet are dropped from memory."""


@dataclass(slots=True)
class _Line:
    """Moments of one chat, or of all.

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
    """

    def __init__(self, per_second: float) -> None:
        # A tenth of a second's worth at once: enough never to idle, too little to break a limit per second.
        self._all = _Line(1 / per_second, max(1, round(per_second / 10)))
        self._chats: dict[int, _Line] = {}

    async def turn(self, chat: int) -> None:
        """Wait until a message may go to a chat."""
        now = time.monotonic()
        # The chat's wait comes first: a moment of all chats together must not be lost on a chat that waits.
        if wait := self._line(chat, now).reserve(now):
            await asyncio.sleep(wait)
        if wait := self._all.reserve(time.monotonic()):
            await asyncio.sleep(wait)

    def hold(self, chat: int, seconds: float) -> None:
        """Send nothing new to a chat for a while: Telegram said 429."""
        now = time.monotonic()
        line = self._line(chat, now)
        line.free = max(line.free, now + seconds)

    def _line(self, chat: int, now: float) -> _Line:
        if chat not in self._chats:
            if len(self._chats) > REMEMBERED:
                self._chats = {number: line for number, line in self._chats.items() if not line.quiet(now)}
            self._chats[chat] = _Line(*(CHAT if chat > 0 else GROUP))
        return self._chats[chat]
