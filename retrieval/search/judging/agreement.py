"""Which further hits say the same as the first one: other reports, in words of their own, with the same figures.

Better one too few than one too many: reports count as agreeing only where nothing that could be told apart without a
model differs. 谁 and 哪里 ask for names, which cannot; there the shorter sentence has to stand in the longer one. On
ncp-tune 42 of 574 answers name 72 further reports, beside reposts.
"""

import math
import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate, pairwise
from typing import Final

from retrieval import types
from retrieval.analysis import Figure, QuestionTerms, find_figures, normalise, without_figures
from retrieval.arrays import Bools, Floats
from retrieval.search.begun import Begun
from retrieval.search.extraction import coarse_kinds
from retrieval.search.hits import Said
from retrieval.search.nameable import names_place
from retrieval.search.windows import ITEM
from retrieval.types import Hit

COVERED: Final = 0.5
"""Share of the question that each of the sentences says, without what both titles say."""

LACKED: Final = 0.05
"""Share of the question that the first hit speaks of, its title included, and the other does not: at most."""

SHARED: Final = 0.7
"""Share of the shorter sentence's pairs of characters, less figures and the question's own, that the other has too."""

# A sentence that adds less to the question than this has no answer of its own to compare.
_FEWEST_PAIRS: Final = 4

_NEGATING: Final = re.compile("[不未没无非勿禁免停]")
_RELATIVE: Final = re.compile("[今昨明前后去][天日年晚早]|[本上下当]个?[月周年]")
_NO_WORD: Final = re.compile(r"[\W_]+")
# Not 、 nor ·, which go on with names, nor what stands within numbers.
_STOP: Final = re.compile(r"[。!?;…“”\"()《》\n]|[,:](?!\d)")


def with_agreeing(begun: Begun, hits: tuple[Hit, ...], said: Sequence[Said]) -> tuple[Hit, ...]:
    """The hits, which say that, the first of them with those that say the same."""
    same = agreeing(begun.lookup.question, said, begun.weights)
    return (replace(hits[0], agreeing=same), *hits[1:]) if same else hits


def agreeing(question: QuestionTerms, said: Sequence[Said], weights: Floats) -> "tuple[types.Agreement, ...]":
    """The further hits that say the same as the first.

    Args:
        question: The question.
        said: The hits of an answer, the best first.
        weights: How much each of the question's own terms says.

    Returns:
        Those that agree, in the order of their ranks.
    """
    written = [_bigrams(_written(each.hit)) for each in said]
    # Most are told apart as they are written, for half the time of normalising all of them.
    near = [place for place in range(1, len(said)) if _shared(written[0], written[place]) >= SHARED / 2]
    if not near:
        return ()
    first, sentence = said[0], _sentence(said[0].hit)
    same = []
    for place in near:
        other, others = said[place], _sentence(said[place].hit)
        if (
            _same_answer(question, sentence, others)
            and _places(question, first.hit, sentence) == _places(question, other.hit, others)
            and _same_days((first.hit, sentence), (other.hit, others))
            and _same_subject(weights, first, other)
        ):
            same.append(types.Agreement(place + 1, other.hit.report, other.hit.paragraphs))
    return tuple(same)


def _written(hit: Hit) -> str:
    return hit.passage.text[hit.sentence.start : hit.sentence.end]


def _sentence(hit: Hit) -> str:
    """Its answering sentence, normalised, without a number in front."""
    sentence = normalise(_written(hit)).strip()
    mark = ITEM.match(sentence)
    return sentence[mark.end() :] if mark else sentence


def _places(question: QuestionTerms, hit: Hit, sentence: str) -> set[str]:
    """The question's places and organisations that a hit speaks of: the same rule elsewhere is another rule."""
    named = "\n".join((sentence, normalise(hit.report.title), normalise(hit.report.source or "")))
    return {place for place in question.places if names_place(named, place, question.words_of)}


def _same_subject(weights: Floats, first: Said, other: Said) -> bool:
    """Whether both sentences say most of the question, and the other lacks next to nothing of what the first has."""
    asked = ~(first.titled & other.titled)
    enough = COVERED * _sum(weights, asked)
    lacked = (first.terms | first.titled) & ~(other.terms | other.titled)
    least = min(_sum(weights, asked & first.terms), _sum(weights, asked & other.terms))
    return least >= enough and _sum(weights, lacked) <= LACKED * math.fsum(weights)


def _sum(weights: Floats, terms: Bools) -> float:
    return math.fsum(weights[terms])


def _same_answer(question: QuestionTerms, one: str, other: str) -> bool:
    """Whether two sentences have the same figures and mostly the same words beside those of the question."""
    if _figures(one) != _figures(other) or _negations(one) != _negations(other):
        return False
    if not coarse_kinds(question.asked).isdisjoint({"person", "place"}):
        return _says(one, other) or _says(other, one)
    asked = _bigrams(question.asked)
    first, second = (_bigrams(without_figures(sentence)) - asked for sentence in (one, other))
    return min(len(first), len(second)) >= _FEWEST_PAIRS and _shared(first, second) >= SHARED


def _says(sentence: str, shorter: str) -> bool:
    """Whether clauses of a sentence together say the shorter one: 由林晓芳主持 says nothing of 由林晓."""
    wanted = _NO_WORD.sub("", shorter)
    clauses = [_NO_WORD.sub("", clause) for clause in _STOP.split(sentence)]
    said, borders = "".join(clauses), {0, *accumulate(map(len, clauses))}
    return any(said.startswith(wanted, start) and start + len(wanted) in borders for start in borders)


def _figures(sentence: str) -> set[Figure]:
    return set(find_figures(sentence))


def _negations(sentence: str) -> list[str]:
    return sorted(_NEGATING.findall(sentence))


def _same_days(*said: tuple[Hit, str]) -> bool:
    """今天 is the same day only in reports of the same day."""
    if not any(_RELATIVE.search(sentence) for _, sentence in said):
        return True
    days = [hit.report.published for hit, _ in said]
    return None not in days and len({(day.year, day.month, day.day) for day in days if day}) == 1


def _shared(first: set[str], second: set[str]) -> float:
    """The share of the smaller set that the other has too."""
    return len(first & second) / (min(len(first), len(second)) or 1)


def _bigrams(text: str) -> set[str]:
    return {first + second for first, second in pairwise(_NO_WORD.sub("", text))}
