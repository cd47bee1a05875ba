"""Which message answers which question: an edited question changes it, and a reaction to it is a judgement."""

from bot.telegram.schema import answer_messages
from retrieval.store import Store


class AnswerMessages:
    """Reads and writes that; it goes with the questions of the journal when they are deleted.

    Args:
        store: The database; the table is made there when missing.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        store.migrate(answer_messages)

    def note(self, chat: int, asked: int, answer: int, question: int, topic: int | None = None) -> None:
        """Write down that a message answers another one; the latest question counts.

        Args:
            chat: Theirs.
            asked: The number of the message that asks.
            answer: The number of the message that answers.
            question: The question's in the journal, where it is already; else nothing is written.
            topic: That of the forum where they stand, which a reaction does not tell.
        """
        with self._store.writing():
            self._store.connection.execute(
                "INSERT INTO answer_message (chat, answer, asked, topic, question)"
                " SELECT ?, ?, ?, ?, id FROM question WHERE id = ?"
                " ON CONFLICT (chat, answer) DO UPDATE SET question = excluded.question",
                [chat, answer, asked, topic, question],
            )

    def to(self, chat: int, asked: int) -> int | None:
        """The message that answers another one, by number."""
        return self._one("SELECT max(answer) FROM answer_message WHERE chat = ? AND asked = ?", chat, asked)

    def question(self, chat: int, answer: int) -> int | None:
        """The question in the journal that a message answers, by number."""
        return self._one("SELECT question FROM answer_message WHERE chat = ? AND answer = ?", chat, answer)

    def topic(self, chat: int, answer: int) -> int | None:
        """The topic that an answering message stands in; None outside of forums."""
        return self._one("SELECT topic FROM answer_message WHERE chat = ? AND answer = ?", chat, answer)

    def _one(self, statement: str, *values: int) -> int | None:
        with self._store.reading():
            row = self._store.connection.execute(statement, values).fetchone()
        return row[0] if row else None
