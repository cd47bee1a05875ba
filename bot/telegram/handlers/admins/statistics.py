"""What admins want to know and decide: /stats, /unanswered, /allow, /deny, /invite."""

from functools import partial
from typing import Literal

from telegram import CallbackQuery, InputFile, Message, Update
from telegram.error import BadRequest, Forbidden
from telegram.ext import CallbackQueryHandler, CommandHandler, filters

from bot.activity_page import activity_page
from bot.telegram.handlers.admins.rights import for_admins
from bot.telegram.handlers.admins.subjects import SUBJECT_NUMBER, subject_around
from bot.telegram.handlers.kinds import Handler
from bot.telegram.pages.admin_pages import stats_page, unanswered_csv, unanswered_page
from bot.telegram.pages.messages import Send, alert, answer_to, reply, say, send_page
from bot.telegram.pages.render import Page
from bot.telegram.services import Context, services_of
from bot.texts.chat import ChatTexts
from retrieval.evaluation import activity

SHOWN = 20
EXPORTED = 10_000

_MESSAGE = filters.UpdateType.MESSAGE


def handlers() -> list[Handler]:
    """The commands, and the buttons that hand over files."""
    return [
        CommandHandler("stats", on_stats, _MESSAGE),
        CommandHandler("unanswered", on_unanswered, _MESSAGE),
        CallbackQueryHandler(on_export, r"^uc$"),
        CallbackQueryHandler(on_week, r"^wk$"),
        CommandHandler("allow", on_allow, _MESSAGE),
        CommandHandler("deny", on_deny, _MESSAGE),
        CommandHandler("invite", on_invite, _MESSAGE),
    ]


@for_admins
async def on_stats(update: Update, context: Context) -> None:
    """/stats: the index, and the questions of the last seven days."""
    if update.effective_message:
        services = services_of(context)
        stats = await services.run(services.whole.stats)
        asked = await services.run(services.journal.stats, days=7)
        await _alone(update, context, stats_page(stats, asked, services.texts_for(update.effective_user)))


@for_admins
async def on_unanswered(update: Update, context: Context) -> None:
    """/unanswered: what was asked in vain, most asked first."""
    if update.effective_message:
        services = services_of(context)
        questions = await services.run(services.journal.unanswered, SHOWN)
        await _alone(update, context, unanswered_page(questions, services.texts_for(update.effective_user)))


@for_admins
async def on_export(update: Update, context: Context) -> None:
    """导出 CSV."""
    query = update.callback_query
    if not query:
        return
    services = services_of(context)
    questions = await services.run(services.journal.unanswered, EXPORTED)
    texts = services.texts_for(query.from_user)
    await _hand_over(query, context, InputFile(unanswered_csv(questions, texts), "unanswered.csv"))


@for_admins
async def on_week(update: Update, context: Context) -> None:
    """一周报告: the page of `wenju report`."""
    query = update.callback_query
    if not query:
        return
    services = services_of(context)
    found = await services.run(activity, services.journal.store, days=7)
    page = activity_page(found, services.texts_for(query.from_user).shared)
    await _hand_over(query, context, InputFile(page.encode(), "wenju-week.html"))


async def _hand_over(query: CallbackQuery, context: Context, file: InputFile) -> None:
    """Send a file to the admin alone who pressed a button."""
    send = partial(context.bot.send_document, document=file)
    if isinstance(query.message, Message) and query.message.chat.type == "private":
        await answer_to(query.message, send)
        await query.answer()
    else:
        texts = services_of(context).texts_for(query.from_user)
        await alert(query, await _sent_alone(context, query.from_user.id, send, texts))


async def _alone(update: Update, context: Context, page: Page) -> None:
    """Show a page to the admin alone: what people ask is no business of a group."""
    message, user = update.effective_message, update.effective_user
    assert message
    assert user
    if message.chat.type == "private":
        await reply(message, page)
    else:
        send = partial(send_page, context.bot, page)
        await say(message, await _sent_alone(context, user.id, send, services_of(context).texts_for(user)))


async def _sent_alone(context: Context, person: int, send: Send, texts: ChatTexts) -> str:
    """Send something to a person's private chat; returns what to say of it where it was asked for."""
    try:
        await send(chat_id=person)
    except (BadRequest, Forbidden):
        # A bot may write only to those who wrote to it, and have not blocked it since.
        return texts.start_first.format(link=f"https://t.me/{context.bot.username}")
    return texts.told_alone


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
        return int(arguments[0]) if len(arguments) == 1 and SUBJECT_NUMBER.fullmatch(arguments[0]) else None
    return subject_around(message)
