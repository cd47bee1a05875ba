"""A question in a chat: who is meant, what is asked, and the answer."""

import contextlib
import re
import time
from datetime import UTC, datetime, timedelta
from functools import partial

from telegram import Message, Update
from telegram.ext import CommandHandler, MessageHandler, filters

from bot.errors import FilterError
from bot.talk.pasted import is_address, is_citation
from bot.talk.phrases import SmallTalk
from bot.talk.small_talk import recognise
from bot.telegram.addressing import command_of, replied_message, said_to
from bot.telegram.examples import examples
from bot.telegram.handlers.kinds import Handler
from bot.telegram.handlers.reading import open_citation
from bot.telegram.pages import keyboards
from bot.telegram.pages.citations import links_of
from bot.telegram.pages.markup import joined, plain, tagged
from bot.telegram.pages.messages import answer_again, place, reply, say, topic_of
from bot.telegram.pages.render import Page, answer_page, choices_page, not_found_page
from bot.telegram.services import Context, Services, services_of
from bot.telegram.transport.network import Unconfirmed
from bot.texts.chat import ChatTexts
from retrieval.errors import EmptyQuestion, QuestionTooLong, WenjuError
from retrieval.store import Outcome

_LEADS_ON = frozenset({"about", "usage", "outside", "test", "greeting", "noise"})
"""Small talk of people who may not know yet what to ask: an example stands below what they are told."""

_EDITED_WITHIN = timedelta(minutes=10)
"""How long after it was sent a message may become a question by an edit."""

_WORDS = (filters.TEXT & ~filters.COMMAND) | filters.CAPTION
"""What a message says, be it below a picture."""


def handlers() -> list[Handler]:
    """Questions by command, in private, and in groups where the bot is meant."""
    return [
        CommandHandler("ask", on_command, filters.UpdateType.MESSAGE),
        CommandHandler("new", on_new, filters.UpdateType.MESSAGE),
        MessageHandler(filters.UpdateType.MESSAGE & _WORDS, on_words),
        MessageHandler(filters.UpdateType.EDITED_MESSAGE & (_WORDS | filters.COMMAND), on_edited),
    ]


async def on_words(update: Update, context: Context) -> None:
    """In private any text is a question; in a group one that is said to the bot, by @mention or in reply.

    What was sent from there by inline mode is an answer already.
    """
    message = update.effective_message
    if message and not message.via_bot and (question := _question(context, message)) is not None:
        is_of_known_album(message, context)
        await answer(update, context, question, replied=replied_to(context, message))


async def on_edited(update: Update, context: Context) -> None:
    """A question that was edited is answered anew, in the message that answers it; a new one there is only soon."""
    message = update.effective_message
    if not message or message.via_bot or (question := _question(context, message)) is None:
        return
    services = services_of(context)
    # Behind what is being written down: the message may have been answered a moment ago.
    earlier = await services.write(services.answers.to, message.chat_id, message.message_id)
    if earlier is not None or datetime.now(UTC) - message.date < _EDITED_WITHIN:
        replied = replied_to(context, message)
        if command_of(message) == "new" and message.from_user:
            services.conversation.fresh(str(message.from_user.id), place(message, services))
            replied = None
        await answer(update, context, question, replied=replied, instead_of=earlier)


def is_of_known_album(message: Message, context: Context) -> bool:
    """Whether somebody has heard already of the album of pictures that a message belongs to; they have now."""
    if message.media_group_id is None or context.chat_data is None:
        return False
    before, context.chat_data["album"] = context.chat_data.get("album"), message.media_group_id
    return bool(before == message.media_group_id)


def _question(context: Context, message: Message) -> str | None:
    """What a message asks; None where it is not meant, or is another command than /ask and /new QUESTION."""
    words, command = said_to(context.bot, message), command_of(message)
    if words is None or command not in (None, "ask", "new"):
        return None
    question = words if command is None else re.sub(r"^/\S+\s*", "", words)
    return question if question or command != "new" else None


async def on_command(update: Update, context: Context) -> None:
    """/ask QUESTION."""
    message = update.effective_message
    if not message or not message.text:
        return
    _, _, question = message.text.partition(" ") if " " in message.text else message.text.partition("\n")
    await answer(update, context, question, replied=replied_to(context, message))


async def on_new(update: Update, context: Context) -> None:
    """/new: what follows leans on nothing before; /new QUESTION asks it so."""
    message, user = update.effective_message, update.effective_user
    if message and user:
        services = services_of(context)
        services.conversation.fresh(str(user.id), place(message, services))
        if question := _question(context, message):
            await answer(update, context, question)
        else:
            await say(message, services.texts_for(user).fresh)


def replied_to(context: Context, message: Message) -> int | str | None:
    """What a message replies to: the question that the bot answered there, by its number, or somebody's words."""
    earlier = replied_message(message)
    if earlier is None or earlier.from_user is None:
        return None
    if earlier.from_user.id == context.bot.id:
        return keyboards.question_of(earlier.reply_markup)
    words = said_to(context.bot, earlier) or earlier.text or earlier.caption or ""
    return (re.sub(r"^/\S+\s*", "", words)) or None


async def answer(
    update: Update,
    context: Context,
    question: str,
    *,
    shown: bool = False,
    replied: int | str | None = None,
    instead_of: int | None = None,
) -> None:
    """Answer a question in reply to the message that asks it, then write it down.

    Small talk is no question, and a pasted citation opens what it cites. Without words, in reply to somebody's message,
    what that says is asked.

    Args:
        update: Says who asks, and where.
        context: Of the application.
        question: What is asked.
        shown: Repeat the question: for a pressed example, which stands in no message of the person.
        replied: What it replies to, as for `Conversations.ask`.
        instead_of: The message, by number, that answers it as it was before and is to be changed.
    """
    message, user = update.effective_message, update.effective_user
    if not message or not user:
        return
    services = services_of(context)
    texts = services.texts_for(user)
    person, chat, began = str(user.id), place(message, services), time.perf_counter()
    send = partial(reply, message) if instead_of is None else partial(answer_again, message, instead_of)
    if not question.strip() and isinstance(replied, str):
        question, replied = replied, None
    if not question.strip():
        await send(Page(plain(texts.ask_usage).html))
        return
    if is_citation(question) and await open_citation(message, context, question):
        return
    if is_address(question):
        await send(_address_page(question.strip(), texts, adds=services.access.is_admin(user.id)))
        return
    if kind := recognise(question):
        await send(await _small_talk_page(kind, services, texts))
        return
    try:
        turn = await services.conversation.ask(
            person, chat, question, services.search, services.engine, replied, services.collection
        )
    except WenjuError as error:
        await send(Page(plain(texts.explain(error)).html))
        seconds = time.perf_counter() - began
        refused = isinstance(error, EmptyQuestion | QuestionTooLong | FilterError)
        outcome = Outcome.REFUSED if refused else Outcome.FAILED
        services.record(services.conversation.trouble(person, chat, question, outcome, seconds), message.chat.type)
        return
    if turn is None:
        await send(Page(plain(texts.more_of_what).html))
        return
    head = texts.shared.follows.format(question=turn.understood) if turn.follows else ""
    if shown:
        head = texts.asked.format(question=turn.words)
    only = texts.shared.narrowed(turn.filters, services.collection)
    above = (head, only)
    if turn.answer.choices and turn.rank == 1:
        page = choices_page(turn.answer, turn.id, texts, links_of(context), head=above)
    elif turn.rank:
        page = answer_page(turn.answer, turn.id, texts, links_of(context), rank=turn.rank, head=above)
    else:
        searched = await services.run(services.asked_of.extent, turn.filters)
        page = not_found_page(turn.answer, turn.id, searched, texts, narrowed=bool(only), head=above)
    sent: Message | None = None
    with contextlib.suppress(Unconfirmed):
        sent = await send(page)
    # Sending may have shown that the chat has another number now.
    entry = services.conversation.entry(person, place(message, services), turn, time.perf_counter() - began)
    services.record(entry, message.chat.type)
    if sent and not shown:
        topic = topic_of(message) if sent.chat_id == message.chat_id else None
        note = partial(services.answers.note, sent.chat_id, message.message_id, sent.message_id, turn.id, topic)
        services.later(note)


def _address_page(address: str, texts: ChatTexts, *, adds: bool) -> Page:
    """What is said to a bare link: those who may take it in are given the command, to be copied with a tap."""
    command = tagged("code", plain(f"/add {address}"))
    return Page(joined([plain(texts.link_to_add), command], "\n").html if adds else plain(texts.link_alone).html)


async def _small_talk_page(kind: SmallTalk, services: Services, texts: ChatTexts) -> Page:
    """What is said to small talk, with a question to try where that helps."""
    questions = []
    if kind in _LEADS_ON:
        questions = await services.run(examples, services.asked_of, services.answering, texts, 1)
    return Page(plain(texts.chats(kind)).html, keyboards.examples(questions))
