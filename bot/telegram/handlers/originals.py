"""原文件: the file that was cited, or of a PDF the page; for whoever may read the report, where it was asked for."""

from functools import partial

from telegram import CallbackQuery, InputFile, Message
from telegram.constants import FileSizeLimit, ParseMode

from bot.telegram.handlers.buttons import pressed
from bot.telegram.handlers.kinds import Handler
from bot.telegram.pages import keyboards
from bot.telegram.pages.citations import Links, citation, links_of
from bot.telegram.pages.messages import alert, answer_to
from bot.telegram.services import Context, Services
from bot.texts.chat import ChatTexts
from retrieval.corpus import Original, read_original
from retrieval.errors import CorpusError, ReadError
from retrieval.readers import draw_page
from retrieval.reasons import Code
from retrieval.types import Report

_CAPTION_TITLE = 200
"""Longest title below a file, where Telegram takes 1024 characters in all."""


def handlers() -> list[Handler]:
    """The buttons: the file or the page, and below a page the whole file."""
    return [pressed("d", {3}, send_original)]


async def send_original(query: CallbackQuery, context: Context, services: Services, numbers: list[int]) -> None:
    """原文件: as it was when it was indexed; what is gone or has changed since is said."""
    number, paragraph, whole = numbers
    texts = services.texts_for(query.from_user)
    report = await services.run(services.engine.report, number)
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
