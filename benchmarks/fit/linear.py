"""Newton's method for two small linear models: choosing what is right among several things, and telling yes from no."""

from collections.abc import Sequence
from typing import Final

import numpy as np

from retrieval.arrays import Bools, Floats

_STEPS: Final = 25
_PENALTY: Final = 1e-2
"""Of the squared weights of standardised features; 1e-4 to 1e-2 score the same within .2."""

_SMALLEST: Final = 1e-6
"""Of a step."""

_LOGISTIC_PENALTY: Final = 1e-3


def fit_choosing(parts: Sequence[tuple[float, Sequence[tuple[Floats, Bools]]]]) -> Floats:
    """Fit weights by the likelihood of choosing what is right.

    Args:
        parts: Each its share, then for each choice the things by features, and which of them are right.

    Returns:
        A weight a feature.
    """
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
            likely = _chances(values, weights)
            wanted = np.where(right, likely, 1e-300)
            wanted /= wanted.sum()
            centred = values - likely @ values
            gradient -= share * ((wanted - likely) @ values)
            curvature += share * (centred.T * likely) @ centred
        step = np.linalg.solve(curvature, gradient)
        # A whole step may overshoot where several things are right.
        while _loss(tasks, weights - step) > _loss(tasks, weights) and np.abs(step).max() > _SMALLEST:
            step /= 2
        weights = weights - step
    fitted: Floats = weights / scale
    return fitted


def _chances(values: Floats, weights: Floats) -> Floats:
    scores = values @ weights
    likely: Floats = np.exp(scores - scores.max())
    return likely / likely.sum()


def _loss(tasks: Sequence[tuple[Floats, Bools, float]], weights: Floats) -> float:
    lost = [share * np.log(max(_chances(values, weights)[right].sum(), 1e-300)) for values, right, share in tasks]
    return float(_PENALTY * weights @ weights - sum(lost))


def fit_logistic(rows: Floats, labels: Bools, shares: Floats) -> Floats:
    """Fit the chance that a row is a yes.

    Args:
        rows: By features.
        labels: Which of them are.
        shares: How much each row counts.

    Returns:
        A weight a feature, then the constant.
    """
    scale = np.append(rows.std(axis=0) + 1e-9, 1.0)
    values = np.column_stack([rows, np.ones(len(rows))]) / scale
    penalty = _LOGISTIC_PENALTY * np.diag([1.0] * rows.shape[1] + [0.0])
    weights = np.zeros(values.shape[1])
    for _ in range(_STEPS):
        likely = 1 / (1 + np.exp(-(values @ weights)))
        gradient = values.T @ (shares * (likely - labels)) + penalty @ weights
        curvature = (values.T * (shares * likely * (1 - likely))) @ values + penalty
        weights = weights - np.linalg.solve(curvature, gradient)
    fitted: Floats = weights / scale
    return fitted
