"""Commands that let programs ask: `api` and `mcp`, and `key`, which says who may."""

import sys
from typing import Annotated

import typer

from bot.cli.app import Corpus, Database, Within, app, opened, seen_in, settings_of, texts_of


@app.command("api")
def api_command(
    context: typer.Context,
    host: Annotated[
        str | None, typer.Option("--host", metavar="ADDRESS", help="The IP address to listen on.  [WENJU_HTTP_HOST]")
    ] = None,
    port: Annotated[
        int | None, typer.Option("--port", metavar="NUMBER", help="The port to listen on.  [WENJU_HTTP_PORT]")
    ] = None,
    within: Within = None,
    db: Database = None,
    corpus: Corpus = None,
) -> None:
    """Answer programs over HTTP until stopped."""
    from bot.programs.http_api import answer_programs

    with opened(context, db, corpus, made=True, http_host=host, http_port=port) as (settings, engine):
        answer_programs(engine, settings, seen_in(engine, within))


@app.command("key")
def key_command(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="What the program is called: letters, digits, - and _.")],
    within: Annotated[
        list[str] | None,
        typer.Option(
            "--in", metavar="FOLDER", help="It may ask this folder; may be given again.  [default: what all may]"
        ),
    ] = None,
    db: Database = None,
    corpus: Corpus = None,
) -> None:
    """Make a key for a program that asks over HTTP, and print it, once."""
    from bot.programs.keys import make_key
    from bot.terminal.console import open_console

    settings, collections = settings_of(context, db, corpus), []
    if within:
        with opened(context, db, corpus, made=True) as (_, engine):
            collections = [engine.collection(one).name for one in within]
    key = make_key(settings.http_keys, name, collections)
    open_console().print(key)
    open_console(sys.stderr).print(texts_of(settings).key_made.format(name=name, path=settings.http_keys))


@app.command("mcp")
def mcp_command(context: typer.Context, within: Within = None, db: Database = None, corpus: Corpus = None) -> None:
    """Answer a language model by the Model Context Protocol, on standard input and output."""
    from bot.programs.model_tools import offer_tools
    from bot.programs.operations import Desk
    from bot.texts.program_reasons import program_texts

    with opened(context, db, corpus, made=True) as (settings, engine):
        offer_tools(Desk(seen_in(engine, within), program_texts(settings.language)))
