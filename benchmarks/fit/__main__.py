"""Fit the weights of ranking, window and confidence: `python -m benchmarks.fit SET... --write`.

All models are linear and small, fitted by Newton's method: the ranking by the likelihood of the right passage among
the candidates (softmax), what is shown by that of a run of sentences with the answer, the confidence by logistic
regression of answerable against unanswerable questions. The ranking comes first: the other two are fitted to what
comes first by its new weights. Every set counts the same, whatever its size. The scores printed are of folds that were
left out, whole titles at a time, unanswerable questions one by one.
"""

import argparse
import random
import sys
import zlib
from collections.abc import Sequence
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import numpy as np

from benchmarks.fit.looking import Looker, Seen
from benchmarks.fit.training import (
    FOLDS,
    AnswerMaterial,
    Asked,
    Choice,
    RankingMaterial,
    Shown,
    cross_validate_confidence,
    cross_validate_ranking,
    cross_validate_window,
    fit_confidence,
    fit_ranking,
    fit_window,
)
from retrieval.arrays import Floats
from retrieval.engine import Engine
from retrieval.errors import QuestionSetError, WenjuError
from retrieval.evaluation.asking import holds, indexed
from retrieval.evaluation.sets import Query, QuestionSet, read_question_set, read_questions
from retrieval.options import Options
from retrieval.reasons import Code
from retrieval.search.judging.confidence import SIGNALS
from retrieval.search.ranking import FEATURES
from retrieval.search.weights import WEIGHTS
from retrieval.search.windows import WINDOW_FEATURES

_SAMPLE: Final = 1000
"""Unanswerable questions a kind, and answerable ones a set, that the confidence is fitted to."""


def collect_choices(looker: Looker, questions: QuestionSet) -> RankingMaterial:
    """Ask the questions of a set for their candidates, whose order plays no part."""
    choices, folds = [], []
    for query in questions.queries:
        if seen := looker.look(query.text):
            choices.append(_choice(looker.engine, seen, query))
            folds.append(_fold(query))
    return RankingMaterial(questions.name, tuple(choices), np.array(folds))


def collect_answers(looker: Looker, questions: QuestionSet, foreign: Sequence[str]) -> AnswerMaterial:
    """Ask the questions of a set, and those it cannot answer.

    Args:
        looker: Ranks by the weights that are used from now on.
        questions: The set.
        foreign: Questions about something else.
    """
    pick = random.Random(0)
    shown, folds, signals = [], [], []
    for query in questions.queries:
        if seen := looker.look(query.text):
            shown.append(_shown(looker.engine, seen, query))
            folds.append(_fold(query))
            signals.append(seen.signals.values)
    chosen = pick.sample(range(len(signals)), min(_SAMPLE, len(signals)))
    kinds = {"near": questions.unanswerable, "foreign": foreign}
    return AnswerMaterial(
        questions.name,
        tuple(shown),
        np.array(folds),
        Asked(np.array(signals)[chosen], np.array(folds)[chosen]),
        {kind: _asked(looker, _sample(pick, texts)) for kind, texts in kinds.items() if texts},
    )


def main() -> int:
    """Fit to the sets named on the command line and print what was found."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.fit", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("sets", nargs="+", type=Path, metavar="SET")
    parser.add_argument("--foreign", nargs="*", type=Path, default=[], metavar="FILE", help="unanswerable questions")
    parser.add_argument("--write", action="store_true", help=f"keep the weights in {WEIGHTS.name}")
    arguments = parser.parse_args()
    try:
        sets = [read_question_set(path) for path in arguments.sets]
        foreign = [text for path in arguments.foreign for text in read_questions(path)]
        if not foreign and len(sets) == 1 and not sets[0].unanswerable:
            problem = f"{arguments.sets[0]} has no questions without an answer; name some with --foreign"
            raise QuestionSetError(Code.PLAIN, sentence=problem)
        with ExitStack() as stack:
            engines = [stack.enter_context(indexed(each, Options())) for each in sets]
            choices = [collect_choices(Looker(engine), each) for engine, each in zip(engines, sets, strict=True)]
            ranking = fit_ranking([each.choices for each in choices])
            materials = [
                collect_answers(Looker(engine, ranking), each, foreign + _questions_of_others(each, sets))
                for engine, each in zip(engines, sets, strict=True)
            ]
    except WenjuError as error:
        sys.stderr.write(f"benchmarks.fit: {error}\n")
        return 1
    lines = [f"# Fitted by `python -m benchmarks.fit` on {datetime.now(UTC):%Y-%m-%d} to {_names(sets)};"]
    lines.append("# cross-validated by title:")
    for name, (mrr, recall) in cross_validate_ranking(choices).items():
        lines.append(f"#   {name}: MRR@10 {mrr:.4f}, recall@1 {recall:.4f}")
    for name, value in cross_validate_window(materials).items():
        lines.append(f"#   {name}: answer in the first window {value:.4f}")
    for name, (area, share) in cross_validate_confidence(materials).items():
        lines.append(f"#   {name}: AUROC {area:.4f}, false answers at 95 % answered {share:.4f}")
    confidence = fit_confidence(
        [
            (each.answerable.signals, {kind: asked.signals for kind, asked in each.unanswerable.items()})
            for each in materials
        ]
    )
    lines += ["", "# What they mean is said in retrieval/search/ranking.py.", "[ranking]", *_table(FEATURES, ranking)]
    lines += [
        "",
        "# And in retrieval/search/confidence.py.",
        "[confidence]",
        *_table((*SIGNALS, "constant"), confidence),
    ]
    window = fit_window([material.shown for material in materials])
    lines += ["", "# And in retrieval/search/windows.py.", "[window]", *_table(WINDOW_FEATURES, window)]
    text = "\n".join(lines) + "\n"
    sys.stdout.write(text)
    if arguments.write:
        WEIGHTS.write_text(text, encoding="utf-8")
    return 0


def _questions_of_others(questions: QuestionSet, sets: Sequence[QuestionSet]) -> list[str]:
    return [query.text for other in sets if other is not questions for query in other.queries]


def _asked(looker: Looker, texts: Sequence[str]) -> Asked:
    found = [(seen.signals.values, _fold_of(text)) for text in texts if (seen := looker.look(text))]
    return Asked(np.array([values for values, _ in found]), np.array([fold for _, fold in found]))


def _choice(engine: Engine, seen: Seen, query: Query) -> Choice:
    reports = tuple(candidate.passage.report_id for candidate in seen.ranked.candidates)
    keys = {number: engine.report(number).key for number in set(reports)}
    relevant = np.array([keys[number] in query.relevant for number in reports])
    answers = np.array([holds(candidate.passage.text, query.answers) for candidate in seen.ranked.candidates])
    return Choice(seen.ranked.features, reports, relevant, relevant & answers)


def _shown(engine: Engine, seen: Seen, query: Query) -> Shown:
    best = seen.ranked.candidates[seen.ranked.order[0]].passage
    text = engine.report(best.report_id).text
    right = [
        holds(text[run.start : run.end], query.answers) and run.end - run.start <= engine.options.window
        for run in seen.runs
    ]
    return Shown(seen.features, np.array(right))


def _fold(query: Query) -> int:
    return _fold_of(min(query.gold))


def _fold_of(text: str) -> int:
    return zlib.crc32(text.encode()) % FOLDS


def _sample(pick: random.Random, texts: Sequence[str]) -> list[str]:
    return pick.sample(list(texts), min(_SAMPLE, len(texts)))


def _names(sets: Sequence[QuestionSet]) -> str:
    return ", ".join(questions.name for questions in sets)


def _table(names: Sequence[str], values: Floats) -> list[str]:
    return [f"{name} = {value:.4g}" for name, value in zip(names, values.tolist(), strict=True)]


if __name__ == "__main__":
    sys.exit(main())
