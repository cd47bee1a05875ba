"""Fit the weights of ranking, window and confidence to question sets: `python -m retrieval.fit SET... --write`.

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
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import compress
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np

from retrieval.confidence import SIGNALS, Signals
from retrieval.engine import Engine
from retrieval.errors import EmptyQuestion, QuestionTooLong, WenjuError
from retrieval.evaluation import holds, indexed
from retrieval.evidence import Bools, Counts, Floats
from retrieval.linear import fit_choosing, fit_logistic
from retrieval.measures import auroc, false_answers
from retrieval.options import Options
from retrieval.question_sets import Query, QuestionSet, read_question_set, read_questions
from retrieval.ranking import FEATURES, WEIGHTS, use_weights
from retrieval.search import Ranked
from retrieval.windows import WINDOW_FEATURES

_FOLDS: Final = 4

_PASSAGE_SHARE: Final = 0.2
"""How much of the likelihood asks for the passage with the answer, the rest for any passage of a right document.
Of .2, .5 and .8 the best on all sets."""

_SAMPLE: Final = 1000
"""Unanswerable questions a kind, and answerable ones a set, that the confidence is fitted to."""

_NEAR_SHARE: Final = 2.0
"""How much near misses count against questions about something else entirely, which are easily told apart."""


class Shown(NamedTuple):
    """What might be shown for one question: features of each run of sentences, and which hold an answer."""

    features: Floats
    right: Bools


class Choice(NamedTuple):
    """The candidates of one question: their features, reports, and which are right."""

    features: Floats
    reports: tuple[int, ...]
    relevant: Bools
    answering: Bools


class Asked(NamedTuple):
    """Questions of a kind: their signals, questions by `SIGNALS`, and the fold of each."""

    signals: Floats
    folds: Counts


@dataclass(frozen=True, slots=True)
class RankingMaterial:
    """What one set has to learn the ranking from; `folds` one a choice."""

    name: str
    choices: tuple[Choice, ...]
    folds: Counts


@dataclass(frozen=True, slots=True)
class AnswerMaterial:
    """What one set has to learn window and confidence from; `folds` one each of `shown`; `unanswerable` by kind."""

    name: str
    shown: tuple[Shown, ...]
    folds: Counts
    answerable: Asked
    unanswerable: Mapping[str, Asked]


def collect_choices(engine: Engine, questions: QuestionSet) -> RankingMaterial:
    """Ask the questions of a set for their candidates, whose order plays no part."""
    choices, folds = [], []
    for query in questions.queries:
        if found := _inspect(engine, query.text):
            choices.append(_choice(engine, found[0], query))
            folds.append(_fold(query))
    return RankingMaterial(questions.name, tuple(choices), np.array(folds))


def collect_answers(engine: Engine, questions: QuestionSet, foreign: Sequence[str]) -> AnswerMaterial:
    """Ask the questions of a set, and those it cannot answer, with the ranking in use.

    Args:
        engine: Holds the set's documents.
        questions: The set.
        foreign: Questions about something else.
    """
    pick = random.Random(0)  # noqa: S311 - a sample, no secret
    shown, folds, signals = [], [], []
    for query in questions.queries:
        if found := _inspect(engine, query.text):
            shown.append(_shown(engine, found[0], query))
            folds.append(_fold(query))
            signals.append(found[1].values)
    chosen = pick.sample(range(len(signals)), min(_SAMPLE, len(signals)))
    kinds = {"near": questions.unanswerable, "foreign": foreign}
    return AnswerMaterial(
        questions.name,
        tuple(shown),
        np.array(folds),
        Asked(np.array(signals)[chosen], np.array(folds)[chosen]),
        {kind: _asked(engine, _sample(pick, texts)) for kind, texts in kinds.items() if texts},
    )


def fit_ranking(choices: Sequence[Sequence[Choice]]) -> Floats:
    """Fit the ranking's weights, in the order of `FEATURES`; each inner sequence is a set."""
    tasks = []
    for each in choices:
        for share, kind in ((1 - _PASSAGE_SHARE, "relevant"), (_PASSAGE_SHARE, "answering")):
            tasks.append((share, [(choice.features, getattr(choice, kind)) for choice in each]))
    return fit_choosing(tasks)


def fit_window(shown: Sequence[Sequence[Shown]]) -> Floats:
    """Fit the weights of what is shown, in the order of `WINDOW_FEATURES`; each inner sequence is a set."""
    return fit_choosing([(1.0, [(one.features, one.right) for one in each]) for each in shown])


def fit_confidence(parts: Sequence[tuple[Floats, Mapping[str, Floats]]]) -> Floats:
    """Fit the confidence: weights in the order of `SIGNALS`, then the constant; each part is a set."""
    values, labels, shares = [], [], []
    for answerable, unanswerable in parts:
        values.append(answerable)
        labels.append(np.ones(len(answerable), dtype=np.bool_))
        shares.append(np.full(len(answerable), 1 / len(answerable)))
        counts = {kind: _NEAR_SHARE if kind == "near" else 1.0 for kind in unanswerable}
        for kind, found in unanswerable.items():
            values.append(found)
            labels.append(np.zeros(len(found), dtype=np.bool_))
            shares.append(np.full(len(found), counts[kind] / sum(counts.values()) / len(found)))
    return fit_logistic(np.concatenate(values), np.concatenate(labels), np.concatenate(shares))


def cross_validate_ranking(materials: Sequence[RankingMaterial]) -> dict[str, tuple[float, float]]:
    """MRR@10 and recall@1 of each set, every question ranked by weights fitted without its title."""
    ranks: dict[str, list[int]] = {material.name: [] for material in materials}
    for fold in range(_FOLDS):
        weights = fit_ranking([list(compress(m.choices, m.folds != fold)) for m in materials])
        for material in materials:
            ranks[material.name] += [
                _rank(choice, weights) for choice in compress(material.choices, material.folds == fold)
            ]
    return {
        name: (float(np.mean([1 / rank if 0 < rank <= 10 else 0 for rank in each])), float(np.mean(np.equal(each, 1))))
        for name, each in ranks.items()
    }


def cross_validate_window(materials: Sequence[AnswerMaterial]) -> dict[str, float]:
    """How often the first window holds an answer, a set each, every question by weights fitted without its title."""
    held: dict[str, list[bool]] = {material.name: [] for material in materials}
    for fold in range(_FOLDS):
        weights = fit_window([list(compress(m.shown, m.folds != fold)) for m in materials])
        for material in materials:
            held[material.name] += [
                bool(one.right[np.argmax(one.features @ weights)])
                for one in compress(material.shown, material.folds == fold)
            ]
    return {name: float(np.mean(each)) for name, each in held.items()}


def cross_validate_confidence(materials: Sequence[AnswerMaterial]) -> dict[str, tuple[float, float]]:
    """AUROC and false answers at 95 % answered of each set and kind, every question by weights fitted without it."""
    scores: dict[str, list[Floats]] = {}
    for fold in range(_FOLDS):
        kept = [
            (
                m.answerable.signals[m.answerable.folds != fold],
                {kind: asked.signals[asked.folds != fold] for kind, asked in m.unanswerable.items()},
            )
            for m in materials
        ]
        weights = fit_confidence(kept)
        for material in materials:
            for kind, asked in (("", material.answerable), *material.unanswerable.items()):
                left = asked.signals[asked.folds == fold] @ weights[:-1] + weights[-1]
                scores.setdefault(f"{material.name} against {kind}", []).append(left)
    joined = {name: np.concatenate(parts) for name, parts in scores.items()}
    found = {}
    for material in materials:
        answerable = joined[f"{material.name} against "]
        for kind in material.unanswerable:
            others = joined[f"{material.name} against {kind}"]
            found[f"{material.name} against {kind}"] = (auroc(answerable, others), false_answers(answerable, others))
    return found


def main() -> int:
    """Fit to the sets named on the command line and print what was found."""
    parser = argparse.ArgumentParser(prog="python -m retrieval.fit", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("sets", nargs="+", type=Path, metavar="SET")
    parser.add_argument("--foreign", nargs="*", type=Path, default=[], metavar="FILE", help="unanswerable questions")
    parser.add_argument("--write", action="store_true", help=f"keep the weights in {WEIGHTS.name}")
    arguments = parser.parse_args()
    try:
        sets = [read_question_set(path) for path in arguments.sets]
        foreign = [text for path in arguments.foreign for text in read_questions(path)]
        with ExitStack() as stack:
            engines = [stack.enter_context(indexed(each, Options())) for each in sets]
            choices = [collect_choices(engine, each) for engine, each in zip(engines, sets, strict=True)]
            ranking = fit_ranking([each.choices for each in choices])
            use_weights(ranking)
            materials = [
                collect_answers(engine, each, foreign + _questions_of_others(each, sets))
                for engine, each in zip(engines, sets, strict=True)
            ]
    except WenjuError as error:
        sys.stderr.write(f"retrieval.fit: {error}\n")
        return 1
    lines = [f"# Fitted by `python -m retrieval.fit` on {datetime.now(UTC):%Y-%m-%d} to {_names(sets)};"]
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
    lines += ["", "# What they mean is said in retrieval/ranking.py.", "[ranking]", *_table(FEATURES, ranking)]
    lines += ["", "# And in retrieval/confidence.py.", "[confidence]", *_table((*SIGNALS, "constant"), confidence)]
    window = fit_window([material.shown for material in materials])
    lines += ["", "# And in retrieval/windows.py.", "[window]", *_table(WINDOW_FEATURES, window)]
    text = "\n".join(lines) + "\n"
    sys.stdout.write(text)
    if arguments.write:
        WEIGHTS.write_text(text, encoding="utf-8")
    return 0


def _questions_of_others(questions: QuestionSet, sets: Sequence[QuestionSet]) -> list[str]:
    return [query.text for other in sets if other is not questions for query in other.queries]


def _asked(engine: Engine, texts: Sequence[str]) -> Asked:
    found = [
        (signals.values, _fold_of(text)) for text in texts for _, signals in filter(None, [_inspect(engine, text)])
    ]
    return Asked(np.array([values for values, _ in found]), np.array([fold for _, fold in found]))


def _inspect(engine: Engine, text: str) -> tuple[Ranked, Signals] | None:
    try:
        return engine.inspect(text)
    except (EmptyQuestion, QuestionTooLong):
        return None


def _choice(engine: Engine, ranked: Ranked, query: Query) -> Choice:
    reports = tuple(candidate.passage.report_id for candidate in ranked.candidates)
    keys = {number: engine.report(number).key for number in set(reports)}
    relevant = np.array([keys[number] in query.relevant for number in reports])
    answers = np.array([holds(candidate.passage.text, query.answers) for candidate in ranked.candidates])
    return Choice(ranked.features, reports, relevant, relevant & answers)


def _shown(engine: Engine, ranked: Ranked, query: Query) -> Shown:
    spans, values = engine.shown(query.text, ranked.candidates[ranked.order[0]].passage.id)
    text = engine.report(ranked.candidates[ranked.order[0]].passage.report_id).text
    right = [
        holds(text[span.start : span.end], query.answers) and span.end - span.start <= engine.options.window
        for span in spans
    ]
    return Shown(values, np.array(right))


def _fold(query: Query) -> int:
    return _fold_of(min(query.gold))


def _fold_of(text: str) -> int:
    return zlib.crc32(text.encode()) % _FOLDS


def _sample(pick: random.Random, texts: Sequence[str]) -> list[str]:
    return pick.sample(list(texts), min(_SAMPLE, len(texts)))


def _rank(choice: Choice, weights: Floats) -> int:
    """Rank of the first right report, 0 where none is among the candidates."""
    seen: set[int] = set()
    for place in np.argsort(-(choice.features @ weights), kind="stable"):
        seen.add(choice.reports[place])
        if choice.relevant[place]:
            return len(seen)
    return 0


def _names(sets: Sequence[QuestionSet]) -> str:
    return ", ".join(questions.name for questions in sets)


def _table(names: Sequence[str], values: Floats) -> list[str]:
    return [f"{name} = {value:.4g}" for name, value in zip(names, values.tolist(), strict=True)]


if __name__ == "__main__":
    sys.exit(main())
