"""What chats see of collections: the list to choose from, and who may ask which."""

from collections.abc import Sequence

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.telegram.pages.keyboards import data, list_keyboards
from bot.telegram.pages.markup import MESSAGE_UNITS, cut, joined, pages_of, plain
from bot.telegram.pages.render import Page
from bot.texts.chat import ChatTexts
from retrieval.types import Group, RuleChange, Rules

_A_PAGE = 40
"""Collections to choose from in one message."""

_A_ROW = 2
_NAME_UNITS = 40
_LONGEST_NAME = 255
"""Most UTF-16 units of a name: no folder's is longer, but whoever writes the rules may make up one that is."""

_NAMED_OF_EACH = 10
_NAMED_OF_ONE = 200
"""Persons and groups that are named of each collection in the list, and of one alone."""


def collections_page(there: Sequence[Group], chosen: str, texts: ChatTexts, page: int | None = None) -> Page:
    """The collections that somebody may ask, with the one that is chosen.

    Args:
        there: The collections.
        chosen: The name of one; "" for all.
        texts: The reader's language.
        page: Which page of them, from 0; None for that with the chosen one.
    """
    if len(there) < 2 and not chosen:
        return Page(plain(texts.use_none).html)
    if page is None:
        page = next((place // _A_PAGE for place, group in enumerate(there) if group.name == chosen), 0)
    pages = max(-(-len(there) // _A_PAGE), 1)
    page = min(max(page, 0), pages - 1)
    buttons = [
        InlineKeyboardButton(
            _marked(f"{cut(group.name, _NAME_UNITS)} · {group.reports}", group.name == chosen),
            callback_data=data("u", group.sample),
        )
        for group in there[page * _A_PAGE : (page + 1) * _A_PAGE]
    ]
    rows = [buttons[first : first + _A_ROW] for first in range(0, len(buttons), _A_ROW)]
    rows += list_keyboards.turns("ul", page, pages)
    rows.append([InlineKeyboardButton(_marked(texts.all_reports, not chosen), callback_data=data("u", 0))])
    return Page(plain(texts.use.format(name=chosen or texts.all_reports)).html, InlineKeyboardMarkup(rows))


def rules_page(there: Sequence[Group], rules: Rules, texts: ChatTexts, page: int = 0) -> Page:
    """Who may ask which collection, for admins.

    Args:
        there: The collections.
        rules: Who may ask them.
        texts: The reader's language.
        page: From 0; a number beyond the ends means the first or the last.
    """
    if rules.broken:
        return Page(plain(texts.rules_broken).html)
    shared, astray = texts.shared, rules.astray(group.name for group in there)
    lines = [
        f"{cut(group.name, _LONGEST_NAME)}：{shared.who_may(rules.subjects(group.name), _NAMED_OF_EACH)}"
        for group in there
    ]
    lines += [shared.no_such_folder.format(name=cut(name, _LONGEST_NAME)) for name in astray]
    head, usage = plain(texts.rules_head), plain(texts.grant_usage)
    pages = pages_of(map(plain, lines), MESSAGE_UNITS - head.size - usage.size - 3)
    page = min(max(page, 0), len(pages) - 1)
    body = joined([joined([head, *pages[page]], "\n"), usage], "\n\n")
    rows = list_keyboards.turns("ag", page, len(pages))
    return Page(body.html, InlineKeyboardMarkup(rows) if rows else None)


def rule_words(collection: str, rules: Rules, texts: ChatTexts) -> str:
    """Who may ask one collection, for admins."""
    if rules.broken:
        return texts.rules_broken
    who = texts.shared.who_may(rules.subjects(collection), _NAMED_OF_ONE)
    return texts.granted.format(name=cut(collection, _LONGEST_NAME), who=who)


def changed_words(change: RuleChange, texts: ChatTexts) -> str:
    """Who may ask a collection from now on, and whether that closes it to others who might before."""
    who = texts.shared.who_may(change.now, _NAMED_OF_ONE)
    name = cut(change.collection, _LONGEST_NAME)
    words = texts.granted.format(name=name, who=who)
    if change.before is None and change.now is not None:
        words += f"\n{texts.closed_now.format(name=name)}"
    return words


def _marked(label: str, chosen: bool) -> str:
    return f"✓ {label}" if chosen else label
