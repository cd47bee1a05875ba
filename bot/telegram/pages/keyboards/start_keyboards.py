"""The buttons that begin something: questions to try, and what admins do with a report or with what was asked."""

from collections.abc import Sequence

from telegram import InlineKeyboardMarkup
from telegram.constants import KeyboardButtonStyle

from bot.telegram.examples import Example
from bot.telegram.pages.keyboards.presses import LABEL_UNITS, Button, data
from bot.telegram.pages.markup import cut
from bot.texts.chat import ChatTexts


def examples(questions: Sequence[Example]) -> InlineKeyboardMarkup | None:
    """Questions to try."""
    rows = [
        [Button(cut(example.question, LABEL_UNITS), callback_data=data("e", example.report, example.number))]
        for example in questions
    ]
    return InlineKeyboardMarkup(rows) if rows else None


def shares_bot(questions: Sequence[Example], username: str, texts: ChatTexts) -> InlineKeyboardMarkup:
    """Questions to try, and a way to send somebody to the bot."""
    asked = examples(questions)
    link = f"https://t.me/share/url?url=https%3A%2F%2Ft.me%2F{username}"
    return InlineKeyboardMarkup([*(asked.inline_keyboard if asked else ()), [Button(texts.share, url=link)]])


def added(report_id: int, texts: ChatTexts) -> InlineKeyboardMarkup:
    """Under a report just added: correct what was read from it, or undo."""
    labels = (("as", texts.edit_source), ("ad", texts.edit_date), ("av", texts.edit_validity))
    row = [Button(label, callback_data=data(kind, report_id)) for kind, label in labels]
    row.append(Button(texts.undo, callback_data=data("au", report_id), style=KeyboardButtonStyle.DANGER))
    return InlineKeyboardMarkup([row])


def export(texts: ChatTexts) -> InlineKeyboardMarkup:
    """Under the unanswered questions."""
    return InlineKeyboardMarkup([[Button(texts.export_csv, callback_data="uc")]])


def week(texts: ChatTexts) -> InlineKeyboardMarkup:
    """Under the statistics."""
    return InlineKeyboardMarkup([[Button(texts.export_page, callback_data="wk")]])
