"""What only a cluster can do wrong: rights that move between machines, disks that fill, indices of others."""

import logging
import os
import signal
import subprocess
import sys
import threading
from dataclasses import replace

import pytest

from retrieval.engine import Engine
from retrieval.errors import BackendUnavailable, Busy, Replaced
from retrieval.opensearch.client import BulkItem, ClusterClient
from retrieval.opensearch.cluster import ClusterBackend
from retrieval.opensearch.cluster_terms import kept_length
from retrieval.opensearch.indices import FORMAT
from retrieval.options import Options
from retrieval.reasons import Code
from tests.retrieval.backends.conftest import needs_cluster
from tests.retrieval.making import report, write_report

pytestmark = needs_cluster


@pytest.fixture
def client(cluster):
    client = ClusterClient(cluster)
    yield client
    client.close()


@pytest.fixture
def engine(tmp_path, corpus, cluster):
    with Engine(tmp_path / "none.db", corpus, Options(cluster=cluster)) as engine:
        yield engine


def test_no_database_is_made_where_a_cluster_keeps_the_index(engine, tmp_path):
    engine.add(report("甲地来水。"))
    assert engine.search("甲地来水").answered
    assert not (tmp_path / "none.db").exists()


def test_a_late_write_of_who_lost_the_right_changes_nothing(engine, cluster, client, tmp_path):
    engine.add(report("甲地来水三米。", key="a"))
    late = ClusterBackend(cluster, tmp_path / "none.db")
    with late.lease.holding("being suspended", 0):
        epoch = late.lease.epoch
        # As after half a minute in which its machine stood still.
        lease = client.ask("GET", f"/{cluster.index}-state/_doc/lease")["_source"]
        client.ask("PUT", f"/{cluster.index}-state/_doc/lease", {**lease, "until": 0}, refresh="true")
        engine.add(report("甲地来水五米。", key="a"))

        with pytest.raises(Busy):
            late.client.bulk([BulkItem(late.names.reports, "1", {"number": 1, "live": False}, version=epoch)])
        with pytest.raises(Busy):
            late.store.set_settings({"fingerprint": "late"})
    late.close()

    assert engine.search("甲地来水").hits[0].passage.text == "甲地来水五米。"
    assert engine.add(report("乙地来水。", key="b")).id == 2


HOLDER = """
import sys, time
from pathlib import Path
from retrieval.engine import Engine
from retrieval.options import Cluster, Options

with Engine(Path("none.db"), Path("."), Options(cluster=Cluster(tuple(sys.argv[2:]), sys.argv[1]))) as engine:
    with engine.changing("a long job"):
        print("held", flush=True)
        time.sleep(600)
"""


def test_whoever_is_killed_holds_nobody_up(engine, cluster):
    engine.add(report("甲地来水。"))
    command = [sys.executable, "-c", HOLDER, cluster.index, *cluster.urls]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(Busy, match="a long job"):
            engine.reindex()
        os.kill(holder.pid, signal.SIGKILL)
    engine.add(report("乙地来水。", key="b"))


def test_two_threads_change_one_after_the_other(engine):
    def add(number):
        with engine.changing(f"{number}"):
            engine.add(report(f"第{number}号水库水位{number}米。", key=str(number)))

    threads = [threading.Thread(target=add, args=(number,)) for number in range(3)]
    for thread in threads:
        thread.start()
        thread.join()
    assert engine.stats().reports == 3


def test_a_full_disk_stops_changes_and_no_questions(engine, cluster, client, caplog):
    engine.add(report("甲地来水。", key="a"))
    blocked = {"index.blocks.read_only_allow_delete": True}
    client.ask("PUT", f"/{cluster.index}-*/_settings", blocked)
    with caplog.at_level(logging.DEBUG), pytest.raises(BackendUnavailable) as refused:
        engine.add(report("机密的第二篇。", key="b"))
    assert refused.value.reason.code is Code.CLUSTER_READ_ONLY
    assert "机密" not in str(refused.value) + caplog.text
    assert engine.search("甲地来水").answered

    client.ask("PUT", f"/{cluster.index}-*/_settings", dict.fromkeys(blocked))
    engine.add(report("第二篇来了。", key="b"))
    assert engine.stats().reports == 2


@pytest.mark.parametrize(
    ("meta", "code"), [({}, Code.FOREIGN_CLUSTER_INDEX), ({"wenju": 99}, Code.NEWER_CLUSTER_INDEX)]
)
def test_an_index_that_is_not_ours_is_left_alone(tmp_path, corpus, cluster, client, meta, code):
    client.ask("PUT", f"/{cluster.index}-reports", {"mappings": {"_meta": meta}})
    write_report(corpus, "a.md", "甲地来水。")
    with Engine(tmp_path / "none.db", corpus, Options(cluster=cluster)) as engine:
        for wish in (engine.reindex, engine.stats, lambda: engine.search("甲地来水")):
            with pytest.raises(BackendUnavailable) as refused:
                wish()
            assert refused.value.reason.code is code


def test_what_an_older_wenju_wrote_is_no_news(engine, cluster, client):
    engine.add(report("甲地来水。", key="a"))
    for name in ("state", "files", "reports"):
        client.ask("PUT", f"/{cluster.index}-{name}/_mapping", {"_meta": {"wenju": 1}})
    for name, missing in (("state", "format"), ("files", "arrival")):
        index = f"{cluster.index}-{name}"
        client.ask("POST", f"/{index}/_refresh")
        for hit in client.search(index, {"query": {"match_all": {}}})["hits"]["hits"]:
            kept = {field: value for field, value in hit["_source"].items() if field != missing}
            client.bulk([BulkItem(index, hit["_id"], kept)])

    engine.add(report("甲地来水三米。", key="a"))
    engine.add(report("乙地来水。", key="b"))

    assert [engine.report(one.report).key for one in engine.arrivals_after(0, 9)] == ["b"]
    for mapping in client.ask("GET", f"/{cluster.index}-state,{cluster.index}-files/_mapping").values():
        assert mapping["mappings"]["_meta"] == {"wenju": FORMAT}


def test_the_doctor_sees_the_cluster_as_it_is(engine, cluster, client):
    assert not engine.health().indexed
    engine.add(report("甲地来水。"))
    # Copies are made after the fact.
    client.ask("GET", f"/_cluster/health/{cluster.index}-*", seconds=120, wait_for_status="green", timeout="110s")
    health = engine.health()
    assert (health.indexed, health.alias, health.missing) == (True, True, 0)
    assert health.version.startswith("3.")
    assert abs(health.clock) < 30
    name = f"{cluster.index}-passages"
    client.ask("POST", "/_aliases", {"actions": [{"remove": {"index": f"{name}-*", "alias": name}}]})
    assert not engine.health().alias
    # Whoever writes next gives it back.
    engine.add(report("乙地来水。", key="b"))
    assert engine.health().alias


def test_all_documents_are_read_page_by_page_however_many_were_changed(cluster, client):
    name = f"{cluster.index}-pages"
    client.ask("PUT", f"/{name}", {"mappings": {"properties": {"number": {"type": "long"}}}})
    # Half of what lies together there is deleted.
    client.bulk(BulkItem(name, str(n), {"number": n, "now": now}) for now in (False, True) for n in range(3000))
    client.ask("POST", f"/{name}/_refresh")
    for query in ({"match_all": {}}, {"range": {"number": {"gte": 0}}}, {"exists": {"field": "number"}}):
        found = client.pages(name, {"query": query, "sort": [{"number": "asc"}]}, 700)
        assert [hit["_source"]["number"] for hit in found] == [*range(3000)]


def test_a_question_that_is_overtaken_by_a_change_begins_anew(engine, cluster, tmp_path):
    engine.add(report("甲地来水三米。", key="a"))
    backend = ClusterBackend(cluster, tmp_path / "none.db")
    with backend.store.reading():
        backend.segments.index().top({"u:水": 1.0}, 5)
        engine.add(report("甲地停水五天。", key="a"))
        with pytest.raises(Replaced):
            backend.catalogue.reports([1])
    backend.close()


def test_single_characters_may_come_second(tmp_path, corpus, cluster):
    with Engine(tmp_path / "none.db", corpus, Options(cluster=replace(cluster, characters_later=True))) as engine:
        engine.add_all([report(f"第{n}号水库水位{n}米。", key=str(n), title=f"水库{n}") for n in range(20)])
        assert engine.search("7号水库水位多少米").hits[0].report.key == "7"


def test_scores_are_nearly_those_of_the_file(engine, tmp_path, corpus):
    def scores(asked):
        index = asked._index
        query = index.tokenizer().question("水库闸门的水位是多少").weights
        with index.store.reading():
            found = index.segments.index().top(query, 60)
            return {index.catalogue.passages_by_id([passage])[0][1]: score for passage, score in found}

    # Of lengths between two that the cluster can tell apart.
    reports = [
        report(f"第{n}号水库的闸门开着，水位{n}米。" + "堤上的柳树与河边的石阶。" * n, key=str(n), title=f"水库{n}")
        for n in range(60)
    ]
    with Engine(tmp_path / "file.db", corpus) as embedded:
        embedded.add_all(reports)
        engine.add_all(reports)
        one, other = scores(embedded), scores(engine)

    assert one.keys() == other.keys()
    assert max(abs(other[title] / one[title] - 1) for title in one) < 0.005


@pytest.mark.parametrize(("length", "kept"), [(0, 0), (39, 39), (41, 40), (151, 144), (407, 376), (600, 600)])
def test_a_length_is_kept_in_one_byte(length, kept):
    assert kept_length(length) == kept
