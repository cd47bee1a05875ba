"""What only admins may do: refused in plain words to everyone else, and answered to the admin alone.

What admins are told is of all that there is, collections that are closed to others included, and a group reads what is
said in it. So an admin's callback is handed no message to reply to, but an `AdminRequest`, whose answers go into the
admin's private chat wherever they asked.
"""

from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from functools import partial, wraps
from typing import Any

from telegram import Message, Update, User
from telegram.constants import ChatAction
from telegram.error import BadRequest, Forbidden
from telegram.ext import CallbackQueryHandler, CommandHandler, filters

from bot.telegram.handlers.kinds import Handler
from bot.telegram.pages import keyboards
from bot.telegram.pages.messages import Send, alert, answer_to, change, say, send_page, words_page
from bot.telegram.pages.render import Page
from bot.telegram.services import Context, Services, services_of
from bot.texts.chat import ChatTexts
from retrieval.errors import WenjuError

Callback = Callable[[Update, Context], Coroutine[Any, Any, None]]


@dataclass(frozen=True, slots=True)
class AdminRequest:
    """What an admin asks for, and the way to answer it.

    Attributes:
        update: What they sent or pressed.
        context: Of the application.
        services: What it is done with.
        texts: The admin's language.
    """

    update: Update
    context: Context
    services: Services
    texts: ChatTexts

    @property
    def admin(self) -> User:
        """Who asks."""
        assert self.update.effective_user
        return self.update.effective_user

    @property
    def message(self) -> Message | None:
        """What they sent, or what stands above a pressed button; None where Telegram does not show that any more."""
        return self.update.effective_message

    @property
    def words(self) -> list[str]:
        """What stands behind the command."""
        return list(self.context.args or ())

    @property
    def in_private(self) -> bool:
        """Whether nobody else reads where it was asked for."""
        chat = self.update.effective_chat
        return chat is not None and chat.type == "private"

    async def send(self, send: Send) -> Message:
        """Send something as the answer, to the admin alone."""
        if self.message and self.in_private:
            return await answer_to(self.message, send)
        return await send(chat_id=self.admin.id)

    async def reply(self, page: Page) -> Message:
        """Answer with a page."""
        return await self.send(partial(send_page, self.context.bot, page))

    @property
    def pressed(self) -> list[int]:
        """The numbers that the pressed button sent."""
        query = self.update.callback_query
        return (keyboards.parse(query.data if query else None) or ("", []))[1]

    async def turn(self, page: Page) -> None:
        """Make a page of the message above the pressed button; where others read that, send it to the admin alone."""
        await (change(self.message, page) if self.message and self.in_private else self.reply(page))

    async def say(self, text: str) -> Message:
        """Answer with plain words."""
        return await self.reply(words_page(text))


AdminWork = Callable[[AdminRequest], Coroutine[Any, Any, str | None]]
"""Does what an admin asks for; returns what appears in a window of its own above a pressed button, if anything."""


def for_admins(work: AdminWork) -> Callback:
    """A handler's callback that does its work for admins alone, and explains to them alone what went wrong."""

    @wraps(work)
    async def checked(update: Update, context: Context) -> None:
        services, user, query = services_of(context), update.effective_user, update.callback_query
        texts = services.texts_for(user)
        if not user or not services.access.is_admin(user.id):
            await _tell(update, texts.admins_only)
            return
        request = AdminRequest(update, context, services, texts)
        if not request.in_private:
            try:
                # A bot may write only to those who wrote to it, and have not blocked it since.
                await context.bot.send_chat_action(user.id, ChatAction.TYPING)
            except (BadRequest, Forbidden):
                # Nothing is done of which they could not be told.
                await _tell(update, texts.start_first.format(link=f"https://t.me/{context.bot.username}"))
                return
        told: str | None
        try:
            told = await work(request)
        except WenjuError as error:
            told = services.explain(error, texts)
            if not query:
                await request.say(told)
        if query and told:
            await alert(query, told)
        elif not request.in_private:
            await _tell(update, texts.told_privately)
        elif query:
            await query.answer()

    return checked


def admin_command(name: str, work: AdminWork, *, takes_words: bool = True) -> Handler:
    """The handler of an admins' command.

    Args:
        name: The command, without its slash.
        work: Does it.
        takes_words: Whether anything may stand behind it; else nothing is done where something does.
    """

    @wraps(work)
    async def understood(request: AdminRequest) -> str | None:
        if request.words and not takes_words:
            await request.say(request.texts.no_words_wanted.format(command=name, words=" ".join(request.words)))
            return None
        return await work(request)

    return CommandHandler(name, for_admins(understood), filters.UpdateType.MESSAGE)


def admin_button(pattern: str, work: AdminWork) -> Handler:
    """The handler of an admins' button, by the pattern of what it sends."""
    return CallbackQueryHandler(for_admins(work), pattern)


async def _tell(update: Update, words: str) -> None:
    """Say something where it was asked for, which anybody there may read."""
    if update.callback_query:
        await alert(update.callback_query, words)
    elif update.effective_message:
        await say(update.effective_message, words)
