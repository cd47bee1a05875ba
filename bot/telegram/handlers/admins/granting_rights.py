"""/grant and /revoke: who may ask which collection, as `_access.yaml` in the folder of reports says it."""

from typing import Literal

from telegram import Update
from telegram.ext import CommandHandler, filters

from bot.telegram.handlers.admins.rights import for_admins
from bot.telegram.handlers.admins.subjects import SUBJECT_NUMBER, subject_around
from bot.telegram.handlers.kinds import Handler
from bot.telegram.pages.collection_pages import rules_page, who_may
from bot.telegram.pages.messages import reply, say
from bot.telegram.services import Context, services_of
from retrieval.errors import WenjuError
from retrieval.types import folded_name

_EVERYBODY = frozenset({"所有人", "everyone", "everybody"})


def handlers() -> list[Handler]:
    """The commands."""
    return [
        CommandHandler("grant", on_grant, filters.UpdateType.MESSAGE),
        CommandHandler("revoke", on_revoke, filters.UpdateType.MESSAGE),
    ]


@for_admins
async def on_grant(update: Update, context: Context) -> None:
    """/grant 人事 123456789: a person, a group, or everybody; without a number as in `subject_around`."""
    await _change(update, context, "grant")


@for_admins
async def on_revoke(update: Update, context: Context) -> None:
    """/revoke: likewise."""
    await _change(update, context, "revoke")


async def _change(update: Update, context: Context, command: Literal["grant", "revoke"]) -> None:
    message, user = update.effective_message, update.effective_user
    if not message or not user:
        return
    services = services_of(context)
    texts, whole = services.texts_for(user), services.whole
    words = list(context.args or ())
    if not words:
        if message.chat.type == "private":
            there, rules = await services.run(whole.groups, "collection"), await services.run(whole.rules)
            await reply(message, rules_page(there, rules, texts))
        else:
            await say(message, texts.grant_usage)
        return
    everybody, who = words[-1].lower() in _EVERYBODY, None
    if everybody or (SUBJECT_NUMBER.fullmatch(words[-1]) and len(words) > 1):
        last = words.pop()
        who = None if everybody else int(last)
    else:
        who = subject_around(message)
    name = " ".join(words)
    if not name or (who is None and not everybody):
        await say(message, texts.grant_usage)
        return
    change = whole.grant if command == "grant" else whole.revoke
    try:
        subjects = await services.run(change, name, None if who is None else services.access.current(who))
    except WenjuError as error:
        await say(message, services.explain(error, texts))
        return
    closed = {} if subjects is None else {folded_name(name): subjects}
    await say(message, texts.granted.format(name=name, who=who_may(closed, folded_name(name), texts)))
