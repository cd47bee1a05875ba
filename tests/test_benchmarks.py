"""benchmarks/README.md tells the goals as the last whole run met or missed them."""

import json
import re
from pathlib import Path

BENCHMARKS = Path(__file__).parents[1] / "benchmarks"


def test_the_table_of_goals_is_that_of_the_results():
    shown = (BENCHMARKS / "README.md").read_text("utf-8").splitlines()
    table = (BENCHMARKS / "results" / "table.md").read_text("utf-8").splitlines()
    with_goal = [line for line in table if re.search(r"\| (yes|no) \|$", line)]
    measured = json.loads((BENCHMARKS / "results" / "latest.json").read_text("utf-8"))

    assert len(with_goal) == sum(row["goal"] is not None for row in measured) > 10
    assert [line for line in shown if line in with_goal] == with_goal
