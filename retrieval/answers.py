"""Where in a passage the answer stands, and what to show of it.

Pure functions over a question's terms and one passage. What a passage is about says nothing about which of its
sentences answers; so terms are weighed by their IDF among the passage's own sentences, and those that the title
has already are left out (79.6 -> 85.0 % right sentences on cmrc-dev).
"""

import math
import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np

from retrieval.evidence import Bools, Evidence, Floats, is_narrow, stands_alone
from retrieval.normalisation import Normalised, normalise
from retrieval.questions import AnswerType, QuestionTerms
from retrieval.types import Passage, Span, Token

DEFAULT_WINDOW: Final = 300
"""Characters to show: the answer is among them for 80 % of the policy questions, with 200 for 70 %."""

# Of 0, .05, .1, .15 and .2 the best on cmrc-dev, drcd-dev and ncp-tune together (86.0, 88.2, 62.5 %).
_TYPE_BONUS: Final = 0.1

_NUMERAL: Final = "0-9零〇一二三四五六七八九十百千万亿两"
_ANSWERS: Final[Mapping[AnswerType, re.Pattern[str]]] = {
    "time": re.compile(f"[{_NUMERAL}](?:年|月|日|号|时|点|天|周|小时|分钟|世纪)|[今昨明去][天日年]|时期|朝"),
    "number": re.compile(f"[0-9]|[{_NUMERAL}][个名人家项次位岁元米亩吨年月天种条座倍成部所场]|分之"),
    "place": re.compile("[省市区县州国镇乡村街路岛山江河湖洲]|位于|地处"),
    # The surnames of most people, 人 and 者 of roles, and the dot inside transcribed names.
    "person": re.compile(
        "[人者·王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜]"
        "|先生|女士"
    ),
}

# Single characters that join words: a bigram with one of them is not worth colouring (的企 of 我的企业).
_JOINING: Final = frozenset("的了是在和与及或为有被把将对从到由于以等也都就而且其之个这那")
_CLAUSE: Final = re.compile(r"[，,；;：:、]|\s+")


@dataclass(frozen=True, slots=True)
class Located:
    """Where to look in a passage; offsets into its text.

    Attributes:
        window: Whole sentences to show, or a part of one that is too long by itself.
        sentence: The part that answers best; inside `window`.
        highlights: Words of the question and their synonyms, in the whole passage: sorted, not touching.
    """

    window: Span
    sentence: Span
    highlights: tuple[Span, ...]


def find_answer(
    question: QuestionTerms, evidence: Evidence, place: int, passage: Passage, *, window: int = DEFAULT_WINDOW
) -> Located:
    """Find the sentence of a passage that answers, and what to show around it.

    Args:
        question: The question's terms.
        evidence: Where they stand.
        place: The passage's place in the evidence.
        passage: The passage.
        window: Largest number of characters to show, at least 1.

    Returns:
        The answering sentence, the window with whole sentences around it, the words to highlight.
    """
    sentences = evidence.passages[place].sentences
    covered = evidence.rows(place)
    weights = _weights(covered, evidence.title(place))
    shares = weights @ covered / (weights.sum() or 1.0)
    normal = evidence.passages[place].normal
    scores = shares.tolist()
    if question.types:
        looks = [_ANSWERS[kind] for kind in question.types]
        scores = [
            score + _TYPE_BONUS * _gives(looks, passage.text, sentence, normal)
            for sentence, score in zip(sentences, scores, strict=True)
        ]
    best = scores.index(max(scores))
    sentence = sentences[best]
    if sentence.end - sentence.start > window:
        by_term = dict(zip(evidence.terms, weights.tolist(), strict=True))
        found = [Token(term, *span) for term in by_term for span in _occurrences(term[2:], normal)]
        sentence = _best_part(passage.text, sentence, found, by_term, window)
        shown = sentence
    else:
        shown = _best_window(sentences, scores, best, window)
    return Located(shown, sentence, _highlights(question, normal))


def _weights(covered: Bools, title: Bools) -> Floats:
    """IDF of the question's terms among the sentences of one passage; 0 for those of the title."""
    sentences = covered.shape[1]
    df = covered.sum(axis=1)
    weights: Floats = np.log(1 + (sentences - df + 0.5) / (df + 0.5))
    # Where the title says all that was asked, its terms alone can tell the sentences apart.
    return np.where(title, 0.0, weights) if df[~title].any() else weights


def _gives(looks: Sequence[re.Pattern[str]], text: str, sentence: Span, normal: Normalised) -> bool:
    """Whether a sentence has the look of an answer of one of some types."""
    start, end = sentence.start, sentence.end
    if normal.starts is None:
        plain = normal.text
    else:
        plain = normalise(text[start:end])
        start, end = 0, len(plain)
    return any(look.search(plain, start, end) for look in looks)


def _best_window(sentences: Sequence[Span], scores: Sequence[float], best: int, size: int) -> Span:
    """The run of sentences around the best one whose scores add up to most, the longer of two equal ones.

    The sum, not what they cover together: a sentence that repeats the question's words helps the reader as well
    (answer in the window at rank 1 on ncp-tune, cmrc-dev, drcd-dev: 75.1, 92.9, 95.3 against 74.6, 92.4, 95.0 %,
    of the latter two every third question).
    """
    choice = (-1.0, 0)
    window = sentences[best]
    ends = [sentence.end for sentence in sentences]
    for first in range(best, -1, -1):
        start = sentences[first].start
        if sentences[best].end - start > size:
            break
        last = bisect_right(ends, start + size) - 1
        value = (math.fsum(scores[first : last + 1]), sentences[last].end - start)
        if value > choice:
            choice = value
            window = Span(start, sentences[last].end)
    return window


def _best_part(text: str, sentence: Span, found: Sequence[Token], weights: Mapping[str, float], size: int) -> Span:
    """The part of a long sentence, at most `size` long and cut at clauses where it has any, that covers most."""
    clauses = [match.end() for match in _CLAUSE.finditer(text, sentence.start, sentence.end)]
    # Half a window apart also where no clause begins, as in a table without punctuation.
    steps = range(sentence.start, sentence.end, max(size // 2, 1))
    choice = -1.0
    part = Span(sentence.start, sentence.start + size)
    asked = [token for token in found if weights.get(token.text)]
    for start in sorted({*clauses, *steps}):
        limit = min(start + size, sentence.end)
        place = bisect_right(clauses, limit)
        end = clauses[place - 1] if limit < sentence.end and place and clauses[place - 1] > start else limit
        inside = {token.text for token in asked if start <= token.start and token.end <= end}
        value = math.fsum(weights[term] for term in inside)
        if value > choice and text[start:end].strip():
            choice, part = value, Span(start, end)
    return part


def _occurrences(word: str, normal: Normalised) -> list[tuple[int, int]]:
    """Where a word stands in a text, by its characters: start and end in the text as it is written."""
    text = normal.text
    found = []
    bounded = is_narrow(word[0]) or is_narrow(word[-1])
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        if not bounded or stands_alone(text, at, end):
            found.append((at, end))
        at = text.find(word, at + 1)
    if normal.starts is None or normal.ends is None:
        return found
    return [(normal.starts[start], normal.ends[end - 1]) for start, end in found]


def _highlights(question: QuestionTerms, normal: Normalised) -> tuple[Span, ...]:
    text = normal.text
    words = [word for word in _coloured(tuple(question.weights)) if word in text]
    found = [span for word in words for span in _occurrences(word, normal)]
    merged: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(merged[-1][1], end)
        else:
            merged.append((start, end))
    return tuple(Span(start, end) for start, end in merged)


@lru_cache(maxsize=64)  # A question colours all its hits with the same words.
def _coloured(terms: tuple[str, ...]) -> tuple[str, ...]:
    return tuple({term[2:] for term in terms if _worth_colouring(term)})


def _worth_colouring(term: str) -> bool:
    text = term[2:]
    if len(text) == 1:
        return text.isdecimal()
    return term.startswith("w:") or _JOINING.isdisjoint(text)
