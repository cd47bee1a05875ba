"""The durable queue of updates: each is in SQLite before Telegram hears that it was taken, until it was dealt with.

What was taken and not dealt with (the process was killed, the power failed) is handed out again at the next start.
An update that comes twice is handed out once. Bodies are deleted as soon as they were dealt with; only the number
stays for as long as Telegram might send it again.

It also counts the replies of Telegram that were lost, after which nobody knows whether a message was delivered: such
a message goes out once more, and never a third time, not even after a restart.
"""

import asyncio
import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime, timedelta

from bot.telegram.queue.writing import Writer
from bot.telegram.schema import inbox
from bot.telegram.transport.polling import Raw
from retrieval.store import Store

KEPT_HOURS = 48
"""How long the number of an update is remembered; Telegram offers an update for 24 hours."""

SWEEP_EVERY = 1000
"""Updates between two deletions of old numbers."""


_current: ContextVar[int | None] = ContextVar("update", default=None)

_NEVER_TWICE = -1
"""Stands for an update in the work for which no message may go out twice."""


@contextmanager
def never_twice() -> Iterator[None]:
    """A message of the block is not sent again when the reply to it was lost: rather it is told that it may be lost."""
    token = _current.set(_NEVER_TWICE)
    try:
        yield
    finally:
        _current.reset(token)


class Inbox:
    """Keeps updates in one store.

    Args:
        store: The database; the table is made there when missing.
        writer: Writes to it.
    """

    def __init__(self, store: Store, writer: Writer) -> None:
        self._store = store
        self._writer = writer
        self._taken = 0
        self._doubted: set[int] = set()
        store.migrate(inbox)

    async def take(self, updates: Sequence[Raw]) -> list[Raw]:
        """Store updates, all or none; the end of the program, however sudden, loses none of them.

        Returns:
            Those that were never taken before.

        Raises:
            WenjuError: They could not be stored, so Telegram must send them again.
        """
        return await self._writer.write(lambda: self._take(updates))

    def _take(self, updates: Sequence[Raw]) -> list[Raw]:
        now = datetime.now(UTC)
        connection = self._store.connection
        new = [
            update
            for update in updates
            if connection.execute(
                "INSERT INTO update_inbox (id, body, received_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                [update["update_id"], json.dumps(update), now.isoformat()],
            ).rowcount
        ]
        self._taken += len(new)
        if self._taken >= SWEEP_EVERY:
            self._taken = 0
            limit = (now - timedelta(hours=KEPT_HOURS)).isoformat()
            connection.execute("DELETE FROM update_inbox WHERE done_at < ?", [limit])
        return new

    async def sync(self) -> None:
        """Wait until a power cut loses none either; only then may Telegram hear that they were taken.

        It takes some milliseconds, which nobody's answer has to wait for.

        Raises:
            WenjuError: The disk cannot be written, so Telegram must send them again.
        """
        await asyncio.to_thread(self._store.sync)

    async def done(self, update_id: int) -> None:
        """Note that an update was dealt with; its body is deleted."""
        self._doubted.discard(update_id)
        await self._writer.write(lambda: self._done(update_id))

    def _done(self, update_id: int) -> None:
        self._store.connection.execute(
            "UPDATE update_inbox SET body = NULL, done_at = ? WHERE id = ?",
            [datetime.now(UTC).isoformat(), update_id],
        )

    @contextmanager
    def working_on(self, update_id: int) -> Iterator[None]:
        """Messages of the block, and of tasks begun in it, answer this update."""
        token = _current.set(update_id)
        try:
            yield
        finally:
            _current.reset(token)

    async def may_repeat(self) -> bool:
        """Note that the reply to a message was lost.

        Returns:
            Whether the message may go out once more: no other reply was lost while its update was worked on, now or
            before a restart. Outside of any update nothing is noted, and it may, but for `never_twice`.

        Raises:
            WenjuError: It could not be noted.
        """
        update_id = _current.get()
        if update_id is None or update_id == _NEVER_TWICE:
            return update_id is None
        self._doubted.add(update_id)
        return await self._writer.write(lambda: self._lost(update_id)) <= 1

    def is_repeat(self) -> bool:
        """Whether the reply to a message was lost while the present update was worked on, now or before a restart."""
        return _current.get() in self._doubted

    def _lost(self, update_id: int) -> int:
        row = self._store.connection.execute(
            "UPDATE update_inbox SET lost_replies = lost_replies + 1 WHERE id = ? RETURNING lost_replies", [update_id]
        ).fetchone()
        return int(row[0]) if row else 1

    def pending(self) -> list[Raw]:
        """What was taken and not dealt with, in order."""
        with self._store.reading():
            rows = self._store.connection.execute(
                "SELECT id, body, lost_replies FROM update_inbox WHERE done_at IS NULL ORDER BY id"
            ).fetchall()
        self._doubted.update(number for number, _, lost in rows if lost)
        return [json.loads(body) for _, body, _ in rows]
