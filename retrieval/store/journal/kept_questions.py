"""The journal: which questions were asked, what became of them, and how people judged the answers.

It lies in the same SQLite file as the index and knows no chat: channel, chat and person are opaque strings of
whoever asks. Every method is one transaction and may wait for another writer, so asynchronous callers run it in a
worker thread.
"""

import threading
import time
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta

from retrieval.analysis import normalise
from retrieval.errors import QuestionNotFound
from retrieval.reasons import Code
from retrieval.store.database import Store
from retrieval.store.journal.activity import began, count_days, moment, unanswered_since
from retrieval.store.journal.records import AskedQuestion, Fault, Feedback, JournalStats, Judgement, Outcome, Unanswered


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
                " confidence, seconds, report, support, collection) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
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
                    moment(asked.asked_at),
                    asked.outcome.value,
                    asked.confidence,
                    asked.seconds,
                    asked.report,
                    asked.support,
                    asked.collection or None,
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
            [channel, chat, person, moment(since)],
        )
        return found[0] if found else None

    def asked_since(self, channel: str, since: datetime) -> list[AskedQuestion]:
        """The questions of a channel that were answered or declined since a moment, the oldest first."""
        return self._questions(
            "channel = ? AND asked_at >= ? AND outcome IN ('answered', 'declined') ORDER BY id",
            [channel, moment(since)],
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
            return unanswered_since("" if days is None else began(days), limit, self.store.connection)

    def stats(self, *, days: int = 7) -> JournalStats:
        """What happened in the last days, today included."""
        with self.store.reading():
            return count_days(days, self.store.connection)

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
                    moment(datetime.now(UTC)),
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
            return self.store.connection.execute("DELETE FROM question WHERE asked_at < ?", [moment(limit)]).rowcount

    def _questions(self, condition: str, values: Iterable[object]) -> list[AskedQuestion]:
        # `condition` is always a literal of this module; what people write comes in `values`.
        columns = (
            "id, channel, chat, person, text, understood, asked_at, outcome, confidence, seconds, folded, report,"
            " support, collection"
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
                collection=collection or "",
            )
            for (
                *(number, channel, chat, person, text, understood, at, out, sure, took, folded, report, support),
                collection,
            ) in rows
        ]


def _storable(text: str) -> str:
    """A lone surrogate is no text for SQLite."""
    return text.encode("utf-8", "replace").decode()


def _fold(question: str) -> str:
    """One key for questions that differ in script, width, case, spaces or punctuation only."""
    kept = (c for c in normalise(_storable(question)) if unicodedata.category(c)[0] not in "PSZC")
    return "".join(kept).casefold()
