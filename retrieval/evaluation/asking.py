"""How good the answers to a question set are, by the same engine that answers people.

The set's documents go into an index of their own in a temporary folder. Each question is one search; those of a large
set are shared out among `Options.workers` processes, each of which opens the index once and asks one after the other.
What is found does not depend on how many there are, nor does the order of the results.
"""

import tempfile
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Final

import numpy as np

from retrieval.engine import Engine
from retrieval.errors import EmptyQuestion, QuestionTooLong
from retrieval.evaluation.labels import Judged, by_label, label_of, risk_coverage
from retrieval.evaluation.measures import DEPTHS, Estimate, declining, mean, ranking_values
from retrieval.evaluation.set_results import Evaluation, QueryResult, Unanswerable
from retrieval.evaluation.sets import Query, QuestionSet
from retrieval.options import Options
from retrieval.processes import Workers, default_workers
from retrieval.types import Answer, Passage, Span

DEPTH: Final = 10
"""Reports a question is judged by."""

# A long answer is paraphrased at its edges: most of it counts as all of it.
_LONG_ANSWER: Final = 40
_GRAM: Final = 4
_MOST: Final = 0.7

Step = Callable[[int, int], None]
"""Told how many questions of how many are done."""

Prepare = Callable[[Engine], None]
"""What an engine wants before it is asked; a function of a module, for other processes do it too."""

_BATCH: Final = 20
"""Questions that a process is given at once; a few of these are sooner asked here than others are started."""


def evaluate(
    questions: QuestionSet,
    options: Options,
    *,
    k: int = DEPTH,
    step: Step | None = None,
    prepare: Prepare | None = None,
) -> Evaluation:
    """Index the documents of a set and ask all its questions.

    Args:
        questions: The set.
        options: As for any engine.
        k: Hits asked for with each question, at least `DEPTH` to tell recall@10.
        step: Told how far it is.
        prepare: What to do when the documents are there; None: make the vectors that they want.

    Returns:
        What was measured.

    Raises:
        WorkerLost: A process that asked was killed.
    """
    with indexed(questions, options) as engine:
        return evaluate_engine(engine, questions, k=k, step=step, prepare=prepare or Engine.fill_vectors)


@contextmanager
def indexed(questions: QuestionSet, options: Options) -> Iterator[Engine]:
    """An engine over a set's documents, in a temporary folder that goes with it."""
    # A document that is right must be found itself, not as a repost of another.
    alone = replace(options, group_reposts=False, encode_seconds=threading.TIMEOUT_MAX)
    with (
        tempfile.TemporaryDirectory(prefix="wenju-evaluate-") as name,
        Engine(Path(name) / "index.db", Path(name), alone) as engine,
    ):
        engine.add_all(questions.reports)
        yield engine


def evaluate_engine(
    engine: Engine,
    questions: QuestionSet,
    *,
    k: int = DEPTH,
    step: Step | None = None,
    prepare: Prepare | None = None,
) -> Evaluation:
    """Ask all questions of a set of an engine that holds its documents under their keys, as `evaluate` does."""
    if prepare:
        prepare(engine)
    passages = {report.key: engine.passages(engine.find(report.key).id) for report in questions.reports}
    asked = list(_asked_of(engine, questions, prepare, k, step or _ignore))
    results = [one for one in asked if isinstance(one, QueryResult)]
    others = [one for one in asked if isinstance(one, Unanswerable)]
    judged = list(map(_judged, results))
    relevant = {result.query.id: result.query.relevant for result in results}
    gold = {result.query.id: result.query.gold for result in results}
    return Evaluation(
        questions.name,
        len(passages),
        sum(map(len, passages.values())),
        tuple(results),
        tuple(others),
        _figures(results, others),
        by_label(judged, [other.label for other in others]),
        risk_coverage(judged),
        {} if gold == relevant else ranking_figures(results, gold),
        float(np.mean([result.milliseconds for result in results])),
    )


def _asked_of(
    engine: Engine, questions: QuestionSet, prepare: Prepare | None, k: int, step: Step
) -> Iterator[QueryResult | Unanswerable]:
    """What becomes of all questions of a set, in their order."""
    asker = _Asker(engine, questions.queries[0].text, k)
    todo: list[Query | str] = [*questions.queries, *questions.unanswerable]
    batches = (todo[at : at + _BATCH] for at in range(0, len(todo), _BATCH))
    done = 0
    start = (_open, engine.database, engine.corpus, engine.options, prepare, asker.first, k)
    with Workers(engine.options.workers or default_workers(), start) as workers:
        for batch, asked in workers.in_order(batches, list, asker.ask_all, _ask_there):
            yield from asked
            done += len(batch)
            step(done, len(todo))


class _Asker:
    """Asks an engine what is to be measured.

    Args:
        engine: The engine.
        first: A question that is asked first: what is loaded with it is no cost of those that are measured.
        k: Hits asked for.
    """

    def __init__(self, engine: Engine, first: str, k: int) -> None:
        self._engine = engine
        self._k = k
        self.first = first
        _search(engine, first, k)

    def ask_all(self, batch: Sequence[Query | str]) -> list[QueryResult | Unanswerable]:
        """What becomes of questions with an answer, or without one."""
        return [
            _ask_unanswerable(self._engine, one, self._k) if isinstance(one, str) else _ask(self._engine, one, self._k)
            for one in batch
        ]


_here: _Asker
"""That of a process which was started to ask."""


def _open(database: Path, corpus: Path, options: Options, prepare: Prepare | None, first: str, k: int) -> None:
    """Called in it before all else."""
    global _here
    engine = Engine(database, corpus, options)
    if prepare:
        prepare(engine)
    _here = _Asker(engine, first, k)


def _ask_there(batch: Sequence[Query | str]) -> list[QueryResult | Unanswerable]:
    return _here.ask_all(batch)


def _judged(result: QueryResult) -> Judged:
    query, known = result.query, bool(result.query.answers)
    return Judged(
        result.label,
        group(result),
        float(result.ranking[:1] != () and result.ranking[0] in query.relevant) if query.relevant else float("nan"),
        float(result.answer_at == 1) if known else float("nan"),
        float(result.in_bold) if known else float("nan"),
        result.confidence,
    )


def ranking_figures(results: Sequence[QueryResult], right: Mapping[str, frozenset[str]]) -> dict[str, Estimate]:
    """MRR@10 and recall@k of results, against the documents that are right for each question, where any are known."""
    results = [result for result in results if right[result.query.id]]
    if not results:
        return {}
    rankings = {result.query.id: result.ranking[:DEPTH] for result in results}
    values = ranking_values(rankings, {number: right[number] for number in rankings})
    groups = list(map(group, results))
    return {name: mean([each[o.query.id] for o in results], groups) for name, each in values.items()}


def group(result: QueryResult) -> str:
    """What a question is about: the first of its gold documents, or by itself where none is known."""
    return min(result.query.gold, default=f"question {result.query.id}")


def holds(text: str, answers: Iterable[str]) -> bool:
    """Whether a text holds one of the answers: verbatim but for white space, a long one by 70 % of its 4-grams."""
    text = "".join(text.split())
    for answer in ("".join(answer.split()) for answer in answers):
        if not answer:
            continue
        if answer in text:
            return True
        grams = [answer[at : at + _GRAM] for at in range(len(answer) - _GRAM + 1)]
        if len(answer) > _LONG_ANSWER and sum(gram in text for gram in grams) >= _MOST * len(grams):
            return True
    return False


def _ask(engine: Engine, query: Query, k: int) -> QueryResult:
    answer, milliseconds = _search(engine, query.text, k)
    gold = [passage for key in sorted(query.gold) for passage in engine.passages(engine.find(key).id)]
    sentence_hit = _sentence_hit(engine, query, gold)
    if answer is None:
        return QueryResult(query, (), "", 0, False, False, False, sentence_hit, 0.0, "declined", milliseconds)
    windows = [_cut(hit.passage, hit.window) for hit in answer.hits[: DEPTHS[1]]]
    at = next((rank for rank, window in enumerate(windows, 1) if holds(window, query.answers)), 0)
    ranking = tuple(hit.report.key for hit in answer.hits)
    shown = windows[0] if windows else ""
    inside = any(holds(hit.passage.text, query.answers) for hit in answer.hits[:1])
    bold = any(holds(_cut(hit.passage, hit.answer), query.answers) for hit in answer.hits[:1])
    label, sure = label_of(answer), answer.confidence
    message = any(holds(said, query.answers) for said in _first_message(answer, windows))
    return QueryResult(query, ranking, shown, at, bold, message, inside, sentence_hit, sure, label, milliseconds)


def _first_message(answer: Answer, windows: Sequence[str]) -> Sequence[str]:
    """The parts of its reports that the first message of an answer shows."""
    if not answer.answered:
        return ()
    if not answer.choices:
        return windows[:1]
    return [_cut(answer.hits[choice.rank - 1].passage, choice.words) for choice in answer.choices]


def _ask_unanswerable(engine: Engine, text: str, k: int) -> Unanswerable:
    answer, _ = _search(engine, text, k)
    if answer is None:
        return Unanswerable(text, (), "", 0.0, "declined")
    ranking = tuple(hit.report.key for hit in answer.hits)
    shown = _cut(answer.hits[0].passage, answer.hits[0].window) if answer.hits else ""
    return Unanswerable(text, ranking, shown, answer.confidence, label_of(answer))


def _search(engine: Engine, text: str, k: int) -> tuple[Answer | None, float]:
    started = time.perf_counter()
    try:
        answer = engine.search(text, k=k)
    except (EmptyQuestion, QuestionTooLong):
        answer = None
    return answer, 1000 * (time.perf_counter() - started)


def _sentence_hit(engine: Engine, query: Query, gold: Sequence[Passage]) -> bool | None:
    if not query.answers or not gold:
        return None
    passage = next((p for p in gold if holds(p.text, query.answers)), gold[0])
    try:
        hit = engine.locate(query.text, passage.id)
    except (EmptyQuestion, QuestionTooLong):
        return False
    return holds(_cut(hit.passage, hit.sentence), query.answers)


def _cut(passage: Passage, span: Span) -> str:
    return passage.text[span.start : span.end]


def _figures(results: Sequence[QueryResult], others: Sequence[Unanswerable]) -> dict[str, Estimate]:
    groups = list(map(group, results))
    figures = ranking_figures(results, {result.query.id: result.query.relevant for result in results})
    if any(result.query.answers for result in results):
        for name, reach in (("answer@1", 1), ("answer@3", 3)):
            values = [1 <= o.answer_at <= reach if o.query.answers else float("nan") for o in results]
            figures[name] = mean(values, groups)
        inside = [float(o.in_passage) if o.query.answers else float("nan") for o in results]
        figures["passage@1"] = mean(inside, groups)
        told = [float(o.in_message) if o.query.answers else float("nan") for o in results]
        figures["message"] = mean(told, groups)
        sentences = [float("nan") if o.sentence_hit is None else float(o.sentence_hit) for o in results]
        figures["sentence_hit"] = mean(sentences, groups)
    figures["answered"] = mean([float(result.answered) for result in results], groups)
    if others:
        sure = np.array([result.confidence for result in results])
        figures["auroc"], figures["false_answers@95"] = declining(
            sure, groups, np.array([other.confidence for other in others])
        )
    return figures


def _ignore(_done: int, _total: int) -> None:
    """Nobody asked how far it is."""
