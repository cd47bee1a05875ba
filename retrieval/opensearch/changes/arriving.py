"""Which reports of a batch come in for the first time, and which of these are news."""

from collections.abc import Sequence
from typing import Final

from retrieval.ingest import Entry
from retrieval.opensearch.cluster_files import ClusterFiles
from retrieval.opensearch.view import ClusterStore

LAST_ARRIVAL: Final = "last_arrival"
"""The setting with the highest number that an arrival was given."""


def arrivals_of(
    store: ClusterStore, files: ClusterFiles, numbers: Sequence[int], entries: Sequence[Entry]
) -> tuple[dict[str, int], int]:
    """Give numbers to reports that come for the first time.

    Args:
        store: With the highest number so far.
        files: What is known of their files and of all others.
        numbers: Those of the reports.
        entries: The reports.

    Returns:
        The place of each of them in the order of coming, by key, 0 for one that is no news since a file with the same
        bytes came before; and the highest number, to be noted.
    """
    last = int(store.setting(LAST_ARRIVAL) or 0)
    fresh = [pair for pair in zip(numbers, entries, strict=True) if files.arrival(pair[1].key) is None]
    stored = files.of_contents({entry.content for _, entry in fresh if entry.content})
    first = {content: min((state.id for state in found.values()), default=None) for content, found in stored.items()}
    given: dict[str, int] = {}
    for number, entry in sorted(fresh, key=lambda pair: pair[0]):
        earlier = first.get(entry.content or "")
        if earlier is not None and earlier < number:
            given[entry.key] = 0
            continue
        if entry.content:
            first[entry.content] = number
        last += 1
        given[entry.key] = last
    return given, last
