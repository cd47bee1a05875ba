"""The application: the options that commands share, and how they open what they work with."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from retrieval.errors import BackendUnavailable, CorpusError
from retrieval.reasons import Code

if TYPE_CHECKING:
    from bot.config import Settings
    from bot.texts import TerminalTexts
    from retrieval.engine import Engine
    from retrieval.holdings import Holdings

FILES_FAILED: Final = 3
"""Exit status of a command that could not read some of the files."""

app = typer.Typer(
    invoke_without_command=True,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 96},
)

Database = Annotated[
    Path | None, typer.Option("--db", metavar="FILE", help="The index.  [WENJU_DB; default: wenju.db]")
]
Corpus = Annotated[
    Path | None,
    typer.Option("--corpus", metavar="FOLDER", help="The reports.  [WENJU_CORPUS; default: seeds]"),
]
Passages = Annotated[
    int,
    typer.Option("-k", metavar="N", min=1, max=100, help="Most passages to show, one a report; at most 100."),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON instead of text.")]
Watch = Annotated[bool, typer.Option("--watch", help="Go on: index what changes in the folder, until Ctrl-C.")]
Since = Annotated[
    str | None, typer.Option("--since", metavar="DATE", help="Only reports of this day, month or year, or later.")
]
Until = Annotated[
    str | None, typer.Option("--until", metavar="DATE", help="Only reports of this day, month or year, or earlier.")
]
OfSource = Annotated[
    str | None, typer.Option("--source", metavar="NAME", help="The source, or a part of its name to search for.")
]
Within = Annotated[
    str | None,
    typer.Option("--in", metavar="FOLDER", help="Only reports of this folder of the first level; 通用: of none."),
]
Reference = Annotated[str, typer.Argument(metavar="REPORT", help="A report: its id (12 or r12), file name or title.")]


def _print_version(wanted: bool) -> None:
    if wanted:
        import importlib.metadata

        typer.echo(f"wenju {importlib.metadata.version('wenju')}")
        raise typer.Exit


@app.callback()
def wenju(
    context: typer.Context,
    db: Database = None,
    corpus: Corpus = None,
    version: Annotated[  # noqa: ARG001 - its callback has answered already
        bool, typer.Option("--version", help="Print the version.", callback=_print_version, is_eager=True)
    ] = False,
) -> None:
    """Ask a pile of Chinese reports in plain words; every answer shows where it stands."""
    context.obj = {"db": db, "corpus": corpus}
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


def settings_of(context: typer.Context, db: Path | None, corpus: Path | None, **others: object) -> "Settings":
    """The settings of a command; its own options win over those before it."""
    from bot.config import read_settings

    return read_settings(**given_to(context, db, corpus), **others)


def given_to(context: typer.Context, db: Path | None, corpus: Path | None) -> dict[str, Path | None]:
    """What the command line says of settings: a command's own options win over those before it."""
    before = context.obj
    return {"db": before["db"] if db is None else db, "corpus": before["corpus"] if corpus is None else corpus}


@contextmanager
def opened(
    context: typer.Context, db: Path | None, corpus: Path | None, *, made: bool = False, **others: object
) -> Iterator[tuple["Settings", "Engine"]]:
    """The settings and the engine that a command works with.

    Args:
        context: Of the command.
        db: Its option.
        corpus: Its option.
        made: Whether the index must have been made before: the command says or changes something about it.
        others: Further settings that its options give.

    Raises:
        BackendUnavailable: It must, and was not.
    """
    from retrieval.engine import Engine

    settings = settings_of(context, db, corpus, **others)
    if made and settings.backend == "sqlite":
        # Opening would make an empty one, in whatever folder the command was typed.
        existing(settings)
    with Engine(settings.db, settings.corpus, settings.options()) as engine:
        yield settings, engine


def seen_in(engine: "Engine", within: str | None) -> "Holdings":
    """What a command looks into: all, or one collection.

    Raises:
        RulesError: There is no collection of that name.
    """
    return engine if within is None else engine.only(within)


def texts_of(settings: "Settings") -> "TerminalTexts":
    """The sentences in the owner's language."""
    from bot.texts import LANGUAGES

    return LANGUAGES[settings.language]


def existing(settings: "Settings") -> Path:
    """The index's file.

    Raises:
        BackendUnavailable: There is none.
        CorpusError: Nor are there reports to make it from.
    """
    try:
        there = settings.db.exists()
    except OSError as error:
        raise BackendUnavailable(Code.INDEX_UNOPENABLE, path=settings.db, problem=error.strerror or error) from error
    if not there:
        if not os.path.lexists(settings.corpus):
            raise CorpusError(Code.NOTHING_HERE, folder=settings.corpus)
        raise BackendUnavailable(Code.NO_INDEX, path=settings.db, folder=settings.corpus)
    return settings.db


def print_json(form: object) -> None:
    """Print for programs."""
    from bot import json_forms

    sys.stdout.buffer.write(json_forms.dump(form))
