"""What a start costs: of a command, of the list of all reports, of the bot before its first answer."""

import shutil
import statistics
import sys
from functools import partial
from itertools import repeat
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.speed.questions import NEWS
from benchmarks.ways.chat import Office
from benchmarks.ways.piles import LARGE, Pile, copied, environment, passages_of, pile_of, wenju
from benchmarks.ways.turns import Cost, cost_of_command, in_turn

STARTER = Path(__file__).parents[2] / "seeds"
QUESTION = "五个聚焦分别是哪些？"
TIMES = 15
LISTS = 5
STARTS = 5
NEXT = 4
"""Questions after the first of a start."""


def commands(corpus: Path, work: Path) -> dict[str, float]:  # noqa: ARG001 - the starter reports are asked
    """Seconds of whole processes: Python that does nothing, the help, and a question to the starter reports."""
    with TemporaryDirectory(dir=work) as name:
        pile = Pile(Path(name))
        shutil.copytree(STARTER, pile.reports)
        pile.index()
        # As the installed command does, which puts no working folder before the packages.
        lines = {
            "pass": [sys.executable, "-c", "pass"],
            "help": wenju("--help"),
            "ask": wenju("ask", QUESTION),
        }
        return in_turn(repeat(0, TIMES), {name: partial(_run, pile, line) for name, line in lines.items()})


def sources(corpus: Path, work: Path) -> dict[str, float]:
    """Seconds of `wenju sources` for people and for programs."""
    pile = pile_of(corpus, LARGE, work)
    ways = {"text": wenju("sources"), "json": wenju("sources", "--json")}
    found = in_turn(repeat(0, LISTS), {name: partial(_run, pile, line) for name, line in ways.items()})
    return found | {"passages": passages_of(pile)}


def first(corpus: Path, work: Path) -> dict[str, float]:
    """Seconds of the first question after the bot polls, and of those after it, each start with other questions."""
    asked = iter(NEWS)
    firsts, others = [], []
    with copied(pile_of(corpus, LARGE, work)) as pile:
        for _ in range(STARTS):
            with Office(pile) as office:
                firsts.append(office.asks(next(asked)).clock)
                others += [office.asks(next(asked)).clock for _ in range(NEXT)]
        return {"first": statistics.median(firsts), "next": statistics.median(others), "passages": passages_of(pile)}


def _run(pile: Pile, line: list[str], _: object) -> Cost:
    with TemporaryDirectory(dir=pile.folder.parent) as scratch:
        return cost_of_command(line, environment(pile) | {"COLUMNS": "80"}, Path(scratch))
