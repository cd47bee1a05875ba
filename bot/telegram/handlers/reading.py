"""Reading without asking: /report, and the links that open a passage."""

import re

from telegram import Message, Update
from telegram.ext import CommandHandler, filters

from bot.talk.references import ParagraphNotFound, look_up
from bot.telegram.handlers.kinds import Handler
from bot.telegram.pages import keyboards
from bot.telegram.pages.citations import day, facts_line, links_of
from bot.telegram.pages.markup import cut
from bot.telegram.pages.messages import reply, say
from bot.telegram.pages.report_pages import page_of_paragraph, paragraph_page, report_page
from bot.telegram.services import Context, Services, services_of
from bot.texts.chat import ChatTexts
from retrieval.errors import ReportNotFound, SeveralReports
from retrieval.types import Report

LINK = re.compile(r"r(?P<report>\d{1,18})(?:p(?P<paragraph>\d{1,6}))?")
"""What stands behind ?start= in a link to a passage: r12p3 is the third paragraph of report 12."""

_MOST_NAMED = 20
_LINE_UNITS = 120
"""Reports of one title that are listed, and the longest line of each."""


def handlers() -> list[Handler]:
    """The command."""
    return [CommandHandler("report", on_report, filters.UpdateType.MESSAGE)]


async def on_report(update: Update, context: Context) -> None:
    """/report 12, r12#3 or a title."""
    message = update.effective_message
    if not message:
        return
    services = services_of(context)
    texts = services.texts_for(update.effective_user)
    found = await named_report(message, context, services, texts, texts.report_usage)
    if found is None:
        return
    report, paragraphs = found
    marked = paragraphs.start if paragraphs else 0
    await reply(message, report_page(report, page_of_paragraph(report, marked), texts, marked=marked))


async def named_report(
    message: Message, context: Context, services: Services, texts: ChatTexts, usage: str
) -> tuple[Report, range | None] | None:
    """The report, and the paragraphs of it, that a command names.

    Args:
        message: The command; it is answered where it names no report.
        context: Holds its words.
        services: To look the report up.
        texts: The reader's language.
        usage: What is said where it names nothing.
    """
    reference = " ".join(context.args or ())
    if not reference:
        await say(message, usage)
        return None
    try:
        return await services.run(look_up, services.engine, reference)
    except SeveralReports as error:
        reports = [await services.run(services.engine.report, number) for number in error.numbers[:_MOST_NAMED]]
        lines = [cut(f"r{one.id} {facts_line([one.source, day(one.published)])}", _LINE_UNITS) for one in reports]
        title = cut(error.title, _LINE_UNITS)
        words = texts.several_found.format(count=len(error.numbers), title=title, reports="\n".join(lines))
        await say(message, words)
        return None
    except (ReportNotFound, ParagraphNotFound) as error:
        await say(message, texts.explain(error))
        return None


async def open_link(message: Message, context: Context, link: re.Match[str], texts: ChatTexts) -> None:
    """Show the paragraph, or the report, that a link points to."""
    services = services_of(context)
    try:
        report = await services.run(services.engine.report, int(link["report"]))
    except ReportNotFound as error:
        await say(message, texts.explain(error))
        return
    paragraph = int(link["paragraph"] or 0)
    if 1 <= paragraph <= len(report.paragraphs):
        await _show_paragraph(message, context, report, paragraph)
    else:
        await reply(message, report_page(report, 1, texts))


async def open_citation(message: Message, context: Context, pasted: str) -> bool:
    """Show the paragraph that a pasted citation names; returns whether there is one."""
    services = services_of(context)
    try:
        report, paragraphs = await services.run(look_up, services.engine, pasted)
    except (ReportNotFound, ParagraphNotFound, SeveralReports):
        return False
    assert paragraphs
    await _show_paragraph(message, context, report, paragraphs.start)
    return True


async def _show_paragraph(message: Message, context: Context, report: Report, paragraph: int) -> None:
    texts = services_of(context).texts_for(message.from_user)
    keyboard = keyboards.opens_report(report, paragraph, texts)
    await reply(message, paragraph_page(report, paragraph, texts, links_of(context), keyboard))
