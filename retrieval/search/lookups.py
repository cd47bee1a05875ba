"""What of a question is looked up in passages, made ready once for all the passages it is looked up in."""

import sys
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from retrieval.analysis import QuestionTerms
from retrieval.arrays import Bools, Integers
from retrieval.search.evidence import BREAK, is_spaced

ORDINAL: Final = "第"
"""Makes one of them of so many: 第五个 is no 五个."""

TIES: Final = "_-"
"""Make one name of several: IFC300 is not IFC300_Modbus."""

_NUMERALS: Final = frozenset("0123456789零一二三四五六七八九十百千万两")
# The last place of the basic plane, which is no character: it stands for all beyond.
_LAST: Final = "\uffff"


class Lookup(NamedTuple):
    """What of a question is looked up in passages.

    Attributes:
        question: The question.
        terms: Its own terms, sorted.
        others: The words of its synonyms, sorted.
        numbers: By the code of each character, or of all of the basic plane and one place for all beyond, its number:
            the characters of `spelt` are numbered from 1 on, blanks and all others are 0.
        spelt: The question's text and the words of `others`, parted by blanks, by these numbers.
        sizes: Characters of the question's own words, then of pairs of neighbouring ones, then of the others.
        ends: Where the last of them stands in `spelt`.
        borders: Of each word whether it may not go on to the left, nor to the right, nor follow `ORDINAL`, nor be tied
            to another by `TIES` in a passage; words by four.
    """

    question: QuestionTerms
    terms: tuple[str, ...]
    others: tuple[str, ...]
    numbers: NDArray[np.int16]
    spelt: NDArray[np.int16]
    sizes: NDArray[np.int16]
    ends: Integers
    borders: Bools

    @classmethod
    def of(cls, question: QuestionTerms) -> "Lookup":
        """What is looked up of a question."""
        terms = tuple(sorted(question.own))
        others = sorted({term[2:] for synonym in question.synonyms for other in synonym.others for term in other})
        said = " ".join([question.text, *others])
        distinct = list(dict.fromkeys(said.replace(" ", "").replace(BREAK, "")))
        numbers = np.zeros(ord(_LAST) + 1 if max(said) < _LAST else sys.maxunicode + 2, dtype=np.int16)
        numbers[list(map(ord, distinct))] = range(1, len(distinct) + 1)
        by_character = {character: number for number, character in enumerate(distinct, 1)}
        spelt = np.array([by_character.get(character, 0) for character in said], dtype=np.int16)
        words = [*[term[2:] for term in terms], *[one + other for one, other in question.pairs], *others]
        sizes = np.array(list(map(len, words)), dtype=np.int16)
        begins = [said.find(word) for word in words]
        borders = np.zeros((len(words), 4), dtype=np.bool_)
        if any(character in _NUMERALS or is_spaced(character) for character in said):
            # Letters and digits stand alone; 五个 is not in 第五个, which is one of them.
            borders[:] = [
                (
                    is_spaced(word[0]),
                    is_spaced(word[-1]),
                    word[0] in _NUMERALS and said[begin - 1 : begin] != ORDINAL,
                    # Two of its three terms: so the name by itself comes first, and the longer one is found too.
                    place < len(terms) and terms[place][0] in "bw" and _is_untied_name(said, begin, word),
                )
                for place, (word, begin) in enumerate(zip(words, begins, strict=True))
            ]
        ends = np.array(begins, dtype=np.int64) + sizes - 1
        return cls(question, terms, tuple(others), numbers, spelt, sizes, ends, borders)


def _is_untied_name(said: str, begin: int, word: str) -> bool:
    """Whether a word is of letters and digits, and is asked for by itself."""
    beside = said[begin - 1 : begin] + said[begin + len(word) : begin + len(word) + 1]
    return word.isalnum() and word.isascii() and not (word.isalpha() or word.isdecimal()) and not set(beside) & {*TIES}
