"""Writes to the database in a thread of their own: what comes in while one transaction runs shares the next."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from retrieval.store import Store

T = TypeVar("T")

_Work = tuple[Callable[[], Any], "asyncio.Future[Any]"]


class Writer:
    """Takes writes from the event loop and does them in order, many in one commit.

    Args:
        store: The database; the caller closes it after `close`.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="writer")
        self._waiting: list[_Work] = []
        self._running: asyncio.Task[None] | None = None
        self._closed = False

    def write(self, work: Callable[[], T]) -> "asyncio.Future[T]":
        """Queue a write; it is done whether the future is awaited or not.

        Args:
            work: Changes the database within the transaction it is called in, and may be called twice: where another
                one of the same transaction fails, each is done anew by itself.

        Returns:
            What the work returns, once it is committed; its error where it failed.
        """
        done: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        if self._closed:
            # Whoever is still at work was cut off, and begins anew at the next start.
            done.cancel()
            return done
        self._waiting.append((work, done))
        if self._running is None:
            self._running = asyncio.create_task(self._run())
        return done

    async def close(self) -> None:
        """Do what is queued, and end; what comes later is cancelled."""
        self._closed = True
        if self._running:
            await self._running
        self._thread.shutdown(wait=False)

    async def _run(self) -> None:
        loop = asyncio.get_running_loop()
        while self._waiting:
            batch, self._waiting = self._waiting, []
            outcomes = await loop.run_in_executor(self._thread, self._commit, [work for work, _ in batch])
            for (_, done), (result, error) in zip(batch, outcomes, strict=True):
                if done.cancelled():
                    continue
                if error is None:
                    done.set_result(result)
                else:
                    done.set_exception(error)
        self._running = None

    def _commit(self, batch: list[Callable[[], Any]]) -> list[tuple[Any, Exception | None]]:
        begun = False
        try:
            with self._store.writing():
                begun = True
                return [(work(), None) for work in batch]
        except Exception as error:  # noqa: BLE001 - whoever queued the work is told
            if len(batch) == 1 or not begun:
                return [(None, error)] * len(batch)
        return [outcome for work in batch for outcome in self._commit([work])]
