"""How much longer a program waits over HTTP than a caller of `Engine.search`: `python -m benchmarks.api`.

The starter reports are indexed, `wenju api` is started over them, and the same questions are asked both ways in turn.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from http.client import HTTPConnection
from pathlib import Path
from statistics import median

from tornado.testing import bind_unused_port

from bot.programs.keys import make_key
from retrieval.engine import Engine
from tests.starter_questions import ANSWERABLE

ROUNDS = 10
SEEDS = Path(__file__).parents[1] / "seeds"


def asked(port: int, key: str, question: str) -> None:
    """Ask over HTTP, as a program does that holds no connection."""
    line = HTTPConnection("127.0.0.1", port)
    line.request("POST", "/v1/search", json.dumps({"question": question}), {"Authorization": f"Bearer {key}"})
    response = line.getresponse()
    body = response.read()
    line.close()
    if response.status != 200:
        raise SystemExit(body.decode())


def main() -> None:
    """Measure, and print the median of each way and their ratio."""
    with tempfile.TemporaryDirectory() as name, Engine(Path(name) / "wenju.db", SEEDS) as engine:
        engine.reindex()
        taken, port = bind_unused_port()
        taken.close()
        settings = {
            "WENJU_DB": f"{name}/wenju.db",
            "WENJU_HTTP_KEYS": f"{name}/keys.toml",
            "WENJU_HTTP_REQUESTS_PER_MINUTE": "0",
            "WENJU_SEMANTIC": "false",
        }
        key = make_key(Path(name) / "keys.toml", "benchmark")
        command = [sys.executable, "-m", "bot", "api", "--port", str(port)]
        with subprocess.Popen(command, stderr=subprocess.PIPE, env={**os.environ, **settings}) as api:
            try:
                assert api.stderr
                api.stderr.readline()
                times: tuple[list[float], list[float]] = ([], [])
                for number in range(ROUNDS):
                    for question in ANSWERABLE:
                        for way, ask in zip(times, (engine.search, lambda q: asked(port, key, q)), strict=True):
                            began = time.perf_counter()
                            ask(question.text)
                            if number:  # the first fills caches
                                way.append(time.perf_counter() - began)
            finally:
                api.kill()
    alone, over = (1000 * median(way) for way in times)
    print(f"Engine.search {alone:.2f} ms, API {over:.2f} ms: {over / alone:.2f} times as long (medians)")


if __name__ == "__main__":
    main()
