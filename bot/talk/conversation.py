"""Everybody's exchanges with the reports in the chats of a channel."""

import asyncio
import sqlite3
import threading
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Collection
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial

from bot.talk.followups import Understood, understand
from bot.talk.narrowing import Narrowed, part_filters
from bot.talk.topics import Topic, narrowed_on_record
from bot.talk.turns import Again, Turn
from retrieval.engine import Engine
from retrieval.errors import QuestionNotFound, QuestionTooLong, WenjuError
from retrieval.holdings import Holdings
from retrieval.store import AskedQuestion, Journal, Outcome
from retrieval.types import Answer, Filters

OFFERED = 5
"""Hits to page through below an answer in a chat: few people turn further, and each costs what it takes to lay out."""

Search = Callable[[str, int, Filters, Collection[int]], Awaitable[Answer]]
"""Searches for a question; hits at most, which reports may answer, and which were shown before."""

LEANING = timedelta(minutes=10)
"""How long a follow-up may lean on the question before."""

REMEMBERED_QUESTIONS = 10_000
"""Latest questions kept in memory; older ones are looked up in the journal."""


class Conversations:
    """Everybody's exchanges in the chats of one channel, for an event loop; only `forget` and `move` block.

    The question a follow-up leans on is remembered here, and found in the journal after a restart.

    Args:
        engine: Knows the words of questions.
        journal: Where questions are written down.
        channel: Its name there.
        now: The time, in UTC.
    """

    def __init__(
        self,
        engine: Engine,
        journal: Journal,
        channel: str = "telegram",
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._engine = engine
        self._journal = journal
        self._channel = channel
        self._now = now
        self._last: OrderedDict[tuple[str, str], Topic | None] = OrderedDict()
        self._unwritten: OrderedDict[int, AskedQuestion] = OrderedDict()
        self._given_up = False
        self._changing = threading.Lock()

    async def ask(
        self,
        person: str,
        chat: str,
        text: str,
        search: Search,
        seen: Holdings,
        replied: int | str | None = None,
        collection: str = "",
    ) -> Turn | None:
        """Answer a question, or a follow-up on the one that the person asked last in that chat.

        A follow-up is asked of the same reports, unless it says of which.

        Args:
            person: Who asks.
            chat: Where.
            text: The question.
            search: Searches for a question.
            seen: What they may see who hear the answer: a report that was shown to them before may be closed now.
            replied: What the question replies to, which then is what it leans on, whoever asked that and whenever:
                the number of the question answered there, or the words of a message.
            collection: The name of the one that was chosen, in which `search` looks; "" for none.

        Returns:
            The answer; None where more is wanted and nothing was asked before.

        Raises:
            EmptyQuestion: Nothing to search for is in it.
            QuestionTooLong: It has too many characters.
            FilterError: A date among its filters is none, or they exclude each other.
            IndexOutdated: The index was built with another tokeniser.
        """
        last = await self._replied(replied, chat) or await self._recent(person, chat)
        asked = part_filters(text)
        # Whoever replies to a question that was declined means that one.
        known = last is None or replied is not None or last.rank > 0
        meant = await self._understand(asked.question, last, seen, answered=known)
        if meant.more and not meant.follows:
            return None
        if meant.follows and last and last.narrowed.words and not asked.words:
            # Written down with them, so that its buttons find the same answer again.
            text = f"{last.narrowed.words} {text}"
            asked = replace(last.narrowed, question=asked.question)
        preferred: tuple[int, ...] = ()
        if last and meant.more:
            preferred = last.preferred
        elif last and meant.beside and last.shown:
            preferred = (last.shown,)
        try:
            answer = await search(meant.question, OFFERED, asked.filters, preferred)
        except QuestionTooLong:
            if not meant.follows:
                raise
            # The two together are too long; then the follow-up stands by itself.
            meant = Understood(asked.question)
            answer = await search(asked.question, OFFERED, asked.filters, ())
        # Of other reports it is another answer, of which none was shown yet.
        same = last is not None and (last.narrowed.filters, last.collection) == (asked.filters, collection)
        goes_on = meant.more and same
        rank = last.rank + 1 if goes_on and last else int(answer.answered or meant.more)
        number = self._journal.fresh_id()
        turn = Turn(
            number,
            text,
            asked.question,
            meant.question,
            meant.follows,
            answer,
            min(rank, len(answer.hits)),
            asked.filters,
            collection,
        )
        shown = answer.hits[max(turn.rank, 1) - 1].report.id if answer.hits else None
        with self._changing:
            topic = Topic(meant.question, self._now(), asked, turn.rank, shown, preferred, collection)
            self._keep(person, chat, topic)
            self._unwritten[turn.id] = self.entry(person, chat, turn, 0.0)
            while len(self._unwritten) > REMEMBERED_QUESTIONS:
                self._unwritten.popitem(last=False)
        return turn

    async def again(self, question: int, chat: str, search_in: Callable[[str], Search], seen: Holdings) -> Again:
        """Answer a question of the journal anew, for a button below its answer.

        Args:
            question: Its number.
            chat: Where the button was pressed; words of the question are told in its own chat only.
            search_in: What searches in the collection of this name, as for `ask`.
            seen: What they may see who press it: when that last changed is told.

        Raises:
            QuestionNotFound: It is no longer on record.
        """
        asked = await self._asked(question)
        search = search_in(asked.collection)
        narrowed = narrowed_on_record(asked.text)
        changed = await asyncio.to_thread(seen.indexed_at)
        # A question's number is the microsecond it was asked (`Journal.fresh_id`).
        asked_at = datetime.fromtimestamp(question / 1_000_000, UTC)
        answer = await search(asked.understood, OFFERED, narrowed.filters, ())
        if asked.report and asked.report not in [hit.report.id for hit in answer.hits[:1]]:
            # What came first then does so now: nothing else is known of what was shown before.
            answer = await search(asked.understood, OFFERED, narrowed.filters, (asked.report,))
        return Again(
            answer,
            asked.understood if asked.understood != narrowed.question and asked.chat == chat else None,
            changed is not None and asked_at < changed,
            asked.chat == chat,
            narrowed,
            asked.collection,
        )

    async def on_record(self, question: int, chat: str) -> str | None:
        """A question of the journal as it was understood, with its filters, so that it can be asked again.

        Args:
            question: Its number.
            chat: Where somebody wants it.

        Returns:
            Its words; None where it was asked in another chat, which is nobody's business.

        Raises:
            QuestionNotFound: It is no longer on record.
        """
        asked = await self._asked(question)
        if asked.chat != chat:
            return None
        return f"{narrowed_on_record(asked.text).words} {asked.understood}".strip()

    async def recall(self) -> None:
        """Remember what was asked before this process began, all at once: looking each person up takes longer."""
        for asked in await asyncio.to_thread(self._journal.asked_since, self._channel, self._now() - LEANING):
            self._keep(asked.person, asked.chat, Topic.of(asked))

    def fresh(self, person: str, chat: str) -> None:
        """Lean on nothing before."""
        with self._changing:
            self._keep(person, chat, None)

    def move(self, old: str, new: str) -> None:
        """A chat has another name now, and what was asked there belongs to that."""
        with self._changing:
            for person, _ in [key for key in self._last if key[1] == old]:
                self._last[person, new] = self._last.pop((person, old))
            for number, asked in self._unwritten.items():
                if asked.chat == old:
                    self._unwritten[number] = replace(asked, chat=new)
        self._journal.move(self._channel, old, new)

    def forget(self, person: str) -> int:
        """Delete all that a person asked and judged; returns how many records that were.

        Buttons that need the question (other hits, judgement) say from now on that it is gone.
        """
        with self._changing:
            for key in [key for key in self._last if key[0] == person]:
                self._last[key] = None
            for number in [number for number, asked in self._unwritten.items() if asked.person == person]:
                del self._unwritten[number]
        return self._journal.forget(self._channel, person)

    def entry(self, person: str, chat: str, turn: Turn, seconds: float) -> AskedQuestion:
        """The journal's entry for a turn, `seconds` after the question came in."""
        outcome = Outcome.ANSWERED if turn.answer.answered else Outcome.DECLINED
        came_in = self._now() - timedelta(seconds=seconds)
        return AskedQuestion(
            turn.id, self._channel, chat, person, turn.text, turn.understood, came_in, outcome,
            turn.answer.confidence, seconds, narrowed=turn.filters != Filters() or turn.collection != "",
            report=turn.answer.hits[0].report.id if turn.answer.hits else None, support=turn.answer.support,
            collection=turn.collection,
        )  # fmt: skip

    def trouble(self, person: str, chat: str, text: str, outcome: Outcome, seconds: float) -> AskedQuestion:
        """The journal's entry for a question without an answer: refused, or failed by our fault."""
        came_in = self._now() - timedelta(seconds=seconds)
        number = self._journal.fresh_id()
        return AskedQuestion(number, self._channel, chat, person, text, text, came_in, outcome, 0.0, seconds)

    async def _understand(self, text: str, last: Topic | None, seen: Holdings, *, answered: bool) -> Understood:
        """What a line means; in a thread, since it reads the report just shown where that decides."""
        if last is None:
            return understand(text, None, self._engine.words)
        leaning = partial(understand, shown=partial(_text_of, last.shown, seen), answered=answered)
        return await asyncio.to_thread(leaning, text, last.question, self._engine.words)

    async def _asked(self, question: int) -> AskedQuestion:
        """A question on record."""
        if (asked := self._unwritten.get(question)) is not None:
            return asked
        return await asyncio.to_thread(self._journal.question, question)

    async def _replied(self, replied: int | str | None, chat: str) -> Topic | None:
        """What a reply leans on; None where that is no longer on record, or was asked in another chat."""
        if isinstance(replied, str):
            return Topic(replied, self._now(), narrowed_on_record(replied))
        try:
            asked = None if replied is None else await self._asked(replied)
        except QuestionNotFound:
            asked = None
        return Topic.of(asked) if asked and asked.chat == chat else None

    async def talked_about(self, person: str, chat: str, replied: int | None = None) -> Narrowed | None:
        """The question that a request without one is about, as it was understood, with its filters.

        Args:
            person: Who wants it.
            chat: Where.
            replied: The number of the question that was answered in the message replied to; else the one is meant that
                the person asked last there.
        """
        topic = await self._replied(replied, chat) or await self._recent(person, chat)
        return replace(topic.narrowed, question=topic.question) if topic else None

    async def _recent(self, person: str, chat: str) -> Topic | None:
        since = self._now() - LEANING
        last = self._last.get((person, chat))
        if (person, chat) not in self._last and self._given_up:
            found = await asyncio.to_thread(self._journal.latest, self._channel, chat, person, since=since)
            last = None if found is None else Topic.of(found)
        return last if last and last.asked_at >= since else None

    def _keep(self, person: str, chat: str, last: Topic | None) -> None:
        self._last[person, chat] = last
        self._last.move_to_end((person, chat))
        while len(self._last) > REMEMBERED_QUESTIONS:
            old = self._last.popitem(last=False)[1]
            self._given_up = self._given_up or (old is not None and old.asked_at >= self._now() - LEANING)


def _text_of(report: int | None, seen: Holdings) -> str:
    """All that a report says; "" where it is gone, or cannot be read just now: the line is then taken as it is."""
    try:
        found = seen.report(report) if report is not None else None
    except (WenjuError, OSError, sqlite3.Error):
        found = None
    return f"{found.title}\n{found.text}" if found else ""
