"""Blocks kept open give what reading them anew gives, and never more memory than allowed."""

import random

import numpy as np

from retrieval.index import codec
from retrieval.index.codec import Block
from retrieval.index.inverted import invert
from retrieval.index.open_blocks import OpenBlocks


def segment(chance, size):
    words = [f"w:{number:05}" for number in range(4_000)]
    passages = {n: chance.choices(words, k=60) for n in range(1, size + 1)}
    made, inverted = invert(passages)
    return words, [data for _, data in codec.encode(inverted, made.size)], made.size


def same(one, other):
    return (one is None and other is None) or (
        np.array_equal(one.slots, other.slots) and np.array_equal(one.frequencies, other.frequencies)
    )


def test_terms_are_found_in_open_blocks_as_in_those_just_read():
    chance = random.Random(3)
    words, data, size = segment(chance, 2_000)
    fresh = [Block(one) for one in data]
    opened = OpenBlocks(limit=3 * max(block.nbytes for block in fresh))
    hits = 0

    for term in chance.choices([*words, "w:", "w:00007a", "x:"], k=3_000):
        holding = [block for block in fresh if block.first <= term]
        expected = holding[-1].find(term, size) if holding else None
        block = opened.find(7, term)
        if block is not None:
            hits += 1
            assert same(block.find(term, size), expected)
        elif holding:
            opened.keep(7, holding[-1])
        assert opened.find(8, term) is None

    assert len(fresh) > 8
    assert hits > 300


def test_what_was_used_longest_ago_is_given_up():
    _, data, _ = segment(random.Random(4), 2_000)
    first, second, third = (Block(one) for one in data[:3])
    opened = OpenBlocks(limit=first.nbytes + second.nbytes + third.nbytes - 1)

    opened.keep(1, first)
    opened.keep(1, second)
    assert opened.find(1, first.first) is first
    opened.keep(1, third)

    assert opened.find(1, second.first) is None
    assert opened.find(1, first.last) is first
    assert opened.find(1, third.last) is third
