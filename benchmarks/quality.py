"""How good the answers are on the open sets, against rank_bm25 and against the pinned floors.

    python -m benchmarks.quality DATA [--only NAME ...] [--jobs N] [--raise | --lower REASON]

DATA is the folder with the sets that `RUNS` names. The exit status is 1 where a figure is
under its floor in `floors.toml`. `--raise` pins figures that have become better, less their noise; `--lower` also
those that have become worse, and keeps the reason beside them.
"""

import argparse
import json
import sys
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.pile import QUESTIONS, read_decisions, read_mixed, read_pile, read_starter
from benchmarks.vectors import fill
from bot.talk.small_talk import recognise
from bot.terminal.console import open_console
from bot.terminal.evaluation import measure, read_sets, show_evaluation
from retrieval.errors import WenjuError
from retrieval.evaluation import Evaluation, Query, QuestionSet
from retrieval.meaning import find_encoder
from retrieval.options import Options

FLOORS = Path(__file__).with_name("floors.toml")

SEEDS = Path(__file__).parents[1] / "seeds"
"""The starter report, and examples."""

SLACK = 0.002
"""Left between a figure and the floor pinned for it: platforms round differently."""


@dataclass(frozen=True)
class Run:
    """One evaluation: the sets in one pool, the questions to be declined, the figures that are pinned."""

    name: str
    sets: tuple[str, ...]
    unanswerable: tuple[str | Path, ...]
    pinned: tuple[str, ...]
    compare: bool = True
    questions: tuple[str | Path, ...] = ()
    """Files of questions over the news pile, where a run asks of that instead of sets."""
    mixed: bool = False
    """Whether that pile is the larger one, with policy notices in it."""
    asked: Path | None = None
    """A file of questions to the documents of the sets instead of their own; to `seeds` where there are no sets."""
    meaning: bool = False
    """Whether with the extra `semantic`."""
    decisions: tuple[Path, ...] = ()
    """A file of questions of yes or no, or of an FAQ, over all that they are asked of; then that of our own texts."""
    every: int = 1
    """Which of the questions to be declined are asked: each so-manieth."""


RANKING = ("mrr@10", "recall@1")
ANSWERS = ("answer@1", "sentence_hit")
DECLINING = ("auroc", "false_answers@95")
CLEAR = ("clear window", "clear bold", "clear share")
NEAR_MISSES = ("clear false",)
PILE = ("answer@1", *CLEAR, *NEAR_MISSES, "answered false")
LAY = ("mrr@10", "recall@1", "recall@3", "answered")
FOREIGN = ("out-of-scope/queries_kgclue.jsonl", "out-of-scope/queries_simpleqa.jsonl")
DECIDING = ("answer@1", "bold@1")

_FAQ = QUESTIONS / "faq-told.jsonl"

RUNS = (
    Run("encyclopaedia", ("cmrc-dev", "drcd-dev"), (), RANKING),
    Run("cmrc-dev", ("cmrc-dev",), ("drcd-dev/queries.jsonl",), (*RANKING, *ANSWERS, *DECLINING, *CLEAR)),
    Run("drcd-dev", ("drcd-dev",), ("cmrc-dev/queries.jsonl",), (*RANKING, *ANSWERS, *DECLINING, *CLEAR)),
    Run("ncp-tune", ("ncp-tune",), (), (*RANKING, *ANSWERS, "passage@1", "answered", *DECLINING, *CLEAR, *NEAR_MISSES)),
    Run(
        "ncp-tune-foreign",
        ("ncp-tune",),
        FOREIGN,
        DECLINING,
        compare=False,
    ),
    Run(
        "news-short",
        ("news-short",),
        (QUESTIONS / "news-short-beside.jsonl",),
        (*RANKING, "answer@1", *CLEAR, *NEAR_MISSES),
    ),
    Run("stard-open", ("stard-open",), (), RANKING),
    Run("news-pile", (), (), PILE, False, ("pile/questions.jsonl",)),
    Run("news-typed", (), (), PILE, False, (QUESTIONS / "news.jsonl",)),
    # Nobody looks into these while tuning.
    Run("news-typed-aside", (), (), PILE, False, (QUESTIONS / "news-aside.jsonl",)),
    Run("news-fresh", (), (), PILE, False, (QUESTIONS / "news-fresh.jsonl",)),
    Run("news-late", (), (), PILE, False, (QUESTIONS / "news-late.jsonl",)),
    Run("news-late-aside", (), (), PILE, False, (QUESTIONS / "news-late-aside.jsonl",)),
    Run("mixed", (), (), PILE, False, (QUESTIONS / "mixed.jsonl",), mixed=True),
    Run("mixed-aside", (), (), PILE, False, (QUESTIONS / "mixed-aside.jsonl",), mixed=True),
    Run("chat", (), (), PILE, False, (QUESTIONS / "chat.jsonl",), mixed=True),
    Run("chat-aside", (), (), PILE, False, (QUESTIONS / "chat-aside.jsonl",), mixed=True),
    # Written right beside answers that were clear.
    Run("mixed-beside", (), (), NEAR_MISSES, False, (QUESTIONS / "mixed-beside.jsonl",), mixed=True),
    Run("decisions", (), (), DECIDING, False, decisions=(QUESTIONS / "decisions.jsonl",)),
    Run("decisions-aside", (), (), DECIDING, False, decisions=(QUESTIONS / "decisions-aside.jsonl",)),
    Run("faq", (), (), DECIDING, False, decisions=(QUESTIONS / "faq.jsonl", _FAQ)),
    Run("faq-aside", (), (), DECIDING, False, decisions=(QUESTIONS / "faq-aside.jsonl", _FAQ)),
    *(
        run
        for meaning, name in ((False, ""), (True, "-meaning"))
        for run in (
            Run(f"lay{name}", ("ncp-tune",), (), LAY, False, asked=QUESTIONS / "lay-policy.jsonl", meaning=meaning),
            Run(
                f"lay-aside{name}",
                ("ncp-tune",),
                (),
                LAY,
                False,
                asked=QUESTIONS / "lay-policy-aside.jsonl",
                meaning=meaning,
            ),
            Run(f"starter{name}", (), (), LAY, False, asked=QUESTIONS / "lay-starter.jsonl", meaning=meaning),
            Run(
                f"starter-aside{name}", (), (), LAY, False, asked=QUESTIONS / "lay-starter-aside.jsonl", meaning=meaning
            ),
        )
    ),
    Run("stard-open-meaning", ("stard-open",), (), RANKING, compare=False, meaning=True),
    Run("cmrc-dev-meaning", ("cmrc-dev",), (), (*RANKING, *ANSWERS), compare=False, meaning=True),
    Run(
        "ncp-tune-meaning",
        ("ncp-tune",),
        FOREIGN,
        (*RANKING, *ANSWERS, *DECLINING, "answered false"),
        compare=False,
        meaning=True,
        every=14,
    ),
)
LESS_IS_BETTER = frozenset({"false_answers@95", "clear false", "answered false"})


def values_of(found: Evaluation) -> dict[str, float]:
    """Every figure that can be pinned, those of the label 有明确依据 among them."""
    figures = {key: figure.value for key, figure in found.figures.items()}
    clear = found.labels["clear"]
    parts = {"window": clear.window, "bold": clear.bold, "share": clear.share, "false": clear.false}
    figures |= {f"clear {name}": figure.value for name, figure in parts.items() if figure}
    figures["bold@1"] = sum(result.in_bold for result in found.results) / len(found.results)
    if others := found.unanswerable:
        figures["answered false"] = sum(other.answered for other in others) / len(others)
    return figures


def asking(questions: QuestionSet, name: str, path: Path) -> QuestionSet:
    """A set with the questions of a file instead of its own: `{"text", "relevant": [ids]}`, none where it has none."""
    lines = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    queries = tuple(
        Query(str(number), line["text"], frozenset(line["relevant"]), frozenset(line["relevant"]), ())
        for number, line in enumerate(lines, 1)
        if line["relevant"]
    )
    others = tuple(line["text"] for line in lines if not line["relevant"])
    return replace(questions, name=name, queries=queries, unanswerable=others)


def missed(floors: Mapping[str, float], figures: Mapping[str, float]) -> list[str]:
    """Which pinned figures are worse than their floors, in words."""
    return [
        f"{key} is {figures[key]:.4f}, pinned at {floor:.4f}"
        for key, floor in floors.items()
        if (figures[key] > floor if key in LESS_IS_BETTER else figures[key] < floor)
    ]


def pinned(run: Run, old: Mapping[str, float], figures: Mapping[str, float], *, lower: bool) -> dict[str, float]:
    """Floors from figures: better than the old ones, or as the figures are where `lower`."""
    new = {}
    for key in run.pinned:
        less = key in LESS_IS_BETTER
        floor = round(figures[key] + (SLACK if less else -SLACK), 4)
        keep = key in old and not lower and (old[key] < floor if less else old[key] > floor)
        new[key] = old[key] if keep else floor
    return new


def main() -> int:
    """Measure, compare, pin."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path, metavar="DATA")
    parser.add_argument("--stories", type=Path, metavar="FILE", help="the news pile: news.jsonl.gz of scale/")
    parser.add_argument("--only", nargs="+", choices=[run.name for run in RUNS], metavar="NAME")
    parser.add_argument("--jobs", type=int, default=0, metavar="N", help="processes that ask; 0: one a core")
    pin = parser.add_mutually_exclusive_group()
    pin.add_argument("--raise", dest="higher", action="store_true", help="pin figures that have become better")
    pin.add_argument("--lower", metavar="REASON", help="pin all figures as they are, and say why")
    arguments = parser.parse_args()
    pins = tomllib.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else {}
    console, notices = open_console(), open_console(sys.stderr)
    failed = False
    for run in RUNS:
        if arguments.only and run.name not in arguments.only:
            continue
        data = arguments.data
        stories = arguments.stories or data.parent / "scale" / "news.jsonl.gz"
        if run.decisions:
            questions = read_decisions(stories, data / "ncp-tune", *run.decisions)
        elif run.questions:
            files = [data / name for name in run.questions]
            questions = read_mixed(stories, data / "ncp-tune", files) if run.mixed else read_pile(stories, files)
            # The chat answers these itself, as do the commands.
            asked = tuple(text for text in questions.unanswerable if recognise(text) is None)
            questions = replace(questions, unanswerable=asked)
        elif not run.sets:
            questions = read_starter(SEEDS)
        else:
            questions = read_sets([data / name for name in run.sets], [data / name for name in run.unanswerable])
            questions = replace(questions, unanswerable=questions.unanswerable[:: run.every])
        if run.asked:
            questions = asking(questions, run.name, run.asked)
        if run.meaning and find_encoder() is None:
            console.print(f"{run.name}: the extra `semantic` is not installed")
            continue
        options, prepare = Options(meaning=run.meaning, workers=arguments.jobs), fill if run.meaning else None
        found, comparison = measure(questions, options, notices, compare=run.compare, prepare=prepare)
        show_evaluation(console, found, comparison)
        figures = values_of(found)
        floors = {key: value for key, value in pins.get(run.name, {}).items() if isinstance(value, float)}
        if arguments.higher or arguments.lower:
            pins[run.name] = pinned(run, floors, figures, lower=bool(arguments.lower))
            if arguments.lower:
                pins[run.name]["lowered"] = f"{datetime.now(UTC):%Y-%m-%d}: {arguments.lower}"
            FLOORS.write_text(_toml(pins), "utf-8")
        else:
            for line in missed(floors, figures):
                failed = True
                console.print(f"UNDER ITS FLOOR: {run.name}: {line}")
            if unpinned := [key for key in run.pinned if key not in floors]:
                console.print(f"not pinned yet: {run.name}: {', '.join(unpinned)}; --raise pins them")
        console.print()
    return int(failed)


def _toml(pins: Mapping[str, Mapping[str, float | str]]) -> str:
    head = "# The least that each run of benchmarks/quality.py must reach; for false answers, the most.\n"
    tables = []
    for run, values in pins.items():
        lines = [
            f'"{key}" = {value}' if isinstance(value, float) else f'{key} = """{value}"""'
            for key, value in values.items()
        ]
        tables.append(f"\n[{run}]\n" + "\n".join(lines) + "\n")
    return head + "".join(tables)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except WenjuError as problem:
        sys.exit(f"quality: {problem}")
