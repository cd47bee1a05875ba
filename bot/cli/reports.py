"""Commands over the reports in the index: `check`, `edit`, `sources`, `show`, `remove` and `stats`."""

from typing import Annotated, Literal

import typer

from bot.cli.app import AsJson, Corpus, Database, OfSource, Reference, app, opened, print_json
from bot.talk.references import look_up
from bot.terminal import json_forms
from bot.terminal.console import open_console, printable, show_report, show_sources, show_stats
from bot.texts import LANGUAGES


@app.command("check")
def check_command(context: typer.Context, as_json: AsJson = False, db: Database = None, corpus: Corpus = None) -> None:
    """List the reports whose title, source or date is missing or doubtful."""
    from bot.terminal import reports

    with opened(context, db, corpus) as (settings, engine):
        doubtful = engine.doubtful()
        if as_json:
            print_json([reports.doubtful_form(report) for report in doubtful])
        else:
            reports.show_doubtful(open_console(), doubtful, LANGUAGES[settings.language])


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
    db: Database = None,
    corpus: Corpus = None,
) -> None:
    """Correct a report for ever, in a file beside it; an empty text takes a correction back."""
    from bot.terminal import reports

    if title is source is date is url is None:
        raise typer.BadParameter("name what is to change: --title, --source, --date or --url", param_hint="edit")
    with opened(context, db, corpus) as (settings, engine):
        number = engine.find(reference).id
        before, after = engine.edit(number, title=title, source=source, published=date, url=url)
        reports.show_edit(open_console(), before, after, LANGUAGES[settings.language])


@app.command("sources")
def sources_command(
    context: typer.Context,
    by: Annotated[
        Literal["source", "month"] | None, typer.Option("--by", help="Group them by source or by month.")
    ] = None,
    as_json: AsJson = False,
    db: Database = None,
    corpus: Corpus = None,
) -> None:
    """List the reports in the index, newest first."""
    with opened(context, db, corpus) as (settings, engine):
        sources = engine.sources()
        if by:
            from bot.terminal import reports

            groups = reports.grouped(sources, by)
            if as_json:
                print_json(
                    [{by: name, "reports": [json_forms.source_form(one) for one in group]} for name, group in groups]
                )
            else:
                reports.show_grouped(open_console(), groups, LANGUAGES[settings.language])
        elif as_json:
            print_json([json_forms.source_form(source) for source in sources])
        else:
            show_sources(open_console(), sources, LANGUAGES[settings.language])


@app.command("show")
def show_command(
    context: typer.Context,
    reference: Annotated[
        str,
        typer.Argument(
            metavar="REPORT[#PARAGRAPH]",
            help="A report: its id (12 or r12), file name or title; #3 or #3-5 for those paragraphs alone.",
        ),
    ],
    db: Database = None,
    corpus: Corpus = None,
) -> None:
    """Print a report, or the paragraphs that a citation names."""
    with opened(context, db, corpus) as (settings, engine):
        report, paragraphs = look_up(engine, reference)
        show_report(open_console(), report, paragraphs, LANGUAGES[settings.language])


@app.command("remove")
def remove_command(context: typer.Context, reference: Reference, db: Database = None, corpus: Corpus = None) -> None:
    """Take a report out of the index; its file stays."""
    with opened(context, db, corpus) as (settings, engine):
        report = engine.remove(engine.find(reference).id)
        removed = LANGUAGES[settings.language].removed
        open_console().print(printable(removed.format(id=report.id, title=report.title, key=report.key)))


@app.command("stats")
def stats_command(context: typer.Context, as_json: AsJson = False, db: Database = None, corpus: Corpus = None) -> None:
    """Show the size and state of the index."""
    with opened(context, db, corpus) as (settings, engine):
        stats = engine.stats()
        if as_json:
            print_json(json_forms.stats_form(stats))
        else:
            show_stats(open_console(), stats, LANGUAGES[settings.language])
