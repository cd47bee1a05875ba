"""Questions that the bot itself offers: the examples of /start, and 你是不是想问."""

from telegram import Update
from telegram.ext import CallbackQueryHandler

from bot.telegram.examples import candidates
from bot.telegram.handlers import ask
from bot.telegram.handlers.buttons import chat_of
from bot.telegram.handlers.kinds import Handler
from bot.telegram.pages import keyboards
from bot.telegram.pages.messages import alert
from bot.telegram.services import Context, services_of
from retrieval.errors import QuestionNotFound, ReportNotFound


def handlers() -> list[Handler]:
    """The buttons that ask."""
    return [
        CallbackQueryHandler(on_example, r"^e\|\d{1,18}\|\d{1,18}$"),
        CallbackQueryHandler(on_meant, r"^g\|\d{1,18}$"),
    ]


async def on_example(update: Update, context: Context) -> None:
    """An example question of /start: asked by whoever presses it."""
    query = update.callback_query
    assert query
    services = services_of(context)
    texts = services.texts_for(query.from_user)
    parsed = keyboards.parse(query.data)
    number, place_in_list = parsed[1] if parsed else (0, 0)
    try:
        questions = candidates(await services.run(services.engine.report, number), texts)
    except ReportNotFound:
        questions = []
    if place_in_list >= len(questions):
        await alert(query, texts.gone)
        return
    await query.answer()
    await ask.answer(update, context, questions[place_in_list], shown=True)


async def on_meant(update: Update, context: Context) -> None:
    """你是不是想问: asked by whoever presses it, where it was offered."""
    query = update.callback_query
    assert query
    services = services_of(context)
    texts = services.texts_for(query.from_user)
    parsed = keyboards.parse(query.data)
    try:
        number, chat = parsed[1][0] if parsed else 0, chat_of(query, services)
        again = await services.conversation.again(number, chat, services.search_in, services.engine)
    except QuestionNotFound:
        await alert(query, texts.forgotten)
        return
    if not again.answer.suggestion or not again.same_chat:
        await alert(query, texts.broken_button)
        return
    await query.answer()
    await ask.answer(update, context, f"{again.asked.words} {again.answer.suggestion}".strip(), shown=True)
