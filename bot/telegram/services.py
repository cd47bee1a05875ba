"""What handlers work with: one frozen bundle, kept in `application.bot_data["services"]`."""

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass
from functools import partial
from typing import Any, ParamSpec, TypeVar

from telegram import User
from telegram.ext import CallbackContext

from bot import logs
from bot.config import Settings
from bot.talk.conversation import Conversations, Turn
from bot.telegram.access.admission import Admission
from bot.telegram.access.limits import Limits
from bot.telegram.queue.searching import Searching
from bot.telegram.queue.writing import Writer
from bot.texts.chat import ChatTexts, choose
from retrieval.engine import Engine
from retrieval.intake import Intake
from retrieval.store.journal import AskedQuestion, Journal

Context = CallbackContext[Any, Any, Any, Any]
"""What python-telegram-bot hands to every handler."""

KEY = "services"

SEARCHES = 2
"""Searches at once. They share one interpreter, so that with more of them nobody is answered sooner; with one, a slow
question would keep all others waiting."""

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Services:
    """The parts that handlers share.

    Attributes:
        engine: Where answers come from; its methods block, so call them through `run`.
        journal: Where questions and feedback are written down; blocks likewise.
        conversation: Understands and answers questions in chats; blocks likewise, but for what `ask` here does.
        settings: The owner's.
        access: Who may ask, and who is an admin.
        limits: How often somebody may ask.
        intake: Takes in links; blocks likewise.
        writer: Writes to the journal in order.
        searchers: The threads that search, `SEARCHES` of them; each keeps its part of the index at hand.
        searching: Searches without a thread.
    """

    engine: Engine
    journal: Journal
    conversation: Conversations
    settings: Settings
    access: Admission
    limits: Limits
    intake: Intake
    writer: Writer
    searchers: Executor
    searching: Searching

    def texts_for(self, user: User | None) -> ChatTexts:
        """The texts in a person's language; the owner's language where theirs is unknown or not spoken."""
        return choose(user.language_code if user else None, self.settings.language)

    def record(self, asked: AskedQuestion, chat_kind: str) -> None:
        """Write a question into journal and log, after its answer went out; a failing journal costs no answer.

        Nobody waits for it: it is written in the same transaction in which its update is noted as dealt with.

        Args:
            asked: The question and what became of it.
            chat_kind: "private", "group", "supergroup" or "inline".
        """
        logs.question(asked, chat_kind, self.settings.log_people)

        def tell(written: "asyncio.Future[None]") -> None:
            if not written.cancelled() and (error := written.exception()):
                logs.event("journal", level=logging.ERROR, problem=error, id=asked.id)

        self.writer.write(partial(self.journal.record, asked)).add_done_callback(tell)

    async def ask(self, person: str, chat: str, text: str) -> Turn | None:
        """As `Conversations.ask`."""
        return await self.conversation.ask(person, chat, text, self.searching.search)

    async def search(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Do work that searches in one of the threads for it."""
        return await asyncio.get_running_loop().run_in_executor(self.searchers, partial(work, *args, **kwargs))

    async def write(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Do work that writes to questions or feedback, after all that was queued before it."""
        return await self.writer.write(partial(work, *args, **kwargs))

    async def run(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Do blocking work in a thread, so that nobody else waits for it."""
        return await asyncio.to_thread(work, *args, **kwargs)


def services_of(context: Context) -> Services:
    """The services of the application that a handler runs in."""
    found: Services = context.bot_data[KEY]
    return found
