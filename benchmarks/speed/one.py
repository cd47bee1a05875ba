"""One peer in a process of its own: build its index, or ask it every question.

    python -m benchmarks.speed.one build|search PEER TOKENS PASSAGES KIND FOLDER SETS [QUESTIONS]

Prints one line of JSON. A question's time is the best of `REPEATS` passes over all questions; the first pass, which
fills caches, does not count. It is the processor time of this process, all its threads together, so that what other
programs do to the machine weighs little (every peer computes in memory, with one thread); by the clock where
BENCH_CLOCK is set, for a machine with nothing else to do.
"""

import json
import os
import sys
import time
from pathlib import Path

import numpy as np

from benchmarks.speed.peers import PEERS, build, counted
from benchmarks.speed.questions import questions
from retrieval.analysis.tokens import Tokenizer
from retrieval.errors import EmptyQuestion

REPEATS = 4
RECORDED = 60
"""Questions, about, whose scores are kept to compare engines: slow ones are asked these alone."""

timer = time.perf_counter if os.environ.get("BENCH_CLOCK") else time.process_time


def weighted_questions(sets: Path, cache: Path, kind: str) -> list[dict[str, float]]:
    """Every question's weighted terms."""
    tokenizer = Tokenizer(cache=cache)
    found = []
    for text in questions(sets):
        try:
            weights = counted(tokenizer.question(text).weights, kind)
        except EmptyQuestion:
            continue
        if weights:
            found.append(weights)
    return found


def resident() -> int:
    """Bytes of memory that this process holds now."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * 4096


def main() -> None:
    """Do what the command line says."""
    task, peer, tokens, passages, kind, folder, sets, *rest = sys.argv[1:]
    if task == "build":
        print(json.dumps(build(peer, Path(tokens), int(passages), kind, Path(folder))))
        return
    asked = weighted_questions(Path(sets), Path(tokens).parent / "dictionary", kind)
    if rest:
        asked = asked[:: max(len(asked) // int(rest[0]), 1)]
    before = resident()
    search = PEERS[peer].load(Path(folder))
    scores = [search(weights) for weights in asked]
    best = np.full(len(asked), np.inf)
    for _ in range(REPEATS if not rest else 1):
        for number, weights in enumerate(asked):
            began = timer()
            search(weights)
            best[number] = min(best[number], timer() - began)
    p50, p95, p99 = (1000 * np.percentile(best, [50, 95, 99])).tolist()
    print(
        json.dumps(
            {
                "p50": p50,
                "p95": p95,
                "p99": p99,
                "questions": len(asked),
                "memory": resident() - before,
                "scores": scores[:: max(len(scores) // RECORDED, 1)] if not rest else scores,
            }
        )
    )


if __name__ == "__main__":
    main()
