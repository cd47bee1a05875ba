"""The commands: open the index, call the engine, print; and the one place where errors become exit statuses.

Exit statuses: 0 done; 1 an error; 2 wrong usage or setting; 3 a reindex in which files failed; 130 Ctrl-C;
141 the reader of a pipe left.
"""

import importlib.metadata
import os
import sys
import traceback
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Annotated, Final, Literal

import typer

from bot import json_forms
from bot.config import DEBUG, Settings, SettingsError, read_settings, write_setting
from bot.console import (
    open_console,
    printable,
    show_answer,
    show_changes,
    show_report,
    show_shares,
    show_sources,
    show_stats,
)
from bot.filters import FilterError, read_filters
from bot.indexing import prepare, reindex, show_followed
from bot.prompt import Prompt, history_path
from bot.references import look_up
from bot.repl import Repl
from bot.texts import LANGUAGES
from retrieval.engine import Engine
from retrieval.errors import BackendUnavailable, WenjuError

ERROR: Final = 1
USAGE: Final = 2
FILES_FAILED: Final = 3
INTERRUPTED: Final = 130
PIPE_CLOSED: Final = 141

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


@app.command("repl")
def repl_command(context: typer.Context, db: Database = None, corpus: Corpus = None) -> None:
    """Ask in a conversation, or answer each line of a pipe."""
    with _opened(context, db, corpus) as (settings, engine):
        notices = open_console(sys.stderr)
        prepare(engine, settings, notices, LANGUAGES[settings.language])
        repl = Repl(engine, settings, open_console(), notices)
        if sys.stdin is not None and sys.stdin.isatty():
            repl.converse(Prompt(history_path()))
        elif sys.stdin is not None:
            repl.answer_lines(sys.stdin.buffer)


@app.command("ask")
def ask_command(
    context: typer.Context,
    question: Annotated[str, typer.Argument(metavar="QUESTION", help="The question, in quotes.")],
    k: Annotated[int, typer.Option("-k", metavar="N", min=1, help="Most passages to show.")] = 5,
    since: Since = None,
    until: Until = None,
    source: OfSource = None,
    as_json: AsJson = False,
    explain: Annotated[bool, typer.Option("--explain", help="Show what each feature adds to a score.")] = False,
    db: Database = None,
    corpus: Corpus = None,
) -> None:
    """Answer one question, with citations."""
    filters = read_filters(since, until, source)
    with _opened(context, db, corpus) as (settings, engine):
        texts = LANGUAGES[settings.language]
        prepare(engine, settings, open_console(sys.stderr), texts)
        answer = engine.search(question, k=k, filters=filters)
        if as_json:
            _print_json(json_forms.answer_form(answer, explain=explain))
        else:
            show_answer(open_console(), answer, enumerate(answer.hits, start=1), texts)
            if explain:
                show_shares(open_console(), answer)


@app.command("reindex")
def reindex_command(
    context: typer.Context,
    full: Annotated[bool, typer.Option("--full", help="Read every report again, changed or not.")] = False,
    report: Annotated[
        Path | None,
        typer.Option(
            "--report", metavar="FILE", help="Write what was read, how and how sure to a .json or .html file."
        ),
    ] = None,
    watch: Watch = False,
    as_json: AsJson = False,
    db: Database = None,
    corpus: Corpus = None,
) -> None:
    """Bring the index in line with the folder of reports."""
    from bot.reading_report import check_report_file, write_report_file

    if report:
        check_report_file(report)
    with _opened(context, db, corpus) as (settings, engine):
        texts = LANGUAGES[settings.language]
        changes = reindex(engine, open_console(sys.stderr), texts, full=full)
        if report:
            write_report_file(report, engine, changes)
        if as_json:
            _print_json(json_forms.changes_form(changes))
        else:
            show_changes(open_console(), changes, texts)
        if watch:
            from retrieval.watching import watch as follow

            console, notices = open_console(), open_console(sys.stderr)
            notices.print(printable(texts.watching.format(corpus=engine.corpus)))
            follow(engine, lambda news: show_followed(news, console, notices, texts))
    if changes.failed:
        raise typer.Exit(FILES_FAILED)


@app.command("add")
def add_command(
    context: typer.Context,
    what: Annotated[str, typer.Argument(metavar="LINK_OR_FILE", help="A web address, or the path of a file.")],
    db: Database = None,
    corpus: Corpus = None,
) -> None:
    """Take a web page or a file into the folder of reports, and index it."""
    from bot import upkeep

    with _opened(context, db, corpus) as (settings, engine):
        upkeep.show_addition(open_console(), upkeep.add(engine, what), LANGUAGES[settings.language])


@app.command("refresh")
def refresh_command(context: typer.Context, db: Database = None, corpus: Corpus = None) -> None:
    """Fetch the pages added by link again."""
    from bot import upkeep
    from retrieval.intake import Intake

    with _opened(context, db, corpus) as (settings, engine):
        refreshed = Intake(engine).refresh()
        upkeep.show_refreshed(open_console(), open_console(sys.stderr), refreshed, LANGUAGES[settings.language])
    if refreshed.failed:
        raise typer.Exit(FILES_FAILED)


@app.command("check")
def check_command(context: typer.Context, as_json: AsJson = False, db: Database = None, corpus: Corpus = None) -> None:
    """List the reports whose title, source or date is missing or doubtful."""
    from bot import upkeep

    with _opened(context, db, corpus) as (settings, engine):
        reports = engine.doubtful()
        if as_json:
            _print_json([upkeep.doubtful_form(report) for report in reports])
        else:
            upkeep.show_doubtful(open_console(), reports, LANGUAGES[settings.language])


@app.command("edit")
def edit_command(
    context: typer.Context,
    reference: Reference,
    title: Annotated[str | None, typer.Option("--title", metavar="TEXT", help="The right title.")] = None,
    source: OfSource = None,
    date: Annotated[
        str | None, typer.Option("--date", metavar="DATE", help="The right date: 2022-09-04 or 2022-09-04 15:52.")
    ] = None,
    url: Annotated[str | None, typer.Option("--url", metavar="LINK", help="The right address.")] = None,
    db: Database = None,
    corpus: Corpus = None,
) -> None:
    """Correct a report for ever, in a file beside it; an empty text takes a correction back."""
    from bot import upkeep

    if title is source is date is url is None:
        raise typer.BadParameter("name what is to change: --title, --source, --date or --url", param_hint="edit")
    with _opened(context, db, corpus) as (settings, engine):
        number = engine.find(reference).id
        before, after = engine.edit(number, title=title, source=source, published=date, url=url)
        upkeep.show_edit(open_console(), before, after, LANGUAGES[settings.language])


@app.command("sources")
def sources_command(
    context: typer.Context,
    by: Annotated[
        Literal["source", "month"] | None, typer.Option("--by", help="Group them by source or by month.")
    ] = None,
    as_json: AsJson = False,
    db: Database = None,
    corpus: Corpus = None,
) -> None:
    """List the reports in the index, newest first."""
    with _opened(context, db, corpus) as (settings, engine):
        sources = engine.sources()
        if by:
            from bot import upkeep

            groups = upkeep.grouped(sources, by)
            if as_json:
                _print_json(
                    [{by: name, "reports": [json_forms.source_form(one) for one in group]} for name, group in groups]
                )
            else:
                upkeep.show_grouped(open_console(), groups, LANGUAGES[settings.language])
        elif as_json:
            _print_json([json_forms.source_form(source) for source in sources])
        else:
            show_sources(open_console(), sources, LANGUAGES[settings.language])


@app.command("show")
def show_command(
    context: typer.Context,
    reference: Annotated[
        str,
        typer.Argument(
            metavar="REPORT[#PARAGRAPH]",
            help="A report: its id (12 or r12), file name or title; #3 or #3-5 for those paragraphs alone.",
        ),
    ],
    db: Database = None,
    corpus: Corpus = None,
) -> None:
    """Print a report, or the paragraphs that a citation names."""
    with _opened(context, db, corpus) as (settings, engine):
        report, paragraphs = look_up(engine, reference)
        show_report(open_console(), report, paragraphs, LANGUAGES[settings.language])


@app.command("remove")
def remove_command(context: typer.Context, reference: Reference, db: Database = None, corpus: Corpus = None) -> None:
    """Take a report out of the index; its file stays."""
    with _opened(context, db, corpus) as (settings, engine):
        report = engine.remove(engine.find(reference).id)
        removed = LANGUAGES[settings.language].removed
        open_console().print(printable(removed.format(id=report.id, title=report.title, key=report.key)))


@app.command("stats")
def stats_command(context: typer.Context, as_json: AsJson = False, db: Database = None, corpus: Corpus = None) -> None:
    """Show the size and state of the index."""
    with _opened(context, db, corpus) as (settings, engine):
        stats = engine.stats()
        if as_json:
            _print_json(json_forms.stats_form(stats))
        else:
            show_stats(open_console(), stats, LANGUAGES[settings.language])


@app.command("evaluate")
def evaluate_command(
    context: typer.Context,
    sets: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="SET",
            show_default=False,
            help="A folder with corpus.jsonl and queries.jsonl, or SQuAD-style JSON; several are pooled.",
        ),
    ] = None,
    k: Annotated[int, typer.Option("-k", metavar="N", min=1, help="Most passages to show.")] = 10,
    as_json: AsJson = False,
    compare: Annotated[
        str | None, typer.Option("--compare", metavar="PEER", help="Measure rank-bm25 on the same passages too.")
    ] = None,
    failures: Annotated[
        Path | None, typer.Option("--failures", metavar="FILE", help="Write the questions that went wrong to a file.")
    ] = None,
    unanswerable: Annotated[
        list[Path] | None,
        typer.Option("--unanswerable", metavar="FILE", help="Questions that should be declined, a JSON object a line."),
    ] = None,
    feedback: Annotated[bool, typer.Option("--feedback", help="Ask what people judged, of the index itself.")] = False,
    calibrate: Annotated[bool, typer.Option("--calibrate", help="Propose a threshold for the index.")] = False,
    write: Annotated[bool, typer.Option("--write", help="Keep the proposed threshold in wenju.toml.")] = False,
    db: Database = None,
    corpus: Corpus = None,
) -> None:
    """Measure the answers to a question set, or to people's own questions."""
    # Imported here: ir-measures brings scipy, half a second that no other command should wait for.
    from bot import evaluate

    if bool(sets) + feedback + calibrate != 1:
        raise typer.BadParameter("name question sets, or --feedback, or --calibrate")
    if write and not calibrate:
        raise typer.BadParameter("--write goes with --calibrate")
    if compare not in (None, evaluate.RANK_BM25):
        raise typer.BadParameter(f"{compare!r} is no peer known here; {evaluate.RANK_BM25} is")
    notices = open_console(sys.stderr)
    comparison = None
    if sets:
        options = _settings(context, db, corpus).options()
        questions = evaluate.read_sets(sets, unanswerable or ())
        found, comparison = evaluate.measure(questions, options, notices, k=k, compare=compare is not None)
    else:
        with _opened(context, db, corpus) as (settings, engine):
            if calibrate:
                prepare(engine, settings, notices, LANGUAGES[settings.language])
                proposal = evaluate.propose(engine)
                if write:
                    write_setting("threshold", proposal.threshold)
                if as_json:
                    _print_json(evaluate.calibration_form(proposal))
                else:
                    evaluate.show_calibration(open_console(), proposal, written=write)
                return
            found = evaluate.measure_feedback(engine, notices, k=k)
    if failures:
        evaluate.write_failures(failures, found)
    if as_json:
        _print_json(evaluate.evaluation_form(found, comparison))
    else:
        evaluate.show_evaluation(open_console(), found, comparison)


@app.command("serve")
def serve_command(context: typer.Context, watch: Watch = False, db: Database = None, corpus: Corpus = None) -> None:
    """Answer on Telegram until stopped."""
    # Imported here: python-telegram-bot takes a third of a second, which `ask` should not wait for.
    from bot.serve import serve

    with _opened(context, db, corpus) as (settings, engine):
        serve(engine, settings, follow=watch)


@app.command("doctor")
def doctor_command(context: typer.Context, db: Database = None, corpus: Corpus = None) -> None:
    """Check all that the bot needs, and say what to do."""
    from bot.doctor import examine

    console = open_console()
    states = set()
    for finding in examine(_settings(context, db, corpus)):
        states.add(finding.state)
        console.print(printable(str(finding)), soft_wrap=True)
    if "problem" in states:
        raise typer.Exit(ERROR)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command.

    Args:
        arguments: Of the command line, without the program's name; None takes `sys.argv`.

    Returns:
        The exit status; whatever went wrong has been said in one line on standard error.
    """
    for stream in (sys.stdout, sys.stderr):
        # A terminal of another encoding gets "?" for what it cannot show.
        with suppress(AttributeError):
            stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    command = typer.main.get_command(app)
    try:
        with command.make_context("wenju", list(sys.argv[1:] if arguments is None else arguments)) as context:
            command.invoke(context)
        sys.stdout.flush()
    except typer.Exit as done:
        return done.exit_code
    except typer.TyperException as error:
        return _fail(f"{error.format_message()} (wenju --help lists commands and options)", USAGE)
    except (SettingsError, FilterError) as error:
        return _fail(error, USAGE)
    except WenjuError as error:
        return _fail(error, ERROR)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # Python flushes standard output once more at exit; it must not meet the closed pipe again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE_CLOSED
    except Exception as error:  # noqa: BLE001 - the last door: whatever comes here becomes one line
        if os.environ.get(DEBUG):
            traceback.print_exc()
        return _fail(f"{type(error).__name__}: {error} ({DEBUG}=1 shows where)", ERROR)
    return 0


def _settings(context: typer.Context, db: Path | None, corpus: Path | None) -> Settings:
    before = context.obj
    return read_settings(db=before["db"] if db is None else db, corpus=before["corpus"] if corpus is None else corpus)


_OVER_AN_INDEX = frozenset({"check", "edit", "sources", "show", "remove", "stats"})
"""Commands that say or change something about an index that is there."""


@contextmanager
def _opened(context: typer.Context, db: Path | None, corpus: Path | None) -> Iterator[tuple[Settings, Engine]]:
    """The settings and the engine that a command works with; its own options win over those before it."""
    settings = _settings(context, db, corpus)
    if context.info_name in _OVER_AN_INDEX and not settings.db.exists():
        # Opening would make an empty one, in whatever folder the command was typed.
        raise BackendUnavailable(
            f"there is no index {settings.db}; `wenju reindex` makes it from the reports in {settings.corpus}"
        )
    with Engine(settings.db, settings.corpus, settings.options()) as engine:
        yield settings, engine


def _print_json(form: json_forms.Json) -> None:
    sys.stdout.buffer.write(json_forms.dump(form))


def _fail(problem: object, status: int) -> int:
    line = " ".join(printable(str(problem)).split())
    sys.stderr.write(f"wenju: {line}\n")
    return status
