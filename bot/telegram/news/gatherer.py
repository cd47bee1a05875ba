"""Goes through the feeds beside all else that the bot does, and tells the admins what came in and what is broken."""

import asyncio
import logging

from telegram import Bot
from telegram.error import TelegramError

from bot import logs
from bot.telegram.news.herald import TRIED_AGAIN_AFTER
from bot.telegram.pages.admin_pages import feed_news_page
from bot.telegram.pages.citations import Links
from bot.telegram.pages.markup import plain
from bot.telegram.pages.messages import send_page
from bot.telegram.pages.render import Page
from bot.telegram.services import Services
from bot.telegram.transport.network import Unconfirmed
from bot.texts.chat import choose
from retrieval.errors import Busy, CorpusError, FeedError, WenjuError
from retrieval.feeds import FeedRounds
from retrieval.types import Failure

FEED_SECONDS = 60.0
"""Between two looks for feeds that are due."""


class Gatherer:
    """Gathers and tells, until it is cancelled.

    What came in is in the database with whether it was told, so it does not matter whether the bot, or `wenju refresh
    --feeds` in another process, has fetched it.

    Args:
        rounds: Fetches.
        services: Of the bot.
        bot: Sends.
        every: Seconds between two looks.
    """

    def __init__(self, rounds: FeedRounds, services: Services, bot: Bot, every: float = FEED_SECONDS) -> None:
        self._rounds = rounds
        self._services = services
        self._bot = bot
        self._every = every
        self._not_before = 0.0
        self._texts = choose(None, services.settings.language)

    def stop(self) -> None:
        """End a round that is under way, after the page that is just being fetched."""
        self._rounds.stop.set()

    async def run(self) -> None:
        """Look now and again; what goes wrong is logged and told once, and tried at the next look."""
        problem = ""
        while True:
            try:
                done = await self._services.run(self._rounds.run)
                if done.feeds:
                    logs.event("feeds", looked=done.feeds, reports=len(done.reports), failed=len(done.failed))
                await self._tell()
                problem = ""
            except Busy:
                pass  # a reindex, say; what waits comes at the next look
            except (WenjuError, OSError) as error:
                if problem != (problem := str(error)):
                    logs.event("feeds", level=logging.WARNING, problem=error)
                    if isinstance(error, FeedError | CorpusError):
                        await self._send(Page(plain(self._texts.explain(error)).html))
            await asyncio.sleep(self._every)

    async def _tell(self) -> None:
        """Send what nobody was told of; where it reaches no admin, it is tried again a while later."""
        services, clock = self._services, asyncio.get_running_loop().time
        if not services.access.admins or clock() < self._not_before:
            return
        links, broken = await services.run(self._rounds.states.untold)
        if not links and not broken:
            return
        keys = [link.key for link in links if link.key]
        reports = [report for key in keys for report in await services.run(services.whole.reports_of_file, key)]
        failed = [Failure(link.link, link.reason) for link in links if link.reason]
        failed += [Failure(url, reason) for url, reason in broken]
        links_out = Links.by(services, self._bot.username)
        if await self._send(feed_news_page(reports, failed, self._texts, links_out)):
            await services.run(self._rounds.states.told, links, [url for url, _ in broken])
        else:
            # Telegram lets nobody be written to who has not pressed START, for one.
            self._not_before = clock() + TRIED_AGAIN_AFTER.total_seconds()

    async def _send(self, page: Page) -> bool:
        """Send a page to all admins; whether it reached any."""
        reached = False
        for admin in sorted(self._services.access.admins):
            try:
                await send_page(self._bot, page, chat_id=admin)
                reached = True
            except Unconfirmed:
                reached = True
            except TelegramError as error:
                logs.event("not told", level=logging.WARNING, problem=f"{type(error).__name__}: {error}")
        return reached
