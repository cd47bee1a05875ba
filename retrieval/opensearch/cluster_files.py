"""What is remembered of the corpus folder's files, a document each, found by its key at once.

Notes are gathered and written together: whoever reads them is the writer itself, or comes after it.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from retrieval.errors import Replaced
from retrieval.opensearch.client import NAMED_AT_ONCE, BulkItem, ClusterClient, Doc
from retrieval.opensearch.indices import IndexNames
from retrieval.opensearch.lease import Lease
from retrieval.opensearch.view import ClusterStore
from retrieval.reasons import Reason
from retrieval.store import FileState, reason_from_text, reason_to_text
from retrieval.types import Failure

LAST_REPORT: Final = "last_report"
"""The setting with the highest number that a key was given."""

_GATHERED: Final = 500


class ClusterFiles:
    """Those of one index; may be shared between threads, of which one writes.

    Args:
        client: Of the cluster.
        names: Of its indices.
        store: Its settings.
        lease: The right to write.
    """

    def __init__(self, client: ClusterClient, names: IndexNames, store: ClusterStore, lease: Lease) -> None:
        self._client = client
        self._names = names
        self._store = store
        self._lease = lease
        self._noted: dict[str, Doc] = {}
        self._numbers: dict[str, int] = {}
        self._arrivals: dict[str, int] = {}

    def all(self) -> dict[str, FileState]:
        """What is remembered of every file, by key."""
        return self._states({"exists": {"field": "number"}})

    def below(self, key: str) -> dict[str, FileState]:
        """The same of one file and of what is inside it."""
        inside = [{"prefix": {"key": f"{key}!/"}}, {"prefix": {"key": f"{key}/"}}]
        return self._states({"bool": {"should": [{"term": {"key": key}}, *inside]}})

    def of_content(self, content: str) -> dict[str, FileState]:
        """Files that were last read with just these bytes; they may have been changed or deleted since."""
        return self.of_contents([content])[content]

    def of_contents(self, contents: Iterable[str]) -> dict[str, dict[str, FileState]]:
        """The same of many, by these bytes."""
        wanted = list(contents)
        found: dict[str, dict[str, FileState]] = {content: {} for content in wanted}
        for start in range(0, len(wanted), NAMED_AT_ONCE):
            for key, state in self._states({"terms": {"content": wanted[start : start + NAMED_AT_ONCE]}}).items():
                found[state.content or ""][key] = state
        return found

    def any_content(self) -> bool:
        """Whether the bytes of any file are known: not before the first indexing."""
        return next(self._found({"exists": {"field": "content"}}), None) is not None

    def failures(self) -> tuple[Failure, ...]:
        """The files that could not be read when last tried, by key."""
        found = self._documents({"term": {"failed": True}})
        return tuple(Failure(one["key"], reason_from_text(one["reason"])) for one in sorted(found, key=_key_of))

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
        """Write down what is known of a file; its number is the same as ever, or new for a new key."""
        (number,) = self.numbers([key])
        told = reason and reason_to_text(reason)
        self.note(
            {"number": number, "key": key, "size": size, "modified": modified, "sha256": sha256, "state": state}
            | {"reason": told, "failed": reason is not None, "content": content}
        )
        return number

    def set_state(self, key: str, state: str) -> None:
        """Change what a file is, and keep what is known of its bytes."""
        self.set_states([key], state)

    def set_states(self, keys: Sequence[str], state: str) -> None:
        """The same for many."""
        self.flush()
        for document in self._client.documents(self._names.files, map(id_of, keys)).values():
            self.note({**document, "state": state, "reason": None, "failed": False})

    def states(self, keys: Iterable[str]) -> Mapping[str, str]:
        """What some files are, by key, as it is now; those nobody knows are left out."""
        self.flush()
        found = self._client.documents(self._names.files, map(id_of, keys), ("key", "state"))
        return {document["key"]: document["state"] for document in found.values()}

    def numbers(self, keys: Sequence[str]) -> list[int]:
        """The number of each key, which it keeps for ever; new ones are written down at once."""
        unknown = [key for key in keys if key not in self._numbers]
        if unknown:
            found = self._client.documents(self._names.files, map(id_of, unknown), ("key", "number", "arrival"))
            self._know(found.values())
        new = [key for key in dict.fromkeys(unknown) if key not in self._numbers]
        if new:
            last = int(self._store.setting(LAST_REPORT) or 0)
            self._store.set_settings({LAST_REPORT: str(last + len(new))})
            self._numbers |= {key: number for number, key in enumerate(new, last + 1)}
            for key in new:
                self.note({"number": self._numbers[key], "key": key, "state": "gone", "failed": False})
            # Before a report has the number: a key that came back would get another one otherwise.
            self.flush()
        return [self._numbers[key] for key in keys]

    def arrival(self, key: str) -> int | None:
        """When the report of a key came whose number was asked for: its place in the order; None where it never did."""
        return self._arrivals.get(key)

    def note(self, document: Doc) -> None:
        """Have the document of a file written with the next ones; when its report came stays as it was, if it did."""
        made = {"arrival": self._arrivals.get(document["key"]), **document}
        self._know([made])
        self._noted[document["key"]] = {name: value for name, value in made.items() if value is not None}
        if len(self._noted) >= _GATHERED:
            self.flush()

    def flush(self) -> None:
        """Write what was noted."""
        noted, self._noted = self._noted, {}
        if noted:
            epoch = self._lease.epoch
            self._client.bulk(
                BulkItem(self._names.files, id_of(key), document, version=epoch) for key, document in noted.items()
            )

    def count_as_known(self) -> None:
        """Have all that is there be no news: an older Wenju wrote it, which kept no order of coming."""
        for document in self._documents({"bool": {"must_not": [{"exists": {"field": "arrival"}}]}}):
            self.note({**document, "arrival": 0})
        self.flush()

    def begin(self) -> None:
        """Forget what another writer may have changed since."""
        self._noted, self._numbers, self._arrivals = {}, {}, {}

    def _know(self, documents: Iterable[Doc]) -> None:
        for document in documents:
            self._numbers[document["key"]] = document["number"]
            if document.get("arrival") is not None:
                self._arrivals[document["key"]] = document["arrival"]

    def _states(self, condition: Doc) -> dict[str, FileState]:
        found = self._documents(condition)
        if self._lease.held:
            self._know(found)
        return {one["key"]: _state_of(one) for one in sorted(found, key=_key_of)}

    def _documents(self, condition: Doc) -> list[Doc]:
        try:
            return list(self._found(condition))
        except Replaced:
            return []  # nothing was ever indexed

    def _found(self, condition: Doc) -> Iterator[Doc]:
        if self._lease.held:
            self.flush()
            self._client.ask("POST", f"/{self._names.files}/_refresh")
        body: Doc = {"query": condition, "sort": [{"number": "asc"}]}
        return (hit["_source"] for hit in self._client.pages(self._names.files, body, 5_000))


def id_of(key: str) -> str:
    """The id of the document of a file."""
    return hashlib.sha256(key.encode()).hexdigest()


def _key_of(document: Doc) -> str:
    key: str = document["key"]
    return key


def _state_of(document: Doc) -> FileState:
    return FileState(
        document["number"],
        document.get("size"),
        document.get("modified"),
        document.get("sha256"),
        document["state"],
        document.get("reason"),
        document.get("content"),
    )
