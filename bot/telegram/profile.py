"""What Telegram shows of the bot before anybody has pressed START: its description, and a line beside its name."""

import logging

from telegram import Bot
from telegram.error import TelegramError

from bot import logs
from bot.telegram.examples import examples
from bot.telegram.pages.markup import cut
from bot.telegram.services import Services
from bot.texts.chat import EN, ZH, ChatTexts
from retrieval.errors import WenjuError

EXAMPLES_SHOWN = 2
"""Questions that have answers, of the newest reports."""

_DESCRIPTION_UNITS = 512
_EXAMPLE_UNITS = 120


async def introduce(bot: Bot, services: Services) -> None:
    """Set both in each language, where they differ; a failure is logged, for a bot without them still answers."""
    languages = {"": ZH if services.settings.language == "zh" else EN, "zh": ZH, "en": EN}
    try:
        zh, en = [await services.run(_description, services, texts) for texts in (ZH, EN)]
        for language, texts in languages.items():
            # Telegram lets a bot change them a few times a day, and a bot may be started more often.
            described = zh if texts is ZH else en
            if (await bot.get_my_description(language or None)).description != described:
                await bot.set_my_description(described, language or None)
            if (await bot.get_my_short_description(language or None)).short_description != texts.introduction:
                await bot.set_my_short_description(texts.introduction, language or None)
    except (TelegramError, WenjuError) as error:
        logs.event("description", level=logging.WARNING, problem=error)


def _description(services: Services, texts: ChatTexts) -> str:
    words = texts.description
    reports, _ = services.engine.extent()
    # Everybody sees it: what stands in the reports is told only where everybody may ask.
    if reports and services.access.mode == "open":
        questions = examples(services.engine, services.answering, texts, EXAMPLES_SHOWN)
        lines = [f"· {cut(example.question, _EXAMPLE_UNITS)}" for example in questions]
        words = "\n".join([words, "", texts.start_examples, *lines]) if lines else words
    return cut(words, _DESCRIPTION_UNITS)
