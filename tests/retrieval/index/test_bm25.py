"""The inverted index gives rank_bm25's scores, whatever was added, removed and merged before."""

import tempfile
from collections import Counter
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rank_bm25 import BM25Plus

from retrieval.index import codec
from retrieval.index.inversion import invert
from retrieval.index.segments import SegmentStore
from retrieval.store.database import Store
from tests.examples import examples

TERMS = "天地玄黄宇宙洪荒"
DOCUMENT = st.lists(st.sampled_from(TERMS), min_size=1, max_size=12)
QUERY = st.lists(st.sampled_from(TERMS + "甲"), min_size=1, max_size=6)
# Each step adds some documents in one transaction, or removes one of those there; merging happens in between.
STEPS = st.lists(
    st.one_of(st.lists(DOCUMENT, min_size=1, max_size=5), st.integers(0, 50), st.just("merge")), max_size=30
)


def put_in(store, segments, documents):
    segment, postings = invert(documents)
    number = segments.stage(segment, codec.encode_blocks(postings, segment.size))
    with store.writing():
        segments.publish([number])
        segments.changed()


class Index:
    """A segment store in a file, and the documents that ought to be in it."""

    def __init__(self, folder):
        self.store = Store(Path(folder) / "index.db")
        self.segments = SegmentStore(self.store)
        self.documents = {}

    def add(self, documents):
        first = max(self.documents, default=0) + 1
        new = dict(enumerate(documents, first))
        put_in(self.store, self.segments, new)
        self.documents |= new

    def remove(self, passage):
        with self.store.writing():
            retired = self.segments.bury([passage])
            self.segments.changed()
        self.segments.delete(retired)
        del self.documents[passage]

    def merge(self):
        return self.segments.merge()

    def current(self):
        with self.store.reading():
            return self.segments.index()

    def peer(self):
        return BM25Plus([self.documents[passage] for passage in sorted(self.documents)], k1=0.9, b=0.75, delta=0)


@pytest.fixture
def index(tmp_path):
    index = Index(tmp_path)
    yield index
    index.store.close()


@examples(25)
@given(steps=STEPS, query=QUERY, k=st.integers(1, 8))
def test_scores_equal_rank_bm25_after_any_adds_removals_and_merges(steps, query, k):
    with tempfile.TemporaryDirectory() as folder:
        index = Index(folder)
        index.add([list("天地"), list("宇宙洪荒")])
        for step in steps:
            if step == "merge":
                index.merge()
            elif isinstance(step, list):
                index.add(step)
            elif len(index.documents) > 1:
                index.remove(sorted(index.documents)[step % len(index.documents)])

        expected = index.peer().get_scores(query)
        ids = np.array(sorted(index.documents))
        best = sorted(zip(-expected, ids, strict=True))
        with index.store.reading():
            scores = index.segments.index().get_scores(query)
            top = index.segments.index().top(query, k)
        index.store.close()

        np.testing.assert_allclose(scores, expected, atol=1e-6)
        matching = [passage for score, passage in best if score < 0]
        assert len(top) == min(k, len(matching))
        np.testing.assert_allclose([score for _, score in top], [-score for score, _ in best[: len(top)]], atol=1e-6)


def test_equal_scores_come_by_passage_id(index):
    for _ in range(5):
        index.add([list("天地"), list("玄黄")])

    with index.store.reading():
        assert [passage for passage, _ in index.segments.index().top("天", 4)] == [1, 3, 5, 7]


def test_a_weight_of_two_counts_like_a_term_asked_twice(index):
    index.add([list("天地玄黄"), list("天天地"), list("宇宙")])

    with index.store.reading():
        current = index.segments.index()
        assert current.top({"天": 2.0, "玄": 1.0}, 3) == current.top(["天", "玄", "天"], 3)


def test_passages_that_share_no_term_are_not_found(index):
    index.add([list("天地"), list("玄黄")])

    with index.store.reading():
        assert index.segments.index().top("宇", 5) == []


def test_an_empty_index_finds_nothing(index):
    with index.store.reading():
        assert index.segments.index().top("天", 5) == []
        assert index.segments.index().get_scores("天").size == 0


def test_merging_keeps_segments_few_and_rewrites_little(index):
    written = 0
    for _ in range(200):
        index.add([list("天地玄黄")])
        while index.merge():
            written += 1

    with index.store.reading():
        sizes = Counter(len(segment.passages) for segment in index.segments.segments())
    assert sum(sizes.values()) <= 24
    assert written <= 30


def test_a_segment_that_is_mostly_dead_is_cleaned(index):
    index.add([[term] for term in TERMS])
    for passage in range(1, 7):
        index.remove(passage)

    assert index.merge()

    with index.store.reading():
        assert [segment.passages.tolist() for segment in index.segments.segments()] == [[7, 8]]
        assert [passage for passage, _ in index.segments.index().top("洪荒天", 5)] == [7, 8]


def test_a_segment_without_a_live_passage_leaves_no_postings(index):
    index.add([list("天地")])
    index.add([list("玄黄")])
    index.remove(1)

    rows = index.store.connection.execute("SELECT first_term FROM block").fetchall()
    assert rows == [("玄",)]


def test_the_cache_stays_within_its_bound(tmp_path):
    store = Store(tmp_path / "index.db")
    put_in(store, SegmentStore(store), {1: list(TERMS), 2: list("天地")})

    def reads(cache_bytes):
        segments = SegmentStore(store, cache_bytes=cache_bytes)
        read = []
        with store.reading():
            for _ in range(3):
                read.clear()
                store.connection.set_trace_callback(read.append)
                found = segments.index().top(TERMS, 2)
                store.connection.set_trace_callback(None)
        assert [passage for passage, _ in found] == [1, 2]
        return sum("FROM block" in statement for statement in read)

    # What it has room for is not read again, and nothing else is kept.
    assert reads(1_000_000) == 0
    assert 0 < reads(1_000) <= reads(0) == len(TERMS)
    store.close()


def test_idfs_are_right_when_the_memory_of_them_is_full(index, monkeypatch):
    monkeypatch.setattr("retrieval.index.bm25.KNOWN_IDFS", 2)
    index.add([["天", "地"], ["天", "玄"], ["黄", "宇"]])
    current, peer = index.current(), index.peer()

    with index.store.reading():
        for asked in ("天地玄", "天黄", "地宇天", "玄"):
            assert current.idfs(asked) == pytest.approx({term: peer.idf[term] for term in asked})
