"""The journal: which questions were asked, what became of them, and how people judged the answers.

It lies in the same SQLite file as the index and knows no chat: channel, chat and person are opaque strings of
whoever asks. Every method is one transaction and may wait for another writer, so asynchronous callers run it in a
worker thread.
"""

import threading
import time
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta

from retrieval.analysis import normalise
from retrieval.errors import QuestionNotFound
from retrieval.reasons import Code
from retrieval.store.database import Store
from retrieval.store.records import AskedQuestion, Fault, Feedback, JournalStats, Judgement, Outcome, Unanswered


class Journal:
    """Reads and writes questions and feedback; may be shared between threads.

    Args:
        store: The database; the caller closes it.

    Attributes:
        store: The same, for what is asked of it beside the journal.
    """

    def __init__(self, store: Store) -> None:
        self.store = store
        self._last_id = 0
        self._counting = threading.Lock()

    def fresh_id(self) -> int:
        """A number for a question that is not written down yet, so that its answer need not wait for a writer."""
        with self._counting:
            # Microseconds since 1970 grow across restarts without asking the database.
            self._last_id = max(self._last_id + 1, time.time_ns() // 1000)
            return self._last_id

    # Questions

    def record(self, asked: AskedQuestion) -> None:
        """Write a question down; the same id again replaces it."""
        with self.store.writing():
            self.store.connection.execute(
                "INSERT INTO question (id, channel, chat, person, text, understood, folded, asked_at, outcome,"
                " confidence, seconds, report, support) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                " ON CONFLICT (id) DO UPDATE SET understood = excluded.understood, outcome = excluded.outcome,"
                " folded = excluded.folded, confidence = excluded.confidence, seconds = excluded.seconds,"
                " report = excluded.report, support = excluded.support",
                [
                    asked.id,
                    asked.channel,
                    asked.chat,
                    asked.person,
                    _storable(asked.text),
                    _storable(asked.understood),
                    "" if asked.narrowed else _fold(asked.understood),
                    _moment(asked.asked_at),
                    asked.outcome.value,
                    asked.confidence,
                    asked.seconds,
                    asked.report,
                    asked.support,
                ],
            )

    def question(self, number: int) -> AskedQuestion:
        """Load a question.

        Raises:
            QuestionNotFound: It was never written down, is older than the retention, or was forgotten.
        """
        found = self._questions("id = ?", [number])
        if not found:
            raise QuestionNotFound(Code.NO_SUCH_QUESTION, number=number)
        return found[0]

    def latest(self, channel: str, chat: str, person: str, *, since: datetime) -> AskedQuestion | None:
        """The last question of a person in a chat that was answered or declined since a moment, if any."""
        found = self._questions(
            "channel = ? AND chat = ? AND person = ? AND asked_at >= ? AND outcome IN ('answered', 'declined')"
            " ORDER BY id DESC LIMIT 1",
            [channel, chat, person, _moment(since)],
        )
        return found[0] if found else None

    def asked_since(self, channel: str, since: datetime) -> list[AskedQuestion]:
        """The questions of a channel that were answered or declined since a moment, the oldest first."""
        return self._questions(
            "channel = ? AND asked_at >= ? AND outcome IN ('answered', 'declined') ORDER BY id",
            [channel, _moment(since)],
        )

    def asked_in(self, channel: str, chat: str, person: str, most: int) -> list[AskedQuestion]:
        """The last questions of a person in a chat that were answered or declined, the oldest first."""
        found = self._questions(
            "channel = ? AND chat = ? AND person = ? AND outcome IN ('answered', 'declined') ORDER BY id DESC LIMIT ?",
            [channel, chat, person, most],
        )
        return found[::-1]

    def move(self, channel: str, old: str, new: str) -> None:
        """A chat has another name now, and its questions with it."""
        with self.store.writing():
            self.store.connection.execute(
                "UPDATE question SET chat = ? WHERE channel = ? AND chat = ?", [new, channel, old]
            )

    def unanswered(self, limit: int = 20, *, days: int | None = None) -> list[Unanswered]:
        """Questions to all reports that were declined when last asked, or whose answer was found no good.

        Args:
            limit: Most of them.
            days: Only those of the last days, today included; None for all.

        Returns:
            Alike ones together, most asked first.
        """
        with self.store.reading():
            connection = self.store.connection
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
                ["" if days is None else began(days), limit],
            ).fetchall()
        return [
            Unanswered(text, times, datetime.fromisoformat(last), tuple(faults.get(folded, ())))
            for text, times, last, folded, *_ in rows
        ]

    def stats(self, *, days: int = 7) -> JournalStats:
        """What happened in the last days, today included."""
        first, since = _first_day(days), began(days)
        with self.store.reading():
            connection = self.store.connection
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
                    "SELECT seconds FROM question WHERE asked_at >= ? AND outcome IN ('answered', 'declined')"
                    " ORDER BY seconds",
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

    # Feedback

    def judge(self, feedback: Feedback) -> None:
        """Write a judgement down, in the place of an earlier one of that person; 0 takes it back.

        Raises:
            QuestionNotFound: Its question was forgotten or is too old.
        """
        with self.store.writing():
            connection = self.store.connection
            if not connection.execute("SELECT 1 FROM question WHERE id = ?", [feedback.question_id]).fetchone():
                raise QuestionNotFound(Code.NO_SUCH_QUESTION, number=feedback.question_id)
            connection.execute(
                "INSERT INTO feedback (question_id, report_key, person, value, given_at) VALUES (?, ?, ?, ?, ?)"
                " ON CONFLICT (question_id, report_key, person)"
                " DO UPDATE SET value = excluded.value, given_at = excluded.given_at,"
                " reason = CASE WHEN value = excluded.value THEN reason END",
                [
                    feedback.question_id,
                    feedback.report_key,
                    feedback.person,
                    feedback.value,
                    _moment(datetime.now(UTC)),
                ],
            )
            connection.execute("DELETE FROM feedback WHERE value = 0")

    def explain(self, question: int, person: str, fault: Fault) -> None:
        """Write down why somebody found the answer to a question no good.

        Raises:
            QuestionNotFound: They did not judge it so, or its question is gone.
        """
        with self.store.writing():
            judged = self.store.connection.execute(
                "UPDATE feedback SET reason = ? WHERE question_id = ? AND person = ? AND value = -1",
                [fault.value, question, person],
            )
            if not judged.rowcount:
                raise QuestionNotFound(Code.NO_SUCH_QUESTION, number=question)

    def judged(self) -> list[Judgement]:
        """Every judgement, for evaluation: oldest question first; of a person's none twice."""
        with self.store.reading():
            rows = self.store.connection.execute(
                "SELECT understood, report_key, value FROM feedback JOIN question ON question.id = question_id"
                " ORDER BY question_id, report_key, feedback.person"
            ).fetchall()
        return [Judgement(*row) for row in rows]

    def rename_reports(self, keys: Mapping[str, str]) -> None:
        """Reports have other keys now, and what was judged of them with it.

        Args:
            keys: The new key by the old one; they may be swapped.
        """
        with self.store.writing():
            connection = self.store.connection
            judged = connection.execute("SELECT DISTINCT report_key FROM feedback").fetchall()
            pairs = [(keys[key], key) for (key,) in judged if key in keys]
            connection.executemany("UPDATE feedback SET report_key = '/' || ? WHERE report_key = ?", pairs)
            connection.executemany(
                "UPDATE OR REPLACE feedback SET report_key = ? WHERE report_key = '/' || ?",
                [(new, new) for new, _ in pairs],
            )

    # What is not kept

    def forget(self, channel: str, person: str) -> int:
        """Delete all that a person asked and judged; returns how many questions and judgements that were."""
        with self.store.writing():
            connection = self.store.connection
            judged = connection.execute(
                "DELETE FROM feedback WHERE person = ? AND question_id IN (SELECT id FROM question WHERE channel = ?)",
                [person, channel],
            ).rowcount
            asked = connection.execute(
                "DELETE FROM question WHERE channel = ? AND person = ?", [channel, person]
            ).rowcount
        return asked + judged

    def apply_retention(self, days: int) -> int:
        """Delete the questions older than so many days, with their feedback; returns how many."""
        limit = datetime.now(UTC) - timedelta(days=days)
        with self.store.writing():
            return self.store.connection.execute("DELETE FROM question WHERE asked_at < ?", [_moment(limit)]).rowcount

    def _questions(self, condition: str, values: Iterable[object]) -> list[AskedQuestion]:
        # `condition` is always a literal of this module; what people write comes in `values`.
        columns = (
            "id, channel, chat, person, text, understood, asked_at, outcome, confidence, seconds, folded, report,"
            " support"
        )
        with self.store.reading():
            rows = self.store.connection.execute(
                f"SELECT {columns} FROM question WHERE {condition}",  # noqa: S608
                list(values),
            ).fetchall()
        return [
            AskedQuestion(
                number,
                channel,
                chat,
                person,
                text,
                understood,
                datetime.fromisoformat(at),
                Outcome(out),
                sure,
                took,
                narrowed=not folded,
                report=report,
                support=support,
            )
            for number, channel, chat, person, text, understood, at, out, sure, took, folded, report, support in rows
        ]


def began(days: int) -> str:
    """When the last days began, today included, as moments are stored."""
    return _moment(datetime.combine(_first_day(days), datetime.min.time()).astimezone())


def _first_day(days: int) -> date:
    return datetime.now().astimezone().date() - timedelta(days=days - 1)


def _storable(text: str) -> str:
    """A lone surrogate is no text for SQLite."""
    return text.encode("utf-8", "replace").decode()


def _fold(question: str) -> str:
    """One key for questions that differ in script, width, case, spaces or punctuation only."""
    kept = (c for c in normalise(_storable(question)) if unicodedata.category(c)[0] not in "PSZC")
    return "".join(kept).casefold()


def _moment(when: datetime) -> str:
    """A moment as stored: UTC, all of one length, so that text sorts as time does."""
    return when.astimezone(UTC).isoformat(timespec="microseconds")


def _percentile(ordered: Sequence[float], share: float) -> float | None:
    """The nearest-rank percentile of ordered numbers."""
    if not ordered:
        return None
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]
