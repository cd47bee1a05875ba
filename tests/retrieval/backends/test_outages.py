"""A cluster that is away, refuses or is none of ours: one line says so, without a secret or a document, and passes."""

import json
import logging
import ssl
import threading
from contextlib import contextmanager

import pytest
import trustme

from retrieval.engine import Engine
from retrieval.errors import BackendUnavailable, WenjuError
from retrieval.options import Cluster, Options
from retrieval.reasons import Code
from tests.retrieval.backends.replying import ReplyingServer
from tests.retrieval.making import report

SECRET = "s3cret-of-ours"
OPENSEARCH = {"version": {"distribution": "opensearch", "number": "3.8.0"}}
NOWHERE = "http://127.0.0.1:9"


class Server(ReplyingServer):
    """Answers as a cluster would: `says` first, and then what `refusal` holds, a status and an error."""

    def __init__(self):
        super().__init__()
        self.says = OPENSEARCH
        self.refusal = (404, {})
        self.asked = []

    def reply(self, method, path, headers, body):  # noqa: ARG002 - as a server of this kind is asked
        self.asked.append((method, path, headers.get("authorization")))
        status, said = (200, self.says) if path == "/" else self.refusal
        return status, json.dumps(said).encode()


@contextmanager
def running(server):
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture
def server():
    with running(Server()) as server:
        yield server


@pytest.fixture
def secret(tmp_path):
    path = tmp_path / "secret.txt"
    path.write_text(SECRET + "\n")
    return path


def refused(tmp_path, corpus, cluster):
    """What a question is told."""
    with Engine(tmp_path / "none.db", corpus, Options(cluster=cluster)) as engine:
        with pytest.raises(WenjuError) as error:
            engine.search("甲地来水")
        return error.value


def kind(name, reason="of the server, with parts of documents: 甲地来水"):
    return {"error": {"type": name, "reason": reason, "root_cause": [{"type": name, "reason": reason}]}}


@pytest.mark.parametrize(
    ("refusal", "code"),
    [
        ((401, {}), Code.CLUSTER_UNKNOWN_USER),
        ((403, kind("security_exception")), Code.CLUSTER_FORBIDDEN),
        ((403, kind("cluster_block_exception", "index read-only / allow delete")), Code.CLUSTER_READ_ONLY),
        ((429, kind("cluster_block_exception", "disk usage exceeded, index has read-only")), Code.CLUSTER_READ_ONLY),
        ((429, kind("circuit_breaking_exception")), Code.CLUSTER_BUSY),
        ((500, kind("search_phase_execution_exception")), Code.CLUSTER_RED),
        ((503, kind("cluster_block_exception", "state not recovered")), Code.CLUSTER_RED),
        ((503, kind("no_shard_available_action_exception")), Code.CLUSTER_RED),
        ((502, {}), Code.CLUSTER_AWAY),
        ((504, {}), Code.CLUSTER_SLOW),
        ((400, kind("parsing_exception")), Code.CLUSTER_PROBLEM),
    ],
)
def test_each_refusal_is_one_line(tmp_path, corpus, server, secret, caplog, refusal, code):
    server.refusal = refusal
    with caplog.at_level(logging.DEBUG):
        error = refused(tmp_path, corpus, Cluster((server.url,), user="reader", secret=secret))

    assert error.reason.code is code
    assert isinstance(error, BackendUnavailable)
    said = str(error) + caplog.text
    assert SECRET not in said
    assert "甲地来水" not in said
    assert "\n" not in str(error)


def test_who_is_away_is_named_and_answers_again_when_it_is_back(tmp_path, corpus, server):
    server.refusal = (503, kind("no_shard_available_action_exception"))
    with Engine(tmp_path / "none.db", corpus, Options(cluster=Cluster((server.url,)))) as engine:
        with pytest.raises(BackendUnavailable):
            engine.search("甲地来水")
        server.refusal = (404, {})
        assert engine.search("甲地来水").hits == ()
    error = refused(tmp_path, corpus, Cluster((NOWHERE,), index="ours"))
    assert error.reason.code is Code.CLUSTER_AWAY
    assert "127.0.0.1:9/ours" in str(error)


def test_of_several_nodes_one_is_enough(tmp_path, corpus, server):
    with Engine(tmp_path / "none.db", corpus, Options(cluster=Cluster((NOWHERE, server.url)))) as engine:
        for _ in range(4):
            assert engine.search("甲地来水").hits == ()


@pytest.mark.parametrize(
    "says",
    [
        {"version": {"distribution": "opensearch", "number": "2.19.1"}},
        {"version": {"number": "8.15.0", "build_flavor": "default"}},
        {"name": "a printer"},
    ],
)
def test_another_server_or_an_old_one_is_refused(tmp_path, corpus, server, says):
    server.says = says
    error = refused(tmp_path, corpus, Cluster((server.url,)))
    assert error.reason.code is Code.CLUSTER_VERSION
    assert "3.0" in str(error)


def test_user_and_token_go_along_and_nothing_else_shows_them(tmp_path, corpus, server, secret):
    for user in ("reader", None):
        with Engine(
            tmp_path / "none.db", corpus, Options(cluster=Cluster((server.url,), user=user, secret=secret))
        ) as e:
            e.search("甲地来水")
            assert SECRET not in repr(e.options)
    kinds = {(authorization or "").split(" ")[0] for _, _, authorization in server.asked}
    assert kinds == {"Basic", "Bearer"}


def test_a_secret_that_cannot_be_read_is_named(tmp_path, corpus):
    cluster = Cluster((NOWHERE,), user="reader", secret=tmp_path / "nowhere.txt")
    with pytest.raises(BackendUnavailable, match=r"nowhere\.txt") as error:
        Engine(tmp_path / "none.db", corpus, Options(cluster=cluster))
    assert error.value.reason.code is Code.UNREADABLE_PATH


def test_a_certificate_of_strangers_is_not_trusted(tmp_path, corpus, server):
    authority, context = trustme.CA(), ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    url = server.url.replace("http:", "https:")
    own, other = tmp_path / "own.pem", tmp_path / "other.pem"
    authority.cert_pem.write_to_path(own)
    trustme.CA().cert_pem.write_to_path(other)

    assert refused(tmp_path, corpus, Cluster((url,), ca=other)).reason.code is Code.CLUSTER_CERTIFICATE
    assert server.asked == []
    with Engine(tmp_path / "none.db", corpus, Options(cluster=Cluster((url,), ca=own))) as engine:
        assert engine.search("甲地来水").hits == ()


def test_what_is_written_stands_in_no_error(tmp_path, corpus, server, caplog):
    server.refusal = (500, kind("illegal_state_exception"))
    with (
        Engine(tmp_path / "none.db", corpus, Options(cluster=Cluster((server.url,)))) as engine,
        caplog.at_level(logging.DEBUG),
        pytest.raises(BackendUnavailable) as error,
    ):
        engine.add(report("机密的一段。"))
    assert "机密" not in str(error.value) + caplog.text + str(error.value.__cause__) + str(error.value.__context__)
