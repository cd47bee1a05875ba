"""What handlers work with: one frozen bundle, kept in `application.bot_data["services"]`.

Handlers run on the event loop, which must not wait for a disk or a search. So there are three ways off it: questions go
by `search`, what is written down of them by `write`, and all else that blocks by `run`.
"""

import asyncio
import logging
from collections.abc import Callable, Collection
from concurrent.futures import Future
from dataclasses import dataclass, replace
from functools import partial
from typing import ParamSpec, Protocol, Self, TypeVar

from telegram import User

from bot import logs
from bot.config import Settings
from bot.limits import Limits
from bot.talk.conversation import Conversations, Search
from bot.telegram.access.admission import Admission
from bot.telegram.access.asker import Asker, AskerContext
from bot.telegram.access.chosen import ChosenCollections
from bot.telegram.answer_messages import AnswerMessages
from bot.telegram.queue.writing import Writer
from bot.telegram.subscriptions.ledger import Ledger
from bot.texts.chat import ChatTexts, choose
from bot.web import WebAddresses
from retrieval.answering import Answering
from retrieval.engine import Engine
from retrieval.errors import WenjuError
from retrieval.holdings import Holdings
from retrieval.intake import Intake
from retrieval.store import AskedQuestion, Journal
from retrieval.types import ALL_REPORTS, Answer, Filters, Reach, folded_name

Context = AskerContext
"""What python-telegram-bot hands to every handler."""

KEY = "services"

P = ParamSpec("P")
T = TypeVar("T")


class Background(Answering, Protocol):
    """Answers questions beside the event loop, such as `retrieval.remote.SearchProcess`."""

    def begin(
        self, question: str, *, k: int = 5, filters: Filters = ALL_REPORTS, shown: Collection[int] = ()
    ) -> Future[Answer]:
        """As `search`, without waiting; the future has its errors."""

    def within(self, reach: Reach) -> "Background":
        """What answers for somebody, or of some collections."""


@dataclass(frozen=True, slots=True)
class Services:
    """The parts that handlers share. What a handler has by `services_of` shows and answers what its asker may see.

    Attributes:
        engine: Looks up what they may see; its methods block, so call them by `run`. It is not asked questions: then
            this process would load the postings too.
        asked_of: The same of the collection that was chosen where they ask: what lists and counts are of. What was
            cited is looked up in `engine`, whatever was chosen since.
        answering: Answers their questions, from that collection; its methods block likewise, but for what `search` here
            does.
        whole: All that there is, for what admins do and what works beside all; it looks up and changes.
        everything: Answers from all that there is; nobody's questions but by `answering`.
        journal: Where questions and feedback are written down; it is read by `run`, and written by `write`.
        conversation: Understands and answers questions in chats.
        settings: The owner's.
        access: Who may ask, and who is an admin.
        chosen: Which collection each chat has chosen.
        limits: How often somebody may ask.
        intake: Takes in links; call it by `run`.
        writer: Writes to the journal in order.
        subscriptions: The questions that people keep.
        answers: Which message answers which question.
        web: Addresses of cited reports on the web, where the owner publishes them.
        collection: The name of the one that was chosen where they ask; "" for none.
    """

    engine: Holdings
    asked_of: Holdings
    answering: Background
    whole: Engine
    everything: Background
    journal: Journal
    conversation: Conversations
    settings: Settings
    access: Admission
    chosen: ChosenCollections
    limits: Limits
    intake: Intake
    writer: Writer
    subscriptions: Ledger
    answers: AnswerMessages
    web: WebAddresses | None = None
    collection: str = ""

    def for_asker(self, asker: Asker) -> Self:
        """The same for somebody who asks somewhere."""
        return self._within(self._reach(asker), self._chosen(asker))

    def place_of(self, asker: Asker) -> int | None:
        """The number whose right counts there: the group's, else the person's; None for a guest."""
        if asker.guest:
            return None
        return asker.person if asker.group is None else self.access.current(asker.group)

    def _reach(self, asker: Asker) -> Reach:
        alone = asker.group is None and not asker.guest
        owner = alone and asker.person is not None and self.access.is_admin(asker.person)
        return Reach(self.place_of(asker), owner)

    def _chosen(self, asker: Asker) -> str:
        place = self.place_of(asker)
        return "" if place is None else self.chosen.of(place) or ""

    def for_subscriber(self, person: int) -> Self:
        """The same for somebody who is told of what they keep, whatever they ask at the moment."""
        return self._within(Reach(person, self.access.is_admin(person)))

    def _within(self, reach: Reach, collection: str = "") -> Self:
        asked = replace(reach, only=frozenset({folded_name(collection)})) if collection else reach
        return replace(
            self,
            engine=self.whole.within(reach),
            asked_of=self.whole.within(asked),
            answering=self.everything.within(asked),
            collection=collection,
        )

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
        self.later(partial(self.journal.record, asked))

    def later(self, work: Callable[[], None]) -> None:
        """Do work that writes to the journal, and that nobody waits for; what goes wrong is logged."""

        def tell(written: "asyncio.Future[None]") -> None:
            if not written.cancelled() and (error := written.exception()):
                logs.event("journal", level=logging.ERROR, problem=error)

        self.writer.write(work).add_done_callback(tell)

    def explain(self, error: WenjuError, texts: ChatTexts) -> str:
        """What a chat is told of an error; the log has all of it, with the paths that are no business of a chat."""
        logs.event("told of an error", level=logging.WARNING, problem=error)
        return texts.explain(error)

    async def search(
        self, question: str, k: int, filters: Filters = ALL_REPORTS, shown: Collection[int] = ()
    ) -> Answer:
        """As `Answering.search`, without a thread that waits."""
        return await asyncio.wrap_future(self.answering.begin(question, k=k, filters=filters, shown=shown))

    def search_in(self, collection: str) -> Search:
        """`search` of a collection, whichever is chosen now; of all that the asker may see for ""."""
        return self._within(self.engine.reach, collection).search

    async def write(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Do work that writes to the journal, after all that was queued before it."""
        return await self.writer.write(partial(work, *args, **kwargs))

    async def run(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Do blocking work in a thread, so that nobody else waits for it."""
        return await asyncio.to_thread(work, *args, **kwargs)


def services_of(context: Context) -> Services:
    """The services of the application that a handler runs in, for who has sent its update."""
    found: Services = context.bot_data[KEY]
    return found.for_asker(context.asker)
