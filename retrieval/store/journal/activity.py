"""What the journal tells of a time: how much was asked and answered, and which questions found no good answer.

Every call belongs into a `Store.reading` of the caller.
"""

import sqlite3
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

from retrieval.store.journal.records import Fault, JournalStats, Unanswered


def count_days(days: int, connection: sqlite3.Connection) -> JournalStats:
    """What happened in the last days, today included."""
    first, since = _first_day(days), began(days)
    questions, answered, declined, people = connection.execute(
        "SELECT count(*), coalesce(sum(outcome = 'answered'), 0), coalesce(sum(outcome = 'declined'), 0),"
        " count(DISTINCT channel || ' ' || person) FROM question WHERE asked_at >= ?",
        [since],
    ).fetchone()
    likes, dislikes = connection.execute(
        "SELECT coalesce(sum(value = 1), 0), coalesce(sum(value = -1), 0) FROM feedback WHERE given_at >= ?",
        [since],
    ).fetchone()
    seconds = [
        row[0]
        for row in connection.execute(
            "SELECT seconds FROM question WHERE asked_at >= ? AND outcome IN ('answered', 'declined') ORDER BY seconds",
            [since],
        )
    ]
    counts = dict(
        connection.execute(
            "SELECT date(asked_at, 'localtime'), count(*) FROM question WHERE asked_at >= ? GROUP BY 1",
            [since],
        ).fetchall()
    )
    by_day = [first + timedelta(days=day) for day in range(days)]
    return JournalStats(
        questions=questions,
        answered=answered,
        declined=declined,
        people=people,
        likes=likes,
        dislikes=dislikes,
        p50=_percentile(seconds, 0.50),
        p95=_percentile(seconds, 0.95),
        by_day=tuple((day, counts.get(day.isoformat(), 0)) for day in by_day),
    )


def unanswered_since(since: str, limit: int, connection: sqlite3.Connection) -> list[Unanswered]:
    """Questions that found no good answer, alike ones together, most asked first; see `Journal.unanswered`."""
    faults: dict[str, list[tuple[Fault | None, int]]] = {}
    for folded, reason, count in connection.execute(
        "SELECT folded, reason, count(*) FROM feedback JOIN question ON question.id = question_id"
        " WHERE value = -1 AND folded != '' GROUP BY folded, reason ORDER BY 3 DESC"
    ):
        faults.setdefault(folded, []).append((Fault(reason) if reason else None, count))
    rows = connection.execute(
        # A bare column beside max() is taken from the row of the maximum: the latest wording and outcome.
        "SELECT understood, count(*) AS times, max(asked_at), folded,"
        " folded IN (SELECT folded FROM feedback JOIN question ON question.id = question_id WHERE value = -1)"
        " AS disliked, outcome FROM question WHERE outcome IN ('answered', 'declined') AND folded != ''"
        " AND asked_at >= ? GROUP BY folded HAVING outcome = 'declined' OR disliked"
        " ORDER BY times DESC, max(asked_at) DESC LIMIT ?",
        [since, limit],
    ).fetchall()
    return [
        Unanswered(text, times, datetime.fromisoformat(last), tuple(faults.get(folded, ())))
        for text, times, last, folded, *_ in rows
    ]


def began(days: int) -> str:
    """When the last days began, today included, as moments are stored."""
    return moment(datetime.combine(_first_day(days), datetime.min.time()).astimezone())


def _first_day(days: int) -> date:
    return datetime.now().astimezone().date() - timedelta(days=days - 1)


def moment(when: datetime) -> str:
    """A moment as stored: UTC, all of one length, so that text sorts as time does."""
    return when.astimezone(UTC).isoformat(timespec="microseconds")


def _percentile(ordered: Sequence[float], share: float) -> float | None:
    """The nearest-rank percentile of ordered numbers."""
    if not ordered:
        return None
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]
