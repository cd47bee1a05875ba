"""What the journal keeps and tells: questions, judgements and their counts, as frozen records."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from retrieval.types import Support


class Fault(StrEnum):
    """What somebody finds wrong with an answer."""

    BESIDE_THE_POINT = "beside the point"
    OUTDATED = "outdated"
    WRONG_SOURCE = "wrong source"
    OTHER = "other"


class Outcome(StrEnum):
    """What became of a question."""

    ANSWERED = "answered"
    DECLINED = "declined"
    """The reports do not hold the answer."""
    REFUSED = "refused"
    """Nothing to search for was in it, or it was too long."""
    FAILED = "failed"
    """An error of ours."""


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """One question and its outcome.

    Attributes:
        id: From `Journal.fresh_id`; at most 16 digits.
        channel: Where it was asked: "telegram".
        chat: Its chat (and topic) there.
        person: Who asked.
        text: As it was asked.
        understood: What was searched for: `text`, or a follow-up with what it leaves unsaid.
        asked_at: When it came in, in UTC.
        outcome: What became of it.
        confidence: Of the answer, 0 to 1.
        seconds: From its coming in to the answer's going out.
        narrowed: Whether it was asked of some reports only; that those do not answer it says nothing of all.
        report: The number of the report that its answer shows first; None where it shows none.
        support: How sure the answer was said to be; None where there was none, and of before this was kept.
        collection: The one that was chosen where it was asked; "" for none, and of before this was kept.
    """

    id: int
    channel: str
    chat: str
    person: str
    text: str
    understood: str
    asked_at: datetime
    outcome: Outcome
    confidence: float
    seconds: float
    narrowed: bool = False
    report: int | None = None
    support: Support | None = None
    collection: str = ""


@dataclass(frozen=True, slots=True)
class Feedback:
    """One person's judgement of one report as the answer to one question.

    Attributes:
        question_id: The `AskedQuestion`.
        report_key: `Report.key` of the hit that was judged.
        person: Who judged.
        value: 1 (helpful), -1 (not helpful), or 0, which takes a judgement back.
    """

    question_id: int
    report_key: str
    person: str
    value: int


@dataclass(frozen=True, slots=True)
class Judgement:
    """Feedback for evaluation: does this report answer this question? `value` is 1 or -1."""

    question: str
    report_key: str
    value: int


@dataclass(frozen=True, slots=True)
class Unanswered:
    """Questions alike that were declined when last asked, or whose answer somebody found no good.

    Attributes:
        question: The latest wording.
        times: How often it was asked.
        last_asked: When that was last.
        faults: How many found what wrong with the answer; None: they did not say what.
    """

    question: str
    times: int
    last_asked: datetime
    faults: tuple[tuple[Fault | None, int], ...] = ()


@dataclass(frozen=True, slots=True)
class JournalStats:
    """What happened in a span of days.

    Attributes:
        questions: All of them, whatever their outcome.
        answered: Those with an answer.
        declined: Those that the reports do not answer.
        people: How many different people asked.
        likes: Judgements of 1.
        dislikes: Judgements of -1.
        p50: Median answer time in seconds; None without questions.
        p95: Its 95th percentile.
        by_day: Questions per day in local time, oldest first, days without one included.
    """

    questions: int
    answered: int
    declined: int
    people: int
    likes: int
    dislikes: int
    p50: float | None
    p95: float | None
    by_day: tuple[tuple[date, int], ...]
