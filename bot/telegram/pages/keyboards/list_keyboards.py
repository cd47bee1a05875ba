"""The buttons below lists of reports, of their groups and of reposts; what those send back stands in `presses`."""

from collections.abc import Callable, Sequence

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.telegram.pages.keyboards.presses import data, turning_row
from bot.telegram.pages.markup import cut
from bot.texts.chat import ChatTexts
from retrieval.types import Group, Grouping, ListedReport, Report

_LABEL_UNITS = 60
_A_ROW = 4
"""Numbers of reports side by side: with five digits each a phone still shows them whole."""

_Button = InlineKeyboardButton
_GROUPINGS: tuple[Grouping, ...] = ("source", "month")


def reposts(question_id: int, rank: int, page: int, pages: int, texts: ChatTexts) -> InlineKeyboardMarkup:
    """Under the places where a story stands: the pages around, and the way back to the answer."""
    turns = [data("r", question_id, rank, to) for to in (page - 1, page + 1)]
    back = [_Button(texts.back, callback_data=data("p", question_id, rank))]
    return InlineKeyboardMarkup([row for row in (turning_row(page + 1, pages, "◀", "▶", turns), back) if row])


def sources(
    shown: Sequence[ListedReport], page: int, pages: int, texts: ChatTexts, group: Group | None = None
) -> InlineKeyboardMarkup:
    """Under a page of the list of reports: the number of each, the pages around, and the ways to group them."""
    among = (_GROUPINGS.index(group.by), group.sample) if group else ()
    rows = _opening(shown, lambda number: data("so" if group else "o", number, 1, *among, page))
    turns = [data("si" if group else "s", *among, to) for to in (page - 1, page + 1)]
    if turning := turning_row(page + 1, pages, texts.sources_previous, texts.sources_next, turns):
        rows.append(turning)
    if group:
        rows.append([_Button(texts.back, callback_data=data("sg", _GROUPINGS.index(group.by), 0))])
    else:
        rows.append(_groupings(texts))
    return InlineKeyboardMarkup(rows)


def groups(
    shown: Sequence[Group], labels: Sequence[str], by: Grouping, page: int, pages: int, texts: ChatTexts
) -> InlineKeyboardMarkup:
    """Under the sources or months of the reports: each of them, the pages around, the other ways to list reports."""
    kind = _GROUPINGS.index(by)
    rows = _leading(shown, labels, kind)
    if turning := turning_row(page + 1, pages, "◀", "▶", [data("sg", kind, to) for to in (page - 1, page + 1)]):
        rows.append(turning)
    others = [button for button in _groupings(texts) if button.callback_data != data("sg", kind, 0)]
    rows.append([_Button(texts.all_reports, callback_data=data("s", 0)), *others])
    return InlineKeyboardMarkup(rows)


def named(shown: Sequence[Report], sources: Sequence[Group], labels: Sequence[str]) -> InlineKeyboardMarkup:
    """Under reports found by their names: the number of each, and the sources that are called so."""
    opening = _opening(shown, lambda number: data("o", number, 1, 0))
    return InlineKeyboardMarkup(opening + _leading(sources, labels, _GROUPINGS.index("source")))


def _opening(shown: Sequence[ListedReport | Report], sent: Callable[[int], str]) -> list[list[_Button]]:
    buttons = [_Button(f"r{report.id}", callback_data=sent(report.id)) for report in shown]
    return [buttons[start : start + _A_ROW] for start in range(0, len(buttons), _A_ROW)]


def _leading(groups: Sequence[Group], labels: Sequence[str], kind: int) -> list[list[_Button]]:
    return [
        [_Button(cut(label, _LABEL_UNITS), callback_data=data("si", kind, group.sample, 0))]
        for group, label in zip(groups, labels, strict=True)
    ]


def turns(kind: str, page: int, pages: int) -> list[list[_Button]]:
    """The row that turns pages, as rows: none where there is one page.

    Args:
        kind: What its buttons send before the page they lead to.
        page: From 0.
        pages: How many there are.
    """
    row = turning_row(page + 1, pages, "◀", "▶", [data(kind, page - 1), data(kind, page + 1)])
    return [row] if row else []


def grouping(number: int) -> Grouping | None:
    """What a button lists by; None for a number that no button sends."""
    return _GROUPINGS[number] if 0 <= number < len(_GROUPINGS) else None


def _groupings(texts: ChatTexts) -> list[_Button]:
    labels = {"source": texts.list_by_source, "month": texts.list_by_month}
    return [_Button(labels[by], callback_data=data("sg", number, 0)) for number, by in enumerate(_GROUPINGS)]
