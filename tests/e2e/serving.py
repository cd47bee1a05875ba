"""The bot as people run it: `wenju serve` as a process, or the same in a thread of the test."""

import asyncio
import contextlib
import os
import signal
import threading
import time
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from bot.config import read_settings
from bot.telegram.app import TelegramBot
from retrieval.engine import Engine
from retrieval.intake import Intake
from retrieval.store.database import Store
from tests.e2e.standin.server import BUSY
from tests.forking import Process, fork_wenju, start_wenju


def environment(standin, folder: Path, **more: str) -> dict[str, str]:
    """What the process is told: a Bot API on loopback, and a folder of its own."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("WENJU_", "TELEGRAM_"))}
    own = {
        "TELEGRAM_BOT_TOKEN": standin.token,
        "WENJU_API_BASE_URL": standin.base_url,
        "WENJU_DB": str(folder / "wenju.db"),
        "WENJU_CORPUS": str(folder / "seeds"),
        "WENJU_SEMANTIC": "false",
        "PYTHONUNBUFFERED": "1",
    }
    return kept | own | more


class Serving:
    """`wenju serve` as a process, forked unless its very start matters. Its standard error goes to a file, `log`."""

    def __init__(self, standin, folder: Path, *options: str, forked: bool = True, **more: str):
        self.standin, self.folder, self.log, self.options = standin, folder, folder / "log", options
        self.environment = environment(standin, folder, **more)
        self.start = fork_wenju if forked else start_wenju
        self.process: Process | None = None

    def starts(self, *, until_polling: bool = True) -> "Serving":
        with self.log.open("ab") as log:
            self.process = self.start(["serve", *self.options], self.environment, self.folder, log.fileno())
        if until_polling:
            self._waits_until_polled()
        return self

    def _waits_until_polled(self, seconds: float = 20) -> None:
        """Wait for its first long poll; where it ends instead, fail at once with its own words."""
        until = time.monotonic() + seconds * BUSY
        while not self.standin.updates.waiting:
            assert self.process.poll() is None, self.said
            assert time.monotonic() < until, self.said
            with self.standin.world.changed:
                self.standin.world.changed.wait(0.2)

    def signals(self, number: signal.Signals) -> None:
        self.process.send_signal(number)

    def kills(self) -> None:
        """End it as the kernel does when memory runs out."""
        self.process.kill()
        self.process.wait()

    def ends(self) -> int:
        """Wait for its end; returns the exit status."""
        return self.process.wait(20 * BUSY)

    @property
    def said(self) -> str:
        """All it wrote to standard error so far."""
        return self.log.read_text("utf-8")

    def __enter__(self) -> "Serving":
        return self.starts()

    def __exit__(self, *_: object) -> None:
        if self.process and self.process.poll() is None:
            self.process.kill()
            self.process.wait()


class SearchThreads(Engine):
    """Answers beside the event loop as `SearchProcess` does, in threads: which start sooner."""

    def __init__(self, database: Path, corpus: Path):
        super().__init__(database, corpus)
        self._threads = ThreadPoolExecutor(2)

    def begin(self, question: str, **how) -> Future:
        return self._threads.submit(self.search, question, **how)

    def within(self, reach):
        holdings = super().within(reach)
        holdings.begin = lambda question, **how: self._threads.submit(holdings.search, question, **how)
        return holdings

    def close(self) -> None:
        self._threads.shutdown()
        super().close()


@contextlib.contextmanager
def bot_in_thread(
    standin, folder: Path, handlers=None, fetcher=None, answering: type = SearchThreads, clock=None, **settings
) -> Iterator[TelegramBot]:
    """The same bot in a thread of the test, for what needs no process of its own.

    `fetcher` is what fetches links; by default one that refuses loopback. `answering` is what answers questions.
    `clock` says when what is told; with one the bot looks for news twenty times a second.
    """
    told = {"db": folder / "wenju.db", "corpus": folder / "seeds", "api_base_url": standin.base_url} | settings
    ready = threading.Event()
    made: list = []

    async def run() -> None:
        stop, loop = asyncio.Event(), asyncio.get_running_loop()
        intake = Intake(engine, fetcher)
        news = {"now": clock, "look_seconds": 0.05, "feed_seconds": 0.05} if clock else {}
        bot = TelegramBot(read_settings(**told), standin.token, engine, answers, store, handlers, intake, **news)
        made.extend([bot, stop, loop])
        ready.set()
        await made[0].run(stop)

    def live() -> None:
        try:
            asyncio.run(run())
        except BaseException as error:
            made.append(error)
            raise

    with Engine(told["db"], told["corpus"]) as engine, answering(told["db"], told["corpus"]) as answers:
        engine.reindex()
        store = Store(told["db"])
        thread = threading.Thread(target=live, name="bot")
        thread.start()
        try:
            assert ready.wait(20 * BUSY)
            standin.waits_until(lambda: standin.updates.waiting or not thread.is_alive(), "the bot to poll", 20)
            yield made[0]
        finally:
            made[2].call_soon_threadsafe(made[1].set)
            thread.join(20 * BUSY)
            store.close()
        assert not thread.is_alive()
