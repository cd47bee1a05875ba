"""The bot where it is no member: @bot QUESTION typed in any chat offers passages, sent there it is answered by one.

Of a message that calls it as a guest Telegram shows the bot that alone, and what it replies to; everybody there reads
the answer. So nothing leans on what was said before, nothing personal is said, and nothing is written down.
"""

import contextlib
import logging
from dataclasses import replace

from telegram import (
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
    LinkPreviewOptions,
    Message,
    Update,
)
from telegram.constants import ParseMode
from telegram.error import BadRequest
from telegram.ext import InlineQueryHandler, MessageHandler, filters

from bot import logs
from bot.talk.small_talk import recognise
from bot.telegram.addressing import replied_message, said_to
from bot.telegram.handlers.kinds import Handler
from bot.telegram.pages import keyboards
from bot.telegram.pages.citations import Links, day, links_of, plain_title
from bot.telegram.pages.markup import cut, plain
from bot.telegram.pages.render import Page, not_found, quoted_page
from bot.telegram.services import Context, Services, services_of
from bot.texts.chat import ChatTexts
from retrieval.errors import EmptyQuestion, QuestionTooLong, WenjuError
from retrieval.types import Answer

RESULTS = 10
"""Passages offered: the best one of each report, then others of the same reports."""

_DESCRIPTION_UNITS = 200


def handlers() -> list[Handler]:
    """Those for inline questions, and for questions of guests."""
    return [InlineQueryHandler(on_inline), MessageHandler(filters.UpdateType.GUEST_MESSAGE, on_guest)]


async def on_inline(update: Update, context: Context) -> None:
    """Offer passages; nothing is written into the journal, for every pause in typing is a question here.

    Results are personal and not cached: whoever may not ask must not see what somebody else was offered.
    """
    asked = update.inline_query
    if not asked:
        return
    services = services_of(context)
    texts = services.texts_for(asked.from_user)
    answer = Answer(asked.query, (), 0.0, answered=False)
    hint: str | None = texts.inline_hint
    if asked.query.strip() and recognise(asked.query) is None:
        with contextlib.suppress(EmptyQuestion, QuestionTooLong):
            answer = await _passages(services, asked.query)
        hint = texts.inline_nothing if not answer.hits else None if answer.answered else texts.inline_nearest
    links = links_of(context)
    results = [article(answer, rank, texts, links) for rank in range(1, len(answer.hits) + 1)]
    button = InlineQueryResultsButton(hint, start_parameter="inline") if hint else None
    await asked.answer(results, cache_time=0, is_personal=True, button=button)


def article(answer: Answer, rank: int, texts: ChatTexts, links: Links) -> InlineQueryResultArticle:
    """A passage to be sent into a chat: with its citation, and a button that opens it in the bot.

    Args:
        answer: What it belongs to.
        rank: Which of its hits, from 1.
        texts: The reader's language.
        links: Open the citation.
    """
    hit = answer.hits[rank - 1]
    report = hit.report
    keyboard = keyboards.opens_bot(links.place(report, hit.paragraphs.start), texts)
    said = hit.passage.text[hit.answer.start : hit.answer.end]
    if answer.tally and rank == 1:
        said = texts.shared.tells(answer.tally)
    facts = " · ".join(fact for fact in (report.source, day(report.published)) if fact)
    return InlineQueryResultArticle(
        str(hit.passage.id),
        plain_title(report.title, _DESCRIPTION_UNITS),
        content(quoted_page(answer, rank, texts, links, keyboard)),
        keyboard,
        description=cut(f"{facts} {said}".strip(), _DESCRIPTION_UNITS),
    )


def content(page: Page) -> InputTextMessageContent:
    """What an article sends."""
    return InputTextMessageContent(page.html, ParseMode.HTML, link_preview_options=LinkPreviewOptions(is_disabled=True))


async def _passages(services: Services, question: str) -> Answer:
    """What the reports answer, and the passages that come nearest."""
    answer = await services.search(question, RESULTS)
    hits = answer.hits
    if 0 < len(hits) < RESULTS:
        hits += await services.run(services.answering.further, question, hits, RESULTS - len(hits))
    return replace(answer, hits=hits)


async def on_guest(update: Update, context: Context) -> None:
    """Answer where the bot was called; alone, in reply to somebody's message, it is asked what that says."""
    message = update.guest_message
    if not message:
        return
    earlier = replied_message(message)
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
        return article(answer, 1, texts, links_of(context))
    return told(not_found(await services.run(services.asked_of.extent), texts))
