"""Whether what holds today comes first: notices of several years, corrections, and news whose figures change.

    python -m benchmarks.years [FILE ...] [--show] [--meaning]

A `.json` file has words of which families of reports are made (`making`); a `.jsonl` file has families that were
written one by one, each in words of its own, with questions as people ask them (`written`). All families of a file are
indexed together, so that what one office decides must stay out of what another does.
"""

import argparse
import json
import sys
from collections import defaultdict
from pathlib import Path

from benchmarks.vectors import fill
from benchmarks.years.making import Asked, make
from benchmarks.years.written import read_families
from retrieval.engine import Engine
from retrieval.evaluation import QuestionSet
from retrieval.evaluation.asking import indexed
from retrieval.options import Options
from retrieval.types import Report

HERE = Path(__file__).parent.with_name("questions")


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "files", type=Path, nargs="*", default=[HERE / "years.json", HERE / "families.jsonl"], metavar="FILE"
    )
    parser.add_argument("--show", action="store_true", help="print what went wrong")
    parser.add_argument("--meaning", action="store_true", help="with the extra `semantic`")
    arguments = parser.parse_args()
    for path in arguments.files:
        reports, questions = _read(path)
        print(f"{path.name}: {len(reports)} reports, {len(questions)} questions")
        with indexed(QuestionSet("years", tuple(reports), (), ()), Options(meaning=arguments.meaning)) as engine:
            if arguments.meaning:
                fill(engine)
            tell(engine, questions, show=arguments.show)
    return 0


def _read(path: Path) -> tuple[list[Report], list[Asked]]:
    text = path.read_text("utf-8")
    return read_families(text) if path.suffix == ".jsonl" else make(json.loads(text))


def tell(engine: Engine, questions: list[Asked], *, show: bool) -> None:
    """Ask all questions and print the figures."""
    counts: dict[str, list[bool]] = defaultdict(list)
    unmarked = strangers = bold = 0
    for asked in questions:
        answer = engine.search(asked.text, k=5, today=asked.today)
        first = answer.hits[0] if answer.hits else None
        right = answer.answered and first is not None and first.report.key == asked.first
        counts[asked.kind].append(right)
        bold += bool(first and asked.figure in first.passage.text[first.answer.start : first.answer.end])
        others = first.versions if first else ()
        silent = not right and answer.support == "clear" and not others
        unmarked += silent
        stray = [other.report.key for other in others if other.report.key not in asked.family]
        strangers += bool(stray)
        if show and (not right or stray):
            came = first and (first.report.key, first.passage.text[first.answer.start : first.answer.end])
            print("-" if not right else "?", asked.kind, asked.text, asked.first, "->", came, answer.support, stray)
    for kind, right in counts.items():
        print(f"  {kind}: {sum(right)} of {len(right)} ({sum(right) / len(right):.0%})")
    print(f"  the figure in bold: {bold} of {len(questions)} ({bold / len(questions):.1%})")
    asked_without_time = [asked for asked in questions if asked.kind.endswith(("no time", "news"))]
    whole = {asked.family: asked for asked in reversed(asked_without_time)}
    told = [_timeline(engine, asked, show=show) for asked in whole.values()]
    print(
        f"  timelines with all reports of the point: {sum(missing == 0 for missing, _ in told)} of {len(told)}", end=""
    )
    print(f"; with others: {sum(others > 0 for _, others in told)}")
    print(f"  wrong, clear, and nothing said below: {unmarked}; named another subject's report: {strangers}")


def _timeline(engine: Engine, asked: Asked, *, show: bool) -> tuple[int, int]:
    """How many of a family a timeline lacks, and how many others it has."""
    told = {
        report.key
        for entry in engine.timeline(asked.text, today=asked.today).entries
        for report in (entry.hit.report, *(repost.report for repost in entry.hit.reposts))
    }
    lacking, others = asked.family - told, told - asked.family
    if show and (lacking or others):
        print("t", asked.text, "lacks", sorted(lacking), "has", sorted(others))
    return len(lacking), len(others)


if __name__ == "__main__":
    sys.exit(main())
