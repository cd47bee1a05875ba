"""How likely it is that what is shown of a report holds the answer, where the report is the right one.

Confidence tells whether the reports answer at all; it says next to nothing about whether the part that is shown does. A
logistic model of a few features, fitted by `benchmarks.fit` to answerable questions alone, does: AUROC .74 to .91.
"""

from typing import Final

import numpy as np

from retrieval.search.extraction.answer_kinds import FIGURE_KINDS
from retrieval.search.extraction.located import Located
from retrieval.search.weights import EXTRACTION_WEIGHTS, fitted

HOLDING_FEATURES: Final = ("elsewhere", "nearer", "margin", "beginning", "says")
"""Names of the features:

* `elsewhere`: how much more of what tells sentences apart the best sentence beside what is shown says than the best in
  it: the answer may stand there;
* `nearer`: how much nearer the question's words stand to a mention beside what is shown than to one in it;
* `margin`: how far the next report's score stays behind, as a share;
* `beginning`: whether the report is shown from its beginning, which sums it up;
* `says`: how much of the question the answering sentence says, by rarity.
"""

HELD_FROM: Final = 0.91
"""Chance (that what is shown holds the answer) from which it may be clear; the other threshold is `CLEAR_FROM`."""

EVIDENT_FROM: Final = 0.75
"""The same where the words that answer say all that was asked by themselves."""

_ALONE: Final = 0.43
"""How far the next report stays behind where there is none: what it does on average for news (policy notices .42,
encyclopaedias .53 and .60)."""

_LOOSE: Final = 0.5
"""What nearness to a mention counts that only may be of the kind asked for."""


def shows_kind(located: Located) -> bool:
    """Whether what looks like an answer of the kind asked for is shown, where that can be told.

    A figure and the word that tells a cause belong into the words that answer; the name of an organisation is missed by
    its pattern at times, and may stand anywhere in what is shown.
    """
    context, kind = located.context, located.context.expected.kind
    if kind in FIGURE_KINDS or kind == "reason":
        first, last = context.part(located.answer)
    elif kind == "organisation":
        first, last = located.shown
    else:
        return True
    return any(first <= start and end <= last + 1 for start, end in context.mentions.exact)


def chance_held(located: Located, margin: float | None) -> float:
    """The chance that what is shown holds the answer.

    Args:
        located: Where to look in the best hit.
        margin: How far the next report's score stays behind, as a share; None without another.
    """
    margin = _ALONE if margin is None else margin
    weights = fitted("holding", (*HOLDING_FEATURES, "constant"), EXTRACTION_WEIGHTS)
    value = weights[:-1] @ np.array(holding_features(located, margin)) + weights[-1]
    return float(1 / (1 + np.exp(-value)))


def holding_features(located: Located, margin: float) -> tuple[float, ...]:
    """The features of one hit, in the order of `HOLDING_FEATURES`; arguments as of `chance_held`."""
    context, window = located.context, located.shown
    shown = np.zeros(len(context.sentences), dtype=np.bool_)
    shown[[number for number, _ in context.shown(window)]] = True
    shares = context.shares
    inside = float(shares[shown].max(initial=0.0))
    elsewhere = float(shares[~shown].max(initial=0.0)) - inside
    mentions, factor = (context.mentions.exact, 1.0) if context.mentions.exact else (context.mentions.loose, _LOOSE)
    near = factor * context.nearness(mentions)
    here = np.array([window[0] <= start < window[1] for start, _ in mentions[: near.size]], dtype=np.bool_)
    nearer = max(0.0, float(near[~here].max(initial=0.0)) - float(near[here].max(initial=0.0)))
    said = context.says(*context.part(located.sentence))
    return (
        elsewhere,
        nearer,
        margin,
        float(context.written(window).start <= context.passages[0].start and context.passages[0].ordinal == 0),
        float(context.weights @ said / (context.weights.sum() or 1.0)),
    )
