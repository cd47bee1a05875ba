"""From a folder to the index: what changed, read and cut in workers, stored in one transaction a batch.

`reindex` finds what changed in the folder, or looks at the files that somebody names and at no other, and notes in
`file_states` what became of each; `batches` gathers what must be read and reads it, `encoding` makes the postings, in
workers too; `entries` is what is stored, and `writer` stores it; `renamed` finds the files that have another
name now, `moved` tells a folder that was only renamed.
What a file is and what stands beside it, `corpus` knows; how postings lie, `index`. Whoever calls holds `store.lock`.
"""

from typing import TYPE_CHECKING

from retrieval.doors import loading

if TYPE_CHECKING:
    from retrieval.ingest.encoding import Encoded, Encoders
    from retrieval.ingest.entries import Entry, FreshReport
    from retrieval.ingest.moved import holds_as_known
    from retrieval.ingest.reindex import Reindexing
    from retrieval.ingest.renamed import Renames, Renaming
    from retrieval.ingest.writer import BATCH_PASSAGES, Indexer

__all__ = [
    "BATCH_PASSAGES",
    "Encoded",
    "Encoders",
    "Entry",
    "FreshReport",
    "Indexer",
    "Reindexing",
    "Renames",
    "Renaming",
    "holds_as_known",
]

__getattr__ = loading(
    __name__,
    {
        "encoding": ("Encoded", "Encoders"),
        "entries": ("Entry", "FreshReport"),
        "moved": ("holds_as_known",),
        "reindex": ("Reindexing",),
        "renamed": ("Renames", "Renaming"),
        "writer": ("BATCH_PASSAGES", "Indexer"),
    },
)
