"""What admins see: the progress and result of a reindex, a report added, statistics, unanswered questions."""

import csv
import io
from collections.abc import Sequence
from math import ceil

from telegram import InlineKeyboardMarkup

from bot.telegram.pages import keyboards
from bot.telegram.pages.citations import Links, day
from bot.telegram.pages.keyboards import list_keyboards
from bot.telegram.pages.markup import MESSAGE_UNITS, Marked, cut, joined, linked, pages_of, plain, tagged
from bot.telegram.pages.render import Page
from bot.texts import fill_changes, phase_of
from bot.texts.chat import ChatTexts
from bot.untrusted import on_one_line
from retrieval.feeds import Feed, FeedState, interval_text
from retrieval.intake import Addition
from retrieval.store import Fault, JournalStats, Unanswered
from retrieval.types import Changes, Failure, Progress, Report, Stats

_FAILURES = 15
_FAILURE_UNITS = 200
_QUESTION_UNITS = 120
_VALUE_UNITS = 250
_LISTED_UNITS = 30
_GUESS_AFTER = 5.0
"""Seconds of work before a guess is made how long the rest takes."""

_BAR = 12
"""Longest bar of the days' questions, in characters: fits beside date and number on a phone."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""How a cell begins that a spreadsheet would calculate (OWASP, CSV injection)."""


def progress_page(progress: Progress, seconds: float, texts: ChatTexts) -> Page:
    """How far a reindex is, and how long it may still take.

    Args:
        progress: As it was last told.
        seconds: For how long its phase has gone on.
        texts: The reader's language.
    """
    words = texts.reindex_progress.format(phase=on_one_line(phase_of(progress, texts.shared)))
    if progress.total and not progress.key:
        words += f" {100 * progress.done // progress.total}%"
    if progress.done and seconds >= _GUESS_AFTER:
        left = seconds * (progress.total - progress.done) / progress.done
        words += texts.minutes_left.format(minutes=ceil(left / 60)) if left > 60 else texts.seconds_left
    return Page(plain(words).html)


def added_several_page(addition: Addition, texts: ChatTexts) -> Page:
    """What an archive brought, by name, and what in it could not be read."""
    reports = [plain(f"r{report.id} 《{cut(report.title, _LISTED_UNITS)}》") for report in addition.reports[:_FAILURES]]
    if (more := len(addition.reports) - _FAILURES) > 0:
        reports.append(plain(texts.added_more.format(count=more)))
    head = plain(texts.add_several.format(count=len(addition.reports), key=on_one_line(addition.key)))
    lines = _failures(addition.failed, texts)
    return Page(joined([head, joined(reports, "\n"), joined(lines, "\n")], "\n\n").html)


def changes_page(changes: Changes, texts: ChatTexts) -> Page:
    """What a reindex did, with the files that failed by name."""
    words = fill_changes(texts.reindex_done, changes)
    return Page(joined([plain(words), joined(_failures(changes.failed, texts), "\n")], "\n\n").html)


def feed_news_page(reports: Sequence[Report], failed: Sequence[Failure], texts: ChatTexts, links: Links) -> Page:
    """What feeds brought, each report with the way to it, and what of them could not be fetched."""
    came = [
        linked(links.place(report, 1), plain(f"· 《{cut(on_one_line(report.title), _LISTED_UNITS)}》"))
        for report in reports[:_FAILURES]
    ]
    if (more := len(reports) - _FAILURES) > 0:
        came.append(plain(texts.added_more.format(count=more)))
    head = plain(texts.feed_news.format(count=len(reports)) if reports else "")
    broken = plain(texts.feed_broken.format(count=len(failed)) if failed else "")
    lines = joined(_failures(failed, texts), "\n")
    return Page(joined([joined([head, *came], "\n"), joined([broken, lines], "\n")], "\n\n").html)


def feeds_page(known: Sequence[tuple[Feed, FeedState]], texts: ChatTexts, page: int = 0) -> Page:
    """The sources that come by themselves, each with how it is.

    Args:
        known: Those.
        texts: The reader's language.
        page: From 0; a number beyond the ends means the first or the last.
    """
    lines = [_feed_lines(feed, state, texts) for feed, state in known] or [plain(texts.shared.no_feeds)]
    usage = plain(texts.feed_usage)
    pages = pages_of(lines, MESSAGE_UNITS - usage.size - 2)
    page = min(max(page, 0), len(pages) - 1)
    rows = list_keyboards.turns("af", page, len(pages))
    body = joined([joined(pages[page], "\n"), usage], "\n\n")
    return Page(body.html, InlineKeyboardMarkup(rows) if rows else None)


def _feed_lines(feed: Feed, state: FeedState, texts: ChatTexts) -> Marked:
    """A feed, what came of it, and what is wrong with it."""
    shared, counts = texts.shared, dict(state.counts)
    looked_at = state.looked_at.astimezone().strftime("%Y-%m-%d %H:%M") if state.looked_at else "–"
    told = shared.feed_counts.format(
        looked_at=looked_at,
        taken=counts.get("taken", 0),
        known=counts.get("known", 0),
        waiting=counts.get("waiting", 0),
        failed=counts.get("failed", 0),
    )
    lines = [
        shared.feed_named(feed.url, interval_text(feed.every), feed.most_a_day, feed.below, feed.folder),
        f"    {told}",
    ]
    if state.reason:
        lines.append(f"    {texts.tell(state.reason)}")
    return plain("\n".join(cut(on_one_line(line), _FAILURE_UNITS) for line in lines))


def _failures(failed: Sequence[Failure], texts: ChatTexts) -> list[Marked]:
    """The files that could not be read, a line each."""
    lines = [
        plain(f"· {cut(on_one_line(texts.failure.format(key=one.key, reason=reason)), _FAILURE_UNITS)}")
        for one in failed[:_FAILURES]
        for reason in [texts.tell(one.reason)]
    ]
    if (more := len(failed) - _FAILURES) > 0:
        lines.append(plain(texts.failures_more.format(count=more)))
    return lines


def added_page(report: Report, template: str, texts: ChatTexts) -> Page:
    """What was read from a report that an admin added or corrected, with buttons to correct it or undo.

    Args:
        report: The report.
        template: `ChatTexts.add_done` or `.corrected`.
        texts: The reader's language.
    """
    words = template.format(
        id=report.id,
        title=cut(report.title, _VALUE_UNITS),
        source=report.source or texts.unknown,
        date=day(report.published) or texts.unknown,
        paragraphs=len(report.paragraphs),
        key=on_one_line(report.key),
    )
    validity = {
        "valid_from": day(report.valid_from),
        "valid_until": day(report.valid_until),
        "replaces": cut(on_one_line(report.replaces or ""), _VALUE_UNITS),
    }
    lines = [
        texts.shared.named.format(name=texts.shared.fields[name], value=told) for name, told in validity.items() if told
    ]
    return Page(plain("\n".join([words, *lines])).html, keyboards.added(report.id, texts))


def stats_page(stats: Stats, asked: JournalStats, texts: ChatTexts) -> Page:
    """The index in a line, and the last days: questions by day, answered, judged, how fast."""
    settled = asked.answered + asked.declined
    judged = asked.likes + asked.dislikes
    words = texts.stats.format(
        reports=stats.reports,
        passages=stats.passages,
        newest=day(stats.newest) or texts.unknown,
    )
    if not asked.questions:
        return Page(plain(f"{words}\n{texts.stats_quiet.format(days=len(asked.by_day))}").html)
    words += "\n" + texts.stats_asked.format(
        days=len(asked.by_day),
        people=asked.people,
        questions=asked.questions,
        share=_share(asked.answered, settled) or "0%",
    )
    most = max((count for _, count in asked.by_day), default=0) or 1
    bars = ((when, -(-_BAR * count // most), count) for when, count in asked.by_day)
    days = "\n".join(f"{when:%m-%d} {'▇' * length} {count}" for when, length, count in bars)
    last = [texts.stats_feedback.format(judged=judged, likes=_share(asked.likes, judged))] if judged else []
    if asked.p50 is not None and asked.p95 is not None:
        last.append(texts.stats_times.format(p50=asked.p50, p95=asked.p95))
    html = joined([plain(words), tagged("pre", plain(days)), plain("\n".join(last))], "\n\n").html
    return Page(html, keyboards.week(texts))


def unanswered_page(questions: Sequence[Unanswered], texts: ChatTexts, most: int) -> Page:
    """Questions without an answer, or with one found no good, as many as fit; says whether there are more.

    Args:
        questions: Those.
        texts: The reader's language.
        most: How many of them are shown at most.
    """
    if not questions:
        return Page(plain(texts.unanswered_none).html)
    head = plain(texts.unanswered)
    lines = []
    more = plain(texts.unanswered_more)
    room = MESSAGE_UNITS - head.size - more.size - 10
    for asked in questions[:most]:
        line = plain(
            texts.unanswered_line.format(
                times=asked.times,
                date=day(asked.last_asked.astimezone()),
                question=cut(" ".join(asked.question.split()), _QUESTION_UNITS),
            )
            + (f" · 👎 {found}" if (found := _faults(asked, texts)) else "")
        )
        room -= line.size + 1
        if room < 0:
            break
        lines.append(line)
    if len(lines) < len(questions):
        lines.append(more)
    return Page(joined([head, joined(lines, "\n")], "\n\n").html, keyboards.export(texts))


def unanswered_csv(questions: Sequence[Unanswered], texts: ChatTexts) -> bytes:
    """The same as a table for spreadsheets, in UTF-8 with the mark that Excel wants."""
    out = io.StringIO()
    table = csv.writer(out)
    table.writerow(texts.csv_columns)
    for asked in questions:
        question = f"'{asked.question}" if asked.question.startswith(_FORMULA) else asked.question
        last = asked.last_asked.astimezone().strftime("%Y-%m-%d %H:%M")
        table.writerow((question, asked.times, last, _faults(asked, texts)))
    return out.getvalue().encode("utf-8-sig")


def _faults(asked: Unanswered, texts: ChatTexts) -> str:
    """What people find wrong with its answer: 过时 2、其他 1."""
    names = dict(zip(Fault, texts.faults, strict=True))
    return "、".join(f"{names[fault] if fault else texts.fault_unknown} {count}" for fault, count in asked.faults)


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.0%}" if whole else ""
