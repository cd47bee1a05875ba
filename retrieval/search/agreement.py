"""Which further hits say the same as the first one: other reports, in words of their own, with the same figures.

Better one too few than one too many: reports count as agreeing only where nothing that could be told apart without a
model differs. 谁 and 哪里 ask for names, which cannot; there the shorter sentence has to stand in the longer one. On
ncp-tune 42 of 574 answers name 72 further reports, beside reposts.
"""

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from retrieval.analysis.figures import Figure, find_figures, without_figures
from retrieval.analysis.normalisation import normalise
from retrieval.analysis.questions import QuestionTerms
from retrieval.search.confidence import names
from retrieval.search.evidence import Floats
from retrieval.search.windows import ITEM
from retrieval.types import Agreement, Hit

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


def agreeing(question: QuestionTerms, hits: Sequence[Hit], weights: Floats) -> tuple[Agreement, ...]:
    """The further hits that say the same as the first.

    Args:
        question: The question.
        hits: Of an answer, the best first.
        weights: How much each of the question's own terms says, sorted.

    Returns:
        Those that agree, in the order of their ranks.
    """
    written = [_bigrams(hit.passage.text[hit.sentence.start : hit.sentence.end]) for hit in hits]
    # Most are told apart as they are written, for half the time of normalising all of them.
    near = [place for place in range(1, len(hits)) if _shared(written[0], written[place]) >= SHARED / 2]
    sentences = {place: _sentence(hits[place]) for place in (0, *near)} if near else {}
    alike = [place for place in near if _same_answer(question, sentences[0], sentences[place])]
    if not alike:
        return ()
    first, *others = (_said(question, hits[place], sentences[place]) for place in (0, *alike))
    by_term = dict(zip(sorted(question.own), weights.tolist(), strict=True))
    return tuple(
        Agreement(place + 1, other.hit.report, other.hit.paragraphs)
        for place, other in zip(alike, others, strict=True)
        if first.places == other.places and _same_days(first, other) and _same_subject(by_term, first, other)
    )


@dataclass(frozen=True, slots=True)
class _Said:
    """What a hit says to a question.

    Attributes:
        hit: The hit.
        sentence: Its answering sentence, normalised, without a number in front.
        terms: The question's own terms that stand in the sentence.
        titled: Those that stand in the title.
        places: The question's places and organisations that it speaks of: the same rule elsewhere is another rule.
    """

    hit: Hit
    sentence: str
    terms: frozenset[str]
    titled: frozenset[str]
    places: frozenset[str]


def _sentence(hit: Hit) -> str:
    sentence = normalise(hit.passage.text[hit.sentence.start : hit.sentence.end]).strip()
    mark = ITEM.match(sentence)
    return sentence[mark.end() :] if mark else sentence


def _said(question: QuestionTerms, hit: Hit, sentence: str) -> _Said:
    title = normalise(hit.report.title)
    named = "\n".join((sentence, title, normalise(hit.report.source or "")))
    places = frozenset(place for place in question.places if names(named, place))
    return _Said(hit, sentence, _terms_in(question, sentence), _terms_in(question, title), places)


def _terms_in(question: QuestionTerms, text: str) -> frozenset[str]:
    """The question's own terms that stand in a text, or a synonym of them."""
    found = {term for term in question.own if term[2:] in text}
    for synonym in question.synonyms:
        if any(other and all(term[2:] in text for term in other) for other in synonym.others):
            found |= synonym.own & question.own
    return frozenset(found)


def _same_subject(weights: Mapping[str, float], first: _Said, other: _Said) -> bool:
    """Whether both sentences say most of the question, and the other lacks next to nothing of what the first has."""
    asked = weights.keys() - (first.titled & other.titled)
    enough = COVERED * _sum(weights, asked)
    lacked = (first.terms | first.titled) - (other.terms | other.titled)
    return min(_sum(weights, asked & first.terms), _sum(weights, asked & other.terms)) >= enough and _sum(
        weights, lacked
    ) <= LACKED * _sum(weights, weights.keys())


def _sum(weights: Mapping[str, float], terms: Iterable[str]) -> float:
    return math.fsum(weights[term] for term in terms)


def _same_answer(question: QuestionTerms, one: str, other: str) -> bool:
    """Whether two sentences have the same figures and mostly the same words beside those of the question."""
    if _figures(one) != _figures(other) or _negations(one) != _negations(other):
        return False
    if not question.types.isdisjoint({"person", "place"}):
        shorter, longer = sorted((_NO_WORD.sub("", one), _NO_WORD.sub("", other)), key=len)
        return shorter in longer
    asked = _bigrams(question.asked)
    first, second = (_bigrams(without_figures(sentence)) - asked for sentence in (one, other))
    return min(len(first), len(second)) >= _FEWEST_PAIRS and _shared(first, second) >= SHARED


def _figures(sentence: str) -> set[Figure]:
    return set(find_figures(sentence))


def _negations(sentence: str) -> list[str]:
    return sorted(_NEGATING.findall(sentence))


def _same_days(first: _Said, other: _Said) -> bool:
    """今天 is the same day only in reports of the same day."""
    if not any(_RELATIVE.search(said.sentence) for said in (first, other)):
        return True
    days = [said.hit.report.published for said in (first, other)]
    return None not in days and len({(day.year, day.month, day.day) for day in days if day}) == 1


def _shared(first: set[str], second: set[str]) -> float:
    """The share of the smaller set that the other has too."""
    return len(first & second) / (min(len(first), len(second)) or 1)


def _bigrams(text: str) -> set[str]:
    return {first + second for first, second in pairwise(_NO_WORD.sub("", text))}
