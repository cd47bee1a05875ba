"""Which run of sentences to show: a linear sum of a few features of each run, fitted so that it holds the answer.

An answer follows the sentence that repeats the question more often than it precedes it, and it does not end where a
passage does: so runs lean forward, and may reach into the passages beside the best one.
"""

import re
import tomllib
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np

from retrieval.evidence import Bools, Counts, Floats
from retrieval.ranking import WEIGHTS
from retrieval.types import Span

WINDOW_FEATURES: Final = ("repeats", "covers", "after", "best", "kind", "name", "item")
"""Names of the features, in the order of their columns:

* `repeats`: how much of the question each of its sentences says, by IDF among the sentences of its passage, summed up;
* `covers`: the share of the question, without what the title says, that the whole run says;
* `after`: the same as `repeats`, each sentence counting as many times as 300 characters of the run follow it;
* `best`: whether it holds the sentence of the passage that answers best by itself;
* `kind`: how many of its sentences look like an answer of the kind asked for;
* `name`: where the question asks about the very thing that names the report, the beginning of the report, which says
  what that is: the share of the question that the name is;
* `item`: whether it begins with a numbered item or heading.
"""

_PER: Final = 300
"""Characters by which `after` counts."""

ITEM: Final = re.compile(
    "[（(]?[一二三四五六七八九十]{1,3}[)）、．.]|[（(]?[0-9]{1,2}[)）、．.]"
    "|第[一二三四五六七八九十]+[条，]|[一二三四五六七八九十]+是"
)
"""Begins a numbered item or heading."""


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring sentences, the first and the last of them by number."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Sentences:
    """The sentences of a passage and of those beside it.

    Attributes:
        spans: Where they stand in the report's text.
        texts: What they say, normalised.
        home: Whether each stands in the passage itself.
        best: The number of the sentence of the passage that answers best by itself.
        shares: How much of the question each says, from 0 to 1.
        kinds: Whether each looks like an answer of the kind asked for.
        found: The question's terms by sentences: whether the term stands there.
        title: Whether each term stands in the title.
        named: Whether the whole title stands in the question.
        weights: How much each term says.
    """

    spans: tuple[Span, ...]
    texts: tuple[str, ...]
    home: Bools
    best: int
    shares: Floats
    kinds: Bools
    found: Bools
    title: Bools
    named: bool
    weights: Floats


@cache
def window_weights() -> Floats:
    """The fitted weights, in the order of `WINDOW_FEATURES`."""
    fitted = tomllib.loads(WEIGHTS.read_text("utf-8"))["window"]
    return np.array([fitted[name] for name in WINDOW_FEATURES], dtype=np.float64)


def runs(spans: Sequence[Span], size: int) -> tuple[Run, ...]:
    """For each sentence the longest run of at most `size` characters that begins with it, one sentence at least."""
    ends = [sentence.end for sentence in spans]
    return tuple(
        Run(first, max(first, bisect_right(ends, sentence.start + size) - 1)) for first, sentence in enumerate(spans)
    )


def window_features(sentences: Sentences, candidates: Sequence[Run]) -> Floats:
    """Look at runs of sentences.

    Returns:
        Runs by `WINDOW_FEATURES`.
    """
    first = np.array([run.first for run in candidates])
    last = np.array([run.last for run in candidates])
    ends = np.array([span.end for span in sentences.spans], dtype=np.float64)

    def total(values: Floats | Counts) -> Floats:
        sums = np.concatenate(([0.0], np.cumsum(values)))
        between: Floats = sums[last + 1] - sums[first]
        return between

    told = np.where(sentences.title, 0.0, sentences.weights)
    own = told.sum()
    asked = told if own else sentences.weights
    counts = np.cumsum(sentences.found, axis=1, dtype=np.int64)
    counts = np.concatenate((np.zeros((len(counts), 1), dtype=np.int64), counts), axis=1)
    begins = np.array([sentences.named and not sentences.spans[run.first].start for run in candidates])
    repeats = total(sentences.shares)
    columns = {
        "repeats": repeats,
        "covers": asked @ (counts[:, last + 1] > counts[:, first]) / (asked.sum() or 1.0),
        "after": (ends[last] * repeats - total(sentences.shares * ends)) / _PER,
        "best": (first <= sentences.best) & (sentences.best <= last),
        "kind": total(sentences.kinds.astype(np.int64)),
        "name": begins * (1 - own / (sentences.weights.sum() or 1.0)),
        "item": np.array([ITEM.match(sentences.texts[run.first]) is not None for run in candidates]),
    }
    return np.column_stack([columns[name] for name in WINDOW_FEATURES]).astype(np.float64)


def best_run(sentences: Sentences, size: int) -> Run:
    """The run of at most `size` characters that most likely holds the answer, the earliest of equal ones."""
    candidates = runs(sentences.spans, size)
    # Rounded, so that equal runs tie whatever the order of the sums.
    return candidates[int(np.argmax(np.round(window_features(sentences, candidates) @ window_weights(), 9)))]
