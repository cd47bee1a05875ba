"""正在输入…: shown to people who wait longer than a second, until they are answered."""

import asyncio
import logging
import time
from collections.abc import Mapping
from contextlib import suppress

from telegram import Bot, Message, Update
from telegram.constants import ChatAction
from telegram.error import TelegramError

from bot import logs
from bot.telegram.addressing import said_to

PATIENCE = 1.0
"""Seconds that somebody waits before they are shown it."""

SHOWN_SECONDS = 4.5
"""After which it is shown again: Telegram takes it away after five, or with the next message."""

A_LOOK = 10
"""How many are shown it at once; of a crowd the others come with the next looks."""

_LOOK_SECONDS = 0.5


async def show_typing(bot: Bot, waiting: Mapping[int, tuple[Update, float]]) -> None:
    """Show it until cancelled; whom it cannot be shown to, misses nothing else.

    Args:
        bot: Ourselves.
        waiting: As `InOrder.waiting`.
    """
    shown: dict[tuple[int, int | None], float] = {}
    while True:
        await asyncio.sleep(_LOOK_SECONDS)
        now = time.monotonic()
        shown = {chat: at for chat, at in shown.items() if now - at < SHOWN_SECONDS}
        late: list[tuple[int, int | None]] = []
        for update, since in waiting.values():
            if now - since < PATIENCE or len(late) == A_LOOK:
                break
            message = update.message
            if message and (chat := _place(message)) not in shown and chat not in late and said_to(bot, message):
                late.append(chat)
        shown |= dict.fromkeys(late, now)
        await asyncio.gather(*(_show(bot, *chat) for chat in late))


def _place(message: Message) -> tuple[int, int | None]:
    return message.chat_id, message.message_thread_id if message.is_topic_message else None


async def _show(bot: Bot, chat: int, topic: int | None) -> None:
    try:
        with suppress(asyncio.TimeoutError):
            await asyncio.wait_for(bot.send_chat_action(chat, ChatAction.TYPING, topic), SHOWN_SECONDS)
    except TelegramError as error:
        logs.event("typing not shown", level=logging.DEBUG, problem=error)
