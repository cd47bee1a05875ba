"""Reading without asking: /sources, /report, and the links that open a passage."""

import re

from telegram import CallbackQuery, Message, Update
from telegram.ext import CommandHandler, filters

from bot.chat_texts import ChatTexts
from bot.references import ParagraphNotFound, look_up
from bot.telegram import keyboards
from bot.telegram.handlers.buttons import pressed
from bot.telegram.handlers.kinds import Handler
from bot.telegram.messages import reply, say, turn
from bot.telegram.render import Page, page_of_paragraph, passage_page, report_page, sources_page
from bot.telegram.services import Context, Services, services_of
from retrieval.errors import ReportNotFound

SOURCES_A_PAGE = 8

LINK = re.compile(r"r(?P<report>\d{1,18})(?:p(?P<paragraph>\d{1,6}))?")
"""What stands behind ?start= in a link to a passage: r12p3 is the third paragraph of report 12."""


def handlers() -> list[Handler]:
    """Commands and the buttons of the list."""
    return [
        CommandHandler("sources", on_sources, filters.UpdateType.MESSAGE),
        CommandHandler("report", on_report, filters.UpdateType.MESSAGE),
        pressed("s", {1}, turn_list),
        pressed("o", {3}, open_from_list),
    ]


async def on_sources(update: Update, context: Context) -> None:
    """/sources: the reports, newest first."""
    message = update.effective_message
    if message:
        services = services_of(context)
        texts = services.texts_for(update.effective_user)
        page = await services.run(_list_page, services, 0, texts)
        await (reply(message, page) if page else say(message, texts.sources_empty))


async def on_report(update: Update, context: Context) -> None:
    """/report 12, r12#3 or a title."""
    message = update.effective_message
    if not message:
        return
    services = services_of(context)
    texts = services.texts_for(update.effective_user)
    reference = " ".join(context.args or ())
    if not reference:
        await say(message, texts.report_usage)
        return
    try:
        report, paragraphs = await services.run(look_up, services.engine, reference)
    except (ReportNotFound, ParagraphNotFound) as error:
        await say(message, texts.explain(error))
        return
    page = page_of_paragraph(report, paragraphs.start) if paragraphs else 1
    await reply(message, report_page(report, page, texts))


async def open_link(message: Message, services: Services, link: re.Match[str], texts: ChatTexts) -> None:
    """Show the passage, or the report, that a link points to."""
    try:
        report = await services.run(services.engine.report, int(link["report"]))
    except ReportNotFound as error:
        await say(message, texts.explain(error))
        return
    paragraph = int(link["paragraph"] or 0)
    for passage in await services.run(services.engine.passages, report.id):
        if paragraph in passage.paragraphs:
            keyboard = keyboards.opens_report(report, paragraph, texts)
            await reply(message, passage_page(report, passage, texts, keyboard))
            return
    await reply(message, report_page(report, 1, texts))


async def turn_list(query: CallbackQuery, context: Context, services: Services, numbers: list[int]) -> None:
    """Another page of the list."""
    texts = services.texts_for(query.from_user)
    page = await services.run(_list_page, services, numbers[0], texts)
    await turn(query, context, page or Page(texts.sources_empty))


async def open_from_list(query: CallbackQuery, context: Context, services: Services, numbers: list[int]) -> None:
    """A report of the list, or another page of it, with the way back to the list."""
    number, page, origin = numbers
    report = await services.run(services.engine.report, number)
    texts = services.texts_for(query.from_user)
    await turn(query, context, report_page(report, page, texts, back=keyboards.data("s", origin)))


def _list_page(services: Services, page: int, texts: ChatTexts) -> Page | None:
    """A page of the list, from 0, the nearest one there is; None where there are no reports."""
    total = services.engine.stats().reports
    if not total:
        return None
    pages = -(-total // SOURCES_A_PAGE)
    page = min(max(page, 0), pages - 1)
    sources = services.engine.sources(limit=SOURCES_A_PAGE, offset=page * SOURCES_A_PAGE)
    return sources_page(sources, page * SOURCES_A_PAGE + 1, total, page, pages, texts)
