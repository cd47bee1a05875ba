"""What chats see of collections: the list to choose from, and who may ask which."""

from collections.abc import Mapping, Sequence

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.telegram.pages.keyboards import data
from bot.telegram.pages.markup import cut, plain
from bot.telegram.pages.render import Page
from bot.texts.chat import ChatTexts
from retrieval.types import Group, Rules, folded_name

_MOST = 40
"""Collections that are shown at most; whoever has more can name them."""

_A_ROW = 2
_NAME_UNITS = 40


def collections_page(there: Sequence[Group], chosen: str, texts: ChatTexts) -> Page:
    """The collections that somebody may ask, with the one that is chosen.

    Args:
        there: The collections.
        chosen: The name of one; "" for all.
        texts: The reader's language.
    """
    if len(there) < 2 and not chosen:
        return Page(plain(texts.use_none).html)
    buttons = [
        InlineKeyboardButton(
            _marked(f"{cut(group.name, _NAME_UNITS)} · {group.reports}", group.name == chosen),
            callback_data=data("u", group.sample),
        )
        for group in there[:_MOST]
    ]
    rows = [buttons[first : first + _A_ROW] for first in range(0, len(buttons), _A_ROW)]
    rows.append([InlineKeyboardButton(_marked(texts.all_reports, not chosen), callback_data=data("u", 0))])
    return Page(plain(texts.use.format(name=chosen or texts.all_reports)).html, InlineKeyboardMarkup(rows))


def rules_page(there: Sequence[Group], rules: Rules, texts: ChatTexts) -> Page:
    """Who may ask which collection, for admins."""
    if rules.broken:
        return Page(plain(texts.rules_broken).html)
    names = {folded_name(group.name): group.name for group in there}
    lines = [f"{name}：{who_may(rules.closed, folded, texts)}" for folded, name in names.items()]
    lines += [texts.shared.no_such_folder.format(name=name) for name in rules.closed if name not in names]
    return Page(plain("\n".join([texts.rules_head, *lines[:_MOST], "", texts.grant_usage])).html)


def who_may(closed: Mapping[str, frozenset[int]], folded: str, texts: ChatTexts) -> str:
    """Those who may ask a collection, in words."""
    subjects = closed.get(folded)
    if subjects is None:
        return texts.shared.everybody
    return "、".join(map(str, sorted(subjects))) or texts.shared.only_admins


def _marked(label: str, chosen: bool) -> str:
    return f"✓ {label}" if chosen else label
