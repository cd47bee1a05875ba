"""The application: the options that commands share, and how they open what they work with."""

import importlib.metadata
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Final

import typer

from bot.config import Settings, read_settings
from bot.terminal import json_forms
from retrieval.engine import Engine
from retrieval.errors import BackendUnavailable

FILES_FAILED: Final = 3
"""Exit status of a command that could not read some of the files."""

app = typer.Typer(
    add_completion=False,
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
Reference = Annotated[str, typer.Argument(metavar="REPORT", help="A report: its id (12 or r12), file name or title.")]


def _print_version(wanted: bool) -> None:
    if wanted:
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


def settings_of(context: typer.Context, db: Path | None, corpus: Path | None) -> Settings:
    """The settings of a command; its own options win over those before it."""
    before = context.obj
    return read_settings(db=before["db"] if db is None else db, corpus=before["corpus"] if corpus is None else corpus)


_OVER_AN_INDEX = frozenset({"check", "edit", "sources", "show", "remove", "stats"})
"""Commands that say or change something about an index that is there."""


@contextmanager
def opened(context: typer.Context, db: Path | None, corpus: Path | None) -> Iterator[tuple[Settings, Engine]]:
    """The settings and the engine that a command works with."""
    settings = settings_of(context, db, corpus)
    if context.info_name in _OVER_AN_INDEX and not _is_there(settings.db):
        # Opening would make an empty one, in whatever folder the command was typed.
        raise BackendUnavailable(
            f"there is no index {settings.db}; `wenju reindex` makes it from the reports in {settings.corpus}"
        )
    with Engine(settings.db, settings.corpus, settings.options()) as engine:
        yield settings, engine


def _is_there(db: Path) -> bool:
    try:
        return db.exists()
    except OSError as error:
        raise BackendUnavailable(
            f"the index {db} cannot be opened: {error.strerror}; name another with --db"
        ) from error


def print_json(form: json_forms.Json) -> None:
    """Print for programs."""
    sys.stdout.buffer.write(json_forms.dump(form))
