"""Leaving work out changes nothing: `top` is what scoring every passage and sorting would give."""

from importlib import import_module

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.index import bounds, codec, gaps, maxscore
from retrieval.index.bm25 import InvertedBM25
from retrieval.index.inversion import invert_numbered
from retrieval.index.postings import DensePostings
from retrieval.index.segment import Segment, make_segment
from tests.examples import examples

VOCABULARY = [f"t{number:03}" for number in range(60)]


class Source:
    """Postings as they come out of their blocks."""

    def __init__(self):
        self.blocks = {}

    def add(self, number, passages, lengths, occurrences, dead):
        used, numbers = np.unique(occurrences, return_inverse=True)
        inverted = invert_numbered([VOCABULARY[term] for term in used], numbers, lengths)
        self.blocks[number] = list(codec.encode_blocks(inverted, len(lengths)))
        segment = make_segment(passages, lengths)
        return Segment(number, segment.runs, segment.lengths.astype(np.uint16), np.array(dead, dtype=np.int32))

    def postings(self, segment, terms):
        return [self._find(segment, term) for term in terms]

    def _find(self, segment, term):
        before = [block for first, block in self.blocks[segment.id] if first <= term]
        return codec.Block(before[-1]).find(term, segment.size) if before else None


@st.composite
def indexes(draw):
    """Up to three segments of up to 700 passages, terms as uneven as words are, some passages removed."""
    chance = np.random.default_rng(draw(st.integers(0, 2**32)))
    source, segments, first = Source(), [], 1
    skew = draw(st.sampled_from([0.3, 1.0, 2.0]))
    weights = 1 / np.arange(1, len(VOCABULARY) + 1) ** skew
    for number in range(1, draw(st.integers(1, 3)) + 1):
        size = draw(st.one_of(st.integers(1, 700), st.just(3_000)))
        lengths = chance.integers(1, draw(st.sampled_from([3, 30, 90])), size)
        occurrences = chance.choice(len(VOCABULARY), int(lengths.sum()), p=weights / weights.sum())
        gone = draw(st.sampled_from([0.0, 0.1, 0.6]))
        dead = np.flatnonzero(chance.random(size) < gone)[: size - 1]
        segments.append(source.add(number, np.arange(first, first + size), lengths, occurrences, dead))
        first += size + draw(st.integers(0, 5))
    return InvertedBM25(segments, source, k1=draw(st.sampled_from([0.3, 0.9, 2.0])), b=draw(st.sampled_from([0, 0.75])))


QUERIES = st.dictionaries(
    st.sampled_from([*VOCABULARY, "unknown"]), st.sampled_from([0.0, 0.5, 1.0, 2.0, 7.3]), min_size=1, max_size=20
)


WAYS = pytest.mark.parametrize("way", ["every posting", "numpy", "compiled"])


@pytest.fixture(scope="session")
def compiled(compiled_once):  # noqa: ARG001
    return import_module("retrieval.index.compiled.maxscore")


def search_by(patched, way, request):
    """Let `top` work in one of its ways, whatever the size of the segments."""
    patched.setattr(maxscore, "SUM_ALL_BELOW", 10**9 if way == "every posting" else 0)
    module = request.getfixturevalue("compiled") if way == "compiled" else None
    for user in (maxscore, codec, gaps):
        patched.setattr(user, "loops", lambda **_: module)


def expected_top(index, scores, k):
    passages = np.sort(np.concatenate([segment.passages[segment.alive] for segment in index.segments]))
    order = np.lexsort((passages, -scores))
    return [(int(passages[place]), float(scores[place])) for place in order if scores[place] > 0][:k]


@WAYS
@examples(25)
@given(index=indexes(), query=QUERIES, k=st.integers(1, 40), few=st.sampled_from([1, 32, 10_000]))
def test_top_is_the_beginning_of_all_scores_in_order(request, way, index, query, k, few):
    patch = pytest.MonkeyPatch()
    with patch.context() as patched:
        search_by(patched, way, request)
        # Dense terms and small parts appear at this size too.
        patched.setattr(codec, "DENSE_FROM", 64)
        patched.setattr(maxscore, "_FIRST_PASSAGES", 0.01)
        patched.setattr(maxscore, "_FIRST_POSTINGS", 0.05)
        patched.setattr(maxscore, "_FEW", few)
        patched.setattr(maxscore, "_MANY", few)
        patched.setattr(maxscore, "_LIKELY", few)
        patched.setattr(maxscore, "_BLOCK", 8)
        patched.setattr(bounds, "_BLOCK", 4)
        scores = index.get_scores(query)
        found = index.top(query, k)

    assert found == expected_top(index, scores, k)


@WAYS
@examples(25)
@given(
    index=indexes(),
    query=QUERIES,
    k=st.integers(1, 40),
    few=st.sampled_from([0, 32, 10_000]),
    borders=st.lists(st.integers(1, 2_500), max_size=12, unique=True),
)
def test_top_among_some_is_what_is_left_of_all_scores(request, way, index, query, k, few, borders):
    ranges = np.array(sorted(borders)[: len(borders) // 2 * 2], dtype=np.int64).reshape(-1, 2)
    patch = pytest.MonkeyPatch()
    with patch.context() as patched:
        search_by(patched, way, request)
        patched.setattr(maxscore, "_FEW_LEFT", few)
        everything = expected_top(index, index.get_scores(query), 10**9)
        found = index.top(query, k, index.among(ranges))

    inside = [(passage, score) for passage, score in everything if any(a <= passage <= b for a, b in ranges)]
    assert found == inside[:k]


@WAYS
@pytest.mark.parametrize("query", [{"t000": 1.0}, {"t000": 1.0, "t001": 2.0, "t005": 1.0}, {"t001": 0.5, "t059": 7.0}])
@pytest.mark.parametrize("k", [1, 10, 6_000])
def test_many_passages_that_tie_come_by_their_number(monkeypatch, request, way, query, k):
    search_by(monkeypatch, way, request)
    chance = np.random.default_rng(7)
    source = Source()
    lengths = np.tile([4, 4, 4, 12], 5_000)
    weights = 1 / np.arange(1, len(VOCABULARY) + 1)
    occurrences = chance.choice(len(VOCABULARY), int(lengths.sum()), p=weights / weights.sum())
    dead = np.arange(0, 20_000, 7)
    index = InvertedBM25([source.add(1, np.arange(1, 20_001), lengths, occurrences, dead)], source)

    assert index.top(query, k) == expected_top(index, index.get_scores(query), k)


@WAYS
@pytest.mark.parametrize("query", [{"t020": 1.0, "t059": 1.0}, {f"t0{number}": 1.0 for number in range(10, 60)}])
def test_a_segment_whose_slots_need_more_than_16_bits(monkeypatch, request, way, query):
    search_by(monkeypatch, way, request)
    chance = np.random.default_rng(8)
    source = Source()
    lengths = chance.integers(1, 6, 140_000)
    weights = 1 / np.arange(1, len(VOCABULARY) + 1)
    occurrences = chance.choice(len(VOCABULARY), int(lengths.sum()), p=weights / weights.sum())
    # One passage beyond the first 65,536 holds a term more often than two bits can say.
    occurrences = np.insert(occurrences, int(lengths[:100_001].sum()), [59] * 9)
    lengths[100_000] += 9
    dead = np.arange(0, 140_000, 11)
    index = InvertedBM25([source.add(1, np.arange(1, 140_001), lengths, occurrences, dead)], source)

    assert index.top(query, 30) == expected_top(index, index.get_scores(query), 30)


def test_postings_take_two_bytes_each_for_the_compiled_loops(monkeypatch, request):
    source = Source()
    occurrences = np.tile([*range(1, 60), 0], 5_000)
    segment = source.add(1, np.arange(1, 150_001), np.full(150_000, 2), occurrences, [])

    (listed,) = source.postings(segment, ["t007"])
    search_by(monkeypatch, "compiled", request)
    (packed,) = source.postings(segment, ["t007"])

    assert packed.df == listed.df == 5_000
    assert packed.nbytes < 2.1 * packed.df < listed.nbytes / 1.9
    assert np.array_equal(packed.sparse().slots, listed.slots)


def test_frequent_terms_of_a_large_segment_are_stored_two_bits_a_passage():
    source = Source()
    lengths = np.full(20_000, 8)
    occurrences = np.tile([0, 0, 0, 0, 0, 1, 1, 2], 20_000)
    segment = source.add(1, np.arange(1, 20_001), lengths, occurrences, [])

    (found,) = source.postings(segment, ["t000"])

    assert isinstance(found, DensePostings)
    assert found.nbytes < 20_000 * 8
    lists = found.sparse()
    assert (lists.slots.size, set(lists.frequencies.tolist())) == (20_000, {5})


@given(st.lists(st.tuples(st.integers(0, 59), st.integers(1, 80_000)), min_size=1, max_size=30))
def test_blocks_keep_every_slot_and_frequency(wanted):
    occurrences, lengths = [], []
    for term, gap in wanted:
        lengths += [1] * min(gap, 600) + [gap % 7 + 2]
        occurrences += [59] * min(gap, 600) + [term] * (gap % 7 + 2)
    used, numbers = np.unique(occurrences, return_inverse=True)
    inverted = invert_numbered([VOCABULARY[term] for term in used], numbers, np.array(lengths))

    decoded = [codec.decode_block(block) for _, block in codec.encode_blocks(inverted, len(lengths))]

    assert [term for part in decoded for term in part.terms] == list(inverted.terms)
    assert np.array_equal(np.concatenate([part.counts for part in decoded]), inverted.counts)
    assert np.array_equal(np.concatenate([part.slots for part in decoded]), inverted.slots)
    assert np.array_equal(np.concatenate([part.frequencies for part in decoded]), inverted.frequencies)
