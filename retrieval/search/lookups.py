"""What of a question is looked up in passages, made ready once for all the passages it is looked up in."""

import re
import sys
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from retrieval.analysis.questions import QuestionTerms
from retrieval.search.evidence import ALPHABETS_END, BREAK, NARROW, Bools, Counts

ORDINAL: Final = "第"
"""Makes one of them of so many: 第五个 is no 五个."""

_NUMERALS: Final = frozenset("0123456789零一二三四五六七八九十百千万两")
# Whatever has to end in the text where it ends in the question, or must not follow on `ORDINAL`.
_BORDERED: Final = re.compile(f"[^\\W_{chr(ALPHABETS_END)}-{chr(sys.maxunicode)}]|[{''.join(sorted(_NUMERALS))}]")


@dataclass(frozen=True, slots=True)
class Probe:
    """What of a question is looked up in passages.

    Attributes:
        question: The question.
        terms: Its own terms, sorted.
        others: The words of its synonyms, sorted.
        said: The question's text and these; blanks part it.
        characters: The codes of all characters of `said` but blanks, each once; they are numbered from 1 on.
        spelt: The numbers of what is said, 0 for blanks.
        places: The places of `said`, by these numbers; ascending where they are the same.
        spots: Where the places of each number begin among them; then how many places there are.
        sizes: Characters of the question's own words, then of pairs of neighbouring ones, then of the others.
        ends: Where the last of them stands in `said`.
        words: The words by these places.
        reached: Where the words that end at each place of `said` begin among them; then how many words there are.
        borders: Of each word whether it may not go on to the left, nor to the right, nor follow `ORDINAL` in a
            passage; words by three.
    """

    question: QuestionTerms
    terms: tuple[str, ...]
    others: tuple[str, ...]
    said: str
    characters: Counts
    spelt: NDArray[np.int16]
    places: Counts
    spots: Counts
    sizes: NDArray[np.int16]
    ends: Counts
    words: Counts
    reached: Counts
    borders: Bools

    @classmethod
    def of(cls, question: QuestionTerms) -> "Probe":
        """What is looked up of a question."""
        terms = tuple(sorted(question.own))
        others = sorted({term[2:] for synonym in question.synonyms for other in synonym.others for term in other})
        said = " ".join([question.text, *others])
        distinct = list(dict.fromkeys(said.replace(" ", "").replace(BREAK, "")))
        characters = np.array(list(map(ord, distinct)))
        numbers = {character: number for number, character in enumerate(distinct, 1)}
        spelt = np.array([numbers.get(character, 0) for character in said], dtype=np.int16)
        places = spelt.argsort(kind="stable")
        spots = spelt[places].searchsorted(np.arange(len(numbers) + 2))
        words = [*[term[2:] for term in terms], *[one + other for one, other in question.pairs], *others]
        sizes = np.array(list(map(len, words)), dtype=np.int16)
        begins = [said.find(word) for word in words]
        borders = np.zeros((len(words), 3), dtype=np.bool_)
        if _BORDERED.search(said):
            # Letters and digits stand alone; 五个 is not in 第五个, which is one of them.
            borders[:] = [
                (word[0] in NARROW, word[-1] in NARROW, word[0] in _NUMERALS and said[begin - 1 : begin] != ORDINAL)
                for word, begin in zip(words, begins, strict=True)
            ]
        ends = np.array(begins, dtype=np.int64) + sizes - 1
        by_end = ends.argsort(kind="stable")
        reached = ends[by_end].searchsorted(np.arange(len(said) + 1))
        return cls(
            question,
            terms,
            tuple(others),
            said,
            characters,
            spelt,
            places,
            spots,
            sizes,
            ends,
            by_end,
            reached,
            borders,
        )

    def lines(self, terms: int, pairs: int) -> Counts:
        """The line of each word in a table where pairs begin after `terms` lines, and others `pairs` lines later."""
        lines = np.arange(self.sizes.size)
        if (terms, pairs) == (len(self.terms), len(self.question.pairs)):
            return lines
        lines[len(self.terms) :] += terms - len(self.terms)
        lines[len(self.terms) + len(self.question.pairs) :] += pairs - len(self.question.pairs)
        return lines
