"""The first words: /start, /help, /privacy, /forget; and what is said to what is no text."""

from telegram import Update
from telegram.ext import CommandHandler, MessageHandler, filters

from bot.telegram.examples import examples
from bot.telegram.handlers.ask import is_of_known_album
from bot.telegram.handlers.kinds import Handler
from bot.telegram.handlers.reading import LINK, open_link
from bot.telegram.pages import keyboards
from bot.telegram.pages.markup import plain
from bot.telegram.pages.messages import reply, say
from bot.telegram.pages.render import Page
from bot.telegram.services import Context, services_of

EXAMPLES = 2
"""Example questions at /start."""

_MESSAGE = filters.UpdateType.MESSAGE


def handlers() -> list[Handler]:
    """The commands."""
    return [
        CommandHandler("start", on_start, _MESSAGE),
        CommandHandler("help", on_help, _MESSAGE),
        CommandHandler("privacy", on_privacy, _MESSAGE),
        CommandHandler("forget", on_forget, _MESSAGE),
    ]


def last_handlers() -> list[Handler]:
    """For what no other handler takes, in private chats; in groups it may be meant for somebody else."""
    private = filters.ChatType.PRIVATE & _MESSAGE & ~filters.StatusUpdate.ALL
    return [
        MessageHandler(private & filters.COMMAND, on_unknown_command),
        MessageHandler(private & ~filters.COMMAND, on_no_text),
    ]


async def on_start(update: Update, context: Context) -> None:
    """Greet, with examples; or open what a link points to."""
    message = update.effective_message
    if not message:
        return
    if message.chat.type != "private":
        # Nothing is asked there by just writing.
        await on_help(update, context)
        return
    services = services_of(context)
    texts = services.texts_for(update.effective_user)
    if link := LINK.fullmatch(" ".join(context.args or ())):
        await open_link(message, context, link, texts)
        return
    reports, _ = await services.run(services.asked_of.extent)
    if not reports:
        await say(message, texts.start_empty)
        return
    questions = await services.run(examples, services.asked_of, services.answering, texts, EXAMPLES)
    words = texts.start.format(reports=reports)
    if questions:
        words = f"{words}\n\n{texts.start_examples}"
    keyboard = keyboards.examples(questions)
    if services.access.mode == "open":
        keyboard = keyboards.shares_bot(questions, context.bot.username, texts)
    await reply(message, Page(plain(words).html, keyboard))


async def on_help(update: Update, context: Context) -> None:
    """What the bot can do, in this chat and for this person."""
    message, user = update.effective_message, update.effective_user
    if not message or not user:
        return
    services = services_of(context)
    texts = services.texts_for(user)
    username = context.bot.username
    parts = [texts.help.format(username=username), texts.help_group.format(username=username)]
    if message.chat.type != "private":
        parts.pop(0)
    elif services.access.is_admin(user.id):
        parts.append(texts.help_admin)
    await say(message, "\n\n".join(parts))


async def on_privacy(update: Update, context: Context) -> None:
    """What is stored, and for how long."""
    message, user = update.effective_message, update.effective_user
    if message and user:
        services = services_of(context)
        days = services.settings.retention_days
        await say(message, services.texts_for(user).privacy.format(person=user.id, days=days))


async def on_forget(update: Update, context: Context) -> None:
    """Delete what is stored of a person, and say how much it was."""
    message, user = update.effective_message, update.effective_user
    if message and user:
        services = services_of(context)
        if context.args:
            # Who names something wants that gone, not all.
            await say(message, services.texts_for(user).forget_all)
            return
        count = await services.write(services.conversation.forget, str(user.id))
        count += await services.write(services.subscriptions.forget, user.id)
        await say(message, services.texts_for(user).forgot.format(count=count))


async def on_unknown_command(update: Update, context: Context) -> None:
    """A command that is none of ours."""
    if update.effective_message:
        await say(update.effective_message, services_of(context).texts_for(update.effective_user).unknown_command)


async def on_no_text(update: Update, context: Context) -> None:
    """A picture, a voice message, a sticker."""
    message = update.effective_message
    if not message or message.via_bot or is_of_known_album(message, context):
        return
    texts = services_of(context).texts_for(update.effective_user)
    spoken = message.voice or message.audio or message.video_note
    await say(message, texts.no_voice if spoken else texts.text_only)
