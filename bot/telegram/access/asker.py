"""Who asks, and where: what decides which collections they are answered from.

What is said in a group is read by all its members: there the group's right counts, whoever of them asks, admins too.
Guests' calls are answered in a chat that we know nothing of: there only what is open to everybody let in.
"""

from dataclasses import dataclass
from typing import Any, Self

from telegram import Update
from telegram.ext import Application, CallbackContext


@dataclass(frozen=True, slots=True)
class Asker:
    """Who sent an update, and who will read what is answered.

    Attributes:
        person: The number of who sent it; None where nobody in particular did.
        group: The group it was sent in; None for a private chat, and nowhere in particular, as inline.
        guest: Whether the bot was called into a chat of others.
    """

    person: int | None
    group: int | None = None
    guest: bool = False

    @classmethod
    def of(cls, update: object) -> "Asker":
        """That of an update; of anything else nobody."""
        if not isinstance(update, Update):
            return cls(None)
        chat, person = update.effective_chat, update.effective_user
        group = chat.id if chat and chat.type != "private" else None
        return cls(person.id if person else None, group, guest=update.guest_message is not None)


class AskerContext(CallbackContext[Any, Any, Any, Any]):
    """What python-telegram-bot hands to every handler, with who asks.

    Attributes:
        asker: Of the update; nobody until it is known.
    """

    asker: Asker = Asker(None)

    @classmethod
    def from_update(cls, update: object, application: Application[Any, Any, Any, Any, Any, Any]) -> Self:
        """The context of an update."""
        context = super().from_update(update, application)
        context.asker = Asker.of(update)
        return context
