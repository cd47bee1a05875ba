"""Questions asked without a pause while nodes die, come back, and reports are replaced: is any answer wrong?"""

import itertools
import json
import subprocess
import sys
import threading
import time
from collections import Counter
from datetime import date
from pathlib import Path

from benchmarks.cluster.both import Both
from benchmarks.speed.questions import NEWS
from retrieval.engine import Engine
from retrieval.errors import BackendUnavailable, Busy
from retrieval.types import Answer, Report

SCRIPTS = Path(__file__).parents[2] / ".ci" / "opensearch"
ASKERS = 8
PROBE = "渡口水文站闸门"
"""What the replaced reports alone are about."""

TODAY = date(2026, 1, 5)


class Asking:
    """What the askers have in common, and what they found.

    Args:
        before: The hits of each question as long as nothing was the matter.
        questions: How many are asked in all.
    """

    def __init__(self, before: dict[str, frozenset[str]], questions: int) -> None:
        self.counts: Counter[str] = Counter()
        self.slowest = 0.0
        self.errors: Counter[str] = Counter()
        self._before = before
        self._left = itertools.count(questions, -1)
        self._lock = threading.Lock()
        self.done = threading.Event()

    def tell(self, killed: int) -> None:
        """Say how far it is."""
        print(json.dumps({"killed": killed, **self.counts, "errors": dict(self.errors)}), file=sys.stderr, flush=True)

    def run(self, both: Both) -> None:
        """Ask until the questions are used up, every third one after what is being replaced."""
        with both.engine(both.cluster) as engine:
            asked = itertools.cycle(
                [question for two in zip(*[iter(NEWS)] * 2, strict=False) for question in (*two, "")]
            )
            while (left := next(self._left)) > 0:
                question = next(asked)
                began = time.monotonic()
                try:
                    answer = engine.search(question or f"{PROBE}{left % 7}号", today=TODAY)
                except BackendUnavailable as error:
                    with self._lock:
                        self.errors[error.reason.code.name] += 1
                    continue
                finally:
                    with self._lock:
                        self.counts["questions"] += 1
                        self.slowest = max(self.slowest, time.monotonic() - began)
                with self._lock:
                    self.counts["mixed"] += is_mixed(answer)
                    self.counts["wrong"] += bool(question) and self._is_wrong(question, answer)
        self.done.set()

    def _is_wrong(self, question: str, answer: Answer) -> bool:
        before = self._before[question]
        return bool(before) and (not answer.hits or answer.hits[0].report.key not in before)


def is_mixed(answer: Answer) -> bool:
    """Whether what is shown of a replaced report is of two versions, or of none."""
    for hit in answer.hits:
        versions = {paragraph.split("版")[0] for paragraph in hit.report.paragraphs if PROBE in paragraph}
        if len(versions) > 1 or hit.passage.text not in hit.report.text:
            return True
    return False


def probe(number: int, version: int) -> Report:
    """A report of twenty passages, each of which says which version it is of."""
    paragraphs = tuple(
        f"第{version}版：{PROBE}{number}号第{part}道在汛期打开，枯水期关上，流量每秒{part + 3}立方米。" * 4
        for part in range(20)
    )
    key = f"probe-{number}.md"
    return Report(0, key, f"{number}号通报", None, None, None, (), paragraphs, (), f"{number}-{version}")


def ask_while_nodes_die(both: Both, port: int, questions: int, pause: float) -> dict[str, object]:
    """Kill a node, bring it back, kill another, and so on, until all questions are asked.

    Args:
        both: The pile; its reports stay, some of our own are added to the cluster and replaced.
        port: Of a cluster of `.ci/opensearch`.
        questions: How many to ask.
        pause: Seconds between a death and a return, and before the next death.
    """
    with both.engine(both.cluster) as engine:
        engine.add_all([probe(number, 0) for number in range(7)])
        before = {
            question: frozenset(hit.report.key for hit in engine.search(question, today=TODAY).hits)
            for question in NEWS
        }
        asking = Asking(before, questions)
        askers = [threading.Thread(target=asking.run, args=(both,)) for _ in range(ASKERS)]
        writer = threading.Thread(target=_replace, args=(engine, asking))
        for thread in (*askers, writer):
            thread.start()
        killed = 0
        for node in itertools.cycle((2, 1, 3)):
            if asking.done.wait(pause):
                break
            _script("stop.sh", str(port), "--kill", str(node))
            killed += 1
            asking.done.wait(pause)
            _script("start.sh", str(port), "--node", str(node))
            asking.tell(killed)
        for thread in (*askers, writer):
            thread.join()
        for number in range(7):
            engine.remove(engine.find(f"probe-{number}.md").id)
    return {
        **{name: asking.counts[name] for name in ("questions", "wrong", "mixed", "replaced", "not replaced")},
        "errors": dict(asking.errors),
        "killed": killed,
        "slowest": round(asking.slowest, 1),
    }


def _replace(engine: Engine, asking: Asking) -> None:
    for version in itertools.count(1):
        if asking.done.wait(0.2):
            return
        try:
            engine.add(probe(version % 7, version))
            asking.counts["replaced"] += 1
        except (BackendUnavailable, Busy):
            asking.counts["not replaced"] += 1


def _script(name: str, *arguments: str) -> None:
    subprocess.run([SCRIPTS / name, *arguments], check=True, stdout=subprocess.DEVNULL, timeout=600)
