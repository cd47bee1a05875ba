"""Looks terms of questions up in passages by their characters, for one question or many at once.

Tokenising thirty passages takes 40 ms, looking up where the question's characters stand in them a fraction of one.
A word counts where its characters stand, even across jieba's word borders; one of letters or digits must end there
in the text too.
"""

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain, pairwise
from types import ModuleType
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from retrieval.analysis.questions import QuestionTerms
from retrieval.index.compiled.loading import loops
from retrieval.search.evidence import ALPHABETS_END, NARROW, Bools, Counts, Evidence, Gathered, PassageText
from retrieval.search.lookups import ORDINAL, Probe

_NARROW: Final = np.array([*(chr(code) in NARROW for code in range(ALPHABETS_END)), False])
# The last place of the basic plane, which is no character: it stands for all beyond.
_LAST: Final = "\uffff"


def gather(question: QuestionTerms, passages: Sequence[PassageText]) -> Evidence:
    """Look a question's terms up in some passages, at least one."""
    return gather_each([(Probe.of(question), passages)]).of(0)


def gather_each(lookups: Sequence[tuple[Probe, Sequence[PassageText]]]) -> Gathered:
    """Look the terms of several questions up.

    Args:
        lookups: The questions, each with the passages to look in, at least one.
    """
    page = _Page.of(lookups)
    terms = max(len(probe.terms) for probe in page.probes)
    pairs = max(len(probe.question.pairs) for probe in page.probes)
    others = max(len(probe.others) for probe in page.probes)
    rows = np.zeros((terms + pairs + others, int(page.starts[-1])), dtype=np.bool_)
    lines = [probe.lines(terms, pairs) for probe in page.probes]
    compiled = loops(wanted=False)
    longest = _look_up(page, lines, rows, compiled) if compiled else _Matches(page).look_up(lines, rows)
    for number, probe in enumerate(page.probes):
        if probe.question.synonyms:
            first, last = page.starts[page.first[number : number + 2]]
            here = rows[:, first:last]
            _add_synonyms(probe, here, here[terms + pairs :])
    return Gathered(
        page.passages,
        tuple(probe.terms for probe in page.probes),
        tuple(len(probe.question.pairs) for probe in page.probes),
        page.first,
        rows[:terms],
        page.starts,
        np.logical_or.reduceat(rows[terms : terms + pairs], page.starts[:-1], axis=1),
        longest,
        np.concatenate([_titles_asked(*lookup) for lookup in lookups]),
    )


@dataclass(frozen=True, slots=True)
class _Page:
    """Some questions and the passages to look in, one behind the other.

    Attributes:
        probes: What is looked up of each question.
        passages: Of all questions.
        first: The first passage of each; then the number of passages.
        starts: The first row of each passage; then the number of rows.
        firsts: The first character of each passage; then the number of characters.
        codes: The characters.
        numbers: A place for each character, or for all of the basic plane and one for all beyond; 0.
    """

    probes: list[Probe]
    passages: list[PassageText]
    first: Counts
    starts: Counts
    firsts: Counts
    codes: NDArray[np.uint32]
    numbers: NDArray[np.int16]

    @classmethod
    def of(cls, lookups: Sequence[tuple[Probe, Sequence[PassageText]]]) -> "_Page":
        probes = [probe for probe, _ in lookups]
        passages = list(chain.from_iterable([passages for _, passages in lookups]))
        characters = "".join([passage.characters for passage in passages])
        return cls(
            probes,
            passages,
            np.array([0, *accumulate([len(passages) for _, passages in lookups])]),
            np.array([0, *accumulate([len(passage.rows) for passage in passages])]),
            np.array([0, *accumulate([len(passage.characters) for passage in passages])]),
            np.frombuffer(characters.encode("utf-32-le", "replace"), dtype=np.uint32),
            np.zeros(
                ord(_LAST) + 1 if max(max(probe.said) for probe in probes) < _LAST else sys.maxunicode + 2,
                dtype=np.int16,
            ),
        )

    def number(self, probe: Probe, by: int = 1) -> NDArray[np.int16]:
        """`numbers` with those of a question's characters; by 0 without them again."""
        self.numbers[probe.characters] = by * np.arange(1, probe.characters.size + 1)
        return self.numbers


def _look_up(page: _Page, lines: Sequence[Counts], rows: Bools, compiled: ModuleType) -> Counts:
    """What `_Matches.look_up` does, by compiled loops."""
    longest = np.empty(len(page.passages), dtype=np.int64)
    for probe, moved, begin, end in zip(
        page.probes, lines, page.first[:-1].tolist(), page.first[1:].tolist(), strict=True
    ):
        compiled.look_up(
            page.codes,
            page.firsts[begin : end + 1],
            page.number(probe),
            probe.spots,
            probe.places,
            len(probe.question.text),
            probe.reached,
            probe.words,
            probe.sizes,
            probe.borders,
            moved,
            _NARROW,
            ord(ORDINAL),
            page.starts[begin],
            rows,
            longest[begin:end],
        )
        page.number(probe, 0)
    return longest


class _Matches:
    """Where parts of texts stand in passages.

    For each character of a text and each of its passages': how long the part is that ends in both. A word of the
    text stands in a passage where this reaches the word's length, so that one table answers for all words and for the
    longest common part too. Of the passages only characters that the text has are kept, about one in ten.
    """

    def __init__(self, page: _Page) -> None:
        self._page = page
        longest = max(len(probe.said) for probe in page.probes)
        # The narrower the numbers, the faster all that follows.
        small = np.uint8 if longest < 2**8 else np.int16
        found = np.empty(page.codes.size, dtype=np.int16)
        borders = page.firsts[page.first]
        for probe, begin, end in zip(page.probes, borders[:-1].tolist(), borders[1:].tolist(), strict=True):
            page.number(probe).take(page.codes[begin:end], mode="clip", out=found[begin:end])
            page.number(probe, 0)
        self._at = (found != 0).nonzero()[0]
        self._of = self._at.searchsorted(borders).tolist()
        sizes = np.fromiter(
            chain.from_iterable([passage.rows for passage in page.passages]), np.intp, int(page.starts[-1])
        )
        self._row = np.arange(sizes.size).repeat(sizes)[self._at]
        same = np.zeros((longest, self._at.size), dtype=np.bool_)
        here = found[self._at]
        for probe, begin, end in zip(page.probes, self._of[:-1], self._of[1:], strict=True):
            np.equal(probe.spelt[:, None], here[begin:end], out=same[: probe.spelt.size, begin:end])
        self._lengths: NDArray[Any] = same.view(np.uint8).astype(small, copy=False)
        adjoining = (self._at[1:] - self._at[:-1] == 1).astype(small)
        longer = np.empty_like(adjoining)
        for before, after in pairwise(self._lengths):
            np.multiply(before[:-1], adjoining, out=longer)
            longer += 1
            after[1:] *= longer

    def look_up(self, lines: Sequence[Counts], rows: Bools) -> Counts:
        """Look up which words stand in which rows.

        Args:
            lines: For each question the line of `rows` of each of its words.
            rows: Words by rows of the page; set where one stands.

        Returns:
            Characters of the longest part of its question's text that stands in each passage.
        """
        best = np.zeros(self._page.codes.size, dtype=self._lengths.dtype)
        for probe, moved, begin, end in zip(self._page.probes, lines, self._of[:-1], self._of[1:], strict=True):
            lengths = self._lengths[:, begin:end]
            best[self._at[begin:end]] = lengths[: len(probe.question.text)].max(axis=0)
            reach = lengths[probe.ends] >= probe.sizes.astype(lengths.dtype)[:, None]
            # Flat, since `nonzero` of a table takes five times as long.
            flat = reach.ravel().nonzero()[0]
            word = flat // (end - begin or 1)
            match = flat - word * (end - begin) + begin
            if probe.borders.any():
                whole = self._whole(probe, word, match)
                word, match = word[whole], match[whole]
            rows[moved[word], self._row[match]] = True
        return np.maximum.reduceat(best, self._page.firsts[:-1]).astype(np.int64)

    def _whole(self, probe: Probe, word: Counts, match: Counts) -> Bools:
        """Which matches of a question's words are not torn from what they belong to in the passage."""
        whole = np.ones(word.size, dtype=np.bool_)
        bordered = np.flatnonzero(np.logical_or.reduce(probe.borders, axis=1)[word])
        word, last = word[bordered], self._at[match[bordered]]
        first, end, counts = probe.borders[word].T
        # A break stands behind every row, and code -1 is one, so that there always is a character beside.
        before = last - probe.sizes[word]
        torn = first & self._narrow(before) | end & self._narrow(last + 1)
        torn |= counts & (self._page.codes[before] == ord(ORDINAL))
        whole[bordered] = ~torn
        return whole

    def _narrow(self, places: Counts) -> Bools:
        narrow: Bools = _NARROW.take(self._page.codes[places], mode="clip")
        return narrow


def _titles_asked(probe: Probe, passages: Iterable[PassageText]) -> Bools:
    asked = probe.question.text.replace(" ", "")
    most = len(asked)
    return np.array([1 < len(passage.title) <= most and passage.title in asked for passage in passages], dtype=np.bool_)


def _add_synonyms(probe: Probe, found: Bools, others: Bools) -> None:
    """Let a synonym in a row stand for the question's word."""
    places = {term: place for place, term in enumerate(probe.terms)}
    rows = dict(zip(probe.others, others, strict=False))
    for synonym in probe.question.synonyms:
        own = [places[term] for term in synonym.own if term in places]
        for other in synonym.others:
            if other:
                found[own] |= np.logical_and.reduce([rows[term[2:]] for term in other])
