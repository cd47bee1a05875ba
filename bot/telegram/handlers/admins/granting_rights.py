"""/grant and /revoke: who may ask which collection, as `_access.yaml` in the folder of reports says it."""

from typing import Literal

from bot.telegram.handlers.admins.rights import AdminRequest, admin_command
from bot.telegram.handlers.admins.subjects import SUBJECT_NUMBER, subject_around
from bot.telegram.handlers.kinds import Handler
from bot.telegram.pages.collection_pages import rules_page, who_may
from retrieval.types import folded_name

_EVERYBODY = frozenset({"所有人", "everyone", "everybody"})


def handlers() -> list[Handler]:
    """The commands."""
    return [
        admin_command("grant", on_grant),
        admin_command("revoke", on_revoke),
    ]


async def on_grant(request: AdminRequest) -> None:
    """/grant 人事 123456789: a person, a group, or everybody; without a number as in `subject_around`."""
    await _change(request, "grant")


async def on_revoke(request: AdminRequest) -> None:
    """/revoke: likewise."""
    await _change(request, "revoke")


async def _change(request: AdminRequest, command: Literal["grant", "revoke"]) -> None:
    services, texts, whole = request.services, request.texts, request.services.whole
    words = request.words
    if not words:
        there, rules = await services.run(whole.groups, "collection"), await services.run(whole.rules)
        await request.reply(rules_page(there, rules, texts))
        return
    everybody, who = words[-1].lower() in _EVERYBODY, None
    if everybody or (SUBJECT_NUMBER.fullmatch(words[-1]) and len(words) > 1):
        last = words.pop()
        who = None if everybody else int(last)
    elif request.message:
        who = subject_around(request.message)
    name = " ".join(words)
    if not name or (who is None and not everybody):
        await request.say(texts.grant_usage)
        return
    change = whole.grant if command == "grant" else whole.revoke
    subjects = await services.run(change, name, None if who is None else services.access.current(who))
    closed = {} if subjects is None else {folded_name(name): subjects}
    await request.say(texts.granted.format(name=name, who=who_may(closed, folded_name(name), texts)))
