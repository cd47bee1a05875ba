"""Who may ask and who is an admin: open, allowlist or invite, with what admins decide kept in SQLite.

Everyone who may ask may do everything that is not an admin's. A person who was denied is refused everywhere, even
in open mode and in groups that are allowed; admins, named in the settings alone, are never refused.
"""

import secrets
import threading
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Literal

from bot.telegram.schema import access
from retrieval.store import Store

Mode = Literal["open", "allowlist", "invite"]

INVITATION_DAYS = 7
"""How long an invitation that nobody used stays good."""


class Admission:
    """Answers who may do what; reading needs no database, so it may be asked on the event loop.

    Args:
        store: The database, where the tables are made when missing; changes are written there at once.
        mode: "open" lets everyone ask, "allowlist" those allowed, "invite" those and whoever redeems a code.
        admins: Numbers of the people who may change things.
        allowed: People and groups that the settings allow.
    """

    def __init__(self, store: Store, mode: Mode, admins: Iterable[int], allowed: Iterable[int] = ()) -> None:
        self.mode = mode
        self.admins = frozenset(admins)
        self._named = frozenset(allowed)
        self._store = store
        self._changing = threading.Lock()
        store.migrate(access)
        with store.reading():
            rows = store.connection.execute("SELECT subject, allowed FROM access").fetchall()
            moved = store.connection.execute("SELECT old, new FROM moved_chat").fetchall()
        self._decided: dict[int, bool] = {subject: bool(allowed) for subject, allowed in rows}
        self._moved: dict[int, int] = dict(moved)
        self._named = self._named | {new for old, new in moved if old in self._named}

    def is_admin(self, person: int) -> bool:
        """Whether a person may run admin commands."""
        return person in self.admins

    def may_ask(self, person: int, chat: int | None = None) -> bool:
        """Whether a person may ask, in a chat (None: nowhere in particular, as inline)."""
        if self.is_admin(person):
            return True
        if not self._decided.get(person, True):
            return False
        chat = None if chat is None else self.current(chat)
        if chat is not None and not self._decided.get(chat, True):
            return False
        return self.mode == "open" or self._allowed(person) or (chat is not None and self._allowed(chat))

    def _allowed(self, subject: int) -> bool:
        return subject in self._named or self._decided.get(subject, False)

    def current(self, chat: int) -> int:
        """The number that a chat has now: a group that becomes a supergroup gets another one."""
        return self._moved.get(chat, chat)

    # What admins change; these write to the database, so handlers call them in a thread.

    def allow(self, subject: int, by: int) -> None:
        """Let a person or a group (below 0) ask."""
        self._decide(subject, by, allowed=True)

    def deny(self, subject: int, by: int) -> None:
        """Refuse a person or a group from now on, whatever the mode.

        Raises:
            ValueError: It is an admin; those are named in the settings.
        """
        if self.is_admin(subject):
            raise ValueError("an admin cannot be denied")
        self._decide(subject, by, allowed=False)

    def move(self, old: int, new: int) -> None:
        """A group has another number: what was decided of it holds there, but for what was decided there already."""
        with self._changing:
            with self._store.writing():
                connection = self._store.connection
                connection.execute(
                    "INSERT INTO moved_chat (old, new) VALUES (?, ?)"
                    " ON CONFLICT (old) DO UPDATE SET new = excluded.new",
                    [old, new],
                )
                connection.execute("UPDATE OR IGNORE access SET subject = ? WHERE subject = ?", [new, old])
                connection.execute("DELETE FROM access WHERE subject = ?", [old])
            self._moved[old] = new
            if (decided := self._decided.pop(old, None)) is not None:
                self._decided.setdefault(new, decided)
            if old in self._named:
                self._named = self._named | {new}

    def invite(self, by: int) -> str:
        """Make a code that lets one person in, once: for a link t.me/<bot>?start=<code>."""
        code = "i" + secrets.token_urlsafe(16)
        with self._store.writing():
            self._store.connection.execute(
                "INSERT INTO invitation (code, made_by, made_at) VALUES (?, ?, ?)", [code, by, _now()]
            )
        return code

    def redeem(self, code: str, person: int) -> bool:
        """Let a person in who brings an unused code; whoever was denied stays so.

        Returns:
            Whether the person may ask now. A code is used up by success only.
        """
        if not self._decided.get(person, True):
            return False
        since = (datetime.now(UTC) - timedelta(days=INVITATION_DAYS)).isoformat()
        with self._changing, self._store.writing():
            connection = self._store.connection
            found = connection.execute(
                "DELETE FROM invitation WHERE code = ? AND made_at >= ? RETURNING made_by", [code, since]
            ).fetchone()
            if found:
                self._write(person, found[0], allowed=True)
        if found:
            self._decided[person] = True
        return bool(found)

    def _decide(self, subject: int, by: int, *, allowed: bool) -> None:
        subject = self.current(subject)
        with self._changing:
            with self._store.writing():
                self._write(subject, by, allowed=allowed)
            self._decided[subject] = allowed

    def _write(self, subject: int, by: int, *, allowed: bool) -> None:
        self._store.connection.execute(
            "INSERT INTO access (subject, allowed, decided_by, decided_at) VALUES (?, ?, ?, ?) ON CONFLICT (subject)"
            " DO UPDATE SET allowed = excluded.allowed, decided_by = excluded.decided_by,"
            " decided_at = excluded.decided_at",
            [subject, int(allowed), by, _now()],
        )


def _now() -> str:
    return datetime.now(UTC).isoformat()
