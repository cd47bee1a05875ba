"""Fit the weights of ranking, window and confidence to question sets: `python -m retrieval.fit SET... --write`.

All models are linear and small, fitted by Newton's method: the ranking by the likelihood of the right passage among
the candidates (softmax), what is shown by that of a run of sentences with the answer, the confidence by logistic
regression of answerable against unanswerable questions. Every set counts the same, whatever its size. The scores
printed are of folds that were left out, whole titles at a time.
"""

import argparse
import random
import sys
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np

from retrieval.confidence import SIGNALS, Signals
from retrieval.engine import Engine
from retrieval.errors import EmptyQuestion, QuestionTooLong, WenjuError
from retrieval.evaluation import holds, indexed
from retrieval.evidence import Bools, Floats
from retrieval.measures import auroc, false_answers
from retrieval.options import Options
from retrieval.question_sets import Query, QuestionSet, read_question_set, read_questions
from retrieval.ranking import FEATURES, WEIGHTS
from retrieval.search import Ranked
from retrieval.windows import WINDOW_FEATURES

_FOLDS: Final = 4
_STEPS: Final = 25
_PENALTY: Final = 1e-2
"""Of the squared weights of standardised features; 1e-4 to 1e-2 score the same within .2."""

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


@dataclass(frozen=True, slots=True)
class Material:
    """What one set has to learn from; `shown`, `folds` and `answerable` a question each, `unanswerable` by kind."""

    name: str
    choices: tuple[Choice, ...]
    shown: tuple[Shown, ...]
    folds: tuple[int, ...]
    answerable: Floats
    answerable_folds: tuple[int, ...]
    unanswerable: dict[str, Floats]


def collect(questions: QuestionSet, foreign: Sequence[str]) -> Material:
    """Ask the questions of a set, and those it cannot answer, with the weights in use.

    Args:
        questions: The set.
        foreign: Questions about something else.
    """
    pick = random.Random(0)  # noqa: S311 - a sample, no secret
    with indexed(questions, Options()) as engine:
        choices, shown, folds, signals = [], [], [], []
        for query in questions.queries:
            found = _inspect(engine, query.text)
            if found is None:
                continue
            choices.append(_choice(engine, found[0], query))
            shown.append(_shown(engine, found[0], query))
            folds.append(_fold(query))
            signals.append(found[1].values)
        chosen = pick.sample(range(len(signals)), min(_SAMPLE, len(signals)))
        kinds = {"near": questions.unanswerable, "foreign": foreign}
        others = {
            kind: np.array([found[1].values for text in _sample(pick, texts) if (found := _inspect(engine, text))])
            for kind, texts in kinds.items()
            if texts
        }
    return Material(
        questions.name,
        tuple(choices),
        tuple(shown),
        tuple(folds),
        np.array([signals[place] for place in chosen]),
        tuple(folds[place] for place in chosen),
        others,
    )


def fit_ranking(choices: Sequence[Sequence[Choice]]) -> Floats:
    """Fit the ranking's weights, in the order of `FEATURES`; each inner sequence is a set."""
    tasks = []
    for each in choices:
        for share, kind in ((1 - _PASSAGE_SHARE, "relevant"), (_PASSAGE_SHARE, "answering")):
            tasks.append((share, [(choice.features, getattr(choice, kind)) for choice in each]))
    return _fit_choosing(tasks)


def fit_window(shown: Sequence[Sequence[Shown]]) -> Floats:
    """Fit the weights of what is shown, in the order of `WINDOW_FEATURES`; each inner sequence is a set."""
    return _fit_choosing([(1.0, [(one.features, one.right) for one in each]) for each in shown])


def _fit_choosing(parts: Sequence[tuple[float, Sequence[tuple[Floats, Bools]]]]) -> Floats:
    """Fit weights by the likelihood of choosing what is right, by Newton's method; each part has its share."""
    rows = np.concatenate([values for _, part in parts for values, _ in part])
    scale = rows.std(axis=0) + 1e-9
    tasks: list[tuple[Floats, Bools, float]] = []
    for share, part in parts:
        useful = [(values / scale, right) for values, right in part if right.any() and not right.all()]
        tasks += [(values, right, share / len(useful)) for values, right in useful]
    weights = np.zeros(rows.shape[1])
    for _ in range(_STEPS):
        gradient = 2 * _PENALTY * weights
        curvature = 2 * _PENALTY * np.eye(len(weights))
        for values, right, share in tasks:
            likely = np.exp(values @ weights - (values @ weights).max())
            likely /= likely.sum()
            wanted = np.where(right, likely, 1e-300)
            wanted /= wanted.sum()
            centred = values - likely @ values
            gradient -= share * ((wanted - likely) @ values)
            curvature += share * (centred.T * likely) @ centred
        weights = weights - np.linalg.solve(curvature, gradient)
    fitted: Floats = weights / scale
    return fitted


def fit_confidence(parts: Sequence[tuple[Floats, dict[str, Floats]]]) -> Floats:
    """Fit the confidence: weights in the order of `SIGNALS`, then the constant; each part is a set."""
    values, labels, shares = [], [], []
    for answerable, unanswerable in parts:
        values.append(answerable)
        labels.append(np.ones(len(answerable)))
        shares.append(np.full(len(answerable), 1 / len(answerable)))
        counts = {kind: _NEAR_SHARE if kind == "near" else 1.0 for kind in unanswerable}
        for kind, found in unanswerable.items():
            values.append(found)
            labels.append(np.zeros(len(found)))
            shares.append(np.full(len(found), counts[kind] / sum(counts.values()) / len(found)))
    scale = np.append(np.concatenate(values).std(axis=0) + 1e-9, 1.0)
    rows = np.column_stack([np.concatenate(values), np.ones(sum(map(len, values)))]) / scale
    label, share = np.concatenate(labels), np.concatenate(shares)
    penalty = 1e-3 * np.diag([1.0] * len(SIGNALS) + [0.0])
    weights = np.zeros(rows.shape[1])
    for _ in range(_STEPS):
        likely = 1 / (1 + np.exp(-(rows @ weights)))
        gradient = rows.T @ (share * (likely - label)) + penalty @ weights
        curvature = (rows.T * (share * likely * (1 - likely))) @ rows + penalty
        weights = weights - np.linalg.solve(curvature, gradient)
    fitted: Floats = weights / scale
    return fitted


def cross_validate_ranking(materials: Sequence[Material]) -> dict[str, tuple[float, float]]:
    """MRR@10 and recall@1 of each set, every question ranked by weights fitted without its title."""
    ranks: dict[str, list[int]] = {material.name: [] for material in materials}
    for fold in range(_FOLDS):
        kept = [[c for c, f in zip(m.choices, m.folds, strict=True) if f != fold] for m in materials]
        weights = fit_ranking(kept)
        for material in materials:
            left = [c for c, f in zip(material.choices, material.folds, strict=True) if f == fold]
            ranks[material.name] += [_rank(choice, weights) for choice in left]
    return {
        name: (float(np.mean([1 / rank if 0 < rank <= 10 else 0 for rank in each])), float(np.mean(np.equal(each, 1))))
        for name, each in ranks.items()
    }


def cross_validate_window(materials: Sequence[Material]) -> dict[str, float]:
    """How often the first window holds an answer, a set each, every question by weights fitted without its title."""
    held: dict[str, list[bool]] = {material.name: [] for material in materials}
    for fold in range(_FOLDS):
        weights = fit_window([[s for s, f in zip(m.shown, m.folds, strict=True) if f != fold] for m in materials])
        for material in materials:
            left = [s for s, f in zip(material.shown, material.folds, strict=True) if f == fold]
            held[material.name] += [bool(one.right[np.argmax(one.features @ weights)]) for one in left]
    return {name: float(np.mean(each)) for name, each in held.items()}


def cross_validate_confidence(materials: Sequence[Material]) -> dict[str, tuple[float, float]]:
    """AUROC and false answers at 95 % answered of each set and kind, fitted without the titles of a fold."""
    scores: dict[str, list[Floats]] = {material.name: [] for material in materials}
    whole = fit_confidence([(m.answerable, m.unanswerable) for m in materials])
    for fold in range(_FOLDS):
        kept = [(m.answerable[np.not_equal(m.answerable_folds, fold)], m.unanswerable) for m in materials]
        weights = fit_confidence(kept)
        for material in materials:
            scores[material.name].append(
                _score(material.answerable[np.equal(material.answerable_folds, fold)], weights)
            )
    found = {}
    for material in materials:
        answerable = np.concatenate(scores[material.name])
        for kind, values in material.unanswerable.items():
            others = _score(values, whole)
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
        materials = [_collect_with_others(each, sets, foreign) for each in sets]
    except WenjuError as error:
        sys.stderr.write(f"retrieval.fit: {error}\n")
        return 1
    lines = [f"# Fitted by `python -m retrieval.fit` on {datetime.now(UTC):%Y-%m-%d} to {_names(sets)};"]
    lines.append("# cross-validated by title:")
    for name, (mrr, recall) in cross_validate_ranking(materials).items():
        lines.append(f"#   {name}: MRR@10 {mrr:.4f}, recall@1 {recall:.4f}")
    for name, value in cross_validate_window(materials).items():
        lines.append(f"#   {name}: answer in the first window {value:.4f}")
    lines.append("#   (below, the unanswerable questions were not left out of any fold)")
    for name, (area, share) in cross_validate_confidence(materials).items():
        lines.append(f"#   {name}: AUROC {area:.4f}, false answers at 95 % answered {share:.4f}")
    ranking = fit_ranking([material.choices for material in materials])
    confidence = fit_confidence([(material.answerable, material.unanswerable) for material in materials])
    lines += ["", "# What they mean is said in retrieval/ranking.py.", "[ranking]", *_table(FEATURES, ranking)]
    lines += ["", "# And in retrieval/confidence.py.", "[confidence]", *_table((*SIGNALS, "constant"), confidence)]
    window = fit_window([material.shown for material in materials])
    lines += ["", "# And in retrieval/windows.py.", "[window]", *_table(WINDOW_FEATURES, window)]
    text = "\n".join(lines) + "\n"
    sys.stdout.write(text)
    if arguments.write:
        WEIGHTS.write_text(text, encoding="utf-8")
    return 0


def _collect_with_others(questions: QuestionSet, sets: Iterable[QuestionSet], foreign: Sequence[str]) -> Material:
    others = [query.text for other in sets if other is not questions for query in other.queries]
    return collect(questions, [*foreign, *others])


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
    return zlib.crc32(min(query.gold).encode()) % _FOLDS


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


def _score(signals: Floats, weights: Floats) -> Floats:
    scores: Floats = signals @ weights[:-1] + weights[-1]
    return scores


def _names(sets: Sequence[QuestionSet]) -> str:
    return ", ".join(questions.name for questions in sets)


def _table(names: Sequence[str], values: Floats) -> list[str]:
    return [f"{name} = {value:.4g}" for name, value in zip(names, values.tolist(), strict=True)]


if __name__ == "__main__":
    sys.exit(main())
