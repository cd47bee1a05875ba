"""Families of reports that were written one by one: a JSON object a line.

`source` says who published them; `today`, the day on which they are asked about, where it is not that of `making`;
`reports` are lists of key, day, title, text in Markdown and, where it is another, the source; `asks` are lists of kind,
question, key of the report that must come first, and what must stand in bold.
"""

import json
from datetime import date

from benchmarks.years.making import TODAY, Asked
from retrieval.readers import read_report
from retrieval.types import Report


def read_families(text: str) -> tuple[list[Report], list[Asked]]:
    """All reports and questions of a file."""
    reports: list[Report] = []
    questions: list[Asked] = []
    for family in map(json.loads, text.splitlines()):
        keys = {each[0]: f"{family['name']}-{each[0]}" for each in family["reports"]}
        for key, day, title, body, *other in family["reports"]:
            source = other[0] if other else family["source"]
            head = f"---\ntitle: '{title}'\nsource: '{source}'\ndate: {day}\n---\n"
            reports.append(read_report(f"{head}{body}\n".encode(), f"{keys[key]}.md"))
        every = frozenset(f"{key}.md" for key in keys.values())
        today = date.fromisoformat(family["today"]) if "today" in family else TODAY
        questions += [
            Asked(kind, asked, f"{keys[key]}.md", every, figure, today) for kind, asked, key, figure in family["asks"]
        ]
    return reports, questions
