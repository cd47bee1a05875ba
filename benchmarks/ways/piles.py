"""Piles of reports made of the corpus's stories, each with its index, kept in the work folder.

Of a thousand reports 998 come from the big paper and are from before 2024, one is from a small paper, and one is from
2024: what few reports match.
"""

import itertools
import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.speed.corpus import read_stories, title_of
from retrieval.engine import Engine
from retrieval.options import Options

PASSAGE_SIZE = 230
SMALL, MIDDLE, LARGE = 250, 5_000, 60_000
"""Stories for 1,000, 20,000 and 225,000 passages, about."""

LINE = 70
"""Characters of a text in JSON Lines."""

BIG_PAPER, SMALL_PAPER = "江城日报", "山城晚报"
LATELY = date(2024, 1, 1)


@dataclass(frozen=True)
class Pile:
    """A folder of reports and its index, side by side as `wenju` keeps them."""

    folder: Path

    @property
    def reports(self) -> Path:
        """The corpus folder."""
        return self.folder / "seeds"

    @property
    def database(self) -> Path:
        """The index."""
        return self.folder / "wenju.db"

    @property
    def settings(self) -> dict[str, str]:
        """What a command has to find in its environment."""
        return {
            "WENJU_DB": str(self.database),
            "WENJU_CORPUS": str(self.reports),
            "WENJU_PASSAGE_SIZE": str(PASSAGE_SIZE),
        }

    def index(self) -> None:
        """Run `wenju reindex`."""
        subprocess.run(wenju("reindex"), env=environment(self), cwd=self.folder, check=True, stdout=subprocess.DEVNULL)


def wenju(*arguments: str) -> list[str]:
    """The command line of a command."""
    return [sys.executable, "-m", "bot", *arguments]


def environment(pile: Pile) -> dict[str, str]:
    """This process's environment with a pile's settings in place of its own."""
    # Installed packages are compiled; where nothing may be written down, each start would compile them again.
    without = ("WENJU_", "PYTHONDONTWRITEBYTECODE")
    others = {name: value for name, value in os.environ.items() if not name.startswith(without)}
    return {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path)} | others | pile.settings


def make_piles(corpus: Path, work: Path) -> None:
    """Make all that are missing."""
    for stories in (SMALL, MIDDLE, LARGE):
        pile_of(corpus, stories, work)


def pile_of(corpus: Path, stories: int, work: Path) -> Pile:
    """The pile of the first stories, made unless it is there."""
    pile = Pile(work / f"pile-{stories}")
    complete = pile.folder / "complete"
    if not complete.exists():
        shutil.rmtree(pile.folder, ignore_errors=True)
        write_files(pile.reports, reports(corpus, stories))
        pile.index()
        complete.touch()
    return pile


def opened(pile: Pile) -> Engine:
    """An engine in this process."""
    return Engine(pile.database, pile.reports, Options(passage_size=PASSAGE_SIZE))


def passages_of(pile: Pile) -> int:
    """How many passages its index holds."""
    with opened(pile) as engine:
        return engine.stats().passages


@contextmanager
def copied(pile: Pile) -> Iterator[Pile]:
    """A copy to change; Wenju never writes into a file that is there, so reports are linked."""
    with TemporaryDirectory(dir=pile.folder.parent) as name:
        copy = Pile(Path(name))
        shutil.copytree(pile.reports, copy.reports, copy_function=os.link)
        copy_index(pile.database, copy.database)
        # An index remembers its folder; no file of this one has changed.
        copy.index()
        yield copy


def copy_index(database: Path, to: Path) -> None:
    """Copy an index with what still stands in its write-ahead log."""
    for old in to.parent.glob(f"{to.name}*"):
        old.unlink()
    with closing(sqlite3.connect(database)) as source, closing(sqlite3.connect(to)) as target:
        source.backup(target)


def reports(corpus: Path, stories: int) -> Iterator[dict[str, str]]:
    """Title, source, date and text of the first stories."""
    for number, story in enumerate(itertools.islice(read_stories(corpus), stories)):
        lines = [line.strip() for line in story["text"].splitlines() if line.strip()]
        old = LATELY - timedelta(days=1 + number % 3_000)
        yield {
            "title": title_of(story),
            "source": SMALL_PAPER if number % 1_000 == 7 else BIG_PAPER,
            "date": (LATELY if number % 1_000 == 11 else old).isoformat(),
            "text": "\n\n".join(lines),
        }


def write_files(folder: Path, written: Iterable[dict[str, str]]) -> None:
    """A Markdown file each."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, report in enumerate(written):
        (folder / f"{number:06}.md").write_text(markdown(report), "utf-8")


def write_lines(folder: Path, written: Iterable[dict[str, str]]) -> None:
    """One file of JSON Lines: how each begins, so that the file is no larger than allowed."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "news.jsonl").open("w", encoding="utf-8") as file:
        for report in written:
            file.write(json.dumps(report | {"text": report["text"][:LINE]}, ensure_ascii=False) + "\n")


def markdown(report: dict[str, str]) -> str:
    """A report with its front matter."""
    head = "".join(
        f"{field}: {json.dumps(report[field], ensure_ascii=False)}\n" for field in ("title", "source", "date")
    )
    return f"---\n{head}---\n\n{report['text']}\n"
