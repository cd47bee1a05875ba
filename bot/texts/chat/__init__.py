"""Every sentence the bot says in a chat: Chinese in both scripts, and English.

`words` names them all, `zh` and `en` say them, and Traditional script is converted from `zh`. It knows no Telegram: how
a sentence is marked and sent is for `bot.telegram.pages`.
"""

from dataclasses import fields, replace
from functools import cache
from typing import Any

from bot.texts import TerminalTexts
from bot.texts.chat.en import EN
from bot.texts.chat.words import ChatTexts
from bot.texts.chat.zh import ZH
from bot.texts.scripts import to_traditional

__all__ = ["EN", "ZH", "ChatTexts", "choose", "traditional"]

_TRADITIONAL_REGIONS = frozenset({"hant", "tw", "hk", "mo"})


def choose(language_code: str | None, default: str) -> ChatTexts:
    """The texts for a person.

    Args:
        language_code: As their Telegram client says it (IETF: `zh-hans`, `zh-hant`, `en-GB`), if it does.
        default: `zh` or `en`, for those who speak neither or do not say.
    """
    language, *regions = (language_code or default).lower().replace("_", "-").split("-")
    if language not in ("zh", "en"):
        language, regions = default, []
    if language == "en":
        return EN
    return ZH if _TRADITIONAL_REGIONS.isdisjoint(regions) else traditional()


@cache
def traditional() -> ChatTexts:
    """The Chinese texts in Traditional characters."""
    return replace(ZH, **{field.name: _convert(getattr(ZH, field.name)) for field in fields(ZH)})


def _convert(value: Any) -> Any:  # noqa: ANN401 - of whichever field
    match value:
        case TerminalTexts():
            return TerminalTexts(*map(_convert, value))
        case str():
            return to_traditional(value)
        case tuple():
            return tuple(map(_convert, value))
        case dict():
            return {key: _convert(text) for key, text in value.items()}
        case _:
            return value
