"""How often somebody may ask: sliding windows of a minute per person and per chat, or per program."""

import time
from collections import deque
from collections.abc import Callable

WINDOW_SECONDS = 60.0
"""Seconds that a question counts."""

REMEMBERED_ASKERS = 10_000
"""People and chats after which those who have been quiet for a window are dropped from memory."""


class Limits:
    """Counts questions.

    Args:
        per_person: Questions a minute that one person may ask; 0 is no limit.
        per_chat: Questions a minute that may be asked in one group; 0 is no limit.
        clock: Seconds that only grow.
    """

    def __init__(self, per_person: int, per_chat: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._per_person = per_person
        self._per_chat = per_chat
        self._clock = clock
        self._asked: dict[tuple[str, int | str], deque[float]] = {}

    def check(self, person: int | str, chat: int | str) -> float:
        """Count a question, unless it is one too many.

        Args:
            person: Who asks: a number, or the name of a program.
            chat: Where; a private chat has the person's number and counts for the person only.

        Returns:
            0 where it may be asked, else the seconds until the next may.
        """
        now = self._clock()
        windows = [(("person", person), self._per_person)]
        if chat != person:
            windows.append((("chat", chat), self._per_chat))
        wait = max(self._wait(key, most, now) for key, most in windows)
        if not wait:
            for key, _ in windows:
                self._asked.setdefault(key, deque()).append(now)
            if len(self._asked) > REMEMBERED_ASKERS:
                self._forget_the_quiet(now)
        return wait

    def _wait(self, key: tuple[str, int | str], most: int, now: float) -> float:
        times = self._asked.get(key, deque())
        while times and times[0] <= now - WINDOW_SECONDS:
            times.popleft()
        return times[0] + WINDOW_SECONDS - now if most and len(times) >= most else 0.0

    def _forget_the_quiet(self, now: float) -> None:
        self._asked = {key: times for key, times in self._asked.items() if times and times[-1] > now - WINDOW_SECONDS}
