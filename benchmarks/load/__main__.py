"""End-to-end load: from an update to the answer's sendMessage, against a bare python-telegram-bot echo in the same run.

    .venv/bin/python -m benchmarks.load                            # about three minutes on two cores
    .venv/bin/python -m benchmarks.load --corpus news.jsonl.gz     # with real stories
    .venv/bin/python -m benchmarks.load --folder .bench/load       # keeps corpus and index for the next run

Both bots run as processes of their own and poll the Bot API stand-in of tests/e2e over HTTP on loopback. So many
people wait for an answer at any time; each question is a new person's, so that no limit per chat plays a part, and
Wenju's limits overall are lifted. The corpus is the starter's and a pile of some 10,000 passages (`piles`), with
`--template` one whose reports are all alike. Beside the times stands the processor time a question: of the bot with its
child processes, and of stand-in and people together. Words alone answer, as without the extra `semantic`, unless
`--meaning` is given: then the vectors are made before, which takes a quarter of an hour, and each question is encoded.
"""

import argparse
import shutil
import tempfile
import threading
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from types import SimpleNamespace

from benchmarks.load.crowd import HEAD, LEVELS, Row, measure, running
from benchmarks.load.piles import Story, make_pile, make_stories, questions
from benchmarks.load.template import make_templated, questions_of_template
from benchmarks.speed.corpus import read_stories, title_of
from benchmarks.ways.piles import write_files
from retrieval.engine import Engine
from retrieval.options import Options
from tests.e2e.echo import Echo
from tests.e2e.standin import Standin
from tests.starter_questions import ANSWERABLE

STARTER = Path(__file__).parents[2] / "seeds"
STORIES, TEMPLATED = 4_500, 500
"""For 10,000 passages: stories that differ, and reports of one template."""


def echo(base_url: str, base_file_url: str, token: str) -> None:
    """The bare bot, for ever."""
    with Echo(SimpleNamespace(base_url=base_url, base_file_url=base_file_url, token=token)):
        threading.Event().wait()


def stories_of(corpus: Path | None) -> list[Story]:
    """The stories of the pile."""
    if corpus is None:
        return list(make_stories(STORIES))
    return [
        {
            "title": title_of(story),
            "source": story.get("source") or "江城晚报",
            "date": story.get("date") or "2023-07-01",
            "text": "\n\n".join(line.strip() for line in story["text"].splitlines() if line.strip()),
        }
        for story in islice(read_stories(corpus), STORIES)
    ]


def asked_of(options: argparse.Namespace) -> tuple[list[Story], Iterator[str]]:
    """The reports beside the starter's, and what is asked."""
    if options.template:
        return list(make_templated(TEMPLATED)), questions_of_template()
    stories = stories_of(options.corpus)
    return list(make_pile(stories)), questions(stories, [question.text for question in ANSWERABLE])


def index(folder: Path, reports: list[Story], *, meaning: bool) -> Path:
    """Index starter and reports in a folder, unless it has been done; returns the index."""
    seeds, database = folder / "seeds", folder / "wenju.db"
    if not seeds.exists():
        shutil.copytree(STARTER, seeds)
        write_files(seeds, reports)
    with Engine(database, seeds, Options(meaning=meaning)) as engine:
        changes = engine.reindex()
        if meaning:
            engine.fill_vectors(lambda step: print(f"{step.done}/{step.total} vectors", end="\r", flush=True))
    print(f"{changes.reports} reports, {changes.passages} passages, indexed in {changes.seconds:.0f} s\n")
    return database


def load_echo(asked: Iterator[str]) -> dict[int, Row]:
    """The times of the bare bot."""
    with Standin() as standin:
        place = standin.base_url, standin.base_file_url, standin.token
        with running(standin, "-m", "benchmarks.load", "--echo", *place) as bot:
            return measure("echo", standin, bot, asked)


def load_wenju(database: Path, seeds: Path, asked: Iterator[str], *, meaning: bool) -> dict[int, Row]:
    """The times of `wenju serve`."""
    with Standin() as standin, running(
        standin, "-m", "bot", "serve",
        TELEGRAM_BOT_TOKEN=standin.token, WENJU_API_BASE_URL=standin.base_url, WENJU_DB=str(database),
        WENJU_CORPUS=str(seeds), WENJU_QUESTIONS_PER_MINUTE="0", WENJU_SENDS_PER_SECOND="10000",
        WENJU_SEMANTIC=str(meaning).lower(),
    ) as bot:  # fmt: skip
        return measure("wenju, by meaning" if meaning else "wenju", standin, bot, asked)


def main() -> None:
    """Make the corpus, run both bots, print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--echo", nargs=3, metavar=("BASE", "FILES", "TOKEN"), help="be the echo bot (used inside)")
    parser.add_argument(
        "--corpus", type=Path, metavar="FILE", help="stories, as gzipped JSON Lines, in place of made ones"
    )
    parser.add_argument("--template", action="store_true", help="ask reports of one template, which are all alike")
    parser.add_argument("--meaning", action="store_true", help="answer by meaning too, as with the extra `semantic`")
    parser.add_argument("--folder", type=Path, help="where corpus and index are kept; made when missing")
    options = parser.parse_args()
    if options.echo:
        echo(*options.echo)
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.folder or Path(temporary, "kept")
        reports, asked = asked_of(options)
        database = index(folder, reports, meaning=options.meaning)
        # The bot remembers which updates it has seen, and the stand-in counts them from the same number each time.
        database = Path(shutil.copy(database, temporary))
        print(HEAD, flush=True)
        bare = load_echo(asked)
        ours = load_wenju(database, folder / "seeds", asked, meaning=options.meaning)
    for people in LEVELS:
        print(f"\nAt {people}: p50 is {ours[people].p50 / bare[people].p50:.2f} times the echo's.", end="")
    print()


if __name__ == "__main__":
    main()
