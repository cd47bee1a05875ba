"""Corrections of reports that were added by chat: another source, date or validity, or undone altogether."""

import re
from datetime import UTC, datetime, timedelta
from functools import partial

from telegram import ForceReply, Message
from telegram.ext import MessageHandler, filters

from bot.telegram.addressing import replied_message
from bot.telegram.handlers.admins.rights import AdminRequest, admin_button, for_admins
from bot.telegram.handlers.kinds import Handler
from bot.telegram.pages.admin_pages import added_page
from bot.telegram.pages.markup import plain
from bot.telegram.pages.render import Page
from bot.texts.chat import EN, ZH, ChatTexts, traditional

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
        admin_button(r"^a[sdv]\|\d{1,18}$", on_wish),
        admin_button(r"^au\|\d{1,18}$", on_undo),
        MessageHandler(_REPLIES & _Correction(), for_admins(on_correction)),
    ]


class _Correction(filters.MessageFilter):
    """Replies to the message that asks for a source, a date or a validity."""

    def filter(self, message: Message) -> bool:
        return _wish(message) is not None


def _wish(message: Message) -> tuple[str, int] | None:
    """What a reply corrects, "source", "date" or "validity", and of which report; None for any other message.

    The bot's own question carries all that is needed, so that nothing has to be remembered.
    """
    asked = replied_message(message)
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


async def on_wish(request: AdminRequest) -> None:
    """改来源, 改日期, 改有效期: ask for it; the reply is read by `on_correction`."""
    query = request.update.callback_query
    kind = str(query.data)[:2] if query else ""
    question = _questions(request.texts)[{"as": "source", "ad": "date"}.get(kind, "validity")]
    words = question.format(id=request.pressed[0])
    await request.send(partial(request.context.bot.send_message, text=words, reply_markup=ForceReply()))


async def on_correction(request: AdminRequest) -> None:
    """The right source, date or validity, written beside the report's file."""
    message = request.message
    if not message or not message.text or not (wish := _wish(message)):
        return
    services, (kind, number) = request.services, wish
    if kind == "validity":
        edit = partial(services.whole.edit, number, **_validity(message.text))
    elif kind == "source":
        edit = partial(services.whole.edit, number, source=" ".join(message.text.split())[:_SOURCE_CHARACTERS])
    else:
        edit = partial(services.whole.edit, number, published=message.text)
    _, report = await services.run(edit)
    await request.reply(added_page(report, request.texts.corrected, request.texts))


async def on_undo(request: AdminRequest) -> str | None:
    """撤销: the report leaves the index, and its file the corpus folder."""
    texts, number = request.texts, request.pressed[0]
    if not request.message or datetime.now(UTC) - request.message.date > UNDO_WITHIN:
        return texts.too_late.format(id=number)
    report = await request.services.run(request.services.whole.discard, number)
    await request.turn(Page(plain(texts.undone.format(title=report.title, key=report.key)).html))
    return None
