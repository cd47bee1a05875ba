"""Which collection a chat has chosen by /use: what is asked there is asked of it alone."""

from bot.telegram.schema import access
from retrieval.store import Store


class ChosenCollections:
    """Those of all chats; reading needs no database, so it may be asked on the event loop.

    Args:
        store: The database, where the table is made when missing; changes are written there at once.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        store.migrate(access)
        with store.reading():
            self._names: dict[int, str] = dict(store.connection.execute("SELECT chat, name FROM chosen_collection"))

    def of(self, chat: int) -> str | None:
        """The name of a chat's collection; None where it asks all that is open to it."""
        return self._names.get(chat)

    # These write to the database, so handlers call them in a thread.

    def choose(self, chat: int, name: str | None) -> None:
        """Ask one collection from now on in a chat, or (None) all that is open to it."""
        with self._store.writing():
            connection = self._store.connection
            connection.execute("DELETE FROM chosen_collection WHERE chat = ?", [chat])
            if name is not None:
                connection.execute("INSERT INTO chosen_collection (chat, name) VALUES (?, ?)", [chat, name])
        if name is None:
            self._names.pop(chat, None)
        else:
            self._names[chat] = name

    def move(self, old: int, new: int) -> None:
        """A group has another number: what was chosen there holds."""
        if (name := self._names.get(old)) is not None:
            self.choose(new, name)
            self.choose(old, None)
