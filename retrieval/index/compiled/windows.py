"""The best run of sentences by a compiled loop: what `retrieval.search.windows` does by numpy."""

import numpy as np
from numba import types
from numpy.typing import NDArray

from retrieval.index.compiled.jit import compile_loop

Whole = NDArray[np.int64]
Bools = NDArray[np.bool_]
Floats = NDArray[np.float64]


@compile_loop
def _rounded(value: float, scale: float) -> float:
    """As `numpy.round`, `scale` being a power of ten."""
    return float(np.rint(value * scale) / scale)


@compile_loop
def _share_out(found: Bools, titles: Bools, hit: int, terms: int, begin: int, end: int, shares: Floats) -> None:
    """How much of the question each sentence of a passage says."""
    own = np.empty(terms)
    beside = False
    for term in range(terms):
        df = 0
        for sentence in range(begin, end):
            df += found[term, sentence]
        own[term] = np.log((end - begin + 1) / (df + 0.5))
        beside |= df > 0 and not titles[term, hit]
    total = 0.0
    for term in range(terms):
        if beside and titles[term, hit]:
            own[term] = 0.0
        total += own[term]
    total = total if total > 0 else 1.0
    for sentence in range(begin, end):
        share = 0.0
        for term in range(terms):
            if found[term, sentence]:
                share += own[term] / total
        shares[sentence] = _rounded(share, 1e12)


def choose(
    hits: Whole,
    passages: Whole,
    starts: Whole,
    ends: Whole,
    home: Bools,
    kinds: Bools,
    items: Bools,
    found: Bools,
    titles: Bools,
    named: Bools,
    terms: Whole,
    weights: Floats,
    fitted: Floats,
    bonus: float,
    per: float,
    size: int,
) -> Whole:
    """Choose what to show of each hit.

    The arguments up to `weights` are those of `retrieval.search.windows.Sentences`.

    Args:
        hits: int64 (h + 1,).
        passages: int64 (p + 1,).
        starts: int64 (n,).
        ends: int64 (n,).
        home: bool (n,).
        kinds: bool (n,).
        items: bool (n,).
        found: bool (t, n).
        titles: bool (t, h).
        named: bool (h,).
        terms: int64 (h,).
        weights: float64 (h, t).
        fitted: float64 (7,): by `retrieval.search.windows.WINDOW_FEATURES`.
        bonus: What an answer of the kind asked for is worth, in shares of the question.
        per: Characters by which the feature `after` counts.
        size: Characters to show at most.

    Returns:
        int64 (hits, 3): first and last sentence of the run, and the one in it that answers best.
    """
    chosen = np.zeros((hits.size - 1, 3), dtype=np.int64)
    shares = np.empty(starts.size)
    answering = np.empty(starts.size)
    asked = np.empty(weights.shape[1])
    following = np.empty(weights.shape[1], dtype=np.int64)
    for hit in range(hits.size - 1):
        count = terms[hit]
        for passage in range(hits[hit], hits[hit + 1]):
            _share_out(found, titles, hit, count, passages[passage], passages[passage + 1], shares)
        begin, end = passages[hits[hit]], passages[hits[hit + 1]]
        best = begin
        for sentence in range(begin, end):
            answering[sentence] = shares[sentence] + bonus * kinds[sentence] + 2 * home[sentence]
            if answering[sentence] > answering[best]:
                best = sentence
        own, every = 0.0, 0.0
        for term in range(count):
            every += weights[hit, term]
            own += 0.0 if titles[term, hit] else weights[hit, term]
        whole = 0.0
        for term in range(count):
            asked[term] = 0.0 if own > 0 and titles[term, hit] else weights[hit, term]
            whole += asked[term]
            following[term] = end
        name = (1 - own / (every or 1.0)) if named[hit] else 0.0
        highest = -np.inf
        # Backwards, so that it is known where each term stands next; of equal runs the earliest comes last.
        for sentence in range(end - 1, begin - 1, -1):
            last = sentence
            while last + 1 < end and ends[last + 1] <= starts[sentence] + size:
                last += 1
            covers = 0.0
            for term in range(count):
                if found[term, sentence]:
                    following[term] = sentence
                if following[term] <= last:
                    covers += asked[term]
            repeats, after, kind = 0.0, 0.0, 0.0
            for one in range(sentence, last + 1):
                repeats += shares[one]
                after += shares[one] * (ends[last] - ends[one])
                kind += kinds[one]
            value = (
                fitted[0] * repeats
                + fitted[1] * covers / (whole or 1.0)
                + fitted[2] * after / per
                + fitted[3] * (sentence <= best <= last)
                + fitted[4] * kind
                + fitted[5] * (name if starts[sentence] == 0 else 0.0)
                + fitted[6] * items[sentence]
            )
            value = _rounded(value, 1e9)
            if value >= highest:
                highest = value
                chosen[hit, 0] = sentence
                chosen[hit, 1] = last
        best = chosen[hit, 0]
        for sentence in range(chosen[hit, 0], chosen[hit, 1] + 1):
            if answering[sentence] > answering[best]:
                best = sentence
        chosen[hit, 2] = best
    return chosen


choose = compile_loop(
    choose,
    types.int64[:, ::1](
        types.int64[::1],
        types.int64[::1],
        types.int64[::1],
        types.int64[::1],
        types.boolean[::1],
        types.boolean[::1],
        types.boolean[::1],
        types.boolean[:, ::1],
        types.boolean[:, ::1],
        types.boolean[::1],
        types.int64[::1],
        types.float64[:, ::1],
        types.float64[::1],
        types.float64,
        types.float64,
        types.int64,
    ),
)
