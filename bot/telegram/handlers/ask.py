"""A question in a chat: who is meant, what is asked, and the answer."""

import contextlib
import re
import time

from telegram import Message, Update
from telegram.ext import CommandHandler, MessageHandler, filters

from bot.errors import FilterError
from bot.talk.pasted import pasted_citation
from bot.talk.phrases import SmallTalk
from bot.talk.small_talk import recognise
from bot.telegram.addressing import said_to
from bot.telegram.examples import examples
from bot.telegram.handlers.kinds import Handler
from bot.telegram.handlers.reading import open_citation
from bot.telegram.pages import keyboards
from bot.telegram.pages.citations import links_of
from bot.telegram.pages.markup import plain
from bot.telegram.pages.messages import place, reply, say
from bot.telegram.pages.render import Page, answer_page, choices_page, not_found_page
from bot.telegram.services import Context, Services, services_of
from bot.telegram.transport.network import Unconfirmed
from bot.texts.chat import ChatTexts
from retrieval.errors import EmptyQuestion, QuestionTooLong, WenjuError
from retrieval.store import Outcome
from retrieval.types import Filters

_LEADS_ON = frozenset({"about", "usage", "outside", "test", "greeting", "noise"})
"""Small talk of people who may not know yet what to ask: an example stands below what they are told."""

_PRIVATE = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE
_GROUPS = filters.ChatType.GROUPS & filters.UpdateType.MESSAGE


def handlers() -> list[Handler]:
    """Questions by command, in private, and in groups where the bot is meant."""
    return [
        CommandHandler("ask", on_command, filters.UpdateType.MESSAGE),
        CommandHandler("new", on_new, filters.UpdateType.MESSAGE),
        MessageHandler(_PRIVATE & filters.TEXT & ~filters.COMMAND, on_private),
        MessageHandler(_GROUPS & filters.TEXT & ~filters.COMMAND, on_group),
    ]


async def on_private(update: Update, context: Context) -> None:
    """Any text in a private chat is a question; one sent from there by inline mode is an answer already."""
    message = update.effective_message
    if message and message.text and not message.via_bot:
        await answer(update, context, message.text, replied=_replied(context, message))


async def on_group(update: Update, context: Context) -> None:
    """In a group the bot speaks when spoken to: by @mention, or by a reply to what it said."""
    message = update.effective_message
    if not message or not message.text or message.via_bot:
        return
    question = said_to(context.bot, message)
    if question is not None:
        await answer(update, context, question, replied=_replied(context, message))


async def on_command(update: Update, context: Context) -> None:
    """/ask QUESTION; alone, in reply to somebody's message, it asks what that says."""
    message = update.effective_message
    if not message or not message.text:
        return
    _, _, question = message.text.partition(" ") if " " in message.text else message.text.partition("\n")
    replied = _replied(context, message)
    if not question.strip() and isinstance(replied, str):
        question, replied = replied, None
    await answer(update, context, question, replied=replied)


async def on_new(update: Update, context: Context) -> None:
    """/new: what follows leans on nothing before."""
    message, user = update.effective_message, update.effective_user
    if message and user:
        services = services_of(context)
        services.conversation.fresh(str(user.id), place(message, services))
        await say(message, services.texts_for(user).fresh)


def _replied(context: Context, message: Message) -> int | str | None:
    """What a message replies to: the question that the bot answered there, by its number, or somebody's words."""
    earlier = message.reply_to_message
    # In a topic every message "replies" to the one that opened it.
    if earlier is None or earlier.from_user is None or earlier.forum_topic_created:
        return None
    if earlier.from_user.id == context.bot.id:
        return keyboards.question_of(earlier.reply_markup)
    words = said_to(context.bot, earlier) or earlier.text or earlier.caption or ""
    return (re.sub(r"^/\S+\s*", "", words)) or None


async def answer(
    update: Update, context: Context, question: str, *, shown: bool = False, replied: int | str | None = None
) -> None:
    """Answer a question in reply to the message that asks it, then write it down.

    Small talk is no question, and a pasted citation opens what it cites.

    Args:
        update: Says who asks, and where.
        context: Of the application.
        question: What is asked.
        shown: Repeat the question: for a pressed example, which stands in no message of the person.
        replied: What it replies to, as for `Conversations.ask`.
    """
    message, user = update.effective_message, update.effective_user
    if not message or not user:
        return
    services = services_of(context)
    texts = services.texts_for(user)
    person, chat, began = str(user.id), place(message, services), time.perf_counter()
    if not question.strip():
        await say(message, texts.ask_usage)
        return
    if pasted_citation(question) and await open_citation(message, context, question):
        return
    if kind := recognise(question):
        await reply(message, await _small_talk_page(kind, services, texts))
        return
    try:
        turn = await services.conversation.ask(person, chat, question, services.search, replied)
    except WenjuError as error:
        await say(message, texts.explain(error))
        seconds = time.perf_counter() - began
        refused = isinstance(error, EmptyQuestion | QuestionTooLong | FilterError)
        outcome = Outcome.REFUSED if refused else Outcome.FAILED
        services.record(services.conversation.trouble(person, chat, question, outcome, seconds), message.chat.type)
        return
    if turn is None:
        await say(message, texts.more_of_what)
        return
    head = texts.shared.follows.format(question=turn.understood) if turn.follows else ""
    if shown:
        head = texts.asked.format(question=turn.words)
    above = (head, texts.shared.narrowed(turn.filters))
    if turn.answer.choices and turn.rank == 1:
        page = choices_page(turn.answer, turn.id, texts, links_of(context), head=above)
    elif turn.rank:
        page = answer_page(turn.answer, turn.id, texts, links_of(context), rank=turn.rank, head=above)
    else:
        searched = await services.run(services.engine.extent, turn.filters)
        narrowed = turn.filters != Filters()
        page = not_found_page(turn.answer, turn.id, searched, texts, narrowed=narrowed, head=above)
    with contextlib.suppress(Unconfirmed):
        await reply(message, page)
    # Sending may have shown that the chat has another number now.
    entry = services.conversation.entry(person, place(message, services), turn, time.perf_counter() - began)
    services.record(entry, message.chat.type)


async def _small_talk_page(kind: SmallTalk, services: Services, texts: ChatTexts) -> Page:
    """What is said to small talk, with a question to try where that helps."""
    questions = []
    if kind in _LEADS_ON:
        questions = await services.run(examples, services.engine, services.answering, texts, 1)
    return Page(plain(texts.chats(kind)).html, keyboards.examples(questions))
