"""The nearest passages, as if the question were compared with every one."""

from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.meaning.neighbours import Neighbours
from retrieval.meaning.quantisation import packed, unpacked
from retrieval.store import Store, Vectors
from tests.examples import examples

RANDOM = np.random.default_rng(7)


def unit(*shape):
    vectors = RANDOM.standard_normal(shape).astype(np.float32)
    return vectors / np.linalg.norm(vectors, axis=-1, keepdims=True)


@pytest.fixture
def store(tmp_path):
    store = Store(tmp_path / "index.db")
    yield store
    store.close()


def put(store, vectors, first=1, encoder="one"):
    """Passages with these vectors, all of one report."""
    numbers = range(first, first + len(vectors))
    with store.writing():
        store.connection.execute("INSERT OR IGNORE INTO file (id, key, state) VALUES (1, 'a.md', 'indexed')")
        store.connection.execute(
            "INSERT OR IGNORE INTO report (id, title, bylines, text, related, sha256, reading, pages)"
            " VALUES (1, '水位', '[]', '水位三米。', '[]', '', '{}', '[]')"
        )
        store.connection.executemany(
            'INSERT OR IGNORE INTO passage (id, report_id, ordinal, first, last, start, "end")'
            " VALUES (?, 1, ?, 1, 1, 0, 5)",
            [(number, number) for number in numbers],
        )
        Vectors(store).add(encoder, dict(zip(numbers, packed(vectors), strict=True)))


def nearest(store, neighbours, question, k=10, ranges=None):
    with store.reading():
        ranges = None if ranges is None else np.array(ranges).reshape(-1, 2)
        return neighbours.nearest(neighbours.nearness(question), k, ranges)


@examples(25)
@given(
    st.integers(2, 400),
    st.integers(1, 40),
    st.lists(st.integers(1, 400), max_size=200),
    st.none() | st.lists(st.integers(1, 400), max_size=6),
    st.randoms(use_true_random=False),
)
def test_they_are_those_that_a_comparison_with_every_vector_finds(count, k, gone, bounds, chance):
    # Few directions and little noise, so that many are nearly as near, and some the same.
    random = np.random.default_rng(chance.randrange(1 << 30))
    vectors = unit(5, 24)[random.integers(5, size=count)] + random.choice([0, 1e-3], (count, 1)) * unit(count, 24)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    question = unit(24)
    ranges = None if bounds is None else np.array(sorted(bounds)[: len(bounds) // 2 * 2]).reshape(-1, 2)
    with TemporaryDirectory() as folder, closing(Store(Path(folder) / "index.db")) as store:
        half = max(count // 2, 1)
        put(store, vectors[:half])
        neighbours = Neighbours(Vectors(store), "one")
        nearest(store, neighbours, question)
        put(store, vectors[half:], first=half + 1)
        with store.writing():
            store.connection.executemany("DELETE FROM passage WHERE id = ?", [(number,) for number in gone])

        found = nearest(store, neighbours, question, k, ranges)

    stored = packed(vectors)
    allowed = set(range(1, count + 1)) - set(gone)
    if ranges is not None:
        allowed &= {number for low, high in ranges.tolist() for number in range(low, high + 1)}
    first = {stored[number - 1]: number for number in sorted(allowed, reverse=True)}
    cosines = dict(zip(first.values(), (unpacked(list(first)) @ question).tolist(), strict=True)) if first else {}
    best = sorted(cosines.values(), reverse=True)[:k]
    assert [cosine for _, cosine in found] == pytest.approx(best, abs=2e-6)
    assert all(cosine == pytest.approx(cosines[passage], abs=2e-6) for passage, cosine in found)


def test_of_too_many_passages_none_is_found_by_meaning_but_each_can_be_compared(store):
    question = unit(384)
    put(store, np.stack([*unit(9, 384), question]))
    neighbours = Neighbours(Vectors(store), "one", most=9)

    assert nearest(store, neighbours, question) == []
    with store.reading():
        assert neighbours.cosines(question, [10])[10] == pytest.approx(1.0, abs=1e-3)

    fewer = Neighbours(Vectors(store), "one", most=10)
    assert nearest(store, fewer, question, 1)[0][0] == 10


def test_passages_that_come_later_are_found_and_those_that_left_are_not(store):
    question = unit(384)
    neighbours = Neighbours(Vectors(store), "one")
    assert nearest(store, neighbours, question) == []

    put(store, np.stack([question, *unit(5, 384)]))
    assert nearest(store, neighbours, question, 1)[0][0] == 1

    put(store, np.stack([*unit(2, 384), question]), first=7)
    with store.writing():
        store.connection.execute("DELETE FROM passage WHERE id = 1")

    assert nearest(store, neighbours, question, 1)[0][0] == 9
    assert {passage for passage, _ in nearest(store, neighbours, question)} == {2, 3, 4, 5, 6, 7, 8, 9}


def test_the_same_vector_counts_once(store):
    question = unit(384)
    put(store, np.stack([*unit(2, 384), question, question, question]))

    assert [passage for passage, _ in nearest(store, Neighbours(Vectors(store), "one"), question)][:2] != [3, 4]
    assert len(nearest(store, Neighbours(Vectors(store), "one"), question)) == 3


def test_what_is_gone_makes_room_for_what_comes(store):
    question = unit(384)
    put(store, unit(8, 384))
    neighbours = Neighbours(Vectors(store), "one", most=10)
    assert len(nearest(store, neighbours, question)) == 8

    with store.writing():
        store.connection.execute("DELETE FROM passage")
    put(store, unit(7, 384), first=20)
    assert {passage for passage, _ in nearest(store, neighbours, question)} == set(range(20, 27))

    put(store, unit(4, 384), first=30)
    assert nearest(store, neighbours, question) == []

    with store.writing():
        store.connection.execute("DELETE FROM passage WHERE id < 30")
    put(store, unit(1, 384), first=40)
    assert {passage for passage, _ in nearest(store, neighbours, question)} == {30, 31, 32, 33, 40}


def test_thousands_with_one_vector_are_not_all_looked_up(store):
    question = unit(384)
    put(store, np.concatenate([np.repeat(question[None], 9_000, axis=0), unit(3, 384)]))
    neighbours = Neighbours(Vectors(store), "one")
    asked = []
    with store.reading():
        nearness = neighbours.nearness(question)
        store.connection.set_trace_callback(asked.append)
        found = neighbours.nearest(nearness, 10)
        store.connection.set_trace_callback(None)

    assert found[0] == (1, pytest.approx(1.0, abs=1e-3))
    assert 0 < sum(statement.count(",") for statement in asked) < 4_200


def test_only_passages_that_may_answer_are_found(store):
    question = unit(384)
    put(store, np.concatenate([question[None], unit(7, 384)]))
    neighbours = Neighbours(Vectors(store), "one")

    found = nearest(store, neighbours, question, 8, [(3, 4), (7, 7)])

    assert {passage for passage, _ in found} == {3, 4, 7}
    assert nearest(store, neighbours, question, 8, []) == []


def test_vectors_of_another_encoder_say_nothing_and_are_replaced(store):
    question = unit(384)
    put(store, np.stack([question, *unit(3, 384)]), encoder="two")
    neighbours = Neighbours(Vectors(store), "one")
    assert nearest(store, neighbours, question) == []

    put(store, unit(2, 384))

    assert {passage for passage, _ in nearest(store, neighbours, question)} == {1, 2}
    with store.reading():
        assert Vectors(store).wanting("one")
        assert Vectors(store).wanting("two")
