"""`collections`: the folders of the first level, and who may ask which."""

import typer

from bot.cli.app import AsJson, Corpus, Database, app, opened, print_json, texts_of


@app.command("collections")
def collections_command(
    context: typer.Context, as_json: AsJson = False, db: Database = None, corpus: Corpus = None
) -> None:
    """List the collections (folders of the first level), and who may ask them by _access.yaml."""
    from bot.json_forms import collection_form
    from bot.terminal.console import open_console
    from bot.terminal.maintenance import show_collections

    with opened(context, db, corpus, made=True) as (settings, engine):
        wrong = engine.take_rules()
        there, rules = engine.groups("collection"), engine.rules()
        if as_json:
            print_json([collection_form(group, rules) for group in there])
        else:
            show_collections(open_console(), there, rules, wrong, texts_of(settings))
