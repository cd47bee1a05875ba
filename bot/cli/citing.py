"""`cite`: a citation to be kept: as text, for programs, or as a web page."""

import sys
from typing import Annotated

import typer

from bot.cli.app import AsJson, Corpus, Database, Within, app, opened, print_json, seen_in, texts_of


@app.command("cite")
def cite_command(
    context: typer.Context,
    reference: Annotated[
        str,
        typer.Argument(metavar="REPORT#PARAGRAPH", help="A paragraph (r12#3, r12#3-5), or a citation as copied."),
    ],
    mark: Annotated[
        str | None, typer.Option("--mark", metavar="TEXT", help="The words of it that are cited; else all of it.")
    ] = None,
    html: Annotated[bool, typer.Option("--html", help="Print a web page that needs no other file.")] = False,
    within: Within = None,
    as_json: AsJson = False,
    db: Database = None,
    corpus: Corpus = None,
) -> None:
    """Print a citation with what is known of its report, to be kept or sent."""
    from bot import json_forms
    from bot.errors import UsageError
    from bot.setup_codes import SetupCode
    from bot.terminal.console import open_console
    from bot.terminal.reports_shown import show_citation
    from bot.web import CitedText, citation_html, marked_in

    with opened(context, db, corpus, made=True) as (settings, engine):
        report, paragraphs = seen_in(engine, within).look_up(reference)
        if paragraphs is None:
            raise UsageError(SetupCode.NO_PARAGRAPH_NAMED, reference=reference)
        sentence = marked_in(report, paragraphs, mark) if mark else None
        cited = CitedText(report, paragraphs, sentence, engine.content_of(report.key))
        if html:
            sys.stdout.buffer.write(citation_html(cited, texts_of(settings)).encode())
        elif as_json:
            print_json(json_forms.cite_form(report, paragraphs, cited.words, cited.file_hash))
        else:
            show_citation(open_console(), report, paragraphs, cited.words, cited.file_hash, texts_of(settings))
