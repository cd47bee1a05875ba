"""What one question has read of the cluster so far, and the settings, which say in what state the index is.

A cluster has no snapshot of several indices. Instead, a report's document names the passages that belong to it, and is
written after them: what a search finds counts only if its report names it, and whoever needs more of a report than that
sees by the same number whether it is still the same, and begins anew if not (`Replaced`).
"""

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

from retrieval.errors import Busy
from retrieval.opensearch.client import BulkItem, ClusterClient, Doc
from retrieval.opensearch.indices import IndexNames, check_ours, check_version
from retrieval.opensearch.lease import Lease
from retrieval.reasons import Code
from retrieval.types import Passage

_SETTINGS = "settings"


@dataclass(frozen=True, slots=True)
class FoundPassage:
    """A passage as a search finds it, with what is known of its report by it, and how many terms it has if that is."""

    passage: Passage
    title: str
    published: str | None
    length: int | None = None


@dataclass(slots=True)
class View:
    """What one question has read.

    Attributes:
        settings: By name; empty where nothing was ever indexed.
        passages: By number.
        heads: The documents of reports without their text, by number; None for those that are gone.
    """

    settings: Mapping[str, str]
    passages: dict[int, FoundPassage] = field(default_factory=dict)
    heads: dict[int, Doc | None] = field(default_factory=dict)


class ClusterStore:
    """What of the cluster is read or changed together; may be shared between threads.

    Args:
        client: Of the cluster.
        names: Of its indices.
        lease: The right to change them.

    Attributes:
        read_only: Never known beforehand; whoever may not write is told when it tries.
    """

    def __init__(self, client: ClusterClient, names: IndexNames, lease: Lease) -> None:
        self.read_only = False
        self._client = client
        self._names = names
        self._lease = lease
        self._threads = threading.local()
        self._checked = False
        self._written: Mapping[str, str] | None = None

    @property
    def view(self) -> View:
        """This thread's, inside a `reading`."""
        found: View = self._threads.view
        return found

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Read for one purpose until the end of the block."""
        if getattr(self._threads, "view", None) is not None:
            yield
            return
        self._threads.view = View(self.settings())
        try:
            yield
        finally:
            self._threads.view = None

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Change something; the lease makes sure that nobody else does."""
        if not self._lease.held:
            raise Busy(Code.LEASE_LOST, cluster=self._client.name)
        yield

    def setting(self, name: str) -> str | None:
        """A stored value; None where it was never set."""
        view = getattr(self._threads, "view", None)
        return (self.settings() if view is None or self._lease.held else view.settings).get(name)

    def set_settings(self, values: Mapping[str, str]) -> None:
        """Store values by name; refused where another writer has taken over."""
        document = {**self.settings(), **values}
        self._written = None
        self._client.bulk(
            [BulkItem(self._names.state, _SETTINGS, document, version=self._lease.epoch)], require_alias="false"
        )
        self._written = document

    def begin(self) -> None:
        """Forget what another writer may have changed since."""
        self._written = None

    def settings(self) -> Mapping[str, str]:
        """All stored values as they are now."""
        # Nobody else changes them meanwhile.
        if self._lease.held and self._written is not None:
            return self._written
        if not self._checked:
            check_version(self._client)
            check_ours(self._client, self._names)
            self._checked = True
        answer = self._client.ask("GET", f"/{self._names.state}/_doc/{_SETTINGS}", allowed=(404,))
        found: Mapping[str, str] = answer["_source"] if answer.get("found") else {}
        if self._lease.held:
            self._written = found
        return found

    def size(self) -> int:
        """Bytes that the cluster keeps for this index, copies included."""
        answer = self._client.ask("GET", f"/{self._names.base}-*/_stats/store", allowed=(404,))
        return int(answer.get("_all", {}).get("total", {}).get("store", {}).get("size_in_bytes", 0))
