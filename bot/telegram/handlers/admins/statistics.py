"""What admins want to know and decide: /stats, /unanswered, /allow, /deny, /invite."""

from functools import partial
from typing import Literal

from telegram import InputFile, Message

from bot.activity_page import activity_page
from bot.telegram.handlers.admins.rights import AdminRequest, admin_button, admin_command
from bot.telegram.handlers.admins.subjects import SUBJECT_NUMBER, subject_around
from bot.telegram.handlers.kinds import Handler
from bot.telegram.pages.admin_pages import stats_page, unanswered_csv, unanswered_page
from retrieval.evaluation import activity

SHOWN = 20
EXPORTED = 10_000


def handlers() -> list[Handler]:
    """The commands, and the buttons that hand over files."""
    return [
        admin_command("stats", on_stats, takes_words=False),
        admin_command("unanswered", on_unanswered, takes_words=False),
        admin_button(r"^uc$", on_export),
        admin_button(r"^wk$", on_week),
        admin_command("allow", on_allow),
        admin_command("deny", on_deny),
        admin_command("invite", on_invite, takes_words=False),
    ]


async def on_stats(request: AdminRequest) -> None:
    """/stats: the index, and the questions of the last seven days."""
    services = request.services
    stats = await services.run(services.whole.stats)
    asked = await services.run(services.journal.stats, days=7)
    await request.reply(stats_page(stats, asked, request.texts))


async def on_unanswered(request: AdminRequest) -> None:
    """/unanswered: what was asked in vain, most asked first."""
    questions = await request.services.run(request.services.journal.unanswered, SHOWN + 1)
    await request.reply(unanswered_page(questions, request.texts, SHOWN))


async def on_export(request: AdminRequest) -> None:
    """导出 CSV."""
    questions = await request.services.run(request.services.journal.unanswered, EXPORTED)
    await _hand_over(request, InputFile(unanswered_csv(questions, request.texts), "unanswered.csv"))


async def on_week(request: AdminRequest) -> None:
    """一周报告: the page of `wenju report`."""
    found = await request.services.run(activity, request.services.journal.store, days=7)
    page = activity_page(found, request.texts.shared)
    await _hand_over(request, InputFile(page.encode(), "wenju-week.html"))


async def _hand_over(request: AdminRequest, file: InputFile) -> None:
    await request.send(partial(request.context.bot.send_document, document=file))


async def on_allow(request: AdminRequest) -> None:
    """/allow: a person by number or by reply, or the group it is sent in."""
    await _decide(request, "allow")


async def on_deny(request: AdminRequest) -> None:
    """/deny: likewise."""
    await _decide(request, "deny")


async def _decide(request: AdminRequest, command: Literal["allow", "deny"]) -> None:
    services, texts, access = request.services, request.texts, request.services.access
    subject = _subject(request.message, request.words)
    if subject is None:
        await request.say(texts.allow_usage.format(command=command))
    elif command == "allow":
        await services.run(access.allow, subject, request.admin.id)
        await request.say(texts.allowed.format(who=subject))
    elif access.is_admin(subject):
        await request.say(texts.deny_admin)
    else:
        await services.run(access.deny, subject, request.admin.id)
        await request.say(texts.denied.format(who=subject))


async def on_invite(request: AdminRequest) -> None:
    """/invite: a link that lets one person in, once."""
    code = await request.services.run(request.services.access.invite, request.admin.id)
    link = f"https://t.me/{request.context.bot.username}?start={code}"
    await request.say(request.texts.invite.format(link=link))


def _subject(message: Message | None, arguments: list[str]) -> int | None:
    """Whom a decision is about; None where that is not clear."""
    if arguments:
        return int(arguments[0]) if len(arguments) == 1 and SUBJECT_NUMBER.fullmatch(arguments[0]) else None
    return subject_around(message) if message else None
