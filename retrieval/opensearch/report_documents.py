"""Reports and passages as documents, and the way back; the values themselves are those of a row in SQLite."""

import json
from collections.abc import Sequence
from typing import Final

from retrieval.ingest import Entry
from retrieval.opensearch.client import Doc
from retrieval.opensearch.view import FoundPassage
from retrieval.store import Place, date_from_text, read_bylines, read_related, report_from_row
from retrieval.types import ListedReport, Passage, Report, collection_of

HEAD: Final = ("live", "number", "key", "first", "count", "published", "pairs")
"""What of a report's document a question reads before it knows whether the report will be shown."""

LISTED_FIELDS: Final = (
    *("number", "key", "title", "source", "published", "url", "bylines", "related"),
    *("paragraphs", "count", "live"),
)
"""What of it a list shows."""

_COLUMNS: Final = (
    *("title", "source", "published", "url", "bylines", "text"),
    *("related", "sha256", "reading", "pages", "written", "tables"),
    *("valid_from", "valid_until", "replaces"),
)


def document_of(entry: Entry, number: int, first: int, marks: Sequence[int], pairs: Sequence[int]) -> Doc:
    """The document of a report.

    Args:
        entry: The report.
        number: Its number.
        first: That of its first passage; the others follow.
        marks: What it is found by as a repost.
        pairs: The reports that it is a repost of, or they of it.
    """
    columns = dict(zip(_COLUMNS, entry.columns, strict=True))
    published, reading = columns["published"], columns["reading"] or ""
    doubtful = columns["source"] is None or published is None or '"guessed"' in reading or '"missing"' in reading
    document: Doc = {
        "number": number,
        "live": True,
        "key": entry.key,
        **columns,
        "day": published and published[:10],
        "month": (published or "")[:7],
        "collection": collection_of(entry.key),
        "suspicious": doubtful,
        "first": first,
        "count": len(entry.places),
        "places": json.dumps(entry.places),
        "paragraphs": (columns["text"] or "").count("\n") + 1,
        "marks": list(marks),
        "pairs": list(pairs),
    }
    return {name: value for name, value in document.items() if value is not None}


def gone(number: int, key: str) -> Doc:
    """What stands in the place of a report that left: its number stays with its key."""
    return {"number": number, "key": key, "live": False}


def passage_document(document: Doc, number: int, place: Place, terms: str) -> Doc:
    """The document of a passage.

    Args:
        document: Of its report.
        number: Its number.
        place: Where it stands.
        terms: Its index terms, parted by blanks.
    """
    *_, start, end, _ = place
    names = sorted({term[2:] for term in terms.split(" ") if term.startswith("u:") and term[2:3].isascii()})
    made: Doc = {
        "report": document["number"],
        "passage": number,
        # The number of terms last: a cluster keeps it in one byte only, see `cluster_terms`.
        "place": [*map(int, place), terms.count(" ") + 1],
        "title": document["title"],
        "text": document["text"][start:end],
        "when": document.get("published"),
        "published": document.get("day"),
        "source": document.get("source"),
        "collection": collection_of(document["key"]),
        "names": names or None,
        "terms": terms,
    }
    return {name: value for name, value in made.items() if value is not None}


def found_passage(source: Doc) -> FoundPassage:
    """A passage from its document."""
    ordinal, first, last, start, end, tabular, *length = source["place"]
    text, paragraphs = source.get("text", ""), range(first, last + 1)
    passage = Passage(source["passage"], source["report"], ordinal, paragraphs, start, end, text, bool(tabular))
    return FoundPassage(passage, source["title"], source.get("when"), length[0] if length else None)


def report_of(document: Doc) -> Report:
    """A report from its document."""
    return report_from_row(
        document["number"],
        document["key"],
        document["title"],
        document.get("source"),
        document.get("published"),
        document.get("url"),
        document["bylines"],
        document["related"],
        document["text"],
        document["sha256"],
        document["reading"],
        document["pages"],
        document.get("written"),
        document["tables"],
        document.get("valid_from"),
        document.get("valid_until"),
        document.get("replaces"),
    )


def listed_report(document: Doc) -> ListedReport:
    """A report as a list shows it."""
    return ListedReport(
        id=document["number"],
        key=document["key"],
        title=document["title"],
        source=document.get("source"),
        published=date_from_text(document.get("published")),
        url=document.get("url"),
        bylines=read_bylines(document["bylines"]),
        paragraphs=document["paragraphs"],
        passages=document["count"],
        related=read_related(document["related"]),
    )


def passages_of(document: Doc) -> list[Passage]:
    """All passages of a report, in order."""
    number, first, text = document["number"], document["first"], document["text"]
    return [
        Passage(first + ordinal, number, ordinal, range(from_, to + 1), start, end, text[start:end], tabular)
        for ordinal, from_, to, start, end, tabular in json.loads(document["places"])
    ]
