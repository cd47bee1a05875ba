"""Bringing the index up to date while a person watches: progress, failures by name, counts."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from bot.config import Settings
from bot.terminal.console import show_changes
from bot.terminal.output.styled import Output, Pipe
from bot.texts import TerminalTexts, phase_of
from bot.untrusted import on_one_line
from retrieval.engine import Engine
from retrieval.errors import CorpusError, WenjuError, WorkerLost
from retrieval.reasons import Code

if TYPE_CHECKING:
    from rich.progress import TaskID

    from retrieval.types import Changes, Phase, ReportProgress
    from retrieval.types import Progress as Step


def reindex(engine: Engine, notices: Output, texts: TerminalTexts, *, full: bool = False) -> "Changes":
    """Reindex, with a bar where `notices` is a terminal; each file that failed gets its line there."""
    with progress_bar(notices, texts) as report:
        changes = engine.reindex(full=full, progress=report)
    for failure in changes.failed:
        notices.print(on_one_line(texts.unread(failure.key, failure.reason)))
    return changes


def fill_vectors(engine: Engine, notices: Output, texts: TerminalTexts) -> None:
    """Make the vectors that passages want, with a bar; questions are answered by words alone until all are there.

    Where that fails it says so, and no more: what was done before is done, and the next time goes on from there.
    """
    if not engine.wants_vectors():
        return
    notices.print(on_one_line(texts.filling_vectors))
    try:
        with progress_bar(notices, texts) as report:
            engine.fill_vectors(report)
    except WorkerLost as error:
        notices.print(on_one_line(texts.explain(error)))


@contextmanager
def keeping_meaning(engine: Engine, notices: Output, texts: TerminalTexts) -> Iterator[None]:
    """Make the vectors of what changes in the block where all others are there: else one report silenced them all."""
    complete = not engine.wants_vectors()
    yield
    if complete:
        fill_vectors(engine, notices, texts)


def show_followed(news: "Changes | WenjuError", console: Output, notices: Output, texts: TerminalTexts) -> None:
    """Print what a watcher tells: a reindex that did something, or why one could not be done."""
    if isinstance(news, WenjuError):
        notices.print(on_one_line(texts.explain(news)))
        return
    for failure in news.failed:
        notices.print(on_one_line(texts.unread(failure.key, failure.reason)))
    show_changes(console, news, texts)


def prepare(engine: Engine, settings: Settings, notices: Output, texts: TerminalTexts) -> None:
    """Make sure that questions find the corpus that was named: index it when nothing is indexed yet.

    Raises:
        CorpusError: The corpus folder is missing or holds no report that can be read, or the index was made from
            another folder than the one named, which was not moved. (Where none was named, any index is right.)
    """
    if engine.read_only:
        notices.print(on_one_line(texts.read_only.format(db=settings.db)))
    if engine.extent()[0]:
        if engine.options.cluster:
            return  # whoever only asks may have the reports elsewhere, or not at all
        indexed = engine.indexed_corpus()
        named = "corpus" in settings.model_fields_set
        elsewhere = named and indexed and os.path.realpath(indexed) != os.path.realpath(settings.corpus)
        if elsewhere and not engine.take_moved_folder():
            assert indexed
            raise CorpusError(Code.OTHER_CORPUS, database=settings.db, indexed=indexed, folder=settings.corpus)
        return
    if not settings.corpus.exists():
        raise CorpusError(Code.NOTHING_HERE, folder=settings.corpus)
    notices.print(on_one_line(texts.indexing.format(corpus=settings.corpus)))
    changes = reindex(engine, notices, texts)
    if not changes.reports:
        raise CorpusError(Code.CORPUS_UNREADABLE, folder=settings.corpus)
    show_changes(notices, changes, texts)


@contextmanager
def progress_bar(notices: Output, texts: TerminalTexts) -> Iterator["ReportProgress"]:
    """A bar where `notices` is a terminal, with the time left, that goes at the end of the block."""
    if isinstance(notices, Pipe):
        yield lambda _: None
        return
    # Whoever finds everything indexed, as nearly every question does, should not wait for this.
    from rich.progress import (
        BarColumn,
        Progress,
        TaskProgressColumn,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    with Progress(
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        TaskProgressColumn(),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
        console=notices,
        transient=True,
        disable=not notices.is_terminal,
    ) as progress:
        # A task a phase: the time left is guessed from how fast its own steps go.
        tasks: dict[Phase, TaskID] = {}

        def report(step: "Step") -> None:
            words = on_one_line(phase_of(step, texts))
            if step.phase not in tasks:
                tasks[step.phase] = progress.add_task(words, total=None)
            for task in progress.task_ids:
                progress.update(task, visible=task == tasks[step.phase])
            progress.update(tasks[step.phase], completed=step.done, total=step.total or None, description=words)

        yield report
