"""The command that says how it goes: `report`."""

from pathlib import Path
from typing import Annotated, Final

import typer

from bot.cli.app import AsJson, Corpus, Database, app, existing, print_json, settings_of, texts_of

WEEK: Final = 7


@app.command("report")
def report_command(
    context: typer.Context,
    week: Annotated[bool, typer.Option("--week", help="Of the last seven days; so it is without --days too.")] = False,
    days: Annotated[
        int | None, typer.Option("--days", metavar="N", min=1, max=3660, help="Of the last days, today included.")
    ] = None,
    page: Annotated[
        Path | None, typer.Option("--html", metavar="FILE", help="Write a page to print to a file.")
    ] = None,
    as_json: AsJson = False,
    db: Database = None,
    corpus: Corpus = None,
) -> None:
    """Say what came of people's questions: answered, believed, asked in vain, by which reports."""
    from bot import json_forms
    from bot.activity_page import activity_page
    from bot.private_files import for_its_owner
    from bot.terminal.console import open_console
    from bot.terminal.tables import show_activity
    from bot.untrusted import on_one_line
    from retrieval.errors import CorpusError
    from retrieval.evaluation import activity
    from retrieval.reasons import Code
    from retrieval.store import Store

    if week and days not in (None, WEEK):
        raise typer.BadParameter("--week and --days exclude each other; give one of them")
    settings = settings_of(context, db, corpus)
    store = Store(existing(settings))
    try:
        found = activity(store, days=days or WEEK)
    finally:
        store.close()
    texts = texts_of(settings)
    if page:
        try:
            # What people asked is for the owner alone, until the owner hands it on.
            with open(page, "w", encoding="utf-8", opener=for_its_owner) as file:
                file.write(activity_page(found, texts))
        except OSError as error:
            raise CorpusError(Code.UNWRITABLE_PATH, path=page, problem=error.strerror or error) from error
    if as_json:
        print_json(json_forms.activity_form(found))
    elif page:
        open_console().print(on_one_line(texts.activity["written"].format(file=page)))
    else:
        show_activity(open_console(), found, texts)
