"""What keeps an index in an SQLite file: one object a part, all over the same database."""

from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING

from retrieval.index import SegmentStore
from retrieval.store import Arrivals, Catalogue, Files, FormerTexts, Reposts, Store, Vectors

if TYPE_CHECKING:
    from retrieval.analysis import Tokenizer
    from retrieval.ingest import Indexer


class EmbeddedBackend:
    """What keeps an index in an SQLite file; see `retrieval.backend.Backend`.

    Args:
        database: The file; made when missing.
        cache_bytes: Largest size of the postings kept in memory.

    Attributes:
        store: The database.
        files: What is known of the corpus folder's files.
        catalogue: Its reports and passages.
        reposts: Which of them tell the same story.
        segments: The postings.
        former: What reports said before they changed.
        arrivals: In which order they came.
        vectors: What the passages mean.

    Raises:
        BackendUnavailable: The database cannot be opened, is not ours, or is from a newer version.
    """

    def __init__(self, database: Path, cache_bytes: int) -> None:
        self.name = str(database)
        self.store = Store(database)
        self.files = Files(self.store)
        self.catalogue = Catalogue(self.store)
        self.reposts = Reposts(self.store)
        self.segments = SegmentStore(self.store, cache_bytes=cache_bytes)
        self.former = FormerTexts(self.store)
        self.arrivals = Arrivals(self.store)
        self.vectors = Vectors(self.store)

    @property
    def scratch(self) -> Path:
        """A folder beside the database, for what a writer shares with its workers."""
        return self.store.path.with_name(self.store.path.name + ".words")

    def sole_writer(self, task: str, *, patience: float = 0.0) -> AbstractContextManager[None]:
        """Hold the lock beside the database."""
        from retrieval.store import sole_writer  # a question takes no lock

        return sole_writer(self.store, task, patience=patience)

    def indexer(self, tokenizer: "Tokenizer") -> "Indexer":
        """What changes the index."""
        from retrieval.ingest import Indexer  # a question changes nothing

        return Indexer(self.store, self.catalogue, self.segments, tokenizer)

    def health(self) -> None:
        """A file has none."""

    def discard_blank(self) -> None:
        """Take the database away again where opening made it and nothing is in it."""
        from retrieval.store import discard_blank

        discard_blank(self.store)

    def close(self) -> None:
        """Close the database."""
        self.store.close()
