"""Whom an admin's command is about: a person or a group, by number or by where it is written."""

import re
from typing import Final

from telegram import Message

from bot.telegram.addressing import replied_message

SUBJECT_NUMBER: Final = re.compile(r"-?[1-9]\d{0,15}")
"""How people write the number of a person, or of a group, which is below 0."""


def subject_around(message: Message) -> int | None:
    """Whom a message without a number is about: who wrote what it replies to, else the group; None in private."""
    replied = replied_message(message)
    other = replied.from_user if replied else None
    if other and not other.is_bot:
        return other.id
    return None if message.chat.type == "private" else message.chat.id
