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
    """Seconds of whole processes: Python that does nothing, the help, a question to the starter, to examples too."""
    with TemporaryDirectory(dir=work) as name:
        alone, all_of_them = Pile(Path(name, "alone")), Pile(Path(name, "all"))
        alone.reports.mkdir(parents=True)
        for report in STARTER.glob("[0-9]*.md"):
            shutil.copy(report, alone.reports)
        shutil.copytree(STARTER, all_of_them.reports)
        alone.index()
        all_of_them.index()
        # As the installed command does, which puts no working folder before the packages.
        ask = wenju("ask", QUESTION)
        ways = {
            "pass": partial(_run, alone, [sys.executable, "-c", "pass"]),
            "help": partial(_run, alone, wenju("--help")),
            "ask": partial(_run, alone, ask),
            "ask examples": partial(_run, all_of_them, ask),
        }
        return in_turn(repeat(0, TIMES), ways)


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
