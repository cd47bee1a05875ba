"""Two bots of two machines answer from one index in a cluster; each has its own file, its own people, its own life."""

import signal
import socket
import socketserver
import subprocess
import sys
import threading
from contextlib import suppress
from urllib.parse import urlsplit

from tests.e2e.serving import Serving
from tests.e2e.standin import Standin
from tests.readme import put_starter
from tests.retrieval.backends.conftest import in_cluster, needs_cluster
from tests.retrieval.making import write_report

QUESTION = "承担重大攻关项目能拿到多少资金支持？"
ANSWER = "50%"


class Gate(socketserver.ThreadingTCPServer):
    """The way to one node of the cluster, which can be shut: who comes then is turned away, and who is there leaves."""

    daemon_threads = True

    def __init__(self, url: str):
        super().__init__(("127.0.0.1", 0), Passing)
        self.behind = urlsplit(url).hostname, urlsplit(url).port
        self.url = f"http://127.0.0.1:{self.server_address[1]}"
        self.is_open = True
        self.inside: set[socket.socket] = set()

    def shuts(self) -> None:
        self.is_open = False
        for one in [*self.inside]:
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)

    def __enter__(self) -> "Gate":
        threading.Thread(target=self.serve_forever, args=(0.05,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.shutdown()
        self.shuts()
        self.server_close()


class Passing(socketserver.BaseRequestHandler):
    def handle(self) -> None:
        if not self.server.is_open:
            return
        with socket.create_connection(self.server.behind) as onward:
            self.server.inside |= {self.request, onward}
            back = threading.Thread(target=self.carries, args=(onward, self.request), daemon=True)
            back.start()
            self.carries(self.request, onward)
            back.join()
            self.server.inside -= {self.request, onward}

    @staticmethod
    def carries(source: socket.socket, target: socket.socket) -> None:
        with suppress(OSError):
            while data := source.recv(65536):
                target.sendall(data)
        for one in (source, target):
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)


@needs_cluster
def test_one_does_not_notice_that_the_other_starts_again_or_dies(standin, tmp_path):
    with in_cluster() as cluster, Standin() as elsewhere, Gate(cluster.urls[0]) as gate:
        told = {
            "WENJU_BACKEND": "opensearch",
            "WENJU_OPENSEARCH_URL": ",".join(cluster.urls),
            "WENJU_OPENSEARCH_INDEX": cluster.index,
        }
        for name in ("one", "other"):
            (tmp_path / name).mkdir()
        # The other machine has no reports of its own.
        put_starter(tmp_path / "one")
        reader = elsewhere.person("小红")

        def answered(question, words):
            return words in reader.waits_for_reply(to=reader.says(question), timeout=30).text

        # The first finds nothing indexed, the second an index.
        behind_gate = {**told, "WENJU_OPENSEARCH_URL": gate.url}
        with (
            Serving(standin, tmp_path / "one", **told) as one,
            Serving(elsewhere, tmp_path / "other", **behind_gate) as other,
        ):
            assert answered(QUESTION, ANSWER)
            one.signals(signal.SIGHUP)
            assert answered(QUESTION, ANSWER)
            standin.waits_until(lambda: "starts again" in one.said, "a new start", 30)
            assert answered(QUESTION, ANSWER)
            one.kills()
            assert answered(QUESTION, ANSWER)
            one.starts()
            asker = standin.person("小明")
            assert ANSWER in asker.waits_for_reply(to=asker.says(QUESTION), timeout=30).text

            # What the one machine takes in, the other answers from.
            write_report(tmp_path / "one" / "seeds", "park.md", "滨河公园的夜灯晚上九点关。", title="滨河公园")
            subprocess.run(
                [sys.executable, "-m", "bot", "reindex"], env=one.environment, check=True, capture_output=True
            )
            assert answered("滨河公园的夜灯几点关？", "九点")
            assert other.process.poll() is None
            since = other.said.partition(" started ")[2]
            assert "WARNING" not in since
            assert "ERROR" not in since

            # The cluster away, and back.
            gate.shuts()
            assert answered(QUESTION, "暂时查不了")
            assert "Traceback" not in other.said
            gate.is_open = True
            assert answered(QUESTION, ANSWER)
