"""What the models learn from, how they are fitted to it, and how they do on folds that were left out.

Every set counts the same, whatever its size.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import compress
from typing import Final, NamedTuple

import numpy as np

from benchmarks.fit.linear import fit_choosing, fit_logistic
from retrieval.arrays import Bools, Floats, Integers
from retrieval.evaluation.measures import auroc, false_answers

FOLDS: Final = 4

_PASSAGE_SHARE: Final = 0.2
"""How much of the likelihood asks for the passage with the answer, the rest for any passage of a right document.
Of .1 to .5 the best on all sets, by less than the noise."""

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
    folds: Integers


@dataclass(frozen=True, slots=True)
class RankingMaterial:
    """What one set has to learn the ranking from; `folds` one a choice."""

    name: str
    choices: tuple[Choice, ...]
    folds: Integers


@dataclass(frozen=True, slots=True)
class AnswerMaterial:
    """What one set has to learn window and confidence from; `folds` one each of `shown`; `unanswerable` by kind."""

    name: str
    shown: tuple[Shown, ...]
    folds: Integers
    answerable: Asked
    unanswerable: Mapping[str, Asked]


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
    for fold in range(FOLDS):
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
    for fold in range(FOLDS):
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
    for fold in range(FOLDS):
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


def _rank(choice: Choice, weights: Floats) -> int:
    """Rank of the first right report, 0 where none is among the candidates."""
    seen: set[int] = set()
    for place in np.argsort(-(choice.features @ weights), kind="stable"):
        seen.add(choice.reports[place])
        if choice.relevant[place]:
            return len(seen)
    return 0
