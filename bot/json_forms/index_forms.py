"""The index as JSON: its size and state, what a reindex did to it, and a copy of it."""

from pathlib import Path
from typing import NotRequired

from typing_extensions import TypedDict

from retrieval.evaluation import Activity
from retrieval.store import Copied
from retrieval.types import Changes, Group, Rules, Stats


class StatsForm(TypedDict):
    """The size and state of the index; of a part of it without what is known of the whole alone."""

    reports: int
    passages: int
    tokens: NotRequired[int]
    database_bytes: NotRequired[int]
    fingerprint: str
    indexed_at: str | None
    vectors: NotRequired[int]


def stats_form(stats: Stats) -> StatsForm:
    """What `stats --json` prints."""
    form: StatsForm = {
        "reports": stats.reports,
        "passages": stats.passages,
        "tokens": stats.tokens or 0,
        "database_bytes": stats.database_bytes or 0,
        "fingerprint": stats.fingerprint,
        "indexed_at": stats.indexed_at.isoformat(timespec="seconds") if stats.indexed_at else None,
    }
    if stats.tokens is None or stats.database_bytes is None:
        del form["tokens"], form["database_bytes"]
    if stats.vectors is not None:
        form["vectors"] = stats.vectors
    return form


def collection_form(group: Group, rules: Rules) -> dict[str, object]:
    """What `collections --json` prints of one: `may_ask` names persons and groups, null stands for everybody."""
    subjects = rules.subjects(group.name)
    may_ask = None if subjects is None else sorted(subjects)
    return {"name": group.name, "reports": group.reports, "may_ask": may_ask}


def changes_form(changes: Changes) -> dict[str, object]:
    """What `reindex --json` prints."""
    return {
        "added": changes.added,
        "updated": changes.updated,
        "removed": changes.removed,
        "unchanged": changes.unchanged,
        "failed": [
            {"key": failure.key, "code": failure.reason.code.name, "reason": str(failure.reason)}
            for failure in changes.failed
        ],
        "reports": changes.reports,
        "passages": changes.passages,
        "seconds": round(changes.seconds, 3),
    }


def backup_form(file: Path, copied: Copied) -> dict[str, object]:
    """What `backup --json` prints."""
    return {
        "file": str(file),
        "bytes": copied.bytes,
        "reports": copied.reports,
        "passages": copied.passages,
        "questions": copied.questions,
    }


def activity_form(activity: Activity) -> dict[str, object]:
    """What `report --json` prints."""
    asked = activity.asked
    form: dict[str, object] = {
        "days": [{"day": day.isoformat(), "questions": count} for day, count in asked.by_day],
        "questions": asked.questions,
        "answered": asked.answered,
        "declined": asked.declined,
        "labels": [
            {
                "support": label.support,
                "questions": label.questions,
                "likes": label.likes,
                "dislikes": label.dislikes,
            }
            for label in activity.labels
        ],
        "unanswered": [{"question": one.question, "times": one.times} for one in activity.unanswered],
        "most": [{"report": one.report, "title": one.title, "answers": one.answers} for one in activity.most],
        "never": {
            "count": activity.never_count,
            "reports": activity.reports,
            "newest": [{"report": one.report, "title": one.title} for one in activity.never],
        },
    }
    if activity.withheld:
        form["withheld"] = True
    return form
