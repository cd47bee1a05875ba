"""How it goes, by the journal and the catalogue together: what questions came to, whether labels are believed."""

from dataclasses import dataclass
from typing import Final

from retrieval.store import Journal, JournalStats, Store, Unanswered, began
from retrieval.types import Support

LISTED_QUESTIONS: Final = 50
LISTED_REPORTS: Final = 20

LEAST_PEOPLE: Final = 3
"""People for whom reports have to have been searched: of fewer, questions and reports would tell of each of them."""

_ORDER: Final = ("clear", "possible", "similar", "none", None)


@dataclass(frozen=True, slots=True)
class LabelCount:
    """How often answers were said to be so sure, and how people judged them.

    Attributes:
        support: How sure; None for questions of before this was kept.
        questions: Answered or declined so.
        likes: Judgements of 1 of these.
        dislikes: Judgements of -1 of these.
    """

    support: Support | None
    questions: int
    likes: int
    dislikes: int


@dataclass(frozen=True, slots=True)
class ReportCount:
    """How often a report stood first in an answer."""

    report: int
    title: str
    answers: int


@dataclass(frozen=True, slots=True)
class Activity:
    """What came of the questions of a span of days, of all people together.

    Attributes:
        asked: Their counts.
        labels: By how sure the answers were said to be, the surest first.
        unanswered: What was asked in vain, most asked first.
        most: The reports that answered most.
        reports: How many there are in the index.
        never: Those that answered nothing, the newest first; not all, where they are many.
        never_count: How many those are.
        withheld: Whether no question and no report is named, because they are of fewer than `LEAST_PEOPLE`.
    """

    asked: JournalStats
    labels: tuple[LabelCount, ...]
    unanswered: tuple[Unanswered, ...]
    most: tuple[ReportCount, ...]
    reports: int
    never: tuple[ReportCount, ...]
    never_count: int
    withheld: bool = False


def activity(store: Store, *, days: int = 7) -> Activity:
    """What came of the questions of the last days, today included, without a word of who asked.

    Args:
        store: The database.
        days: How many.
    """
    journal = Journal(store)
    since = began(days)
    with store.reading():
        connection = store.connection
        asked = dict(
            connection.execute(
                "SELECT support, count(*) FROM question"
                " WHERE asked_at >= ? AND outcome IN ('answered', 'declined') GROUP BY 1",
                [since],
            ).fetchall()
        )
        judged = {
            support: (likes, dislikes)
            for support, likes, dislikes in connection.execute(
                "SELECT support, sum(value = 1), sum(value = -1) FROM feedback"
                " JOIN question ON question.id = question_id WHERE asked_at >= ? GROUP BY 1",
                [since],
            )
        }
        first = (
            "SELECT report.id, title, count(question.id) AS times FROM report LEFT JOIN question"
            " ON question.report = report.id AND outcome = 'answered' AND asked_at >= ? GROUP BY report.id"
        )
        most = connection.execute(
            f"{first} HAVING times > 0 ORDER BY times DESC, report.id LIMIT ?",
            [since, LISTED_REPORTS],
        ).fetchall()
        never = connection.execute(
            f"{first} HAVING times = 0 ORDER BY published DESC, report.id DESC LIMIT ?",
            [since, LISTED_REPORTS],
        ).fetchall()
        (reports,) = connection.execute("SELECT count(*) FROM report").fetchone()
        (found,) = connection.execute(
            "SELECT count(DISTINCT report.id) FROM report JOIN question ON question.report = report.id"
            " WHERE outcome = 'answered' AND asked_at >= ?",
            [since],
        ).fetchone()
        stats = journal.stats(days=days)
        # Of who was only refused, or met a failure, nothing is named: among them nobody is hidden.
        (people,) = connection.execute(
            "SELECT count(DISTINCT channel || ' ' || person) FROM question"
            " WHERE asked_at >= ? AND outcome IN ('answered', 'declined')",
            [since],
        ).fetchone()
        withheld = 0 < people < LEAST_PEOPLE
        return Activity(
            asked=stats,
            labels=tuple(
                LabelCount(support, asked.get(support, 0), *judged.get(support, (0, 0)))
                for support in _ORDER
                if support in asked or support in judged
            ),
            unanswered=() if withheld else tuple(journal.unanswered(LISTED_QUESTIONS, days=days)),
            most=() if withheld else tuple(ReportCount(*row) for row in most),
            reports=reports,
            never=() if withheld else tuple(ReportCount(*row) for row in never),
            never_count=reports - found,
            withheld=withheld,
        )
