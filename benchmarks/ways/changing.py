"""What changes an index: a file added, a correction, a reindex, many reports gone."""

import itertools
import os
import pty
import re
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.speed.one import resident
from benchmarks.ways.chat import Office
from benchmarks.ways.piles import (
    BIG_PAPER,
    LARGE,
    MIDDLE,
    SMALL,
    Pile,
    copied,
    environment,
    opened,
    passages_of,
    pile_of,
    reports,
    wenju,
    write_lines,
)
from benchmarks.ways.turns import Cost, cost_of, cost_of_command, in_turn
from retrieval.engine import Engine
from retrieval.intake import Intake

TIMES = 9
KEPT = 10
"""Of so many reports one is left when most are gone."""


def adding(corpus: Path, work: Path) -> dict[str, float]:
    """Seconds of one file added and one report corrected, each way, in a small pile and in a large one."""
    with ExitStack() as stack:
        piles = {
            name: stack.enter_context(copied(pile_of(corpus, stories, work)))
            for name, stories in (("small", SMALL), ("large", LARGE))
        }
        engines = {name: stack.enter_context(opened(pile)) for name, pile in piles.items()}
        offices = {name: stack.enter_context(Office(pile)) for name, pile in piles.items()}
        ways: dict[str, Callable[[int], Cost]] = {}
        for name, pile in piles.items():
            ways |= {
                f"command {name}": partial(_add_by_command, pile),
                f"edit command {name}": partial(_edit_by_command, pile),
                f"bytes {name}": partial(_add_bytes, engines[name]),
                f"edit {name}": partial(_edit, engines[name]),
                f"chat {name}": partial(_add_by_chat, offices[name]),
            }
        passages = passages_of(piles["large"])
        for way in ways.values():
            way(0)
        return in_turn(range(1, TIMES + 1), ways) | {"passages": passages}


def unchanged(corpus: Path, work: Path) -> dict[str, float]:
    """Seconds and bytes of memory that a reindex takes which finds nothing changed."""
    with opened(pile_of(corpus, MIDDLE, work)) as engine:
        engine.stats()
        before = resident()
        cost = cost_of(engine.reindex)
        return {"seconds": cost.clock, "memory": resident() - before, "passages": engine.stats().passages}


def gone(corpus: Path, work: Path) -> dict[str, float]:
    """Bytes of an index file before nine reports of ten are taken out of the folder, and after the next reindex."""
    with copied(pile_of(corpus, MIDDLE, work)) as pile:
        before, passages = pile.database.stat().st_size, passages_of(pile)
        for number, path in enumerate(sorted(pile.reports.iterdir())):
            if number % KEPT:
                path.unlink()
        pile.index()
        return {"before": before, "after": pile.database.stat().st_size, "passages": passages}


def progress(corpus: Path, work: Path) -> dict[str, float]:
    """How a terminal is told of the progress of one large file of JSON Lines.

    `whole` is the seconds of the reindex, `first` those until a figure above zero stood there, `silence` the longest
    time without a new figure, `figures` how many there were.
    """
    with TemporaryDirectory(dir=work) as name:
        pile = Pile(Path(name))
        write_lines(pile.reports, reports(corpus, LARGE))
        told = list(_figures_told(pile))
    times = [0.0, *(at for at, _ in told)]
    above = [at for at, figure in told[:-1] if float(re.split(r"[\s/%]", figure.replace(",", ""))[0]) > 0]
    return {
        "whole": times[-1],
        "first": min(above, default=times[-1]),
        "silence": max(after - before for before, after in itertools.pairwise(times)),
        "figures": len(told) - 1,
    }


def _figures_told(pile: Pile) -> Iterator[tuple[float, str]]:
    """When each new figure (3/60, 5 %) stood in the terminal of `wenju reindex`; at last, when it ended."""
    ours, theirs = pty.openpty()
    began, last = time.monotonic(), ""
    kind = {"TERM": "xterm-256color", "COLUMNS": "120", "LINES": "40"}
    with subprocess.Popen(
        wenju("reindex"), env=environment(pile) | kind, cwd=pile.folder, stdin=theirs, stdout=theirs, stderr=theirs
    ) as process:
        os.close(theirs)
        while data := _read(ours):
            shown = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", data.decode("utf-8", "replace"))
            for figure in re.findall(r"[\d.,]+\s?/\s?[\d.,]+|[\d.]+\s?%", shown):
                if figure != last:
                    last = figure
                    yield time.monotonic() - began, figure
    os.close(ours)
    if process.returncode:
        raise RuntimeError(f"wenju reindex ended with {process.returncode}: {shown}")
    yield time.monotonic() - began, ""


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65_536)
    except OSError:  # so Linux tells that nobody writes any more
        return b""


def _letter(number: int, way: str) -> str:
    return (
        f"---\ntitle: {way}路新桥第{number}次通车\nsource: {BIG_PAPER}\ndate: 2024-03-{number + 1:02}\n---\n\n"
        f"{way}路新桥三月{number + 1}日第{number}次通车，全长{number + 3}公里。\n\n"
        f"负责人说，{way}一带的居民以后少走{number + 5}公里，公交车每{number + 7}分钟一班。\n"
    )


def _add_by_command(pile: Pile, number: int) -> Cost:
    path = pile.folder / f"command-{number}.md"
    path.write_text(_letter(number, "东山"), "utf-8")
    return cost_of_command(wenju("add", str(path)), environment(pile), pile.folder)


def _edit_by_command(pile: Pile, number: int) -> Cost:
    command = wenju("edit", f"{number:06}.md", "--source", f"东山晚报第{number}版")
    return cost_of_command(command, environment(pile), pile.folder)


def _add_bytes(engine: Engine, number: int) -> Cost:
    data = _letter(number, "西山").encode()
    return cost_of(lambda: Intake(engine).add_bytes(f"bytes-{number}.md", data))


def _edit(engine: Engine, number: int) -> Cost:
    report = engine.find(f"{number + 100:06}.md").id
    return cost_of(lambda: engine.edit(report, source=f"西山晚报第{number}版"))


def _add_by_chat(office: Office, number: int) -> Cost:
    return office.sends(f"chat-{number}.md", _letter(number, "南山").encode())
