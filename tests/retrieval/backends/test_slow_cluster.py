"""A cluster that is merging and answers nothing for a while: a question is told so, what is being written waits."""

import threading
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from contextvars import ContextVar

import pytest

from retrieval.engine import Engine
from retrieval.errors import BackendUnavailable
from retrieval.opensearch import client as cluster_client
from retrieval.options import Cluster, Options
from retrieval.reasons import Code
from tests.retrieval.backends.conftest import URLS, needs_cluster
from tests.retrieval.backends.replying import ReplyingServer
from tests.retrieval.making import report, write_report

pytestmark = needs_cluster


class Relay(ReplyingServer):
    """Hands requests on to the cluster; once one named `stops_at`, all of them wait until `goes_on`."""

    def __init__(self, stops_at):
        super().__init__()
        self.stops_at = stops_at
        self.stopped, self.goes_on = threading.Event(), threading.Event()

    def reply(self, method, path, headers, body):
        if self.stops_at in path:
            self.stopped.set()
        if self.stopped.is_set():
            self.goes_on.wait()
        kind = {"content-type": headers.get("content-type") or "application/json"}
        asked = urllib.request.Request(URLS[0] + path, body or None, kind, method=method)
        try:
            with urllib.request.urlopen(asked) as answer:
                return answer.status, answer.read()
        except urllib.error.HTTPError as error:
            return error.code, error.read()

    def handle_error(self, *_):
        """Whoever asked has hung up."""


@pytest.fixture
def relay():
    with Relay("/_refresh") as relay, ThreadPoolExecutor(1) as threads:
        threads.submit(relay.serve_forever, 0.01)
        yield relay
        relay.goes_on.set()
        relay.shutdown()


def test_a_load_waits_where_a_question_is_told_to_come_again(relay, cluster, corpus, tmp_path, monkeypatch):
    # What the first requests of both are allowed: less than by default, so as not to wait for that.
    monkeypatch.setattr(cluster_client, "_patience", ContextVar("patience", default=4))
    with Engine(tmp_path / "none.db", corpus, Options(cluster=cluster)) as straight:
        straight.add(report("甲地来水三米。", key="a"))
    write_report(corpus, "b.md", "乙地来水五米。")
    options = Options(cluster=Cluster((relay.url,), index=cluster.index, shards=2))
    with Engine(tmp_path / "none.db", corpus, options) as engine, ThreadPoolExecutor(1) as threads:
        load = threads.submit(engine.reindex)
        assert relay.stopped.wait(60)
        with pytest.raises(BackendUnavailable) as refused:
            engine.search("甲地来水")
        assert refused.value.reason.code is Code.CLUSTER_SLOW
        assert not load.done(), "the load was asked first, and still waits"
        relay.goes_on.set()
        assert load.result(120).added == 1
        assert engine.search("乙地来水").hits
