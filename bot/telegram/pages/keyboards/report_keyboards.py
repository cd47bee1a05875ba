"""The buttons below reports and their paragraphs: on to the whole, to its pages, to its file."""

from collections.abc import Sequence

from telegram import InlineKeyboardMarkup

from bot.telegram.pages.keyboards.presses import LABEL_UNITS, Button, data, parse, place_of_words, turning_row
from bot.telegram.pages.markup import cut
from bot.texts.chat import ChatTexts
from retrieval.types import Report, mark_of


def opens_report(report: Report, paragraph: int, texts: ChatTexts) -> InlineKeyboardMarkup:
    """Under a passage opened by a link: the whole report, at that place."""
    sent = data("f", report.id, -paragraph, mark_of(report.paragraphs[paragraph - 1]))
    return InlineKeyboardMarkup([[Button(texts.full, callback_data=sent)]])


def opens_reports(reports: Sequence[Report]) -> InlineKeyboardMarkup:
    """Reports to choose from: each with what tells it from others of its title."""
    rows = []
    for one in reports:
        facts = [f"r{one.id} {cut(one.title, LABEL_UNITS)}", one.source, _day(one)]
        rows.append([Button(" · ".join(filter(None, facts)), callback_data=data("f", one.id, 1))])
    return InlineKeyboardMarkup(rows)


def whole_file(report: Report, paragraph: int, texts: ChatTexts) -> InlineKeyboardMarkup:
    """Under a page of a PDF: the file itself."""
    sent = data("d", report.id, paragraph, 1, mark_of(report.paragraphs[paragraph - 1]))
    return InlineKeyboardMarkup([[Button(texts.whole_file, callback_data=sent)]])


def report(
    opened: Report, page: int, pages: int, cited: int | None, back: str | None, texts: ChatTexts
) -> InlineKeyboardMarkup | None:
    """Under a page of a report: the pages around it, and the way back to where it was opened.

    Args:
        opened: The report.
        page: From 1.
        pages: How many it has.
        cited: The paragraph that was cited, from 1; None for none.
        back: Callback data of the way back.
        texts: The reader's language.
    """
    origin = parse(back)
    words = [] if cited is None else [place_of_words(opened, cited)]
    kind, rest = "f", words
    if origin and origin[0] == "p":
        rest = [*origin[1], *words]
    elif origin and origin[0] in ("s", "si"):
        kind, rest = "o" if origin[0] == "s" else "so", origin[1]
    turns = [data(kind, opened.id, to, *rest) for to in (page - 1, page + 1)]
    rows = [turning_row(page, pages, "◀", "▶", turns)]
    if back:
        rows.append([Button(texts.back, callback_data=back)])
    rows = [row for row in rows if row]
    return InlineKeyboardMarkup(rows) if rows else None


def _day(report: Report) -> str | None:
    return report.published.strftime("%Y-%m-%d") if report.published else None
