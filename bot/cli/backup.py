"""Commands that copy the index: `backup` and `restore`."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.app import AsJson, Corpus, Database, app, existing, print_json, settings_of, texts_of


@app.command("backup")
def backup_command(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The file to make, on another disk if you can.")],
    force: Annotated[bool, typer.Option("--force", help="Replace the file if it is there already.")] = False,
    as_json: AsJson = False,
    db: Database = None,
    corpus: Corpus = None,
) -> None:
    """Copy the index with questions, judgements and access, at any moment, and check the copy."""
    from bot import json_forms
    from bot.telegram.schema import STEPS
    from bot.terminal.console import open_console
    from bot.terminal.maintenance import show_backup
    from bot.terminal.progress import progress_bar
    from retrieval.store import back_up

    settings = settings_of(context, db, corpus)
    texts = texts_of(settings)
    with progress_bar(open_console(sys.stderr), texts) as progress:
        copied = back_up(existing(settings), file, progress, replace=force, further=STEPS)
    if as_json:
        print_json(json_forms.backup_form(file, copied))
    else:
        show_backup(open_console(), file, copied, texts)


@app.command("restore")
def restore_command(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="What `wenju backup` made.")],
    db: Database = None,
    corpus: Corpus = None,
) -> None:
    """Put a backup in the place of the index, which is kept aside; stop the bot before."""
    from bot.telegram.schema import STEPS
    from bot.terminal.console import open_console
    from bot.terminal.maintenance import show_restored
    from bot.terminal.progress import progress_bar
    from retrieval.store import restore

    settings = settings_of(context, db, corpus)
    texts = texts_of(settings)
    with progress_bar(open_console(sys.stderr), texts) as progress:
        copied = restore(file, settings.db, progress, further=STEPS)
    show_restored(open_console(), file, settings.db, copied, texts)
