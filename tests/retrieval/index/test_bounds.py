"""Sums in 16 bits are never below what terms add, and little above it: nothing that may be an answer is left out."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.index import bounds
from retrieval.index.bounds import CoarseSums, WeightedLists
from retrieval.index.postings import DensePostings, SparsePostings
from retrieval.index.segment import Segment, make_segment


@st.composite
def segments(draw):
    """A segment with some dead passages, norms by length, terms of both kinds, and how often each passage has them."""
    chance = np.random.default_rng(draw(st.integers(0, 2**32)))
    size = draw(st.one_of(st.integers(1, 200), st.just(3_000)))
    longest = draw(st.sampled_from([3, 90, 5_000]))
    lengths = chance.integers(1, longest + 1, size)
    dead = np.flatnonzero(chance.random(size) < draw(st.sampled_from([0.0, 0.3]))).astype(np.int32)
    made = make_segment(np.arange(1, size + 1), lengths)
    segment = Segment(1, made.runs, made.lengths.astype(np.uint16), dead)
    norms = draw(st.sampled_from([0.0, 0.9])) * (0.25 + 0.75 * np.arange(longest + 1) / lengths.mean())
    terms, counts = [], []
    for _ in range(draw(st.integers(1, 60))):
        slots = np.flatnonzero(chance.random(size) < chance.choice([0.01, 0.3, 1.0])).astype(np.int32)
        frequencies = chance.geometric(chance.choice([0.9, 0.3, 0.001]), slots.size).clip(max=65_535).astype(np.uint16)
        if chance.random() < 0.5:
            postings = DensePostings.pack(size, slots, frequencies)
        else:
            places = np.flatnonzero(frequencies > 1).astype(np.int32)
            postings = SparsePostings(slots, places, frequencies[places])
        terms.append(WeightedLists(float(chance.choice([0.01, 1.0, 14.0]) * (1 + chance.random())), postings))
        held = np.zeros(size)
        held[slots] = frequencies
        counts.append(held)
    return segment, norms, terms, np.array(counts)


@given(segments(), st.sampled_from([10, 16_384]), st.integers(1, 30))
def test_sums_are_never_too_small_and_rounded_up_by_little(found, together, count):
    segment, norms, terms, counts = found
    here = norms[segment.lengths]
    ratios = np.divide(counts * (1 + here), counts + here, out=np.zeros_like(counts), where=counts > 0)
    weights = np.array([term.weight for term in terms])
    expected = np.where(segment.alive, weights @ ratios, 0.0)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bounds, "_TOGETHER", together)
        made = CoarseSums(segment, norms, terms)
        made.add(terms[: len(terms) // 2])
        made.add(terms[len(terms) // 2 :])

    every = np.arange(segment.size)
    got = made.at(every)
    assert (got[segment.alive] >= expected[segment.alive] * (1 - 1e-12)).all()
    assert not got[~segment.alive].any()
    # In lists each term is rounded up twice; two bits a passage do not know how long it is.
    if all(isinstance(term.postings, SparsePostings) for term in terms):
        unit = weights.sum() * (1 + norms[-1]) / 65_000
        assert (got <= expected + 2 * len(terms) * unit).all()
    for wanted in (0.0, *np.quantile(expected, [0.2, 0.9, 1.0])):
        reaching = made.at_least(wanted)
        assert set(np.flatnonzero((expected >= wanted) & (expected > 0))) <= set(reaching)
        assert (np.diff(reaching) > 0).all()
    highest = made.highest(count)
    assert highest.size >= min(count, np.count_nonzero(got))
    if highest.size < np.count_nonzero(got):
        others = np.setdiff1d(every, highest)
        assert got[highest].min() > got[others].max()
