"""The database's schema as ordered steps; a step that has shipped never changes.

A later version adds a step of its own, so that a database made by any version before is brought up to date when
it is opened, inside one transaction a step.
"""

from typing import TYPE_CHECKING

from sqlite_utils.migrations import Migrations

from retrieval.index.conversion import INSERT_BLOCK, INSERT_SEGMENT, convert_segment

if TYPE_CHECKING:
    from sqlite_utils import Database

migrations = Migrations("wenju")

APPLICATION_ID = 0x57454E4A
"""`PRAGMA application_id` of our files ("WENJ"), so that another program's database is never touched."""


@migrations()
def m001_reports_and_passages(db: "Database") -> None:
    """Files of the corpus, the reports read from them, and the passages cut from those.

    `file` keeps one row a key for ever: its id is the report's id, so a report that leaves and comes back has the
    number it had, and a citation of it still works.
    """
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.table("setting").create({"name": str, "value": str}, pk="name", strict=True)
    db.table("file").create(
        {
            "id": int,
            "key": str,
            "size": int,
            "modified": int,
            "sha256": str,
            "state": str,
            "reason": str,
        },
        pk="id",
        not_null={"key", "state"},
        strict=True,
    )
    db.table("file").create_index(["key"], unique=True)
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
        },
        pk="id",
        foreign_keys=[("id", "file", "id")],
        not_null={"title", "bylines", "text", "related", "sha256"},
        strict=True,
    )
    db.table("report").create_index(["published"])
    db.table("report").create_index(["title"])
    # `first` and `last` are body paragraphs from 1; `start` and `end` are characters of report.text.
    db.table("passage").create(
        {"id": int, "report_id": int, "ordinal": int, "first": int, "last": int, "start": int, "end": int},
        pk="id",
        foreign_keys=[("report_id", "report", "id")],
        not_null={"report_id", "ordinal", "first", "last", "start", "end"},
        strict=True,
    )
    db.table("passage").create_index(["report_id", "ordinal"], unique=True)


@migrations()
def m002_segments_of_postings(db: "Database") -> None:
    """The inverted index as it was first: see `retrieval.index.conversion` for what the columns held."""
    db.table("segment").create(
        {"id": int, "live": int, "passages": bytes, "lengths": bytes, "dead": bytes},
        pk="id",
        not_null={"live", "passages", "lengths", "dead"},
        strict=True,
    )
    # One clustered tree: all postings of a segment lie together, so that adding or dropping a small segment
    # touches few pages however large the others are. sqlite-utils makes no WITHOUT ROWID tables.
    db.execute(
        "CREATE TABLE posting (segment_id INTEGER NOT NULL REFERENCES segment(id), term TEXT NOT NULL,"
        " slots BLOB NOT NULL, frequencies BLOB NOT NULL, PRIMARY KEY (segment_id, term)) STRICT, WITHOUT ROWID"
    )


@migrations()
def m100_journal(db: "Database") -> None:
    """Questions and feedback: see `retrieval.store.journal`.

    `folded` is the key under which alike questions meet, "" for those that meet none.
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
        " PRIMARY KEY (question_id, report_key, person)) STRICT"
    )


@migrations()
def m101_bot_updates(db: "Database") -> None:
    """Updates of a chat platform on their way: see `bot.telegram.queue`. `body` is NULL once one was dealt with."""
    db.table("update_inbox").create(
        {"id": int, "body": str, "received_at": str, "done_at": str},
        pk="id",
        not_null={"received_at"},
        strict=True,
    )
    db.table("update_inbox").create_index(["done_at"])


@migrations()
def m102_bot_access(db: "Database") -> None:
    """Who was let in or shut out, and invitations nobody used yet: see `bot.telegram.access.access`."""
    db.table("access").create(
        {"subject": int, "allowed": int, "decided_by": int, "decided_at": str},
        pk="subject",
        not_null={"allowed", "decided_by", "decided_at"},
        strict=True,
    )
    db.table("invitation").create(
        {"code": str, "made_by": int, "made_at": str}, pk="code", not_null={"made_by", "made_at"}, strict=True
    )


@migrations()
def m300_blocks_of_postings(db: "Database") -> None:
    """Postings in blocks of terms, coded (see `index.codec`); those there are converted.

    The converted segments are as good as new ones, so that nothing has to be tokenised again.
    """
    converted = [
        (number, live, *convert_segment(db.conn, number, passages, lengths, dead))
        for number, live, passages, lengths, dead in db.conn.execute(
            "SELECT id, live, passages, lengths, dead FROM segment ORDER BY id"
        ).fetchall()
    ]
    db.execute("DROP TABLE posting")
    db.execute("DROP TABLE segment")
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
    for number, live, row, encoded in converted:
        db.conn.execute(INSERT_SEGMENT, [number, live, *row])
        db.conn.executemany(INSERT_BLOCK, ((number, first, data) for first, data in encoded))


@migrations()
def m400_how_reports_were_read(db: "Database") -> None:
    """How sure the fields of a report are, the pages of its paragraphs, and the date it bears.

    Reports indexed before get the defaults until they are read again.
    """
    table = db.table("report")
    table.add_column("reading", str, not_null_default="{}")
    table.add_column("pages", str, not_null_default="[]")
    table.add_column("written", str)


@migrations()
def m401_reposts(db: "Database") -> None:
    """Which reports tell the same story, and the marks they are found by: see `retrieval.store.reposts`."""
    # Clustered, both: a mark is looked up with all its reports, a report with all its pairs.
    db.execute(
        "CREATE TABLE repost_mark (mark INTEGER NOT NULL, report_id INTEGER NOT NULL,"
        " PRIMARY KEY (mark, report_id)) STRICT, WITHOUT ROWID"
    )
    db.execute(
        "CREATE TABLE repost (report_id INTEGER NOT NULL, other_id INTEGER NOT NULL,"
        " PRIMARY KEY (report_id, other_id)) STRICT, WITHOUT ROWID"
    )


@migrations()
def m103_lost_replies(db: "Database") -> None:
    """How often the reply to an update's message was lost: see `bot.telegram.queue.inbox`."""
    db.table("update_inbox").add_column("lost_replies", int, not_null_default=0)


@migrations()
def m402_bytes_of_files(db: "Database") -> None:
    """The hash of a file's own bytes, whatever its sidecar says: bytes that come in again are known by it."""
    db.table("file").add_column("content", str)
    db.table("file").create_index(["content"])


@migrations()
def m500_deflated_blocks(_: "Database") -> None:
    """From here on the terms of a block of postings may be deflated (see `index.codec`); older blocks are read on.

    Nothing to do but to be on record, so that a version before this one declines the file instead of misreading it.
    """
