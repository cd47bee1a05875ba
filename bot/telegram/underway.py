"""Work that may take minutes: done in a thread, while one message shows how far it is."""

import asyncio
import contextlib
import time
from collections.abc import Awaitable, Callable
from typing import Generic, TypeVar

from telegram import Message
from telegram.error import TelegramError

from bot.telegram.pages.admin_pages import progress_page
from bot.telegram.pages.messages import change
from bot.telegram.pages.render import Page
from bot.telegram.services import Context, Services
from bot.texts.chat import ChatTexts
from retrieval.types import Progress, ReportProgress

REFRESH = 1.0
"""Seconds between two looks at the progress: Telegram lets a bot change about a message a second in a chat."""

SOON = 3.0
"""Seconds after which a message says how far work is that was not announced."""

Result = TypeVar("Result")


class Stopped(Exception):
    """Ends the work between two steps, because the bot is to stop."""


class Underway(Generic[Result]):
    """One such work.

    Args:
        services: Runs it.
        work: Does it, and reports its progress as it goes.
    """

    def __init__(self, services: Services, work: Callable[[ReportProgress], Result]) -> None:
        self._services = services
        self._work = work
        self._stopping = False
        self._progress: Progress | None = None
        self._phase_began = 0.0

    async def result(
        self,
        tell: Callable[[Page], Awaitable[Message]],
        texts: ChatTexts,
        *,
        shown: Message | None = None,
        context: Context | None = None,
    ) -> Result:
        """Do it, and show its progress meanwhile.

        Args:
            tell: Sends a page to who asked for it.
            texts: The reader's language.
            shown: The message that tells about it; None: there is one only while it takes long.
            context: Says when the bot is to stop, and the work with it; None: it is done to its end.

        Raises:
            Stopped: The bot is to stop.
        """
        work = asyncio.ensure_future(self._services.run(self._work, self._note))
        telling = shown
        began = time.monotonic()
        told: Progress | None = None
        while not work.done():
            await asyncio.wait((work,), timeout=REFRESH)
            progress = self._progress
            if context and not context.application.running:
                self._stopping = True
            elif not work.done() and progress and progress != told:
                told = progress
                page = progress_page(progress, time.monotonic() - self._phase_began, texts)
                # A look that could not be shown is no reason to miss the end.
                with contextlib.suppress(TelegramError):
                    if telling:
                        await change(telling, page)
                    elif time.monotonic() - began > SOON:
                        telling = await tell(page)
        if telling and not shown:
            with contextlib.suppress(TelegramError):
                await telling.delete()
        return work.result()

    def _note(self, progress: Progress) -> None:
        if self._stopping:
            raise Stopped
        if self._progress is None or self._progress.phase != progress.phase:
            self._phase_began = time.monotonic()
        self._progress = progress
