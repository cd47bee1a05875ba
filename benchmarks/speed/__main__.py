"""Run the speed benchmark: `make bench CORPUS=news.jsonl.gz`.

Every index is built and asked in a process of its own, one after the other. Builds and figures are kept in the work
folder, so that a run that was stopped goes on where it was; the report is written anew after every part. Building
takes the longest and needs no quiet machine: `--build` does it alone, and `--again` measures everything anew over the
indexes that are there.
"""

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.speed.corpus import tokenise
from benchmarks.speed.one import RECORDED
from benchmarks.speed.report import write_report
from benchmarks.speed.rows import POINTS
from benchmarks.ways.__main__ import FIGURES
from benchmarks.ways.piles import make_piles

SIZES = {"": 230, "-500": 500}
"""Characters of a passage, by what is added to the kind of tokens."""

ENGINES = {"s1": ["wenju", "tantivy"], "words": ["wenju", "bm25s", "fts5", "rank_bm25"], "s1-500": ["wenju", "tantivy"]}
LARGEST = {"bm25s": 233_195, "fts5": 233_195, "rank_bm25": 58_000, "words": 233_195, "s1-500": 233_195}
"""Beyond these a peer (or a kind of tokens) takes minutes a question, or tells nothing more."""

BULK_STORIES = 10_000
ALL_STORIES = 100_000
WAIT_STORIES = 1_000
COLD_STARTS = 7


@dataclass(frozen=True)
class Run:
    """One run over a work folder.

    Attributes:
        corpus: The stories.
        sets: The folder of open question sets.
        work: Where indexes and figures are kept.
        figures: What is known.
        points: Sizes of index, in passages.
    """

    corpus: Path
    sets: Path
    work: Path
    figures: dict[str, Any]
    points: list[int]

    def measure(self, name: str, module: str, *arguments: object) -> None:
        """Run a module unless its figure is known; a failure is shown and leaves the figure out."""
        if name in self.figures:
            return
        command = [sys.executable, "-m", f"benchmarks.{module}", *map(str, arguments)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            print(name, "failed:", done.stderr.strip().splitlines()[-1:], flush=True)
            return
        self.figures[name] = json.loads(done.stdout.splitlines()[-1])
        # Another run may be building beside this one.
        self.keep(known_in(self.work) | {name: self.figures[name]})
        shown = {key: value for key, value in self.figures[name].items() if key not in ("scores", "answered")}
        print(name, shown, flush=True)

    def keep(self, figures: dict[str, Any]) -> None:
        """Write down what is known."""
        (self.work / "figures.json").write_text(json.dumps(figures))

    def indexes(self, passages: int) -> Iterator[tuple[str, tuple[object, ...]]]:
        """Name and arguments of each index of a point."""
        for kind, peers in ENGINES.items():
            tokens, _, suffix = kind.partition("-")
            shards = self.work / f"tokens{SIZES[f'-{suffix}' if suffix else '']}"
            for peer in peers:
                if passages <= min(LARGEST.get(peer, passages), LARGEST.get(kind, passages)):
                    folder = self.work / f"{peer}-{kind}-{passages}"
                    yield f"{peer} {kind} {passages}", (peer, shards, passages, tokens, folder, self.sets)

    def has(self, name: str) -> bool:
        """Whether an index is built."""
        return (self.work / name.replace(" ", "-") / "built.json").exists()

    def build(self) -> None:
        """Make what is measured over."""
        for size in SIZES.values():
            tokenise(self.corpus, self.work / f"tokens{size}", size, workers=len(os.sched_getaffinity(0)))
        for passages in self.points:
            for name, same in self.indexes(passages):
                if not self.has(name):
                    self.figures.pop(f"build {name}", None)
                self.measure(f"build {name}", "speed.one", "build", *same)
        make_piles(self.corpus, self.work)

    def index(self) -> None:
        """Every index alone, beside the others."""
        for passages in self.points:
            for name, same in self.indexes(passages):
                if self.has(name):
                    slow = name.startswith("rank_bm25") or name == "fts5 words 233195"
                    some = [RECORDED] if slow else []
                    self.measure(f"search {name}", "speed.one", "search", *same, *some)

    def engine(self) -> None:
        """Whole questions, over the indexes of all points."""
        points = {at: self.work / f"wenju-s1-{at}" for at in self.points if self.has(f"wenju s1 {at}")}
        for passages, folder in points.items():
            for task, name in (("search", "engine"), ("add", "add")):
                self.measure(f"{name} {passages}", "speed.engine", task, folder, self.sets)
        # A declined question looks for a suggestion as well, so only those are asked that every index answers.
        answered = [set(self.figures[name]["answered"]) for at in points if (name := f"engine {at}") in self.figures]
        everywhere = sorted(set.intersection(*answered)) if answered else []
        for passages, folder in points.items():
            for start, question in enumerate(everywhere[:: max(len(everywhere) // COLD_STARTS, 1)][:COLD_STARTS]):
                self.measure(f"cold {passages} {start}", "speed.engine", "cold", folder, self.sets, question)

    def bulk(self) -> None:
        """Many reports at once."""
        for name, task, stories in (
            ("bulk", "bulk", BULK_STORIES),
            ("waits", "waits", WAIT_STORIES),
            ("bulk all", "bulk", ALL_STORIES),
        ):
            folder = self.work / name.replace(" ", "-")
            self.measure(name, "speed.engine", task, self.corpus, stories, folder)

    def ways(self) -> None:
        """What people wait for in the ways they use it."""
        for way in FIGURES:
            self.measure(f"way {way}", "ways", way, self.corpus, self.work)


def known_in(work: Path) -> dict[str, Any]:
    """The figures kept in a work folder."""
    kept = work / "figures.json"
    found: dict[str, Any] = json.loads(kept.read_text()) if kept.exists() else {}
    return found


PARTS = {"index": Run.index, "engine": Run.engine, "bulk": Run.bulk, "ways": Run.ways}


def main() -> None:
    """Build and measure what the command line names."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpus", type=Path, help="news stories, gzipped JSON Lines")
    parser.add_argument("--sets", type=Path, help="folder of open question sets (default: ../eval of the corpus)")
    parser.add_argument("--work", type=Path, default=Path(".bench"), help="where indexes are built (about 8 GB)")
    parser.add_argument("--points", type=int, nargs="+", default=list(POINTS), metavar="PASSAGES")
    parser.add_argument("--only", nargs="+", choices=PARTS, default=list(PARTS), help="what to measure")
    parser.add_argument("--build", action="store_true", help="build the indexes and stop, without measuring")
    parser.add_argument("--only-built", action="store_true", help="measure the indexes that are there already")
    parser.add_argument("--again", action="store_true", help="forget what was measured, keep what was built")
    parser.add_argument("--clock", action="store_true", help="take times by the clock: for a machine left alone")
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    if options.clock:
        os.environ["BENCH_CLOCK"] = "1"
    figures = known_in(options.work)
    if options.again:
        figures = {name: found for name, found in figures.items() if not _is_of(name, options.only)}
    figures["clock"] = options.clock
    sets = options.sets or options.corpus.parent.parent / "eval"
    run = Run(options.corpus, sets, options.work, figures, options.points)
    run.keep(figures)
    if not options.only_built:
        run.build()
    if options.build:
        return
    for part in options.only:
        PARTS[part](run)
        write_report(figures)


def _is_of(name: str, parts: list[str]) -> bool:
    """Whether a figure is measured by one of some parts."""
    own = {"search": "index", "engine": "engine", "add": "engine", "cold": "engine"}
    own |= {"bulk": "bulk", "waits": "bulk", "way": "ways"}
    return own.get(name.split()[0]) in parts


if __name__ == "__main__":
    main()
