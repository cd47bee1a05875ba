"""The nearest passages, as if the question were compared with every one."""

import numpy as np
import pytest

from retrieval.meaning.neighbours import LOOKED_UP, Neighbours
from retrieval.meaning.quantisation import packed
from retrieval.store import Store, Vectors

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
        return neighbours.nearest(question, k, None if ranges is None else np.array(ranges).reshape(-1, 2))


def test_of_many_passages_those_near_the_question_are_found(store):
    question = unit(384)
    vectors = unit(5 * LOOKED_UP, 384)
    planted = [17, 2_222, 4_900]
    for n, place in enumerate(planted):
        vectors[place] += (1.0 - 0.2 * n) * question
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    put(store, vectors)

    found = nearest(store, Neighbours(Vectors(store), "one"), question, 3)

    assert [passage for passage, _ in found] == [place + 1 for place in planted]
    assert [cosine for _, cosine in found] == pytest.approx((vectors @ question)[planted].tolist(), abs=0.01)


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


@pytest.mark.parametrize("count", [8, 3 * LOOKED_UP])
def test_only_passages_that_may_answer_are_found(store, count):
    question = unit(384)
    put(store, np.concatenate([question[None], unit(count - 1, 384)]))
    neighbours = Neighbours(Vectors(store), "one")

    found = nearest(store, neighbours, question, count, [(3, 4), (7, 7)])

    assert {passage for passage, _ in found} == {3, 4, 7}
    assert nearest(store, neighbours, question, count, []) == []


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
