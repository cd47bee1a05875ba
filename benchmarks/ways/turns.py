"""Times of what is compared, taken in turn."""

import os
import statistics
import subprocess
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

PATIENCE = 60.0
"""Seconds after which no further turn begins: what is slow is known after a few."""

LEAST = 3
"""Turns all the same."""

Turn = TypeVar("Turn")


@dataclass(frozen=True)
class Cost:
    """Seconds: by the clock, and of the processor."""

    clock: float
    processor: float


def cost_of(task: Callable[[], object]) -> Cost:
    """Of something this process does."""
    clock, processor = time.perf_counter(), time.process_time()
    task()
    return Cost(time.perf_counter() - clock, time.process_time() - processor)


def cost_of_command(command: Sequence[str], environment: Mapping[str, str], folder: Path) -> Cost:
    """Of a whole process, its children included.

    Raises:
        RuntimeError: It failed.
    """
    began = time.perf_counter()
    with (folder / "stdout").open("wb") as out, (folder / "stderr").open("wb") as err:
        process = subprocess.Popen(
            command, env=environment, cwd=folder, stdin=subprocess.DEVNULL, stdout=out, stderr=err
        )
        _, status, used = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{' '.join(command)} ended with {process.returncode}: {(folder / 'stderr').read_text()}")
    return Cost(seconds, used.ru_utime + used.ru_stime)


def in_turn(turns: Iterable[Turn], ways: Mapping[str, Callable[[Turn], Cost]]) -> dict[str, float]:
    """Medians of each way over all turns: seconds under its name, by the clock, and under "... processor"."""
    costs: dict[str, list[Cost]] = {name: [] for name in ways}
    began = time.monotonic()
    for number, turn in enumerate(turns):
        if number >= LEAST and time.monotonic() - began > PATIENCE:
            break
        for name, way in ways.items():
            costs[name].append(way(turn))
    found = {name: statistics.median(cost.clock for cost in each) for name, each in costs.items()}
    return found | {
        f"{name} processor": statistics.median(cost.processor for cost in each) for name, each in costs.items()
    }
