"""Long polling: fetches updates as Telegram sent them, and has them stored before the next call acknowledges them.

python-telegram-bot's own Updater is not used: it parses a whole batch at once, so one malformed update blocks all
others for ever, and a single 401 ends it in silence. Here a batch is stored raw, in one transaction, and every
status has its answer: a fault is waited out, a refusal that lasts ends the program with a reason.
"""

import asyncio
import json
import logging
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode

from telegram.error import NetworkError, TimedOut

from bot import logs
from bot.telegram.transport.connection import Connection
from bot.telegram.transport.errors import BotError, SecondInstance, TokenRejected
from bot.telegram.transport.network import retry_after
from retrieval.errors import WenjuError

ALLOWED_UPDATES = (
    "message",
    "edited_message",
    "message_reaction",
    "callback_query",
    "inline_query",
    "guest_message",
)

POLL_SECONDS = 30
"""How long Telegram holds a poll open while there is nothing new."""

POLL_DELAYS = (0.3, 0.6, 1.2, 2.0, 3.0)
"""Seconds between tries, the last again and again: short enough to answer within 5 s of the end of a fault."""

REJECTIONS = 6
"""Answers of 401 or 404 in a row (7 s) after which the token counts as revoked; single ones come and go."""

CONFLICTS = 8
"""Answers of 409 (13 s) after which another instance counts as there to stay; one that is being replaced by this
one ends within seconds."""

PEACE = 60.0
"""Seconds without a 409 after which earlier ones are forgotten; two instances let each other's polls through at
times."""

Raw = dict[str, Any]
"""An update as Telegram sent it."""

Take = Callable[[list[Raw]], Awaitable[None]]
"""Stores updates and hands them on. Raises WenjuError where they could not be stored."""


@dataclass(slots=True)
class _Trouble:
    """What has gone wrong of late."""

    failures: int = 0
    rejections: int = 0
    conflicts: int = 0
    last_conflict: float = 0.0

    def over(self) -> None:
        """A poll went well."""
        self.failures = self.rejections = 0
        if time.monotonic() - self.last_conflict > PEACE:
            self.conflicts = 0

    def pause(self) -> float:
        """Seconds until the next try, growing from try to try."""
        self.failures += 1
        return POLL_DELAYS[min(self.failures, len(POLL_DELAYS)) - 1]


class Polling:
    """Fetches updates until it is cancelled.

    Args:
        request: A connection of its own; long polls would keep others waiting.
        base_url: Of the Bot API with the token: `Bot.base_url`.
        take: Where updates go.
    """

    def __init__(self, request: Connection, base_url: str, take: Take) -> None:
        self._request = request
        self._url = f"{base_url}/getUpdates"
        self._take = take
        self._offset = 0
        self._trouble = _Trouble()

    async def run(self) -> None:
        """Poll for ever.

        Raises:
            TokenRejected: Telegram refused the token for longer than a hiccup.
            SecondInstance: Another program polls with the same token.
        """
        while True:
            try:
                pause = await self._poll()
            except TimedOut:
                pause = self._fails("no answer in time")
            except NetworkError as error:
                pause = self._fails(str(error))
            except BotError:
                raise
            except WenjuError as error:
                # Not stored, so not acknowledged: Telegram sends the batch again.
                pause = self._fails(str(error))
            if pause:
                await asyncio.sleep(pause)

    async def _poll(self) -> float:
        """One call; returns the seconds to wait before the next."""
        wanted = {"offset": self._offset, "timeout": POLL_SECONDS, "allowed_updates": json.dumps(ALLOWED_UPDATES)}
        code, payload = await self._request.do_request(
            f"{self._url}?{urlencode(wanted)}", "POST", read_timeout=POLL_SECONDS + 10
        )
        if code == HTTPStatus.TOO_MANY_REQUESTS:
            self._fails("too many requests")
            return retry_after(payload)
        if code in (HTTPStatus.UNAUTHORIZED, HTTPStatus.NOT_FOUND):
            self._trouble.rejections += 1
            if self._trouble.rejections >= REJECTIONS:
                raise TokenRejected
            return self._fails(f"status {code}")
        if code == HTTPStatus.CONFLICT:
            self._trouble.conflicts += 1
            self._trouble.last_conflict = time.monotonic()
            if self._trouble.conflicts >= CONFLICTS:
                raise SecondInstance(_description(payload))
            return self._fails("another program polls with this token")
        try:
            updates = json.loads(payload)["result"] if code == HTTPStatus.OK else None
        except (ValueError, TypeError, KeyError, RecursionError):
            updates = None
        if not isinstance(updates, list):
            return self._fails(f"status {code} and no updates")
        sound = [update for update in updates if is_update(update)]
        if len(sound) < len(updates):
            logs.event("no updates", level=logging.WARNING, count=len(updates) - len(sound))
        if sound:
            await self._take(sound)
            self._offset = max(update["update_id"] for update in sound) + 1
        elif updates:
            return self._fails("updates without numbers")
        self._trouble.over()
        return 0.0

    def _fails(self, problem: str) -> float:
        pause = self._trouble.pause()
        logs.event("polling", level=logging.WARNING, problem=problem, pause=pause)
        return pause


def is_update(update: Any) -> bool:  # noqa: ANN401 - whatever JSON may hold
    """Whether something can at least be acknowledged: an object with an update's number, of a size that fits SQLite."""
    number = update.get("update_id") if isinstance(update, dict) else None
    return type(number) is int and 0 <= number < 2**63


def _description(payload: bytes) -> str:
    try:
        return str(json.loads(payload)["description"])
    except (ValueError, TypeError, KeyError):
        return ""
