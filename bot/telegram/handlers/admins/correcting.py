"""Corrections of reports that were added by chat: another source, another date, or undone altogether."""

import re
from datetime import UTC, datetime, timedelta
from functools import partial

from telegram import CallbackQuery, ForceReply, Message, Update
from telegram.ext import CallbackQueryHandler, MessageHandler, filters

from bot.telegram.handlers.admins.rights import for_admins
from bot.telegram.handlers.kinds import Handler
from bot.telegram.pages import keyboards
from bot.telegram.pages.admin_pages import added_page
from bot.telegram.pages.messages import alert, answer_to, reply, say
from bot.telegram.services import Context, services_of
from bot.texts.chat import EN, ZH, traditional
from retrieval.errors import WenjuError

UNDO_WITHIN = timedelta(days=1)
"""How long an addition may be undone: that deletes the file, and an old button is pressed by mistake only."""

_SOURCE_CHARACTERS = 60
_REPLIES = filters.TEXT & ~filters.COMMAND & filters.UpdateType.MESSAGE


def handlers() -> list[Handler]:
    """The buttons under an added report, and the replies that correct it."""
    return [
        CallbackQueryHandler(on_wish, r"^a[sd]\|\d+$"),
        CallbackQueryHandler(on_undo, r"^au\|\d+$"),
        MessageHandler(_REPLIES & _Correction(), on_correction),
    ]


class _Correction(filters.MessageFilter):
    """Replies to the message that asks for a source or a date."""

    def filter(self, message: Message) -> bool:
        return _wish(message) is not None


def _wish(message: Message) -> tuple[str, int] | None:
    """What a reply corrects, "source" or "date", and of which report; None for any other message.

    The bot's own question carries all that is needed, so that nothing has to be remembered.
    """
    asked = message.reply_to_message
    if not asked or not asked.text or not asked.from_user or asked.from_user.id != message.get_bot().id:
        return None
    for texts in (ZH, traditional(), EN):
        for kind, template in (("source", texts.ask_source), ("date", texts.ask_date)):
            before, after = map(re.escape, template.split("{id}"))
            if found := re.fullmatch(f"{before}(\\d{{1,18}}){after}", asked.text):
                return kind, int(found[1])
    return None


@for_admins
async def on_wish(update: Update, context: Context) -> None:
    """改来源, 改日期: ask for it; the reply is read by `on_correction`."""
    query = update.callback_query
    if not query or not isinstance(query.message, Message):
        return
    texts = services_of(context).texts_for(query.from_user)
    kind, numbers = keyboards.parse(query.data) or ("", [0])
    question = texts.ask_source if kind == "as" else texts.ask_date
    await query.answer()
    words = question.format(id=numbers[0])
    await answer_to(query.message, partial(context.bot.send_message, text=words, reply_markup=ForceReply()))


@for_admins
async def on_correction(update: Update, context: Context) -> None:
    """The right source or date, written into the report's file."""
    message = update.effective_message
    if not message or not message.text or not (wish := _wish(message)):
        return
    services = services_of(context)
    texts = services.texts_for(update.effective_user)
    kind, number = wish
    if kind == "source":
        edit = partial(services.engine.edit, number, source=" ".join(message.text.split())[:_SOURCE_CHARACTERS])
    else:
        edit = partial(services.engine.edit, number, published=message.text)
    try:
        _, report = await services.run(edit)
    except WenjuError as error:
        await say(message, services.explain(error, texts))
    else:
        await reply(message, added_page(report, texts.corrected, texts))


@for_admins
async def on_undo(update: Update, context: Context) -> None:
    """撤销: the report leaves the index, and its file the corpus folder."""
    query = update.callback_query
    if not query:
        return
    services = services_of(context)
    texts = services.texts_for(query.from_user)
    _, numbers = keyboards.parse(query.data) or ("", [0])
    if not isinstance(query.message, Message) or datetime.now(UTC) - query.message.date > UNDO_WITHIN:
        await alert(query, texts.too_late.format(id=numbers[0]))
        return
    try:
        report = await services.run(services.engine.discard, numbers[0])
    except WenjuError as error:
        await alert(query, services.explain(error, texts))
        return
    await _tell_undone(query, texts.undone.format(title=report.title, key=report.key))


async def _tell_undone(query: CallbackQuery, words: str) -> None:
    await query.edit_message_text(words)
    await query.answer()
