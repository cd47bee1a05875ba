"""Commands that ask: `repl`, `ask` and `timeline`."""

import sys
from enum import StrEnum
from typing import Annotated

import typer

from bot.cli.app import (
    AsJson,
    Corpus,
    Database,
    OfSource,
    Passages,
    Since,
    Until,
    Within,
    app,
    opened,
    print_json,
    seen_in,
    texts_of,
)

Question = Annotated[str, typer.Argument(metavar="QUESTION", help="The question, in quotes.")]


class OutputFormat(StrEnum):
    """How an answer is printed."""

    TEXT = "text"
    MD = "md"


@app.command("repl")
def repl_command(context: typer.Context, within: Within = None, db: Database = None, corpus: Corpus = None) -> None:
    """Ask in a conversation, or answer each line of a pipe."""
    from bot.terminal.completing import LineCompleter
    from bot.terminal.console import open_console
    from bot.terminal.progress import prepare
    from bot.terminal.prompt import Prompt, history_path
    from bot.terminal.repl import Repl

    with opened(context, db, corpus) as (settings, engine):
        notices = open_console(sys.stderr)
        prepare(engine, settings, notices, texts_of(settings))
        repl = Repl(engine, settings, open_console(), notices, seen_in(engine, within))
        if sys.stdin is not None and sys.stdin.isatty():
            repl.converse(Prompt(history_path(), LineCompleter(engine)))
        elif sys.stdin is not None:
            repl.answer_lines(sys.stdin.buffer)


@app.command("ask")
def ask_command(
    context: typer.Context,
    question: Question,
    k: Passages = 5,
    since: Since = None,
    until: Until = None,
    source: OfSource = None,
    within: Within = None,
    as_json: AsJson = False,
    output: Annotated[
        OutputFormat, typer.Option("--format", help="Print text, or md: Markdown with numbered citations.")
    ] = OutputFormat.TEXT,
    explain: Annotated[bool, typer.Option("--explain", help="Show what each feature adds to a score.")] = False,
    db: Database = None,
    corpus: Corpus = None,
) -> None:
    """Answer one question, with citations."""
    from bot.talk.filter_values import read_filters
    from bot.talk.small_talk import recognise
    from bot.terminal.console import open_output, open_paged, show_answer
    from bot.terminal.progress import prepare
    from retrieval.types import Answer

    filters = read_filters(since, until, source)
    with opened(context, db, corpus) as (settings, engine):
        texts = texts_of(settings)
        kind = recognise(question)
        if kind is None:
            prepare(engine, settings, open_output(sys.stderr), texts)
            answer = seen_in(engine, within).search(question, k=k, filters=filters)
        else:
            answer = Answer(question, (), 0.0, answered=False)
        if as_json:
            from bot import json_forms

            print_json(json_forms.answer_form(answer, texts, explain=explain, small_talk=kind))
        elif output is OutputFormat.MD and kind is None:
            from bot.transcripts.as_markdown import markdown
            from bot.transcripts.transcript import transcript

            typer.echo(markdown(transcript([(question, answer)], texts, most=k), texts), nl=False)
        elif kind is not None:
            open_output().print(texts.chats(kind, "wenju --help"))
        else:
            holdings = seen_in(engine, within)
            none_match = not answer.hits and not holdings.extent(filters)[0]
            with open_paged() as console:
                hits = enumerate(answer.hits, start=1)
                only = texts.narrowed(filters, holdings.chosen)
                show_answer(console, answer, hits, texts, only, none_match=none_match)
                if explain:
                    from bot.terminal.tables import show_shares

                    show_shares(console, answer)


@app.command("timeline")
def timeline_command(
    context: typer.Context,
    question: Question,
    since: Since = None,
    until: Until = None,
    source: OfSource = None,
    within: Within = None,
    as_json: AsJson = False,
    db: Database = None,
    corpus: Corpus = None,
) -> None:
    """Show what the reports say to a question over the years, the oldest first."""
    from bot.talk.filter_values import read_filters
    from bot.terminal.console import open_output, open_paged
    from bot.terminal.progress import prepare
    from bot.terminal.timeline_lines import show_timeline

    filters = read_filters(since, until, source)
    with opened(context, db, corpus) as (settings, engine):
        texts = texts_of(settings)
        prepare(engine, settings, open_output(sys.stderr), texts)
        holdings = seen_in(engine, within)
        timeline = holdings.timeline(question, filters=filters)
        if as_json:
            from bot import json_forms

            print_json(json_forms.timeline_form(timeline, texts))
        else:
            none_match = not timeline.entries and not holdings.extent(filters)[0]
            with open_paged() as console:
                only = texts.narrowed(filters, holdings.chosen)
                show_timeline(console, timeline, texts, only, none_match=none_match)
