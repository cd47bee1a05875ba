"""Commands that bring the index in line with the folder of reports: `reindex`, `add` and `refresh`."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from bot.cli.app import FILES_FAILED, AsJson, Corpus, Database, Watch, app, opened, print_json, texts_of

if TYPE_CHECKING:
    from retrieval.errors import WenjuError
    from retrieval.types import Changes


@app.command("reindex")
def reindex_command(
    context: typer.Context,
    full: Annotated[bool, typer.Option("--full", help="Read every report again, changed or not.")] = False,
    report: Annotated[
        Path | None,
        typer.Option(
            "--report", metavar="FILE", help="Write what was read, how and how sure to a .json or .html file."
        ),
    ] = None,
    watch: Watch = False,
    backend: Annotated[
        Literal["sqlite", "opensearch"] | None,
        typer.Option(
            "--backend",
            metavar="KIND",
            help="What keeps the index, for this run: sqlite (a file) or opensearch (a cluster).",
        ),
    ] = None,
    as_json: AsJson = False,
    db: Database = None,
    corpus: Corpus = None,
) -> None:
    """Bring the index in line with the folder of reports."""
    from bot import json_forms
    from bot.terminal.console import open_console, show_changes
    from bot.terminal.progress import fill_vectors, reindex, show_followed
    from bot.terminal.reading_report import check_report_file, write_report_file

    if report:
        check_report_file(report)
    with opened(context, db, corpus, backend=backend) as (settings, engine):
        texts = texts_of(settings)
        changes = reindex(engine, open_console(sys.stderr), texts, full=full)
        if report:
            write_report_file(report, engine, changes)
        if as_json:
            print_json(json_forms.changes_form(changes))
        else:
            show_changes(open_console(), changes, texts)
        fill_vectors(engine, open_console(sys.stderr), texts)
        if watch:
            from bot.untrusted import on_one_line
            from retrieval.watching import watch as follow

            console, notices = open_console(), open_console(sys.stderr)
            notices.print(on_one_line(texts.watching.format(corpus=engine.corpus)))

            def tell(news: "Changes | WenjuError") -> None:
                show_followed(news, console, notices, texts)
                fill_vectors(engine, notices, texts)

            follow(engine, tell)
    if changes.failed:
        raise typer.Exit(FILES_FAILED)


@app.command("add")
def add_command(
    context: typer.Context,
    what: Annotated[str, typer.Argument(metavar="LINK_OR_FILE", help="A web address, or the path of a file.")],
    db: Database = None,
    corpus: Corpus = None,
) -> None:
    """Take a web page or a file into the folder of reports, and index it."""
    from bot.terminal.console import open_console
    from bot.terminal.maintenance import show_addition
    from bot.terminal.progress import keeping_meaning, progress_bar
    from bot.untrusted import on_one_line
    from retrieval.errors import LinkError, ReadError
    from retrieval.intake import Intake

    with opened(context, db, corpus) as (settings, engine):
        texts, notices = texts_of(settings), open_console(sys.stderr)
        intake = Intake(engine)
        with keeping_meaning(engine, notices, texts):
            try:
                with progress_bar(notices, texts) as told:
                    addition = intake.add_link(what, told) if "://" in what else intake.add_file(Path(what), told)
            except (ReadError, LinkError):
                raise
            except BaseException:
                notices.print(on_one_line(texts.not_added))
                raise
            show_addition(open_console(), notices, addition, texts)


@app.command("refresh")
def refresh_command(
    context: typer.Context,
    feeds: Annotated[
        bool, typer.Option("--feeds", help="Fetch what is new in the feeds of feeds.toml instead, now.")
    ] = False,
    db: Database = None,
    corpus: Corpus = None,
) -> None:
    """Fetch the pages added by link again."""
    from bot.terminal.console import open_console
    from bot.terminal.maintenance import show_refreshed
    from bot.terminal.progress import keeping_meaning
    from retrieval.intake import Intake

    with opened(context, db, corpus) as (settings, engine):
        intake, texts, notices = Intake(engine), texts_of(settings), open_console(sys.stderr)
        with keeping_meaning(engine, notices, texts):
            if feeds:
                from bot.terminal.feeds_shown import fetch_feeds, show_round

                done = fetch_feeds(engine, intake, notices, texts)
                show_round(open_console(), notices, done, texts)
                failed = done.failed
            else:
                refreshed = intake.refresh()
                show_refreshed(open_console(), notices, refreshed, texts)
                failed = refreshed.failed
    if failed:
        raise typer.Exit(FILES_FAILED)
