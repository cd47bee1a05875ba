"""Looks terms of questions up in passages by their characters, for one question or many at once.

Tokenising thirty passages takes 40 ms, looking up where the question's characters stand in them a fraction of one.
A word counts where its characters stand, even across jieba's word borders; one of letters or digits must end there
in the text too.
"""

import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain, pairwise
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from retrieval.evidence import ALPHABETS_END, BREAK, NARROW, Bools, Counts, Evidence, Gathered, PassageText
from retrieval.questions import QuestionTerms

_NARROW: Final = np.array([*(chr(code) in NARROW for code in range(ALPHABETS_END)), False])
_NUMERALS: Final = frozenset("0123456789零一二三四五六七八九十百千万两")
_ORDINAL: Final = "第"
# Whatever has to end in the text where it ends in the question, or must not follow on `_ORDINAL`.
_BORDERED: Final = re.compile(f"[^\\W_{chr(ALPHABETS_END)}-{chr(sys.maxunicode)}]|[{''.join(sorted(_NUMERALS))}]")
# The last place of the basic plane, which is no character: it stands for all beyond.
_LAST: Final = "\uffff"


@dataclass(frozen=True, slots=True)
class Probe:
    """What of a question is looked up in passages.

    Attributes:
        question: The question.
        terms: Its own terms, sorted.
        others: The words of its synonyms, sorted.
        said: The question's text and these; blanks part it.
        numbers: Each character of them, as a number from 1 on.
        spelt: The numbers of what is said, 0 for blanks, one below the other.
        sizes: Characters of the question's own words, then of pairs of neighbouring ones, then of the others.
        ends: Where the last of them stands in `said`.
        borders: Of each word whether it may not go on to the left, nor to the right, nor follow `_ORDINAL` in a
            passage; words by three.
    """

    question: QuestionTerms
    terms: tuple[str, ...]
    others: tuple[str, ...]
    said: str
    numbers: Mapping[str, int]
    spelt: NDArray[np.int16]
    sizes: NDArray[np.int16]
    ends: Counts
    borders: Bools

    @classmethod
    def of(cls, question: QuestionTerms) -> "Probe":
        """What is looked up of a question."""
        terms = tuple(sorted(question.own))
        others = sorted({term[2:] for synonym in question.synonyms for other in synonym.others for term in other})
        said = " ".join([question.text, *others])
        numbers = {character: number for number, character in enumerate(set(said) - {" ", BREAK}, 1)}
        spelt = np.array([numbers.get(character, 0) for character in said], dtype=np.int16)[:, None]
        words = [*[term[2:] for term in terms], *[one + other for one, other in question.pairs], *others]
        sizes = np.array(list(map(len, words)), dtype=np.int16)
        begins = [said.find(word) for word in words]
        borders = np.zeros((len(words), 3), dtype=np.bool_)
        if _BORDERED.search(said):
            # Letters and digits stand alone; 五个 is not in 第五个, which is one of them.
            borders[:] = [
                (word[0] in NARROW, word[-1] in NARROW, word[0] in _NUMERALS and said[begin - 1 : begin] != _ORDINAL)
                for word, begin in zip(words, begins, strict=True)
            ]
        ends = np.array(begins, dtype=np.int64) + sizes - 1
        return cls(question, terms, tuple(others), said, numbers, spelt, sizes, ends, borders)


def gather(question: QuestionTerms, passages: Sequence[PassageText]) -> Evidence:
    """Look a question's terms up in some passages, at least one."""
    return gather_each([(Probe.of(question), passages)]).of(0)


def gather_each(lookups: Sequence[tuple[Probe, Sequence[PassageText]]]) -> Gathered:
    """Look the terms of several questions up.

    Args:
        lookups: The questions, each with the passages to look in, at least one.
    """
    probes = [probe for probe, _ in lookups]
    matches = _Matches(lookups)
    terms, pairs = (max(map(len, each)) for each in ([p.terms for p in probes], [p.question.pairs for p in probes]))
    rows = matches.rows_with(terms, pairs)
    starts = matches.starts
    for number, probe in enumerate(probes):
        if probe.question.synonyms:
            first, last = starts[matches.first[number : number + 2]]
            here = rows[:, first:last]
            _add_synonyms(probe, here, here[terms + pairs :])
    return Gathered(
        matches.passages,
        tuple(probe.terms for probe in probes),
        matches.first,
        rows[:terms],
        starts,
        np.logical_or.reduceat(rows[terms : terms + pairs], starts[:-1], axis=1),
        matches.longest(),
        np.concatenate([_titles_asked(*lookup) for lookup in lookups]),
    )


class _Matches:
    """Where parts of texts stand in passages.

    For each character of a text and each of its passages': how long the part is that ends in both. A word of the
    text stands in a passage where this reaches the word's length, so that one table answers for all words and for the
    longest common part too. Of the passages only characters that the text has are kept, about one in ten.

    Args:
        lookups: As for `gather_each`.

    Attributes:
        passages: Of all lookups, one behind the other.
        first: The first passage of each lookup; then the number of passages.
        starts: First row of each passage; then the number of rows.
    """

    def __init__(self, lookups: Sequence[tuple[Probe, Sequence[PassageText]]]) -> None:
        self._probes = [probe for probe, _ in lookups]
        self.passages = list(chain.from_iterable([passages for _, passages in lookups]))
        self.first: Counts = np.array([0, *accumulate([len(passages) for _, passages in lookups])])
        self.starts: Counts = np.array([0, *accumulate([len(passage.rows) for passage in self.passages])])
        characters = "".join([passage.characters for passage in self.passages])
        ends = np.array([0, *accumulate([len(passage.characters) for passage in self.passages])])
        self._firsts = ends[:-1]
        self._codes = np.frombuffer(characters.encode("utf-32-le", "replace"), dtype=np.uint32)
        said = [probe.said for probe in self._probes]
        longest = max(map(len, said))
        # The narrower the numbers, the faster all that follows.
        small = np.uint8 if longest < 2**8 else np.int16
        found = np.empty(self._codes.size, dtype=small)
        table = np.zeros(ord(_LAST) + 1 if max(map(max, said)) < _LAST else sys.maxunicode + 2, dtype=small)
        borders = ends[self.first]
        for probe, begin, end in zip(self._probes, borders[:-1].tolist(), borders[1:].tolist(), strict=True):
            points = list(map(ord, probe.numbers))
            table[points] = list(probe.numbers.values())
            table.take(self._codes[begin:end], mode="clip", out=found[begin:end])
            table[points] = 0
        self._at = (found != 0).nonzero()[0]
        self._of = self._at.searchsorted(borders).tolist()
        sizes = np.fromiter(
            chain.from_iterable([passage.rows for passage in self.passages]), np.intp, int(self.starts[-1])
        )
        self._row = np.arange(sizes.size).repeat(sizes)[self._at]
        same = np.zeros((longest, self._at.size), dtype=np.bool_)
        here = found[self._at]
        for probe, begin, end in zip(self._probes, self._of[:-1], self._of[1:], strict=True):
            np.equal(probe.spelt.astype(small), here[begin:end], out=same[: probe.spelt.size, begin:end])
        self._lengths: NDArray[Any] = same.view(np.uint8).astype(small, copy=False)
        adjoining = (self._at[1:] - self._at[:-1] == 1).astype(small)
        longer = np.empty_like(adjoining)
        for before, after in pairwise(self._lengths):
            np.multiply(before[:-1], adjoining, out=longer)
            longer += 1
            after[1:] *= longer

    def rows_with(self, terms: int, pairs: int) -> Bools:
        """Words by rows: whether they stand there; each question's own from 0 on, its pairs behind `terms`, and so on.

        Args:
            terms: The most own words of a question.
            pairs: The most pairs.
        """
        size = max(terms + pairs + len(probe.others) for probe in self._probes)
        rows = np.zeros((size, int(self.starts[-1])), dtype=np.bool_)
        for probe, begin, end in zip(self._probes, self._of[:-1], self._of[1:], strict=True):
            reach = self._lengths[:, begin:end][probe.ends] >= probe.sizes.astype(self._lengths.dtype)[:, None]
            # Flat, since `nonzero` of a table takes five times as long.
            flat = reach.ravel().nonzero()[0]
            word = flat // (end - begin or 1)
            match = flat - word * (end - begin) + begin
            if probe.borders.any():
                whole = self._whole(probe, word, match)
                word, match = word[whole], match[whole]
            place = np.arange(probe.sizes.size)
            place[len(probe.terms) :] += terms - len(probe.terms)
            place[len(probe.terms) + len(probe.question.pairs) :] += pairs - len(probe.question.pairs)
            rows[place[word], self._row[match]] = True
        return rows

    def longest(self) -> Counts:
        """Characters of the longest part of its question's text that stands in each passage."""
        best = np.zeros(self._codes.size, dtype=self._lengths.dtype)
        for probe, begin, end in zip(self._probes, self._of[:-1], self._of[1:], strict=True):
            own = self._lengths[: len(probe.question.text), begin:end]
            best[self._at[begin:end]] = own.max(axis=0)
        return np.maximum.reduceat(best, self._firsts).astype(np.int64)

    def _whole(self, probe: Probe, word: Counts, match: Counts) -> Bools:
        """Which matches of a question's words are not torn from what they belong to in the passage."""
        whole = np.ones(word.size, dtype=np.bool_)
        bordered = np.flatnonzero(np.logical_or.reduce(probe.borders, axis=1)[word])
        word, last = word[bordered], self._at[match[bordered]]
        first, end, counts = probe.borders[word].T
        # A break stands behind every row, and code -1 is one, so that there always is a character beside.
        before = last - probe.sizes[word]
        torn = first & self._narrow(before) | end & self._narrow(last + 1)
        torn |= counts & (self._codes[before] == ord(_ORDINAL))
        whole[bordered] = ~torn
        return whole

    def _narrow(self, places: Counts) -> Bools:
        narrow: Bools = _NARROW.take(self._codes[places], mode="clip")
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
