"""The rows of files: what is remembered of everything in the corpus folder, whatever became of it.

Every call belongs into a `Store.reading` or `Store.writing` of the caller.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from retrieval.reasons import Reason
from retrieval.store.database import Store
from retrieval.store.rows import reason_from_text, reason_to_text

if TYPE_CHECKING:
    from retrieval.types import Failure

BELOW: Final = "(key > ? AND key < ?) OR (key > ? AND key < ?)"
"""A condition on `key`, whose values are those of `bounds_below`."""


def bounds_below(key: str) -> tuple[str, str, str, str]:
    """The bounds of the keys inside a container of this name, and inside a folder of it."""
    after = chr(ord("/") + 1)
    return f"{key}!/", f"{key}!{after}", f"{key}/", f"{key}{after}"


class FileState(NamedTuple):
    """What is remembered of a file of the corpus.

    Attributes:
        id: The number of its key, and of its report.
        size: Bytes when it was last read; None where the report came without a file.
        modified: Nanoseconds of its modification time; None where it is to be read again.
        sha256: Of the bytes last read, and of what a sidecar says of them.
        state: "indexed", "container" (its reports have keys of their own), "failed" (never indexed), "removed" (taken
            out on purpose) or "gone".
        reason: Why the last reading failed, as it is stored.
        content: Hash of the bytes alone; None where the file was not read to its end, and inside a container.
    """

    id: int
    size: int | None
    modified: int | None
    sha256: str | None
    state: str
    reason: str | None
    content: str | None = None


class Files:
    """Reads and writes what is remembered of files, in one store.

    Args:
        store: The database.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    def all(self) -> dict[str, FileState]:
        """What is remembered of every file, by key."""
        return self._states("")

    def below(self, key: str) -> dict[str, FileState]:
        """What is remembered of one file, of what is inside it, and of what is in a folder of that name."""
        return self._states(f"WHERE key = ? OR {BELOW}", key, *bounds_below(key))

    def of_content(self, content: str) -> dict[str, FileState]:
        """What is remembered of the files with just these bytes; they may have been changed or deleted since."""
        return self._states("WHERE content = ?", content)

    def of_contents(self, contents: Iterable[str]) -> dict[str, dict[str, FileState]]:
        """The same of many, by these bytes."""
        return {content: self.of_content(content) for content in contents}

    def any_content(self) -> bool:
        """Whether the bytes of any file are known: not before the first indexing."""
        row = self._store.connection.execute("SELECT 1 FROM file WHERE content IS NOT NULL LIMIT 1").fetchone()
        return row is not None

    def _states(self, condition: str, *values: str) -> dict[str, FileState]:
        # `condition` is always a literal of this module.
        rows = self._store.connection.execute(
            f"SELECT key, id, size, modified, sha256, state, reason, content FROM file {condition}",  # noqa: S608
            values,
        )
        return {key: FileState(*rest) for key, *rest in rows}

    def remember(
        self,
        key: str,
        *,
        state: str,
        size: int | None = None,
        modified: int | None = None,
        sha256: str | None = None,
        reason: Reason | None = None,
        content: str | None = None,
    ) -> int:
        """Write down what is known of a file; its id is the same as ever, or new for a new key."""
        row = self._store.connection.execute(
            "INSERT INTO file (key, size, modified, sha256, state, reason, content) VALUES (?, ?, ?, ?, ?, ?, ?)"
            " ON CONFLICT (key) DO UPDATE SET size = excluded.size, modified = excluded.modified,"
            " sha256 = excluded.sha256, state = excluded.state, reason = excluded.reason, content = excluded.content"
            " RETURNING id",
            [key, size, modified, sha256, state, reason and reason_to_text(reason), content],
        ).fetchone()
        return int(row[0])

    def set_state(self, key: str, state: str) -> None:
        """Change what a file is, and keep what is known of its bytes."""
        self._store.connection.execute("UPDATE file SET state = ?, reason = NULL WHERE key = ?", [state, key])

    def rename(self, keys: Mapping[int, str], without: Sequence[int], again: Collection[int]) -> None:
        """Give files other keys, all at once, so that they may be swapped.

        Args:
            keys: The new key of each, by id.
            without: Ids that have no key any more, because another file took it. Their numbers are nobody else's.
            again: Ids of those that are to be read again.
        """
        connection = self._store.connection
        # No path below a folder begins with "/".
        connection.executemany("UPDATE file SET key = '/' || id WHERE id = ?", [(one,) for one in (*keys, *without)])
        connection.executemany("UPDATE file SET key = ? WHERE id = ?", [(key, number) for number, key in keys.items()])
        connection.executemany("UPDATE file SET state = 'gone' WHERE id = ?", [(one,) for one in without])
        connection.executemany(
            "UPDATE file SET sha256 = NULL, modified = NULL WHERE id = ?", [(number,) for number in again]
        )

    def failures(self) -> "tuple[Failure, ...]":
        """The files that could not be read when last tried, by key."""
        # Here, since a question need not wait for what tells of files.
        from retrieval.types import Failure

        rows = self._store.connection.execute("SELECT key, reason FROM file WHERE reason IS NOT NULL ORDER BY key")
        return tuple(Failure(key, reason_from_text(reason)) for key, reason in rows)
