"""How much longer a program waits over HTTP than a caller of `Engine.search`: `python -m benchmarks.api`.

    .venv/bin/python -m benchmarks.api                            # of the starter reports
    .venv/bin/python -m benchmarks.api --corpus news.jsonl.gz     # of 3,000 real stories, two minutes

Reports are indexed, `wenju api` is started over them, and the same questions are asked both ways in turn, so that what
else the machine does slows both. The program keeps its connection open, if it may. Words alone answer.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.client import HTTPConnection
from pathlib import Path
from statistics import median

from tornado.testing import bind_unused_port

from benchmarks.load.crowd import processor_seconds
from benchmarks.speed.questions import NEWS
from benchmarks.ways.piles import reports, write_files
from bot.programs.keys import make_key
from retrieval.engine import Engine
from retrieval.options import Options
from tests.starter_questions import ANSWERABLE

ROUNDS = 10
"""Times that each question is asked; the first fills caches."""

STORIES = 3_000
SEEDS = Path(__file__).parents[1] / "seeds"


@dataclass(frozen=True)
class Waited:
    """How long one way took.

    Attributes:
        clock: Seconds of each question.
        processor: Seconds of the processor a question, of the process that answers.
    """

    clock: Sequence[float]
    processor: float


def asked(line: HTTPConnection, key: str, question: str) -> None:
    """Ask over HTTP."""
    line.request("POST", "/v1/search", json.dumps({"question": question}), {"Authorization": f"Bearer {key}"})
    response = line.getresponse()
    body = response.read()
    if response.status != 200:
        raise SystemExit(body.decode())


@contextmanager
def serving(database: Path, corpus: Path, folder: Path) -> Iterator[tuple[Callable[[str], None], int]]:
    """Run `wenju api`; gives how it is asked, and its process."""
    taken, port = bind_unused_port()
    taken.close()
    settings = {
        "WENJU_DB": str(database),
        "WENJU_CORPUS": str(corpus),
        "WENJU_HTTP_KEYS": str(folder / "keys.toml"),
        "WENJU_HTTP_REQUESTS_PER_MINUTE": "0",
        "WENJU_SEMANTIC": "false",
    }
    key = make_key(folder / "keys.toml", "benchmark")
    command = [sys.executable, "-m", "bot", "api", "--port", str(port)]
    with (
        (folder / "log").open("wb") as log,
        subprocess.Popen(command, stderr=log, env={**os.environ, **settings}) as api,
    ):
        try:
            while b"listens" not in (folder / "log").read_bytes():
                time.sleep(0.1)
            yield partial(asked, HTTPConnection("127.0.0.1", port), key), api.pid
        finally:
            api.kill()


def measured(engine: Engine, asks: Callable[[str], None], api: int, questions: Sequence[str]) -> tuple[Waited, Waited]:
    """Ask each question both ways, in turn."""
    searched: list[float] = []
    over: list[float] = []
    here = there = 0.0
    for number in range(ROUNDS):
        if number == 1:
            searched, over, here, there = [], [], 0.0, processor_seconds(api)
        for question in questions:
            began, spent = time.perf_counter(), time.process_time()
            engine.search(question)
            searched.append(time.perf_counter() - began)
            here += time.process_time() - spent
            began = time.perf_counter()
            asks(question)
            over.append(time.perf_counter() - began)
    there = processor_seconds(api) - there
    return Waited(searched, here / len(searched)), Waited(over, there / len(over))


def main() -> None:
    """Measure, and print the median of each way and their ratio."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--corpus", type=Path, metavar="FILE", help="stories, as gzipped JSON Lines; else the starter")
    parser.add_argument("--stories", type=int, default=STORIES, help=f"how many of them ({STORIES:,})")
    options = parser.parse_args()
    questions = [question.text for question in ANSWERABLE] if options.corpus is None else NEWS[::5]
    with tempfile.TemporaryDirectory() as name:
        folder, corpus = Path(name), SEEDS
        if options.corpus is not None:
            corpus = folder / "stories"
            write_files(corpus, reports(options.corpus, options.stories))
        with Engine(folder / "wenju.db", corpus, Options(meaning=False)) as engine:
            print(f"{engine.reindex().passages:,} passages, {len(questions)} questions, each {ROUNDS - 1} times")
            with serving(folder / "wenju.db", corpus, folder) as (asks, api):
                alone, over = measured(engine, asks, api, questions)
    print("| | p50 ms | p90 ms | processor ms |\n|---|---|---|---|")
    for name, waited in (("Engine.search", alone), ("API", over)):
        clock = sorted(waited.clock)
        row = 1000 * median(clock), 1000 * clock[len(clock) * 9 // 10], 1000 * waited.processor
        print(f"| {name} | {row[0]:.2f} | {row[1]:.2f} | {row[2]:.2f} |")
    print(f"The API takes {median(over.clock) / median(alone.clock):.2f} times as long (p50).")


if __name__ == "__main__":
    main()
