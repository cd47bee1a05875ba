"""Where in a passage the answer stands, what to show of it, and how sure one may be.

Pure functions over a question's terms and one passage. What a passage is about says nothing about which of its
sentences answers; so terms are weighed by their IDF among the passage's own sentences, and those that the title
has already are left out (79.6 -> 85.0 % right sentences on cmrc-dev).
"""

import math
import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from retrieval.normalisation import normalise
from retrieval.questions import AnswerType, QuestionTerms
from retrieval.sentences import split_sentences
from retrieval.tokens import WORD_WEIGHT, Tokenizer
from retrieval.types import Passage, Span, Token

DEFAULT_WINDOW: Final = 300
"""Characters to show: the answer is among them for 80 % of the policy questions, with 200 for 70 %."""

DEFAULT_THRESHOLD: Final = 0.42
"""Confidence from which a question counts as answered.

Chosen so that, over the three open sets, 95 % of the answerable questions are answered on average: ncp-tune 95.7,
drcd-dev 91.9, cmrc-dev 98.3 %. Of questions about other corpora 0 to 8 % are answered all the same, of ncp-tune's
near misses 29 % (`benchmarks/first_stage.py`).
"""

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
    question: QuestionTerms,
    passage: Passage,
    title: str,
    tokenizer: Tokenizer,
    *,
    window: int = DEFAULT_WINDOW,
) -> Located:
    """Find the sentence of a passage that answers, and what to show around it.

    Args:
        question: The question's terms.
        passage: The passage.
        title: Headline of its report.
        tokenizer: The one that made the terms.
        window: Largest number of characters to show, at least 1.

    Returns:
        The answering sentence, the window with whole sentences around it, the words to highlight.
    """
    tokens = tokenizer.tokenize(passage.text)
    sentences = split_sentences(passage.text) or [Span(0, len(passage.text))]
    covered = [_covered(question, terms) for terms in _terms_of(sentences, tokens)]
    weights = _weights(question, covered, frozenset(tokenizer.terms(title)))
    total = math.fsum(weights.values()) or 1.0
    scores = [
        math.fsum(weights[term] for term in terms) / total
        + _TYPE_BONUS * _gives(question.types, passage.text[sentence.start : sentence.end])
        for sentence, terms in zip(sentences, covered, strict=True)
    ]
    best = max(range(len(sentences)), key=lambda place: (scores[place], -place))
    sentence = sentences[best]
    if sentence.end - sentence.start > window:
        sentence = _best_part(passage.text, sentence, tokens, weights, window)
        shown = sentence
    else:
        shown = _best_window(sentences, scores, best, window)
    return Located(shown, sentence, _highlights(question, tokens))


def confidence(
    question: QuestionTerms,
    passage: Passage,
    title: str,
    tokenizer: Tokenizer,
    idf: Callable[[Iterable[str]], Mapping[str, float]],
) -> float:
    """How much of the question the passage covers (signal s2r of the retrieval study).

    The share of the question's IDF that the best two adjacent sentences cover, with the title. Words that no
    report has count in full, so a question about something else is noticed by what is missing.

    Args:
        question: The question's terms.
        passage: The best hit.
        title: Headline of its report.
        tokenizer: The one that made the terms.
        idf: Gives each term's IDF in the whole index, also to those outside it; never negative.

    Returns:
        From 0 to 1.
    """
    weights = {
        term: value * (WORD_WEIGHT if term.startswith("w:") else 1.0) for term, value in idf(question.own).items()
    }
    total = math.fsum(weights.values())
    if total <= 0:
        return 0.0
    named = frozenset(tokenizer.terms(title))
    sentences = split_sentences(passage.text)
    terms = [frozenset(tokenizer.terms(passage.text[s.start : s.end])) for s in sentences]
    pairs = [first | second for first, second in zip(terms, [*terms[1:], frozenset()], strict=True)] or [named]
    best = max(math.fsum(weights[term] for term in _covered(question, pair | named)) for pair in pairs)
    return min(best / total, 1.0)


def _covered(question: QuestionTerms, terms: frozenset[str]) -> frozenset[str]:
    """The question's own terms that stand among `terms`, themselves or as a synonym."""
    found = question.own & terms
    for synonym in question.synonyms:
        if any(other <= terms for other in synonym.others):
            found |= synonym.own & question.own
    return found


def _terms_of(sentences: Sequence[Span], tokens: Iterable[Token]) -> list[frozenset[str]]:
    starts = [sentence.start for sentence in sentences]
    terms: list[set[str]] = [set() for _ in sentences]
    for token in tokens:
        terms[max(bisect_right(starts, token.start) - 1, 0)].add(token.text)
    return [frozenset(some) for some in terms]


def _weights(question: QuestionTerms, covered: Sequence[frozenset[str]], title: frozenset[str]) -> dict[str, float]:
    """IDF of the question's terms among the sentences of one passage; 0 for those of the title."""
    named = _covered(question, title)
    if not any(terms - named for terms in covered):
        # The title says all that was asked: then its terms alone can tell the sentences apart.
        named = frozenset()
    sentences = len(covered)
    weights = {}
    for term in question.own:
        df = sum(term in terms for terms in covered)
        weights[term] = 0.0 if term in named else math.log(1 + (sentences - df + 0.5) / (df + 0.5))
    return weights


def _gives(types: frozenset[AnswerType], sentence: str) -> bool:
    """Whether a sentence has the look of an answer of one of these types."""
    if not types:
        return False
    plain = normalise(sentence)
    return any(_ANSWERS[kind].search(plain) for kind in types)


def _best_window(sentences: Sequence[Span], scores: Sequence[float], best: int, size: int) -> Span:
    """The run of sentences around the best one whose scores add up to most, the longer of two equal ones.

    The sum, not what they cover together: a sentence that repeats the question's words helps the reader as well
    (answer in the window at rank 1 on ncp-tune, cmrc-dev, drcd-dev: 75.1, 92.9, 95.3 against 74.6, 92.4, 95.0 %,
    of the latter two every third question).
    """
    choice = (-1.0, 0)
    window = sentences[best]
    for first in range(best, -1, -1):
        start = sentences[first].start
        if sentences[best].end - start > size:
            break
        last = best
        while last + 1 < len(sentences) and sentences[last + 1].end - start <= size:
            last += 1
        value = (math.fsum(scores[first : last + 1]), sentences[last].end - start)
        if value > choice:
            choice = value
            window = Span(start, sentences[last].end)
    return window


def _best_part(text: str, sentence: Span, tokens: Sequence[Token], weights: Mapping[str, float], size: int) -> Span:
    """The part of a long sentence, at most `size` long and cut at clauses where it has any, that covers most."""
    clauses = [match.end() for match in _CLAUSE.finditer(text, sentence.start, sentence.end)]
    # Half a window apart also where no clause begins, as in a table without punctuation.
    steps = range(sentence.start, sentence.end, max(size // 2, 1))
    choice = -1.0
    part = Span(sentence.start, sentence.start + size)
    asked = [token for token in tokens if weights.get(token.text)]
    for start in sorted({*clauses, *steps}):
        limit = min(start + size, sentence.end)
        place = bisect_right(clauses, limit)
        end = clauses[place - 1] if limit < sentence.end and place and clauses[place - 1] > start else limit
        inside = {token.text for token in asked if start <= token.start and token.end <= end}
        value = math.fsum(weights[term] for term in inside)
        if value > choice and text[start:end].strip():
            choice, part = value, Span(start, end)
    return part


def _highlights(question: QuestionTerms, tokens: Iterable[Token]) -> tuple[Span, ...]:
    merged: list[Span] = []
    for token in tokens:
        if token.text not in question.weights or not _worth_colouring(token.text):
            continue
        if merged and token.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, token.end))
        else:
            merged.append(Span(token.start, token.end))
    return tuple(merged)


def _worth_colouring(term: str) -> bool:
    kind, _, text = term.partition(":")
    if len(text) == 1:
        return text.isdecimal()
    return kind == "w" or _JOINING.isdisjoint(text)
