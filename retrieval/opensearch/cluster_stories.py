"""Which reports tell the same story, in the cluster: a report's document has the numbers of those it is paired with.

They are found when it comes in: see `changes.repost_pairs`.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from retrieval.opensearch.cluster_catalogue import ClusterCatalogue
from retrieval.opensearch.view import ClusterStore
from retrieval.store import Story

if TYPE_CHECKING:
    from retrieval.opensearch.client import Doc

_REMEMBERED: Final = 50_000


class ClusterStories:
    """Those of one index; may be shared between threads.

    Args:
        store: What the question has read so far.
        catalogue: Its reports.
    """

    def __init__(self, store: ClusterStore, catalogue: ClusterCatalogue) -> None:
        self._store = store
        self._catalogue = catalogue
        self._known: tuple[str | None, dict[int, Story | None]] = None, {}

    def stories(self, reports: Sequence[int]) -> dict[int, Story]:
        """The story of each of some reports that others tell too; most have none."""
        generation = self._store.setting("generation")
        # Read once: another thread may begin anew for a later state.
        known = self._known
        if known[0] != generation or len(known[1]) > _REMEMBERED:
            known = self._known = generation, {}
        for number in reports:
            if number not in known[1]:
                story = self._joined(number)
                known[1].update(dict.fromkeys(story.reports if story else [number], story))
        return {number: story for number in reports if (story := known[1][number])}

    def _joined(self, number: int) -> Story | None:
        """All that is joined with a report by pairs, itself too; None where it is alone."""
        found: dict[int, Doc] = {}
        seen, new = {number}, {number}
        while new:
            heads = self._catalogue.heads(new)
            there = {one: head for one in new if (head := heads[one])}
            found |= there
            new = {other for head in there.values() for other in head.get("pairs", ())} - seen
            seen |= new
        if len(found) < 2:
            return None
        order = sorted(
            found.values(), key=lambda head: ("published" not in head, head.get("published", ""), head["number"])
        )
        passages = {head["number"]: range(head["first"], head["first"] + head["count"]) for head in order}
        return Story(frozenset(found), passages)
