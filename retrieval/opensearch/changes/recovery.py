"""What a writer that died has left: changes half done, an index half built. The next writer finds a note of them."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass
from typing import TYPE_CHECKING

from retrieval.opensearch.changes.renames import write_renames
from retrieval.opensearch.client import BulkItem
from retrieval.opensearch.report_documents import gone

if TYPE_CHECKING:
    from retrieval.opensearch.cluster import ClusterBackend


@dataclass(frozen=True, slots=True)
class Change:
    """What becomes of one report: the passages it will have, and those it had."""

    number: int
    key: str
    first: int
    count: int
    old_first: int
    old_count: int


def note_of(changes: Sequence[Change], state: str | None) -> str:
    """A note of what is about to be done.

    Args:
        changes: To which reports.
        state: What the files of reports that are taken out will be; None where reports are put in.
    """
    return json.dumps({"state": state, "changes": [astuple(change) for change in changes]})


def recover(backend: "ClusterBackend") -> None:
    """Finish or undo what a writer that died has begun; whoever calls holds the lease."""
    settings = backend.store.settings()
    passages = settings.get("passages")
    known = backend.client.ask("GET", f"/{backend.names.passages}-*/_alias", allowed=(404,))
    half_built = [name for name in known if name.startswith(f"{backend.names.passages}-") and name != passages]
    if passages and backend.names.passages not in known.get(passages, {}).get("aliases", {}):
        actions: list[object] = [
            {"remove": {"index": name, "alias": backend.names.passages}}
            for name in half_built
            if backend.names.passages in known[name].get("aliases", {})
        ]
        actions.append({"add": {"index": passages, "alias": backend.names.passages, "is_write_index": True}})
        backend.client.ask("POST", "/_aliases", {"actions": actions})
    for name in half_built:
        backend.client.ask("DELETE", f"/{name}", allowed=(404,))
    if open_note := settings.get("open"):
        note = json.loads(open_note)
        if "changes" in note:
            _finish(backend, note["state"], [Change(*one) for one in note["changes"]])
        else:
            write_renames(backend, note)
        generation = int(settings.get("generation") or 0) + 1
        backend.store.set_settings({"open": "", "generation": str(generation)})


def _finish(backend: "ClusterBackend", state: str | None, changes: Sequence[Change]) -> None:
    names, client, epoch = backend.names, backend.client, backend.lease.epoch
    found = client.documents(names.reports, [change.number for change in changes], ("live", "number", "first"))
    first = {document["number"]: document.get("first") for document in found.values() if document["live"]}
    files = backend.files.states(change.key for change in changes)
    # Its file is not noted: should that be gone meanwhile, nobody would take the report out. It is read again.
    left = [c for c in changes if state is not None or (c.number in first and files.get(c.key) != "indexed")]
    client.bulk(BulkItem(names.reports, str(c.number), gone(c.number, c.key), version=epoch) for c in left)
    if state is not None:
        backend.files.set_states([change.key for change in changes], state)
        backend.files.flush()
    for change in left:
        first.pop(change.number, None)
    if backend.store.setting("passages"):
        client.bulk(_unnamed(names.passages, changes, first), require_alias="true")
    client.ask("POST", f"/{names.base}-*/_refresh")


def _unnamed(index: str, changes: Sequence[Change], first: dict[int, int | None]) -> Iterator[BulkItem]:
    """Deletions of passages that the report they were for does not name."""
    for change in changes:
        for begin, size in ((change.first, change.count), (change.old_first, change.old_count)):
            if first.get(change.number) != begin:
                for number in range(begin, begin + size):
                    yield BulkItem(index, str(number), None, routing=str(change.number))
