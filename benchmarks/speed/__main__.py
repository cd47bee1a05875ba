"""Run the speed benchmark: `make bench CORPUS=news.jsonl.gz`.

Every index is built and asked in a process of its own, one after the other. Builds and figures are kept in the work
folder, so that a run that was stopped goes on where it was; the report is written anew after every point. Building
takes the longest and needs no quiet machine: `--build` does it alone, and `--again` measures everything anew over the
indexes that are there.
"""

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.speed.corpus import tokenise
from benchmarks.speed.one import RECORDED
from benchmarks.speed.report import write_report

POINTS = [1_000, 10_000, 58_000, 233_195, 932_780]
SIZES = {"": 230, "-500": 500}
"""Characters of a passage, by what is added to the kind of tokens."""
LARGEST = {"bm25s": 233_195, "fts5": 233_195, "rank_bm25": 58_000, "words": 233_195, "s1-500": 233_195}
"""Beyond these a peer (or a kind of tokens) takes minutes a question, or tells nothing more."""

ENGINES = {"s1": ["wenju", "tantivy"], "words": ["wenju", "bm25s", "fts5", "rank_bm25"], "s1-500": ["wenju", "tantivy"]}
BULK_STORIES = 10_000
ALL_STORIES = 100_000
WAIT_STORIES = 1_000
MANY_PASSAGES = (58_000, 233_195, 932_780)
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
    # Another run may be building beside this one.
    kept = json.loads(keep.read_text()) if keep.exists() else {}
    keep.write_text(json.dumps({**kept, name: figures[name]}))
    shown = {key: value for key, value in figures[name].items() if key not in ("scores", "answered")}
    print(name, shown, flush=True)


def main() -> None:
    """Build and measure every point, the small ones first."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpus", type=Path, help="news stories, gzipped JSON Lines")
    parser.add_argument("--sets", type=Path, help="folder of open question sets (default: ../eval of the corpus)")
    parser.add_argument("--work", type=Path, default=Path(".bench"), help="where indexes are built (about 8 GB)")
    parser.add_argument("--points", type=int, nargs="+", default=POINTS, metavar="PASSAGES")
    parser.add_argument("--build", action="store_true", help="build the indexes and stop, without measuring")
    parser.add_argument("--only-built", action="store_true", help="measure the indexes that are there already")
    parser.add_argument("--again", action="store_true", help="forget what was measured, keep what was built")
    parser.add_argument("--clock", action="store_true", help="take times by the clock: for a machine left alone")
    options = parser.parse_args()
    sets = options.sets or options.corpus.parent.parent / "eval"
    options.work.mkdir(parents=True, exist_ok=True)
    if options.clock:
        os.environ["BENCH_CLOCK"] = "1"
    keep = options.work / "figures.json"
    figures: dict[str, Any] = json.loads(keep.read_text()) if keep.exists() else {}
    if options.again:
        figures = {name: found for name, found in figures.items() if name.startswith("build ")}
    figures["clock"] = options.clock
    keep.write_text(json.dumps(figures))
    tokens = {suffix: options.work / f"tokens{size}" for suffix, size in SIZES.items()}
    if not options.only_built:
        for suffix, size in SIZES.items():
            tokenise(options.corpus, tokens[suffix], size, workers=len(os.sched_getaffinity(0)))

    def jobs(passages: int) -> Iterator[tuple[str, tuple[object, ...]]]:
        """Peer and arguments of each index of a point."""
        for kind, peers in ENGINES.items():
            kind_tokens, suffix = kind.split("-")[0], kind[2:] if "-" in kind else ""
            for peer in peers:
                folder = options.work / f"{peer}-{kind}-{passages}"
                if passages <= min(LARGEST.get(peer, passages), LARGEST.get(kind, passages)) and (
                    not options.only_built or (folder / "built.json").exists()
                ):
                    yield f"{peer} {kind} {passages}", (peer, tokens[suffix], passages, kind_tokens, folder, sets)

    for passages in options.points:
        for name, same in jobs(passages):
            run(figures, keep, f"build {name}", "one", "build", *same)
    if options.build:
        return
    for passages in options.points:
        for name, same in jobs(passages):
            slow = name.startswith("rank_bm25") or name == "fts5 words 233195"
            run(figures, keep, f"search {name}", "one", "search", *same, *([RECORDED] if slow else []))
        folder = options.work / f"wenju-s1-{passages}"
        if not (folder / "built.json").exists():
            continue
        run(figures, keep, f"engine {passages}", "engine", "search", folder, sets)
        run(figures, keep, f"add {passages}", "engine", "add", folder, sets)
        if passages in MANY_PASSAGES:
            run(figures, keep, f"many {passages}", "engine", "many", folder, sets)
        write_report(figures)
    # A declined question looks for a suggestion as well, so only those are asked that every index answers.
    answers = [set(figures[name]["answered"]) for point in options.points if (name := f"engine {point}") in figures]
    everywhere = sorted(set.intersection(*answers)) if answers else []
    for passages in options.points:
        if f"engine {passages}" in figures:
            for start, question in enumerate(everywhere[:: max(len(everywhere) // COLD_STARTS, 1)][:COLD_STARTS]):
                os.environ["QUESTION"] = str(question)
                folder = options.work / f"wenju-s1-{passages}"
                run(figures, keep, f"cold {passages} {start}", "engine", "cold", folder, sets)
    write_report(figures)
    run(figures, keep, "bulk", "engine", "bulk", options.corpus, BULK_STORIES, options.work / "bulk")
    run(figures, keep, "waits", "engine", "waits", options.corpus, WAIT_STORIES, options.work / "waits")
    run(figures, keep, "bulk all", "engine", "bulk", options.corpus, ALL_STORIES, options.work / "bulk-all")
    write_report(figures)


if __name__ == "__main__":
    main()
