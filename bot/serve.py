"""`wenju serve`: the Telegram bot as a process, from its settings to its exit status."""

import asyncio
import logging
import os
import signal
import sys
import threading
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, nullcontext, suppress

from bot import logs
from bot.config import Settings
from bot.credentials import read_token
from bot.telegram.app import TelegramBot
from bot.telegram.transport.proxy import proxy_to
from bot.terminal.console import open_console
from bot.terminal.progress import prepare
from bot.texts import LANGUAGES
from retrieval.engine import Engine
from retrieval.errors import WenjuError
from retrieval.remote import SearchProcess
from retrieval.store import Store
from retrieval.types import Changes
from retrieval.watching import watch

THREADS = 16
"""Threads for blocking work: one may be taken by a reindex for minutes, and some may wait for its transactions."""

LAST_MOMENT = 0.5
"""Seconds that threads get to end when all answers are finished."""


def serve(engine: Engine, settings: Settings, *, follow: bool = False) -> None:
    """Answer on Telegram until SIGTERM or SIGINT.

    Args:
        engine: Looks reports up and changes them; its corpus is indexed first where nothing is. Questions are answered
            by a process of its own.
        settings: The owner's.
        follow: Whether to index what changes in the corpus folder meanwhile.

    Raises:
        SettingsError: The token is missing or of the wrong form.
        BotError: Telegram rejects the token, another instance runs, the webhook cannot be set up, or the proxy that the
            environment names cannot be used.
        WenjuError: The index cannot be used.
    """
    token = read_token()
    logs.set_up(settings.log_format, settings.log_level, key=token)
    # Said before minutes of indexing; later it would look like an outage, which is waited for.
    proxy_to(settings.api_base_url)
    prepare(engine, settings, open_console(sys.stderr), LANGUAGES[settings.language])
    store = Store(settings.db)
    try:
        with _following(engine) if follow else nullcontext():
            asyncio.run(_run(settings, token, engine, store))
    finally:
        store.close()


def _warm_up(answering: SearchProcess) -> None:
    """Have the first person answered as soon as the second."""
    # What is wrong is told to whoever asks; an admin may mend it by /reindex.
    with suppress(WenjuError):
        answering.warm_up()


@contextmanager
def _following(engine: Engine) -> Iterator[None]:
    """Index what changes in the corpus folder, in a thread, until the end of the block."""
    stop = threading.Event()

    def tell(news: Changes | WenjuError) -> None:
        if isinstance(news, WenjuError):
            logs.event("folder not indexed", level=logging.WARNING, reason=str(news))
        else:
            logs.event(
                "folder indexed",
                added=news.added,
                updated=news.updated,
                removed=news.removed,
                failed=len(news.failed),
            )

    def run() -> None:
        try:
            watch(engine, tell, stop=stop)
        except WenjuError as error:
            tell(error)

    # A daemon: a reindex under way is safe to kill, and nobody waits for it.
    thread = threading.Thread(target=run, name="watch", daemon=True)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join(LAST_MOMENT)


async def _run(settings: Settings, token: str, engine: Engine, store: Store) -> None:
    loop = asyncio.get_running_loop()
    threads = ThreadPoolExecutor(THREADS, thread_name_prefix="work")
    loop.set_default_executor(threads)
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop.set)
    with SearchProcess(settings.db, settings.corpus, settings.options()) as answering:
        warm, stopping = loop.run_in_executor(None, _warm_up, answering), loop.create_task(stop.wait())
        await asyncio.wait((warm, stopping), return_when=asyncio.FIRST_COMPLETED)
        await TelegramBot(settings, token, engine, answering, store).run(stop)
    threads.shutdown(wait=False, cancel_futures=True)
    if not _ended(threading.enumerate()):
        # Only a reindex takes so long. It is safe to kill and goes on where it stopped; Python would wait for it.
        logs.event("left unfinished work in a thread")
        sys.stderr.flush()
        os._exit(0)


def _ended(threads: Iterable[threading.Thread]) -> bool:
    """Whether the threads that Python would wait for end by themselves within a moment."""
    until = time.monotonic() + LAST_MOMENT
    working = [thread for thread in threads if not thread.daemon and thread is not threading.main_thread()]
    for thread in working:
        thread.join(max(0.0, until - time.monotonic()))
    return not any(thread.is_alive() for thread in working)
