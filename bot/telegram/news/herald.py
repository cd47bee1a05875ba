"""Tells people, beside all else that the bot does, what new reports say to the questions they keep.

It looks at the database now and again, so it does not matter who put the reports there: the chat, the folder that is
followed, or a command in another process.
"""

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import groupby

from telegram import Bot
from telegram.error import Forbidden, TelegramError

from bot import logs
from bot.telegram.news.finding import answering_reports, looked_up
from bot.telegram.pages.citations import Links
from bot.telegram.pages.messages import send_page
from bot.telegram.pages.news_pages import news_pages
from bot.telegram.queue.inbox import never_twice
from bot.telegram.services import Services
from bot.telegram.subscriptions.ledger import Subscription, Untold
from bot.telegram.subscriptions.timetable import clock_of, is_due
from bot.telegram.transport.network import Unconfirmed
from bot.texts.chat import choose
from retrieval.errors import IndexOutdated, WenjuError

LOOK_SECONDS = 5.0
"""Between two looks at what has come in and what is due."""

ASKED_AT_ONCE = 1000
"""New reports that a question is asked of at once, and of which at most `finding.MOST_FOUND` are told."""

TRIED_AGAIN_AFTER = timedelta(minutes=15)
"""Until somebody is tried again whom a message could not be sent to."""


class Herald:
    """Finds and tells, until it is cancelled.

    Args:
        services: Of the bot.
        bot: Sends.
        now: The time, with a zone.
        every: Seconds between two looks.
    """

    def __init__(self, services: Services, bot: Bot, now: Callable[[], datetime], every: float = LOOK_SECONDS) -> None:
        self._services = services
        self._ledger = services.subscriptions
        self._bot = bot
        self._now = now
        self._every = every
        self._zone = clock_of(services.settings.time_zone)
        self._not_before: dict[int, datetime] = {}

    async def run(self) -> None:
        """Look now and again; what goes wrong is logged, and tried at the next look."""
        problem = ""
        while True:
            try:
                await self._find()
                await self._tell()
                problem = ""
            except Exception as error:  # noqa: BLE001 - whatever is wrong with one look, the next may do
                # Once: an index that is out of date stays so for hours.
                if problem != (problem := str(error)):
                    logs.event("news", level=logging.WARNING, problem=f"{type(error).__name__}: {error}")
            await asyncio.sleep(self._every)

    async def _find(self) -> None:
        """Ask what is kept of the reports that came in since."""
        services = self._services
        last = await services.run(services.whole.last_arrival)
        failed: WenjuError | None = None
        for kept in await services.run(self._ledger.behind, last):
            try:
                await self._ask(kept, last)
            except IndexOutdated:
                raise
            except WenjuError as error:
                # One question may be more than the search survives; the others are asked all the same.
                failed = error
        if failed:
            raise failed

    async def _ask(self, kept: Subscription, last: int) -> None:
        services, after = self._services, kept.after
        while after < last:
            came = await services.run(services.whole.arrivals_after, after, ASKED_AT_ONCE)
            reports: list[int] = []
            # Nobody is told later of what came while they were shut out.
            if came and services.access.may_ask(kept.person, kept.person):
                new = frozenset(arrival.report for arrival in came)
                reports = await answering_reports(services.for_subscriber(kept.person), kept.question, new)
            after = (
                came[-1].number if len(came) == ASKED_AT_ONCE else max([last, *(arrival.number for arrival in came)])
            )
            await services.write(self._ledger.found, kept.id, reports, after, self._now())

    async def _tell(self) -> None:
        """Send what is due."""
        now = self._now().astimezone(self._zone)
        waiting = await self._services.run(self._ledger.untold)
        due = [one for one in waiting if is_due(one.subscription.hour, one.found_at, one.subscription.told_at, now)]
        for person, news in groupby(due, key=lambda one: one.subscription.person):
            if now < self._not_before.get(person, now):
                continue
            try:
                await self._tell_person(person, list(news), now)
            except Forbidden:
                # Who has blocked the bot wants nothing more of it.
                ended = await self._services.write(self._ledger.forget, person)
                logs.event("subscriptions ended", level=logging.WARNING, count=ended)
            except WenjuError:
                raise
            except Exception as error:  # noqa: BLE001 - whatever is wrong with one, the others are told
                self._not_before[person] = now + TRIED_AGAIN_AFTER
                logs.event("not told", level=logging.WARNING, problem=f"{type(error).__name__}: {error}")

    async def _tell_person(self, person: int, untold: list[Untold], now: datetime) -> None:
        services = self._services
        if not services.access.may_ask(person, person):
            await services.write(self._ledger.told, untold, None)
            return
        texts = choose(untold[0].subscription.language or None, services.settings.language)
        news = [await looked_up(services.for_subscriber(person), one) for one in untold]
        # Of reports that are gone meanwhile nobody is told.
        await services.write(self._ledger.told, [one.untold for one in news if not one.answers], None)
        links = Links.by(services, self._bot.username)
        for page, told in news_pages([one for one in news if one.answers], texts, links):
            await services.write(self._ledger.sending, told, now)
            # After a power cut, too, it must be known that they went out.
            await services.run(services.journal.store.sync)
            try:
                with never_twice():
                    await send_page(self._bot, page, chat_id=person)
            except Unconfirmed:
                # Nobody knows whether they arrived: /watches offers them.
                logs.event("no confirmation", level=logging.WARNING)
                continue
            except TelegramError:
                await services.write(self._ledger.not_sent, told)
                raise
            await services.write(self._ledger.told, told, now)
            logs.event("told of new reports", subscriptions=len(told))
