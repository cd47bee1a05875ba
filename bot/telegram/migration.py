"""A group that becomes a supergroup gets another number: what is kept under the old one moves along.

Telegram says so by a message in the group, and, should that have been missed, by refusing what is sent to the old one.
"""

import logging

from telegram import Update
from telegram.ext import MessageHandler, filters

from bot import logs
from bot.telegram.services import Context, Services, services_of
from retrieval.errors import WenjuError

MIGRATION_GROUP = -20
"""Among the groups of handlers: before the gate, which judges by the number."""


def handler() -> MessageHandler[Context, None]:
    """Hears of it by the message in the group."""
    return MessageHandler(filters.StatusUpdate.MIGRATE, _on_message)


async def move(services: Services, old: int, new: int) -> None:
    """Questions, who was let in or shut out, and what it may ask belong to the new number from now on."""
    if services.access.current(old) == new:
        return
    await services.write(services.conversation.move, str(old), str(new))
    await services.run(services.access.move, old, new)
    await services.run(services.chosen.move, old, new)
    try:
        await services.run(services.whole.move_subject, old, new)
    except WenjuError as error:
        # It may ask less than before until an admin sees to it.
        logs.event("rights not moved", level=logging.ERROR, problem=error)
    logs.event("a group became a supergroup")


async def _on_message(update: Update, context: Context) -> None:
    message = update.effective_message
    if message and message.migrate_to_chat_id:
        await move(services_of(context), message.chat_id, message.migrate_to_chat_id)
    elif message and message.migrate_from_chat_id:
        await move(services_of(context), message.migrate_from_chat_id, message.chat_id)
