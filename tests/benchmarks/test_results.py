"""benchmarks/README.md tells the goals as the last whole run met or missed them."""

import json
import re
from pathlib import Path

from benchmarks.speed.rows import rows

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"


def test_the_table_of_goals_is_that_of_the_results():
    shown = (BENCHMARKS / "README.md").read_text("utf-8").splitlines()
    table = (BENCHMARKS / "results" / "table.md").read_text("utf-8").splitlines()
    with_goal = [line for line in table if re.search(r"\| (yes|no) \|$", line)]
    measured = json.loads((BENCHMARKS / "results" / "latest.json").read_text("utf-8"))

    assert len(with_goal) == sum(row["goal"] is not None for row in measured) > 10
    assert [line for line in shown if line in with_goal] == with_goal


def test_processor_time_is_compared_unless_the_machine_was_left_alone():
    clock = {"pass": 1.0, "help": 13.0, "ask": 24.0, "ask examples": 30.0}
    processor = {"pass processor": 1.0, "help processor": 11.0, "ask processor": 26.0, "ask examples processor": 31.0}
    figures = {"way commands": clock | processor}

    busy = {row["figure"]: row["met"] for row in rows(figures) if row["goal"]}
    alone = {row["figure"]: row["met"] for row in rows(figures | {"clock": True}) if row["goal"]}

    assert busy == {"`wenju --help`": True, "`wenju ask`, the starter report": False}
    assert alone == {"`wenju --help`": False, "`wenju ask`, the starter report": True}
