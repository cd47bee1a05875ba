"""Corrections of reports that were added by chat: another source, date or validity, or undone altogether."""

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
from bot.texts.chat import EN, ZH, ChatTexts, traditional
from retrieval.errors import WenjuError

UNDO_WITHIN = timedelta(days=1)
"""How long an addition may be undone: that deletes the file, and an old button is pressed by mistake only."""

_SOURCE_CHARACTERS = 60
_REPLACES = re.compile("(?:代替|替代|取代|replaces)[:：]? ?", re.IGNORECASE)
_UNTIL = re.compile("[至到~]")
_AROUND_DAYS = re.compile("^(?:有效期[:：]?)?[自从從]? ?| ?起?(?:施行|[执執]行|生效)?[，,]? ?$| ?[为為]?止$")
_REPLIES = filters.TEXT & ~filters.COMMAND & filters.UpdateType.MESSAGE


def handlers() -> list[Handler]:
    """The buttons under an added report, and the replies that correct it."""
    return [
        CallbackQueryHandler(on_wish, r"^a[sdv]\|\d+$"),
        CallbackQueryHandler(on_undo, r"^au\|\d+$"),
        MessageHandler(_REPLIES & _Correction(), on_correction),
    ]


class _Correction(filters.MessageFilter):
    """Replies to the message that asks for a source, a date or a validity."""

    def filter(self, message: Message) -> bool:
        return _wish(message) is not None


def _wish(message: Message) -> tuple[str, int] | None:
    """What a reply corrects, "source", "date" or "validity", and of which report; None for any other message.

    The bot's own question carries all that is needed, so that nothing has to be remembered.
    """
    asked = message.reply_to_message
    if not asked or not asked.text or not asked.from_user or asked.from_user.id != message.get_bot().id:
        return None
    for texts in (ZH, traditional(), EN):
        for kind, template in _questions(texts).items():
            before, after = map(re.escape, template.split("{id}"))
            if found := re.fullmatch(f"{before}(\\d{{1,18}}){after}", asked.text):
                return kind, int(found[1])
    return None


def _questions(texts: ChatTexts) -> dict[str, str]:
    return {"source": texts.ask_source, "date": texts.ask_date, "validity": texts.ask_validity}


def _validity(words: str) -> dict[str, str | None]:
    """What a reply says: 2024-01-01 起, 至 2026-12-31, both, or 代替 the title of another report."""
    words = " ".join(words.split())
    if found := _REPLACES.match(words):
        return {"replaces": words[found.end() :]}
    first, *last = _UNTIL.split(words, maxsplit=1)
    values = {"valid_from": first, "valid_until": "".join(last)}
    return {name: _AROUND_DAYS.sub("", value.strip()) or None for name, value in values.items()}


@for_admins
async def on_wish(update: Update, context: Context) -> None:
    """改来源, 改日期, 改有效期: ask for it; the reply is read by `on_correction`."""
    query = update.callback_query
    if not query or not isinstance(query.message, Message):
        return
    texts = services_of(context).texts_for(query.from_user)
    kind, numbers = keyboards.parse(query.data) or ("", [0])
    question = _questions(texts)[{"as": "source", "ad": "date"}.get(kind, "validity")]
    await query.answer()
    words = question.format(id=numbers[0])
    await answer_to(query.message, partial(context.bot.send_message, text=words, reply_markup=ForceReply()))


@for_admins
async def on_correction(update: Update, context: Context) -> None:
    """The right source, date or validity, written beside the report's file."""
    message = update.effective_message
    if not message or not message.text or not (wish := _wish(message)):
        return
    services = services_of(context)
    texts = services.texts_for(update.effective_user)
    kind, number = wish
    if kind == "validity":
        edit = partial(services.whole.edit, number, **_validity(message.text))
    elif kind == "source":
        edit = partial(services.whole.edit, number, source=" ".join(message.text.split())[:_SOURCE_CHARACTERS])
    else:
        edit = partial(services.whole.edit, number, published=message.text)
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
        report = await services.run(services.whole.discard, numbers[0])
    except WenjuError as error:
        await alert(query, services.explain(error, texts))
        return
    await _tell_undone(query, texts.undone.format(title=report.title, key=report.key))


async def _tell_undone(query: CallbackQuery, words: str) -> None:
    await query.edit_message_text(words)
    await query.answer()
