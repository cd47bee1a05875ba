"""Looking after reports from a terminal: what came in, what is doubtful, what was corrected, in groups."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from rich.console import Console
from rich.text import Text

from bot.terminal import json_forms
from bot.terminal.console import printable, show_sources
from bot.terminal.json_forms import Json
from bot.texts import Texts
from retrieval.intake import Addition, Refreshed
from retrieval.types import Grouping, Report, Source


def show_addition(console: Console, notices: Console, addition: Addition, texts: Texts) -> None:
    """Print what came in, a line a report, and what is doubtful about it; to `notices` what failed, or was no news."""
    for failure in addition.failed:
        notices.print(printable(texts.failed.format(key=failure.key, reason=texts.reason(failure.reason))))
    if not addition.is_new:
        notices.print(printable(texts.same_content.format(key=addition.key)))
    for report in addition.reports:
        console.print(Text(printable(_line(report))))
        if report.doubtful:
            console.print(Text(printable(f"    {_doubts(report, texts)}"), "yellow"))


def show_refreshed(console: Console, notices: Console, refreshed: Refreshed, texts: Texts) -> None:
    """Print what fetching the links again changed; failures go to `notices`, a line each."""
    for failure in refreshed.failed:
        notices.print(printable(texts.failed.format(key=failure.key, reason=texts.reason(failure.reason))))
    for key in refreshed.updated:
        console.print(Text(printable(key)))
    counts = texts.refreshed.format(
        updated=len(refreshed.updated), unchanged=refreshed.unchanged, failed=len(refreshed.failed)
    )
    console.print(counts)


def show_doubtful(console: Console, reports: Sequence[Report], texts: Texts) -> None:
    """Print reports of which something is missing or was guessed, and what."""
    for report in reports:
        console.print(Text(printable(_line(report))))
        console.print(Text(printable(f"    {_doubts(report, texts)}"), "yellow"))
        for note in report.reading.notes:
            console.print(Text(printable(f"    {note}"), "dim"))
    console.print(texts.doubtful_reports.format(count=len(reports)) if reports else texts.no_doubts)


def doubtful_form(report: Report) -> Json:
    """One entry of what `check --json` prints."""
    return {
        "id": report.id,
        "key": report.key,
        "title": report.title,
        "source": report.source,
        "published": json_forms.published_form(report.published),
        "doubtful": list(report.doubtful),
        **origins_form(report),
    }


def origins_form(report: Report) -> dict[str, Json]:
    """How a report was read, and how sure each field is."""
    reading = report.reading
    return {
        "format": reading.format,
        "origins": {
            name: {"certainty": origin.certainty, "how": origin.how}
            for name, origin in (("title", reading.title), ("source", reading.source), ("published", reading.published))
        },
        "notes": list(reading.notes),
    }


def show_edit(console: Console, before: Report, after: Report, texts: Texts) -> None:
    """Print each field that an edit changed, before and after."""
    console.print(Text(printable(_line(after))))
    pairs = {
        "title": (before.title, after.title),
        "source": (before.source, after.source),
        "published": (json_forms.published_form(before.published), json_forms.published_form(after.published)),
        "url": (before.url, after.url),
    }
    changed = {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}
    for name, (old, new) in changed.items():
        console.print(Text(printable(f"    {texts.fields[name]}: {old or '–'} → {new or '–'}")))
    if not changed:
        console.print(Text(f"    {texts.nothing_changed}"))


def grouped(sources: Iterable[Source], by: Grouping) -> list[tuple[str, list[Source]]]:
    """Reports by source, or by month of publication, the newest month first; "" for those without."""
    if by == "month":
        ordered = sorted(sources, key=_month, reverse=True)
        return [(month, list(group)) for month, group in groupby(ordered, key=_month)]
    ordered = sorted(sources, key=lambda source: (source.source is None, source.source or ""))
    return [(name, list(group)) for name, group in groupby(ordered, key=lambda source: source.source or "")]


def show_grouped(console: Console, groups: Sequence[tuple[str, list[Source]]], texts: Texts) -> None:
    """Print the reports of each group under its name."""
    for place, (name, sources) in enumerate(groups):
        if place:
            console.print()
        console.print(Text(printable(f"{name or texts.unnamed_group}  ({len(sources)})"), "bold"))
        show_sources(console, sources, texts)
    if not groups:
        console.print(Text(texts.no_reports))


def _month(source: Source) -> str:
    return source.published.strftime("%Y-%m") if source.published else ""


def _line(report: Report) -> str:
    facts = [f"r{report.id} 《{report.title}》", report.source]
    facts += [report.published.strftime("%Y-%m-%d") if report.published else None, report.key]
    return " · ".join(fact for fact in facts if fact)


def _doubts(report: Report, texts: Texts) -> str:
    reading = report.reading
    origins = {"title": reading.title, "source": reading.source, "published": reading.published}
    doubts = []
    for name in report.doubtful:
        value = getattr(report, name)
        how = origins[name].how if value is not None else ""
        doubts.append(f"{texts.fields[name]}（{how}）" if how else texts.fields[name])
    return texts.doubtful.format(fields="、".join(doubts))
