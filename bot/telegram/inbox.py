"""The durable queue of updates: each is in SQLite before Telegram hears that it was taken, until it was dealt with.

What was taken and not dealt with (the process was killed, the power failed) is handed out again at the next start.
An update that comes twice is handed out once. Bodies are deleted as soon as they were dealt with; only the number
stays for as long as Telegram might send it again.
"""

import asyncio
import json
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

from retrieval.store import Store

KEPT_HOURS = 48
"""How long the number of an update is remembered; Telegram offers an update for 24 hours."""

SWEEP_EVERY = 1000
"""Updates between two deletions of old numbers."""

T = TypeVar("T")
Raw = dict[str, Any]
"""An update as Telegram sent it."""


class Inbox:
    """Keeps updates in one store; its writes run one after the other in a thread of its own.

    Args:
        store: The database; the caller closes it after `close`.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="inbox")
        self._taken = 0

    async def take(self, updates: Sequence[Raw]) -> list[Raw]:
        """Store updates, all or none.

        Returns:
            Those that were never taken before.

        Raises:
            WenjuError: They could not be stored, so Telegram must send them again.
        """
        return await self._run(lambda: self._take(updates))

    def _take(self, updates: Sequence[Raw]) -> list[Raw]:
        now = datetime.now(UTC)
        connection = self._store.db.conn
        with self._store.writing():
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

    async def done(self, update_id: int) -> None:
        """Note that an update was dealt with; its body is deleted."""
        await self._run(lambda: self._done(update_id))

    def _done(self, update_id: int) -> None:
        with self._store.writing():
            self._store.db.conn.execute(
                "UPDATE update_inbox SET body = NULL, done_at = ? WHERE id = ?",
                [datetime.now(UTC).isoformat(), update_id],
            )

    async def pending(self) -> list[Raw]:
        """What was taken and not dealt with, in order."""
        return await self._run(self._pending)

    def _pending(self) -> list[Raw]:
        with self._store.reading():
            rows = self._store.db.conn.execute(
                "SELECT body FROM update_inbox WHERE done_at IS NULL ORDER BY id"
            ).fetchall()
        return [json.loads(body) for (body,) in rows]

    def close(self) -> None:
        """Finish what is being written."""
        self._thread.shutdown()

    async def _run(self, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._thread, work)
