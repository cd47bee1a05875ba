"""/export: one's questions in this chat and their answers as a file."""

from datetime import datetime
from functools import partial

from telegram import InputFile, Update
from telegram.ext import CommandHandler, filters

from bot.talk.topics import narrowed_on_record
from bot.telegram.handlers.kinds import Handler
from bot.telegram.pages.markup import cut
from bot.telegram.pages.messages import answer_to, place, say
from bot.telegram.services import Context, services_of
from bot.transcripts.as_markdown import markdown
from bot.transcripts.as_word import word_file, writes_word
from bot.transcripts.transcript import transcript
from retrieval.errors import EmptyQuestion, QuestionTooLong

MOST_EXPORTED = 50
"""The last questions of a chat that go into one file."""

_QUOTATIONS = 3
_MARKDOWN = frozenset({"md", "markdown"})
_WORD = frozenset({"word", "docx"})
_TOLD_UNITS = 60


def handlers() -> list[Handler]:
    """The command."""
    return [CommandHandler("export", on_export_command, filters.UpdateType.MESSAGE)]


async def on_export_command(update: Update, context: Context) -> None:
    """/export, or /export md: answered anew, by the reports as they are now."""
    message, user = update.effective_message, update.effective_user
    if not message or not user:
        return
    services = services_of(context)
    texts, form = services.texts_for(user), " ".join(context.args or ()).lower()
    if form and form not in _MARKDOWN | _WORD:
        await say(message, texts.export_usage.format(words=cut(form, _TOLD_UNITS)))
        return
    asked = await services.run(
        services.journal.asked_in, "telegram", place(message, services), str(user.id), MOST_EXPORTED
    )
    answered = []
    for one in asked:
        try:
            search = services.search_in(one.collection)
            answer = await search(one.understood, _QUOTATIONS, narrowed_on_record(one.text).filters, ())
        except (EmptyQuestion, QuestionTooLong):
            continue
        bare = narrowed_on_record(one.text).question
        answered.append((one.text if one.understood == bare else f"{one.text}（{one.understood}）", answer))
    if not answered:
        await say(message, texts.export_none)
        return
    document = transcript(answered, texts.shared, most=_QUOTATIONS)
    in_word = writes_word() and form not in _MARKDOWN
    data = (
        await services.run(word_file, document, texts.shared) if in_word else markdown(document, texts.shared).encode()
    )
    name = f"{texts.shared.transcript}-{datetime.now().astimezone():%Y-%m-%d}.{'docx' if in_word else 'md'}"
    caption = texts.export_last.format(count=MOST_EXPORTED) if len(asked) == MOST_EXPORTED else None
    await answer_to(message, partial(context.bot.send_document, document=InputFile(data, name), caption=caption))
