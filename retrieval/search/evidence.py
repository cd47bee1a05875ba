"""What of a question stands where in a handful of passages, and passages laid out for looking it up.

`matching` does the looking up.
"""

from array import array
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Final, NamedTuple

import numpy as np

from retrieval.analysis import Normalised, line_bounds, normalise, normalise_each, sentence_bounds
from retrieval.arrays import Bools, Integers

BREAK: Final = "\0"
"""Ends a row of `PassageText.characters`."""

ALPHABETS_END: Final = 0x2E80
"""Below it all alphabets; above it, characters that are words without spaces between them."""


def is_spaced(character: str) -> bool:
    """Whether a character is a letter or digit of a script that keeps its words apart by spaces."""
    return ord(character) < ALPHABETS_END and character.isalnum()


class PassageText(NamedTuple):
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


class Evidence(NamedTuple):
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

    passages: Sequence[PassageText]
    terms: tuple[str, ...]
    found: Bools
    starts: Integers
    pairs: Bools
    longest: Integers
    title_asked: Bools

    def rows(self, passage: int) -> Bools:
        """Terms by sentences of one passage."""
        return self.found[:, self.starts[passage] + 1 : self.starts[passage + 1]]

    def title(self, passage: int) -> Bools:
        """Which terms stand in the title."""
        return self.found[:, self.starts[passage]]

    @property
    def present(self) -> Bools:
        """Terms by passages: whether the term stands there, title included."""
        present: Bools = np.logical_or.reduceat(self.found, self.starts[:-1], axis=1)
        return present


def lay_out(passages: Iterable[tuple[str, str, bool]]) -> list[PassageText]:
    """Prepare passages for looking things up.

    Args:
        passages: Of each its text, the headline of its report, and whether it is rows of a table: a row is one
            sentence, whatever stands in its cells.
    """
    passages = list(passages)
    titles = list(dict.fromkeys(title for _, title, _ in passages))
    normals = normalise_each([*(text for text, _, _ in passages), *titles])
    headlines = dict(zip(titles, normals[len(passages) :], strict=True))
    return [
        _laid_out(text, normal, headlines[title].text, line_bounds(text) if tabular else sentence_bounds(text))
        for (text, title, tabular), normal in zip(passages, normals[: len(passages)], strict=True)
    ]


def _laid_out(text: str, normal: Normalised, headline: str, bounds: list[tuple[int, int]]) -> PassageText:
    bounds = bounds or [(0, len(text))]
    if len(normal.text) == len(text):
        pieces = [normal.text[start:end] for start, end in bounds]
    else:
        pieces = [normalise(text[start:end]) for start, end in bounds]
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


def find_word(text: str, word: str) -> list[tuple[int, int]]:
    """Where a word stands in a normalised text; one of letters or digits only where it ends there too."""
    found: list[tuple[int, int]] = []
    at = text.find(word)
    if at < 0:
        return found
    bounded = is_spaced(word[0]) or is_spaced(word[-1])
    while at >= 0:
        end = at + len(word)
        if not bounded or is_whole_word(text, at, end):
            found.append((at, end))
        at = text.find(word, at + 1)
    return found


def is_whole_word(text: str, start: int, end: int) -> bool:
    """Whether what stands in a normalised text there is not a part of a longer run of letters and digits."""
    return not (
        (start > 0 and is_spaced(text[start]) and is_spaced(text[start - 1]))
        or (end < len(text) and is_spaced(text[end - 1]) and is_spaced(text[end]))
    )
