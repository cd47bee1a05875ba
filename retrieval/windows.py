"""Which run of sentences to show: a linear sum of a few features of each run, fitted so that it holds the answer.

An answer follows the sentence that repeats the question more often than it precedes it, and it does not end where a
passage does: so runs lean forward, and may reach into the passages beside the best one.
"""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np

from retrieval.evidence import Bools, Counts, Floats
from retrieval.ranking import WEIGHTS

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
class Sentences:
    """The sentences of a passage and of those beside it, n of them.

    Attributes:
        starts: Where they start in the report's text; (n,).
        ends: Where they end there; (n,).
        texts: What they say, normalised.
        home: Whether each stands in the passage itself; (n,).
        best: The number of the sentence of the passage that answers best by itself.
        shares: How much of the question each says, from 0 to 1; (n,).
        kinds: Whether each looks like an answer of the kind asked for; (n,).
        found: The question's terms by sentences: whether the term stands there.
        title: Whether each term stands in the title.
        named: Whether the whole title stands in the question.
    """

    starts: Counts
    ends: Counts
    texts: tuple[str, ...]
    home: Bools
    best: int
    shares: Floats
    kinds: Bools
    found: Bools
    title: Bools
    named: bool


@cache
def window_weights() -> Floats:
    """The fitted weights, in the order of `WINDOW_FEATURES`."""
    fitted = tomllib.loads(WEIGHTS.read_text("utf-8"))["window"]
    return np.array([fitted[name] for name in WINDOW_FEATURES], dtype=np.float64)


def longest_runs(sentences: Sentences, size: int) -> Counts:
    """For each sentence the last one of the longest run of at most `size` characters that begins with it; (n,)."""
    last = sentences.ends.searchsorted(sentences.starts + size, side="right") - 1
    # A sentence that is too long by itself is a run all the same.
    return np.maximum(last, np.arange(last.size))


def window_features(hits: Sequence[Sentences], lasts: Sequence[Counts], weights: Floats) -> Floats:
    """Look at runs of sentences, one that begins with each sentence; of several hits at once, which costs little more.

    Args:
        hits: The sentences of each hit.
        lasts: For each sentence of each hit the last one of the run.
        weights: How much each term of the question says.

    Returns:
        Runs by `WINDOW_FEATURES`, the hits one behind the other.
    """
    before = np.cumsum([0, *(last.size for last in lasts)])
    hit = np.repeat(np.arange(len(hits)), np.diff(before))
    first = np.arange(before[-1])
    last = np.concatenate(lasts) + before[hit]
    shares = np.concatenate([one.shares for one in hits])
    ends = np.concatenate([one.ends for one in hits])

    def total(values: Floats | Bools) -> Floats:
        sums = np.concatenate(([0.0], np.cumsum(values)))
        between: Floats = sums[last + 1] - sums[first]
        return between

    told = np.where([one.title for one in hits], 0.0, weights)
    own = told.sum(axis=1)
    asked = np.where(own[:, None] > 0, told, weights)
    counts = np.zeros((weights.size, first.size + 1), dtype=np.int32)
    np.cumsum(np.concatenate([one.found for one in hits], axis=1), axis=1, out=counts[:, 1:])
    says = counts[:, last + 1] > counts[:, :-1]
    best = (np.array([one.best for one in hits]) + before[:-1])[hit]
    begins = np.array([one.named for one in hits])[hit] & (np.concatenate([one.starts for one in hits]) == 0)
    repeats = total(shares)
    columns = {
        "repeats": repeats,
        "covers": np.einsum("rt,tr->r", asked[hit], says) / (asked.sum(axis=1) + (asked.sum(axis=1) == 0))[hit],
        "after": (ends[last] * repeats - total(shares * ends)) / _PER,
        "best": (first <= best) & (best <= last),
        "kind": total(np.concatenate([one.kinds for one in hits])),
        "name": begins * (1 - own / (weights.sum() or 1.0))[hit],
        "item": np.array([ITEM.match(text) is not None for one in hits for text in one.texts]),
    }
    return np.column_stack([columns[name] for name in WINDOW_FEATURES]).astype(np.float64)


def best_runs(hits: Sequence[Sentences], weights: Floats, size: int) -> list[tuple[int, int]]:
    """For each hit the run of at most `size` characters that most likely holds the answer, the earliest of equal ones.

    Args:
        hits: The sentences of each hit.
        weights: How much each term of the question says.
        size: Characters.

    Returns:
        For each hit the first and the last sentence of its run.
    """
    lasts = [longest_runs(sentences, size) for sentences in hits]
    # Rounded, so that equal runs tie whatever the order of the sums.
    values = np.round(window_features(hits, lasts, weights) @ window_weights(), 9)
    chosen = []
    at = 0
    for last in lasts:
        first = int(values[at : at + last.size].argmax())
        chosen.append((first, int(last[first])))
        at += last.size
    return chosen
