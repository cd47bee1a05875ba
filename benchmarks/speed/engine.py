"""What a user of the whole engine waits for, each task in a process of its own.

    python -m benchmarks.speed.engine search|cold|add FOLDER SETS CACHE
    python -m benchmarks.speed.engine bulk CORPUS STORIES FOLDER CACHE
    python -m benchmarks.speed.engine waits CORPUS STORIES FOLDER CACHE

Prints one line of JSON.
"""

import itertools
import json
import os
import sqlite3
import subprocess
import sys
import time
import warnings
from pathlib import Path

import numpy as np

from benchmarks.speed.corpus import read_stories, title_of
from benchmarks.speed.one import REPEATS, resident
from benchmarks.speed.questions import questions
from retrieval.engine import Engine
from retrieval.errors import EmptyQuestion
from retrieval.options import Options
from retrieval.types import Report

SIZE = 230


def opened(folder: Path, corpus: Path | None = None, workers: int = 2) -> Engine:
    """The engine over a built index, its dictionary loaded."""
    engine = Engine(folder / "index.db", corpus or folder, Options(passage_size=SIZE, workers=workers))
    engine._current_tokenizer()
    return engine


def search(folder: Path, sets: Path) -> dict[str, float]:
    """Milliseconds of `engine.search` and of its index search alone, warm, and the memory it takes."""
    whole, index = [], []
    with opened(folder) as engine:
        asked = questions(sets)
        tokenizer = engine._current_tokenizer()
        for text in asked:
            times = []
            try:
                weights = tokenizer.question(text).weights
            except EmptyQuestion:
                continue
            for _ in range(REPEATS):
                began = time.perf_counter()
                engine.search(text)
                between = time.perf_counter()
                with engine._store.reading():
                    engine._segments.index().top(weights, 30)
                times.append((between - began, time.perf_counter() - between))
            whole.append(min(pair[0] for pair in times))
            index.append(min(pair[1] for pair in times))
    p50, p99 = (1000 * np.percentile(whole, [50, 99])).tolist()
    return {"p50": p50, "p99": p99, "index": 1000 * float(np.median(index)), "memory": resident()}


def cold(folder: Path, sets: Path) -> dict[str, float]:
    """Milliseconds from opening the file to the first answer; import and dictionary were there before."""
    text = questions(sets)[int(os.environ.get("QUESTION", "0"))]
    with opened(folder) as engine:
        tokenizer = engine._current_tokenizer()
    began = time.perf_counter()
    engine = Engine(folder / "index.db", folder, Options(passage_size=SIZE))
    engine._tokenizer = tokenizer
    engine.search(text)
    seconds = time.perf_counter() - began
    engine.close()
    return {"ms": 1000 * seconds}


def add(folder: Path, sets: Path) -> dict[str, float]:
    """Milliseconds and bytes written for one report of three passages, removed again afterwards."""
    texts = questions(sets)
    seconds, written, added = [], [], []
    with opened(folder) as engine:
        for number in range(20):
            body = tuple("".join(texts[at : at + 9]) for at in range(number * 5, number * 5 + 27, 9))
            report = Report(0, f"benchmark-{number}.md", texts[number], None, None, None, (), body, (), str(number))
            before, began = bytes_written(), time.perf_counter()
            added.append(engine.add(report).id)
            seconds.append(time.perf_counter() - began)
            written.append(bytes_written() - before)
        for number in added:
            engine.remove(number)
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
    (folder / "index.db").unlink(missing_ok=True)
    with opened(folder, folder / "reports") as engine:
        began = time.perf_counter()
        changes = engine.reindex()
        wenju = time.perf_counter() - began
    began = time.perf_counter()
    for text in texts:
        for _ in jieba.cut(text, HMM=False):
            pass
    bare = time.perf_counter() - began
    return {"seconds": wenju, "jieba": bare, "passages": changes.passages, "memory": peak()}


def peak() -> int:
    """The most memory that this process has held."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return 1024 * int(next(line.split()[1] for line in lines if line.startswith("VmHWM")))


def waits(corpus: Path, stories: int, folder: Path, cache: Path) -> dict[str, float]:
    """Milliseconds that a question and another writer wait while a reindex runs in another process."""
    write_corpus(corpus, stories, folder / "reports")
    (folder / "index.db").unlink(missing_ok=True)
    with opened(folder, folder / "reports") as engine:
        engine.reindex()
        command = [sys.executable, "-m", "benchmarks.speed.engine", "again", str(corpus), "0", str(folder), str(cache)]
        connection = sqlite3.connect(folder / "index.db", isolation_level=None, timeout=10)
        writer, asked = [], []
        with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
            while process.poll() is None:
                began = time.perf_counter()
                engine.search("新能源汽车今年增长了多少？")
                between = time.perf_counter()
                connection.execute("BEGIN IMMEDIATE")
                connection.execute("ROLLBACK")
                asked.append(between - began)
                writer.append(time.perf_counter() - between)
        connection.close()
    return {
        "question": 1000 * max(asked),
        "question_p99": 1000 * float(np.percentile(asked, 99)),
        "writer": 1000 * max(writer),
        "writer_p99": 1000 * float(np.percentile(writer, 99)),
        "times": len(asked),
    }


def main() -> None:
    """Do what the command line says."""
    task, *rest = sys.argv[1:]
    if task in ("bulk", "waits", "again"):
        corpus, stories, folder = Path(rest[0]), int(rest[1]), Path(rest[2])
        if task == "bulk":
            print(json.dumps(bulk(corpus, stories, folder)))
        elif task == "waits":
            print(json.dumps(waits(corpus, stories, folder, Path(rest[3]))))
        else:
            with opened(folder, folder / "reports") as engine:
                engine.reindex(full=True)
    else:
        print(json.dumps({"search": search, "cold": cold, "add": add}[task](Path(rest[0]), Path(rest[1]))))


if __name__ == "__main__":
    main()
