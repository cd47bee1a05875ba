"""The JSON forms that `--json` prints: stable keys in a stable order, documented in bot/README.md."""

import json
from datetime import date, datetime
from pathlib import Path

from bot.talk.phrases import SmallTalk
from retrieval.store import Copied
from retrieval.types import Answer, Changes, Hit, ListedReport, RelatedReport, Report, Span, Stats

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]


def dump(form: Json) -> bytes:
    """One line of UTF-8 JSON.

    A lone surrogate (a broken byte of the command line) has no UTF-8; `backslashreplace` writes it as the
    escape that JSON itself has for it, so the output stays valid.
    """
    text = json.dumps(form, ensure_ascii=False, allow_nan=False)
    return text.encode("utf-8", errors="backslashreplace") + b"\n"


def answer_form(answer: Answer, *, explain: bool = False, small_talk: SmallTalk | None = None) -> Json:
    """What `ask --json` prints.

    The keys of the documented form are always there, and no others unless they say something.

    Args:
        answer: The answer.
        explain: Whether to add what it rests on and each feature's share.
        small_talk: What kind the question is, where it is none to the reports.
    """
    form: dict[str, Json] = {
        "question": answer.question,
        "answered": answer.answered,
        "confidence": round(float(answer.confidence), 4),
        "hits": [_hit_form(rank, hit, explain) for rank, hit in enumerate(answer.hits, start=1)],
    }
    if explain:
        form["support"] = answer.support
    if answer.lacks:
        form["lacks"] = list(answer.lacks)
    if answer.choices:
        form["choices"] = [
            {"rank": choice.rank, "words": _span_form(choice.words, answer.hits[choice.rank - 1].passage.text)}
            for choice in answer.choices
        ]
    if answer.suggestion is not None:
        form["suggestion"] = answer.suggestion
    if small_talk is not None:
        form["small_talk"] = small_talk
    return form


def cite_form(report: Report, paragraphs: range, words: str, file_hash: str | None) -> Json:
    """What `cite --json` prints.

    Args:
        report: The report.
        paragraphs: The cited ones, from 1.
        words: What is cited.
        file_hash: Of the report's file.
    """
    first, last = paragraphs.start, paragraphs.stop - 1
    return {
        "report": _report_form(report),
        "paragraphs": [first, last],
        "text": words,
        "before": report.paragraphs[first - 2] if first > 1 else None,
        "after": report.paragraphs[last] if last < len(report.paragraphs) else None,
        "sha256": file_hash,
    }


def backup_form(file: Path, copied: Copied) -> Json:
    """What `backup --json` prints."""
    return {
        "file": str(file),
        "bytes": copied.bytes,
        "reports": copied.reports,
        "passages": copied.passages,
        "questions": copied.questions,
    }


def changes_form(changes: Changes) -> Json:
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


def source_form(source: ListedReport) -> Json:
    """One entry of what `sources --json` prints."""
    return {
        "id": source.id,
        "key": source.key,
        "title": source.title,
        "source": source.source,
        "published": published_form(source.published),
        "url": source.url,
        "bylines": [{"role": byline.role, "name": byline.name} for byline in source.bylines],
        "paragraphs": source.paragraphs,
        "passages": source.passages,
        "related": [_related_form(related) for related in source.related],
    }


def doubtful_form(report: Report) -> Json:
    """One entry of what `check --json` prints."""
    return {
        "id": report.id,
        "key": report.key,
        "title": report.title,
        "source": report.source,
        "published": published_form(report.published),
        "doubtful": list(report.doubtful),
        **origins_form(report),
    }


def stray_form(key: str) -> Json:
    """The same of a correction for which there is no report."""
    return {"id": None, "key": key, "doubtful": ["report"]}


def origins_form(report: Report) -> dict[str, Json]:
    """How a report was read, and how sure each field is."""
    reading = report.reading
    return {
        "format": reading.format,
        "origins": {
            name: {"certainty": origin.certainty, "how": origin.how}
            for name, origin in (
                ("title", reading.title),
                ("source", reading.source),
                ("published", reading.published),
                ("body", reading.body),
            )
        },
        "notes": list(reading.notes),
    }


def stats_form(stats: Stats) -> Json:
    """What `stats --json` prints."""
    form: dict[str, Json] = {
        "reports": stats.reports,
        "passages": stats.passages,
        "tokens": stats.tokens,
        "database_bytes": stats.database_bytes,
        "fingerprint": stats.fingerprint,
        "indexed_at": stats.indexed_at.isoformat(timespec="seconds") if stats.indexed_at else None,
    }
    if stats.vectors is not None:
        form["vectors"] = stats.vectors
    return form


def published_form(published: date | None) -> str | None:
    """`2022-09-04`, or `2022-09-04T15:52+08:00` where the report gives a time."""
    if not isinstance(published, datetime):
        return published.isoformat() if published else None
    return published.isoformat(timespec="minutes")


def _hit_form(rank: int, hit: Hit, explain: bool) -> Json:
    text = hit.passage.text
    form: dict[str, Json] = {
        "rank": rank,
        "score": round(float(hit.score), 6),
        "passage_id": hit.passage.id,
        "report": _report_form(hit.report),
        "paragraphs": [hit.passage.paragraphs.start, hit.passage.paragraphs.stop - 1],
        "text": text,
        "window": _span_form(hit.window, text),
        "sentence": _span_form(hit.sentence, text),
        "highlights": [[span.start, span.end] for span in hit.highlights],
    }
    if hit.answer != hit.sentence:
        form["answer"] = _span_form(hit.answer, text)
    if row := _row_form(hit):
        form["row"] = row
    if hit.pages:
        form["pages"] = [hit.pages.start, hit.pages.stop - 1]
    if hit.report.reading.recognised:
        form["recognised"] = "sure" if hit.report.is_sure_of(hit.paragraphs) else "unsure"
    if hit.reposts:
        form["reposts"] = [
            {
                "report": _report_form(repost.report),
                "paragraphs": [repost.paragraphs.start, repost.paragraphs.stop - 1],
            }
            for repost in hit.reposts
        ]
    if hit.agreeing:
        form["agreeing"] = [
            {
                "rank": other.rank,
                "report": _report_form(other.report),
                "paragraphs": [other.paragraphs.start, other.paragraphs.stop - 1],
            }
            for other in hit.agreeing
        ]
    if explain:
        form["shares"] = {name: round(share, 6) for name, share in hit.shares}
    return form


def _row_form(hit: Hit) -> Json:
    """Which row of which table the sentence is; None where it is none."""
    found = hit.report.row_at(hit.paragraphs.start)
    if found is None:
        return None
    table, row = found
    return {"table": table.number, "sheet": table.sheet or None, "caption": table.caption or None, "row": row.number}


def _report_form(report: Report) -> Json:
    return {
        "id": report.id,
        "key": report.key,
        "title": report.title,
        "source": report.source,
        "published": published_form(report.published),
        "url": report.url,
    }


def _related_form(related: RelatedReport) -> Json:
    return {
        "title": related.title,
        "source": related.source,
        "published": published_form(related.published),
    }


def _span_form(span: Span, text: str) -> Json:
    return {"start": span.start, "end": span.end, "text": text[span.start : span.end]}
