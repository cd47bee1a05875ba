"""Which run of sentences to show: a linear sum of a few features of each run, fitted so that it holds the answer.

An answer follows the sentence that repeats the question more often than it precedes it, and it does not end where a
passage does: so runs lean forward, and may reach into the passages beside the best one.
"""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np

from retrieval.arrays import Bools, Floats, Integers
from retrieval.search.weights import fitted
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

_ITEM_BEGINS: Final = frozenset("（(第0123456789一二三四五六七八九十")


# Of 0 to .2 the best on the open sets together.
_TYPE_BONUS: Final = 0.1


class Sentences(NamedTuple):
    """The sentences of h hits, each hit's passage and those beside it, one behind the other: p passages, n sentences.

    Attributes:
        hits: The first passage of each hit; then p; (h + 1,).
        passages: The first sentence of each passage, which has at least one; then n; (p + 1,).
        starts: Where they start in their report's text; (n,).
        ends: Where they end there; (n,).
        texts: What they say, normalised; n.
        home: Whether each stands in the hit's passage itself; (n,).
        kinds: Whether each looks like an answer of the kind asked for; (n,).
        found: The question's terms by sentences: whether the term stands there; (t, n), contiguous.
        titles: The question's terms by hits: whether the term stands in the title; (t, h).
        named: Whether the whole title stands in the question; (h,).
        weights: How much each of the terms says; (t,).
    """

    hits: Integers
    passages: Integers
    starts: Integers
    ends: Integers
    texts: Sequence[str]
    home: Bools
    kinds: Bools
    found: Bools
    titles: Bools
    named: Bools
    weights: Floats

    @property
    def first(self) -> Integers:
        """The first sentence of each hit; then n; (h + 1,)."""
        return self.passages[self.hits]

    @property
    def hit(self) -> Integers:
        """Which hit each belongs to; (n,)."""
        return _numbers(self.first)

    def span(self, first: int, last: int) -> Span:
        """Where a run of sentences, both included, stands in its report."""
        return Span(int(self.starts[first]), int(self.ends[last]))

    @property
    def items(self) -> Bools:
        """Whether each begins with a number, as an item or heading does; (n,)."""
        return np.array([text[:1] in _ITEM_BEGINS and ITEM.match(text) is not None for text in self.texts])


def _numbers(first: Integers) -> Integers:
    """The number of its part for each member of parts that begin at these places."""
    return np.arange(first.size - 1).repeat(first[1:] - first[:-1])


def choose_windows(sentences: Sentences, size: int) -> list[tuple[int, int, int]]:
    """The run of at most `size` characters of each hit that most likely holds the answer, the earliest of equal ones.

    Returns:
        For each hit the first and the last sentence of the run, and the one of these that answers best.
    """
    shares = _shares(sentences)
    answering = _answering(sentences, shares)
    last, values = _runs(sentences, shares, answering, size)
    # Rounded, so that equal runs tie whatever the order of the sums.
    runs = _first_of_largest(np.round(values @ fitted("window", WINDOW_FEATURES), 9), sentences.first).tolist()
    return [
        (run, end, run + int(answering[run : end + 1].argmax()))
        for run, end in zip(runs, last[runs].tolist(), strict=True)
    ]


def runs(sentences: Sentences, size: int) -> tuple[Integers, Floats]:
    """For each sentence the longest run of at most `size` characters that begins with it.

    Returns:
        The last sentence of each run, (n,), and runs by `WINDOW_FEATURES`.
    """
    shares = _shares(sentences)
    return _runs(sentences, shares, _answering(sentences, shares), size)


def own_weights(found: Bools, first: Integers, titles: Bools) -> Floats:
    """How much terms say about which sentence of a passage answers.

    Args:
        found: Terms by sentences of some passages.
        first: The first sentence of each passage; then the number of sentences.
        titles: Terms by passages: whether the term stands in the title.

    Returns:
        Terms by passages: IDF among the sentences of each; 0 for those of the title.
    """
    df = np.add.reduceat(found, first[:-1], axis=1, dtype=np.int64) + 0.5
    weights: Floats = np.log((first[1:] - first[:-1] + 1) / df)
    # Where the title says all that was asked, its terms alone can tell the sentences apart.
    weights[titles & ((df > 0.5) & ~titles).any(axis=0)] = 0.0
    return weights


def _shares(sentences: Sentences) -> Floats:
    """How much of its question each says, by the weights of its passage, from 0 to 1."""
    hit = _numbers(sentences.hits)
    own = own_weights(sentences.found, sentences.passages, sentences.titles[:, hit])
    total = own.sum(axis=0)
    own /= np.where(total > 0, total, 1.0)
    # Rounded, so that equal sentences tie whatever the order of the sums.
    shares: Floats = np.round(np.einsum("tn,tn->n", own[:, _numbers(sentences.passages)], sentences.found), 12)
    return shares


def _answering(sentences: Sentences, shares: Floats) -> Floats:
    """How well each answers by itself, those of the passage itself before those of others."""
    # A score is 1.1 at most.
    answering: Floats = shares + _TYPE_BONUS * sentences.kinds + 2 * sentences.home
    return answering


def _runs(sentences: Sentences, shares: Floats, answering: Floats, size: int) -> tuple[Integers, Floats]:
    hit, weights = sentences.hit, sentences.weights
    first = np.arange(hit.size)
    # No run goes on into the next hit.
    apart = hit * (int(sentences.ends.max(initial=0)) + size + 1)
    last = (sentences.ends + apart).searchsorted(sentences.starts + apart + size, side="right") - 1
    # A sentence that is too long by itself is a run all the same.
    last = np.maximum(last, first)
    stop = last + 1
    told = np.where(sentences.titles.T, 0.0, weights)
    own = told.sum(axis=1)
    asked = np.where(own[:, None] > 0, told, weights)
    counts = np.zeros((weights.size, first.size + 1), dtype=np.int32)
    np.cumsum(sentences.found, axis=1, out=counts[:, 1:])
    says = counts[:, stop] > counts[:, :-1]
    best = _first_of_largest(answering, sentences.first)[hit]
    # Counted from the beginning of each hit, so that sums stay small.
    along = sentences.ends - sentences.starts[sentences.first[:-1]][hit]
    sums = np.zeros((3, first.size + 1))
    np.cumsum((shares, shares * along, sentences.kinds), axis=1, out=sums[:, 1:])
    repeats, places, kinds = sums[:, stop] - sums[:, :-1]
    whole, every = asked.sum(axis=1), float(weights.sum())
    columns = {
        "repeats": repeats,
        "covers": np.einsum("nt,tn->n", asked[hit], says) / (whole + (whole == 0))[hit],
        "after": (along[last] * repeats - places) / _PER,
        "best": (first <= best) & (best <= last),
        "kind": kinds,
        "name": (sentences.named[hit] & (sentences.starts == 0)) * (1 - own / (every or 1.0))[hit],
        "item": sentences.items,
    }
    values = np.empty((len(WINDOW_FEATURES), first.size))
    for place, name in enumerate(WINDOW_FEATURES):
        values[place] = columns[name]
    return last, values.T


def _first_of_largest(values: Floats, first: Integers) -> Integers:
    """The place of the largest value of each part, the first of equal ones; parts begin at `first`, none is empty."""
    largest = np.maximum.reduceat(values, first[:-1])
    places = (values == largest.repeat(first[1:] - first[:-1])).nonzero()[0]
    chosen: Integers = places[places.searchsorted(first[:-1])]
    return chosen
