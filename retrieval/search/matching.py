"""Looks the terms of a question up in passages by their characters.

Tokenising thirty passages takes 40 ms, looking up where the question's characters stand in them a fraction of one.
A word counts where its characters stand, even across jieba's word borders; one of letters or digits must end there
in the text too.
"""

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import accumulate, chain, pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from retrieval.arrays import Bools, Integers
from retrieval.search.evidence import ALPHABETS_END, Evidence, PassageText, is_whole_word
from retrieval.search.lookups import ORDINAL, TIES, Lookup


def gather(lookup: Lookup, passages: Sequence[PassageText]) -> Evidence:
    """Look a question's terms up in some passages, at least one."""
    starts = np.array([0, *accumulate([len(passage.rows) for passage in passages])])
    stands, longest = _look_up(lookup, passages)
    pairs = len(lookup.terms)
    others = pairs + len(lookup.question.pairs)
    found = stands[:pairs]
    _add_synonyms(lookup, found, stands[others:])
    return Evidence(
        passages,
        lookup.terms,
        found,
        starts,
        np.logical_or.reduceat(stands[pairs:others], starts[:-1], axis=1),
        longest,
        _titles_asked(lookup, passages),
    )


def _look_up(lookup: Lookup, passages: Sequence[PassageText]) -> tuple[Bools, Integers]:
    """Look all words up.

    Returns:
        Whether each word stands in each row, and how many characters the longest part of the question's text has that
        stands in each passage.
    """
    text = "".join([passage.characters for passage in passages])
    codes = np.frombuffer(text.encode("utf-32-le", "replace"), dtype=np.uint32)
    firsts = np.array([0, *accumulate([len(passage.characters) for passage in passages])])
    sizes = np.array(list(chain.from_iterable([passage.rows for passage in passages])))
    numbers = lookup.numbers.take(codes, mode="clip")
    # Of the passages only characters that the question has are kept, about one in ten.
    at = numbers.nonzero()[0]
    lengths = _common_parts(lookup.spelt, numbers[at], at)
    longest = np.zeros(codes.size, dtype=lengths.dtype)
    longest[at] = lengths[: len(lookup.question.text)].max(axis=0)
    # One table answers for all words: a word stands where the part that ends there reaches its length.
    reach = lengths[lookup.ends] >= lookup.sizes.astype(lengths.dtype)[:, None]
    # Flat, since `nonzero` of a table takes five times as long.
    flat = reach.ravel().nonzero()[0]
    word = flat // (at.size or 1)
    match = flat - word * at.size
    if lookup.borders.any():
        whole = _whole(lookup, codes, word, at[match])
        word, match = word[whole], match[whole]
    row = np.arange(sizes.size).repeat(sizes)[at]
    stands = np.zeros((lookup.sizes.size, sizes.size), dtype=np.bool_)
    stands[word, row[match]] = True
    return stands, np.maximum.reduceat(longest, firsts[:-1]).astype(np.int64)


def _common_parts(spelt: NDArray[np.int16], numbers: NDArray[np.int16], at: Integers) -> NDArray[Any]:
    """How long the part is that ends in both, for each character of a text and each of some passages.

    Args:
        spelt: The characters of the text, by their numbers.
        numbers: Those of the passages that the text has, by the same numbers.
        at: Where they stand.
    """
    # The narrower the numbers, the faster all that follows.
    small = np.uint8 if spelt.size < 2**8 else np.int16
    lengths: NDArray[Any] = (spelt[:, None] == numbers).view(np.uint8).astype(small, copy=False)
    adjoining = (at[1:] - at[:-1] == 1).astype(small)
    longer = np.empty_like(adjoining)
    for before, after in pairwise(lengths):
        np.multiply(before[:-1], adjoining, out=longer)
        longer += 1
        after[1:] *= longer
    return lengths


def _whole(lookup: Lookup, codes: NDArray[np.uint32], word: Integers, last: Integers) -> Bools:
    """Which words that end at some characters are not torn from what they belong to in the passage."""
    whole = np.ones(word.size, dtype=np.bool_)
    bordered = np.flatnonzero(np.logical_or.reduce(lookup.borders, axis=1)[word])
    word, last = word[bordered], last[bordered]
    first, end, counts, alone = lookup.borders[word].T
    # A break stands behind every row, and code -1 is one, so that there always is a character beside.
    before = last - lookup.sizes[word]
    torn = first & _spaced(codes[before]) | end & _spaced(codes[last + 1])
    torn |= counts & (codes[before] == ord(ORDINAL))
    if alone.any():
        tied = _ties(codes[before]) & _spaced(codes[before - 1]) | _ties(codes[last + 1]) & _spaced(
            _behind(codes, last)
        )
        torn |= alone & tied
    whole[bordered] = ~torn
    return whole


def _ties(codes: NDArray[np.uint32]) -> Bools:
    ties: Bools = np.isin(codes, [ord(tie) for tie in TIES])
    return ties


def _behind(codes: NDArray[np.uint32], last: Integers) -> NDArray[np.uint32]:
    """The second character behind some."""
    behind: NDArray[np.uint32] = codes.take(last + 2, mode="clip")
    return behind


def _spaced(codes: NDArray[np.uint32]) -> Bools:
    spaced: Bools = _spaced_table().take(codes, mode="clip")
    return spaced


@cache
def _spaced_table() -> Bools:
    """By code whether a character `is_spaced`; the last place stands for all beyond."""
    return np.array([*map(str.isalnum, map(chr, range(ALPHABETS_END))), False])


def _titles_asked(lookup: Lookup, passages: Iterable[PassageText]) -> Bools:
    text = lookup.question.text
    # Where in the text each of its characters stands that is no blank: titles have none.
    places = [at for at, character in enumerate(text) if character != " "]
    asked = text.replace(" ", "")
    most = len(asked)
    return np.array(
        [1 < len(passage.title) <= most and _is_asked(passage.title, asked, places, text) for passage in passages],
        dtype=np.bool_,
    )


def _is_asked(title: str, asked: str, places: Sequence[int], text: str) -> bool:
    at = asked.find(title)
    while at >= 0:
        if is_whole_word(text, places[at], places[at + len(title) - 1] + 1):
            return True
        at = asked.find(title, at + 1)
    return False


def _add_synonyms(lookup: Lookup, found: Bools, others: Bools) -> None:
    """Let a synonym in a row stand for the question's word."""
    places = {term: place for place, term in enumerate(lookup.terms)}
    rows = dict(zip(lookup.others, others, strict=True))
    for synonym in lookup.question.synonyms:
        own = [places[term] for term in synonym.own if term in places]
        for other in synonym.others:
            if other:
                found[own] |= np.logical_and.reduce([rows[term[2:]] for term in other])
