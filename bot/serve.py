"""`wenju serve`: the Telegram bot as a process, from its settings to its exit status."""

import asyncio
import logging
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, nullcontext, suppress
from multiprocessing import resource_tracker
from pathlib import Path
from typing import Final

from bot import logs
from bot.config import Settings, read_settings
from bot.credentials import read_token
from bot.telegram.app import TelegramBot
from bot.telegram.transport.proxy import proxy_to
from bot.telegram.transport.webhook import try_port
from bot.terminal.console import open_console
from bot.terminal.progress import prepare
from bot.texts import LANGUAGES
from retrieval.engine import Engine
from retrieval.errors import BackendUnavailable, Busy, WenjuError
from retrieval.processes import end_processes
from retrieval.reasons import Code
from retrieval.remote import SearchProcess
from retrieval.store import Store
from retrieval.types import Changes
from retrieval.watching import watch

THREADS = 16
"""Threads for blocking work: one may be taken by a reindex for minutes, and some may wait for its transactions."""

VECTOR_SECONDS = 2.0
"""Between two looks for passages without a vector."""

LAST_MOMENT = 0.5
"""Seconds that threads get to end when all answers are finished."""


def serve(engine: Engine, settings: Settings, given: Mapping[str, Path | None], *, follow: bool = False) -> None:
    """Answer on Telegram until SIGTERM or SIGINT; begin anew, with the settings as they are then, on SIGHUP.

    Args:
        engine: Looks reports up and changes them; its corpus is indexed first where nothing is. Questions are answered
            by a process of its own.
        settings: The owner's.
        given: Those of them that the command line gave, which win whatever is read later.
        follow: Whether to index what changes in the corpus folder meanwhile.

    Raises:
        SettingsError: The token is missing or of the wrong form.
        BotError: Telegram rejects the token, another instance runs, the webhook cannot be set up, or the proxy that the
            environment names cannot be used.
        WenjuError: The index cannot be used.
    """
    token = read_token()
    logs.set_up(settings.log_format, settings.log_level, key=token)
    _make_ready(engine, settings)
    store = Store(settings.db)
    try:
        with _filling(engine), _following(engine) if follow else nullcontext():
            asyncio.run(_run(settings, given, token, engine, store))
    finally:
        store.close()


def _make_ready(engine: Engine, settings: Settings) -> None:
    """Index the corpus where nothing is indexed yet; raises what keeps a bot with these settings from starting."""
    if engine.read_only:
        raise BackendUnavailable(Code.BOT_READ_ONLY, path=settings.db)
    # Said before minutes of indexing; later it would look like an outage, which is waited for.
    proxy_to(settings.api_base_url)
    prepare(engine, settings, open_console(sys.stderr), LANGUAGES[settings.language])
    # A reindex under way does it, too.
    with suppress(Busy):
        if wrong := engine.take_rules():
            logs.event("rules wrong", level=logging.ERROR, file=wrong.key, reason=str(wrong.reason))


_ANY_WORDS: Final = "那今年呢"


def _warm_up(answering: SearchProcess, engine: Engine) -> None:
    """Have the first person answered as soon as the second, and the first follow-up understood with no file left."""
    # What is wrong is told to whoever asks; an admin may mend it by /reindex.
    with suppress(WenjuError):
        answering.warm_up()
        engine.words(_ANY_WORDS)


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

    with _beside("watch", run, stop):
        yield


@contextmanager
def _filling(engine: Engine) -> Iterator[None]:
    """Make the vectors that passages want, until the end of the block, whoever put them into the index."""
    stop = threading.Event()

    def run() -> None:
        while not stop.wait(VECTOR_SECONDS):
            try:
                if engine.wants_vectors():
                    stats = engine.stats()
                    logs.event("vectors wanting", vectors=stats.vectors, passages=stats.passages)
                    engine.fill_vectors(stop=stop)
                    logs.event("vectors made", vectors=engine.stats().vectors)
            except (WenjuError, OSError) as error:
                logs.event("vectors not made", level=logging.WARNING, reason=str(error))

    with _beside("vectors", run, stop) if engine.options.meaning else nullcontext():
        yield


@contextmanager
def _beside(name: str, run: Callable[[], None], stop: threading.Event) -> Iterator[None]:
    """Do something in a thread until the end of the block."""
    # A daemon: what changes the index is safe to kill, and nobody waits for it.
    thread = threading.Thread(target=run, name=name, daemon=True)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join(LAST_MOMENT)


async def _run(settings: Settings, given: Mapping[str, Path | None], token: str, engine: Engine, store: Store) -> None:
    loop = asyncio.get_running_loop()
    threads = ThreadPoolExecutor(THREADS, thread_name_prefix="work")
    loop.set_default_executor(threads)
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop.set)
    again = asyncio.Event()
    if signal.getsignal(signal.SIGHUP) != signal.SIG_IGN:  # it is under nohup
        at_terminal = sys.stdin is not None and sys.stdin.isatty()
        on_hangup = _closes(stop) if at_terminal else _begins_anew(settings, given, stop, again)
        loop.add_signal_handler(signal.SIGHUP, on_hangup)
    # Held up since the start, or since the bot began anew.
    signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGHUP])
    with SearchProcess(settings.db, settings.corpus, settings.options()) as answering:
        warm, stopping = loop.run_in_executor(None, _warm_up, answering, engine), loop.create_task(stop.wait())
        await asyncio.wait((warm, stopping), return_when=asyncio.FIRST_COMPLETED)
        await TelegramBot(settings, token, engine, answering, store).run(stop)
    if again.is_set():
        logs.event("starts again")
        sys.stderr.flush()
        # One that comes from now on waits for the handler of the new start; there would be none meanwhile.
        signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGHUP])
        _end_children()
        # The process stays the one that a service manager knows. An unfinished reindex is safe to kill.
        os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])  # noqa: S606 - the same program, as it was called
    threads.shutdown(wait=False, cancel_futures=True)
    if not _ended(threading.enumerate()):
        # Only a reindex takes so long. It is safe to kill and goes on where it stopped; Python would wait for it.
        logs.event("left unfinished work in a thread")
        sys.stderr.flush()
        os._exit(0)


def _closes(stop: asyncio.Event) -> Callable[[], None]:
    """What SIGHUP does where the bot runs in a terminal: that was closed, and the bot ends."""

    def end() -> None:
        logs.event("terminal closed")
        stop.set()

    return end


def _begins_anew(
    held: Settings, given: Mapping[str, Path | None], stop: asyncio.Event, again: asyncio.Event
) -> Callable[[], None]:
    """What SIGHUP does elsewhere: the bot begins anew if it could start so, and goes on as it is if not.

    Args:
        held: Its settings until then.
        given: Settings of the command line.
        stop: Ends the bot.
        again: Has it begin anew then.
    """
    one_by_one, under_way = asyncio.Lock(), set[asyncio.Task[None]]()

    async def begin() -> None:
        async with one_by_one:
            if stop.is_set():
                return
            try:
                await asyncio.to_thread(_try_start, held, given)
            except (WenjuError, OSError) as error:
                logs.event("settings not read again", level=logging.WARNING, reason=str(error))
                return
            again.set()
            stop.set()

    def hear() -> None:
        task = asyncio.get_running_loop().create_task(begin())
        under_way.add(task)
        task.add_done_callback(under_way.discard)

    return hear


def _try_start(held: Settings, given: Mapping[str, Path | None]) -> None:
    """Do what a start does before it talks to Telegram; a corpus that is not indexed yet is, while the bot goes on."""
    settings = read_settings(**given)
    read_token()
    try_port(settings, held)
    with Engine(settings.db, settings.corpus, settings.options()) as engine:
        _make_ready(engine, settings)


def _end_children() -> None:
    """End the processes of an unfinished reindex, and the one by which multiprocessing tidies up, and take note of it.

    The next program would know of none of them, and none would ever be buried.
    """
    end_processes()
    tracker = resource_tracker._resource_tracker._pid  # type: ignore[attr-defined]  # no public way
    if tracker is not None:
        with suppress(ProcessLookupError, ChildProcessError):
            os.kill(tracker, signal.SIGKILL)
            os.waitpid(tracker, 0)


def _ended(threads: Iterable[threading.Thread]) -> bool:
    """Whether the threads that Python would wait for end by themselves within a moment."""
    until = time.monotonic() + LAST_MOMENT
    working = [thread for thread in threads if not thread.daemon and thread is not threading.main_thread()]
    for thread in working:
        thread.join(max(0.0, until - time.monotonic()))
    return not any(thread.is_alive() for thread in working)
