"""What only admins may do, refused in plain words to everyone else, by command and by button alike."""

from collections.abc import Callable, Coroutine
from functools import wraps
from typing import Any

from telegram import Update

from bot.telegram.pages.messages import alert, say
from bot.telegram.services import Context, services_of

Callback = Callable[[Update, Context], Coroutine[Any, Any, None]]


def for_admins(callback: Callback) -> Callback:
    """A handler's callback that does its work for admins alone."""

    @wraps(callback)
    async def checked(update: Update, context: Context) -> None:
        services, user = services_of(context), update.effective_user
        if user and services.access.is_admin(user.id):
            await callback(update, context)
            return
        refusal = services.texts_for(user).admins_only
        if update.callback_query:
            await alert(update.callback_query, refusal)
        elif update.effective_message:
            await say(update.effective_message, refusal)

    return checked
