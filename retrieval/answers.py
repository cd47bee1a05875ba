"""Where in a passage the answer stands, and what to show of it.

Pure functions over a question's terms and one passage. What a passage is about says nothing about which of its
sentences answers; so terms are weighed by their IDF among the passage's own sentences, and those that the title
has already are left out (79.6 -> 85.0 % right sentences on cmrc-dev).
"""

import math
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, pairwise
from typing import Final

import numpy as np

from retrieval.evidence import BREAK, Bools, Evidence, Floats, PassageText, is_narrow, stands_alone
from retrieval.normalisation import Normalised
from retrieval.questions import AnswerType, QuestionTerms
from retrieval.types import Passage, Span, Token
from retrieval.windows import ITEM, Sentences, best_runs

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

# A short line without a stop or with a number in front: a heading, or the line before a list (包括：).
_HEADING: Final = 40
_STOPS: Final = "。！？!?…；;”’)）"

# Single characters that join words: a bigram with one of them is not worth colouring (的企 of 我的企业).
_JOINING: Final = frozenset("的了是在和与及或为有被把将对从到由于以等也都就而且其之个这那")
_CLAUSE: Final = re.compile(r"[，,；;：:、]|\s+")


@dataclass(frozen=True, slots=True)
class Located:
    """Where to look in a report; offsets into its text.

    Attributes:
        window: Whole sentences to show, or a part of one that is too long by itself.
        sentence: The part that answers best; inside `window`.
        highlights: Words of the question and their synonyms, in the passage and those the window reaches: sorted.
    """

    window: Span
    sentence: Span
    highlights: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Around:
    """A passage with those beside it, as they stand in the evidence of several hits.

    Attributes:
        first: The place of the first of them in the evidence.
        here: The place of the passage among them.
        passages: They, in the order of their report.
    """

    first: int
    here: int
    passages: tuple[Passage, ...]

    def evidence(self, together: Evidence) -> Evidence:
        """The evidence in these passages alone."""
        return together.part(self.first, self.first + len(self.passages))


def find_answers(
    question: QuestionTerms,
    together: Evidence,
    hits: Sequence[Around],
    weights: Floats,
    *,
    window: int = DEFAULT_WINDOW,
) -> list[Located]:
    """Find the sentence of each passage that answers, and what to show around it, also of the passages beside it.

    Args:
        question: The question's terms.
        together: Where they stand in the passages of all hits and in those beside them.
        hits: The passages, at least one.
        weights: How much each term of the evidence says.
        window: Largest number of characters to show, at least 1.

    Returns:
        For each hit the answering sentence, the window with whole sentences around it, the words to highlight.
    """
    sentences = gather_sentences(question, together, hits)
    runs = best_runs(sentences, weights, window)
    bests = sentences.best.tolist()
    return [
        _located(question, together, hit, sentences, best, run, window)
        for hit, best, run in zip(hits, bests, runs, strict=True)
    ]


def _located(
    question: QuestionTerms,
    together: Evidence,
    hit: Around,
    sentences: Sentences,
    best: int,
    run: tuple[int, int],
    window: int,
) -> Located:
    first, last = run
    if not first <= best <= last:
        inside = slice(first, last + 1)
        best = first + _best_sentence(sentences.shares[inside], sentences.kinds[inside], sentences.home[inside])
    end = sentences.ends[best]
    if best < last and _is_heading(sentences.texts[best]):
        # A heading by itself says nothing; what follows it does.
        end = sentences.ends[best + 1]
    sentence = Span(int(sentences.starts[best]), int(end))
    shown = Span(int(sentences.starts[first]), int(sentences.ends[last]))
    if shown.end - shown.start > window:
        sentence = shown = _part_of(hit.evidence(together), hit.passages, shown, window)
    # Of a passage beside it nothing is shown where the window does not reach into it.
    seen = [
        (text, passage)
        for number, (text, passage) in enumerate(zip(together.passages[hit.first :], hit.passages, strict=False))
        if number == hit.here or (passage.start < shown.end and shown.start < passage.end)
    ]
    return Located(shown, sentence, tuple(_all_highlights(question, seen)))


def gather_sentences(question: QuestionTerms, together: Evidence, hits: Sequence[Around]) -> Sentences:
    """The sentences of hits, with what windows are chosen by; arguments as for `find_answers`."""
    looks = [_ANSWERS[kind] for kind in question.types]
    counts = np.diff(together.starts) - 1
    row = np.delete(np.arange(together.starts[-1]), together.starts[:-1])
    bounds = np.frombuffer(b"".join([found.bounds for found in together.passages]), dtype=np.uint32).astype(np.int64)
    offsets = np.array([passage.start for hit in hits for passage in hit.passages]).repeat(counts)
    texts = list(chain.from_iterable([found.characters.split(BREAK)[1:-1] for found in together.passages]))
    middles = np.array([hit.first + hit.here for hit in hits])
    home = np.zeros(counts.size, dtype=np.bool_)
    home[middles] = True
    home = home.repeat(counts)
    shares = _shares(together)[row]
    kinds = np.array([any(look.search(text) for look in looks) for text in texts]) if looks else np.zeros_like(home)
    before = np.cumsum([0, *counts])
    first = before[[*(hit.first for hit in hits), counts.size]]
    best = [
        begin + _best_sentence(shares[begin:end], kinds[begin:end], home[begin:end])
        for begin, end in pairwise(first.tolist())
    ]
    return Sentences(
        first,
        bounds[::2] + offsets,
        bounds[1::2] + offsets,
        texts,
        home,
        np.array(best),
        shares,
        kinds,
        together.found[:, row],
        together.found[:, together.starts[middles]],
        together.title_asked[middles],
    )


def _best_sentence(shares: Floats, kinds: Bools, home: Bools) -> int:
    """The sentence that answers best, of the passage itself where it has one among these; the first of equal ones."""
    # A score is 1.1 at most.
    return int((shares + _TYPE_BONUS * kinds + 2 * home).argmax())


def _is_heading(sentence: str) -> bool:
    return len(sentence) <= _HEADING and (sentence[-1:] not in _STOPS or ITEM.match(sentence) is not None)


def _part_of(evidence: Evidence, passages: Sequence[Passage], sentence: Span, size: int) -> Span:
    """The part to show of a sentence that is too long by itself."""
    number = max(n for n, passage in enumerate(passages) if passage.start <= sentence.start)
    passage = passages[number]
    by_term = dict(zip(evidence.terms, _own_weights(evidence)[:, number].tolist(), strict=True))
    here = Span(sentence.start - passage.start, sentence.end - passage.start)
    normal = evidence.passages[number].normal
    found = [Token(term, *span) for term in by_term for span in _occurrences(term[2:], normal)]
    part = _best_part(passage.text, here, found, by_term, size)
    return Span(passage.start + part.start, passage.start + part.end)


def _own_weights(evidence: Evidence) -> Floats:
    """Terms by passages: IDF of the question's terms among the sentences of each; 0 for those of the title."""
    first = evidence.starts[:-1]
    titles = evidence.found[:, first]
    sentences = np.diff(evidence.starts) - 1
    df = np.add.reduceat(evidence.found, first, axis=1, dtype=np.int64) - titles
    weights: Floats = np.log(1 + (sentences - df + 0.5) / (df + 0.5))
    # Where the title says all that was asked, its terms alone can tell the sentences apart.
    return np.where(titles & ((df > 0) & ~titles).any(axis=0), 0.0, weights)


def _shares(evidence: Evidence) -> Floats:
    """How much of the question each row says, by the weights of its passage, from 0 to 1."""
    own = _own_weights(evidence)
    total = own.sum(axis=0)
    own /= np.where(total > 0, total, 1.0)
    passage = np.repeat(np.arange(total.size), np.diff(evidence.starts))
    # Rounded, so that equal sentences tie whatever the order of the sums.
    shares: Floats = np.round(np.einsum("tr,tr->r", own[:, passage], evidence.found), 12)
    return shares


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


def _all_highlights(question: QuestionTerms, seen: Iterable[tuple[PassageText, Passage]]) -> Iterator[Span]:
    for text, passage in seen:
        for span in _highlights(question, text.normal):
            yield Span(passage.start + span.start, passage.start + span.end)


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
