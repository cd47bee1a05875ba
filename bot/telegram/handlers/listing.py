"""/sources: the reports, all of them or by source or month, page by page; and where else a story stands."""

from telegram import CallbackQuery, Update
from telegram.ext import CommandHandler, filters

from bot.telegram.handlers.buttons import chat_of, pressed
from bot.telegram.handlers.kinds import Handler
from bot.telegram.pages import keyboards
from bot.telegram.pages.citations import links_of
from bot.telegram.pages.keyboards import list_keyboards
from bot.telegram.pages.messages import alert, reply, say, turn
from bot.telegram.pages.render import Page
from bot.telegram.pages.report_lists import groups_page, named_page, reposts_page, sources_page
from bot.telegram.pages.report_pages import report_page
from bot.telegram.services import Context, Services, services_of
from bot.texts.chat import ChatTexts
from retrieval.errors import ReportNotFound
from retrieval.holdings import Holdings
from retrieval.types import Group, Grouping

A_PAGE = 8
"""Reports, groups or citations of a page."""


def handlers() -> list[Handler]:
    """The command and the buttons of the lists."""
    return [
        CommandHandler("sources", on_sources, filters.UpdateType.MESSAGE),
        pressed("s", {1}, turn_list),
        pressed("o", {3}, open_from_list),
        pressed("sg", {2}, show_groups),
        pressed("si", {3}, show_group),
        pressed("so", {5}, open_from_group),
        pressed("r", {3}, show_reposts),
    ]


async def on_sources(update: Update, context: Context) -> None:
    """/sources: the reports, newest first; /sources WORDS: those with that in their title or their source's name."""
    message = update.effective_message
    if message:
        services = services_of(context)
        texts = services.texts_for(update.effective_user)
        if words := " ".join(context.args or ()):
            await reply(message, await services.run(_named_page, services.asked_of, words, texts))
            return
        page = await services.run(_list_page, services.asked_of, 0, texts)
        await (reply(message, page) if page else say(message, texts.sources_empty))


async def turn_list(query: CallbackQuery, context: Context, services: Services, numbers: list[int]) -> None:
    """Another page of the list."""
    texts = services.texts_for(query.from_user)
    page = await services.run(_list_page, services.asked_of, numbers[0], texts)
    await turn(query, context, page or Page(texts.sources_empty))


async def open_from_list(query: CallbackQuery, context: Context, services: Services, numbers: list[int]) -> None:
    """A report of the list, or another page of it, with the way back to the list."""
    number, page, origin = numbers
    await _open(query, context, services, number, page, keyboards.data("s", origin))


async def show_groups(query: CallbackQuery, context: Context, services: Services, numbers: list[int]) -> None:
    """按来源, 按月份: the sources or the months."""
    kind, page = numbers
    texts = services.texts_for(query.from_user)
    by = list_keyboards.grouping(kind)
    if by is None:
        await alert(query, texts.broken_button)
        return
    shown = await services.run(_groups_page, services.asked_of, by, page, texts)
    await turn(query, context, shown or Page(texts.sources_empty))


async def show_group(query: CallbackQuery, context: Context, services: Services, numbers: list[int]) -> None:
    """The reports of a source or a month."""
    kind, sample, page = numbers
    texts = services.texts_for(query.from_user)
    by = list_keyboards.grouping(kind)
    if by is None:
        await alert(query, texts.broken_button)
        return
    listed = services.asked_of
    try:
        group = await services.run(listed.group, by, sample)
    except ReportNotFound:
        # Listed before another collection was chosen.
        listed = services.engine
        group = await services.run(listed.group, by, sample)
    shown = await services.run(_list_page, listed, page, texts, group)
    await turn(query, context, shown or Page(texts.sources_empty))


async def open_from_group(query: CallbackQuery, context: Context, services: Services, numbers: list[int]) -> None:
    """A report of a source or a month, with the way back to its list."""
    number, page, *origin = numbers
    await _open(query, context, services, number, page, keyboards.data("si", *origin))


async def show_reposts(query: CallbackQuery, context: Context, services: Services, numbers: list[int]) -> None:
    """另有 3 篇转载: each citation of the story, the earliest first."""
    question, rank, page = numbers
    texts = services.texts_for(query.from_user)
    again = await services.conversation.again(question, chat_of(query, services), services.search_in, services.engine)
    if not 1 <= rank <= len(again.answer.hits):
        await alert(query, texts.gone if again.newer else texts.broken_button)
        return
    shown = reposts_page(again.answer.hits[rank - 1], question, rank, page, texts, links_of(context), A_PAGE)
    await turn(query, context, shown, texts.newer_index if again.newer else "")


async def _open(query: CallbackQuery, context: Context, services: Services, number: int, page: int, back: str) -> None:
    report = await services.run(services.engine.report, number)
    await turn(query, context, report_page(report, page, services.texts_for(query.from_user), back=back))


def _list_page(holdings: Holdings, page: int, texts: ChatTexts, group: Group | None = None) -> Page | None:
    """A page of the list, from 0, the nearest one there is; None where there are no reports."""
    total = group.reports if group else holdings.extent()[0]
    if not total:
        return None
    page, pages = _nearest(page, total)
    sources = holdings.sources(limit=A_PAGE, offset=page * A_PAGE, group=group)
    return sources_page(sources, page * A_PAGE + 1, total, page, pages, texts, group)


def _named_page(holdings: Holdings, words: str, texts: ChatTexts) -> Page:
    """The first of the reports with some words in title or source, and the sources so called, which list theirs."""
    numbers, names = holdings.named(words)
    shown = [holdings.report(number) for number in numbers[:A_PAGE]]
    called = frozenset(names)
    sources = [group for group in holdings.groups("source") if group.name in called] if called else []
    return named_page(shown, len(numbers), sources[:A_PAGE], words, texts)


def _groups_page(holdings: Holdings, by: Grouping, page: int, texts: ChatTexts) -> Page | None:
    groups = holdings.groups(by)
    if not groups:
        return None
    page, pages = _nearest(page, len(groups))
    return groups_page(groups[page * A_PAGE : (page + 1) * A_PAGE], by, len(groups), page, pages, texts)


def _nearest(page: int, total: int) -> tuple[int, int]:
    pages = -(-total // A_PAGE)
    return min(max(page, 0), pages - 1), pages
