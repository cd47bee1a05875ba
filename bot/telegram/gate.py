"""The gate before all handlers: who may ask, how often, and silence towards what is not said to the bot.

Everything passes here first. A handler behind it needs to check rights only for what admins alone may do.
"""

import math

from telegram import InlineQueryResultArticle, InlineQueryResultsButton, InputTextMessageContent, Message, Update
from telegram.ext import ApplicationHandlerStop, TypeHandler

from bot.limits import Limits
from bot.telegram.addressing import command_of, said_to
from bot.telegram.pages.messages import say
from bot.telegram.services import Context, Services, services_of
from retrieval.errors import WenjuError

GATE_GROUP = -10
"""python-telegram-bot runs the groups of handlers by number; the others are at 0."""

ALWAYS = frozenset({"privacy", "forget"})
"""Commands for everyone: whoever was shut out may still have their questions deleted."""

COMMANDS_THAT_ASK = frozenset({"ask", "timeline", "watch", "export"})
"""Commands that search, and so count as questions."""

ASKS_WITH_WORDS = "new"
"""A command that does so where a question stands behind it."""

COMMANDS_A_MINUTE = 60
"""Commands a minute of one person who is no admin."""

REFUSALS = 20
"""Refusals a minute that one person is told, and one group; beyond these nothing is said, for each message takes its
turn in its chat, and whoever floods the bot must not fill the queue that all others stand in."""

INLINE_FACTOR = 6
"""Inline questions that count as one: the app sends one at every pause in typing."""


def gate(services: Services) -> TypeHandler[Update, Context, None]:
    """The handler to register in `GATE_GROUP`.

    Args:
        services: For its limits of inline questions, which count apart from the others.
    """
    inline = Limits(INLINE_FACTOR * services.settings.questions_per_minute, 0)
    commands, refusals = Limits(COMMANDS_A_MINUTE, 0), Limits(REFUSALS, REFUSALS)

    async def check(update: Update, context: Context) -> None:
        if update.message:
            if refusal := await _refusal(update.message, context, commands):
                if update.message.from_user and not refusals.check(update.message.from_user.id, update.message.chat.id):
                    await say(update.message, refusal)
                raise ApplicationHandlerStop
        elif update.edited_message:
            # Who may not ask was told so when the message was new.
            if await _refusal(update.edited_message, context, commands):
                raise ApplicationHandlerStop
        elif update.message_reaction:
            who = update.message_reaction.user
            if not who or not services.access.may_ask(who.id, update.message_reaction.chat.id):
                raise ApplicationHandlerStop
        elif update.callback_query:
            await _check_press(update, context)
        elif update.inline_query:
            await _check_inline(update, context, inline)
        elif update.guest_message:
            await _check_guest(update.guest_message, context)

    return TypeHandler(Update, check)


async def _refusal(message: Message, context: Context, commands: Limits) -> str | None:
    """Why a message is not let through; None where it is. What is not said to the bot goes no further, in silence."""
    services, user = services_of(context), message.from_user
    if user is None or message.via_bot or said_to(context.bot, message) is None:
        raise ApplicationHandlerStop
    command = command_of(message)
    if not services.access.may_ask(user.id, message.chat.id) and command not in ALWAYS:
        code = (message.text or "").partition(" ")[2].strip()
        if command == "start" and code and services.access.mode == "invite":
            let_in = await services.run(services.access.redeem, code, user.id)
            if let_in:
                return None
        texts = services.texts_for(user)
        words = texts.no_access if message.chat.type == "private" else texts.no_access_group
        return words.format(person=user.id)
    asks = command is None or command in COMMANDS_THAT_ASK
    asks = asks or (command == ASKS_WITH_WORDS and len((message.text or message.caption or "").split()) > 1)
    if command not in ALWAYS and (asks or not services.access.is_admin(user.id)) and await _is_shut(services):
        return services.texts_for(user).rules_shut
    wait = 0.0
    if asks:
        if message.text or message.caption:
            wait = services.limits.check(user.id, message.chat.id)
    elif command not in ALWAYS and not services.access.is_admin(user.id):
        wait = commands.check(user.id, user.id)
    return services.texts_for(user).slow_down.format(seconds=math.ceil(wait)) if wait else None


async def _check_press(update: Update, context: Context) -> None:
    press, services = update.callback_query, services_of(context)
    assert press
    chat = press.message.chat.id if press.message else None
    if not services.access.may_ask(press.from_user.id, chat):
        await press.answer(
            services.texts_for(press.from_user).no_access.format(person=press.from_user.id), show_alert=True
        )
        raise ApplicationHandlerStop
    if not services.access.is_admin(press.from_user.id) and await _is_shut(services):
        await press.answer(services.texts_for(press.from_user).rules_shut, show_alert=True)
        raise ApplicationHandlerStop


async def _is_shut(services: Services) -> bool:
    """Whether nobody knows who may ask what; where the index is away, whoever asks it says so."""
    try:
        return await services.run(services.engine.is_shut)
    except WenjuError:
        return False


async def _check_inline(update: Update, context: Context, limits: Limits) -> None:
    asked, services = update.inline_query, services_of(context)
    assert asked
    texts = services.texts_for(asked.from_user)
    if not services.access.may_ask(asked.from_user.id):
        button = InlineQueryResultsButton(texts.inline_refused, start_parameter="start")
        await asked.answer([], cache_time=0, is_personal=True, button=button)
        raise ApplicationHandlerStop
    if limits.check(asked.from_user.id, asked.from_user.id):
        await asked.answer([], cache_time=0, is_personal=True)
        raise ApplicationHandlerStop
    if await _is_shut(services):
        button = InlineQueryResultsButton(texts.inline_shut, start_parameter="start")
        await asked.answer([], cache_time=0, is_personal=True, button=button)
        raise ApplicationHandlerStop


async def _check_guest(message: Message, context: Context) -> None:
    """Whoever asks too fast there is not told: it would stand in a chat of others."""
    services, user = services_of(context), message.from_user
    if user is None:
        raise ApplicationHandlerStop
    texts = services.texts_for(user)
    if not services.access.may_ask(user.id):
        await _refuse_guest(message, texts.inline_refused)
        raise ApplicationHandlerStop
    if services.limits.check(user.id, user.id):
        raise ApplicationHandlerStop
    if await _is_shut(services):
        await _refuse_guest(message, texts.rules_shut)
        raise ApplicationHandlerStop


async def _refuse_guest(message: Message, words: str) -> None:
    if message.guest_query_id:
        refusal = InlineQueryResultArticle("refusal", words, InputTextMessageContent(words))
        await message.get_bot().answer_guest_query(message.guest_query_id, refusal)
