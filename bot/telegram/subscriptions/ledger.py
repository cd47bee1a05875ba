"""The subscriptions in SQLite: who keeps which question, up to which report it was asked, what is yet to be told.

What was found for a question and how far it was asked are written in one transaction, and taken out when it was told:
whenever the program ends, however suddenly, the next start goes on from there. Telegram cannot be asked whether a
message arrived. So that it is going out is written down first: where that is not followed by Telegram's confirmation,
be it for a lost reply or a killed process, it is in doubt. It is not told again, and kept to be shown on demand.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

from bot.telegram.schema import subscriptions
from retrieval.store import Store

MOST_SUBSCRIPTIONS = 20
"""Questions that one person may keep."""


@dataclass(frozen=True, slots=True)
class Subscription:
    """A question that somebody keeps.

    Attributes:
        id: Its number, never used again.
        person: Whose it is; their private chat has the same number.
        question: With its filters, as one would type it.
        language: The person's, as their client says it; "" where it does not.
        hour: As for `is_due`.
        after: The number of the last report it was asked of, in the order of their coming.
        told_at: When its person was last told of it.
    """

    id: int
    person: int
    question: str
    language: str
    hour: int | None
    after: int
    told_at: datetime | None


@dataclass(frozen=True, slots=True)
class Untold:
    """The reports found for a question that its person was not told of yet, by number, in the order of their coming."""

    subscription: Subscription
    reports: tuple[int, ...]
    found_at: datetime


class Ledger:
    """Reads and writes the subscriptions of one store; what writes belongs into `Services.write`, the rest into `run`.

    Args:
        store: The database; the tables are made there when missing.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        store.migrate(subscriptions)

    # What people do

    def subscribe(self, person: int, language: str, question: str, after: int) -> Literal["new", "known", "full"]:
        """Keep a question for a person.

        Args:
            person: Their number.
            language: Theirs; it holds for all they keep.
            question: With its filters.
            after: The number of the last report that has come (`Engine.last_arrival`).

        Returns:
            "known" where they keep it already, "full" where they keep as many as one may.
        """
        with self._store.writing():
            connection = self._store.connection
            kept = [one.question for one in self.of(person)]
            if question in kept:
                return "known"
            if len(kept) >= MOST_SUBSCRIPTIONS:
                return "full"
            connection.execute(
                "INSERT INTO subscriber (person, language) VALUES (?, ?)"
                " ON CONFLICT (person) DO UPDATE SET language = excluded.language",
                [person, language],
            )
            connection.execute(
                "INSERT INTO subscription (person, question, after) VALUES (?, ?, ?)", [person, question, after]
            )
        return "new"

    def of(self, person: int) -> list[Subscription]:
        """What a person keeps, the oldest first."""
        return self._subscriptions("person = ?", [person])

    def stop(self, person: int, number: int) -> Subscription | None:
        """Keep a question no longer; returns it, or None where the person keeps none of that number."""
        with self._store.writing():
            found = self._subscriptions("person = ? AND id = ?", [person, number])
            self._store.connection.execute("DELETE FROM subscription WHERE person = ? AND id = ?", [person, number])
        return found[0] if found else None

    def set_hour(self, person: int, hour: int | None) -> None:
        """Tell a person of all they keep at an hour, or (None) as soon as may be."""
        with self._store.writing():
            self._store.connection.execute("UPDATE subscriber SET hour = ? WHERE person = ?", [hour, person])

    def forget(self, person: int) -> int:
        """Delete all that a person keeps, and what was found for it; returns how many questions that were."""
        with self._store.writing():
            connection = self._store.connection
            ended = connection.execute("DELETE FROM subscription WHERE person = ?", [person]).rowcount
            connection.execute("DELETE FROM subscriber WHERE person = ?", [person])
        return ended

    # What is found and told

    def behind(self, arrival: int) -> list[Subscription]:
        """Those that were not asked of all reports up to one, by its number in the order of their coming."""
        return self._subscriptions("after < ?", [arrival])

    def found(self, number: int, reports: Sequence[int], after: int, now: datetime) -> None:
        """Write down, all or nothing, which new reports answer a question, and how far it was asked."""
        with self._store.writing():
            connection = self._store.connection
            # It may have been stopped meanwhile.
            if connection.execute("UPDATE subscription SET after = ? WHERE id = ?", [after, number]).rowcount:
                connection.executemany(
                    "INSERT INTO subscription_find (subscription_id, report_id, found_at) VALUES (?, ?, ?)"
                    " ON CONFLICT DO NOTHING",
                    [(number, report, now.astimezone(UTC).isoformat()) for report in reports],
                )

    def untold(self) -> list[Untold]:
        """What was found and not told yet, by person."""
        return self._finds("sent_at IS NULL", [])

    def doubted(self, person: int) -> list[Untold]:
        """What a person was told of without a confirmation that it arrived."""
        return self._finds("sent_at IS NOT NULL AND person = ?", [person])

    def sending(self, news: Iterable[Untold], now: datetime) -> None:
        """Write down that news go out, before they do: from now on they count as told."""
        at = now.astimezone(UTC).isoformat()
        self._mark(news, at, told_at=lambda _: at)

    def not_sent(self, news: Iterable[Untold]) -> None:
        """Write down that they did not: they are to be told still."""
        self._mark(news, None, told_at=_told_before)

    def _mark(self, news: Iterable[Untold], sent_at: str | None, told_at: Callable[[Untold], str | None]) -> None:
        with self._store.writing():
            connection = self._store.connection
            for one in news:
                number = one.subscription.id
                connection.executemany(
                    "UPDATE subscription_find SET sent_at = ? WHERE subscription_id = ? AND report_id = ?",
                    [(sent_at, number, report) for report in one.reports],
                )
                connection.execute("UPDATE subscription SET told_at = ? WHERE id = ?", [told_at(one), number])

    def _finds(self, condition: str, values: Sequence[int]) -> list[Untold]:
        # `condition` is always a literal of this module.
        with self._store.reading():
            found: dict[int, list[tuple[int, str]]] = {}
            for number, report, at in self._store.connection.execute(
                "SELECT subscription_id, report_id, found_at FROM subscription_find"  # noqa: S608
                f" JOIN subscription ON id = subscription_id WHERE {condition} ORDER BY subscription_find.rowid",
                values,
            ):
                found.setdefault(number, []).append((report, at))
            kept = self._subscriptions("id IN (SELECT subscription_id FROM subscription_find)", [])
        return [
            Untold(
                each,
                tuple(report for report, _ in found[each.id]),
                datetime.fromisoformat(min(at for _, at in found[each.id])),
            )
            for each in kept
            if each.id in found
        ]

    def told(self, news: Iterable[Untold], now: datetime | None) -> None:
        """Take out what was told, and note when; None: it is told to nobody, or was told before."""
        with self._store.writing():
            connection = self._store.connection
            for one in news:
                number = one.subscription.id
                connection.executemany(
                    "DELETE FROM subscription_find WHERE subscription_id = ? AND report_id = ?",
                    [(number, report) for report in one.reports],
                )
                if now is not None:
                    told_at = now.astimezone(UTC).isoformat()
                    connection.execute("UPDATE subscription SET told_at = ? WHERE id = ?", [told_at, number])

    def _subscriptions(self, condition: str, values: Sequence[int]) -> list[Subscription]:
        # `condition` is always a literal of this module.
        with self._store.reading():
            rows = self._store.connection.execute(
                "SELECT id, person, question, language, hour, after, told_at"  # noqa: S608
                f" FROM subscription JOIN subscriber USING (person) WHERE {condition} ORDER BY person, id",
                values,
            ).fetchall()
        return [
            Subscription(number, whose, question, language, hour, after, datetime.fromisoformat(told) if told else None)
            for number, whose, question, language, hour, after, told in rows
        ]


def _told_before(one: Untold) -> str | None:
    before = one.subscription.told_at
    return before.isoformat() if before else None
