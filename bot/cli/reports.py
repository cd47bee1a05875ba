"""Commands over the reports in the index: `check`, `edit`, `sources`, `show`, `remove` and `stats`."""

import sys
from contextlib import closing
from functools import partial
from itertools import groupby, islice
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from bot.cli.app import (
    AsJson,
    Corpus,
    Database,
    OfSource,
    Reference,
    Within,
    app,
    opened,
    print_json,
    seen_in,
    texts_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from retrieval.types import ListedReport


@app.command("check")
def check_command(context: typer.Context, as_json: AsJson = False, db: Database = None, corpus: Corpus = None) -> None:
    """List the reports of which something is missing, doubtful or replaced by a newer one, and corrections of none."""
    from bot import json_forms
    from bot.terminal.console import open_console
    from bot.terminal.maintenance import show_doubtful, show_superseded
    from bot.terminal.output.screen import paged

    with opened(context, db, corpus, made=True) as (settings, engine):
        doubtful, strays, superseded = engine.doubtful(), engine.stray_corrections(), engine.superseded()
        if as_json:
            print_json(
                [
                    *map(json_forms.doubtful_form, doubtful),
                    *map(json_forms.stray_form, strays),
                    *map(json_forms.superseded_form, superseded),
                ]
            )
        else:
            with paged(open_console()) as console:
                show_superseded(console, superseded, texts_of(settings))
                show_doubtful(console, doubtful, strays, texts_of(settings))


@app.command("edit")
def edit_command(
    context: typer.Context,
    reference: Reference,
    title: Annotated[str | None, typer.Option("--title", metavar="TEXT", help="The right title.")] = None,
    source: OfSource = None,
    date: Annotated[
        str | None, typer.Option("--date", metavar="DATE", help="The right date: 2022-09-04 or 2022-09-04 15:52.")
    ] = None,
    url: Annotated[str | None, typer.Option("--url", metavar="LINK", help="The right address.")] = None,
    valid_from: Annotated[
        str | None, typer.Option("--valid-from", metavar="DATE", help="The first day on which it holds.")
    ] = None,
    valid_until: Annotated[
        str | None, typer.Option("--valid-until", metavar="DATE", help="The last day on which it holds.")
    ] = None,
    replaces: Annotated[
        str | None, typer.Option("--replaces", metavar="REPORT", help="The report that it takes the place of.")
    ] = None,
    db: Database = None,
    corpus: Corpus = None,
) -> None:
    """Correct a report for ever, in a file beside it; an empty text takes a correction back."""
    from bot.terminal.console import open_console
    from bot.terminal.maintenance import show_edit
    from bot.terminal.progress import keeping_meaning

    fields = {
        "title": title,
        "source": source,
        "published": date,
        "url": url,
        "valid_from": valid_from,
        "valid_until": valid_until,
        "replaces": replaces,
    }
    if all(value is None for value in fields.values()):
        raise typer.BadParameter("name what is to change, such as --title, --date or --valid-until", param_hint="edit")
    with opened(context, db, corpus, made=True) as (settings, engine):
        number, texts = engine.find(reference).id, texts_of(settings)
        with keeping_meaning(engine, open_console(sys.stderr), texts):
            before, after = engine.edit(number, **fields)
            show_edit(open_console(), before, after, texts)


@app.command("sources")
def sources_command(
    context: typer.Context,
    by: Annotated[
        Literal["source", "month", "collection"] | None,
        typer.Option("--by", metavar="KIND", help="Group them by source, month or collection (folder)."),
    ] = None,
    limit: Annotated[
        int | None,
        typer.Option(
            "--limit", metavar="N", min=1, max=1_000_000, help="Most reports to list.  [default: 100; with --json: all]"
        ),
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="List all reports.")] = False,
    within: Within = None,
    as_json: AsJson = False,
    db: Database = None,
    corpus: Corpus = None,
) -> None:
    """List the reports in the index, newest first."""
    from bot import json_forms
    from bot.terminal.console import open_console
    from bot.terminal.maintenance import name_in, show_grouped
    from bot.terminal.output.screen import paged
    from bot.terminal.reports_shown import LISTED, show_sources

    if everything and limit:
        raise typer.BadParameter("--all and --limit exclude each other; give one of them")
    most = limit if limit or everything or as_json else LISTED
    with opened(context, db, corpus, made=True) as (settings, engine):
        holdings = seen_in(engine, within)
        # Closed before the engine is, also where whoever reads has left early.
        with closing(holdings.each_source(by)) as each:
            sources: Iterator[ListedReport] = islice(each, most)
            if as_json and by:
                together = groupby(sources, key=partial(name_in, by))
                print_json([{by: name, "reports": [*map(json_forms.source_form, group)]} for name, group in together])
                return
            if as_json:
                print_json([*map(json_forms.source_form, sources)])
                return
            more = max(holdings.extent()[0] - most, 0) if most else 0
            listing = open_console()
            if listing.is_terminal:
                # A pager may stay open for hours, and its list would keep one state of the index as long.
                sources = iter([*sources])
                each.close()
            with paged(listing) as console:
                if by:
                    show_grouped(console, sources, holdings.groups(by), texts_of(settings), more=more)
                else:
                    show_sources(console, sources, texts_of(settings), more=more)


@app.command("show")
def show_command(
    context: typer.Context,
    reference: Annotated[
        str,
        typer.Argument(
            metavar="REPORT[#PARAGRAPH]",
            help="A report: its id (12 or r12), file name, title or some of it; #3 or #3-5 for those paragraphs.",
        ),
    ],
    within: Within = None,
    db: Database = None,
    corpus: Corpus = None,
) -> None:
    """Print a report, or the paragraphs that a citation names."""
    from bot.terminal.console import open_console
    from bot.terminal.output.screen import paged
    from bot.terminal.reports_shown import show_report

    with opened(context, db, corpus, made=True) as (settings, engine):
        holdings = seen_in(engine, within)
        report, paragraphs = holdings.look_up(reference)
        cited = [holdings.cited(report.id, number) for number in paragraphs or ()]
        with paged(open_console()) as console:
            show_report(console, report, paragraphs, texts_of(settings), cited)


@app.command("remove")
def remove_command(context: typer.Context, reference: Reference, db: Database = None, corpus: Corpus = None) -> None:
    """Take a report out of the index; its file stays."""
    from bot.terminal.console import open_console
    from bot.untrusted import on_one_line

    with opened(context, db, corpus, made=True) as (settings, engine):
        report = engine.remove(engine.find(reference).id)
        removed = texts_of(settings).removed
        open_console().print(on_one_line(removed.format(id=report.id, title=report.title, key=report.key)))


@app.command("stats")
def stats_command(
    context: typer.Context,
    within: Within = None,
    as_json: AsJson = False,
    db: Database = None,
    corpus: Corpus = None,
) -> None:
    """Show the size and state of the index."""
    from bot import json_forms
    from bot.terminal.console import open_console
    from bot.terminal.tables import show_stats

    with opened(context, db, corpus, made=True) as (settings, engine):
        stats = seen_in(engine, within).stats()
        if as_json:
            print_json(json_forms.stats_form(stats))
        else:
            show_stats(open_console(), stats, texts_of(settings))
