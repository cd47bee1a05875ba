"""/add and /remove: reports that come and go by chat."""

from collections.abc import Callable
from functools import partial

from telegram import Document, Update
from telegram.ext import MessageHandler, filters

from bot.telegram.addressing import command_of, replied_message
from bot.telegram.handlers import ask
from bot.telegram.handlers.admins.rights import AdminRequest, admin_command, for_admins
from bot.telegram.handlers.kinds import Handler
from bot.telegram.handlers.reading import reports_to_choose
from bot.telegram.pages.admin_pages import added_page, added_several_page
from bot.telegram.pages.markup import plain
from bot.telegram.pages.render import Page
from bot.telegram.services import Context, Services, services_of
from bot.telegram.underway import Underway
from bot.texts.chat import ChatTexts
from retrieval.errors import LinkError, ReadError, SeveralReports, WenjuError
from retrieval.intake import Addition
from retrieval.types import ReportProgress

LARGEST_DOWNLOAD = 20 << 20
"""Bytes that Telegram lets a bot fetch (https://core.telegram.org/bots/api#getfile)."""


def handlers() -> list[Handler]:
    """Commands, and documents."""
    return [
        admin_command("add", on_add),
        admin_command("remove", on_remove),
        MessageHandler(filters.Document.ALL & filters.UpdateType.MESSAGE, on_document),
    ]


async def on_add(request: AdminRequest) -> None:
    """/add with a link, or in reply to a document."""
    message, words = request.message, request.words
    replied = replied_message(message) if message else None
    document = replied.document if replied else None
    if len(words) == 1:
        await _take_in(request, words[0], partial(request.services.intake.add_link, words[0]))
    elif document and not words:
        await _add(request, document)
    else:
        await request.say(request.texts.add_usage.format(types=_types(request.services)))


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
async def _on_own_document(request: AdminRequest) -> None:
    if request.message and request.message.document:
        await _add(request, request.message.document)


async def _add(request: AdminRequest, document: Document) -> None:
    services, texts = request.services, request.texts
    name = document.file_name or ""
    limit = min(services.settings.max_file_bytes, LARGEST_DOWNLOAD)
    if (document.file_size or 0) > limit:
        size = _size(document.file_size or 0)
        await request.say(texts.add_too_large.format(name=_short(name), size=size, limit=_size(limit)))
        return
    data = bytes(await (await document.get_file()).download_as_bytearray())
    await _take_in(request, name, partial(services.intake.add_bytes, name, data))


async def _take_in(request: AdminRequest, name: str, add: Callable[..., Addition]) -> None:
    """Take in a file or a link, and say what came of it."""
    services, texts = request.services, request.texts

    def work(progress: ReportProgress) -> Addition:
        return add(progress=progress)

    try:
        addition = await Underway(services, work).result(request.reply, texts)
    except (ReadError, LinkError) as error:
        file = error.key if isinstance(error, ReadError) else name
        await request.say(texts.add_failed.format(name=_short(file), reason=texts.tell(error.reason)))
    except WenjuError as error:
        await request.say(texts.add_failed.format(name=_short(name), reason=services.explain(error, texts)))
    else:
        await request.reply(_addition_page(addition, texts))


def _addition_page(addition: Addition, texts: ChatTexts) -> Page:
    one = addition.reports[0] if [report.key for report in addition.reports] == [addition.key] else None
    if not addition.is_new:
        words = texts.add_same_file.format(key=addition.key)
        if one:
            words = texts.add_same.format(id=one.id, title=one.title)
        return Page(plain(words).html)
    return added_page(one, texts.add_done, texts) if one else added_several_page(addition, texts)


async def on_remove(request: AdminRequest) -> None:
    """/remove 12, r12 or a title; a part of one is not enough to take something out."""
    services, texts, name = request.services, request.texts, " ".join(request.words)
    if not name:
        await request.say(texts.remove_usage)
        return
    try:
        found = await services.run(services.whole.find, name)
    except SeveralReports as error:
        await request.reply(await services.run(reports_to_choose, services.whole, error, texts))
        return
    report = await services.run(services.whole.remove, found.id)
    await request.say(texts.removed.format(id=report.id, title=report.title, key=report.key))


def _types(services: Services) -> str:
    return " ".join(services.whole.formats)


def _short(name: str) -> str:
    return " ".join(name.split())[:100] or "?"


def _size(count: int) -> str:
    return f"{count / 2**20:.1f} MB" if count >= 2**20 else f"{-(-count // 1024)} KB"
