"""The buttons below news and below the list of what somebody keeps; what they send back stands in `presses`."""

from collections.abc import Sequence

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.telegram.pages.keyboards.presses import data
from bot.telegram.pages.markup import cut
from bot.telegram.subscriptions.ledger import Subscription
from bot.texts.chat import ChatTexts

NO_HOUR = 24
"""Stands for "as soon as may be" where a button names an hour."""

_HOURS = (8, 12, 18, 21)
_A_ROW = 5
_LABEL_UNITS = 60


def kept_subscriptions(
    kept: Sequence[Subscription], texts: ChatTexts, *, doubted: bool = False
) -> InlineKeyboardMarkup:
    """Under what somebody keeps: a way to end each, by its place in the list, and when to be told.

    Args:
        kept: The questions.
        texts: The reader's language.
        doubted: Whether there is news that may not have arrived: then a button shows it.
    """
    again = [[InlineKeyboardButton(texts.news_again, callback_data="wu")]] if doubted else []
    ending = [_button(f"✕ {number}", "ws", one.id) for number, one in enumerate(kept, 1)]
    hours = {NO_HOUR: texts.tell_at_once} | {hour: texts.tell_at.format(hour=hour) for hour in _HOURS}
    chosen = NO_HOUR if kept[0].hour is None else kept[0].hour
    telling = [_button(f"✓ {label}" if hour == chosen else label, "wh", hour) for hour, label in hours.items()]
    rows = [ending[first : first + _A_ROW] for first in range(0, len(ending), _A_ROW)]
    return InlineKeyboardMarkup([*again, *rows, telling])


def ends_subscriptions(told: Sequence[Subscription], texts: ChatTexts) -> InlineKeyboardMarkup:
    """Under news: the end of what they are about."""
    label = texts.end_subscription
    labels = [label] if len(told) == 1 else [cut(f"{label}：{one.question}", _LABEL_UNITS) for one in told]
    return InlineKeyboardMarkup([[_button(words, "wn", one.id)] for words, one in zip(labels, told, strict=True)])


def _button(label: str, kind: str, number: int) -> InlineKeyboardButton:
    return InlineKeyboardButton(label, callback_data=data(kind, number))
