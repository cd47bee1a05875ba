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
    """

    since: date | None = None
    until: date | None = None
    source: str | None = None


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
        highlights: Words of the question found in the passage: sorted, not overlapping.
        shares: What each feature of the ranking adds to the score (see `retrieval.search.ranking`).
        reposts: The same story elsewhere, where it says `sentence` too, the earliest first.
        agreeing: Of the first hit of an answer: the further hits that say the same (see `retrieval.search.agreement`).
    """

    report: Report
    passage: Passage
    score: float
    window: Span
    sentence: Span
    highlights: tuple[Span, ...]
    shares: tuple[tuple[str, float], ...] = ()
    reposts: tuple[Repost, ...] = ()
    agreeing: tuple[Agreement, ...] = ()

    @property
    def paragraphs(self) -> range:
        """The body paragraphs that `sentence` stands in, almost always one: what a citation names."""
        first = self.passage.paragraphs.start + self.passage.text.count("\n", 0, self.sentence.start)
        last = first + self.passage.text.count("\n", self.sentence.start, self.sentence.end)
        return range(first, last + 1)

    @property
    def pages(self) -> range:
        """The pages on which those paragraphs begin; empty where the format has no pages."""
        return self.report.pages_of(self.paragraphs)


@dataclass(frozen=True, slots=True)
class Answer:
    """What the reports say to one question.

    Attributes:
        question: As it was asked.
        hits: By descending score, each report once; the nearest passages where `answered` is False.
        confidence: From 0 to 1: how sure one may be that the best hit answers.
        answered: Whether `confidence` reaches the threshold.
        support: "none" where it does not; else "clear" where the confidence is high and the report names every
            place and organisation of the question, or "possible"; "similar" where words would have declined.
        suggestion: Another question that may have been meant, where words look mistyped; never searched unasked.
    """

    question: str
    hits: tuple[Hit, ...]
    confidence: float
    answered: bool
    support: Support = "none"
    suggestion: str | None = None
