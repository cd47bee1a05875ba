"""What admins want to know and decide: /stats, /unanswered, /allow, /deny, /invite."""

import re
from typing import Literal

from telegram import InputFile, Message, Update
from telegram.ext import CallbackQueryHandler, CommandHandler, filters

from bot.telegram.handlers.kinds import Handler
from bot.telegram.handlers.rights import for_admins
from bot.telegram.pages.admin_pages import stats_page, unanswered_csv, unanswered_page
from bot.telegram.pages.messages import reply, say, topic_of
from bot.telegram.services import Context, services_of

SHOWN = 20
EXPORTED = 10_000

_MESSAGE = filters.UpdateType.MESSAGE
_NUMBER = re.compile(r"-?[1-9]\d{0,15}")


def handlers() -> list[Handler]:
    """The commands, and the button that exports."""
    return [
        CommandHandler("stats", on_stats, _MESSAGE),
        CommandHandler("unanswered", on_unanswered, _MESSAGE),
        CallbackQueryHandler(on_export, r"^uc$"),
        CommandHandler("allow", on_allow, _MESSAGE),
        CommandHandler("deny", on_deny, _MESSAGE),
        CommandHandler("invite", on_invite, _MESSAGE),
    ]


@for_admins
async def on_stats(update: Update, context: Context) -> None:
    """/stats: the index, and the questions of the last seven days."""
    if update.effective_message:
        services = services_of(context)
        stats = await services.run(services.engine.stats)
        asked = await services.run(services.journal.stats, days=7)
        await reply(update.effective_message, stats_page(stats, asked, services.texts_for(update.effective_user)))


@for_admins
async def on_unanswered(update: Update, context: Context) -> None:
    """/unanswered: what was asked in vain, most asked first."""
    if update.effective_message:
        services = services_of(context)
        questions = await services.run(services.journal.unanswered, SHOWN)
        await reply(update.effective_message, unanswered_page(questions, services.texts_for(update.effective_user)))


@for_admins
async def on_export(update: Update, context: Context) -> None:
    """导出 CSV."""
    query = update.callback_query
    if not query:
        return
    services = services_of(context)
    questions = await services.run(services.journal.unanswered, EXPORTED)
    table = unanswered_csv(questions, services.texts_for(query.from_user))
    if isinstance(query.message, Message):
        file = InputFile(table, "unanswered.csv")
        await query.message.reply_document(file, do_quote=True, message_thread_id=topic_of(query.message))
    await query.answer()


@for_admins
async def on_allow(update: Update, context: Context) -> None:
    """/allow: a person by number or by reply, or the group it is sent in."""
    await _decide(update, context, "allow")


@for_admins
async def on_deny(update: Update, context: Context) -> None:
    """/deny: likewise."""
    await _decide(update, context, "deny")


async def _decide(update: Update, context: Context, command: Literal["allow", "deny"]) -> None:
    message, user = update.effective_message, update.effective_user
    if not message or not user:
        return
    services = services_of(context)
    texts, access = services.texts_for(user), services.access
    subject = _subject(message, context.args or [])
    if subject is None:
        await say(message, texts.allow_usage.format(command=command))
    elif command == "allow":
        await services.run(access.allow, subject, user.id)
        await say(message, texts.allowed.format(who=subject))
    elif access.is_admin(subject):
        await say(message, texts.deny_admin)
    else:
        await services.run(access.deny, subject, user.id)
        await say(message, texts.denied.format(who=subject))


@for_admins
async def on_invite(update: Update, context: Context) -> None:
    """/invite: a link that lets one person in, once."""
    message, user = update.effective_message, update.effective_user
    if message and user:
        services = services_of(context)
        code = await services.run(services.access.invite, user.id)
        link = f"https://t.me/{context.bot.username}?start={code}"
        await say(message, services.texts_for(user).invite.format(link=link))


def _subject(message: Message, arguments: list[str]) -> int | None:
    """Whom a decision is about; None where that is not clear."""
    if arguments:
        return int(arguments[0]) if len(arguments) == 1 and _NUMBER.fullmatch(arguments[0]) else None
    other = message.reply_to_message.from_user if message.reply_to_message else None
    if other and not other.is_bot:
        return other.id
    return None if message.chat.type == "private" else message.chat.id
