"""One SQLite file, which is text, index and truth: its schema, its transactions, its rows.

`database` opens it, `translation` says what its errors mean, `migrations` are its schema, `lock` lets one writer in at
a time; `database_files` are readable by its owner alone, `blank` takes an empty one away, `copies` are made and
restored; `known_files` are those of the corpus folder, `arrivals` tell in which order reports came, `rows` writes
reports and passages, `catalogue` finds them in the `seen_tables` of whoever asks, by the `filter_condition` that they
give, `former` what these said before, `reposts` which tell the same story, `vectors` what passages mean, `journal` what
was asked and how it was judged. No other room sees an error of SQLite. How postings are coded, and what answers a
question, it does not know.
"""

from typing import TYPE_CHECKING

from retrieval.doors import loading

if TYPE_CHECKING:
    from retrieval.store.arrivals import Arrivals
    from retrieval.store.blank import discard_blank
    from retrieval.store.catalogue import Catalogue
    from retrieval.store.copies import Copied, back_up, restore
    from retrieval.store.database import Store
    from retrieval.store.former import FormerTexts
    from retrieval.store.journal import (
        AskedQuestion,
        Fault,
        Feedback,
        Journal,
        JournalStats,
        Outcome,
        Unanswered,
        began,
    )
    from retrieval.store.known_files import Files, FileState
    from retrieval.store.lock import sole_writer
    from retrieval.store.reposts import Reposts, Story
    from retrieval.store.rows import (
        Columns,
        Place,
        columns_of,
        date_from_text,
        delete_report,
        insert_passages,
        insert_reports,
        read_bylines,
        read_related,
        reason_from_text,
        reason_to_text,
        report_from_row,
    )
    from retrieval.store.vectors import Vectors

__all__ = [
    "Arrivals",
    "AskedQuestion",
    "Catalogue",
    "Columns",
    "Copied",
    "Fault",
    "Feedback",
    "FileState",
    "Files",
    "FormerTexts",
    "Journal",
    "JournalStats",
    "Outcome",
    "Place",
    "Reposts",
    "Store",
    "Story",
    "Unanswered",
    "Vectors",
    "back_up",
    "began",
    "columns_of",
    "date_from_text",
    "delete_report",
    "discard_blank",
    "insert_passages",
    "insert_reports",
    "read_bylines",
    "read_related",
    "reason_from_text",
    "reason_to_text",
    "report_from_row",
    "restore",
    "sole_writer",
]

__getattr__ = loading(
    __name__,
    {
        "arrivals": ("Arrivals",),
        "blank": ("discard_blank",),
        "catalogue": ("Catalogue",),
        "copies": ("Copied", "back_up", "restore"),
        "database": ("Store",),
        "former": ("FormerTexts",),
        "known_files": ("FileState", "Files"),
        "lock": ("sole_writer",),
        "journal": (
            *("AskedQuestion", "Fault", "Feedback", "Journal", "JournalStats", "Outcome", "Unanswered", "began"),
        ),
        "reposts": ("Reposts", "Story"),
        "rows": (
            *("Columns", "Place", "columns_of", "date_from_text", "delete_report", "insert_passages", "insert_reports"),
            *("read_bylines", "read_related", "reason_from_text", "reason_to_text", "report_from_row"),
        ),
        "vectors": ("Vectors",),
    },
)
