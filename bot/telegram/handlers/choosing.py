"""/use: which collection of reports a chat asks; in groups that is for the group's admins to choose."""

from telegram import CallbackQuery, Chat, Message, Update, User
from telegram.constants import ChatMemberStatus
from telegram.error import TelegramError
from telegram.ext import CommandHandler, filters

from bot.telegram.handlers.buttons import pressed
from bot.telegram.handlers.kinds import Handler
from bot.telegram.pages.collection_pages import collections_page
from bot.telegram.pages.messages import alert, reply, say, turn
from bot.telegram.pages.render import Page
from bot.telegram.services import Context, Services, services_of
from bot.texts.chat import ChatTexts
from retrieval.errors import RulesError

_ALL = frozenset({"全部", "all"})
_LEADING = frozenset({ChatMemberStatus.OWNER, ChatMemberStatus.ADMINISTRATOR})


def handlers() -> list[Handler]:
    """The command, and the buttons below it."""
    return [
        CommandHandler("use", on_use, filters.UpdateType.MESSAGE),
        pressed("u", {1}, choose_listed),
        pressed("ul", {1}, turn_collections),
    ]


async def on_use(update: Update, context: Context) -> None:
    """/use: the collections there are; /use 人事: that alone; /use 全部: all of them again."""
    message, user = update.effective_message, update.effective_user
    if not message or not user:
        return
    services = services_of(context)
    texts, place = services.texts_for(user), services.place_of(context.asker)
    assert place is not None, "a person has sent it"
    name = " ".join(context.args or ())
    if not name:
        await reply(message, await services.run(_page, services, texts))
        return
    if not await _may_choose(context, services, message.chat, user, message):
        await say(message, texts.use_group_admins)
        return
    try:
        chosen = None if name.lower() in _ALL else (await services.run(services.engine.collection, name)).name
    except RulesError as error:
        await say(message, texts.explain(error))
        return
    await services.run(services.chosen.choose, place, chosen)
    await say(message, texts.use_chosen.format(name=chosen) if chosen else texts.use_all)


async def choose_listed(query: CallbackQuery, context: Context, services: Services, numbers: list[int]) -> None:
    """A collection of the list, by one of its reports; 0: all of them again."""
    texts, place = services.texts_for(query.from_user), services.place_of(context.asker)
    chat = query.message.chat if query.message else None
    if chat is None or place is None or not await _may_choose(context, services, chat, query.from_user):
        await alert(query, texts.use_group_admins)
        return
    chosen = (await services.run(services.engine.group, "collection", numbers[0])).name if numbers[0] else None
    await services.run(services.chosen.choose, place, chosen)
    notice = texts.use_chosen.format(name=chosen) if chosen else texts.use_all
    page = await services.run(_page, services_of(context), texts)
    await turn(query, context, page, notice)


async def turn_collections(query: CallbackQuery, context: Context, services: Services, numbers: list[int]) -> None:
    """Another page of the list."""
    texts = services.texts_for(query.from_user)
    await turn(query, context, await services.run(_page, services, texts, numbers[0]))


def _page(services: Services, texts: ChatTexts, page: int | None = None) -> Page:
    return collections_page(services.engine.groups("collection"), services.collection, texts, page)


async def _may_choose(
    context: Context, services: Services, chat: Chat, user: User, message: Message | None = None
) -> bool:
    """Whether somebody decides for a chat: their own, or a group that they lead."""
    if chat.type == "private" or services.access.is_admin(user.id):
        return True
    if message and message.sender_chat and message.sender_chat.id == chat.id:
        return True  # an admin who writes in the name of the group
    try:
        member = await context.bot.get_chat_member(chat.id, user.id)
    except TelegramError:
        return False
    return member.status in _LEADING
