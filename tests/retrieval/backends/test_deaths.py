"""A writer may be killed at any step: nobody is shown a report in parts, and the next writer finishes the work."""

import json
import subprocess
import sys
from contextlib import ExitStack
from dataclasses import replace

from retrieval.engine import Engine
from retrieval.opensearch.client import ClusterClient
from retrieval.options import Cluster, Options
from tests.retrieval.backends.conftest import URLS, in_cluster

ROUNDS = """
import json
import os
import random
import signal
import sys
from contextlib import suppress
from pathlib import Path
import retrieval.ingest.batches
from retrieval.engine import Engine
from retrieval.errors import IndexOutdated
from retrieval.open_index import OpenIndex
from retrieval.options import Cluster, Options
from retrieval.upkeep import Upkeep

retrieval.ingest.batches.BATCH_BYTES = 3000
folder, place = Path(sys.argv[1]), json.loads(sys.argv[2])
corpus, database = folder / "reports", folder / "index.db"
cluster = Cluster(tuple(place[0]), place[1], shards=2) if place else None
options = Options(workers=1, cluster=cluster, passage_size=50)
chance = random.Random(20220904)


def write(n, round_):
    count = chance.randint(1, 6)
    parts = [f"第{n}号水库第{round_}版通报的第{part}节：闸门已经打开，水位下降。" for part in range(count)]
    (corpus / f"{n:02}.md").write_text("\\n\\n".join([f"# {n}号水库", *parts]), "utf-8")


def swap(one, other):
    one.rename(corpus / "aside")
    other.rename(one)
    (corpus / "aside").rename(other)
    os.utime(one)
    os.utime(other)


def dying_at(moment):
    "Kill this process before its request, or at its statement, of that number: no moment depends on anybody's speed."
    seen = 0

    def count(*_):
        nonlocal seen
        seen += 1
        if seen == moment:
            os.kill(os.getpid(), signal.SIGKILL)

    return count


def reindex(moment):
    index = OpenIndex(database, corpus, options)
    count = dying_at(moment)
    if cluster is None:
        index.store.connection.set_trace_callback(count)
    else:
        from opensearchpy import Transport

        send = Transport.perform_request

        def counted(transport, method, url, *rest, **more):
            if not url.endswith(("_search", "_msearch", "_mget")) and method != "GET":
                count()
            return send(transport, method, url, *rest, **more)

        Transport.perform_request = counted
    Upkeep(index).reindex()
    os._exit(0)


def look():
    "Every report that is found is of one version, as its passages are."
    with Engine(database, corpus, options) as engine, suppress(IndexOutdated):
        for hit in engine.search("水库通报闸门水位", k=12).hits:
            versions = {paragraph.split("版")[0] for paragraph in hit.report.paragraphs}
            assert len(versions) == 1, versions
            assert hit.passage.text in hit.report.text, hit.passage.text
            assert hit.passage.id in [passage.id for passage in engine.passages(hit.report.id)]


keeper = OpenIndex(folder / "keeper.db", corpus, Options()).tokenizer()
keeper.terms("说明")
for n in range(12):
    write(n, 0)
killed, moment, step, anew = 0, 1, 1 if cluster else 23, False
for round_ in range(1, 90):
    for n in chance.sample(range(12), 3):
        if chance.random() < 0.3:
            (corpus / f"{n:02}.md").unlink(missing_ok=True)
        else:
            write(n, round_)
    names = sorted(path.name for path in corpus.glob("*.md"))
    one, other = (corpus / name for name in chance.sample(names, 2))
    free = sorted({f"{n:02}.md" for n in range(12)} - {*names})
    if free and chance.random() < 0.5:
        one.rename(corpus / free[0])
    else:
        swap(one, other)
    if anew:
        # Other words: all terms are made again, aside.
        (corpus / "_synonyms.txt").write_text(f"水库 = 库区{round_}\\n", "utf-8")
    child = os.fork()
    if not child:
        reindex(moment)
    if os.waitpid(child, 0)[1] == signal.SIGKILL:
        killed += 1
        moment += step
    elif anew:
        break
    else:
        moment, anew = 1, True
    look()
print(killed, anew)
"""


def contents(engine):
    """Everything the index says, without the numbers that depend on the order of events."""
    reports = sorted((one.key, one.title, engine.report(one.id).paragraphs, one.passages) for one in engine.sources())
    hits = engine.search("水库通报闸门水位", k=50).hits
    came = {engine.report(arrival.report).key for arrival in engine.arrivals_after(0, 1000)}
    return reports, {hit.report.key for hit in hits}, engine.stats().passages, came


def test_a_writer_killed_at_each_step_is_followed_by_one_that_finishes(backend, tmp_path, corpus):
    with ExitStack() as stack:
        cluster = None if backend == "sqlite" else stack.enter_context(in_cluster())
        place = cluster and [URLS, cluster.index]
        command = [sys.executable, "-c", ROUNDS, str(tmp_path), json.dumps(place)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.stderr == ""
        killed, whole = done.stdout.split()
        assert int(killed) >= 20
        assert whole == "True"

        options = Options(workers=1, cluster=cluster, passage_size=50, group_reposts=False)
        survivor = stack.enter_context(Engine(tmp_path / "index.db", corpus, options))
        survivor.reindex(full=True)
        fresh = stack.enter_context(Engine(tmp_path / "fresh.db", corpus, replace(options, cluster=None)))
        fresh.reindex()
        assert contents(survivor) == contents(fresh)
        if cluster:
            assert_nothing_is_left(cluster, survivor.stats().passages)


def assert_nothing_is_left(cluster: Cluster, passages: int) -> None:
    """One index of passages, and in it those of the reports alone."""
    client = ClusterClient(cluster)
    (name,) = client.ask("GET", f"/{cluster.index}-passages-*/_alias")
    client.ask("POST", f"/{name}/_refresh")
    assert client.ask("GET", f"/{name}/_count")["count"] == passages
    settings = client.ask("GET", f"/{cluster.index}-state/_doc/settings")["_source"]
    assert (settings["passages"], settings["open"], settings.get("loading", "")) == (name, "", "")
    client.close()
