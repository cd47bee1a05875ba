"""/add and /remove: reports that come and go by chat."""

from collections.abc import Callable
from functools import partial

from telegram import Document, Message, Update
from telegram.ext import CommandHandler, MessageHandler, filters

from bot.telegram.addressing import command_of
from bot.telegram.handlers import ask
from bot.telegram.handlers.admins.rights import for_admins
from bot.telegram.handlers.kinds import Handler
from bot.telegram.handlers.reading import offer_reports
from bot.telegram.pages.admin_pages import added_page, added_several_page
from bot.telegram.pages.markup import plain
from bot.telegram.pages.messages import reply, say
from bot.telegram.pages.render import Page
from bot.telegram.services import Context, Services, services_of
from bot.telegram.underway import Underway
from bot.texts.chat import ChatTexts
from retrieval.errors import LinkError, ReadError, SeveralReports, WenjuError
from retrieval.intake import Addition
from retrieval.types import ReportProgress

LARGEST_DOWNLOAD = 20 << 20
"""Bytes that Telegram lets a bot fetch (https://core.telegram.org/bots/api#getfile)."""

_MESSAGE = filters.UpdateType.MESSAGE


def handlers() -> list[Handler]:
    """Commands, and documents."""
    return [
        CommandHandler("add", on_add, _MESSAGE),
        CommandHandler("remove", on_remove, _MESSAGE),
        MessageHandler(filters.Document.ALL & _MESSAGE, on_document),
    ]


@for_admins
async def on_add(update: Update, context: Context) -> None:
    """/add with a link, or in reply to a document."""
    message = update.effective_message
    document = message.reply_to_message.document if message and message.reply_to_message else None
    if message and context.args:
        link = context.args[0]
        await _take_in(message, link, partial(services_of(context).intake.add_link, link), context)
    elif message and document:
        await _add(message, document, context)
    elif message:
        services = services_of(context)
        await say(message, services.texts_for(update.effective_user).add_usage.format(types=_types(services)))


async def on_document(update: Update, context: Context) -> None:
    """A document: in private, and in groups with /add as its caption, a report; else what its caption asks.

    In private those who may add none may ask by its caption, too.
    """
    message, user = update.effective_message, update.effective_user
    if not message or not user:
        return
    private, adds = message.chat.type == "private", command_of(message) == "add"
    if adds or (private and (services_of(context).access.is_admin(user.id) or not message.caption)):
        await _on_own_document(update, context)
    elif message.caption:
        await ask.on_words(update, context)


@for_admins
async def _on_own_document(update: Update, context: Context) -> None:
    if update.effective_message and update.effective_message.document:
        await _add(update.effective_message, update.effective_message.document, context)


async def _add(message: Message, document: Document, context: Context) -> None:
    services = services_of(context)
    texts = services.texts_for(message.from_user)
    name = document.file_name or ""
    limit = min(services.settings.max_file_bytes, LARGEST_DOWNLOAD)
    if (document.file_size or 0) > limit:
        size = _size(document.file_size or 0)
        await say(message, texts.add_too_large.format(name=_short(name), size=size, limit=_size(limit)))
        return
    data = bytes(await (await document.get_file()).download_as_bytearray())
    await _take_in(message, name, partial(services.intake.add_bytes, name, data), context)


async def _take_in(message: Message, name: str, add: Callable[..., Addition], context: Context) -> None:
    """Take in a file or a link, and say what came of it."""
    services = services_of(context)
    texts = services.texts_for(message.from_user)

    def work(progress: ReportProgress) -> Addition:
        return add(progress=progress)

    try:
        addition = await Underway(services, work).result(message, texts)
    except (ReadError, LinkError) as error:
        file = error.key if isinstance(error, ReadError) else name
        await say(message, texts.add_failed.format(name=_short(file), reason=texts.tell(error.reason)))
    except WenjuError as error:
        await say(message, texts.add_failed.format(name=_short(name), reason=services.explain(error, texts)))
    else:
        await reply(message, _addition_page(addition, texts))


def _addition_page(addition: Addition, texts: ChatTexts) -> Page:
    one = addition.reports[0] if [report.key for report in addition.reports] == [addition.key] else None
    if not addition.is_new:
        words = texts.add_same_file.format(key=addition.key)
        if one:
            words = texts.add_same.format(id=one.id, title=one.title)
        return Page(plain(words).html)
    return added_page(one, texts.add_done, texts) if one else added_several_page(addition, texts)


@for_admins
async def on_remove(update: Update, context: Context) -> None:
    """/remove 12, r12 or a title; a part of one is not enough to take something out."""
    message = update.effective_message
    if not message:
        return
    services = services_of(context)
    texts = services.texts_for(update.effective_user)
    name = " ".join(context.args or ())
    if not name:
        await say(message, texts.remove_usage)
        return
    try:
        # In a group no more is named than it may ask of.
        found = await services.run(services.engine.find, name)
        report = await services.run(services.whole.remove, found.id)
    except SeveralReports as error:
        await offer_reports(message, error, services, texts)
    except WenjuError as error:
        await say(message, services.explain(error, texts))
    else:
        await say(message, texts.removed.format(id=report.id, title=report.title, key=report.key))


def _types(services: Services) -> str:
    return " ".join(services.whole.formats)


def _short(name: str) -> str:
    return " ".join(name.split())[:100] or "?"


def _size(count: int) -> str:
    return f"{count / 2**20:.1f} MB" if count >= 2**20 else f"{-(-count // 1024)} KB"
