"""Sending and editing: the way every page goes out, and where in a chat a message belongs."""

from telegram import CallbackQuery, LinkPreviewOptions, Message
from telegram.constants import ParseMode
from telegram.error import BadRequest

from bot.telegram.pages.markup import plain
from bot.telegram.pages.render import Page
from bot.telegram.services import Context

_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
_ALERT_UNITS = 200
"""Longest text of an answer to a press (telegram.constants.CallbackQueryLimit)."""


def place(message: Message) -> str:
    """A chat, and in a forum its topic: where one line of questions runs."""
    topic = topic_of(message)
    return str(message.chat_id) if topic is None else f"{message.chat_id}/{topic}"


def topic_of(message: Message) -> int | None:
    """The topic to answer in; None outside of forums and in their General topic, which has no number to send."""
    return message.message_thread_id if message.is_topic_message else None


async def reply(message: Message, page: Page) -> Message:
    """Answer a message where it stands; also where it was deleted meanwhile."""
    return await message.reply_text(
        page.html,
        parse_mode=ParseMode.HTML,
        link_preview_options=_NO_PREVIEW,
        reply_markup=page.keyboard,
        do_quote=True,
        allow_sending_without_reply=True,
        message_thread_id=topic_of(message),
    )


async def say(message: Message, text: str) -> Message:
    """Answer a message with plain words."""
    return await reply(message, Page(plain(text).html))


async def change(message: Message, page: Page) -> None:
    """Change a message of the bot's own, if there is anything left to change."""
    try:
        await message.edit_text(
            page.html, parse_mode=ParseMode.HTML, link_preview_options=_NO_PREVIEW, reply_markup=page.keyboard
        )
    except BadRequest as error:
        if not _is_harmless(error):
            raise


async def turn(query: CallbackQuery, context: Context, page: Page, notice: str = "") -> None:
    """Change the message that a pressed button belongs to, and answer the press.

    Args:
        query: The press. Its message may be one that Telegram no longer shows the bot; it can be changed all the same.
        context: Of the application.
        page: What the message becomes.
        notice: A word that appears on top for a moment.
    """
    target: dict[str, str | int | None] = {"inline_message_id": query.inline_message_id}
    if query.message:
        target = {"chat_id": query.message.chat.id, "message_id": query.message.message_id}
    try:
        await context.bot.edit_message_text(
            page.html,
            parse_mode=ParseMode.HTML,
            link_preview_options=_NO_PREVIEW,
            reply_markup=page.keyboard,
            **target,
        )
    except BadRequest as error:
        if not _is_harmless(error):
            raise
    await query.answer(notice[:_ALERT_UNITS] or None)


def _is_harmless(error: BadRequest) -> bool:
    """Whether nothing was left to change: a button pressed twice, or the message was deleted meanwhile."""
    return any(words in str(error).lower() for words in ("not modified", "not found", "can't be edited"))


async def alert(query: CallbackQuery, text: str) -> None:
    """Answer a press with words in a window of their own."""
    await query.answer(text[:_ALERT_UNITS], show_alert=True)
