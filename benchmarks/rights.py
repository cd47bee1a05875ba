"""What rights cost a question: `python -m benchmarks.rights news.jsonl.gz`; two minutes.

Stories lie in folders, of which a small and a large one are closed: who lacks the small one gets the answers of the
owner, who sees all, and so shows what the filter costs. The same questions are asked in turn, and the processor's time
is counted, since nobody knows what else the machine does.
"""

import argparse
import tempfile
from collections.abc import Mapping
from itertools import islice
from pathlib import Path
from statistics import median

from benchmarks.speed.questions import NEWS
from benchmarks.ways.piles import reports, write_files
from benchmarks.ways.turns import cost_of
from retrieval.engine import Engine
from retrieval.holdings import Holdings
from retrieval.options import Options
from retrieval.types import Reach

STORIES = 3_000
FOLDERS = {"园区": 0.5, "人事": 0.25, "新闻": 0.24, "档案": 0.01}
"""With their share of the stories."""

RULES = "档案: [11]\n人事: [22]\n"
ROUNDS = 4
"""Times that each question is asked; the first fills caches."""


def measured(askers: Mapping[str, Holdings]) -> dict[str, list[float]]:
    """Processor seconds of each question for each asker, the best of the rounds."""
    best = {name: [float("inf")] * len(NEWS) for name in askers}
    for number in range(ROUNDS):
        for place, question in enumerate(NEWS):
            for name, seen in askers.items():
                cost = cost_of(lambda seen=seen, question=question: seen.search(question)).processor  # type: ignore[misc]
                if number:
                    best[name][place] = min(best[name][place], cost)
    return best


def main() -> None:
    """Measure, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpus", type=Path, help="stories, as gzipped JSON Lines")
    parser.add_argument("--stories", type=int, default=STORIES, help=f"how many of them ({STORIES:,})")
    options = parser.parse_args()
    stories = reports(options.corpus, options.stories)
    with tempfile.TemporaryDirectory() as name:
        corpus = Path(name) / "stories"
        for folder, share in FOLDERS.items():
            write_files(corpus / folder, islice(stories, int(options.stories * share)))
        (corpus / "_access.yaml").write_text(RULES, "utf-8")
        with Engine(Path(name) / "wenju.db", corpus, Options(meaning=False)) as engine:
            print(f"{engine.reindex().passages:,} passages, {len(NEWS)} questions")
            askers = {
                "the owner": engine,
                "who lacks one of a hundred reports": engine.within(Reach(22)),
                "who lacks a quarter of them": engine.within(Reach(11)),
                "the owner, of one folder that has half": engine.only("园区"),
            }
            costs = measured(askers)
    whole = costs["the owner"]
    print("| who asks | processor ms (p50) | times the owner's (p50) | sum of all |\n|---|---|---|---|")
    for asker, each in costs.items():
        ratios = median(each) / median(whole), sum(each) / sum(whole)
        print(f"| {asker} | {1000 * median(each):.1f} | {ratios[0]:.2f} | {ratios[1]:.2f} |")


if __name__ == "__main__":
    main()
