"""What the engine needs of an index, whatever keeps it: read by questions, listed for people, written by one at a time.

`retrieval.embedded` keeps it in one SQLite file. Reading: what belongs together is read in one `Transactions.reading`
and sees each report as it was before a change or after it, never parts of both. Writing: whoever holds
`Backend.sole_writer` alone; a report is replaced whole or not at all, and a writer that dies leaves nothing that a
question would find, or that the next one would not take away.

`read_protocols` says what questions and lists ask of it, `write_protocols` what whoever changes it does, and what a
backend is that has both.
"""

from typing import TYPE_CHECKING

from retrieval.doors import loading

if TYPE_CHECKING:
    from retrieval.backend.read_protocols import (
        ArrivalRecords,
        FormerRecords,
        ReportRecords,
        StoryRecords,
        TermIndex,
        TermIndexSource,
        Transactions,
    )
    from retrieval.backend.write_protocols import Backend, FileRecords, IndexWriter

__all__ = [
    "ArrivalRecords",
    "Backend",
    "FileRecords",
    "FormerRecords",
    "IndexWriter",
    "ReportRecords",
    "StoryRecords",
    "TermIndex",
    "TermIndexSource",
    "Transactions",
]

__getattr__ = loading(
    __name__,
    {
        "read_protocols": (
            *("ArrivalRecords", "FormerRecords", "ReportRecords", "StoryRecords"),
            *("TermIndex", "TermIndexSource", "Transactions"),
        ),
        "write_protocols": ("Backend", "FileRecords", "IndexWriter"),
    },
)
