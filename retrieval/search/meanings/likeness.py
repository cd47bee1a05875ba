"""Whether a passage answers that only its meaning speaks for, and which of its sentences.

A logistic model of three signals, fitted by `benchmarks.fit.meaning` to questions that words leave open and
questions about something else.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import numpy as np

from retrieval.analysis import line_bounds, sentence_bounds
from retrieval.arrays import Floats
from retrieval.search.meanings.joining import FITTED, Meanings, Meant
from retrieval.search.weights import fitted
from retrieval.types import Hit, Span

LIKENESS: Final = ("cosine", "lead", "coverage")
"""Names of the signals:

* `cosine`: the passage's;
* `lead`: by how much that is more than the mean of those near the question;
* `coverage`: the share of the question's words that the passage holds (see `retrieval.search.judging.confidence`).
"""

_SENTENCE: Final = 6
"""Characters of the shortest sentence that may be the one in bold."""


def likeness(meant: Meant, passage: int, coverage: float) -> float:
    """Chance that a passage answers, from 0 to 1.

    Args:
        meant: What the question means.
        passage: The passage.
        coverage: See `LIKENESS`.
    """
    weights = fitted("likeness", (*LIKENESS, "constant"), FITTED)
    return float(1 / (1 + np.exp(-(weights[:-1] @ likeness_signals(meant, passage, coverage) + weights[-1]))))


def likeness_signals(meant: Meant, passage: int, coverage: float) -> Floats:
    """The signals of `LIKENESS`."""
    cosine = meant.near.get(passage, 0.0)
    return np.array([cosine, cosine - meant.usual, coverage])


def with_nearest_sentence(hit: Hit, meant: Meant, meanings: Meanings, window: int) -> Hit:
    """A hit with that sentence of its passage in bold whose meaning is nearest, and whole sentences around it.

    Args:
        hit: The hit.
        meant: What the question means.
        meanings: Knows what the sentences mean.
        window: Largest number of characters to show.
    """
    units = line_bounds if hit.passage.tabular else sentence_bounds
    bounds = [span for span in units(hit.passage.text) if span[1] - span[0] >= _SENTENCE]
    vectors = meanings.vectors([hit.passage.text[start:end] for start, end in bounds]) if bounds else None
    if vectors is None:
        return hit
    best = int((vectors @ meant.vector).argmax())
    shown = _around(bounds, best, window)
    sentence = Span(*bounds[best])
    return hit if shown is None else replace(hit, sentence=sentence, answer=sentence, core=None, window=shown)


def _around(bounds: Sequence[tuple[int, int]], best: int, window: int) -> Span | None:
    """One of some sentences with those beside it, as many as fit into a window; None where it does not fit itself."""
    first = last = best
    if bounds[best][1] - bounds[best][0] > window:
        return None
    while True:
        wider = [(first, last + 1), (first - 1, last)]
        fits = [
            (start, end)
            for start, end in wider
            if start >= 0 and end < len(bounds) and bounds[end][1] - bounds[start][0] <= window
        ]
        if not fits:
            return Span(bounds[first][0], bounds[last][1])
        first, last = fits[0]
