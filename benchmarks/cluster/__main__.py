"""Compare the cluster with the SQLite file over the same reports.

    python -m benchmarks.cluster NEWS.jsonl.gz URL...                      # 58,002 passages, 200 questions
    python -m benchmarks.cluster NEWS.jsonl.gz URL... --passages 20000
    python -m benchmarks.cluster NEWS.jsonl.gz URL... --kill 9500          # and kill nodes of .ci/opensearch meanwhile

Ends with status 1 where fewer than `SAME` of 200 questions have the same first report, or one is answered by the one
index and declined by the other, or an answer is wrong or mixed while nodes die.
"""

import argparse
import json
import sys
import time
from collections import Counter
from datetime import date
from pathlib import Path

import numpy as np

from benchmarks.cluster.both import pile
from benchmarks.cluster.faults import ask_while_nodes_die
from benchmarks.speed.questions import NEWS
from retrieval.engine import Engine
from retrieval.types import Answer

SAME = 195
TODAY = date(2026, 1, 5)
REPEATS = 3


def main() -> None:
    """Do what the command line says."""
    arguments = _arguments()
    both = pile(arguments.corpus, arguments.work, arguments.passages, tuple(arguments.urls))
    print(json.dumps(both.load()), flush=True)
    with both.opened() as (embedded, clustered):
        one = [embedded.search(question, today=TODAY) for question in NEWS]
        other = [clustered.search(question, today=TODAY) for question in NEWS]
        same = compared(one, other)
        print(json.dumps(same), flush=True)
        print(json.dumps(times(embedded, clustered)), flush=True)
    good = same["first"] >= SAME and same["answered"] == len(NEWS)
    if arguments.kill:
        found = ask_while_nodes_die(both, arguments.kill, arguments.questions, arguments.pause)
        print(json.dumps(found), flush=True)
        good = good and not found["wrong"] and not found["mixed"]
    sys.exit(0 if good else 1)


def compared(one: list[Answer], other: list[Answer]) -> dict[str, float]:
    """In how many questions two indexes say the same."""
    counts: Counter[str] = Counter(questions=len(one))
    apart = []
    for a, b in zip(one, other, strict=True):
        keys = [[hit.report.key for hit in answer.hits] for answer in (a, b)]
        counts["first"] += keys[0][:1] == keys[1][:1]
        counts["hits"] += set(keys[0]) == set(keys[1])
        counts["answered"] += a.answered == b.answered
        counts["support"] += a.support == b.support
        apart.append(abs(a.confidence - b.confidence))
    return {**counts, "confidence apart": round(float(np.mean(apart)), 4), "at most": round(max(apart), 3)}


def times(embedded: Engine, clustered: Engine) -> dict[str, float]:
    """Milliseconds of a whole answer by the clock: the best of some times, each question of both in the same moment."""
    engines = {"embedded": embedded, "cluster": clustered}
    best = {name: np.full(len(NEWS), np.inf) for name in engines}
    for _ in range(REPEATS):
        for number, question in enumerate(NEWS):
            for name, engine in engines.items():
                began = time.perf_counter()
                engine.search(question, today=TODAY)
                best[name][number] = min(best[name][number], 1000 * (time.perf_counter() - began))
    figures = {f"{name} p{p}": round(float(np.percentile(best[name], p)), 1) for name in best for p in (50, 95)}
    each = float(np.median(best["cluster"] / best["embedded"]))
    ratio = figures["cluster p50"] / figures["embedded p50"]
    return {**figures, "ratio": round(ratio, 2), "ratio of each, median": round(each, 2)}


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("corpus", type=Path, help="gzipped JSON Lines of stories")
    parser.add_argument("urls", nargs="+", help="addresses of the cluster")
    parser.add_argument("--passages", type=int, default=58_002)
    parser.add_argument("--work", type=Path, default=Path(".bench"))
    parser.add_argument("--kill", type=int, help="port of a cluster of .ci/opensearch whose nodes are killed meanwhile")
    parser.add_argument("--questions", type=int, default=5_000, help="questions asked meanwhile")
    parser.add_argument("--pause", type=float, default=8, help="seconds between a node's death and its return")
    return parser.parse_args()


if __name__ == "__main__":
    main()
