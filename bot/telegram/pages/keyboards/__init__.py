"""The buttons below messages, by what stands above them, and the words they send back (`presses`)."""

from bot.telegram.pages.keyboards.answer_keyboards import (
    answered,
    back_to_answer,
    choices,
    declined,
    faults,
    opens_bot,
    unfolded,
)
from bot.telegram.pages.keyboards.presses import data, parse, place_of_words, question_of, words_at
from bot.telegram.pages.keyboards.report_keyboards import opens_report, opens_reports, report, whole_file
from bot.telegram.pages.keyboards.start_keyboards import added, examples, export, shares_bot, week

__all__ = [
    "added",
    "answered",
    "back_to_answer",
    "choices",
    "data",
    "declined",
    "examples",
    "export",
    "faults",
    "opens_bot",
    "opens_report",
    "opens_reports",
    "parse",
    "place_of_words",
    "question_of",
    "report",
    "shares_bot",
    "unfolded",
    "week",
    "whole_file",
    "words_at",
]
