"""The queue of updates: long polls with offsets, webhook deliveries, and repeats on demand."""

import asyncio
import json
import time
from collections import Counter

from tornado.httpclient import AsyncHTTPClient, HTTPError, HTTPRequest

from tests.e2e.standin.chats import World
from tests.e2e.standin.errors import ApiError

# Off unless a bot names them in allowed_updates.
UNASKED = {"chat_member", "message_reaction", "message_reaction_count"}
LONGEST_POLL = 50.0


class Updates:
    """Updates on their way to the bot. All state is under `world.changed`."""

    def __init__(self, world: World, loop: asyncio.AbstractEventLoop):
        self.changed = world.changed
        self.loop = loop
        self.pending: list[dict] = []
        self.repeats: list[dict] = []
        self.last_batch: list[dict] = []
        self.delivered: Counter[int] = Counter()
        self.allowed: list[str] = []
        self.webhook: dict = {}
        self.webhook_retry = 0.1
        self.webhook_error: dict = {}
        self.repeated_poll_waits = False
        self._next_id = 500_001
        self._polls: set[asyncio.Future] = set()
        self._last_poll = (0, 0.0)
        self._news = asyncio.Event()

    def push(self, kind: str, body: object) -> int | None:
        """Queue an update; returns its id, or None where allowed_updates keeps it away."""
        with self.changed:
            if kind not in self.allowed if self.allowed else kind in UNASKED:
                return None
            update = {"update_id": self._next_id, kind: body}
            self._next_id += 1
            self.pending.append(update)
            self.changed.notify_all()
        self.announce()
        return update["update_id"]

    def repeat(self, *updates: dict) -> None:
        """Hand out updates once more, acknowledged or not, ahead of the others."""
        with self.changed:
            self.repeats.extend(updates)
        self.announce()

    def interrupt(self) -> None:
        """End a long poll that is under way with an empty answer."""
        self.loop.call_soon_threadsafe(self.end_polls, None)

    def announce(self) -> None:
        """Tell poll and webhook to look again."""
        self.loop.call_soon_threadsafe(self._news.set)
        self.loop.call_soon_threadsafe(self.end_polls, None)

    @property
    def waiting(self) -> bool:
        """Whether a long poll is open."""
        return bool(self._polls)

    def end_polls(self, error: ApiError | None) -> None:
        """End the long poll under way (on the loop's thread): empty, or with an error."""
        for poll in [poll for poll in self._polls if not poll.done()]:
            poll.set_exception(error) if error else poll.set_result(None)

    async def poll(self, offset: int, limit: int, timeout: float, gone: asyncio.Event) -> list[dict]:
        """Answer getUpdates: the offset acknowledges, a newer poll ends an older one with 409."""
        if self.webhook:
            words = "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook"
            raise ApiError(409, f"Conflict: {words} first")
        timeout, limit = min(timeout, LONGEST_POLL), min(max(limit, 1), 100)
        if self.repeated_poll_waits and self._last_poll[0] == offset:
            since = time.monotonic() - self._last_poll[1]
            timeout = max(timeout, 3.0) if since < 3 else timeout
            limit = 1 if since < 0.5 else limit
        self._last_poll = (offset, time.monotonic())
        with self.changed:
            self._acknowledge(offset)
            batch = self._take(limit)
        if batch or not timeout:
            return batch
        words = "terminated by other getUpdates request; make sure that only one bot instance is running"
        self.end_polls(ApiError(409, f"Conflict: {words}"))
        poll = self.loop.create_future()
        with self.changed:
            self._polls.add(poll)
            self.changed.notify_all()
        left = self.loop.create_task(gone.wait())
        try:
            await asyncio.wait({poll, left}, timeout=timeout, return_when=asyncio.FIRST_COMPLETED)
        finally:
            left.cancel()
            self._polls.discard(poll)
        if poll.done():
            poll.result()
        with self.changed:
            return [] if gone.is_set() else self._take(limit)

    def _acknowledge(self, offset: int) -> None:
        if offset < 0:
            self.pending = self.pending[offset:]
        elif offset:
            self.pending = [update for update in self.pending if update["update_id"] >= offset]
        self.changed.notify_all()

    def _take(self, limit: int) -> list[dict]:
        batch = (self.repeats + self.pending)[:limit]
        self.repeats = self.repeats[limit:]
        self._note(batch)
        return batch

    def _note(self, batch: list[dict]) -> None:
        self.last_batch = batch or self.last_batch
        self.delivered.update(update["update_id"] for update in batch)
        self.changed.notify_all()

    async def deliver(self) -> None:
        """Post updates to the webhook, one after the other, each until it is taken with a 2xx."""
        client = AsyncHTTPClient(force_instance=True)
        while True:
            await self._news.wait()
            with self.changed:
                update = next(iter(self.repeats + self.pending), None) if self.webhook else None
            if update is None:
                self._news.clear()
            elif not await self._post(client, update):
                await asyncio.sleep(self.webhook_retry)

    async def _post(self, client: AsyncHTTPClient, update: dict) -> bool:
        headers = {"Content-Type": "application/json"}
        if self.webhook.get("secret_token"):
            headers["X-Telegram-Bot-Api-Secret-Token"] = self.webhook["secret_token"]
        with self.changed:
            self._note([update])
        request = HTTPRequest(self.webhook["url"], "POST", headers, json.dumps(update), request_timeout=10)
        try:
            await client.fetch(request)
        except (HTTPError, OSError) as error:
            words = f"Wrong response from the webhook: {error}"
            self.webhook_error = {"last_error_date": int(time.time()), "last_error_message": words}
            return False
        with self.changed:
            for waiting in (self.repeats, self.pending):
                if update in waiting:
                    waiting.remove(update)
                    break
            self.changed.notify_all()
        return True
