"""Commands for the Telegram bot: `serve` and `doctor`."""

import signal
import sys

import typer

from bot.cli.app import Corpus, Database, Watch, app, given_to, opened, settings_of


@app.command("serve")
def serve_command(context: typer.Context, watch: Watch = False, db: Database = None, corpus: Corpus = None) -> None:
    """Answer on Telegram until stopped."""
    if sys.stdin is None or not sys.stdin.isatty():
        # From here on it waits until the bot hears it: a reload right after the start must not end it.
        signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGHUP])
    from bot.credentials import read_token
    from bot.serve import serve

    read_token()  # A missing one is told before an index is made.
    with opened(context, db, corpus) as (settings, engine):
        serve(engine, settings, given_to(context, db, corpus), follow=watch)


@app.command("doctor")
def doctor_command(context: typer.Context, db: Database = None, corpus: Corpus = None) -> None:
    """Check all that the bot needs, and say what to do."""
    from bot.doctor import examine
    from bot.terminal.console import open_console
    from bot.texts.setup import line_of
    from bot.untrusted import on_one_line

    console = open_console()
    states = set()
    settings = settings_of(context, db, corpus)
    for finding in examine(settings):
        states.add(finding.state)
        console.print(on_one_line(line_of(finding, settings.language)), soft_wrap=True)
    if "problem" in states:
        raise typer.Exit(1)
