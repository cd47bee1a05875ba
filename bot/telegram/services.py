"""What handlers work with: one frozen bundle, kept in `application.bot_data["services"]`."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ParamSpec, TypeVar

from telegram import User
from telegram.ext import CallbackContext

from bot.chat_texts import ChatTexts, choose
from bot.config import Settings
from bot.telegram.access import Access
from bot.telegram.limits import Limits
from retrieval.engine import Engine
from retrieval.journal import Journal

Context = CallbackContext[Any, Any, Any, Any]
"""What python-telegram-bot hands to every handler."""

KEY = "services"

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Services:
    """The parts that handlers share.

    Attributes:
        engine: Where answers come from; its methods block, so call them through `run`.
        journal: Where questions and feedback are written down; blocks likewise.
        settings: The owner's.
        access: Who may ask, and who is an admin.
        limits: How often somebody may ask.
    """

    engine: Engine
    journal: Journal
    settings: Settings
    access: Access
    limits: Limits

    def texts_for(self, user: User | None) -> ChatTexts:
        """The texts in a person's language; the owner's language where theirs is unknown or not spoken."""
        return choose(user.language_code if user else None, self.settings.language)

    async def run(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Do blocking work in a thread, so that nobody else waits for it."""
        return await asyncio.to_thread(work, *args, **kwargs)


def services_of(context: Context) -> Services:
    """The services of the application that a handler runs in."""
    found: Services = context.bot_data[KEY]
    return found
