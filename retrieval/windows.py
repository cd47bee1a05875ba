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

_ITEM_BEGINS: Final = frozenset("（(第0123456789一二三四五六七八九十")


@dataclass(frozen=True, slots=True)
class Sentences:
    """The sentences of h hits, each hit's passage and those beside it, one behind the other; n of them in all.

    Attributes:
        first: The number of each hit's first sentence, then n; (h + 1,).
        starts: Where they start in their report's text; (n,).
        ends: Where they end there; (n,).
        texts: What they say, normalised; n.
        home: Whether each stands in the hit's passage itself; (n,).
        best: For each hit the number of the sentence of its passage that answers best by itself; (h,).
        shares: How much of the question each says, from 0 to 1; (n,).
        kinds: Whether each looks like an answer of the kind asked for; (n,).
        found: The question's terms by sentences: whether the term stands there.
        titles: The question's terms by hits: whether the term stands in the title.
        named: Whether the whole title stands in the question; (h,).
        weights: How much each term of its question says; hits by terms.
    """

    first: Counts
    starts: Counts
    ends: Counts
    texts: Sequence[str]
    home: Bools
    best: Counts
    shares: Floats
    kinds: Bools
    found: Bools
    titles: Bools
    named: Bools
    weights: Floats

    @property
    def hits(self) -> Counts:
        """Which hit each belongs to; (n,)."""
        return np.arange(self.best.size).repeat(self.first[1:] - self.first[:-1])


@cache
def window_weights() -> Floats:
    """The fitted weights, in the order of `WINDOW_FEATURES`."""
    fitted = tomllib.loads(WEIGHTS.read_text("utf-8"))["window"]
    return np.array([fitted[name] for name in WINDOW_FEATURES], dtype=np.float64)


def longest_runs(sentences: Sentences, size: int) -> Counts:
    """For each sentence the last one of the longest run of at most `size` characters that begins with it; (n,)."""
    # No run goes on into the next hit.
    apart = sentences.hits * (int(sentences.ends.max(initial=0)) + size + 1)
    last = (sentences.ends + apart).searchsorted(sentences.starts + apart + size, side="right") - 1
    # A sentence that is too long by itself is a run all the same.
    return np.maximum(last, np.arange(last.size))


def window_features(sentences: Sentences, last: Counts) -> Floats:
    """Look at runs of sentences, one that begins with each sentence.

    Args:
        sentences: Of several hits; that costs little more than of one.
        last: For each sentence the last one of the run; (n,).

    Returns:
        Runs by `WINDOW_FEATURES`.
    """
    hit, shares, weights = sentences.hits, sentences.shares, sentences.weights
    first = np.arange(last.size)
    stop = last + 1
    told = np.where(sentences.titles.T, 0.0, weights)
    own = told.sum(axis=1)
    asked = np.where(own[:, None] > 0, told, weights)
    counts = np.zeros((weights.shape[1], first.size + 1), dtype=np.int32)
    np.cumsum(sentences.found, axis=1, out=counts[:, 1:])
    says = counts[:, stop] > counts[:, :-1]
    best = sentences.best[hit]
    # Counted from the beginning of each hit: sums over many hits would lose digits.
    along = sentences.ends - sentences.starts[sentences.first[:-1]][hit]
    sums = np.zeros((3, first.size + 1))
    np.cumsum((shares, shares * along, sentences.kinds), axis=1, out=sums[:, 1:])
    repeats, places, kinds = sums[:, stop] - sums[:, :-1]
    whole, every = asked.sum(axis=1), weights.sum(axis=1)
    columns = {
        "repeats": repeats,
        "covers": np.einsum("rt,tr->r", asked[hit], says) / (whole + (whole == 0))[hit],
        "after": (along[last] * repeats - places) / _PER,
        "best": (first <= best) & (best <= last),
        "kind": kinds,
        "name": (sentences.named[hit] & (sentences.starts == 0)) * (1 - own / (every + (every == 0)))[hit],
        "item": [text[:1] in _ITEM_BEGINS and ITEM.match(text) is not None for text in sentences.texts],
    }
    values = np.empty((len(WINDOW_FEATURES), first.size))
    for place, name in enumerate(WINDOW_FEATURES):
        values[place] = columns[name]
    return values.T


def first_of_largest(values: Floats, first: Counts) -> Counts:
    """The place of the largest value of each part, the first of equal ones.

    Args:
        values: One part behind the other; (n,).
        first: Where each part begins, none empty; then n.
    """
    largest = np.maximum.reduceat(values, first[:-1])
    places = (values == largest.repeat(first[1:] - first[:-1])).nonzero()[0]
    chosen: Counts = places[places.searchsorted(first[:-1])]
    return chosen


def best_runs(sentences: Sentences, size: int) -> list[tuple[int, int]]:
    """For each hit the run of at most `size` characters that most likely holds the answer, the earliest of equal ones.

    Args:
        sentences: Of the hits.
        size: Characters.

    Returns:
        For each hit the first and the last sentence of its run.
    """
    last = longest_runs(sentences, size)
    # Rounded, so that equal runs tie whatever the order of the sums.
    chosen = first_of_largest(np.round(window_features(sentences, last) @ window_weights(), 9), sentences.first)
    return list(zip(chosen.tolist(), last[chosen].tolist(), strict=True))
