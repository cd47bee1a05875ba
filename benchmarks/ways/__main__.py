"""One figure: `python -m benchmarks.ways FIGURE CORPUS WORK`; prints one line of JSON."""

import json
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from benchmarks.ways import asking, changing, starting
from benchmarks.ways.piles import LARGE, MIDDLE

FIGURES: dict[str, Callable[[Path, Path], dict[str, float]]] = {
    "commands": starting.commands,
    "reposts": asking.reposts,
    "unchanged": changing.unchanged,
    "gone": changing.gone,
    "filters-middle": partial(asking.filters, stories=MIDDLE),
    "filters-large": partial(asking.filters, stories=LARGE),
    "adding": changing.adding,
    "first": starting.first,
    "sources": starting.sources,
    "progress": changing.progress,
}


def main() -> None:
    """Measure what the command line names."""
    figure, corpus, work = sys.argv[1:]
    print(json.dumps(FIGURES[figure](Path(corpus).resolve(), Path(work).resolve())))


if __name__ == "__main__":
    main()
