"""Makes tables, asks for their cells, and prints how often the asked row alone answers.

    python -m benchmarks.tables [--seed N] [--rows N ...] [--cells N] [--aside] [--wrong]
    python -m benchmarks.tables --written FILE [--wrong]

Each table is written as Markdown, a web page, a Word document, a sheet, a .csv, slides, an OpenDocument text, a book
and a mail, and indexed with three others of the kind. A cell is right where its row is shown alone, and the bold words
are the header and the cell. As many questions as cells, divided by four, ask for rows, columns and years that are not
there: none may be answered as clear.
`--aside` draws from the words kept aside, at which nobody looks while the code is made. The exit status is 1 where a
goal is missed.
"""

import argparse
import random
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from benchmarks.tables.making import Asked, Made, cells_asked, make_table, near_misses
from benchmarks.tables.offices import as_book, as_mail, as_open_document, as_slides
from benchmarks.tables.writing import as_commas, as_markdown, as_page, as_sheet, as_word
from benchmarks.tables.written import ask_written
from retrieval.engine import Engine
from retrieval.types import Answer

GOAL: Final = 0.95
"""Of the cells: their row alone, header and cell bold."""

FORMATS: Final[dict[str, Callable[[Made], bytes]]] = {
    "md": as_markdown, "html": as_page, "docx": as_word, "xlsx": as_sheet, "csv": as_commas, "pptx": as_slides,
    "odt": as_open_document, "epub": as_book, "eml": as_mail,
}  # fmt: skip
"""By the ending of the file."""

ROWS: Final = (8, 30, 200)
_NEAR: Final = 4
_OTHERS: Final = 3


@dataclass
class Counts:
    """What became of the cells asked for."""

    asked: int = 0
    right: int = 0
    clear: int = 0
    wrong_clear: int = 0
    missing: int = 0
    missing_clear: int = 0

    def count(self, asked: Asked, *, right: bool, clear: bool) -> None:
        """Count an answer."""
        if asked.cell:
            self.asked += 1
            self.right += right
            self.clear += clear
            self.wrong_clear += clear and not right
        else:
            self.missing += 1
            self.missing_clear += clear


def is_right(answer: Answer, asked: Asked) -> bool:
    """Whether the row asked for stands alone, with header and cell in bold."""
    if not answer.answered:
        return False
    hit = answer.hits[0]
    text = hit.passage.text
    row, bold = text[hit.window.start : hit.window.end], text[hit.answer.start : hit.answer.end]
    about = " · ".join(asked.labels)
    return (
        f"{about} · " in f"{row} · " and "\n" not in row and bold.startswith(f"{''.join(asked.column)}：{asked.cell}")
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.tables", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--seed", type=int, default=1, help="draws the words (default: 1)")
    parser.add_argument("--rows", type=int, nargs="+", default=ROWS, help="rows of the tables (default: 8 30 200)")
    parser.add_argument("--cells", type=int, default=40, help="cells asked for of each table at most (default: 40)")
    parser.add_argument("--aside", action="store_true", help="draw from the words kept aside")
    parser.add_argument("--written", type=Path, metavar="FILE", help="ask the tables of FILE instead")
    parser.add_argument("--wrong", action="store_true", help="print what went wrong")
    options = parser.parse_args(arguments)
    if options.written:
        return 0 if ask_written(options.written, show=options.wrong) else 1
    total = Counts()
    print("file  rows | cells  row alone  clear  wrong and clear | not there  clear")
    for ending in FORMATS:
        for rows in options.rows:
            own = Counts()
            draw = random.Random(f"{options.seed} {ending} {rows}")
            made = make_table(draw, rows, aside=options.aside)
            for asked, answer in _answers(made, ending, draw, options.cells, aside=options.aside):
                right, clear = is_right(answer, asked), answer.support == "clear"
                own.count(asked, right=right, clear=clear)
                total.count(asked, right=right, clear=clear)
                if options.wrong and (clear if not asked.cell else not right):
                    print(f"  {asked.question} -> {answer.support}: {_shown(answer)}; asked for: {asked.cell or '-'}")
            print(_line(ending, rows, own))
    print(_line("all", "", total))
    return 0 if total.right >= GOAL * total.asked and not total.wrong_clear + total.missing_clear else 1


def _answers(made: Made, ending: str, draw: random.Random, most: int, *, aside: bool) -> list[tuple[Asked, Answer]]:
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder, "reports")
        corpus.mkdir()
        (corpus / f"公告.{ending}").write_bytes(FORMATS[ending](made))
        for number in range(_OTHERS):
            (corpus / f"另{number}.md").write_bytes(as_markdown(make_table(draw, 8, aside=not aside)))
        every = [*cells_asked(made, draw, most), *near_misses(made, draw, most // _NEAR, aside=aside)]
        with Engine(Path(folder, "wenju.db"), corpus) as engine:
            engine.reindex()
            return [(asked, engine.search(asked.question)) for asked in every]


def _shown(answer: Answer) -> str:
    if not answer.hits:
        return ""
    hit = answer.hits[0]
    return hit.passage.text[hit.answer.start : hit.answer.end]


def _line(ending: str, rows: object, counts: Counts) -> str:
    share = 100 * counts.right / max(counts.asked, 1)
    return (
        f"{ending:5} {rows:4} | {counts.asked:5}  {share:7.1f} %  {counts.clear:5}  {counts.wrong_clear:15}"
        f" | {counts.missing:9}  {counts.missing_clear:5}"
    )


if __name__ == "__main__":
    sys.exit(main())
