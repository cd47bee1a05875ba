"""People who wait for answers, so many at any time, and what that takes."""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.e2e.standin import Standin

LEVELS = {1: 150, 20: 800, 200: 1200}
"""Questions asked at each number of people."""

WARMING = 800
"""Questions asked before: until then passages are read that are kept afterwards, and the compiled loops are loaded."""


@contextmanager
def running(standin: Standin, *command: str, **environment: str) -> Iterator[int]:
    """Run a bot as a process, until the block ends; yields its process id."""
    process = subprocess.Popen([sys.executable, *command], env={**os.environ, **environment}, stderr=subprocess.DEVNULL)
    try:
        standin.waits_until(lambda: standin.updates.waiting, "the bot to poll", 60)
        yield process.pid
    finally:
        process.terminate()
        process.wait(30)


def processor_seconds(pid: int) -> float:
    """Processor time of a process and its living children so far; 0 where there is no /proc."""
    process = Path("/proc", str(pid))
    try:
        # The name in brackets may hold anything; utime and stime are the 12th and 13th field behind it.
        fields = (process / "stat").read_text().rpartition(")")[2].split()
        children = (process / "task" / str(pid) / "children").read_text().split()
    except OSError:
        return 0.0
    own = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return own + sum(processor_seconds(int(child)) for child in children)


@dataclass(frozen=True)
class Row:
    """One level of load: questions a second; seconds from update to answer; processor seconds a question."""

    rate: float
    p50: float
    p99: float
    bot: float
    standin: float


class Crowd:
    """Keeps a number of people waiting for answers, and takes the times.

    Args:
        standin: Where they and the bot meet.
        bot: Its process.
        questions: What they ask, one after the other.
    """

    def __init__(self, standin: Standin, bot: int, questions: Iterator[str]) -> None:
        self.standin = standin
        self.bot = bot
        self.questions = questions
        self.asked: dict[str, float] = {}
        self.times: list[float] = []
        self.read = 0

    def ask(self) -> None:
        """Let a new person ask the next question."""
        person, question = self.standin.person(), next(self.questions)
        self.asked[str(person.id)] = time.monotonic()
        person.says(question)

    def load(self, people: int, questions: int) -> Row:
        """Ask, with so many people waiting at any time."""
        self.times.clear()
        self.read = len(self.standin.calls)
        before = time.monotonic(), processor_seconds(self.bot), time.process_time()
        for _ in range(people):
            self.ask()
        left = questions - people
        while len(self.times) < questions:
            for _ in range(min(self.answers(), left)):
                self.ask()
                left -= 1
        after = time.monotonic(), processor_seconds(self.bot), time.process_time()
        seconds, bot, standin = (end - start for start, end in zip(before, after, strict=True))
        cuts = statistics.quantiles(self.times, n=100, method="inclusive")
        return Row(questions / seconds, cuts[49], cuts[98], bot / questions, standin / questions)

    def answers(self) -> int:
        """Wait for sendMessage calls; returns how many there were."""
        changed = self.standin.world.changed
        with changed:
            assert changed.wait_for(lambda: len(self.standin.calls) > self.read, 60), "the bot has stopped"
            new, self.read = self.standin.calls[self.read :], len(self.standin.calls)
        found = [call for call in new if call.method == "sendmessage" and call.params["chat_id"] in self.asked]
        self.times += [call.at - self.asked.pop(call.params["chat_id"]) for call in found]
        return len(found)


HEAD = """| bot | people | questions/s | p50 ms | p99 ms | bot: processor ms | stand-in: processor ms |
|---|---|---|---|---|---|---|"""


def measure(name: str, standin: Standin, bot: int, questions: Iterator[str]) -> dict[int, Row]:
    """Warm a bot up, load it with each number of people, print a row each; returns the rows."""
    crowd, rows = Crowd(standin, bot, questions), {}
    crowd.load(20, WARMING)
    for people, asked in LEVELS.items():
        rows[people] = row = crowd.load(people, asked)
        times = " | ".join(f"{1000 * value:.1f}" for value in (row.p50, row.p99, row.bot, row.standin))
        print(f"| {name} | {people} | {row.rate:.0f} | {times} |", flush=True)
    return rows
