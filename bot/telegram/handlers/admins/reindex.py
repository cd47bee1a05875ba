"""/reindex: one message that shows how far it is, and what came of it."""

from telegram import Message, Update
from telegram.ext import CommandHandler, filters

from bot.telegram.handlers.admins.rights import for_admins
from bot.telegram.handlers.kinds import Handler
from bot.telegram.pages.admin_pages import changes_page
from bot.telegram.pages.markup import plain
from bot.telegram.pages.messages import change, say
from bot.telegram.pages.render import Page
from bot.telegram.services import Context, services_of
from bot.telegram.underway import Stopped, Underway
from bot.texts.chat import ChatTexts
from retrieval.errors import WenjuError
from retrieval.types import Changes, ReportProgress


def handlers() -> list[Handler]:
    """The command."""
    return [CommandHandler("reindex", on_reindex, filters.UpdateType.MESSAGE)]


@for_admins
async def on_reindex(update: Update, context: Context) -> None:
    """Start it and return: the admin's own questions must not wait for it."""
    message = update.effective_message
    if message:
        services = services_of(context)
        texts = services.texts_for(update.effective_user)
        shown = await say(message, texts.reindex_started)

        def work(progress: ReportProgress) -> Changes:
            return services.whole.reindex(progress=progress)

        job = Underway(services, work)
        context.application.create_task(_reindex(job, message, shown, texts, context), update=update)


async def _reindex(job: Underway[Changes], asked: Message, shown: Message, texts: ChatTexts, context: Context) -> None:
    try:
        page = changes_page(await job.result(asked, texts, shown=shown, context=context), texts)
    except Stopped:
        return  # What is done is kept; the rest comes with the next one.
    except WenjuError as error:
        page = Page(plain(texts.reindex_failed.format(reason=services_of(context).explain(error, texts))).html)
    await change(job.shown or shown, page)
