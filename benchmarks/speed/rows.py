"""Figures -> the rows of the table: what was measured, against what, and the goal where there is one."""

from collections.abc import Iterator
from typing import Any

import numpy as np

POINTS = (1_000, 10_000, 58_000, 233_195, 932_780)
SMALL, MIDDLE, LARGE, LARGEST = 1_000, 58_000, 233_195, 932_780

Figures = dict[str, Any]
Row = dict[str, Any]


def rows(figures: Figures) -> Iterator[Row]:
    """All rows that the figures known so far give."""
    yield from _index(figures)
    yield from _engine(figures)
    yield from _bulk(figures)
    yield from _ways(figures)


def _row(figure: str, passages: int | None, against: str, value: float, goal: float | None = None) -> Row:
    met = None if goal is None else bool(value <= goal)
    return {"figure": figure, "passages": passages, "peer": against, "value": round(value, 4), "goal": goal, "met": met}


def _index(figures: Figures) -> Iterator[Row]:
    """The search of the index alone, beside other libraries on the same tokens."""

    def ratio(figure: str, kind: str, passages: int, peer: str, field: str, goal: float | None = None) -> Iterator[Row]:
        ours, theirs = (figures.get(f"search {name} {kind} {passages}") for name in ("wenju", peer))
        if ours and theirs:
            yield _row(f"{figure}, {field}", passages, peer, ours[field] / theirs[field], goal)

    for passages in (LARGE, LARGEST):
        for field, goal in (("p50", 0.5), ("p99", 0.6)):
            yield from ratio("index search, S1 tokens", "s1", passages, "tantivy", field, goal)
    for field in ("p50", "p99"):
        yield from ratio("index search, S1 tokens, passages of 500", "s1-500", LARGE, "tantivy", field)
    for field, goal in (("p50", 1.5), ("p99", 1.0)):
        yield from ratio("index search, words alone", "words", LARGE, "bm25s", field, goal)
    yield from ratio("index search, words alone", "words", MIDDLE, "rank_bm25", "p50", 1 / 200)
    for passages, most in ((LARGE, None), (LARGEST, 12.0)):
        grown, before = (figures.get(f"search wenju s1 {number}") for number in (passages, MIDDLE))
        if grown and before:
            yield _row("growth of p50 from 58,000", passages, "itself", grown["p50"] / before["p50"], most)
    for peer, passages, goal in (("bm25s", LARGE, 1e-3), ("rank_bm25", MIDDLE, 1e-6)):
        worst = _difference(figures, peer, passages)
        if worst is not None:
            yield _row("largest difference of a top-10 score", passages, peer, worst, goal)


def _difference(figures: Figures, peer: str, passages: int) -> float | None:
    """Between the top-10 scores of the questions that both were asked for the record."""
    ours, theirs = (figures.get(f"search {name} words {passages}") for name in ("wenju", peer))
    if not ours or not theirs or len(ours["scores"]) != len(theirs["scores"]):
        return None
    pairs = zip(ours["scores"], theirs["scores"], strict=True)
    return max(
        float(np.abs(np.array(a) - np.array(b)).max(initial=0)) if len(a) == len(b) else np.inf for a, b in pairs
    )


def _engine(figures: Figures) -> Iterator[Row]:
    """Whole questions, and what an index costs as it grows."""
    for passages in (MIDDLE, LARGE, LARGEST):
        largest = passages == LARGEST
        if found := figures.get(f"engine {passages}"):
            yield _row("engine.search, p50, ms", passages, "", found["p50"])
            yield _row("engine.search, p99, ms", passages, "", found["p99"])
            if passages >= LARGE:
                goal = 1.0 if largest else None
                yield _row("resident memory while serving, GB", passages, "", found["memory"] / 1e9, goal)
        cold, small = (_cold(figures, number) for number in (passages, SMALL))
        if cold and small:
            goal = 2.0 if largest else None
            yield _row("first answer of a cold process", passages, "at 1,000 passages", cold / small, goal)
        added, before = (figures.get(f"add {number}") for number in (passages, SMALL))
        if added and before:
            goal = 3.0 if largest else None
            yield _row("adding one report", passages, "at 1,000 passages", added["ms"] / before["ms"], goal)
            yield _row("adding one report, bytes written", passages, "", added["bytes"])
    for passages in POINTS:
        if found := figures.get(f"engine {passages}"):
            goal = 3.0 if passages >= LARGE else None
            yield _row("database bytes", passages, "UTF-8 bytes of the text", found["bytes"] / found["text"], goal)


def _cold(figures: Figures, passages: int) -> float | None:
    found = [each["ms"] for name, each in figures.items() if name.startswith(f"cold {passages} ")]
    return float(np.median(found)) if found else None


def _bulk(figures: Figures) -> Iterator[Row]:
    """Many reports at once."""
    if found := figures.get("bulk"):
        ratio = found["seconds"] / found["jieba"]
        yield _row("bulk indexing, 2 workers", found["passages"], "jieba.cut(HMM=False)", ratio, 0.75)
    if found := figures.get("bulk all"):
        yield _row("memory while indexing in bulk, GB", found["passages"], "", found["memory"] / 1e9, 1.5)
    if found := figures.get("waits"):
        name = "during a reindex, ms: "
        yield _row(f"{name}longest read of a question's state", 1_500, "", found["read"], 50.0)
        yield _row(f"{name}engine.search, p99", 1_500, "", found["question p99"])
        yield _row(f"{name}engine.search before it, p99", 1_500, "", found["quiet question p99"])
        yield _row(f"{name}longest wait of another writer", 1_500, "", found["writer"])


def _ways(figures: Figures) -> Iterator[Row]:
    """What people wait for in the ways they use it (`benchmarks.ways`)."""
    kind = "" if figures.get("clock") else " processor"

    def ratio(found: Figures, this: str, that: str) -> float:
        return float(found[this + kind] / found[that + kind])

    for name in ("filters-middle", "filters-large"):
        if found := figures.get(f"way {name}"):
            for field, said in (
                ("source", "--source of few reports"),
                ("since", "--since of few reports"),
                ("none", "--since of no report"),
            ):
                value = ratio(found, field, "without")
                yield _row(f"a question with {said}", found["passages"], "without a filter", value, 2.0)
    if found := figures.get("way reposts"):
        value = ratio(found, "often", "once")
        yield _row("a question whose story has 200 reposts", found["passages"], "has none", value, 1.5)
    if found := figures.get("way adding"):
        for field, said in (("command", "`wenju add`"), ("bytes", "adding a file, in the process")):
            value = ratio(found, f"{field} large", f"{field} small")
            yield _row(said, found["passages"], "at 1,000 passages", value, 3.0)
        # The bot's own processor time is not seen from here.
        value = found["chat large"] / found["chat small"]
        yield _row("adding a file by chat", found["passages"], "at 1,000 passages", value, 3.0)
        for field, said in (("edit command", "`wenju edit`"), ("edit", "correcting a report, in the process")):
            value = ratio(found, f"{field} large", f"{field} small")
            yield _row(said, found["passages"], "at 1,000 passages", value, 3.0)
    if found := figures.get("way unchanged"):
        yield _row("a reindex that changes nothing, MB it takes", found["passages"], "", found["memory"] / 1e6, 30.0)
        yield _row("a reindex that changes nothing, s", found["passages"], "", found["seconds"])
    if found := figures.get("way gone"):
        value = found["after"] / found["before"]
        yield _row("index file when 9 of 10 reports are gone", found["passages"], "before", value, 0.25)
    if found := figures.get("way first"):
        value = found["first"] / found["next"]
        yield _row("first question after `wenju serve` polls", found["passages"], "those after it", value, 2.0)
    if found := figures.get("way commands"):
        yield _row("`wenju --help`", None, "python -c pass", ratio(found, "help", "pass"), 12.0)
        yield _row("`wenju ask`, the starter report", None, "python -c pass", ratio(found, "ask", "pass"), 25.0)
        if "ask examples" in found:
            value = ratio(found, "ask examples", "pass")
            yield _row("`wenju ask`, examples and their tables too", None, "python -c pass", value)
    if found := figures.get("way sources"):
        yield _row("`wenju sources`, 60,000 reports", found["passages"], "--json", ratio(found, "text", "json"), 2.0)
    if found := figures.get("way progress"):
        name = "reindex of 60,000 lines: "
        yield _row(f"{name}longest time without news", 60_000, "the whole", found["silence"] / found["whole"], 0.1)
        yield _row(f"{name}figures of progress shown", 60_000, "", found["figures"])
        yield _row(f"{name}s until the first", 60_000, "", found["first"])
