"""What a user of the whole engine waits for, each task in a process of its own.

    python -m benchmarks.speed.engine search|add FOLDER SETS
    python -m benchmarks.speed.engine cold FOLDER SETS QUESTION
    python -m benchmarks.speed.engine bulk|waits CORPUS STORIES FOLDER

Prints one line of JSON. `search`, `cold` and `add` take the time as `benchmarks.speed.one` does, the others by the
clock, since several processes are at work.
"""

import itertools
import json
import resource
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import numpy as np
import platformdirs

from benchmarks.speed.corpus import read_stories, title_of
from benchmarks.speed.one import REPEATS, resident, timer
from benchmarks.speed.questions import questions
from retrieval.analysis.tokens import Tokenizer
from retrieval.engine import Engine
from retrieval.errors import EmptyQuestion
from retrieval.index.compiled.loading import load_loops
from retrieval.options import Options
from retrieval.search.judging.suggestions import suggest
from retrieval.store.database import Store
from retrieval.types import Report

SIZE = 230


@contextmanager
def opened(folder: Path, corpus: Path | None = None, workers: int = 2) -> Iterator[Engine]:
    """An engine over an index; its dictionary, which the engines of a process share, is loaded."""
    tokenizer = Tokenizer(cache=platformdirs.user_cache_path("wenju"))
    tokenizer.terms("词典")
    with Engine(folder / "index.db", corpus or folder, Options(passage_size=SIZE, workers=workers)) as engine:
        yield engine


def search(folder: Path, sets: Path) -> dict[str, float | list[int]]:
    """Milliseconds of `engine.search`, warm, the memory it takes, and which questions it answers."""
    answered = []
    load_loops()
    with opened(folder) as engine:
        asked = []
        for number, text in enumerate(questions(sets)):
            try:
                if engine.search(text).answered:
                    answered.append(number)
            except EmptyQuestion:
                continue
            asked.append(text)
        best = []
        for text in asked:
            times = []
            for _ in range(REPEATS):
                began = timer()
                engine.search(text)
                times.append(timer() - began)
            best.append(min(times))
    with closing(sqlite3.connect(folder / "index.db")) as connection:
        (text_bytes,) = connection.execute("SELECT sum(length(CAST(text AS BLOB))) FROM report").fetchone()
    p50, p99 = (1000 * np.percentile(best, [50, 99])).tolist()
    return {
        "p50": p50,
        "p99": p99,
        "memory": resident(),
        "bytes": (folder / "index.db").stat().st_size,
        "text": text_bytes,
        "answered": answered,
    }


def cold(folder: Path, sets: Path, number: int) -> dict[str, float]:
    """Milliseconds from opening the file to the first answer; import and dictionaries were there before.

    The question with that number has to be answered.
    """
    text = questions(sets)[number]
    suggest("词典", lambda _: True, lambda _: False, ["字典"])
    with opened(folder):
        began = timer()
        engine = Engine(folder / "index.db", folder, Options(passage_size=SIZE))
        seconds = timer() - began
        # Reads the word lists, and nothing of the index.
        with suppress(EmptyQuestion):
            engine.locate("", 0)
        began = timer()
        answer = engine.search(text)
        seconds += timer() - began
        engine.close()
    if not answer.answered:
        raise SystemExit(f"{text} is declined: as a cold start it would measure the suggestion too")
    return {"ms": 1000 * seconds}


def add(folder: Path, sets: Path) -> dict[str, float]:
    """Milliseconds and bytes written for one report of three passages; in a copy, which goes again."""
    texts = questions(sets)
    seconds, written = [], []
    with tempfile.TemporaryDirectory(dir=folder) as name:
        copy = Path(name)
        shutil.copy(folder / "index.db", copy)
        with opened(copy) as engine:
            for number in range(20):
                body = tuple("".join(texts[at : at + 9]) for at in range(number * 5, number * 5 + 27, 9))
                report = Report(0, f"benchmark-{number}.md", texts[number], None, None, None, (), body, (), str(number))
                before, began = bytes_written(), timer()
                engine.add(report)
                seconds.append(timer() - began)
                written.append(bytes_written() - before)
    return {"ms": 1000 * float(np.median(seconds)), "bytes": float(np.median(written)), "most": float(max(written))}


def bytes_written() -> int:
    """Bytes this process has handed to the system."""
    lines = Path("/proc/self/io").read_text().splitlines()
    return int(next(line.split()[1] for line in lines if line.startswith("wchar")))


def write_corpus(corpus: Path, stories: int, folder: Path) -> list[str]:
    """Stories as Markdown files; returns their texts."""
    folder.mkdir(parents=True, exist_ok=True)
    texts = []
    for number, story in enumerate(itertools.islice(read_stories(corpus), stories)):
        paragraphs = [line.strip() for line in story["text"].splitlines() if line.strip()]
        text = f"---\ntitle: {json.dumps(title_of(story), ensure_ascii=False)}\n---\n\n" + "\n\n".join(paragraphs)
        (folder / f"{number:06}.md").write_text(text + "\n", encoding="utf-8")
        texts.append("\n".join(paragraphs))
    return texts


def bulk(corpus: Path, stories: int, folder: Path) -> dict[str, float]:
    """Seconds of a reindex with two workers, and of bare jieba in one process on the same text."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import jieba
    jieba.setLogLevel(60)
    jieba.initialize()
    texts = write_corpus(corpus, stories, folder / "reports")
    for old in folder.glob("index.db*"):
        old.unlink()
    # What the measurement itself holds, jieba and the texts, is not the index's.
    before = resident()
    with opened(folder, folder / "reports") as engine:
        began = time.perf_counter()
        changes = engine.reindex()
        wenju = time.perf_counter() - began
    memory = peak(2) - before
    began = time.perf_counter()
    for text in texts:
        for _ in jieba.cut(text, HMM=False):
            pass
    bare = time.perf_counter() - began
    return {"seconds": wenju, "jieba": bare, "passages": changes.passages, "memory": memory}


def peak(workers: int) -> int:
    """The most memory that this process and its workers, each as large as the largest, have held."""
    own, other = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return 1024 * (own + workers * other)


def waits(corpus: Path, stories: int, folder: Path) -> dict[str, float]:
    """Milliseconds that questions and another writer wait while a reindex writes in another process.

    `read` is what a question can feel of locks: a transaction begun, the state of the index read, and ended. The
    reindex tokenises in one process, so that the questions have a core of their own on a machine with two.
    """
    write_corpus(corpus, stories, folder / "reports")
    for old in folder.glob("index.db*"):
        old.unlink()
    with opened(folder, folder / "reports") as engine:
        engine.reindex()
        command = [sys.executable, "-m", "benchmarks.speed.engine", "again", str(folder), ""]
        connection = sqlite3.connect(folder / "index.db", isolation_level=None, timeout=10)
        store = Store(folder / "index.db")
        reads, asked, writer = [], [], []
        text = "新能源汽车今年增长了多少？"
        quiet = [_timed(lambda: engine.search(text)) for _ in range(200)]
        with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
            while process.poll() is None:
                reads.append(_timed(lambda: _read(store)))
                asked.append(_timed(lambda: engine.search(text)))
                writer.append(_timed(lambda: _take_the_lock(connection)))
        connection.close()
        store.close()
    found = {"times": float(len(asked))}
    for name, seconds in (("read", reads), ("question", asked), ("quiet question", quiet), ("writer", writer)):
        found |= {name: 1000 * max(seconds), f"{name} p99": 1000 * float(np.percentile(seconds, 99))}
    return found


def _timed(task: Callable[[], object]) -> float:
    began = time.perf_counter()
    task()
    return time.perf_counter() - began


def _read(store: Store) -> None:
    with store.reading():
        store.setting("generation")


def _take_the_lock(connection: sqlite3.Connection) -> None:
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("ROLLBACK")


def main() -> None:
    """Do what the command line says."""
    task, first, second, *third = sys.argv[1:]
    if task in ("bulk", "waits"):
        corpus, stories, folder = Path(first), int(second), Path(third[0])
        found: Mapping[str, object] = (bulk if task == "bulk" else waits)(corpus, stories, folder)
    elif task == "again":
        with opened(Path(first), Path(first, "reports"), workers=1) as engine:
            engine.reindex(full=True)
        return
    elif task == "cold":
        found = cold(Path(first), Path(second), int(third[0]))
    else:
        found = (search if task == "search" else add)(Path(first), Path(second))
    print(json.dumps(found))


if __name__ == "__main__":
    main()
