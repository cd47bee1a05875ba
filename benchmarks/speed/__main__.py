"""Run the speed benchmark: `make bench CORPUS=news.jsonl.gz`.

Every index is built and asked in a process of its own, one after the other. Builds and figures are kept in the work
folder, so that a run that was stopped goes on where it was; the report is written anew after every point.
"""

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from benchmarks.speed.corpus import tokenise
from benchmarks.speed.report import write_report

POINTS = [1_000, 10_000, 58_000, 233_195, 932_780]
LARGEST = {"bm25s": 233_195, "fts5": 233_195, "rank_bm25": 58_000, "words": 233_195}
"""Beyond these a peer (or an index of words alone) takes minutes a question, or more memory than the machine has."""

BULK_STORIES = 4_000
COLD_STARTS = 7


def run(figures: dict[str, Any], keep: Path, name: str, module: str, *arguments: object) -> None:
    """Run a module unless its figure is known; a failure is shown and leaves the figure out."""
    if name in figures:
        return
    command = [sys.executable, "-m", f"benchmarks.speed.{module}", *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        print(name, "failed:", done.stderr.strip().splitlines()[-1:], flush=True)
        return
    figures[name] = json.loads(done.stdout.splitlines()[-1])
    keep.write_text(json.dumps(figures))
    print(name, {key: value for key, value in figures[name].items() if key != "scores"}, flush=True)


def main() -> None:
    """Measure every point, the small ones first."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpus", type=Path, help="news stories, gzipped JSON Lines")
    parser.add_argument("--sets", type=Path, help="folder of open question sets (default: ../eval of the corpus)")
    parser.add_argument("--work", type=Path, default=Path(".bench"), help="where indexes are built (about 8 GB)")
    parser.add_argument("--points", type=int, nargs="+", default=POINTS, metavar="PASSAGES")
    parser.add_argument("--only-built", action="store_true", help="measure the indexes that are there already")
    options = parser.parse_args()
    sets = options.sets or options.corpus.parent.parent / "eval"
    options.work.mkdir(parents=True, exist_ok=True)
    tokens = options.work / "tokens230"
    tokenise(options.corpus, tokens, 230, workers=len(os.sched_getaffinity(0)))
    keep = options.work / "figures.json"
    figures: dict[str, Any] = json.loads(keep.read_text()) if keep.exists() else {}
    for passages in options.points:
        for kind, peers in (("s1", ["wenju", "tantivy"]), ("words", ["wenju", "bm25s", "fts5", "rank_bm25"])):
            there = []
            for peer in peers:
                folder = options.work / f"{peer}-{kind}-{passages}"
                if passages > min(LARGEST.get(peer, passages), LARGEST.get(kind, passages)):
                    continue
                if options.only_built and not (folder / "built.json").exists():
                    continue
                same = (peer, tokens, passages, kind, folder, sets)
                run(figures, keep, f"build {peer} {kind} {passages}", "one", "build", *same)
                there.append((peer, same))
            for peer, same in there:
                some = [60] if peer == "rank_bm25" or (peer, passages) == ("fts5", 233_195) else []
                run(figures, keep, f"search {peer} {kind} {passages}", "one", "search", *same, *some)
        folder = options.work / f"wenju-s1-{passages}"
        if not (folder / "built.json").exists():
            continue
        run(figures, keep, f"engine {passages}", "engine", "search", folder, sets)
        for start in range(COLD_STARTS):
            os.environ["QUESTION"] = str(start * 31)
            run(figures, keep, f"cold {passages} {start}", "engine", "cold", folder, sets)
        run(figures, keep, f"add {passages}", "engine", "add", folder, sets)
        write_report(figures, tokens)
    run(figures, keep, "bulk", "engine", "bulk", options.corpus, BULK_STORIES, options.work / "bulk")
    waits = options.work / "waits"
    run(figures, keep, "waits", "engine", "waits", options.corpus, BULK_STORIES // 4, waits, tokens)
    write_report(figures, tokens)


if __name__ == "__main__":
    main()
