"""`wenju evaluate`: measure the answers to question sets, and show the figures to people and programs."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Final

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.table import Table
from rich.text import Text

from bot.json_forms import Json
from bot.untrusted import for_terminal
from retrieval.engine import Engine
from retrieval.evaluation import (
    DEPTH,
    ENOUGH,
    Calibration,
    Comparison,
    Estimate,
    Evaluation,
    LabelFigures,
    QuestionSet,
    RiskCoverage,
    Step,
    calibrate,
    compare_rank_bm25,
    evaluate,
    evaluate_engine,
    feedback_set,
    pool,
    read_question_set,
    read_questions,
)
from retrieval.evaluation import RANK_BM25 as RANK_BM25
from retrieval.options import Options
from retrieval.store import Journal, Store

FIGURES: Final = {
    "mrr@10": "MRR@10",
    "recall@1": "recall@1",
    "recall@3": "recall@3",
    "recall@5": "recall@5",
    "recall@10": "recall@10",
    "answer@1": "answer in the first window",
    "answer@3": "answer in the first three windows",
    "sentence_hit": "answering sentence, right passage given",
    "answered": "answered",
    "auroc": "AUROC, answerable or not",
    "false_answers@95": "false answers, 95 % answered",
}
"""Every figure by its key in JSON, as people read it, in the order of both."""

FURTHER: Final = {"passage@1": "answer in the first passage", "message": "answer in the first message"}
"""Figures that JSON has behind those."""


def read_sets(paths: Sequence[Path], unanswerable: Sequence[Path]) -> QuestionSet:
    """Read question sets into one; with `unanswerable`, those questions instead of the sets' own.

    Raises:
        QuestionSetError: A set cannot be read.
    """
    questions = pool(map(read_question_set, paths))
    if not unanswerable:
        return questions
    texts = [text for path in unanswerable for text in read_questions(path)]
    return replace(questions, unanswerable=tuple(texts))


def measure(
    questions: QuestionSet,
    options: Options,
    notices: Console,
    *,
    k: int = DEPTH,
    compare: bool = False,
    prepare: Callable[[Engine], None] | None = None,
) -> tuple[Evaluation, Comparison | None]:
    """Ask all questions, with a bar where `notices` is a terminal; as `evaluate`."""
    with _bar(notices, questions.name) as step:
        found = evaluate(questions, options, k=k, step=step, prepare=prepare)
    if not compare:
        return found, None
    with _bar(notices, "rank_bm25") as step:
        return found, compare_rank_bm25(questions, found.results, options.passage_size, step)


def measure_feedback(engine: Engine, notices: Console, *, k: int = DEPTH) -> Evaluation:
    """Ask what people judged, of the index they asked.

    Raises:
        QuestionSetError: There is no liked answer yet.
    """
    with _journal(engine) as journal:
        questions = feedback_set(engine, journal)
    with _bar(notices, questions.name) as step:
        return evaluate_engine(engine, questions, k=k, step=step)


def propose(engine: Engine) -> Calibration:
    """Propose a threshold for an index."""
    with _journal(engine) as journal:
        return calibrate(engine, journal)


def show_calibration(console: Console, found: Calibration, *, written: bool) -> None:
    """Print a proposed threshold and what it would do."""
    console.print(f"threshold = {found.threshold}")
    if found.from_feedback:
        console.print(f"from {found.answerable} liked answers and {found.unanswerable} questions without an answer")
    else:
        console.print(
            f"from {found.unanswerable} questions about other subjects; to follow what people liked it takes {ENOUGH} "
            f"liked answers, of which there are {found.answerable}, and questions without one"
        )
    if found.answered is not None:
        console.print(f"liked answers that would be given: {found.answered:.1%}")
    console.print(f"questions without an answer that would get one: {found.false_answers:.1%}")
    console.print("written to wenju.toml" if written else "--write keeps it in wenju.toml")


def calibration_form(found: Calibration) -> Json:
    """What `evaluate --calibrate --json` prints."""
    return {
        "threshold": found.threshold,
        "from_feedback": found.from_feedback,
        "answerable": found.answerable,
        "unanswerable": found.unanswerable,
        "answered": found.answered,
        "false_answers": found.false_answers,
    }


def show_evaluation(console: Console, found: Evaluation, comparison: Comparison | None) -> None:
    """Print the figures as a table, in percent with their intervals."""
    console.print(
        for_terminal(
            f"{found.name}: {len(found.results):,} questions, {len(found.unanswerable):,} without an answer, "
            f"{found.documents:,} documents, {found.passages:,} passages"
        )
    )
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("figure")
    table.add_column("%", justify="right")
    table.add_column("95 % interval", justify="right")
    if comparison:
        table.add_column(comparison.name, justify="right")
        table.add_column("difference", justify="right")
    for key, name in (FIGURES | FURTHER).items():
        if figure := found.figures.get(key):
            table.add_row(name, *_cells(figure), *_compared(comparison, key))
    for key, figure in found.gold.items():
        table.add_row(f"{FIGURES[key]}, annotator's document", *_cells(figure))
    speed = [f"{comparison.milliseconds:.1f}"] if comparison else []
    table.add_row("milliseconds a question", f"{found.milliseconds:.1f}", "", *speed)
    console.print(table, soft_wrap=False)
    console.print(_label_table(found), soft_wrap=False)
    if curve := found.curve:
        shares = [f"{' '.join(_cells(share))} at {wanted:.0%} precision" for wanted, share in curve.coverage.items()]
        console.print(f"answered at best: {', '.join(shares)}; area under risk-coverage {curve.area.value:.3f}")


def _label_table(found: Evaluation) -> Table:
    """How far each label can be believed."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("label")
    for name in ("questions", "%", "right report", "in window", "in bold", "without an answer", "% of those"):
        table.add_column(name, justify="right")
    for label, figures in found.labels.items():
        shares = (figures.share, figures.report, figures.window, figures.bold)
        share, *right = [f"{100 * each.value:.1f}" if each else "" for each in shares]
        false = f"{100 * figures.false.value:.1f}" if figures.false else ""
        table.add_row(label, f"{figures.questions:,}", share, *right, f"{figures.unanswerable:,}", false)
    return table


def evaluation_form(found: Evaluation, comparison: Comparison | None) -> Json:
    """What `evaluate --json` prints: shares from 0 to 1, null for what the set cannot tell."""
    form: dict[str, Json] = {"queries": len(found.results)}
    form |= {key: _value(found.figures.get(key)) for key in FIGURES}
    form["ms_per_query"] = round(found.milliseconds, 3)
    form |= {key: _value(found.figures.get(key)) for key in FURTHER}
    form["intervals"] = _intervals(found.figures)
    form["set"] = found.name
    form["documents"] = found.documents
    form["passages"] = found.passages
    form["unanswerable"] = len(found.unanswerable)
    form["labels"] = {label: _label_form(figures) for label, figures in found.labels.items()}
    form["risk_coverage"] = _curve_form(found.curve) if found.curve else None
    form["gold"] = {key: _value(figure) for key, figure in found.gold.items()} if found.gold else None
    if comparison:
        peer: dict[str, Json] = {key: _value(figure) for key, figure in comparison.figures.items()}
        peer["ms_per_query"] = round(comparison.milliseconds, 3)
        peer["differences"] = {key: _value(figure) for key, figure in comparison.differences.items()}
        peer["intervals"] = _intervals(comparison.differences)
        form[comparison.name] = peer
    return form


def _label_form(figures: LabelFigures) -> Json:
    shares = {
        "share": figures.share,
        "report": figures.report,
        "window": figures.window,
        "bold": figures.bold,
        "false": figures.false,
    }
    return {
        "questions": figures.questions,
        "unanswerable": figures.unanswerable,
        **{name: _value(figure) for name, figure in shares.items()},
        "intervals": _intervals({name: figure for name, figure in shares.items() if figure}),
    }


def _curve_form(curve: RiskCoverage) -> Json:
    shares = {f"coverage@{100 * wanted:.0f}": share for wanted, share in curve.coverage.items()}
    figures = {"area": curve.area} | shares
    return {name: _value(figure) for name, figure in figures.items()} | {"intervals": _intervals(figures)}


def _cells(figure: Estimate) -> tuple[str, str]:
    return f"{100 * figure.value:.1f}", f"{100 * figure.low:.1f}–{100 * figure.high:.1f}"


def _compared(comparison: Comparison | None, key: str) -> tuple[str, ...]:
    if comparison is None or key not in comparison.figures:
        return ()
    difference = comparison.differences[key]
    return (
        f"{100 * comparison.figures[key].value:.1f}",
        f"{100 * difference.value:+.1f} ({100 * difference.low:+.1f} to {100 * difference.high:+.1f})",
    )


def _value(figure: Estimate | None) -> float | None:
    return None if figure is None else round(figure.value, 6)


def _intervals(figures: Mapping[str, Estimate]) -> Json:
    return {key: [round(figure.low, 6), round(figure.high, 6)] for key, figure in figures.items()}


@contextmanager
def _journal(engine: Engine) -> Iterator[Journal]:
    store = Store(engine.database)
    try:
        yield Journal(store)
    finally:
        store.close()


@contextmanager
def _bar(notices: Console, task: str) -> Iterator[Step]:
    with Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        console=notices,
        transient=True,
        disable=not notices.is_terminal,
    ) as progress:
        number = progress.add_task(Text(for_terminal(task)).plain, total=None)
        yield lambda done, total: progress.update(number, completed=done, total=total)
