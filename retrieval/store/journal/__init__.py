"""What was asked, what became of it, and how people judged the answers.

`kept_questions` writes and reads them, `activity` counts them over days, `records` are what both hand out. It knows no
chat: channel, chat and person are opaque strings of whoever asks.
"""

from typing import TYPE_CHECKING

from retrieval.doors import loading

if TYPE_CHECKING:
    from retrieval.store.journal.activity import began
    from retrieval.store.journal.kept_questions import Journal
    from retrieval.store.journal.records import (
        AskedQuestion,
        Fault,
        Feedback,
        JournalStats,
        Judgement,
        Outcome,
        Unanswered,
    )

__all__ = [
    "AskedQuestion",
    "Fault",
    "Feedback",
    "Journal",
    "JournalStats",
    "Judgement",
    "Outcome",
    "Unanswered",
    "began",
]

__getattr__ = loading(
    __name__,
    {
        "activity": ("began",),
        "kept_questions": ("Journal",),
        "records": ("AskedQuestion", "Fault", "Feedback", "JournalStats", "Judgement", "Outcome", "Unanswered"),
    },
)
