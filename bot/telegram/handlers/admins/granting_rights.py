"""/grant and /revoke: who may ask which collection, as `_access.yaml` in the folder of reports says it."""

from typing import Literal

from telegram.error import BadRequest, Forbidden

from bot.telegram.handlers.admins.rights import AdminRequest, admin_button, admin_command
from bot.telegram.handlers.admins.subjects import SUBJECT_NUMBER, subject_around
from bot.telegram.handlers.kinds import Handler
from bot.telegram.pages.collection_pages import changed_words, rule_words, rules_page
from bot.telegram.pages.render import Page
from retrieval.types import folded_name, meant_by

_EVERYBODY = frozenset({"所有人", "everyone", "everybody"})
_NAMED = 5
"""Folders that are named to who may have meant one of them."""


def handlers() -> list[Handler]:
    """The commands, and the buttons that turn the list."""
    return [
        admin_command("grant", on_grant),
        admin_command("revoke", on_revoke),
        admin_button(r"^ag\|\d{1,18}$", turn_rules),
    ]


async def on_grant(request: AdminRequest) -> None:
    """/grant 人事 123456789: a person, a group, or everybody; without a number as in `subject_around`.

    Without even that it shows who may ask that folder, and alone who may ask which.
    """
    await _change(request, "grant")


async def on_revoke(request: AdminRequest) -> None:
    """/revoke: likewise."""
    await _change(request, "revoke")


async def turn_rules(request: AdminRequest) -> None:
    """Another page of who may ask which."""
    await request.turn(await _rules_page(request, request.pressed[0]))


async def _change(request: AdminRequest, command: Literal["grant", "revoke"]) -> None:
    services, texts, whole = request.services, request.texts, request.services.whole
    words = request.words
    if not words:
        await request.reply(await _rules_page(request))
        return
    rules = await services.run(whole.rules)
    there = {folded_name(group.name): group.name for group in await services.run(whole.groups, "collection")}
    known = there.keys() | rules.closed.keys()
    name, last, who = " ".join(words), words[-1], None
    meant = meant_by(name, there.values())
    everybody = last.lower() in _EVERYBODY and meant not in known
    if everybody:
        name = " ".join(words[:-1])
    elif SUBJECT_NUMBER.fullmatch(last) and len(words) > 1 and meant not in known:
        name, who = " ".join(words[:-1]), int(last)
        alike = [folder for folder in there.values() if last in folder]
        if alike and not await _is_known(request, who):
            folders = "、".join(alike[:_NAMED]) + ("……" if alike[_NAMED:] else "")
            await request.say(texts.grant_nobody.format(number=last, folders=folders))
            return
    elif request.message:
        who = subject_around(request.message)
    if who is None and not everybody:
        told = rule_words(there.get(meant, meant), rules, texts) if meant in known else texts.grant_usage
        await request.say(told)
        return
    if not name:
        await request.say(texts.grant_usage)
        return
    change = whole.grant if command == "grant" else whole.revoke
    changed = await services.run(change, name, None if who is None else services.access.current(who))
    await request.say(changed_words(changed, texts))


async def _rules_page(request: AdminRequest, page: int = 0) -> Page:
    services, whole = request.services, request.services.whole
    there, rules = await services.run(whole.groups, "collection"), await services.run(whole.rules)
    return rules_page(there, rules, request.texts, page)


async def _is_known(request: AdminRequest, subject: int) -> bool:
    """Whether Telegram knows somebody of that number who has written to the bot, or a group that it is in."""
    try:
        await request.context.bot.get_chat(subject)
    except (BadRequest, Forbidden):
        return False
    return True
