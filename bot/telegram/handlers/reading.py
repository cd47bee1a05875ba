"""Reading without asking: /report, links and pasted citations that open a paragraph, and 原文件, the cited file."""

import re
from functools import partial

from telegram import CallbackQuery, InputFile, Message, Update
from telegram.constants import FileSizeLimit, ParseMode
from telegram.ext import CommandHandler, filters

from bot.talk.pasted import link_in
from bot.telegram.handlers.buttons import pressed
from bot.telegram.handlers.kinds import Handler
from bot.telegram.pages import keyboards
from bot.telegram.pages.citations import Links, citation, links_of
from bot.telegram.pages.cited_pages import changed_since, cited_page
from bot.telegram.pages.markup import NOTHING, Marked, cut, plain
from bot.telegram.pages.messages import alert, answer_to, reply, say
from bot.telegram.pages.render import Page
from bot.telegram.pages.report_pages import paragraph_page, report_page
from bot.telegram.services import Context, Services, services_of
from bot.texts.chat import ChatTexts
from retrieval.corpus import Original, read_original
from retrieval.errors import CorpusError, ParagraphNotFound, ReadError, ReportNotFound, SeveralReports
from retrieval.holdings import Holdings
from retrieval.readers import draw_page
from retrieval.reasons import Code
from retrieval.types import Report

LINK = re.compile(r"r(?P<report>\d{1,18})(?:p(?P<paragraph>\d{1,6})(?:m(?P<mark>\d{1,10}))?)?")
"""What stands behind ?start= in a link to a passage: r12p3 is paragraph 3 of report 12, what follows m its mark."""

_NUMBER = re.compile(r"r?\d+(?:#\d+)?$", re.IGNORECASE)

_MOST_NAMED = 20
"""Reports to choose from that get a button each."""

_NAME_UNITS = 120

_CAPTION_TITLE = 200
"""Longest title below a file, where Telegram takes 1024 characters in all."""


def handlers() -> list[Handler]:
    """The command, and the buttons of files."""
    return [CommandHandler("report", on_report, filters.UpdateType.MESSAGE), pressed("d", {3, 4}, send_original)]


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
        await reply(message, await services.run(reports_to_choose, services.engine, error, texts))
        return
    except (ReportNotFound, ParagraphNotFound) as error:
        by_name = isinstance(error, ReportNotFound) and not _NUMBER.match(reference)
        await say(message, texts.none_named if by_name else texts.explain(error))
        return
    if paragraphs is None:
        await reply(message, report_page(report, 1, texts))
        return
    cited = await services.run(services.engine.cited, report.id, paragraphs.start)
    await reply(message, cited_page(cited, paragraphs.start, texts))


def reports_to_choose(holdings: Holdings, error: SeveralReports, texts: ChatTexts) -> Page:
    """The page for a name that may mean several reports: a button to each, the newest first.

    Args:
        holdings: Where they are.
        error: Says which they are.
        texts: The reader's language.
    """
    shown = error.numbers[:_MOST_NAMED]
    reports = [holdings.report(number) for number in shown]
    words = texts.several_found.format(count=len(error.numbers), name=cut(error.name, _NAME_UNITS))
    if len(error.numbers) > len(shown):
        words = f"{words}\n{texts.shared.several_more.format(shown=len(shown))}"
    return Page(plain(words).html, keyboards.opens_reports(reports))


async def open_link(message: Message, context: Context, link: re.Match[str], texts: ChatTexts) -> None:
    """Show the paragraph, or the report, that a link points to, and what became of the words if it is not there."""
    services = services_of(context)
    paragraph = int(link["paragraph"] or 0)
    mark = int(link["mark"]) if link["mark"] else None
    try:
        cited = await services.run(services.engine.cited, int(link["report"]), paragraph, mark)
    except ReportNotFound as error:
        await say(message, texts.explain(error))
        return
    if cited.paragraph is not None:
        note = changed_since(cited, paragraph, texts)
        await _show_paragraph(message, context, cited.report, cited.paragraph, note)
    else:
        page = cited_page(cited, paragraph, texts) if paragraph else report_page(cited.report, 1, texts)
        await reply(message, page)


async def open_citation(message: Message, context: Context, pasted: str) -> bool:
    """Show the paragraph of a citation that was pasted (`is_citation`); returns whether there is one."""
    services = services_of(context)
    try:
        report, paragraphs = await services.run(services.engine.look_up, pasted)
    except (ReportNotFound, ParagraphNotFound, SeveralReports):
        report, paragraphs = None, None
    if report and paragraphs:
        await _show_paragraph(message, context, report, paragraphs.start)
        return True
    if link := LINK.search(link_in(pasted)):
        await open_link(message, context, link, services.texts_for(message.from_user))
    return link is not None


async def _show_paragraph(
    message: Message, context: Context, report: Report, paragraph: int, note: Marked = NOTHING
) -> None:
    texts = services_of(context).texts_for(message.from_user)
    keyboard = keyboards.opens_report(report, paragraph, texts)
    await reply(message, paragraph_page(report, paragraph, texts, links_of(context), keyboard, note))


async def send_original(query: CallbackQuery, context: Context, services: Services, numbers: list[int]) -> None:
    """原文件: as it was when it was indexed; what is gone or has changed since is said."""
    number, paragraph, whole, *words = numbers
    texts = services.texts_for(query.from_user)
    cited = await services.run(services.engine.cited, number, paragraph, *words)
    report = cited.report
    if words and cited.paragraph is None:
        # What the file says now was never cited.
        await alert(query, texts.file_changed)
        return
    paragraph = cited.paragraph or paragraph
    if not isinstance(query.message, Message):
        await alert(query, texts.gone)
        return
    try:
        file = await services.run(read_original, services.engine.corpus, report, int(FileSizeLimit.FILESIZE_UPLOAD))
    except (ReadError, CorpusError) as error:
        await alert(query, _explained(error, texts))
        return
    await query.answer()
    paragraph = min(max(paragraph, 1), len(report.paragraphs))
    page = None
    if file.is_pdf and report.pages and not whole:
        page = await services.run(draw_page, file.data, report.pages[paragraph - 1])
    await _send(query.message, page, file, report, paragraph, texts, links_of(context))


async def _send(
    message: Message,
    page: bytes | None,
    file: Original,
    report: Report,
    paragraph: int,
    texts: ChatTexts,
    links: Links,
) -> None:
    cited = range(paragraph, paragraph + 1)
    words = citation(report, cited, texts, links, units=_CAPTION_TITLE).html
    bot = message.get_bot()
    if page is None:
        document = InputFile(file.data, file.name)
        await answer_to(
            message, partial(bot.send_document, document=document, caption=words, parse_mode=ParseMode.HTML)
        )
        return
    keyboard = keyboards.whole_file(report, paragraph, texts)
    await answer_to(
        message,
        partial(bot.send_photo, photo=page, caption=words, parse_mode=ParseMode.HTML, reply_markup=keyboard),
    )


def _explained(error: ReadError | CorpusError, texts: ChatTexts) -> str:
    match error.reason.code:
        case Code.CHANGED_FILE:
            return texts.file_changed
        case Code.LARGE_FILE:
            return texts.file_too_large.format(megabytes=int(FileSizeLimit.FILESIZE_UPLOAD) // 1_000_000)
        case _:
            return texts.file_gone
