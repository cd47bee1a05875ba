"""The postings of every term of some passages, one after the other, as they are made and merged."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from retrieval.index.segment import Segment, make_segment

MAX_FREQUENCY: Final = 65_535
"""A term frequency above this is stored as this: at k1 = 0.9 the weight of a term has reached 99.99 % of its bound
long before."""


@dataclass(frozen=True, slots=True, eq=False)
class Inverted:
    """The postings of many terms, one after the other.

    Attributes:
        terms: The terms, ascending.
        counts: int64 (len(terms),): how many passages hold each, at least 1.
        slots: int32 (sum of counts,): ascending for each term.
        frequencies: uint16 (sum of counts,): how often each of those passages holds the term.
    """

    terms: Sequence[str]
    counts: NDArray[np.int64]
    slots: NDArray[np.int32]
    frequencies: NDArray[np.uint16]


def invert(passages: Mapping[int, Sequence[str]]) -> tuple[Segment, Inverted]:
    """Make a segment of some passages.

    Args:
        passages: The index terms of each passage, by passage id.

    Returns:
        The segment (id 0) and its postings.
    """
    ids = sorted(passages)
    numbers: dict[str, int] = {}
    lengths = np.array([len(passages[passage]) for passage in ids], dtype=np.int64)
    occurrences = np.fromiter(
        (numbers.setdefault(term, len(numbers)) for passage in ids for term in passages[passage]),
        dtype=np.int64,
        count=int(lengths.sum()),
    )
    return make_segment(np.array(ids, dtype=np.int64), lengths), invert_numbered(list(numbers), occurrences, lengths)


def invert_numbered(vocabulary: Sequence[str], occurrences: NDArray[np.int64], lengths: NDArray[np.int64]) -> Inverted:
    """Invert passages whose terms are numbers already.

    Args:
        vocabulary: The term behind each number, each once; every one occurs.
        occurrences: The terms of all passages, one passage after the other.
        lengths: How many of them belong to each passage.
    """
    order = sorted(range(len(vocabulary)), key=vocabulary.__getitem__)
    rank = np.empty(len(order), dtype=np.int64)
    rank[order] = np.arange(len(order))
    size = max(lengths.size, 1)
    pairs = rank[occurrences] * size + np.repeat(np.arange(lengths.size), lengths)
    pairs.sort()
    first = np.flatnonzero(np.diff(pairs, prepend=-1))
    frequencies = np.diff(first, append=pairs.size)
    pairs = pairs[first]
    return Inverted(
        [vocabulary[number] for number in order],
        np.bincount(pairs // size, minlength=len(order)),
        (pairs % size).astype(np.int32),
        np.minimum(frequencies, MAX_FREQUENCY).astype(np.uint16),
    )
