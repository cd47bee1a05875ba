"""End-to-end load: from an update to the answer's sendMessage, against a bare python-telegram-bot echo in the same run.

    .venv/bin/python -m benchmarks.load                       # about two minutes on two cores
    .venv/bin/python -m benchmarks.load --folder .bench/load  # keeps corpus and index for the next run

Both bots run as processes of their own and poll the Bot API stand-in of tests/e2e over HTTP on loopback. So many
people wait for an answer at any time; each question is a new person's, so that no limit per chat plays a part, and
Wenju's limits overall are lifted. The corpus is the starter's and 10,000 passages made here. Beside the times stands
the processor time a question: of the bot with its child processes, and of stand-in and people together.
"""

import argparse
import itertools
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace

from retrieval.engine import Engine
from tests.e2e.echo import Echo
from tests.e2e.standin import Standin
from tests.starter_questions import ANSWERABLE

PASSAGES = 10_000
LEVELS = {1: 150, 20: 800, 200: 1200}
"""Questions asked at each number of people."""

WARMING = 800
"""Questions asked before: until then passages are read that are kept afterwards, and the compiled loops are loaded."""

PLACES = "青山 白河 东湖 南岭 西川 北原 云溪 石门 长桥 古渡 松林 柳湾 金沙 银滩 玉泉 龙潭".split(" ")  # noqa: SIM905
THINGS = "图书馆 体育馆 水库 大桥 地铁 医院 学校 公园 粮仓 码头 机场 车站 工业园 养老院 博物馆 污水厂".split(" ")  # noqa: SIM905
DOINGS = "开工建设 通过验收 免费开放 完成改造 投入使用 公开招标 扩大规模 延长服务 降低收费 加强巡查".split(" ")  # noqa: SIM905
PEOPLE = "市民 工人 企业 学生 老人 农户 游客 司机 医生 教师".split(" ")  # noqa: SIM905


def make_sentence(chance: random.Random) -> str:
    """One sentence as a local paper might have it."""
    place, thing, doing, people = map(chance.choice, (PLACES, THINGS, DOINGS, PEOPLE))
    month, number, money = chance.randint(1, 12), chance.randint(2, 9000), chance.randint(1, 500)
    return chance.choice(
        (
            f"{place}{thing}将在{month}月{doing}，预计惠及{number}名{people}。",
            f"据介绍，{place}区为{thing}安排资金{money}万元，由{people}代表监督使用。",
            f"{people}反映，{place}{thing}的服务比去年好了，满意的占{chance.randint(40, 99)}%。",
            f"负责人说，{thing}{doing}以后，{place}一带每年可以少走{number}公里。",
        )
    )


def make_question(number: int) -> str:
    """A question: every third about the starter report, the others about what is made here."""
    chance = random.Random(number)
    if number % 3 == 0:
        return f"{chance.choice(ANSWERABLE).text}（{number}）"
    place, thing, doing, people = map(chance.choice, (PLACES, THINGS, DOINGS, PEOPLE))
    forms = (
        f"{place}{thing}几月{doing}？",
        f"{place}区为{thing}安排了多少资金？",
        f"{people}对{place}{thing}满意吗？",
        f"{thing}{doing}以后{place}少走多少公里？",
    )
    return chance.choice(forms)


def questions() -> Iterator[str]:
    """Questions of which none comes twice."""
    known: set[str] = set()
    for number in itertools.count():
        question = make_question(number)
        if question not in known:
            known.add(question)
            yield question


def make_corpus(folder: Path, seeds: Path, passages: int) -> None:
    """Write the starter corpus and reports of 20 passages of about 500 characters each."""
    folder.mkdir()
    for path in filter(Path.is_file, seeds.iterdir()):
        (folder / path.name).write_bytes(path.read_bytes())
    chance = random.Random(7)
    for number in range(passages // 20):
        title = f"{chance.choice(PLACES)}{chance.choice(THINGS)}{chance.choice(DOINGS)}（{number}）"
        paragraphs = ["".join(make_sentence(chance) for _ in range(16)) for _ in range(20)]
        text = f"---\n标题: {title}\n来源: 江城晚报\n日期: 2024-{number % 12 + 1:02}-15\n---\n\n" + "\n\n".join(
            paragraphs
        )
        (folder / f"{number:04}.md").write_text(text, "utf-8")


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


def echo(base_url: str, base_file_url: str, token: str) -> None:
    """The bare bot, for ever."""
    with Echo(SimpleNamespace(base_url=base_url, base_file_url=base_file_url, token=token)):
        threading.Event().wait()


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
    """Keeps a number of people waiting for answers, and takes the times."""

    def __init__(self, standin: Standin, bot: int) -> None:
        self.standin = standin
        self.bot = bot
        self.asked: dict[str, float] = {}
        self.times: list[float] = []
        self.read = 0
        self.questions = questions()

    def ask(self) -> None:
        """Let a new person ask what nobody asked before."""
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


def measure(name: str, standin: Standin, bot: int) -> dict[int, Row]:
    """Warm a bot up, load it with each number of people, print a row each; returns the rows."""
    crowd, rows = Crowd(standin, bot), {}
    crowd.load(20, WARMING)
    for people, questions in LEVELS.items():
        rows[people] = row = crowd.load(people, questions)
        times = " | ".join(f"{1000 * value:.1f}" for value in (row.p50, row.p99, row.bot, row.standin))
        print(f"| {name} | {people} | {row.rate:.0f} | {times} |", flush=True)
    return rows


def main() -> None:
    """Make the corpus, run both bots, print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--echo", nargs=3, metavar=("BASE", "FILES", "TOKEN"), help="be the echo bot (used inside)")
    parser.add_argument("--passages", type=int, default=PASSAGES)
    parser.add_argument("--folder", type=Path, help="where corpus and index are kept; made when missing")
    options = parser.parse_args()
    if options.echo:
        echo(*options.echo)
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.folder or Path(temporary, "kept")
        if not (folder / "seeds").exists():
            folder.mkdir(parents=True, exist_ok=True)
            make_corpus(folder / "seeds", Path(__file__).parents[1] / "seeds", options.passages)
        with Engine(folder / "wenju.db", folder / "seeds") as engine:
            changes = engine.reindex()
        print(f"{changes.reports} reports, {changes.passages} passages, indexed in {changes.seconds:.0f} s\n")
        # The bot remembers which updates it has seen, and the stand-in counts them from the same number each time.
        database = shutil.copy(folder / "wenju.db", temporary)
        print(HEAD, flush=True)
        with (
            Standin() as standin,
            running(
                standin, "-m", "benchmarks.load", "--echo", standin.base_url, standin.base_file_url, standin.token
            ) as bot,
        ):
            bare = measure("echo", standin, bot)
        with Standin() as standin, running(
            standin, "-m", "bot", "serve",
            TELEGRAM_BOT_TOKEN=standin.token, WENJU_API_BASE_URL=standin.base_url, WENJU_DB=database,
            WENJU_CORPUS=str(folder / "seeds"), WENJU_QUESTIONS_PER_MINUTE="0", WENJU_SENDS_PER_SECOND="10000",
        ) as bot:  # fmt: skip
            ours = measure("wenju", standin, bot)
    for people in LEVELS:
        print(f"\nAt {people}: p50 is {ours[people].p50 / bare[people].p50:.2f} times the echo's.", end="")
    print()


if __name__ == "__main__":
    main()
