"""Sending and editing: the way every page goes out, and where in a chat a message belongs."""

from telegram import CallbackQuery, LinkPreviewOptions, Message
from telegram.constants import ParseMode
from telegram.error import BadRequest

from bot.telegram.render import Page

_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


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


async def edit(query: CallbackQuery, page: Page) -> None:
    """Change the message that a pressed button belongs to; pressing twice changes nothing the second time."""
    try:
        await query.edit_message_text(
            page.html, parse_mode=ParseMode.HTML, link_preview_options=_NO_PREVIEW, reply_markup=page.keyboard
        )
    except BadRequest as error:
        if "not modified" not in str(error):
            raise
