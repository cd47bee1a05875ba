"""@bot QUESTION in any chat: passages as articles that send the passage with its citation."""

import contextlib

from telegram import (
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
    LinkPreviewOptions,
    Update,
)
from telegram.constants import ParseMode
from telegram.ext import InlineQueryHandler

from bot.talk.small_talk import recognise
from bot.telegram.handlers.kinds import Handler
from bot.telegram.pages import keyboards
from bot.telegram.pages.citations import Links, day, links_of, plain_title
from bot.telegram.pages.markup import cut
from bot.telegram.pages.render import Page, quoted_page
from bot.telegram.services import Context, Services, services_of
from bot.texts.chat import ChatTexts
from retrieval.errors import EmptyQuestion, QuestionTooLong
from retrieval.types import Hit, Support

RESULTS = 10
"""Passages offered: the best one of each report, then others of the same reports."""

_DESCRIPTION_UNITS = 200


def handlers() -> list[Handler]:
    """The one for inline questions."""
    return [InlineQueryHandler(on_inline)]


async def on_inline(update: Update, context: Context) -> None:
    """Offer passages; nothing is written into the journal, for every pause in typing is a question here.

    Results are personal and not cached: whoever may not ask must not see what somebody else was offered.
    """
    asked = update.inline_query
    if not asked:
        return
    services = services_of(context)
    texts = services.texts_for(asked.from_user)
    hits: tuple[Hit, ...] = ()
    hint: str | None = texts.inline_hint
    if asked.query.strip() and recognise(asked.query) is None:
        answered = False
        with contextlib.suppress(EmptyQuestion, QuestionTooLong):
            answered, hits = await _passages(services, asked.query)
        hint = texts.inline_nothing if not hits else None if answered else texts.inline_nearest
    links = links_of(context)
    results = [article(hit, texts, links) for hit in hits]
    button = InlineQueryResultsButton(hint, start_parameter="inline") if hint else None
    await asked.answer(results, cache_time=0, is_personal=True, button=button)


def article(hit: Hit, texts: ChatTexts, links: Links, support: Support = "clear") -> InlineQueryResultArticle:
    """A passage to be sent into a chat: with its citation, and a button that opens it in the bot.

    Args:
        hit: The passage.
        texts: The reader's language.
        links: Open the citation.
        support: As for `quoted_page`.
    """
    report = hit.report
    keyboard = keyboards.opens_bot(links.place(report, hit.paragraphs.start), texts)
    said = hit.passage.text[hit.answer.start : hit.answer.end]
    facts = " · ".join(fact for fact in (report.source, day(report.published)) if fact)
    return InlineQueryResultArticle(
        str(hit.passage.id),
        plain_title(report.title, _DESCRIPTION_UNITS),
        content(quoted_page(hit, texts, links, keyboard, support)),
        keyboard,
        description=cut(f"{facts} {said}".strip(), _DESCRIPTION_UNITS),
    )


def content(page: Page) -> InputTextMessageContent:
    """What an article sends."""
    return InputTextMessageContent(page.html, ParseMode.HTML, link_preview_options=LinkPreviewOptions(is_disabled=True))


async def _passages(services: Services, question: str) -> tuple[bool, tuple[Hit, ...]]:
    """Whether the reports answer, and the passages that come nearest."""
    answer = await services.search(question, RESULTS)
    hits = answer.hits
    if 0 < len(hits) < RESULTS:
        hits += await services.run(services.answering.further, question, hits, RESULTS - len(hits))
    return answer.answered, hits
