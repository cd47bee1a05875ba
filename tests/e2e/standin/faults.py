"""Faults on demand: what goes wrong, for which call, how often."""

import asyncio
import json
import math
from collections.abc import Callable
from dataclasses import dataclass, field

from tests.e2e.standin.errors import ApiError
from tests.e2e.standin.errors import too_many_requests as flood


@dataclass(frozen=True)
class How:
    """What happens to a call that a fault meets."""

    seconds: float = 0.0
    """Wait this long; without end where infinite."""
    drop: bool = False
    """Close the connection without an answer."""
    code: int = 200
    body: bytes | None = None
    """Answer this instead of the result."""
    after: bool = False
    """True: the call is carried out first, and only its answer suffers."""


def status(code: int, description: str = "") -> How:
    """Answer an HTTP status with Telegram's error body, e.g. `status(502, "Bad Gateway")`."""
    return How(code=code, body=ApiError(code, description or f"Error {code}").body())


def too_many_requests(retry_after: int) -> How:
    """Answer 429 with `retry_after` seconds."""
    return How(code=429, body=flood(retry_after).body())


def bad_json(*, after: bool = False) -> How:
    """Answer 200 with something that is not JSON."""
    return How(body=b'{"ok":true,"result":', after=after)


def bare_not_ok() -> How:
    """Answer 200 with nothing but `{"ok":false}`."""
    return How(body=json.dumps({"ok": False}).encode())


def hang(*, after: bool = False) -> How:
    """Never answer (until the client gives up or the fault is cleared)."""
    return How(seconds=math.inf, drop=True, after=after)


def slow(seconds: float, *, after: bool = False) -> How:
    """Answer late; `after=True`: the work is done at once, only its answer is late."""
    return How(seconds=seconds, after=after)


def drop(*, after: bool = False) -> How:
    """Close the connection; `after=True`: the call was carried out, its answer is lost."""
    return How(drop=True, after=after)


@dataclass(eq=False)
class Fault:
    """A fault in force. `hits` counts the calls it has met; `clear()` ends it."""

    method: str
    how: How
    times: int | None
    when: Callable[[dict], bool]
    loop: asyncio.AbstractEventLoop
    hits: int = 0
    ended: asyncio.Event = field(default_factory=asyncio.Event)

    def clear(self) -> None:
        """End the fault at once; calls that hang in it lose their connection."""
        self.times = self.hits
        self.loop.call_soon_threadsafe(self.ended.set)

    def meets(self, method: str, params: dict) -> bool:
        """Say whether this call suffers the fault, and count it if so."""
        if self.method.lower() not in {method, "*"} or self.hits == self.times or not self.when(params):
            return False
        self.hits += 1
        return True
