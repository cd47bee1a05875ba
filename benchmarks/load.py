"""End-to-end load: from an update to the answer's sendMessage, against a bare python-telegram-bot echo in the same run.

    .venv/bin/python -m benchmarks.load            # about two minutes on two cores

Both bots run as processes of their own and poll the Bot API stand-in of tests/e2e over HTTP on loopback. So many
people wait for an answer at any time; each question is a new person's, so that no limit per chat plays a part, and
Wenju's limits overall are lifted. The corpus is the starter's and 10,000 passages made here.
"""

import argparse
import os
import random
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

from retrieval.engine import Engine
from tests.e2e.echo import Echo
from tests.e2e.standin import Standin

PASSAGES = 10_000
LEVELS = {1: 150, 20: 800, 200: 1200}
"""Questions asked at each number of people."""

QUESTIONS = (
    "承担重大攻关项目能拿到多少资金支持？",
    "科技型小微企业升规入统有什么奖励？",
    "亦庄科技这块牌子要怎么擦亮？",
    "哪个区的图书馆开放到凌晨？",
    "地铁票价起步多少元？",
    "水库除险加固什么时候完工？",
)

PLACES = "青山 白河 东湖 南岭 西川 北原 云溪 石门 长桥 古渡 松林 柳湾 金沙 银滩 玉泉 龙潭".split()
THINGS = "图书馆 体育馆 水库 大桥 地铁 医院 学校 公园 粮仓 码头 机场 车站 工业园 养老院 博物馆 污水厂".split()
DOINGS = "开工建设 通过验收 免费开放 完成改造 投入使用 公开招标 扩大规模 延长服务 降低收费 加强巡查".split()
PEOPLE = "市民 工人 企业 学生 老人 农户 游客 司机 医生 教师".split()


def sentence(chance: random.Random) -> str:
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


def make_corpus(folder: Path, seeds: Path) -> None:
    """Write the starter corpus and reports of 20 passages of about 500 characters each."""
    folder.mkdir()
    for path in seeds.iterdir():
        (folder / path.name).write_bytes(path.read_bytes())
    chance = random.Random(7)
    for number in range(PASSAGES // 20):
        title = f"{chance.choice(PLACES)}{chance.choice(THINGS)}{chance.choice(DOINGS)}（{number}）"
        paragraphs = ["".join(sentence(chance) for _ in range(16)) for _ in range(20)]
        text = f"---\n标题: {title}\n来源: 江城晚报\n日期: 2024-{number % 12 + 1:02}-15\n---\n\n" + "\n\n".join(
            paragraphs
        )
        (folder / f"{number:04}.md").write_text(text, "utf-8")


@contextmanager
def running(standin: Standin, *command: str, **environment: str) -> Iterator[None]:
    process = subprocess.Popen([sys.executable, *command], env={**os.environ, **environment}, stderr=subprocess.DEVNULL)
    try:
        standin.waits_until(lambda: standin.updates.waiting, "the bot to poll", 60)
        yield
    finally:
        process.terminate()
        process.wait(30)


def echo(base_url: str, base_file_url: str, token: str) -> None:
    """The bare bot, for ever."""
    with Echo(SimpleNamespace(base_url=base_url, base_file_url=base_file_url, token=token)):
        threading.Event().wait()


class Crowd:
    """Keeps a number of people waiting for answers, and takes the times."""

    def __init__(self, standin: Standin) -> None:
        self.standin = standin
        self.asked: dict[str, float] = {}
        self.times: list[float] = []
        self.read = 0

    def ask(self, number: int) -> None:
        person = self.standin.person(f"人{number}")
        self.asked[str(person.id)] = time.monotonic()
        person.says(QUESTIONS[number % len(QUESTIONS)])

    def load(self, people: int, questions: int) -> tuple[float, float, float]:
        """Ask; returns questions a second, and p50 and p99 in seconds."""
        self.times.clear()
        self.read = len(self.standin.calls)
        began = time.monotonic()
        for number in range(people):
            self.ask(number)
        asked = people
        while len(self.times) < questions:
            for _ in range(min(self.answers(), questions - asked)):
                self.ask(asked)
                asked += 1
        seconds = time.monotonic() - began
        cuts = statistics.quantiles(self.times, n=100, method="inclusive")
        return questions / seconds, cuts[49], cuts[98]

    def answers(self) -> int:
        """Wait for sendMessage calls; returns how many there were."""
        changed = self.standin.world.changed
        with changed:
            assert changed.wait_for(lambda: len(self.standin.calls) > self.read, 60), "the bot has stopped"
            new, self.read = self.standin.calls[self.read :], len(self.standin.calls)
        found = [call for call in new if call.method == "sendmessage" and call.params["chat_id"] in self.asked]
        self.times += [call.at - self.asked.pop(call.params["chat_id"]) for call in found]
        return len(found)


def measure(name: str, standin: Standin) -> dict[int, float]:
    crowd, medians = Crowd(standin), {}
    crowd.load(5, 60)
    for people, questions in LEVELS.items():
        rate, p50, p99 = crowd.load(people, questions)
        medians[people] = p50
        print(f"| {name} | {people} | {rate:.0f} | {1000 * p50:.1f} | {1000 * p99:.1f} |", flush=True)
    return medians


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--echo", nargs=3, metavar=("BASE", "FILES", "TOKEN"), help="be the echo bot (used inside)")
    options = parser.parse_args()
    if options.echo:
        echo(*options.echo)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make_corpus(folder / "seeds", Path(__file__).parents[1] / "seeds")
        with Engine(folder / "wenju.db", folder / "seeds") as engine:
            changes = engine.reindex()
        print(f"{changes.reports} reports, {changes.passages} passages, indexed in {changes.seconds:.0f} s\n")
        print("| bot | people | questions/s | p50 ms | p99 ms |\n|---|---|---|---|---|", flush=True)
        with (
            Standin() as standin,
            running(standin, "-m", "benchmarks.load", "--echo", standin.base_url, standin.base_file_url, standin.token),
        ):
            bare = measure("echo", standin)
        with Standin() as standin, running(
            standin, "-m", "bot", "serve",
            TELEGRAM_BOT_TOKEN=standin.token, WENJU_API_BASE_URL=standin.base_url, WENJU_DB=str(folder / "wenju.db"),
            WENJU_CORPUS=str(folder / "seeds"), WENJU_QUESTIONS_PER_MINUTE="0", WENJU_SENDS_PER_SECOND="10000",
        ):  # fmt: skip
            ours = measure("wenju", standin)
    for people in LEVELS:
        print(f"\nAt {people}: p50 is {ours[people] / bare[people]:.2f} times the echo's.", end="")
    print()


if __name__ == "__main__":
    main()
