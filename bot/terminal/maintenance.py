"""Looking after reports from a terminal: what came in, what is doubtful, what was corrected, in groups."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from pathlib import Path

from rich.console import Console
from rich.text import Text

from bot.json_forms import published_form
from bot.terminal.reports_shown import show_sources
from bot.terminal.tables import shown_size
from bot.texts import TerminalTexts
from bot.untrusted import on_one_line
from retrieval.intake import Addition, Refreshed
from retrieval.store import Copied
from retrieval.types import (
    Failure,
    Group,
    Grouping,
    ListedReport,
    Report,
    Rules,
    Superseded,
    collection_of,
)


def show_addition(console: Console, notices: Console, addition: Addition, texts: TerminalTexts) -> None:
    """Print what came in, a line a report, and what is doubtful about it; to `notices` what failed, or was no news."""
    for failure in addition.failed:
        notices.print(on_one_line(texts.unread(failure.key, failure.reason)))
    if not addition.is_new:
        notices.print(on_one_line(texts.same_content.format(key=addition.key)))
    for report in addition.reports:
        console.print(Text(on_one_line(report_line(report))))
        if report.doubtful:
            console.print(Text(on_one_line(f"    {_doubts(report, texts)}"), "magenta"))


def show_refreshed(console: Console, notices: Console, refreshed: Refreshed, texts: TerminalTexts) -> None:
    """Print what fetching the links again changed; failures go to `notices`, a line each."""
    for failure in refreshed.failed:
        notices.print(on_one_line(texts.unread(failure.key, failure.reason)))
    for key in refreshed.updated:
        console.print(Text(on_one_line(key)))
    counts = texts.refreshed.format(
        updated=len(refreshed.updated), unchanged=refreshed.unchanged, failed=len(refreshed.failed)
    )
    console.print(counts)


def show_doubtful(console: Console, reports: Sequence[Report], strays: Sequence[str], texts: TerminalTexts) -> None:
    """Print reports of which something is missing or was guessed, and what; and corrections without their report.

    Args:
        console: Where to.
        reports: The reports.
        strays: The keys that those corrections are written for.
        texts: The reader's language.
    """
    for key in strays:
        console.print(Text(on_one_line(texts.stray_correction.format(sidecar=f"{key}.yaml")), "yellow"))
    for report in reports:
        console.print(Text(on_one_line(report_line(report))))
        console.print(Text(on_one_line(f"    {_doubts(report, texts)}"), "yellow"))
        for note in report.reading.notes:
            console.print(Text(on_one_line(f"    {note}"), "dim"))
    console.print(texts.doubtful_reports.format(count=len(reports)) if reports else texts.no_doubts)


def show_superseded(console: Console, found: Sequence[Superseded], texts: TerminalTexts) -> None:
    """Print the reports that a newer one seems to replace, and which one."""
    for each in found:
        console.print(Text(on_one_line(report_line(each.report))))
        console.print(Text(on_one_line(f"    {texts.superseded.format(by=report_line(each.by))}"), "yellow"))


def show_edit(console: Console, before: Report, after: Report, texts: TerminalTexts) -> None:
    """Print each field that an edit changed, before and after."""
    console.print(Text(on_one_line(report_line(after))))
    pairs = {
        "title": (before.title, after.title),
        "source": (before.source, after.source),
        "published": (published_form(before.published), published_form(after.published)),
        "url": (before.url, after.url),
        "valid_from": (published_form(before.valid_from), published_form(after.valid_from)),
        "valid_until": (published_form(before.valid_until), published_form(after.valid_until)),
        "replaces": (before.replaces, after.replaces),
    }
    changed = {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}
    for name, (old, new) in changed.items():
        console.print(Text(on_one_line(f"    {texts.fields[name]}: {old or '–'} → {new or '–'}")))
    if not changed:
        console.print(Text(f"    {texts.nothing_changed}"))


def show_grouped(
    console: Console, sources: Iterable[ListedReport], groups: Sequence[Group], texts: TerminalTexts, *, more: int = 0
) -> None:
    """Print reports under the names of their groups.

    Args:
        console: Where to.
        sources: Those of a group stand together.
        groups: All groups, for how many reports each has.
        texts: The reader's language.
        more: How many reports are not among them.
    """
    counts = {group.name: group.reports for group in groups}
    for place, (name, group) in enumerate(groupby(sources, key=lambda source: name_in(groups[0].by, source))):
        if place:
            console.print()
        console.print(Text(on_one_line(f"{name or texts.unnamed_group}  ({counts[name]})"), "bold"))
        show_sources(console, group, texts)
    if not groups:
        console.print(Text(texts.no_reports))
    if more:
        console.print(Text(texts.more_sources.format(count=more), "dim"))


def show_collections(
    console: Console, there: Sequence[Group], rules: Rules, wrong: Failure | None, texts: TerminalTexts
) -> None:
    """Print collections.

    Args:
        console: Where to.
        there: The collections.
        rules: Who may ask them.
        wrong: What is wrong with the rules.
        texts: The reader's language.
    """
    if wrong:
        console.print(Text(on_one_line(texts.tell(wrong.reason)), "yellow"))
    for group in there:
        who = texts.who_may(rules.subjects(group.name))
        console.print(on_one_line(texts.collection_line.format(name=group.name, count=group.reports, who=who)))
    for name in rules.astray(group.name for group in there):
        console.print(Text(on_one_line(texts.no_such_folder.format(name=name)), "yellow"))


def show_backup(console: Console, file: Path, copied: Copied, texts: TerminalTexts) -> None:
    """Print what a backup holds, in one line."""
    words = texts.backed_up.format(
        file=file, size=shown_size(copied.bytes), reports=copied.reports, questions=copied.questions
    )
    console.print(on_one_line(words))


def show_restored(console: Console, file: Path, database: Path, copied: Copied, texts: TerminalTexts) -> None:
    """Print what is in the index again, and where the one before is kept."""
    words = texts.restored.format(file=file, db=database, reports=copied.reports, questions=copied.questions)
    console.print(on_one_line(words))
    if copied.aside:
        console.print(on_one_line(texts.kept_aside.format(file=copied.aside)))


def name_in(by: Grouping, source: ListedReport) -> str:
    """The group of a report: its source, its month as `2022-09`, or its collection; "" where it names none."""
    if by == "source":
        return source.source or ""
    if by == "collection":
        return collection_of(source.key)
    return source.published.strftime("%Y-%m") if source.published else ""


def report_line(report: Report) -> str:
    """A report in a line: its number, title, source, date and file."""
    facts = [f"r{report.id} 《{report.title}》", report.source]
    facts += [report.published.strftime("%Y-%m-%d") if report.published else None, report.key]
    return " · ".join(fact for fact in facts if fact)


def _doubts(report: Report, texts: TerminalTexts) -> str:
    reading = report.reading
    origins = {
        "title": reading.title, "source": reading.source, "published": reading.published, "body": reading.body
    }  # fmt: skip
    doubts = []
    for name in report.doubtful:
        is_there = name == "body" or getattr(report, name) is not None
        how = origins[name].how if is_there else ""
        doubts.append(f"{texts.fields[name]}（{texts.origin(how)}）" if how else texts.fields[name])
    return texts.doubtful.format(fields="、".join(doubts))
