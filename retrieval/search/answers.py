"""Where in a passage the answer stands, and what to show of it.

Pure functions over the terms and the hits of a question. What a passage is about says nothing about which of its
sentences answers; so terms are weighed by their IDF among the passage's own sentences, and those that the title
has already are left out (79.6 -> 85.0 % right sentences on cmrc-dev).
"""

import math
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Final, NamedTuple

import numpy as np

from retrieval.analysis import Normalised, QuestionTerms, tears
from retrieval.arrays import Bools, Floats, Integers
from retrieval.doors import late_pattern
from retrieval.search.evidence import BREAK, PassageText, find_word
from retrieval.search.extraction import (
    HitText,
    Located,
    answering_sentences,
    answering_words,
    coarse_kinds,
    expected_answer,
    looks_coarsely,
    valued_clauses,
)
from retrieval.search.lookups import Lookup
from retrieval.search.windows import ITEM, Sentences, choose_windows, own_weights
from retrieval.types import Passage, Span, Token

# A short line without a stop or with a number in front: a heading, or the line before a list (包括：).
_HEADING: Final = 40
_STOPS: Final = "。！？!?…；;”’)）"

# Single characters that join words: a bigram with one of them is not worth colouring (的企 of 我的企业).
_JOINING: Final = frozenset("的了是在和与及或为有被把将对从到由于以等也都就而且其之个这那")
# 1.5 and 1,000, which are several terms; 2022.9.1 is no number.
_NUMBER: Final = re.compile(r"\d(?<![\d.]\d)(?=\d*[.,]\d)\d*(?:,\d{3})*(?:\.\d+)?(?![\d.]*\d)")
_CLAUSE: Final = late_pattern(r"[，,；;：:、]|\s+")


class Around(NamedTuple):
    """A passage with those beside it.

    Attributes:
        here: The place of the passage among them.
        passages: They, in the order of their report.
        texts: The same, as they are looked up.
        found: Where the question's terms stand in each of them: terms by sentences.
        title: Which terms stand in the title.
        title_asked: Whether the whole title stands in the question.
    """

    here: int
    passages: tuple[Passage, ...]
    texts: tuple[PassageText, ...]
    found: tuple[Bools, ...]
    title: Bools
    title_asked: bool


def find_answers(lookup: Lookup, hits: Sequence[Around], weights: Floats, window: int) -> list[Located]:
    """Find the sentence of each passage that answers, and what to show around it, also of the passages beside it.

    Args:
        lookup: What is looked up of the question.
        hits: The passages, at least one.
        weights: How much each term of the question says.
        window: Largest number of characters to show, at least 1.

    Returns:
        For each hit the answering sentence, the window with whole sentences around it, the words to highlight.
    """
    sentences = sentences_of(lookup, hits, weights)
    expected = expected_answer(lookup.question.asked)
    coloured = _coloured(lookup.question)
    located = []
    windows = choose_windows(sentences, window)
    for first, hit, (begin, end, best) in zip(sentences.first[:-1].tolist(), hits, windows, strict=True):
        tabular = hit.passages[_number_of(hit, int(sentences.starts[best]))].tabular
        # A heading by itself says nothing; what follows it does. A row of a table says all by itself.
        until = best + 1 if best < end and not tabular and _is_heading(sentences.texts[best]) else best
        sentence, shown = sentences.span(best, until), sentences.span(begin, end)
        if tabular:
            shown = sentence
        if shown.end - shown.start > window:
            sentence = shown = _part_of(lookup.terms, hit, shown, window)
        context = HitText.of(lookup, expected, hit.passages, hit.texts, hit.found, hit.here, hit.title, weights)
        inside, likely = context.part(shown), context.part(sentence)
        answer = sentence
        clauses = valued_clauses(context, inside, likely)
        if words := answering_words(context, clauses):
            number, place = words
            answer = context.written(place)
            if not sentence.start <= answer.start < sentence.end:
                best = until = first + number
                sentence = sentences.span(best, best)
        elif not tabular and shown != sentence:
            best, until = answering_sentences(expected, lookup.question.asked, sentences.texts, best, until, end)
            answer = sentence = sentences.span(best, until)
        terms = np.asarray(sentences.found[:, best : until + 1].any(axis=1), dtype=np.bool_)
        highlights = tuple(_all_highlights(coloured, hit, shown))
        located.append(Located(shown, sentence, answer, context, inside, likely, clauses, highlights, terms))
    return located


def sentences_of(lookup: Lookup, hits: Sequence[Around], weights: Floats) -> Sentences:
    """The sentences of hits, with what windows are chosen by; arguments as of `find_answers`."""
    texts = [text for hit in hits for text in hit.texts]
    found = [rows for hit in hits for rows in hit.found]
    counts = [rows.shape[1] for rows in found]
    bounds = np.frombuffer(b"".join([text.bounds for text in texts]), dtype=np.uint32).astype(np.int64)
    offsets = np.array([passage.start for hit in hits for passage in hit.passages]).repeat(counts)
    said = list(chain.from_iterable([text.characters.split(BREAK)[1:-1] for text in texts]))
    passages = _starts([len(hit.passages) for hit in hits])
    home = np.zeros(len(counts), dtype=np.bool_)
    home[passages[:-1] + [hit.here for hit in hits]] = True
    kinds = coarse_kinds(lookup.question.asked)
    return Sentences(
        passages,
        _starts(counts),
        bounds[::2] + offsets,
        bounds[1::2] + offsets,
        said,
        home.repeat(counts),
        np.array([looks_coarsely(kinds, text) for text in said], dtype=np.bool_),
        np.concatenate(found, axis=1),
        np.stack([hit.title for hit in hits], axis=1),
        np.array([hit.title_asked for hit in hits]),
        weights,
    )


def _starts(counts: Sequence[int]) -> Integers:
    """Where parts of these sizes begin that lie one behind the other; then the size of all."""
    return np.cumsum([0, *counts])


def _is_heading(sentence: str) -> bool:
    return len(sentence) <= _HEADING and (sentence[-1:] not in _STOPS or ITEM.match(sentence) is not None)


def _number_of(hit: Around, place: int) -> int:
    """Which of the passages a place of the report is in."""
    return max(number for number, passage in enumerate(hit.passages) if passage.start <= place)


def _part_of(terms: Sequence[str], hit: Around, sentence: Span, size: int) -> Span:
    """The part to show of a sentence that is too long by itself."""
    number = _number_of(hit, sentence.start)
    passage, rows = hit.passages[number], hit.found[number]
    weights = own_weights(rows, np.array([0, rows.shape[1]]), hit.title[:, None])
    by_term = dict(zip(terms, weights[:, 0].tolist(), strict=True))
    here = Span(sentence.start - passage.start, sentence.end - passage.start)
    found = [Token(term, *span) for term in terms for span in _occurrences(term[2:], hit.texts[number].normal)]
    part = _best_part(passage.text, here, found, by_term, size)
    return Span(passage.start + part.start, passage.start + part.end)


def _best_part(text: str, sentence: Span, found: Sequence[Token], weights: Mapping[str, float], size: int) -> Span:
    """The part of a long sentence, at most `size` long and cut at clauses where it has any, that covers most."""
    clauses = [match.end() for match in _CLAUSE.finditer(text, sentence.start, sentence.end)]
    clauses = [end for end in clauses if not tears(text, end)]
    # Half a window apart also where no clause begins, as in a table without punctuation.
    steps = [_whole(text, at, sentence.start) for at in range(sentence.start, sentence.end, max(size // 2, 1))]
    choice = -1.0
    part = Span(sentence.start, sentence.start + size)
    asked = [token for token in found if weights.get(token.text)]
    for start in sorted({*clauses, *steps}):
        limit = min(start + size, sentence.end)
        if limit < sentence.end:
            limit = _whole(text, limit, start + 1)
        place = bisect_right(clauses, limit)
        end = clauses[place - 1] if limit < sentence.end and place and clauses[place - 1] > start else limit
        inside = {token.text for token in asked if start <= token.start and token.end <= end}
        value = math.fsum(weights[term] for term in inside)
        if value > choice and text[start:end].strip():
            choice, part = value, Span(start, end)
    return part


def _whole(text: str, at: int, first: int) -> int:
    """The last place up to `at` where a text may be cut without tearing a number or word; `at` where none is."""
    return next((place for place in range(at, first - 1, -1) if not tears(text, place)), at)


def _occurrences(word: str, normal: Normalised) -> list[tuple[int, int]]:
    """Where a word stands in a text, by its characters: start and end in the text as it is written."""
    return _as_written(find_word(normal.text, word), normal)


def _as_written(spans: list[tuple[int, int]], normal: Normalised) -> list[tuple[int, int]]:
    if normal.starts is None or normal.ends is None:
        return spans
    return [(normal.starts[start], normal.ends[end - 1]) for start, end in spans]


def _all_highlights(coloured: Iterable[str], hit: Around, shown: Span) -> Iterator[tuple[int, int]]:
    for number, (text, passage) in enumerate(zip(hit.texts, hit.passages, strict=True)):
        # Of a passage beside it nothing is shown where the window does not reach into it.
        if number == hit.here or (passage.start < shown.end and shown.start < passage.end):
            for start, end in _highlights(coloured, text.normal):
                yield passage.start + start, passage.start + end


def _highlights(coloured: Iterable[str], normal: Normalised) -> list[tuple[int, int]]:
    found = {span for word in coloured for span in _occurrences(word, normal)}
    if any(word[0].isdecimal() for word in coloured):
        # The 5 of 1.5 is not the one asked about.
        numbers = _as_written([match.span() for match in _NUMBER.finditer(normal.text)], normal)
        inside = {span for span in found for first, last in numbers if first <= span[0] and span[1] <= last}
        found -= inside - set(numbers)
    merged: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(merged[-1][1], end)
        else:
            merged.append((start, end))
    return merged


def _coloured(question: QuestionTerms) -> set[str]:
    """The words and numbers of a question that are coloured in its hits."""
    return {term[2:] for term in question.weights if _worth_colouring(term)} | set(_NUMBER.findall(question.asked))


def _worth_colouring(term: str) -> bool:
    text = term[2:]
    if len(text) == 1:
        return text.isdecimal()
    return term.startswith("w:") or _JOINING.isdisjoint(text)
