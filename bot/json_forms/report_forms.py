"""Reports as JSON: what a citation names of one, one in a list, and how one was read."""

from datetime import date, datetime

from typing_extensions import TypedDict

from retrieval.types import ListedReport, RelatedReport, Report, Superseded


class ReportForm(TypedDict):
    """What a citation names of a report."""

    id: int
    key: str
    title: str
    source: str | None
    published: str | None
    url: str | None


class BylineForm(TypedDict):
    """Who did what."""

    role: str
    name: str


class RelatedForm(TypedDict):
    """A report that another one points to."""

    title: str
    source: str | None
    published: str | None


class ListedForm(ReportForm):
    """A report in a list of reports; `paragraphs` and `passages` are counts."""

    bylines: list[BylineForm]
    paragraphs: int
    passages: int
    related: list[RelatedForm]


def report_form(report: Report) -> ReportForm:
    """What a citation names of a report."""
    return {
        "id": report.id,
        "key": report.key,
        "title": report.title,
        "source": report.source,
        "published": published_form(report.published),
        "url": report.url,
    }


def superseded_form(found: Superseded) -> dict[str, object]:
    """One entry of what `check --json` prints: a report that a newer one seems to replace."""
    return {**report_form(found.report), "replaced_by": report_form(found.by)}


def cite_form(report: Report, paragraphs: range, words: str, file_hash: str | None) -> dict[str, object]:
    """What `cite --json` prints.

    Args:
        report: The report.
        paragraphs: The cited ones, from 1.
        words: What is cited.
        file_hash: Of the report's file.
    """
    first, last = paragraphs.start, paragraphs.stop - 1
    return {
        "report": report_form(report),
        "paragraphs": [first, last],
        "text": words,
        "before": report.paragraphs[first - 2] if first > 1 else None,
        "after": report.paragraphs[last] if last < len(report.paragraphs) else None,
        "sha256": file_hash,
    }


def source_form(source: ListedReport) -> ListedForm:
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


def doubtful_form(report: Report) -> dict[str, object]:
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


def stray_form(key: str) -> dict[str, object]:
    """The same of a correction for which there is no report."""
    return {"id": None, "key": key, "doubtful": ["report"]}


def origins_form(report: Report) -> dict[str, object]:
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


def published_form(published: date | None) -> str | None:
    """`2022-09-04`, or `2022-09-04T15:52+08:00` where the report gives a time."""
    if not isinstance(published, datetime):
        return published.isoformat() if published else None
    return published.isoformat(timespec="minutes")


def reference_form(report: int, paragraphs: range) -> str:
    """How `wenju show` and programs point at paragraphs: `r1#9`, `r1#9-12`."""
    last = f"-{paragraphs.stop - 1}" if len(paragraphs) > 1 else ""
    return f"r{report}#{paragraphs.start}{last}"


def _related_form(related: RelatedReport) -> RelatedForm:
    return {
        "title": related.title,
        "source": related.source,
        "published": published_form(related.published),
    }
