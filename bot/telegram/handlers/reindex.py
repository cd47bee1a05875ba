"""/reindex: one message that shows how far it is, and what came of it."""

import asyncio
import contextlib

from telegram import Message, Update
from telegram.error import TelegramError
from telegram.ext import CommandHandler, filters

from bot.telegram.handlers.kinds import Handler
from bot.telegram.handlers.rights import for_admins
from bot.telegram.pages.admin_pages import changes_page, progress_page
from bot.telegram.pages.markup import plain
from bot.telegram.pages.messages import change, say
from bot.telegram.pages.render import Page
from bot.telegram.services import Context, Services, services_of
from bot.texts.chat import ChatTexts
from retrieval.errors import WenjuError
from retrieval.types import Changes, Progress

REFRESH = 1.0
"""Seconds between two looks at the progress: Telegram lets a bot change about a message a second in a chat."""


class _Stopped(Exception):
    """Ends a reindex between two steps; what is done is kept, the rest comes with the next one."""


class _Job:
    """One reindex in a worker thread, watched from the event loop."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._stopping = False
        self.progress: Progress | None = None

    def work(self) -> Changes:
        return self._services.engine.reindex(progress=self._note)

    def stop(self) -> None:
        self._stopping = True

    def _note(self, progress: Progress) -> None:
        if self._stopping:
            raise _Stopped
        self.progress = progress


def handlers() -> list[Handler]:
    """The command."""
    return [CommandHandler("reindex", on_reindex, filters.UpdateType.MESSAGE)]


@for_admins
async def on_reindex(update: Update, context: Context) -> None:
    """Start it and return: the admin's own questions must not wait for it."""
    message = update.effective_message
    if message:
        services = services_of(context)
        texts = services.texts_for(update.effective_user)
        shown = await say(message, texts.reindex_started)
        context.application.create_task(_reindex(context, services, shown, texts), update=update)


async def _reindex(context: Context, services: Services, shown: Message, texts: ChatTexts) -> None:
    job = _Job(services)
    work = asyncio.ensure_future(services.run(job.work))
    told: Progress | None = None
    while not work.done():
        await asyncio.wait((work,), timeout=REFRESH)
        if not context.application.running:
            job.stop()
        elif not work.done() and job.progress and job.progress != told:
            told = job.progress
            # A look that could not be shown is no reason to miss the end.
            with contextlib.suppress(TelegramError):
                await change(shown, progress_page(told, texts))
    try:
        page = changes_page(work.result(), texts)
    except _Stopped:
        return
    except WenjuError as error:
        page = Page(plain(texts.reindex_failed.format(reason=texts.explain(error))).html)
    await change(shown, page)
