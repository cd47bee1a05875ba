"""What of an index is within somebody's reach: the records that all else here looks up and counts."""

from typing import TYPE_CHECKING

from retrieval.open_index import OpenIndex
from retrieval.types import EVERYTHING, Reach

if TYPE_CHECKING:
    from retrieval.backend import ReportRecords


class WithinReach:
    """An index as somebody may see it.

    Args:
        index: The index.
        reach: Who sees it, and which collections of it.
    """

    def __init__(self, index: OpenIndex, reach: Reach = EVERYTHING) -> None:
        self._index = index
        self.reach = reach

    @property
    def _records(self) -> "ReportRecords":
        """The reports and passages that may be seen; inside a `Store.reading`, as all that uses it."""
        return self._index.records(self.reach)
