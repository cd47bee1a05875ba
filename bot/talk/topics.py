"""What is talked about: the question that a follow-up leans on, and what was shown for it."""

from dataclasses import dataclass
from datetime import datetime

from bot.errors import FilterError
from bot.talk.narrowing import Narrowed, part_filters
from retrieval.store import AskedQuestion, Outcome


@dataclass(frozen=True, slots=True)
class Topic:
    """A question and its answer, as far as follow-ups need them.

    Attributes:
        question: As it was understood.
        asked_at: When, in UTC.
        narrowed: The question with its filters.
        rank: The hit that was shown, from 1; 0 where none was.
        shown: The report of that hit, or else of the nearest; None without any.
        preferred: The reports that were asked first, so that more of the same comes in the same order.
        collection: The one that was chosen then; "" for none.
    """

    question: str
    asked_at: datetime
    narrowed: Narrowed
    rank: int = 1
    shown: int | None = None
    preferred: tuple[int, ...] = ()
    collection: str = ""

    @classmethod
    def of(cls, asked: AskedQuestion) -> "Topic":
        """That of a question on record."""
        shown = asked.report
        return cls(
            asked.understood,
            asked.asked_at,
            narrowed_on_record(asked.text),
            int(asked.outcome is Outcome.ANSWERED),
            shown,
            () if shown is None else (shown,),
            asked.collection,
        )


def narrowed_on_record(text: str) -> Narrowed:
    """The filters of a question on record; what was no filter when it was asked is none now."""
    try:
        return part_filters(text)
    except FilterError:
        return Narrowed(text)
