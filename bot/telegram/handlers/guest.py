"""Guest mode: @bot QUESTION in a chat that the bot is no member of gets one message, what inline mode would send.

Telegram shows the bot that message alone (and what it replies to), so that nothing leans on what was said before, and
everybody there reads the answer: nothing personal is said in it, and nothing is written down.
"""

import contextlib
import logging

from telegram import InlineQueryResultArticle, Message, Update
from telegram.error import BadRequest
from telegram.ext import MessageHandler, filters

from bot import logs
from bot.talk.small_talk import recognise
from bot.telegram.addressing import said_to
from bot.telegram.handlers.inline import article, content
from bot.telegram.handlers.kinds import Handler
from bot.telegram.pages.citations import day, links_of
from bot.telegram.pages.markup import plain
from bot.telegram.pages.render import Page
from bot.telegram.services import Context, services_of
from retrieval.errors import WenjuError


def handlers() -> list[Handler]:
    """The one for questions of guests."""
    return [MessageHandler(filters.UpdateType.GUEST_MESSAGE, on_guest)]


async def on_guest(update: Update, context: Context) -> None:
    """Answer where the bot was called; alone, in reply to somebody's message, it is asked what that says."""
    message = update.guest_message
    if not message:
        return
    earlier = message.reply_to_message
    question = said_to(context.bot, message) or ""
    if not question.strip() and earlier:
        question = earlier.text or earlier.caption or ""
    await answer_guest(message, await _result(context, message, question))


async def answer_guest(message: Message, result: InlineQueryResultArticle) -> None:
    """Send what a guest was called for; a call that is too old, or answered already, needs none."""
    with contextlib.suppress(BadRequest):
        if message.guest_query_id:
            await message.get_bot().answer_guest_query(message.guest_query_id, result)


def told(words: str) -> InlineQueryResultArticle:
    """Plain words as an answer."""
    return InlineQueryResultArticle("words", words, content(Page(plain(words).html)))


async def _result(context: Context, message: Message, question: str) -> InlineQueryResultArticle:
    services = services_of(context)
    texts = services.texts_for(message.from_user)
    if not question.strip():
        return told(texts.guest_usage.format(username=context.bot.username))
    if kind := recognise(question):
        return told(texts.chats(kind))
    try:
        answer = await services.search(question, 1)
    except WenjuError as error:
        logs.event("guest", level=logging.WARNING, problem=error)
        return told(texts.explain(error))
    if answer.answered:
        return article(answer.hits[0], texts, links_of(context), answer.support)
    reports, newest = await services.run(services.engine.extent)
    if not reports or newest is None:
        return told(texts.declined_without_date.format(reports=reports))
    return told(texts.declined.format(reports=reports, newest=day(newest)))
