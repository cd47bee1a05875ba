"""Reading without asking: /report, and the links that open a passage."""

import re

from telegram import Message, Update
from telegram.ext import CommandHandler, filters

from bot.telegram.handlers.kinds import Handler
from bot.telegram.pages import keyboards
from bot.telegram.pages.cited_pages import changed_since, cited_page
from bot.telegram.pages.markup import cut, plain
from bot.telegram.pages.messages import reply, say
from bot.telegram.pages.render import Page, page_of_paragraph, passage_page, report_page
from bot.telegram.services import Context, Services, services_of
from bot.texts.chat import ChatTexts
from retrieval.errors import ParagraphNotFound, ReportNotFound, SeveralReports

LINK = re.compile(r"r(?P<report>\d{1,18})(?:p(?P<paragraph>\d{1,6})(?:m(?P<mark>\d{1,10}))?)?")
"""What stands behind ?start= in a link to a passage: r12p3 is paragraph 3 of report 12, what follows m its mark."""

_MOST_NAMED = 20
"""Reports to choose from that get a button each."""

_NAME_UNITS = 120


def handlers() -> list[Handler]:
    """The command."""
    return [CommandHandler("report", on_report, filters.UpdateType.MESSAGE)]


async def on_report(update: Update, context: Context) -> None:
    """/report 12, r12#3, a title or a part of one, or a citation as it was copied."""
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
        report, paragraphs = await services.run(services.engine.look_up, reference)
    except SeveralReports as error:
        await offer_reports(message, error, services, texts)
        return
    except (ReportNotFound, ParagraphNotFound) as error:
        await say(message, texts.explain(error))
        return
    page = page_of_paragraph(report, paragraphs.start) if paragraphs else 1
    await reply(message, report_page(report, page, texts))


async def offer_reports(message: Message, error: SeveralReports, services: Services, texts: ChatTexts) -> None:
    """Answer a name that may mean several reports with a button to each, the newest first."""
    shown = error.numbers[:_MOST_NAMED]
    reports = [await services.run(services.engine.report, number) for number in shown]
    words = texts.several_found.format(count=len(error.numbers), name=cut(error.name, _NAME_UNITS))
    if len(error.numbers) > len(shown):
        words = f"{words}\n{texts.shared.several_more.format(shown=len(shown))}"
    await reply(message, Page(plain(words).html, keyboards.opens_reports(reports)))


async def open_link(message: Message, services: Services, link: re.Match[str], texts: ChatTexts) -> None:
    """Show the passage, or the report, that a link points to, and what became of the words if it is not there."""
    paragraph = int(link["paragraph"] or 0)
    mark = int(link["mark"]) if link["mark"] else None
    try:
        cited = await services.run(services.engine.cited, int(link["report"]), paragraph, mark)
    except ReportNotFound as error:
        await say(message, texts.explain(error))
        return
    report, now = cited.report, cited.paragraph
    for passage in await services.run(services.engine.passages, report.id):
        if now is not None and now in passage.paragraphs:
            keyboard = keyboards.opens_report(report, now, texts)
            await reply(message, passage_page(report, passage, texts, keyboard, changed_since(cited, paragraph, texts)))
            return
    await reply(message, cited_page(cited, paragraph, texts) if paragraph else report_page(report, 1, texts))
