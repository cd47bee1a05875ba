"""Figures of retrieval quality, each with a 95 % interval; the ranking measures are those of ir-measures.

Intervals are percentile bootstraps over groups: questions about one report rise and fall together, so whole
reports are drawn, not questions; but questions where reports are so few that drawing them would say nothing.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from retrieval.errors import MissingExtra
from retrieval.extras import install_line
from retrieval.reasons import Code, reason

try:
    import ir_measures
    from ir_measures import RR, Success
except ImportError as error:
    raise MissingExtra(Code.MISSING_EXTRA, task=reason(Code.MEASURING), line=install_line("eval")) from error

DEPTHS: Final = (1, 3, 5, 10)
RESAMPLES: Final = 1000
_SEED: Final = 20221104
_SHARE_ANSWERED: Final = 0.95
_FEWEST_GROUPS: Final = 10
"""Groups from which they are drawn whole: of one, every draw would be the same, and the interval a point."""

Values = NDArray[np.float64]
Places = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Estimate:
    """One measured value.

    Attributes:
        value: The figure itself.
        low: Lower end of its 95 % interval.
        high: Upper end.
    """

    value: float
    low: float
    high: float


def ranking_values(
    rankings: Mapping[str, Sequence[str]], relevant: Mapping[str, frozenset[str]]
) -> dict[str, dict[str, float]]:
    """MRR@10 and recall@1, 3, 5, 10 of each question.

    Args:
        rankings: Documents by question, the best first.
        relevant: The right documents by question; recall@k asks whether any of them is among the first k.

    Returns:
        Values by name of the measure and question; a question without a ranking counts 0.
    """
    names = {RR @ 10: "mrr@10"} | {Success @ depth: f"recall@{depth}" for depth in DEPTHS}
    values = {name: dict.fromkeys(relevant, 0.0) for name in names.values()}
    qrels = [ir_measures.Qrel(query, document, 1) for query, right in relevant.items() for document in right]
    run = [
        ir_measures.ScoredDoc(query, document, float(-rank))
        for query, documents in rankings.items()
        for rank, document in enumerate(documents)
    ]
    if run:
        for found in ir_measures.iter_calc(list(names), qrels, run):
            values[names[found.measure]][found.query_id] = float(found.value)
    return values


def mean(values: Sequence[float], groups: Sequence[str]) -> Estimate:
    """The mean of a value a question.

    Args:
        values: One a question, NaN where it does not apply; not empty.
        groups: What each question is about; groups are drawn whole.
    """
    array = np.asarray(values, dtype=np.float64)
    known = ~np.isnan(array)
    numbers, count = _numbered(groups)
    sums = np.bincount(numbers[known], weights=array[known], minlength=count)
    sizes = np.bincount(numbers[known], minlength=count).astype(np.float64)
    if not sizes.sum():
        return Estimate(float("nan"), float("nan"), float("nan"))
    drawn = _draws(count)
    with np.errstate(invalid="ignore"):
        resampled = (drawn @ sums) / (drawn @ sizes)
    return _figure(float(sums.sum() / sizes.sum()), resampled)


def auroc(answerable: Values, unanswerable: Values) -> float:
    """Chance that an answerable question has more confidence than an unanswerable one; ties count half."""
    ordered = np.sort(unanswerable)
    below = np.searchsorted(ordered, answerable, "left") + np.searchsorted(ordered, answerable, "right")
    return float(below.mean() / 2 / len(ordered))


def threshold_for(answerable: Values, share: float = _SHARE_ANSWERED) -> float:
    """The largest confidence that at least `share` of the answerable questions reach."""
    return float(np.quantile(answerable, 1 - share, method="lower"))


def false_answers(answerable: Values, unanswerable: Values) -> float:
    """Share of unanswerable questions answered all the same where 95 % of the answerable ones are."""
    return float(np.mean(unanswerable >= threshold_for(answerable)))


def declining(answerable: Values, groups: Sequence[str], unanswerable: Values) -> tuple[Estimate, Estimate]:
    """AUROC and false answers at 95 % answered.

    Args:
        answerable: Confidence of each question that has an answer.
        groups: What each of those is about.
        unanswerable: Confidence of each question that has none.
    """
    random = np.random.default_rng(_SEED)
    areas, shares = [], []
    for drawn in _drawn(groups, random):
        others = unanswerable[random.integers(len(unanswerable), size=len(unanswerable))]
        areas.append(auroc(answerable[drawn], others))
        shares.append(false_answers(answerable[drawn], others))
    return (
        _figure(auroc(answerable, unanswerable), np.array(areas)),
        _figure(false_answers(answerable, unanswerable), np.array(shares)),
    )


def bootstrap(values: Callable[[Places], Values], groups: Sequence[str]) -> list[Estimate]:
    """Figures that are no means, with their intervals.

    Args:
        values: Takes the places of the questions drawn, (m,), and gives the figures, (f,).
        groups: What each question is about; groups are drawn whole.
    """
    drawn = np.stack([values(places) for places in _drawn(groups, np.random.default_rng(_SEED))])
    whole = values(np.arange(len(groups)))
    return [_figure(float(value), column) for value, column in zip(whole, drawn.T, strict=True)]


def _drawn(groups: Sequence[str], random: np.random.Generator) -> Iterator[Places]:
    """The places of the questions of each resample."""
    numbers, count = _numbered(groups)
    members = [np.flatnonzero(numbers == number) for number in range(count)]
    for _ in range(RESAMPLES // 4):
        yield np.concatenate([members[number] for number in random.integers(count, size=count)])


def _figure(value: float, resampled: Values) -> Estimate:
    low, high = np.nanpercentile(resampled, (2.5, 97.5))
    return Estimate(value, float(low), float(high))


def _numbered(groups: Sequence[str]) -> tuple[NDArray[np.int64], int]:
    if len(set(groups)) < _FEWEST_GROUPS:
        return np.arange(len(groups)), len(groups)
    places: dict[str, int] = {}
    numbers = np.array([places.setdefault(group, len(places)) for group in groups], dtype=np.int64)
    return numbers, len(places)


def _draws(count: int) -> Values:
    """How often each group is drawn, a row a resample."""
    random = np.random.default_rng(_SEED)
    return random.multinomial(count, np.full(count, 1 / count), size=RESAMPLES).astype(np.float64)
