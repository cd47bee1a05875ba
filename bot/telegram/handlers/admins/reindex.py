"""/reindex: one message that shows how far it is, and what came of it."""

from telegram import Message

from bot.telegram.handlers.admins.rights import AdminRequest, admin_command
from bot.telegram.handlers.kinds import Handler
from bot.telegram.pages.admin_pages import changes_page
from bot.telegram.pages.markup import plain
from bot.telegram.pages.messages import change
from bot.telegram.pages.render import Page
from bot.telegram.underway import Stopped, Underway
from retrieval.errors import WenjuError
from retrieval.types import Changes, ReportProgress


def handlers() -> list[Handler]:
    """The command."""
    return [admin_command("reindex", on_reindex, takes_words=False)]


async def on_reindex(request: AdminRequest) -> None:
    """Start it and return: the admin's own questions must not wait for it."""
    shown = await request.say(request.texts.reindex_started)

    def work(progress: ReportProgress) -> Changes:
        return request.services.whole.reindex(progress=progress)

    job = Underway(request.services, work)
    request.context.application.create_task(_reindex(job, shown, request), update=request.update)


async def _reindex(job: Underway[Changes], shown: Message, request: AdminRequest) -> None:
    texts = request.texts
    try:
        changes = await job.result(request.reply, texts, shown=shown, context=request.context)
        page = changes_page(changes, texts)
    except Stopped:
        return  # What is done is kept; the rest comes with the next one.
    except WenjuError as error:
        page = Page(plain(texts.reindex_failed.format(reason=request.services.explain(error, texts))).html)
    await change(shown, page)
