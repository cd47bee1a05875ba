"""Both backends, each test over either: the SQLite file, and the cluster that WENJU_TEST_OPENSEARCH names."""

import os
import uuid
from contextlib import ExitStack, contextmanager

import pytest

from retrieval.engine import Engine
from retrieval.opensearch.client import ClusterClient
from retrieval.options import Cluster, Options

URLS = tuple(os.environ.get("WENJU_TEST_OPENSEARCH", "").split())

needs_cluster = pytest.mark.skipif(not URLS, reason="WENJU_TEST_OPENSEARCH names no cluster (.ci/run starts one)")


@contextmanager
def in_cluster():
    """A place in the cluster that is empty, and taken away afterwards."""
    cluster = Cluster(URLS, index=f"test-{uuid.uuid4().hex[:12]}", shards=2)
    try:
        yield cluster
    finally:
        client = ClusterClient(cluster)
        client.ask("DELETE", f"/{cluster.index}-*", seconds=60, allowed=(404,))
        client.close()


@pytest.fixture
def cluster():
    with in_cluster() as cluster:
        yield cluster


@pytest.fixture(params=["sqlite", pytest.param("opensearch", marks=needs_cluster)])
def backend(request):
    return request.param


@pytest.fixture
def opened(backend, tmp_path, corpus):
    """Opens an engine over one and the same index, however often it is called."""
    with ExitStack() as stack:
        place = None if backend == "sqlite" else stack.enter_context(in_cluster())

        def open_(folder=corpus, **options):
            return stack.enter_context(Engine(tmp_path / "index.db", folder, Options(cluster=place, **options)))

        yield open_


@pytest.fixture
def engine(opened):
    return opened()
