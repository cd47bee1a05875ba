"""The command for the very first step: `init`."""

import shutil
from pathlib import Path
from typing import Final

import typer

import bot
from bot.cli.app import Corpus, Database, app, settings_of, texts_of

STARTER: Final = Path(bot.__file__).parent / "starter_reports"
"""The starter reports where Wenju is installed; in a checkout they are the folder `seeds` itself."""

QUESTION: Final = "承担重大攻关项目能拿到多少资金支持？"
"""What they answer."""


@app.command("init")
def init_command(context: typer.Context, db: Database = None, corpus: Corpus = None) -> None:
    """Make the folder of reports, with a report to try questions on."""
    from bot.terminal.console import open_console
    from bot.untrusted import for_terminal
    from retrieval.errors import CorpusError
    from retrieval.reasons import Code

    settings = settings_of(context, db, corpus)
    texts, folder = texts_of(settings), settings.corpus
    starter = STARTER if STARTER.is_dir() else Path(bot.__file__).parents[1] / "seeds"
    reports = sorted(starter.glob("[0-9]*.md"))
    if not reports:
        raise CorpusError(Code.NO_STARTER, folder=starter)
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise CorpusError(Code.CORPUS_IN_USE, folder=folder)
        folder.mkdir(parents=True, exist_ok=True)
        for report in reports:
            shutil.copyfile(report, folder / report.name)
    except OSError as error:
        raise CorpusError(Code.UNWRITABLE_PATH, path=folder, problem=error.strerror or error) from error
    open_console().print(for_terminal(texts.init_done.format(corpus=folder, question=QUESTION)))
