"""The Application: its parts put together, its handlers in their order, and its life from start to stop."""

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

from telegram import Update
from telegram.error import BadRequest, ChatMigrated, Forbidden, NetworkError, TelegramError
from telegram.ext import Application, ApplicationBuilder, BaseHandler, ContextTypes

from bot import logs
from bot.config import Settings
from bot.http_server import Show
from bot.limits import Limits
from bot.setup_codes import SetupCode
from bot.talk.conversation import Conversations
from bot.telegram import gate, migration
from bot.telegram.access.admission import Admission
from bot.telegram.access.chosen import ChosenCollections
from bot.telegram.answer_messages import AnswerMessages
from bot.telegram.handlers import all_handlers
from bot.telegram.menus import MENUS_GROUP, Menus
from bot.telegram.news.gatherer import FEED_SECONDS, Gatherer
from bot.telegram.news.herald import LOOK_SECONDS, Herald
from bot.telegram.pages.messages import is_chat_gone, say
from bot.telegram.profile import Profile
from bot.telegram.queue.inbox import Inbox
from bot.telegram.queue.order import InOrder
from bot.telegram.queue.writing import Writer
from bot.telegram.services import KEY, Background, Context, Services, services_of
from bot.telegram.subscriptions.ledger import Ledger
from bot.telegram.transport.arrival import arriving_updates, reach_telegram
from bot.telegram.transport.connection import Connection
from bot.telegram.transport.errors import BotError
from bot.telegram.transport.network import PatientRequest, Unconfirmed
from bot.telegram.transport.pace import Pace
from bot.telegram.transport.polling import Raw
from bot.telegram.transport.published import PublishedPages
from bot.telegram.transport.shapes import misfit
from bot.telegram.typing_shown import show_typing
from bot.web import WebAddresses
from retrieval.engine import Engine
from retrieval.errors import WenjuError
from retrieval.feeds import FeedRounds
from retrieval.intake import Intake
from retrieval.store import Journal, Store
from retrieval.types import Reach

GRACE = 3.0
"""Seconds that running answers may take when the bot is told to stop, so that it has ended within five; what is cut off
is answered at the next start."""

LAST_WRITES = 1.0
"""Seconds that the last writes may take then: another program may hold the database."""

SWEEP = timedelta(hours=6)
"""How often what is older than the retention is deleted."""

TOGETHER = 50
"""Updates handed on before others get a turn: thousands may be left over from before, and somebody asks meanwhile."""

App = Application[Any, Any, Any, Any, Any, Any]


class TelegramBot:
    """One bot over one index, from start to stop.

    Args:
        settings: The owner's.
        token: The bot's.
        engine: Looks reports up and changes them; the caller closes it.
        answering: Answers questions; the caller closes it.
        store: The same database, for journal, inbox and access; the caller closes it.
        handlers: What answers; by default all of `bot.telegram.handlers`.
        intake: Takes in links; by default one that fetches public addresses only.
        now: The time, for whom to tell what when.
        look_seconds: Between two looks for what there is to tell.
        feed_seconds: Between two looks for feeds that are due.
    """

    def __init__(
        self,
        settings: Settings,
        token: str,
        engine: Engine,
        answering: Background,
        store: Store,
        handlers: "Sequence[BaseHandler[Update, Context, None]] | None" = None,
        intake: Intake | None = None,
        *,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        look_seconds: float = LOOK_SECONDS,
        feed_seconds: float = FEED_SECONDS,
    ) -> None:
        self._settings = settings
        self._journal = Journal(store)
        access = Admission(store, settings.access, settings.admins, settings.allowed)
        limits = Limits(settings.questions_per_minute, settings.group_questions_per_minute)
        conversation = Conversations(engine, self._journal)
        self._writer = Writer(store)
        # What is told to nobody in particular is of what is open to all.
        anybody = Reach()
        self._services = Services(
            engine.within(anybody),
            engine.within(anybody),
            answering.within(anybody),
            engine,
            answering,
            self._journal,
            conversation,
            settings,
            access,
            ChosenCollections(store),
            limits,
            intake or Intake(engine),
            self._writer,
            Ledger(store),
            AnswerMessages(store),
            WebAddresses(settings.public_url, store) if settings.public_url else None,
        )
        self._inbox = Inbox(store, self._writer)
        queue: asyncio.Queue[object] = asyncio.Queue()
        # An admin is to be heard, and answered, however many people ask.
        self._order = InOrder(self._inbox, queue, settings.admins)
        pace = Pace(settings.sends_per_second, settings.admins)
        moved = partial(migration.move, self._services)
        self._request = PatientRequest(pace, self._inbox.may_repeat, self._inbox.is_repeat, moved)
        # Long polls need a connection of their own and read time-outs to match.
        self._poll_request = Connection(1)
        server = settings.api_base_url.rstrip("/").removesuffix("/bot")
        self._application: App = (
            ApplicationBuilder()
            .token(token)
            .context_types(ContextTypes(context=Context))
            .base_url(f"{server}/bot")
            .base_file_url(f"{server}/file/bot")
            .request(self._request)
            .get_updates_request(self._poll_request)
            .update_queue(queue)
            .concurrent_updates(self._order)
            .updater(None)
            .job_queue(None)
            .build()
        )
        self._application.bot_data[KEY] = self._services
        self._herald = Herald(self._services, self._application.bot, now, look_seconds)
        self._profile = Profile(self._application.bot, self._services, look_seconds)
        rounds = FeedRounds(engine, store, self._services.intake, now=now)
        self._gatherer = Gatherer(rounds, self._services, self._application.bot, feed_seconds)
        self._menus = Menus(settings.admins, settings.language)
        self._application.add_handler(migration.handler(), migration.MIGRATION_GROUP)
        self._application.add_handler(gate.gate(self._services), gate.GATE_GROUP)
        self._application.add_handler(self._menus.handler(), MENUS_GROUP)
        self._application.add_handlers(all_handlers() if handlers is None else handlers)
        self._application.add_error_handler(self._on_error)

    async def run(self, stop: asyncio.Event) -> None:
        """Answer until told to stop.

        Raises:
            BotError: The bot cannot go on.
        """
        try:
            await _unless(stop, reach_telegram(self._application.initialize, self._settings.api_base_url))
            if not stop.is_set():
                await self._answer(stop)
        except TelegramError as error:
            # Not chained: tracebacks and messages of the library may hold the token.
            said = logs.redact(f"{type(error).__name__}: {error}")
            raise BotError(SetupCode.CANNOT_GO_ON, problem=said) from None
        finally:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._writer.close(), LAST_WRITES)
            await self._application.shutdown()
            # python-telegram-bot leaves them open where the first call failed.
            await asyncio.gather(self._request.shutdown(), self._poll_request.shutdown())

    async def _answer(self, stop: asyncio.Event) -> None:
        await self._application.start()
        bot = self._application.bot
        background = [
            asyncio.create_task(self._menus.register(bot)),
            asyncio.create_task(self._profile.run()),
            asyncio.create_task(self._sweep()),
            asyncio.create_task(self._herald.run()),
            asyncio.create_task(self._gatherer.run()),
            asyncio.create_task(show_typing(bot, self._order.waiting)),
        ]
        try:
            await self._services.conversation.recall()
            left_over = await self._services.run(self._inbox.pending)
            logs.event("started", bot=bot.username, left_over=len(left_over))
            background.append(asyncio.create_task(self._hand_on(left_over)))
            arriving = arriving_updates(self._settings, bot, self._poll_request, self._take, self._show())
            async with arriving as coming:
                await _unless(stop, coming)
            logs.event("stopping")
        finally:
            self._order.close()
            self._gatherer.stop()
            for task in background:
                task.cancel()
            await self._stop_within(GRACE)

    def _show(self) -> Show | None:
        """What the server shows to whoever has a citation's address."""
        web, engine = self._services.web, self._services.engine
        return PublishedPages(web, engine, self._services.texts_for(None).shared).show if web else None

    async def _take(self, updates: list[Raw]) -> None:
        """Store updates and hand on those that are new; when it returns, Telegram may hear that they were taken."""
        await self._hand_on(await self._inbox.take(updates))
        await self._inbox.sync()

    async def _hand_on(self, updates: list[Raw]) -> None:
        for number, raw in enumerate(updates, 1):
            if number % TOGETHER == 0:
                await asyncio.sleep(0)
            try:
                if wrong := misfit(raw):
                    raise ValueError(wrong)
                update = Update.de_json(raw, self._application.bot)
            except Exception as error:  # noqa: BLE001 - whatever is wrong with one must not stop the others
                logs.event(
                    "skipped a malformed update",
                    level=logging.WARNING,
                    update=raw["update_id"],
                    problem=f"{type(error).__name__}: {error}",
                )
                await self._inbox.done(raw["update_id"])
                continue
            await self._order.admit(update)

    async def _on_error(self, update: object, context: Context) -> None:
        """Whatever a handler could not handle: log it, and say something rather than nothing."""
        error = context.error
        if not isinstance(update, Update):
            logs.event("error", level=logging.ERROR, error=error)
            return
        if isinstance(error, Forbidden | ChatMigrated) or (isinstance(error, BadRequest) and is_chat_gone(error)):
            # Blocked, thrown out of the group, or the chat is no more: there is nobody to tell.
            logs.event("not allowed to answer", level=logging.WARNING, update=update.update_id, problem=error)
            return
        if isinstance(error, Unconfirmed):
            logs.event("no confirmation", level=logging.WARNING, update=update.update_id, problem=error)
            return
        if isinstance(error, NetworkError) and not isinstance(error, BadRequest):
            self._order.could_not_send(update.update_id)
            return
        logs.event("error", level=logging.ERROR, error=error, update=update.update_id)
        texts = services_of(context).texts_for(update.effective_user)
        problem = texts.explain(error) if isinstance(error, WenjuError) else texts.failed
        with contextlib.suppress(TelegramError):
            if update.callback_query:
                await update.callback_query.answer(problem[:200], show_alert=True)
            elif update.message:
                await say(update.message, problem)

    async def _sweep(self) -> None:
        """Delete what is older than the retention, now and again."""
        while True:
            try:
                deleted = await self._services.run(self._journal.apply_retention, self._settings.retention_days)
                logs.event("retention", level=logging.DEBUG, deleted=deleted)
            except WenjuError as error:
                logs.event("retention", level=logging.ERROR, problem=error)
            await asyncio.sleep(SWEEP.total_seconds())

    async def _stop_within(self, seconds: float) -> None:
        try:
            async with asyncio.timeout(seconds):
                await self._application.stop()
            logs.event("stopped")
        except TimeoutError:
            logs.event("stopped in the middle of work", level=logging.WARNING, seconds=seconds)


async def _unless(stop: asyncio.Event, work: Awaitable[None]) -> None:
    """Wait for work to end or for the order to stop, whichever is first; errors of the work are raised."""
    doing = asyncio.ensure_future(work)
    stopping = asyncio.ensure_future(stop.wait())
    try:
        await asyncio.wait((doing, stopping), return_when=asyncio.FIRST_COMPLETED)
    finally:
        stopping.cancel()
        if not doing.done():
            doing.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await doing
    if doing.done() and not doing.cancelled():
        doing.result()
