"""How many follow-ups are answered as they were meant: the last question of an exchange, typed as in a chat.

    python -m benchmarks.followups [--stories FILE] [--show] [FILE ...]

Over the first stories of the news corpus, by the same functions that answer lines in a terminal. Each line of FILE is
an exchange, `{"turns": [...], "report": [...], "answers": [...]}`: right where the first hit for its last turn is one
of these stories and shows one of these answers. FILE is `questions/follow-ups.jsonl` unless named; nobody looks into
`follow-ups-aside.jsonl` while working. Beside that, how many questions that have nothing to do with each other are
changed when one is asked after the other.
"""

import argparse
import json
import random
import sys
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks.pile import read_pile
from bot.talk.followups import understand
from bot.talk.small_talk import recognise
from bot.terminal.paging import Paging
from retrieval.engine import Engine
from retrieval.evaluation.asking import indexed
from retrieval.options import Options

HERE = Path(__file__).with_name("questions")
FOLLOWERS = 20
"""Questions asked after each other one, to see whether they are left alone."""


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", type=Path, nargs="*", default=[HERE / "follow-ups.jsonl"], metavar="FILE")
    parser.add_argument("--stories", type=Path, default=Path("../shared/scale/news.jsonl.gz"), metavar="FILE")
    parser.add_argument("--show", action="store_true", help="print what each was understood as")
    arguments = parser.parse_args()
    with indexed(read_pile(arguments.stories, []), Options()) as engine:
        for path in arguments.files:
            exchanges = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
            right = [answered_as_meant(engine, exchange, show=arguments.show) for exchange in exchanges]
            print(f"{path.name}: {sum(right)} of {len(right)} right")
        changed, asked = mangled(engine)
        print(f"questions of their own: {changed} of {asked} changed")
    return 0


def answered_as_meant(engine: Engine, exchange: dict[str, Any], *, show: bool) -> bool:
    """Whether the last turn of an exchange shows its answer, from the right report."""
    paging = Paging(engine)
    for turn in exchange["turns"]:
        answer = paging.ask(turn)
    hit = answer.hits[0] if answer and answer.hits else None
    window = hit.passage.text[hit.window.start : hit.window.end] if hit else ""
    right = hit is not None and hit.report.key in exchange["report"] and _holds(window, exchange["answers"])
    if show:
        print("+" if right else "-", " | ".join(exchange["turns"]), "→", paging.meant.question)
    return right


def mangled(engine: Engine) -> tuple[int, int]:
    """How many of our questions are taken for follow-ups of other ones, and with how many pairs that was tried."""
    texts = [
        json.loads(line)["text"]
        for path in (HERE / "news.jsonl", HERE / "news-aside.jsonl")
        for line in path.read_text("utf-8").splitlines()
    ]
    texts = [text for text in texts if recognise(text) is None]
    told = {}
    for text in texts:
        hits = engine.search(text, k=1).hits
        told[text] = f"{hits[0].report.title}\n{hits[0].report.text}" if hits else ""
    pairs = [(text, before) for text in texts for before in random.Random(text).sample(texts, FOLLOWERS)]
    pairs = [(text, before) for text, before in pairs if told[text] != told[before]]
    understood = [understand(text, before, engine.words, partial(told.get, before, "")) for text, before in pairs]
    return sum(each.follows for each in understood), len(pairs)


def _holds(window: str, answers: list[str]) -> bool:
    told = "".join(window.split())
    return any("".join(answer.split()) in told for answer in answers)


if __name__ == "__main__":
    sys.exit(main())
