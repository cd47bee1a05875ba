"""Questions asked of an index by its parts, so that a test can count what the database is asked for."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from retrieval.open_index import OpenIndex
from retrieval.options import DEFAULTS
from retrieval.search import Searcher, Selections
from retrieval.types import Answer, Filters


class CountedSearch:
    """Answers as an engine does, and counts statements.

    Args:
        engine: Whose index and corpus.
    """

    def __init__(self, engine):
        self.index = OpenIndex(engine.database, engine.corpus, engine.options)
        self._selections = Selections(self.index.catalogue)
        self._searcher = Searcher(self.index.catalogue, self.index.reposts, DEFAULTS)

    def search(self, question: str, **filters) -> tuple[Answer, int]:
        """The answer, and how many statements it took."""
        seen: list[str] = []
        connection = self.index.store.connection
        connection.set_trace_callback(seen.append)
        with self.index.store.reading():
            tokenizer = self.index.tokenizer_of_index()
            reports = self._selections.of(self.index.segments.index(), Filters(**filters))
            answer = self._searcher.search(question, tokenizer, reports, 5, date(2026, 1, 5))
        connection.set_trace_callback(None)
        return answer, len(seen)


@contextmanager
def counted(engine) -> Iterator[CountedSearch]:
    """For an engine's index, until the end of the block."""
    search = CountedSearch(engine)
    try:
        yield search
    finally:
        search.index.close()
