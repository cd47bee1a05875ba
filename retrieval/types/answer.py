"""What is asked of the reports beside the question, and what they say to it."""

from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from retrieval.types.report import Passage, Report
from retrieval.types.spans import Span

Support = Literal["clear", "possible", "similar", "none"]
"""What an answer rests on: 有明确依据, 可能相关, 意思相近 where its meaning alone speaks for it, or nothing."""


@dataclass(frozen=True, slots=True)
class Filters:
    """Which reports may answer; what is None does not matter.

    Attributes:
        since: The first day of publication; reports without a date are left out.
        until: The last day of publication; reports without a date are left out.
        source: A part of the source's name, in either script.
        among: The numbers of the only reports that are asked.
    """

    since: date | None = None
    until: date | None = None
    source: str | None = None
    among: frozenset[int] | None = None


GLANCE: Final = 60
"""Characters of what stands beside others to choose from."""

CHOICES: Final = 3
"""Of such short answers are shown beside each other where none is clear."""

ALL_REPORTS: Final = Filters()
"""Filters that every report passes."""


@dataclass(frozen=True, slots=True)
class Repost:
    """Another report that says the answering sentence of a hit word for word.

    Attributes:
        report: The report.
        paragraphs: Its body paragraphs, from 1, in which the sentence stands.
    """

    report: Report
    paragraphs: range


@dataclass(frozen=True, slots=True)
class Agreement:
    """A further hit that says the same as the first, in words of its own.

    Attributes:
        rank: Its rank in the answer, from 2.
        report: Its report.
        paragraphs: The body paragraphs, from 1, in which it says so.
    """

    rank: int
    report: Report
    paragraphs: range


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that may answer the question, and where in it to look.

    Attributes:
        report: The report it stands in.
        passage: The passage; all spans point into its text.
        score: The sum of `shares`, only comparable within one answer.
        window: Whole sentences to show, at most the window setting long.
        sentence: The sentence that answers best; inside `window`.
        answer: The words of it that answer, which are shown in bold.
        highlights: Words of the question found in the passage: sorted, not overlapping.
        shares: What each feature of the ranking adds to the score (see `retrieval.search.ranking`).
        reposts: The same story elsewhere, where it says `sentence` too, the earliest first.
        agreeing: Of the first hit of an answer: the further hits that say the same (see `retrieval.search.judging`).
    """

    report: Report
    passage: Passage
    score: float
    window: Span
    sentence: Span
    answer: Span
    highlights: tuple[Span, ...]
    shares: tuple[tuple[str, float], ...] = ()
    reposts: tuple[Repost, ...] = ()
    agreeing: tuple[Agreement, ...] = ()

    @property
    def paragraphs(self) -> range:
        """The body paragraphs that `sentence` stands in, almost always one: what a citation names."""
        return self.paragraphs_of(self.sentence)

    def paragraphs_of(self, part: Span) -> range:
        """The body paragraphs that a part of the passage stands in."""
        first = self.passage.paragraphs.start + self.passage.text.count("\n", 0, part.start)
        last = first + self.passage.text.count("\n", part.start, part.end)
        return range(first, last + 1)

    @property
    def pages(self) -> range:
        """The pages on which those paragraphs begin; empty where the format has no pages."""
        return self.report.pages_of(self.paragraphs)


@dataclass(frozen=True, slots=True)
class Choice:
    """A few words that may answer, to be read beside others.

    Attributes:
        rank: The hit they stand in, from 1.
        words: Where they stand in its passage: at most `GLANCE` characters, but for one clause that is longer.
    """

    rank: int
    words: Span


@dataclass(frozen=True, slots=True)
class Answer:
    """What the reports say to one question.

    Attributes:
        question: As it was asked.
        hits: By descending score, each report once; the nearest passages where `answered` is False.
        confidence: From 0 to 1: how sure one may be that the best hit answers.
        answered: Whether `confidence` reaches the threshold.
        support: "none" where it does not; else "clear" where the confidence is high, what the first hit shows most
            likely holds the answer and was not recognised with doubt, and nothing that was asked about is lacking, or
            "possible"; "similar" where words would have declined.
        lacks: What the first hit does not mention, in the question's words: places, figures, what is asked of a thing.
        choices: Where it is only possible, and a figure or a name is asked for: what may answer, at most `CHOICES`.
        suggestion: Another question that may have been meant, where words look mistyped; never searched unasked.
    """

    question: str
    hits: tuple[Hit, ...]
    confidence: float
    answered: bool
    support: Support = "none"
    lacks: tuple[str, ...] = ()
    choices: tuple[Choice, ...] = ()
    suggestion: str | None = None
