"""What of a question stands where in a handful of passages: looked up by characters, not tokenised.

Tokenising thirty passages takes 40 ms, looking up where the question's characters stand in them a fraction of one.
A word counts where its characters stand, even across jieba's word borders; one of letters or digits must end there
in the text too.
"""

import sys
from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, chain, pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from retrieval.normalisation import Normalised, normalise, normalise_with_offsets
from retrieval.questions import QuestionTerms
from retrieval.sentences import sentence_bounds
from retrieval.tokens import WORD_WEIGHT
from retrieval.types import Span

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Counts = NDArray[np.int64]

BREAK: Final = "\0"
"""Ends a row of `PassageText.characters`."""

# Below it all alphabets; above it, characters that are words without spaces between them.
_ALPHABETS_END: Final = 0x2E80
_LETTERS: Final = frozenset(filter(str.isalnum, map(chr, range(_ALPHABETS_END))))
_NARROW: Final = np.array([*(chr(code) in _LETTERS for code in range(_ALPHABETS_END)), False])
_NUMERALS: Final = frozenset("0123456789零一二三四五六七八九十百千万两")
_ORDINAL: Final = "第"
# The last place of the basic plane, which is no character: it stands for all beyond.
_LAST: Final = "\uffff"


@dataclass(frozen=True, slots=True)
class PassageText:
    """A passage as it is looked up.

    Attributes:
        characters: The normalised title and sentences, a NUL behind each: its rows.
        rows: How many characters each of them has, with the NUL: first the title, then the sentences.
        title: The normalised title without spaces.
        normal: The normalised text of the passage.
        bounds: Where its sentences start and end in the text as it is written, by turns, as uint32: many passages are
            kept.
    """

    characters: str
    rows: tuple[int, ...]
    title: str
    normal: Normalised
    bounds: bytes

    @property
    def sentences(self) -> tuple[Span, ...]:
        """Its sentences, at least one."""
        bounds = memoryview(self.bounds).cast("I")
        return tuple(map(Span, bounds[::2], bounds[1::2]))


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where the terms of a question stand in some passages.

    Attributes:
        passages: The passages.
        terms: The question's own terms, sorted.
        found: Terms by rows: whether the term, or a synonym for it, stands there. The rows of all passages follow
            each other, each passage's title before its sentences.
        starts: First row of each passage: that of its title; then the number of rows.
        pairs: Pairs of neighbouring words by passages: whether they are neighbours there too.
        longest: Characters of the longest part of the question that stands in each passage.
        title_asked: Whether the whole title stands in the question.
    """

    passages: tuple[PassageText, ...]
    terms: tuple[str, ...]
    found: Bools
    starts: Counts
    pairs: Bools
    longest: Counts
    title_asked: Bools

    def rows(self, passage: int) -> Bools:
        """Terms by sentences of one passage."""
        return self.found[:, self.starts[passage] + 1 : self.starts[passage + 1]]

    def title(self, passage: int) -> Bools:
        """Which terms stand in the title."""
        return self.found[:, self.starts[passage]]

    def part(self, first: int, stop: int) -> "Evidence":
        """The evidence in passages that follow each other."""
        starts = self.starts[first : stop + 1]
        return Evidence(
            self.passages[first:stop],
            self.terms,
            self.found[:, starts[0] : starts[-1]],
            starts - starts[0],
            self.pairs[:, first:stop],
            self.longest[first:stop],
            self.title_asked[first:stop],
        )


def lay_out(text: str, title: str) -> PassageText:
    """Prepare a passage for looking things up.

    Args:
        text: Of the passage.
        title: Headline of its report.
    """
    bounds = sentence_bounds(text) or [(0, len(text))]
    normal = normalise_with_offsets(text)
    if len(normal.text) == len(text):
        pieces = [normal.text[start:end] for start, end in bounds]
    else:
        pieces = [normalise(text[start:end]) for start, end in bounds]
    headline = _headline(title)
    rows = [headline, *pieces]
    if BREAK in normal.text or BREAK in headline:
        # A NUL of the text itself must not end a row.
        rows = [row.replace(BREAK, " ") for row in rows]
    return PassageText(
        BREAK.join([*rows, ""]),
        tuple([len(row) + 1 for row in rows]),
        rows[0].replace(" ", ""),
        normal,
        array("I", chain.from_iterable(bounds)).tobytes(),
    )


@lru_cache(maxsize=1024)  # The passages of a report share it.
def _headline(title: str) -> str:
    return normalise(title)


def gather(question: QuestionTerms, passages: Sequence[PassageText]) -> Evidence:
    """Look a question's terms up in some passages.

    Args:
        question: The question.
        passages: At least one.
    """
    terms = tuple(sorted(question.own))
    words = [term[2:] for term in terms]
    joined = [first + second for first, second in question.pairs]
    others = sorted({term[2:] for synonym in question.synonyms for other in synonym.others for term in other})
    matches = _Matches(" ".join([question.text, *others]), passages)
    starts = matches.starts
    rows = matches.rows_with([*words, *joined, *others])
    found = rows[: len(words)]
    _add_synonyms(question, terms, found, dict(zip(others, rows[len(words) + len(joined) :], strict=True)))
    asked = question.text.replace(" ", "")
    return Evidence(
        tuple(passages),
        terms,
        found,
        starts,
        np.logical_or.reduceat(rows[len(words) : len(words) + len(joined)], starts[:-1], axis=1),
        matches.longest(len(question.text)),
        np.array([len(passage.title) > 1 and passage.title in asked for passage in passages], dtype=np.bool_),
    )


class _Matches:
    """Where parts of a text stand in passages.

    For each character of the text and each of the passages': how long the part is that ends in both. A word of the
    text stands in a passage where this reaches the word's length, so that one table answers for all words and for the
    longest common part too. Of the passages only characters that the text has are kept, about one in ten.

    Args:
        said: The text; blanks part it.
        passages: At least one.

    Attributes:
        starts: First row of each passage; then the number of rows.
    """

    def __init__(self, said: str, passages: Sequence[PassageText]) -> None:
        counts = [len(passage.rows) for passage in passages]
        self.starts: Counts = np.array([0, *accumulate(counts)])
        self._said = said
        characters = "".join([passage.characters for passage in passages])
        self._firsts = np.array([0, *accumulate([len(passage.characters) for passage in passages])])[:-1]
        self._codes = np.frombuffer(characters.encode("utf-32-le", "replace"), dtype=np.uint32)
        # The narrower the numbers, the faster all that follows.
        small = np.uint8 if len(said) < 2**8 else np.int16
        numbers = {character: number for number, character in enumerate(set(said) - {" ", BREAK}, 1)}
        table = np.zeros(ord(_LAST) + 1 if max(said) < _LAST else sys.maxunicode + 2, dtype=small)
        table[list(map(ord, numbers))] = list(numbers.values())
        found = table.take(self._codes, mode="clip")
        self._at = (found != 0).nonzero()[0]
        sizes = np.fromiter(chain.from_iterable([passage.rows for passage in passages]), np.intp, int(self.starts[-1]))
        self._row = np.arange(sizes.size).repeat(sizes)[self._at]
        wanted = np.array([numbers.get(character, 0) for character in said], dtype=small)
        self._lengths = (wanted[:, None] == found[self._at]).view(np.uint8).astype(small, copy=False)
        adjoining = (self._at[1:] - self._at[:-1] == 1).astype(small)
        longer = np.empty_like(adjoining)
        for before, here in pairwise(self._lengths):
            np.multiply(before[:-1], adjoining, out=longer)
            longer += 1
            here[1:] *= longer

    def rows_with(self, words: Sequence[str]) -> Bools:
        """Words of the text by rows: whether they stand there.

        Letters and digits only where they stand alone; 五个 not in 第五个, which is one of them.
        """
        sizes = np.array([len(word) for word in words], dtype=self._lengths.dtype)
        begins = [self._said.find(word) for word in words]
        # Flat, since `nonzero` of a table takes five times as long.
        reach = self._lengths[np.array(begins) + sizes - 1] >= sizes[:, None]
        word, match = np.divmod(np.flatnonzero(reach), self._at.size or 1)
        borders = [
            (is_narrow(word[0]), is_narrow(word[-1]), word[0] in _NUMERALS and self._said[at - 1 : at] != _ORDINAL)
            for word, at in zip(words, begins, strict=True)
        ]
        if any(map(any, borders)):
            last = self._at[match]
            first, end, counts = np.array(borders)[word].T
            # A break stands behind every row, and code -1 is one, so that there always is a character beside.
            before = last - sizes[word]
            torn = first & self._narrow(before) | end & self._narrow(last + 1)
            torn |= counts & (self._codes[before] == ord(_ORDINAL))
            word, match = word[~torn], match[~torn]
        rows = np.zeros((len(words), int(self.starts[-1])), dtype=np.bool_)
        rows[word, self._row[match]] = True
        return rows

    def longest(self, size: int) -> Counts:
        """Characters of the longest part of the first `size` of the text that stands in each passage."""
        best = np.zeros(self._codes.size, dtype=self._lengths.dtype)
        best[self._at] = self._lengths[:size].max(axis=0)
        return np.maximum.reduceat(best, self._firsts).astype(np.int64)

    def _narrow(self, places: Counts) -> Bools:
        narrow: Bools = _NARROW.take(self._codes[places], mode="clip")
        return narrow


def _add_synonyms(question: QuestionTerms, terms: Sequence[str], found: Bools, rows: Mapping[str, Bools]) -> None:
    """Let a synonym in a row stand for the question's word."""
    places = {term: place for place, term in enumerate(terms)}
    for synonym in question.synonyms:
        own = [places[term] for term in synonym.own if term in places]
        for other in synonym.others:
            if other:
                found[own] |= np.logical_and.reduce([rows[term[2:]] for term in other])


def term_weights(terms: Iterable[str], idf: Mapping[str, float]) -> Floats:
    """The IDF of terms, a word's counted twice as in the index."""
    return np.array([idf[term] * (WORD_WEIGHT if term.startswith("w:") else 1.0) for term in terms], dtype=np.float64)


def stands_alone(text: str, start: int, end: int) -> bool:
    """Whether what stands in a normalised text there is not a part of a longer run of letters and digits."""
    return not (
        (start > 0 and is_narrow(text[start]) and is_narrow(text[start - 1]))
        or (end < len(text) and is_narrow(text[end - 1]) and is_narrow(text[end]))
    )


def is_narrow(character: str) -> bool:
    """Whether a character is a letter or digit of a script that keeps its words apart by spaces."""
    return character in _LETTERS
