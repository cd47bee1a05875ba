"""What is done to passages when reports come, change or go, as items of a bulk."""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from retrieval.ingest import Entry
from retrieval.opensearch.changes.recovery import Change
from retrieval.opensearch.client import BulkItem, Doc
from retrieval.opensearch.report_documents import passage_document


def new_passages(index: str, reports: Iterable[tuple[Doc, Entry]], terms: Iterator[Any]) -> Iterator[BulkItem]:
    """Those of reports that come in, each with its terms.

    Args:
        index: Where.
        reports: Their documents.
        terms: Of each passage, in order.
    """
    for document, entry in reports:
        for number, place in enumerate(entry.places, document["first"]):
            made = passage_document(document, number, place, next(terms))
            yield BulkItem(index, str(number), made, routing=str(document["number"]))


def passages_again(index: str, reports: Iterable[Doc], terms: Iterator[Any]) -> Iterator[BulkItem]:
    """Those of reports that are stored, with other terms."""
    for document in reports:
        for number, place in enumerate(json.loads(document["places"]), document["first"]):
            made = passage_document(document, number, tuple(place), next(terms))
            yield BulkItem(index, str(number), made, routing=str(document["number"]))


def old_passages_deleted(index: str, changes: Sequence[Change]) -> Iterator[BulkItem]:
    """Deletions of those that changed reports had."""
    for change in changes:
        for number in range(change.old_first, change.old_first + change.old_count):
            yield BulkItem(index, str(number), None, routing=str(change.number))
