"""One SQLite file, which is text, index and truth: its schema, its transactions, its rows.

`database` opens it, `translation` says what its errors mean, `migrations` are its schema, `lock` lets one writer in at
a time; `known_files` are those of the corpus folder, `catalogue` holds reports and passages (as `rows` writes them),
`reposts` which reports tell the same story, `journal` what was asked and how it was judged (in `records`). No other
room sees an error of SQLite. How postings are coded, and what answers a question, it does not know.
"""

from typing import TYPE_CHECKING

from retrieval.doors import loading

if TYPE_CHECKING:
    from retrieval.store.catalogue import Catalogue
    from retrieval.store.database import Store
    from retrieval.store.journal import Journal
    from retrieval.store.known_files import Files, FileState
    from retrieval.store.lock import sole_writer
    from retrieval.store.records import AskedQuestion, Feedback, JournalStats, Outcome, Unanswered
    from retrieval.store.reposts import Reposts
    from retrieval.store.rows import Columns, Place, columns_of

__all__ = [
    "AskedQuestion",
    "Catalogue",
    "Columns",
    "Feedback",
    "FileState",
    "Files",
    "Journal",
    "JournalStats",
    "Outcome",
    "Place",
    "Reposts",
    "Store",
    "Unanswered",
    "columns_of",
    "sole_writer",
]

__getattr__ = loading(
    __name__,
    {
        "catalogue": ("Catalogue",),
        "database": ("Store",),
        "known_files": ("FileState", "Files"),
        "journal": ("Journal",),
        "lock": ("sole_writer",),
        "records": ("AskedQuestion", "Feedback", "JournalStats", "Outcome", "Unanswered"),
        "reposts": ("Reposts",),
        "rows": ("Columns", "Place", "columns_of"),
    },
)
