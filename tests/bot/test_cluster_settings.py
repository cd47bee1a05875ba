"""An index in a cluster as its owner meets it: settings, commands, the doctor, and what the chat says of an outage."""

import pytest

from bot.config import read_settings
from bot.errors import SettingsError
from bot.texts.chat import EN, ZH
from retrieval.errors import BackendUnavailable
from retrieval.opensearch.client import ClusterClient
from retrieval.reasons import OUTAGES, Code
from tests.retrieval.backends.conftest import in_cluster, needs_cluster


def test_the_settings_of_a_cluster_reach_the_engine(monkeypatch):
    given = {
        "BACKEND": "opensearch",
        "OPENSEARCH_URL": "https://a.example:9200, https://b.example:9200",
        "OPENSEARCH_INDEX": "reports",
        "OPENSEARCH_USER": "wenju",
        "OPENSEARCH_SECRET": "secret.txt",
        "OPENSEARCH_CA": "ca.pem",
        "OPENSEARCH_SHARDS": "12",
        "OPENSEARCH_RESCORE": "true",
    }
    for name, value in given.items():
        monkeypatch.setenv(f"WENJU_{name}", value)
    cluster = read_settings().options().cluster

    assert cluster.urls == ("https://a.example:9200", "https://b.example:9200")
    assert (cluster.index, cluster.user, cluster.shards, cluster.characters_later) == ("reports", "wenju", 12, True)
    assert (str(cluster.secret), str(cluster.ca)) == ("secret.txt", "ca.pem")
    assert read_settings(backend="sqlite").options().cluster is None


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("URL", "https://wenju:pa55word@a.example:9200", "opensearch_secret"),
        ("URL", "a.example:9200", "https://"),
        ("INDEX", "Berichte", "small letters"),
        ("INDEX", "_all", "small letters"),
        ("SHARDS", "0", "1 is the least"),
        ("USER", "wenju", "file with the password"),
    ],
)
def test_what_cannot_be_used_is_refused_without_a_password(monkeypatch, name, value, said):
    monkeypatch.setenv(f"WENJU_OPENSEARCH_{name}", value)
    with pytest.raises(SettingsError, match=said) as refused:
        read_settings()
    assert "pa55word" not in str(refused.value)


def test_commands_and_the_doctor_say_in_one_line_that_a_cluster_is_away(wenju, monkeypatch):
    monkeypatch.setenv("WENJU_BACKEND", "opensearch")
    monkeypatch.setenv("WENJU_OPENSEARCH_URL", "http://127.0.0.1:9")

    for command in (["ask", "借书证要交多少押金？"], ["reindex"], ["sources"], ["stats"]):
        run = wenju(*command)
        assert run.status == 1
        (line,) = run.err.splitlines()[-1:]
        assert line.startswith("wenju: 连不上 OpenSearch 127.0.0.1:9/wenju；")
    examined = wenju("doctor")
    assert examined.status == 1
    assert "问题  集群：连不上 OpenSearch 127.0.0.1:9/wenju" in examined.out


def test_the_chat_says_that_it_cannot_look_things_up_just_now():
    for code in OUTAGES:
        error = BackendUnavailable(code, cluster="OpenSearch 10.0.0.7:9200/wenju")
        assert ZH.explain(error).startswith("暂时查不了")
        assert "10.0.0.7" not in ZH.explain(error) + EN.explain(error)
    assert Code.CLUSTER_AWAY in OUTAGES


@needs_cluster
def test_the_same_commands_work_over_a_cluster(wenju, workplace, monkeypatch):
    with in_cluster() as cluster:
        monkeypatch.setenv("WENJU_OPENSEARCH_URL", ",".join(cluster.urls))
        monkeypatch.setenv("WENJU_OPENSEARCH_INDEX", cluster.index)
        assert wenju("reindex", "--backend", "opensearch").status == 0
        assert not (workplace / "wenju.db").exists()
        monkeypatch.setenv("WENJU_BACKEND", "opensearch")

        assert "押金一律取消" in wenju("ask", "借书证要交多少押金？").out
        assert "市图书馆新馆" in wenju("sources").out
        assert "2" in wenju("stats").out
        examined = wenju("doctor").out
        assert "正常  集群：OpenSearch 3." in examined
        assert "2 篇报告" in examined
        assert "正常  指纹" in examined
        monkeypatch.setenv("WENJU_SEMANTIC", "true")
        assert "正常  意思：只按词回答" in wenju("doctor").out
        monkeypatch.delenv("WENJU_SEMANTIC")

        client, name = ClusterClient(cluster), cluster.index
        client.ask("PUT", f"/{name}-files/_settings", {"auto_expand_replicas": "false", "number_of_replicas": 9})
        assert "份副本没有地方放" in wenju("doctor").out
        nowhere = {"settings": {"index.routing.allocation.require._name": "nowhere"}}
        client.ask("PUT", f"/{name}-more", nowhere, wait_for_active_shards="0")
        assert "索引有几部分不在任何节点上" in wenju("doctor").out
        client.ask("DELETE", f"/{name}-more")
        client.ask("POST", "/_aliases", {"actions": [{"remove": {"index": f"{name}-*", "alias": f"{name}-passages"}}]})
        assert "段落块的别名指向别处" in wenju("doctor").out
        client.close()
