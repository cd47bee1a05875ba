"""The tables that the bot keeps in the index's file, as ordered steps; a step that has shipped never changes.

The first of each are called as the last that came to the same before the first release: see `store.migrations`.
"""

from typing import TYPE_CHECKING, Final

from sqlite_utils.migrations import Migrations

if TYPE_CHECKING:
    from sqlite_utils import Database

access = Migrations("wenju access")
inbox = Migrations("wenju inbox")
subscriptions = Migrations("wenju subscriptions")
answer_messages = Migrations("wenju answer messages")

STEPS: Final = (access, inbox, subscriptions, answer_messages)
"""All of them: who copies the file wants to know whether it has newer ones."""


@access(name="m003_chosen_collection")
def _make_access(db: "Database") -> None:
    db.table("access").create(
        {"subject": int, "allowed": int, "decided_by": int, "decided_at": str},
        pk="subject",
        not_null={"allowed", "decided_by", "decided_at"},
        strict=True,
    )
    db.table("invitation").create(
        {"code": str, "made_by": int, "made_at": str},
        pk="code",
        not_null={"made_by", "made_at"},
        strict=True,
    )
    db.table("moved_chat").create({"old": int, "new": int}, pk="old", not_null={"new"}, strict=True)
    db.table("chosen_collection").create({"chat": int, "name": str}, pk="chat", not_null={"name"}, strict=True)


@inbox(name="m001_update_inbox")
def _make_inbox(db: "Database") -> None:
    """`body` of an update is NULL once it was dealt with; `lost_replies` counts how often the reply to it was lost."""
    db.table("update_inbox").create(
        {"id": int, "body": str, "received_at": str, "done_at": str, "lost_replies": int},
        pk="id",
        not_null={"received_at", "lost_replies"},
        defaults={"lost_replies": 0},
        strict=True,
    )
    db.table("update_inbox").create_index(["done_at"])


@subscriptions(name="m002_sent")
def _make_subscriptions(db: "Database") -> None:
    """`hour` is NULL for those who want to hear at once; `after` is the last arrival that a question was asked of.

    `sent_at` is when what was found was given to Telegram, until that confirms it; NULL before.
    """
    db.execute("CREATE TABLE subscriber (person INTEGER PRIMARY KEY, language TEXT NOT NULL, hour INTEGER) STRICT")
    # A number is never used again: an old button must not end another subscription.
    db.execute(
        "CREATE TABLE subscription (id INTEGER PRIMARY KEY AUTOINCREMENT, person INTEGER NOT NULL,"
        " question TEXT NOT NULL, after INTEGER NOT NULL, told_at TEXT, UNIQUE (person, question)) STRICT"
    )
    db.execute(
        "CREATE TABLE subscription_find ("
        "subscription_id INTEGER NOT NULL REFERENCES subscription(id) ON DELETE CASCADE, report_id INTEGER NOT NULL,"
        " found_at TEXT NOT NULL, sent_at TEXT, PRIMARY KEY (subscription_id, report_id)) STRICT"
    )


@answer_messages(name="m002_topic")
def _make_answer_messages(db: "Database") -> None:
    """`topic` is that of the forum which the two messages stand in; NULL elsewhere."""
    db.execute(
        "CREATE TABLE answer_message (chat INTEGER NOT NULL, answer INTEGER NOT NULL, asked INTEGER NOT NULL,"
        " question INTEGER NOT NULL REFERENCES question(id) ON DELETE CASCADE, topic INTEGER,"
        " PRIMARY KEY (chat, answer)) STRICT"
    )
    db.table("answer_message").create_index(["chat", "asked"])
    db.table("answer_message").create_index(["question"])
