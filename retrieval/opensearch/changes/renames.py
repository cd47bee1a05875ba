"""Files that have other names now, in the cluster: their documents and those of their reports, all or none.

What is to be written stands in a note with the settings before anything is; a writer that finds it, after one that
died, writes it again.
"""

import json
from typing import TYPE_CHECKING, Any

from retrieval.ingest import Renames
from retrieval.opensearch.client import BulkItem, Doc
from retrieval.opensearch.cluster_files import id_of
from retrieval.types import collection_of

if TYPE_CHECKING:
    from retrieval.opensearch.cluster import ClusterBackend


def note_of_renames(backend: "ClusterBackend", renames: Renames) -> str:
    """What is to be written, as a note."""
    old = {key: number for number, (key, _) in renames.keys.items()}
    new = {number: key for number, (_, key) in renames.keys.items()}
    backend.files.flush()
    stored = backend.client.documents(backend.names.files, map(id_of, {*old, *renames.displaced}))
    # Passages hold the collection, too, and not all that they are made of: those are made again.
    moved = {
        number for number, (before, after) in renames.keys.items() if collection_of(before) != collection_of(after)
    }
    again = renames.again | _titled_by_file(backend, renames) | moved
    files: list[Doc] = []
    for document in stored.values():
        number = document["number"]
        if number not in new:
            # No path below a folder begins with "/": its number is nobody else's.
            files.append({**document, "key": f"/{number}", "state": "gone", "reason": None, "failed": False})
        elif document["key"] == renames.keys[number][0]:
            changed = {"sha256": None, "modified": None} if number in again else {}
            files.append({**document, "key": new[number], **changed})
    without = old.keys() - {document["key"] for document in files}
    return json.dumps({"files": files, "without": sorted(without), "keys": [*new.items()]})


def write_renames(backend: "ClusterBackend", note: dict[str, Any]) -> None:
    """Do what a note says, or do it again; whoever calls holds the lease."""
    names, client, epoch = backend.names, backend.client, backend.lease.epoch
    keys: dict[int, str] = dict(note["keys"])
    reports = client.documents(names.reports, keys)
    client.bulk(
        BulkItem(
            names.reports, str(one["number"]), {**one, "key": key, "collection": collection_of(key)}, version=epoch
        )
        for one in reports.values()
        for key in [keys[one["number"]]]
    )
    client.bulk(BulkItem(names.files, id_of(key), None, version=epoch) for key in note["without"])
    for document in note["files"]:
        backend.files.note({"arrival": None, **document})
    backend.files.flush()
    backend.files.begin()
    client.ask("POST", f"/{names.files},{names.reports}/_refresh")


def _titled_by_file(backend: "ClusterBackend", renames: Renames) -> set[int]:
    """Those whose title is the name of their file."""
    found = backend.client.documents(backend.names.reports, renames.keys, ("number", "live", "reading"))
    told = {one["number"]: json.loads(one["reading"]) for one in found.values() if one["live"] and one.get("reading")}
    return {number for number, reading in told.items() if (reading.get("title") or {}).get("how") == "file name"}
