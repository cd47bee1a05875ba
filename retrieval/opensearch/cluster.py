"""What keeps an index in an OpenSearch cluster: one object a part, all over the same connections."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs

from retrieval.errors import WenjuError
from retrieval.opensearch.client import ClusterClient
from retrieval.opensearch.cluster_arrivals import ClusterArrivals
from retrieval.opensearch.cluster_catalogue import ClusterCatalogue
from retrieval.opensearch.cluster_files import ClusterFiles
from retrieval.opensearch.cluster_former import ClusterFormer
from retrieval.opensearch.cluster_stories import ClusterStories
from retrieval.opensearch.cluster_terms import ClusterTermSource
from retrieval.opensearch.indices import FORMAT, IndexNames, make_indices
from retrieval.opensearch.lease import Lease
from retrieval.opensearch.view import ClusterStore

if TYPE_CHECKING:
    from retrieval.analysis import Tokenizer
    from retrieval.opensearch.changes.cluster_writer import ClusterWriter
    from retrieval.options import Cluster
    from retrieval.types import Health


class ClusterBackend:
    """What keeps an index in a cluster; see `retrieval.backend.Backend`.

    Args:
        cluster: Where it is, and who asks. Nothing is asked of it yet.
        beside: The bot's own SQLite file, which need not be there: what people judged of reports lies in it.

    Attributes:
        cluster: The same.
        beside: The same.
        client: Its connections.
        names: Of its indices.
        lease: The right to change them.
        store: Its settings, and what a question has read.
        files: What is known of the corpus folder's files.
        catalogue: Its reports and passages.
        reposts: Which of them tell the same story.
        segments: The index terms.
        former: What reports said before they changed.
        arrivals: In which order they came.
        vectors: None: what passages mean is kept by the SQLite file alone.

    Raises:
        BackendUnavailable: The file with the password or token cannot be read.
    """

    def __init__(self, cluster: "Cluster", beside: Path) -> None:
        self.cluster = cluster
        self.beside = beside
        self.name = cluster.name
        self.client = ClusterClient(cluster)
        self.names = IndexNames(cluster.index)
        self.lease = Lease(self.client, self.names.state)
        self.store = ClusterStore(self.client, self.names, self.lease)
        self.former = ClusterFormer(self.client, self.names)
        self.arrivals = ClusterArrivals(self.client, self.names)
        self.vectors = None
        self.files = ClusterFiles(self.client, self.names, self.store, self.lease)
        self.catalogue = ClusterCatalogue(self.client, self.names, self.store)
        self.reposts = ClusterStories(self.store, self.catalogue)
        self.segments = ClusterTermSource(
            self.client, self.store, self.catalogue, characters_later=cluster.characters_later
        )

    @property
    def scratch(self) -> Path:
        """A folder of this machine that does not exist, for what a writer shares with its workers."""
        return platformdirs.user_cache_path("wenju") / f"words-{os.getpid()}"

    @contextmanager
    def sole_writer(self, task: str, *, patience: float = 0.0) -> Iterator[None]:
        """Hold the lease, and begin with what a writer that died has left."""
        if self.lease.held:
            yield
            return
        if self.store.settings().get("format") != str(FORMAT):
            make_indices(self.client, self.names, self.cluster)
        with self.lease.holding(task, patience):
            with self.client.patient():
                self._begin_writing()
            try:
                with self.client.patient():
                    yield
                    self._end_writing()
            except BaseException:
                # Whoever was interrupted, or has lost the cluster, waits no longer than a question does.
                self._end_writing()
                raise

    def _begin_writing(self) -> None:
        from retrieval.opensearch.changes.recovery import recover

        self.store.begin()
        self.files.begin()
        recover(self)
        if self.store.setting("format") != str(FORMAT):
            self.files.count_as_known()
            self.store.set_settings({"format": str(FORMAT)})

    def _end_writing(self) -> None:
        # After an error of the cluster there may be no way to; then the files are read again.
        with suppress(WenjuError):
            self.files.flush()
            self.client.ask("POST", f"/{self.names.files},{self.names.reports}/_refresh")

    def indexer(self, tokenizer: "Tokenizer") -> "ClusterWriter":
        """What changes the index."""
        from retrieval.opensearch.changes.cluster_writer import ClusterWriter  # a question changes nothing

        return ClusterWriter(self, tokenizer)

    def health(self) -> "Health":
        """How the cluster is."""
        from retrieval.opensearch.health import observe  # wanted by the doctor alone

        return observe(self.client, self.names)

    def discard_blank(self) -> None:
        """Nothing is made by opening."""

    def close(self) -> None:
        """Close all connections."""
        self.client.close()
