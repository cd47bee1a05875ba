"""What a hit shows with the passages beside it, normalised, and where the words of the question stand in it."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final, NamedTuple

import numpy as np

from retrieval.analysis import Normalised
from retrieval.arrays import Bools, Floats, Integers
from retrieval.doors import late_pattern
from retrieval.search.evidence import PassageText, find_word
from retrieval.search.extraction.expected import Expected
from retrieval.search.extraction.mentions import Mentions, Stretch, find_mentions
from retrieval.search.lookups import Lookup
from retrieval.types import Passage, Span

_NEAR: Final = 12.0
"""Characters over which what stands beside a mention fades to a third."""

_MOST: Final = 60
"""Mentions that are looked at."""

_LEAST: Final = 0.05
"""Of what a word is worth that says nothing about which sentence answers: to which of two mentions it is nearer may."""


class TermPlaces(NamedTuple):
    """Where terms stand in a text, term after term.

    Attributes:
        which: The term, at each place.
        starts: Where it starts.
        ends: Where it ends.
        first: The first place of each term that stands there.
    """

    which: Integers
    starts: Integers
    ends: Integers
    first: Integers


@dataclass(frozen=True)
class HitText:
    """A hit's passage and those beside it, n sentences, and a question with t terms.

    Attributes:
        lookup: The question.
        expected: What it wants to know.
        passages: They, in the order of their report.
        texts: The same, as they are looked up.
        offsets: Where each begins in `text`.
        text: Their normalised texts, a line each.
        sentences: Where its sentences stand in it.
        found: Which terms stand in which sentence; (t, n).
        titled: Which stand in the title; (t,).
        own: How much each term says about which sentence answers: its IDF among those of the passage itself; (t,).
        weights: How much each term of the question says; (t,).
    """

    lookup: Lookup
    expected: Expected
    passages: Sequence[Passage]
    texts: Sequence[PassageText]
    offsets: Sequence[int]
    text: str
    sentences: Sequence[Stretch]
    found: Bools
    titled: Bools
    own: Floats
    weights: Floats

    @classmethod
    def of(
        cls,
        lookup: Lookup,
        expected: Expected,
        passages: Sequence[Passage],
        texts: Sequence[PassageText],
        found: Sequence[Bools],
        here: int,
        titled: Bools,
        weights: Floats,
    ) -> "HitText":
        """Lay a hit out.

        Args:
            lookup: What is looked up of the question.
            expected: What it wants to know.
            passages: The passage and those beside it, in the order of their report.
            texts: The same, as they are looked up.
            found: For each of them which terms stand in which sentence.
            here: Which of them is the hit.
            titled: Which terms stand in the title.
            weights: How much each term says.
        """
        offsets, sentences, at = [], [], 0
        for laid in texts:
            offsets.append(at)
            bounds: Sequence[int] = memoryview(laid.bounds).cast("I").tolist()
            if laid.normal.starts is not None:
                bounds = [_inside(laid.normal, place) for place in bounds]
            sentences += [(at + start, at + end) for start, end in zip(bounds[::2], bounds[1::2], strict=True)]
            at += len(laid.normal.text) + 1
        df = found[here].sum(axis=1) + 0.5
        own = np.log((found[here].shape[1] + 1) / df)
        if (found[here].any(axis=1) & ~titled).any():
            own[titled] = 0.0
        text = "\n".join([laid.normal.text for laid in texts])
        every = np.concatenate(found, axis=1)
        own = np.maximum(own, 0.0)
        return cls(lookup, expected, passages, texts, offsets, text, sentences, every, titled, own, weights)

    @cached_property
    def mentions(self) -> Mentions:
        """What in the text may be the answer."""
        return find_mentions(self.expected, self.lookup.question.asked, self.text)

    def sentence_at(self, place: int, otherwise: Stretch) -> Stretch:
        """Where the sentence stands that holds a place.

        Args:
            place: Of a character of `text`.
            otherwise: What is given where none holds it, as the end of a line.
        """
        return next((each for each in self.sentences if each[0] <= place < each[1]), otherwise)

    @cached_property
    def shares(self) -> Floats:
        """How much of what tells sentences apart each of them says; (n,)."""
        shares: Floats = self.own @ self.found / (self.own.sum() or 1.0)
        return shares

    @cached_property
    def places(self) -> TermPlaces:
        """Where terms, or their synonyms, stand in the text."""
        others: dict[str, list[str]] = {}
        for synonym in self.lookup.question.synonyms:
            for term in synonym.own:
                others.setdefault(term, []).extend(each[2:] for other in synonym.others for each in other)
        which: list[int] = []
        spans: list[Stretch] = []
        first: list[int] = []
        for number, term in enumerate(self.lookup.terms):
            before = len(spans)
            for word in (term[2:], *others.get(term, ())):
                spans += find_word(self.text, word)
            if len(spans) > before:
                first.append(before)
                which += [number] * (len(spans) - before)
        table = np.array(spans, dtype=np.int64).reshape(-1, 2)
        terms = np.array(which, dtype=np.int64)
        return TermPlaces(terms, table[:, 0].copy(), table[:, 1].copy(), np.array(first, dtype=np.int64))

    @cached_property
    def _worth(self) -> Floats:
        """What it counts that a term stands near, of each that stands in the text; in the order of `places.first`."""
        worth = np.maximum(self.own, _LEAST) * self.weights
        worth /= worth.sum() or 1.0
        told: Floats = worth[self.places.which[self.places.first]]
        return told

    def nearness(self, mentions: Sequence[Stretch]) -> Floats:
        """How near the words of the question stand to mentions: from 0 to 1 each; the first sixty are looked at."""
        places, mentions = self.places, mentions[:_MOST]
        if not mentions or not places.which.size:
            return np.zeros(len(mentions))
        begins, stops = np.array(mentions).T
        # A row a place, for `reduceat` takes the minimum of whole rows faster than of their parts.
        apart = np.maximum(places.starts[:, None] - stops, begins - places.ends[:, None])
        least = np.maximum(np.minimum.reduceat(apart, places.first), 0)
        near: Floats = self._worth @ np.exp(least / -_NEAR)
        return near

    def says(self, start: int, end: int) -> Bools:
        """Which terms stand, whole, in a part of the text; (t,)."""
        places = self.places
        said = np.zeros(len(self.lookup.terms), dtype=np.bool_)
        said[places.which[(places.starts >= start) & (places.ends <= end)]] = True
        return said

    def each_says(self, parts: Sequence[Stretch]) -> Bools:
        """Which terms stand, whole, in each of some parts of the text, in their order; (parts, t)."""
        places = self.places
        said = np.zeros((len(parts), len(self.lookup.terms)), dtype=np.bool_)
        if parts:
            starts, ends = np.array(parts).T
            part = starts.searchsorted(places.starts, side="right") - 1
            whole = (part >= 0) & (places.ends <= ends[part])
            said[part[whole], places.which[whole]] = True
        return said

    def part(self, shown: Span) -> Stretch:
        """The part of the text that a span of the report is."""
        return self._at(shown.start, first=True), self._at(shown.end, first=False)

    def shown(self, part: Stretch) -> Iterator[tuple[int, Stretch]]:
        """The sentences, cut where they go beyond it, that a part of the text holds: number, start and end."""
        for number, (start, end) in enumerate(self.sentences):
            start, end = max(start, part[0]), min(end, part[1])
            if start < end:
                yield number, (start, end)

    def written(self, part: Stretch) -> Span:
        """A part of the text as a span of the report."""
        return Span(self._written(part[0], first=True), self._written(part[1] - 1, first=False))

    def _written(self, place: int, *, first: bool) -> int:
        """Where in the report a character of the text begins, or ends."""
        number = bisect_right(self.offsets, place) - 1
        passage, normal = self.passages[number], self.texts[number].normal
        place -= self.offsets[number]
        if normal.starts is None or normal.ends is None:
            return passage.start + place + (not first)
        return passage.start + (normal.starts if first else normal.ends)[min(place, len(normal.text) - 1)]

    def _at(self, place: int, *, first: bool) -> int:
        starts = [passage.start for passage in self.passages]
        number = max((bisect_right if first else bisect_left)(starts, place) - 1, 0)
        passage, laid = self.passages[number], self.texts[number]
        return self.offsets[number] + _inside(laid.normal, min(place - passage.start, passage.end - passage.start))


def _inside(normal: Normalised, place: int) -> int:
    """Where in a normalised text a place of the written one is."""
    return place if normal.starts is None else bisect_left(normal.starts, place)


CLAUSE_END: Final = late_pattern(r"[,;:](?!(?<=\d[,:])\d)|(?<=[\u4e00-\u9fff。])\s+(?=[\u4e00-\u9fff])")
"""Behind it a sentence may be cut: 1,000 and 10:30 stay whole, and 8 月."""
