"""Where in a passage the answer stands, and what to show of it.

Pure functions over the terms and the hits of questions. What a passage is about says nothing about which of its
sentences answers; so terms are weighed by their IDF among the passage's own sentences, and those that the title
has already are left out (79.6 -> 85.0 % right sentences on cmrc-dev).
"""

import math
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final

import numpy as np

from retrieval.analysis.normalisation import Normalised
from retrieval.analysis.questions import AnswerType
from retrieval.search.evidence import (
    BREAK,
    NARROW,
    Bools,
    Counts,
    Evidence,
    Floats,
    Gathered,
    PassageText,
    stands_alone,
)
from retrieval.search.lookups import Probe
from retrieval.search.matching import gather_each
from retrieval.search.windows import ITEM, Sentences, choose, own_weights
from retrieval.types import Passage, Span, Token

DEFAULT_WINDOW: Final = 300
"""Characters to show: the answer is among them for 80 % of the policy questions, with 200 for 70 %."""

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
        highlights: Start and end of the question's words and their synonyms, in the passage and those the window
            reaches: sorted.
    """

    window: Span
    sentence: Span
    highlights: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Around:
    """A passage with those beside it.

    Attributes:
        here: The place of the passage among them.
        passages: They, in the order of their report.
        texts: The same, as they are looked up.
    """

    here: int
    passages: tuple[Passage, ...]
    texts: tuple[PassageText, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be found in the hits of a question.

    Attributes:
        probe: What is looked up of the question.
        hits: The passages, at least one.
        weights: How much each term of the question says; (terms,).
    """

    probe: Probe
    hits: tuple[Around, ...]
    weights: Floats


def find_answers(asked: Sequence[Asked], window: int = DEFAULT_WINDOW) -> list[list[Located]]:
    """Find the sentence of each passage that answers, and what to show around it, also of the passages beside it.

    Args:
        asked: The hits of each question.
        window: Largest number of characters to show, at least 1.

    Returns:
        For each hit of each question the answering sentence, the window with whole sentences around it, the words to
        highlight.
    """
    gathered = gather_hits(asked)
    sentences = gather_sentences(asked, gathered)
    starts, ends = sentences.starts.tolist(), sentences.ends.tolist()
    chosen = zip(choose(sentences, window), sentences.hits.tolist(), strict=False)
    found = []
    for number, each in enumerate(asked):
        coloured = _coloured(each.probe.question.weights)
        located = []
        for hit, ((first, last, best), passage) in zip(each.hits, chosen, strict=False):
            # A heading by itself says nothing; what follows it does.
            end = ends[best + 1] if best < last and _is_heading(sentences.texts[best]) else ends[best]
            sentence, shown = Span(starts[best], end), Span(starts[first], ends[last])
            if shown.end - shown.start > window:
                evidence = gathered.of(number, slice(passage, passage + len(hit.passages)))
                sentence = shown = _part_of(evidence, hit.passages, shown, window)
            located.append(Located(shown, sentence, tuple(_all_highlights(coloured, hit, shown))))
        found.append(located)
    return found


def gather_hits(asked: Sequence[Asked]) -> Gathered:
    """The evidence in the hits of questions and the passages beside them."""
    return gather_each([(each.probe, [text for hit in each.hits for text in hit.texts]) for each in asked])


def gather_sentences(asked: Sequence[Asked], gathered: Gathered) -> Sentences:
    """The sentences of hits, with what windows are chosen by."""
    hits = [hit for each in asked for hit in each.hits]
    counts = gathered.starts[1:] - gathered.starts[:-1] - 1
    # Its title is the first row of a passage.
    row = np.arange(int(counts.sum())) + np.arange(1, counts.size + 1).repeat(counts)
    bounds = np.frombuffer(b"".join([text.bounds for text in gathered.passages]), dtype=np.uint32).astype(np.int64)
    offsets = np.array([passage.start for hit in hits for passage in hit.passages]).repeat(counts)
    texts = list(chain.from_iterable([text.characters.split(BREAK)[1:-1] for text in gathered.passages]))
    passages = _starts([len(hit.passages) for hit in hits])
    middles = passages[:-1] + [hit.here for hit in hits]
    home = np.zeros(counts.size, dtype=np.bool_)
    home[middles] = True
    home = home.repeat(counts)
    first = _starts(counts)
    each_hits = [len(each.hits) for each in asked]
    weights = np.zeros((len(asked), gathered.found.shape[0]))
    for number, each in enumerate(asked):
        weights[number, : each.weights.size] = each.weights
    return Sentences(
        passages,
        first,
        bounds[::2] + offsets,
        bounds[1::2] + offsets,
        texts,
        home,
        _kinds(asked, texts, first[gathered.first].tolist()),
        gathered.found.take(row, axis=1),
        gathered.found.take(gathered.starts[middles], axis=1),
        gathered.title_asked[middles],
        np.array([each.weights.size for each in asked]).repeat(each_hits),
        weights.repeat(each_hits, axis=0),
    )


def _starts(counts: Sequence[int] | Counts) -> Counts:
    """Where parts of these sizes begin that lie one behind the other; then the size of all."""
    return np.cumsum([0, *counts])


def _kinds(asked: Sequence[Asked], texts: Sequence[str], first: Sequence[int]) -> Bools:
    """Whether each sentence looks like an answer of the kind that its question asks for."""
    kinds = np.zeros(len(texts), dtype=np.bool_)
    for each, begin, end in zip(asked, first[:-1], first[1:], strict=True):
        if looks := [_ANSWERS[kind] for kind in each.probe.question.types]:
            kinds[begin:end] = [any(look.search(text) for look in looks) for text in texts[begin:end]]
    return kinds


def _is_heading(sentence: str) -> bool:
    return len(sentence) <= _HEADING and (sentence[-1:] not in _STOPS or ITEM.match(sentence) is not None)


def _part_of(evidence: Evidence, passages: Sequence[Passage], sentence: Span, size: int) -> Span:
    """The part to show of a sentence that is too long by itself."""
    number = max(n for n, passage in enumerate(passages) if passage.start <= sentence.start)
    passage = passages[number]
    rows = evidence.rows(number)
    weights = own_weights(rows, np.array([0, rows.shape[1]]), evidence.title(number)[:, None])
    by_term = dict(zip(evidence.terms, weights[:, 0].tolist(), strict=True))
    here = Span(sentence.start - passage.start, sentence.end - passage.start)
    normal = evidence.passages[number].normal
    found = [Token(term, *span) for term in by_term for span in _occurrences(term[2:], normal)]
    part = _best_part(passage.text, here, found, by_term, size)
    return Span(passage.start + part.start, passage.start + part.end)


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
    bounded = word[0] in NARROW or word[-1] in NARROW
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        if not bounded or stands_alone(text, at, end):
            found.append((at, end))
        at = text.find(word, at + 1)
    if normal.starts is None or normal.ends is None:
        return found
    return [(normal.starts[start], normal.ends[end - 1]) for start, end in found]


def _all_highlights(coloured: Iterable[str], hit: Around, shown: Span) -> Iterator[tuple[int, int]]:
    for number, (text, passage) in enumerate(zip(hit.texts, hit.passages, strict=True)):
        # Of a passage beside it nothing is shown where the window does not reach into it.
        if number == hit.here or (passage.start < shown.end and shown.start < passage.end):
            for start, end in _highlights(coloured, text.normal):
                yield passage.start + start, passage.start + end


def _highlights(coloured: Iterable[str], normal: Normalised) -> list[tuple[int, int]]:
    text = normal.text
    found = [span for word in coloured if word in text for span in _occurrences(word, normal)]
    merged: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(merged[-1][1], end)
        else:
            merged.append((start, end))
    return merged


def _coloured(terms: Iterable[str]) -> set[str]:
    """The words of a question that are coloured in its hits."""
    return {term[2:] for term in terms if _worth_colouring(term)}


def _worth_colouring(term: str) -> bool:
    text = term[2:]
    if len(text) == 1:
        return text.isdecimal()
    return term.startswith("w:") or _JOINING.isdisjoint(text)
