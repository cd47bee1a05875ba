"""Buttons under answers: other hits, what 更多 unfolds, context, full text.

All they need is in the button and the journal.
"""

from collections.abc import Callable, Coroutine
from typing import Any

from telegram import CallbackQuery, Message, Update
from telegram.ext import CallbackQueryHandler

from bot.telegram.handlers.kinds import Handler
from bot.telegram.pages import keyboards
from bot.telegram.pages.citations import copied, links_of
from bot.telegram.pages.cited_pages import cited_page
from bot.telegram.pages.messages import alert, place, switch, turn
from bot.telegram.pages.render import answer_page
from bot.telegram.pages.report_pages import context_page, report_page
from bot.telegram.services import Context, Services, services_of
from retrieval.errors import QuestionNotFound, ReportNotFound
from retrieval.types import Span, mark_of

Action = Callable[[CallbackQuery, Context, Services, list[int]], Coroutine[Any, Any, None]]


def handlers() -> list[Handler]:
    """A handler a kind of button."""
    return [
        pressed("p", {2}, show_hit),
        pressed("m", {7}, show_more),
        pressed("c", {3}, show_context),
        pressed("f", {2, 3, 4, 5}, show_report),
        pressed("n", {0}, keep_still),
    ]


def last_handlers() -> list[Handler]:
    """For whatever no other handler of presses takes: forged, or from a version long gone."""
    return [CallbackQueryHandler(on_unknown)]


def pressed(kind: str, counts: set[int], work: Action) -> Handler:
    """The handler of one kind of button (see `keyboards`).

    Args:
        kind: What its data begins with.
        counts: How many numbers may follow.
        work: Does it; a question or passage that is gone is explained here.
    """

    async def on_press(update: Update, context: Context) -> None:
        query = update.callback_query
        assert query
        services = services_of(context)
        texts = services.texts_for(query.from_user)
        parsed = keyboards.parse(query.data)
        if parsed is None or len(parsed[1]) not in counts:
            await alert(query, texts.broken_button)
            return
        try:
            await work(query, context, services, parsed[1])
        except QuestionNotFound:
            await alert(query, texts.forgotten)
        except ReportNotFound:
            await alert(query, texts.gone)

    return CallbackQueryHandler(on_press, rf"^{kind}(\||$)")


async def show_hit(query: CallbackQuery, context: Context, services: Services, numbers: list[int]) -> None:
    """◀ ▶, 返回 and 仍看最接近的段落: the message becomes another hit of its answer."""
    question, rank = numbers
    texts = services.texts_for(query.from_user)
    again = await services.conversation.again(question, chat_of(query, services), services.search_in, services.engine)
    if not 1 <= rank <= len(again.answer.hits):
        await alert(query, texts.gone if again.newer else texts.broken_button)
        return
    head = texts.shared.follows.format(question=again.follows) if again.follows else ""
    only = texts.shared.narrowed(again.asked.filters, again.collection)
    page = answer_page(again.answer, question, texts, links_of(context), rank=rank, head=(head, only))
    await turn(query, context, page, texts.newer_index if again.newer else "")


async def show_more(query: CallbackQuery, context: Context, services: Services, numbers: list[int]) -> None:
    """更多 ▾: the message keeps its text, and gets the buttons that lead further into it."""
    question, rank, number, start, end, reposts, mark = numbers
    texts = services.texts_for(query.from_user)
    report = await services.run(services.engine.report, number)
    found = [p for p in await services.run(services.engine.passages, number) if p.start <= start < p.end]
    if not found or mark_of(report.text[start:end]) != mark:
        await alert(query, texts.gone)
        return
    paragraph = report.text.count("\n", 0, start) + 1
    cited = range(paragraph, paragraph + report.text.count("\n", start, end) + 1)
    text = copied(report, cited, Span(start, end), texts, links_of(context))
    keyboard = keyboards.unfolded(report, found[-1], paragraph, text, (question, rank), reposts, texts)
    await switch(query, context, keyboard)


async def show_context(query: CallbackQuery, context: Context, services: Services, numbers: list[int]) -> None:
    """上下文: the passage between its neighbours."""
    question, rank, passage = numbers
    texts = services.texts_for(query.from_user)
    passages = await services.run(services.engine.neighbours, passage)
    report = await services.run(services.engine.report, passages[0].report_id)
    back = keyboards.back_to_answer(question, rank, texts)
    await turn(query, context, context_page(report, passages, passage, texts, links_of(context), back))


async def show_report(query: CallbackQuery, context: Context, services: Services, numbers: list[int]) -> None:
    """全文: a page of the report; below 0 stands the paragraph to open it at, which may have moved or changed since."""
    number, page, *origin = numbers
    texts = services.texts_for(query.from_user)
    # The cited words stand last, with or without a way back.
    words = origin.pop() if len(origin) % 2 else None
    back = keyboards.data("p", *origin) if origin else None
    if page < 0:
        cited = await services.run(services.engine.cited, number, -page, words)
        await turn(query, context, cited_page(cited, -page, texts, back=back))
        return
    report = await services.run(services.engine.report, number)
    place = None
    if words is not None:
        paragraph, mark = keyboards.words_at(words)
        place = (await services.run(services.engine.cited, number, paragraph, mark)).paragraph
    await turn(query, context, report_page(report, page, texts, cited=place, back=back))


async def keep_still(query: CallbackQuery, _: Context, __: Services, ___: list[int]) -> None:
    """2/5: a label."""
    await query.answer()


def chat_of(query: CallbackQuery, services: Services) -> str:
    """The chat (and topic) of a pressed button; "" where Telegram does not show its message any more."""
    return place(query.message, services) if isinstance(query.message, Message) else ""


async def on_unknown(update: Update, context: Context) -> None:
    """Say so, rather than leave the button spinning."""
    if update.callback_query:
        texts = services_of(context).texts_for(update.callback_query.from_user)
        await alert(update.callback_query, texts.broken_button)
