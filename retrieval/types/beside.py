"""What may stand beside a hit: the same story, the same said elsewhere, other figures, short answers to choose from."""

from dataclasses import dataclass
from datetime import date

from retrieval.types.report import Report
from retrieval.types.spans import Span


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
class Version:
    """What another report says on the same point as a hit, in another figure or later.

    Attributes:
        rank: The rank of that report's hit in the answer, from 1; 0 where it is none of them.
        report: The report.
        paragraphs: The body paragraphs, from 1, in which it says so.
        figure: Its figure as it writes it: 80万元; "" where it is only known to be newer on the subject.
        begins: The day from which it holds, where that is still to come.
        ended: The last day on which it held, where that is past.
    """

    rank: int
    report: Report
    paragraphs: range
    figure: str
    begins: date | None = None
    ended: date | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """A few words that may answer, to be read beside others.

    Attributes:
        rank: The hit they stand in, from 1.
        words: Where they stand in its passage: at most `GLANCE` characters, but for one clause that is longer.
        core: All of them where they most likely answer; else their likeliest clause, or the part of it that may answer.
    """

    rank: int
    words: Span
    core: Span
