"""The command menus: who is shown which commands, in which language."""

import asyncio
import logging
from collections.abc import Iterable

from telegram import (
    Bot,
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    Update,
)
from telegram.error import BadRequest, Forbidden, TelegramError
from telegram.ext import TypeHandler

from bot import logs
from bot.telegram.services import Context
from bot.texts.chat import EN, ZH, ChatTexts

PRIVATE = (
    "ask",
    "timeline",
    "new",
    "sources",
    "use",
    "report",
    "watch",
    "watches",
    "export",
    "help",
    "privacy",
    "forget",
)
GROUPS = ("ask", "timeline", "new", "sources", "use", "help")
ADMINS = ("reindex", "add", "remove", "stats", "unanswered", "allow", "deny", "invite", "grant", "revoke", "feed")

MENUS_GROUP = -5
"""Among the groups of handlers: behind the gate, before the others."""


class Menus:
    """Registers the menus.

    Args:
        admins: Who is shown the admins' commands, in their private chats.
        language: "zh" or "en", for those who speak neither.
    """

    def __init__(self, admins: Iterable[int], language: str) -> None:
        self._without = set(admins)
        self._languages = {"": ZH if language == "zh" else EN, "zh": ZH, "en": EN}

    async def register(self, bot: Bot) -> None:
        """Register all menus; a failure is logged, for a bot without menus still answers."""
        try:
            await self._set(bot, PRIVATE, BotCommandScopeAllPrivateChats())
            await self._set(bot, GROUPS, BotCommandScopeAllGroupChats())
            for admin in list(self._without):
                await self._show_admin(bot, admin)
        except TelegramError as error:
            logs.event("menus", level=logging.WARNING, problem=error)

    def handler(self) -> TypeHandler[Update, Context, None]:
        """Shows the menu to an admin who had not written to the bot when it started."""
        return TypeHandler(Update, self._on_update)

    async def _on_update(self, update: Update, context: Context) -> None:
        if self._without and update.effective_user and update.effective_user.id in self._without:
            try:
                await self._show_admin(context.bot, update.effective_user.id)
            except TelegramError as error:
                logs.event("menus", level=logging.WARNING, problem=error)

    async def _show_admin(self, bot: Bot, admin: int) -> None:
        try:
            await self._set(bot, PRIVATE + ADMINS, BotCommandScopeChat(admin))
        except (BadRequest, Forbidden):
            return  # They have not started the bot yet, or have blocked it.
        self._without.discard(admin)

    async def _set(self, bot: Bot, names: tuple[str, ...], scope: BotCommandScope) -> None:
        await asyncio.gather(
            *(
                bot.set_my_commands(_commands(names, texts), scope, language or None)
                for language, texts in self._languages.items()
            )
        )


def _commands(names: tuple[str, ...], texts: ChatTexts) -> list[BotCommand]:
    return [BotCommand(name, texts.commands[name]) for name in names]
