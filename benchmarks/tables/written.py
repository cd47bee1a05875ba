"""Tables that were written one by one, as offices write them: a JSON object a line.

`name` and `text` are the file; `asks` are pairs of a question and what must come of it: words that must stand in bold,
`=` and what rows say together, `≥` and how many rows must be told, or "" where nothing may be clear.
"""

import json
import tempfile
from datetime import date
from pathlib import Path
from typing import Final

from retrieval.engine import Engine
from retrieval.types import Answer

TODAY: Final = date(2026, 3, 2)


def ask_written(file: Path, *, show: bool) -> bool:
    """Ask all questions of a file, print the figures, and tell whether the goal is reached."""
    families = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    right = wrong_clear = missing_clear = asked = missing = 0
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder, "reports")
        corpus.mkdir()
        for family in families:
            (corpus / family["name"]).write_text(family["text"], "utf-8")
        with Engine(Path(folder, "wenju.db"), corpus) as engine:
            engine.reindex()
            for question, expected in [ask for family in families for ask in family["asks"]]:
                answer = engine.search(question, today=TODAY)
                clear, fits = answer.support == "clear", bool(expected) and _fits(answer, expected)
                asked, missing = asked + bool(expected), missing + (not expected)
                right += fits
                wrong_clear += bool(expected) and clear and not fits
                missing_clear += clear and not expected
                if show and (not fits if expected else clear):
                    print(f"  {question} -> {answer.support}: {_bold(answer)} {answer.tally}; asked for: {expected}")
    print(f"{file.name}: {right} of {asked} right ({right / asked:.1%}), {wrong_clear} wrong and clear")
    print(f"  of {missing} that nothing answers {missing_clear} clear")
    return right >= 0.95 * asked and not wrong_clear + missing_clear


def _fits(answer: Answer, expected: str) -> bool:
    """Whether an answer says what it must, under whatever label."""
    if not answer.answered:
        return False
    if expected[0] == "=":
        said = answer.tally.value if answer.tally else _bold(answer)
        return expected[1:] == said or (answer.tally is None and said.endswith(f"：{expected[1:]}"))
    if expected[0] == "≥":
        return answer.tally is not None and len(answer.tally.items) == int(expected[1:])
    first = answer.tally.items[0].name if answer.tally and not answer.hits else ""
    return expected in (_bold(answer) or first)


def _bold(answer: Answer) -> str:
    hit = answer.hits[0] if answer.hits else None
    return hit.passage.text[hit.answer.start : hit.answer.end] if hit else ""
