"""Sending and editing: the way every page goes out, and where in a chat a message belongs."""

from collections.abc import Callable, Coroutine
from functools import partial
from typing import Any

from telegram import Bot, CallbackQuery, InlineKeyboardMarkup, LinkPreviewOptions, Message, ReplyParameters
from telegram.constants import ParseMode
from telegram.error import BadRequest, ChatMigrated

from bot.telegram.pages.markup import MESSAGE_UNITS, cut, plain, tagged
from bot.telegram.pages.render import Page
from bot.telegram.services import Context, Services

_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
_ALERT_UNITS = 200
"""Longest text of an answer to a press (telegram.constants.CallbackQueryLimit)."""

_QUOTED_UNITS = 300
"""How much of a question is repeated above an answer that could not be given where it was asked."""

Send = Callable[..., Coroutine[Any, Any, Message]]
"""Sends something, given `chat_id`, `message_thread_id` and `reply_parameters`."""


def place(message: Message, services: Services) -> str:
    """A chat by its present number, and in a forum its topic: where one line of questions runs."""
    topic, chat = topic_of(message), services.access.current(message.chat_id)
    return str(chat) if topic is None else f"{chat}/{topic}"


def topic_of(message: Message) -> int | None:
    """The topic to answer in; None outside of forums and in their General topic, which has no number to send."""
    return message.message_thread_id if message.is_topic_message else None


async def answer_to(message: Message, send: Send) -> Message:
    """Send something as the answer to a message: where it stands, or as near to that as can be.

    Its topic may have been closed or deleted meanwhile: then the answer goes to the group at large. Its group may have
    become a supergroup: then it goes there. In both places the message is quoted first, for it does not stand there.

    Args:
        message: It may have been deleted.
        send: What is sent, all but the place.
    """
    quoted = ReplyParameters(message.message_id, allow_sending_without_reply=True)
    try:
        return await send(chat_id=message.chat_id, message_thread_id=topic_of(message), reply_parameters=quoted)
    except ChatMigrated as moved:
        chat = moved.new_chat_id
    except BadRequest as error:
        if not _is_topic_shut(error):
            raise
        chat = message.chat_id
    asked = await _quote(message, chat)
    return await send(chat_id=chat, reply_parameters=ReplyParameters(asked.message_id) if asked else None)


async def _quote(message: Message, chat: int) -> Message | None:
    """Repeat in another place who said what; None for what the bot itself said."""
    words = message.text or message.caption
    if not words or not message.from_user or message.from_user.is_bot:
        return None
    said = tagged("blockquote", plain(f"{message.from_user.first_name}: {cut(words, _QUOTED_UNITS)}"))
    return await send_page(message.get_bot(), Page(said.html), chat_id=chat)


async def reply(message: Message, page: Page) -> Message:
    """Answer a message with a page."""
    return await answer_to(message, partial(send_page, message.get_bot(), page))


async def reply_to(bot: Bot, page: Page, chat: int, message: int, topic: int | None) -> Message:
    """Answer a message of which only the numbers are known; where its topic is shut, in the group at large."""
    quoted = ReplyParameters(message, allow_sending_without_reply=True)
    try:
        return await send_page(bot, page, chat_id=chat, message_thread_id=topic, reply_parameters=quoted)
    except BadRequest as error:
        if topic is None or not _is_topic_shut(error):
            raise
    return await send_page(bot, page, chat_id=chat)


async def send_page(bot: Bot, page: Page, **place: Any) -> Message:  # noqa: ANN401 - what `Send` is given
    """Send a page to a place: `chat_id`, and perhaps `message_thread_id` and `reply_parameters`."""
    return await bot.send_message(
        text=page.html,
        parse_mode=ParseMode.HTML,
        link_preview_options=_NO_PREVIEW,
        reply_markup=page.keyboard,
        **place,
    )


async def answer_again(message: Message, earlier: int, page: Page) -> Message:
    """Put a page in the place of an earlier answer to a message; where that is gone, answer it anew.

    Args:
        message: It was edited.
        earlier: The number of that answer.
        page: What it becomes.
    """
    try:
        changed = await message.get_bot().edit_message_text(
            page.html,
            message.chat_id,
            earlier,
            parse_mode=ParseMode.HTML,
            link_preview_options=_NO_PREVIEW,
            reply_markup=page.keyboard,
        )
    except ChatMigrated:
        return await reply(message, page)
    except BadRequest as error:
        if not _is_harmless(error):
            raise
        if not _says_so(error):
            return await reply(message, page)
        changed = True
    return changed if isinstance(changed, Message) else Message(earlier, message.date, message.chat)


async def say(message: Message, text: str) -> Message:
    """Answer a message with plain words."""
    return await reply(message, words_page(text))


def words_page(text: str) -> Page:
    """Plain words, cut where a message has no room for more: people name things of any length."""
    return Page(plain(cut(text, MESSAGE_UNITS)).html)


async def change(message: Message, page: Page) -> None:
    """Change a message of the bot's own in a private chat, if there is anything left to change."""
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
    try:
        await context.bot.edit_message_text(
            page.html,
            parse_mode=ParseMode.HTML,
            link_preview_options=_NO_PREVIEW,
            reply_markup=page.keyboard,
            **_message_of(query),
        )
    except ChatMigrated as moved:
        # What was said in the old group can be read and pressed for ever, and never changed.
        await send_page(context.bot, page, chat_id=moved.new_chat_id)
    except BadRequest as error:
        if _is_topic_shut(error) and query.message:
            await send_page(context.bot, page, chat_id=query.message.chat.id)
        elif not _is_harmless(error):
            raise
    await query.answer(notice[:_ALERT_UNITS] or None)


async def switch(query: CallbackQuery, context: Context, keyboard: InlineKeyboardMarkup) -> None:
    """Change the buttons below a message, and answer the press; where that cannot be changed any more nothing happens.

    Args:
        query: The press of one of them.
        context: Of the application.
        keyboard: What they become.
    """
    try:
        await context.bot.edit_message_reply_markup(reply_markup=keyboard, **_message_of(query))
    except BadRequest as error:
        if not _is_topic_shut(error) and not _is_harmless(error):
            raise
    except ChatMigrated:
        pass
    await query.answer()


def _message_of(query: CallbackQuery) -> dict[str, Any]:
    """The message of a press, as the methods that edit are told it."""
    if query.message:
        return {"chat_id": query.message.chat.id, "message_id": query.message.message_id}
    return {"inline_message_id": query.inline_message_id}


def _is_harmless(error: BadRequest) -> bool:
    """Whether nothing was left to change: a button pressed twice, or the message was deleted meanwhile."""
    return _says_so(error) or any(words in str(error).lower() for words in ("not found", "can't be edited"))


def is_chat_gone(error: BadRequest) -> bool:
    """Whether the chat is no more."""
    return "chat not found" in str(error).lower()


def _says_so(error: BadRequest) -> bool:
    """Whether the message is already what it was to become."""
    return "not modified" in str(error).lower()


def _is_topic_shut(error: BadRequest) -> bool:
    """Whether the topic of a forum was closed or deleted."""
    return any(words in str(error).lower() for words in ("topic_closed", "topic_deleted", "thread not found"))


async def alert(query: CallbackQuery, text: str) -> None:
    """Answer a press with words in a window of their own."""
    await query.answer(text[:_ALERT_UNITS], show_alert=True)
