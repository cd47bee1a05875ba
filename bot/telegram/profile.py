"""What Telegram shows of the bot before anybody has pressed START: its description, and a line beside its name."""

import asyncio
import logging
from dataclasses import dataclass

from telegram import Bot
from telegram.error import TelegramError

from bot import logs
from bot.telegram.examples import Example, candidates, examples
from bot.telegram.pages.markup import cut
from bot.telegram.services import Services
from bot.texts.chat import EN, ZH, ChatTexts
from retrieval.errors import ReportNotFound
from retrieval.types import Rules

EXAMPLES_SHOWN = 2
"""Questions that have answers, of the newest reports."""

TRY_AGAIN = 60.0
"""Seconds until the next try where Telegram refuses, which lets a bot change them a few times a day."""

_DESCRIPTION_UNITS = 512
_EXAMPLE_UNITS = 120


@dataclass(frozen=True, slots=True)
class _Description:
    """One language's: its words, and the examples that they quote."""

    texts: ChatTexts
    words: str
    examples: tuple[Example, ...] = ()


@dataclass(frozen=True, slots=True)
class _Shown:
    """What was set; who might ask what then, and which arrival was the last."""

    described: tuple[_Description, ...]
    rules: Rules
    last: int


class Profile:
    """Sets both in each language, and anew when others may ask, or what is quoted there has changed or gone.

    Args:
        bot: Sets them.
        services: Of the bot.
        every: Seconds between two looks at what is quoted.
    """

    def __init__(self, bot: Bot, services: Services, every: float) -> None:
        self._bot = bot
        self._services = services
        self._every = every

    async def run(self) -> None:
        """Look now and again, until it is cancelled; a failure is logged, for a bot without them still answers."""
        shown: _Shown | None = None
        problem = ""
        while True:
            pause = self._every
            try:
                if shown is None or await self._services.run(self._is_old, shown):
                    described = await self._services.run(self._described)
                    if not shown or shown.described != described.described:
                        # Until all are set nobody knows which of them Telegram has taken.
                        shown, pause = None, TRY_AGAIN
                        await self._introduce(described)
                    shown, pause = described, self._every
                problem = ""
            except Exception as error:  # noqa: BLE001 - whatever is wrong with one look, the next may do
                if problem != (problem := str(error)):
                    logs.event("description", level=logging.WARNING, problem=f"{type(error).__name__}: {error}")
            await asyncio.sleep(pause)

    async def _introduce(self, shown: _Shown) -> None:
        """Set what differs, the description of every language first: it is what quotes reports.

        Raises:
            TelegramError: One of them was refused; the others were tried.
        """
        zh, en = shown.described
        own = zh if self._services.settings.language == "zh" else en
        languages = {None: own, "zh": zh, "en": en}
        failed: TelegramError | None = None
        for set_one in (self._describe_bot, self._name_bot):
            for language, described in languages.items():
                try:
                    await set_one(described, language)
                except TelegramError as error:
                    failed = error
        if failed:
            raise failed

    async def _describe_bot(self, described: _Description, language: str | None) -> None:
        # Telegram lets a bot change it a few times a day, and a bot may be started more often.
        if (await self._bot.get_my_description(language)).description != described.words:
            await self._bot.set_my_description(described.words, language)

    async def _name_bot(self, described: _Description, language: str | None) -> None:
        introduction = described.texts.introduction
        if (await self._bot.get_my_short_description(language)).short_description != introduction:
            await self._bot.set_my_short_description(introduction, language)

    def _described(self) -> _Shown:
        whole = self._services.whole
        # Looked up first: what changes meanwhile is seen at the next look.
        rules, last = whole.rules(), whole.last_arrival()
        return _Shown((self._describe(ZH), self._describe(EN)), rules, last)

    def _describe(self, texts: ChatTexts) -> _Description:
        services, words = self._services, texts.description
        found: list[Example] = []
        # Everybody sees it: what stands in the reports is told only where everybody may ask.
        if services.access.mode == "open":
            found = examples(services.engine, services.answering, texts, EXAMPLES_SHOWN)
        if found:
            lines = [f"· {cut(example.question, _EXAMPLE_UNITS)}" for example in found]
            words = "\n".join([words, "", texts.start_examples, *lines])
        return _Description(texts, cut(words, _DESCRIPTION_UNITS), tuple(found))

    def _is_old(self, shown: _Shown) -> bool:
        """Whether others may ask now, something may be quoted at last, or what is quoted is no longer said to all."""
        whole = self._services.whole
        quoted = [(example.report, one.texts, example.question) for one in shown.described for example in one.examples]
        if shown.rules != whole.rules() or (not quoted and shown.last != whole.last_arrival()):
            return True
        engine = self._services.engine
        try:
            reports = {report: engine.report(report) for report in {report for report, _, _ in quoted}}
        except ReportNotFound:
            return True
        return not all(question in candidates(reports[report], texts) for report, texts, question in quoted)
