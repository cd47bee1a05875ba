"""What people think of answers: 👍 and 👎, as buttons or as reactions, and why an answer is no good."""

from functools import partial

from telegram import CallbackQuery, Message, Update, User
from telegram.ext import MessageReactionHandler

from bot.telegram.handlers.buttons import pressed
from bot.telegram.handlers.kinds import Handler
from bot.telegram.pages import keyboards
from bot.telegram.pages.markup import plain
from bot.telegram.pages.messages import alert, answer_to, reply_to, send_page, turn
from bot.telegram.pages.render import Page
from bot.telegram.services import Context, Services, services_of
from retrieval.errors import QuestionNotFound, ReportNotFound
from retrieval.store import Fault, Feedback

_VALUES = {"👍": 1, "👎": -1}


def handlers() -> list[Handler]:
    """The buttons, and the reactions."""
    return [
        pressed("v", {3}, judge),
        pressed("y", {2}, tell_why),
        MessageReactionHandler(on_reaction),
    ]


async def judge(query: CallbackQuery, context: Context, services: Services, numbers: list[int]) -> None:
    """👍 👎: what a person last pressed counts."""
    question, passage, value = numbers
    texts = services.texts_for(query.from_user)
    if value not in (1, -1):
        await alert(query, texts.broken_button)
        return
    found = await services.run(services.engine.passage, passage)
    report = await services.run(services.engine.report, found.report_id)
    await services.write(services.journal.judge, Feedback(question, report.key, str(query.from_user.id), value))
    await query.answer(texts.thanks_like if value > 0 else texts.thanks_dislike)
    if value < 0 and isinstance(query.message, Message):
        page = _why(question, query.from_user, services)
        await answer_to(query.message, partial(send_page, context.bot, page))


async def on_reaction(update: Update, context: Context) -> None:
    """A reaction to an answer: of the report that it showed first; taken away, it counts no more."""
    changed = update.message_reaction
    if not changed or not changed.user:
        return
    services = services_of(context)
    old, new = (
        {emoji for reaction in reactions if (emoji := getattr(reaction, "emoji", "")) in _VALUES}
        for reactions in (changed.old_reaction, changed.new_reaction)
    )
    question = await services.run(services.answers.question, changed.chat.id, changed.message_id)
    if question is None or old == new:
        return
    value = _VALUES[next(iter(new))] if new else 0
    try:
        asked = await services.run(services.journal.question, question)
        if asked.report is None:
            return
        report = await services.run(services.engine.report, asked.report)
        await services.write(services.journal.judge, Feedback(question, report.key, str(changed.user.id), value))
    except (QuestionNotFound, ReportNotFound):
        return
    if value < 0:
        page = _why(question, changed.user, services)
        topic = await services.run(services.answers.topic, changed.chat.id, changed.message_id)
        await reply_to(context.bot, page, changed.chat.id, changed.message_id, topic)


async def tell_why(query: CallbackQuery, context: Context, services: Services, numbers: list[int]) -> None:
    """答非所问, 过时, 出处不对, 其他."""
    question, number = numbers
    texts = services.texts_for(query.from_user)
    if not 0 <= number < len(Fault):
        await alert(query, texts.broken_button)
        return
    try:
        await services.write(services.journal.explain, question, str(query.from_user.id), list(Fault)[number])
    except QuestionNotFound:
        await alert(query, texts.judge_first)
        return
    await turn(query, context, Page(plain(texts.fault_noted.format(fault=texts.faults[number])).html))


def _why(question: int, person: User, services: Services) -> Page:
    texts = services.texts_for(person)
    return Page(plain(texts.why).html, keyboards.faults(question, texts))
