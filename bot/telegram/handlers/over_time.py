"""/timeline: what the reports said to a question over the years."""

from telegram import Update
from telegram.ext import CommandHandler, filters

from bot.talk.narrowing import Narrowed, part_filters
from bot.talk.small_talk import recognise
from bot.telegram.handlers.ask import replied_to
from bot.telegram.handlers.kinds import Handler
from bot.telegram.pages.citations import links_of
from bot.telegram.pages.markup import joined, plain
from bot.telegram.pages.messages import place, reply, say
from bot.telegram.pages.render import Page, heading, not_found
from bot.telegram.pages.timeline_page import timeline_page
from bot.telegram.services import Context, services_of
from retrieval.errors import WenjuError


def handlers() -> list[Handler]:
    """The command."""
    return [CommandHandler("timeline", on_timeline, filters.UpdateType.MESSAGE)]


async def on_timeline(update: Update, context: Context) -> None:
    """/timeline QUESTION; alone, of the question replied to, or else of the one asked last in the chat."""
    message, user = update.effective_message, update.effective_user
    if not message or not user:
        return
    services = services_of(context)
    texts = services.texts_for(user)
    replied = replied_to(context, message)
    words = " ".join(context.args or ()) or (replied if isinstance(replied, str) else "")
    try:
        asked: Narrowed | None = part_filters(words)
        if not words:
            number = replied if isinstance(replied, int) else None
            asked = await services.conversation.talked_about(str(user.id), place(message, services), number)
        if asked is None or recognise(asked.question):
            await say(message, texts.timeline_usage)
            return
        timeline = await services.run(services.answering.timeline, asked.question, filters=asked.filters)
    except WenjuError as error:
        await say(message, texts.explain(error))
        return
    only = texts.shared.narrowed(asked.filters, services.collection)
    head = ("" if context.args else texts.asked.format(question=asked.question), only)
    if timeline.entries:
        await reply(message, timeline_page(timeline, texts, links_of(context), head=head))
        return
    searched = await services.run(services.asked_of.extent, asked.filters)
    declined = plain(not_found(searched, texts, narrowed=bool(only)))
    await reply(message, Page(joined([heading(head), declined], "\n\n").html))
