"""The database's schema as ordered steps; a step that has shipped never changes.

A later version adds a step of its own, `m013_…`, so that a database made by any version before is brought up to date
when it is opened: by all steps that it lacks, or none. `retrieval.store.database.LAST_STEP` is the last one. Whoever
keeps further tables in the same file, so that they commit together, brings steps for them to `Store.migrate`.
"""

from typing import TYPE_CHECKING

from sqlite_utils.migrations import Migrations

if TYPE_CHECKING:
    from sqlite_utils import Database

migrations = Migrations("wenju")


@migrations(name="m012_collection_of_question")
def _make_tables(db: "Database") -> None:
    """All tables of the first release, by who owns them.

    It is called as the last of the twelve steps that came to the same before that release: a file that has those is
    up to date.
    """
    db.table("setting").create({"name": str, "value": str}, pk="name", strict=True)
    _make_catalogue(db)
    _make_reposts(db)
    _make_index(db)
    _make_journal(db)
    _make_feeds(db)


def _make_catalogue(db: "Database") -> None:
    """Files of the corpus, the reports read from them, and the passages cut from those: `known_files`, `catalogue`.

    `file` keeps one row a key for ever: its id is the report's id, so a report that leaves and comes back has the
    number it had, and a citation of it still works. `content` is the hash of the file's own bytes, whatever its
    correction says: bytes that come in again are known by it. `collection` is worked out of the key as `collection_of`
    does, so that it is never another.
    """
    db.table("file").create(
        {
            "id": int,
            "key": str,
            "size": int,
            "modified": int,
            "sha256": str,
            "content": str,
            "state": str,
            "reason": str,
        },
        pk="id",
        not_null={"key", "state"},
        strict=True,
    )
    db.table("file").create_index(["key"], unique=True)
    db.table("file").create_index(["content"])
    # sqlite-utils makes no generated columns.
    db.execute(
        "ALTER TABLE file ADD COLUMN collection TEXT GENERATED ALWAYS AS (CASE WHEN instr(key, '/') < 2"
        " OR substr(key, instr(key, '/') - 1, 1) IN ('!', ':') THEN '通用'"
        " ELSE substr(key, 1, instr(key, '/') - 1) END) VIRTUAL"
    )
    db.table("file").create_index(["collection"], index_name="file_collection")
    # `tables` is JSON, "" for none; from when to when a report holds is there where its owner says so.
    db.table("report").create(
        {
            "id": int,
            "title": str,
            "source": str,
            "published": str,
            "url": str,
            "bylines": str,
            "text": str,
            "related": str,
            "sha256": str,
            "reading": str,
            "pages": str,
            "written": str,
            "tables": str,
            "valid_from": str,
            "valid_until": str,
            "replaces": str,
        },
        pk="id",
        foreign_keys=[("id", "file", "id")],
        not_null={"title", "bylines", "text", "related", "sha256", "reading", "pages", "tables"},
        defaults={"tables": ""},
        strict=True,
    )
    db.table("report").create_index(["published"])
    db.table("report").create_index(["title"])
    db.table("report").create_index(["source"])
    # `first` and `last` are body paragraphs from 1; `start` and `end` are characters of report.text.
    db.table("passage").create(
        {
            "id": int,
            "report_id": int,
            "ordinal": int,
            "first": int,
            "last": int,
            "start": int,
            "end": int,
            "tabular": int,
        },
        pk="id",
        foreign_keys=[("report_id", "report", "id")],
        not_null={"report_id", "ordinal", "first", "last", "start", "end", "tabular"},
        defaults={"tabular": 0},
        strict=True,
    )
    db.table("passage").create_index(["report_id", "ordinal"], unique=True)
    # What passages mean, where the extra `semantic` is installed: see `store.vectors`.
    db.execute(
        "CREATE TABLE vector (passage_id INTEGER PRIMARY KEY REFERENCES passage(id) ON DELETE CASCADE,"
        " data BLOB NOT NULL) STRICT"
    )
    # What reports said before they changed, packed: see `store.former`; and in which order they came: `store.arrivals`.
    db.execute(
        "CREATE TABLE former_text (report_id INTEGER NOT NULL REFERENCES file(id), until TEXT NOT NULL,"
        " text BLOB NOT NULL, PRIMARY KEY (report_id, until)) STRICT, WITHOUT ROWID"
    )
    db.execute(
        "CREATE TABLE arrival (number INTEGER PRIMARY KEY, report_id INTEGER NOT NULL UNIQUE,"
        " is_new INTEGER NOT NULL) STRICT"
    )


def _make_reposts(db: "Database") -> None:
    """Which reports tell the same story, and the marks they are found by: see `store.reposts`."""
    # Clustered, both: a mark is looked up with all its reports, a report with all its pairs. sqlite-utils makes no
    # WITHOUT ROWID tables.
    db.execute(
        "CREATE TABLE repost_mark (mark INTEGER NOT NULL, report_id INTEGER NOT NULL,"
        " PRIMARY KEY (mark, report_id)) STRICT, WITHOUT ROWID"
    )
    db.execute(
        "CREATE TABLE repost (report_id INTEGER NOT NULL, other_id INTEGER NOT NULL,"
        " PRIMARY KEY (report_id, other_id)) STRICT, WITHOUT ROWID"
    )


def _make_index(db: "Database") -> None:
    """The inverted index, coded blocks of postings in segments: see `retrieval.index.segments`."""
    db.table("segment").create(
        {
            "id": int,
            "live": int,
            "size": int,
            "dead_count": int,
            "first": int,
            "last": int,
            "runs": bytes,
            "lengths": bytes,
            "dead": bytes,
        },
        pk="id",
        not_null={"live", "size", "dead_count", "first", "last", "runs", "lengths", "dead"},
        strict=True,
    )
    db.table("block").create(
        {"id": int, "segment_id": int, "first_term": str, "data": bytes},
        pk="id",
        foreign_keys=[("segment_id", "segment", "id")],
        not_null={"segment_id", "first_term", "data"},
        strict=True,
    )
    db.table("block").create_index(["segment_id", "first_term"], unique=True)


def _make_journal(db: "Database") -> None:
    """Questions and feedback: see `store.journal`.

    `folded` is the key under which alike questions meet, "" for those that meet none. `report` is shown first in the
    answer, which was said to be as sure as `support`; `collection` was chosen where it was asked. `reason` is why an
    answer is no good, where its judge said so.
    """
    db.table("question").create(
        {
            "id": int,
            "channel": str,
            "chat": str,
            "person": str,
            "text": str,
            "understood": str,
            "folded": str,
            "asked_at": str,
            "outcome": str,
            "confidence": float,
            "seconds": float,
            "report": int,
            "support": str,
            "collection": str,
        },
        pk="id",
        not_null={"channel", "chat", "person", "text", "understood", "folded", "asked_at", "outcome"},
        strict=True,
    )
    db.table("question").create_index(["asked_at"])
    db.table("question").create_index(["channel", "person"])
    db.table("question").create_index(["folded"])
    db.execute(
        "CREATE TABLE feedback (question_id INTEGER NOT NULL REFERENCES question(id) ON DELETE CASCADE,"
        " report_key TEXT NOT NULL, person TEXT NOT NULL, value INTEGER NOT NULL, given_at TEXT NOT NULL,"
        " reason TEXT, PRIMARY KEY (question_id, report_key, person)) STRICT"
    )


def _make_feeds(db: "Database") -> None:
    """How feeds were when last looked at, and what became of the links they list: see `retrieval.feeds`.

    `told` is 0 while nobody was told of what became of it.
    """
    db.execute(
        "CREATE TABLE feed (url TEXT PRIMARY KEY, looked_at TEXT NOT NULL, etag TEXT NOT NULL,"
        " last_modified TEXT NOT NULL, reason TEXT, told INTEGER NOT NULL) STRICT"
    )
    db.execute(
        "CREATE TABLE feed_link (id INTEGER PRIMARY KEY, feed TEXT NOT NULL, link TEXT NOT NULL, day TEXT,"
        " listed_at TEXT NOT NULL, state TEXT NOT NULL, tries INTEGER NOT NULL DEFAULT 0, tried_at TEXT, key TEXT,"
        " reason TEXT, told INTEGER NOT NULL DEFAULT 1, UNIQUE (feed, link)) STRICT"
    )
    db.execute("CREATE INDEX feed_link_address ON feed_link (link)")
    db.execute("CREATE INDEX feed_link_state ON feed_link (feed, state)")
    db.execute("CREATE INDEX feed_link_tried ON feed_link (feed, tried_at)")
    db.execute("CREATE INDEX feed_link_untold ON feed_link (id) WHERE told = 0")
