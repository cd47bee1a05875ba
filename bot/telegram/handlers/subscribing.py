"""/watch and /watches: be told when new reports say something to a question; what one keeps, and when one is told.

Whoever subscribes is told in their private chat, wherever they do it: what they keep is no business of a group.
"""

import re
from functools import partial

from telegram import CallbackQuery, Message, Update, User
from telegram.constants import ChatAction
from telegram.error import BadRequest, Forbidden
from telegram.ext import CommandHandler, filters

from bot.talk.narrowing import part_filters
from bot.talk.small_talk import recognise
from bot.telegram.addressing import replied_message
from bot.telegram.handlers.buttons import chat_of, pressed
from bot.telegram.handlers.kinds import Handler
from bot.telegram.news.finding import looked_up
from bot.telegram.pages import keyboards
from bot.telegram.pages.citations import links_of
from bot.telegram.pages.keyboards.subscription_keyboards import NO_HOUR
from bot.telegram.pages.markup import cut
from bot.telegram.pages.messages import alert, place, reply, say, send_page, turn
from bot.telegram.pages.news_pages import news_pages, subscriptions_page
from bot.telegram.pages.render import Page
from bot.telegram.services import Context, Services, services_of
from bot.telegram.subscriptions.ledger import MOST_SUBSCRIPTIONS
from bot.texts.chat import ChatTexts
from retrieval.errors import QuestionNotFound, WenjuError

_MESSAGE = filters.UpdateType.MESSAGE
_TOLD_UNITS = 60
_AT_ONCE = frozenset({"now", "随时", "隨時", "马上", "馬上", "有就说", "有就說"})
_HOUR = re.compile(r"(\d{1,2})\s*(?:[点點時时]|:00|：00)?")


def handlers() -> list[Handler]:
    """The commands, and the buttons below answers, news and the list."""
    return [
        CommandHandler("watch", on_watch, _MESSAGE),
        CommandHandler("watches", on_watches, _MESSAGE),
        pressed("w", {1}, keep_question),
        pressed("ws", {1}, end_from_list),
        pressed("wn", {1}, end_from_news),
        pressed("wh", {1}, choose_hour),
        pressed("wu", {0}, show_doubted),
    ]


async def on_watch(update: Update, context: Context) -> None:
    """/watch QUESTION, or in reply to an answer."""
    message, user = update.effective_message, update.effective_user
    if not message or not user:
        return
    services = services_of(context)
    texts = services.texts_for(user)
    question = " ".join(context.args or ()) or await _replied_question(message, services)
    if not question or recognise(question):
        await say(message, texts.watch_usage)
        return
    try:
        asked = part_filters(question)
        # Whatever is wrong with it is better said now.
        await services.search(asked.question, 1, asked.filters)
    except WenjuError as error:
        await say(message, texts.explain(error))
        return
    await say(message, await _keep(question, user, context, texts))


async def keep_question(query: CallbackQuery, context: Context, services: Services, numbers: list[int]) -> None:
    """有新报告时告诉我: the question of the answer above."""
    texts = services.texts_for(query.from_user)
    question = await services.conversation.on_record(numbers[0], chat_of(query, services))
    if question is None:
        await alert(query, texts.broken_button)
        return
    await alert(query, await _keep(question, query.from_user, context, texts))


async def on_watches(update: Update, context: Context) -> None:
    """/watches: the list; /watches 8: be told at eight; /watches now: as soon as may be."""
    message, user = update.effective_message, update.effective_user
    if not message or not user:
        return
    services = services_of(context)
    texts = services.texts_for(user)
    if context.args:
        when = " ".join(context.args)
        found = _HOUR.fullmatch(when)
        if when.lower() not in _AT_ONCE and (found is None or int(found[1]) > 23):
            await say(message, texts.no_such_hour)
            return
        await services.write(services.subscriptions.set_hour, user.id, int(found[1]) if found else None)
    page = await _kept_page(user.id, services, texts)
    if message.chat.type == "private":
        await reply(message, page)
        return
    try:
        await send_page(context.bot, page, chat_id=user.id)
    except (BadRequest, Forbidden):
        await say(message, _start_first(context, texts))
    else:
        await say(message, texts.told_privately)


async def end_from_list(query: CallbackQuery, context: Context, services: Services, numbers: list[int]) -> None:
    """✕ below the list."""
    texts, person = services.texts_for(query.from_user), query.from_user.id
    ended = await services.write(services.subscriptions.stop, person, numbers[0])
    page = await _kept_page(person, services, texts)
    notice = texts.subscription_ended.format(question=cut(ended.question, _TOLD_UNITS)) if ended else ""
    await turn(query, context, page, notice)


async def end_from_news(query: CallbackQuery, _: Context, services: Services, numbers: list[int]) -> None:
    """不再关注 below news, which stay."""
    texts = services.texts_for(query.from_user)
    ended = await services.write(services.subscriptions.stop, query.from_user.id, numbers[0])
    question = cut(ended.question, _TOLD_UNITS) if ended else ""
    await alert(query, texts.subscription_ended.format(question=question) if ended else texts.subscription_gone)


async def choose_hour(query: CallbackQuery, context: Context, services: Services, numbers: list[int]) -> None:
    """有就说, 8 点, …: when to be told of all one keeps."""
    texts, person = services.texts_for(query.from_user), query.from_user.id
    if not 0 <= numbers[0] <= NO_HOUR:
        await alert(query, texts.broken_button)
        return
    hour = None if numbers[0] == NO_HOUR else numbers[0]
    await services.write(services.subscriptions.set_hour, person, hour)
    await turn(query, context, await _kept_page(person, services, texts))


async def show_doubted(query: CallbackQuery, context: Context, services: Services, _: list[int]) -> None:
    """看没送到的: news that may not have arrived, as the reports say it now; they are kept no longer then."""
    texts, person = services.texts_for(query.from_user), query.from_user.id
    doubted = await services.run(services.subscriptions.doubted, person)
    news = [await looked_up(services.for_subscriber(person), one) for one in doubted]
    for page, _told in news_pages([one for one in news if one.answers], texts, links_of(context)):
        await send_page(context.bot, page, chat_id=person)
    await services.write(services.subscriptions.told, doubted, None)
    await turn(query, context, await _kept_page(person, services, texts))


async def _kept_page(person: int, services: Services, texts: ChatTexts) -> Page:
    kept = await services.run(services.subscriptions.of, person)
    return subscriptions_page(kept, texts, await services.run(services.subscriptions.doubted, person))


async def _replied_question(message: Message, services: Services) -> str | None:
    """The question of the answer that a message replies to."""
    replied = replied_message(message)
    number = keyboards.question_of(replied.reply_markup) if replied else None
    if number is None:
        return None
    try:
        return await services.conversation.on_record(number, place(message, services))
    except QuestionNotFound:
        return None


async def _keep(question: str, user: User, context: Context, texts: ChatTexts) -> str:
    """Subscribe somebody to a question; returns what to say of it."""
    services = services_of(context)
    if not services.access.may_ask(user.id, user.id):
        return texts.no_access.format(person=user.id)
    try:
        # A bot may write only to those who wrote to it, and have not blocked it since.
        await context.bot.send_chat_action(user.id, ChatAction.TYPING)
    except (BadRequest, Forbidden):
        return _start_first(context, texts)
    # Of all: what came before is no news to them, should it be opened to them later.
    last = await services.run(services.whole.last_arrival)
    subscribe = partial(services.subscriptions.subscribe, user.id, user.language_code or "", question, last)
    match await services.write(subscribe):
        case "known":
            return texts.subscribed_before
        case "full":
            return texts.subscriptions_full.format(most=MOST_SUBSCRIPTIONS)
    return texts.subscribed.format(question=cut(question, _TOLD_UNITS))


def _start_first(context: Context, texts: ChatTexts) -> str:
    return texts.subscribe_start_first.format(link=f"https://t.me/{context.bot.username}")
