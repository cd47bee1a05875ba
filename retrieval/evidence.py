"""What of a question stands where in a handful of passages: looked up in arrays of characters, not tokenised.

Tokenising thirty passages takes 40 ms, comparing characters of all of them at once takes one. A word counts where its
characters stand, even across jieba's word borders; one of letters or digits must end there in the text too.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from retrieval.normalisation import Normalised, normalise, normalise_with_offsets
from retrieval.questions import QuestionTerms
from retrieval.sentences import split_sentences
from retrieval.tokens import WORD_WEIGHT
from retrieval.types import Span

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Counts = NDArray[np.int64]

BREAK: Final = "\0"
"""Ends a row of `PassageText.characters`."""

# Below it all alphabets; above it, characters that are words without spaces between them.
_ALPHABETS_END: Final = 0x2E80


@dataclass(frozen=True, slots=True)
class PassageText:
    """A passage as it is looked up.

    Attributes:
        codes: Code points of the normalised title and sentences, a 0 behind each.
        rows: For each of them the row it belongs to: 0 the title, from 1 the sentences.
        narrow: Whether each is a letter or a digit, where words are kept apart by spaces.
        characters: The same as text.
        title: The normalised title without spaces.
        normal: The normalised text of the passage.
        sentences: Where its sentences stand in the text as it is written.
    """

    codes: NDArray[np.uint32]
    rows: NDArray[np.int16]
    narrow: Bools
    characters: str
    title: str
    normal: Normalised
    sentences: tuple[Span, ...]


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


def lay_out(text: str, title: str) -> PassageText:
    """Prepare a passage for looking things up.

    Args:
        text: Of the passage.
        title: Headline of its report.
    """
    sentences = _sentences(text)
    normal = normalise_with_offsets(text)
    if len(normal.text) == len(text):
        pieces = [normal.text[sentence.start : sentence.end] for sentence in sentences]
    else:
        pieces = [normalise(text[sentence.start : sentence.end]) for sentence in sentences]
    # A NUL of the text itself must not end a row.
    parts = [piece.replace(BREAK, " ") + BREAK for piece in (normalise(title), *pieces)]
    characters = "".join(parts)
    codes = np.frombuffer(characters.encode("utf-32-le", "replace"), dtype=np.uint32)
    rows = np.repeat(np.arange(len(parts), dtype=np.int16), [len(part) for part in parts])
    narrow = _narrow()[np.minimum(codes, _ALPHABETS_END)]
    return PassageText(codes, rows, narrow, characters, parts[0][:-1].replace(" ", ""), normal, sentences)


def gather(question: QuestionTerms, passages: Sequence[PassageText]) -> Evidence:
    """Look a question's terms up in some passages.

    Args:
        question: The question.
        passages: At least one.
    """
    sizes = [int(passage.rows[-1]) + 1 for passage in passages]
    starts = np.concatenate(([0], np.cumsum(sizes)))
    text = _Text(passages, starts)
    terms = tuple(sorted(question.own))
    found = np.zeros((len(terms), int(starts[-1])), dtype=np.bool_)
    # A single character, its run and its word are one look-up.
    seen: dict[str, Counts] = {}
    for place, term in enumerate(terms):
        word = term[2:]
        if word not in seen:
            seen[word] = text.places(word)
        found[place, text.rows[seen[word]]] = True
    _add_synonyms(question, terms, text, found)
    pairs = np.zeros((len(question.pairs), len(passages)), dtype=np.bool_)
    for place, (first, second) in enumerate(question.pairs):
        pairs[place, text.passages[text.places(first + second)]] = True
    asked = question.text.replace(" ", "")
    titles = [passage.title for passage in passages]
    return Evidence(
        tuple(passages),
        terms,
        found,
        starts,
        pairs,
        text.longest_common(question.text),
        np.array([len(title) > 1 and title in asked for title in titles], dtype=np.bool_),
    )


class _Text:
    """The characters of several passages, one behind the other."""

    def __init__(self, passages: Sequence[PassageText], starts: Counts) -> None:
        sizes = [len(passage.codes) for passage in passages]
        self.codes = np.concatenate([passage.codes for passage in passages])
        self.narrow = np.concatenate([passage.narrow for passage in passages])
        self.passages = np.repeat(np.arange(len(passages)), sizes)
        self.rows = np.concatenate([passage.rows for passage in passages]) + starts[self.passages]
        self._first = np.concatenate(([0], np.cumsum(sizes)))[:-1]
        self._same: dict[str, Bools] = {}

    def places(self, word: str) -> Counts:
        """Where a word begins."""
        hits = self._is(word[0])
        size = len(self.codes)
        if len(word) > 1:
            hits = hits[: size - len(word) + 1].copy()
            for offset, character in enumerate(word[1:], 1):
                hits &= self._is(character)[offset : size - len(word) + 1 + offset]
        places = np.flatnonzero(hits)
        if is_narrow(word[0]):
            places = places[(places == 0) | ~self.narrow[places - 1]]
        if is_narrow(word[-1]):
            # The break behind every row is not narrow, so there always is a next character.
            places = places[~self.narrow[places + len(word)]]
        return places

    def longest_common(self, asked: str) -> Counts:
        """Length of the longest common substring of each passage with the question."""
        length = np.zeros(len(self.codes), dtype=np.int16)
        best = length.copy()
        for character in asked:
            if character == " ":
                length[:] = 0
                continue
            same = self._is(character)
            length[1:] = length[:-1] + 1
            length[0] = 1
            length *= same
            np.maximum(best, length, out=best)
        return np.maximum.reduceat(best, self._first).astype(np.int64)

    def _is(self, character: str) -> Bools:
        same = self._same.get(character)
        if same is None:
            same = self._same[character] = self.codes == ord(character)
        return same


def _add_synonyms(question: QuestionTerms, terms: Sequence[str], text: _Text, found: Bools) -> None:
    """Let a synonym in a row stand for the question's word."""
    places = {term: place for place, term in enumerate(terms)}
    for synonym in question.synonyms:
        own = np.array([places[term] for term in synonym.own if term in places], dtype=np.int64)
        for other in synonym.others:
            rows = np.ones(found.shape[1], dtype=np.bool_)
            for term in other:
                here = np.zeros_like(rows)
                here[text.rows[text.places(term[2:])]] = True
                rows &= here
            if other:
                found[np.ix_(own, np.flatnonzero(rows))] = True


def _sentences(text: str) -> tuple[Span, ...]:
    """The sentences of a passage, at least one: what its rows stand for."""
    return tuple(split_sentences(text)) or (Span(0, len(text)),)


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
    return bool(_narrow()[min(ord(character), _ALPHABETS_END)])


@cache
def _narrow() -> Bools:
    letters = [chr(code).isalnum() for code in range(_ALPHABETS_END)]
    return np.array([*letters, False], dtype=np.bool_)
