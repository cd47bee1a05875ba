"""The command that measures the answers: `evaluate`."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.app import AsJson, Corpus, Database, Passages, app, opened, print_json, settings_of, texts_of


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
    k: Passages = 10,
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
    jobs: Annotated[
        int | None, typer.Option("--jobs", metavar="N", min=1, max=256, help="Processes that ask.  [WENJU_WORKERS]")
    ] = None,
    write: Annotated[bool, typer.Option("--write", help="Keep the proposed threshold in wenju.toml.")] = False,
    db: Database = None,
    corpus: Corpus = None,
) -> None:
    """Measure the answers to a question set, or to people's own questions."""
    from bot.config import write_setting
    from bot.terminal import evaluation
    from bot.terminal.console import open_console
    from bot.terminal.failed_questions import check_writable, write_failures
    from bot.terminal.progress import prepare
    from bot.untrusted import on_one_line

    if bool(sets) + feedback + calibrate != 1:
        raise typer.BadParameter("name question sets, or --feedback, or --calibrate")
    if write and not calibrate:
        raise typer.BadParameter("--write goes with --calibrate")
    if compare not in (None, evaluation.RANK_BM25):
        raise typer.BadParameter(f"{compare!r} is no peer known here; there is {evaluation.RANK_BM25}")
    if not sets and (compare or unanswerable):
        raise typer.BadParameter("--compare and --unanswerable go with question sets")
    if calibrate and failures:
        raise typer.BadParameter("--failures goes with question sets or --feedback")
    if failures:
        check_writable(failures)
    notices = open_console(sys.stderr)
    comparison = None
    if sets:
        options = settings_of(context, db, corpus, workers=jobs).options()
        questions = evaluation.read_sets(sets, unanswerable or ())
        found, comparison = evaluation.measure(questions, options, notices, k=k, compare=compare is not None)
    else:
        with opened(context, db, corpus, made=feedback, workers=jobs) as (settings, engine):
            if calibrate:
                prepare(engine, settings, notices, texts_of(settings))
                proposal = evaluation.propose(engine)
                if write:
                    write_setting("threshold", proposal.threshold)
                if as_json:
                    print_json(evaluation.calibration_form(proposal))
                else:
                    evaluation.show_calibration(open_console(), proposal, written=write)
                return
            found = evaluation.measure_feedback(engine, notices, k=k)
    if failures:
        missed = write_failures(failures, found)
        asked = len(found.results) + len(found.unanswerable)
        notices.print(on_one_line(f"{missed} of {asked} questions went wrong: {failures}"), highlight=False)
    if as_json:
        print_json(evaluation.evaluation_form(found, comparison))
    else:
        evaluation.show_evaluation(open_console(), found, comparison)
