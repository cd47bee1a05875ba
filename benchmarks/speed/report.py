"""Figures -> `benchmarks/results/`: the table, `latest.json` and two plots."""

import json
import platform
import sqlite3
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np

RESULTS = Path(__file__).parents[1] / "results"
LARGE, LARGEST = 233_195, 932_780

Row = dict[str, Any]


def write_report(figures: dict[str, Any]) -> None:
    """Write what is known so far."""
    RESULTS.mkdir(exist_ok=True)
    rows = list(_rows(figures))
    (RESULTS / "latest.json").write_text(json.dumps(rows, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    (RESULTS / "table.md").write_text(_table(rows, figures), encoding="utf-8")
    _plots(figures)


def _row(figure: str, passages: int, peer: str, value: float, goal: float | None) -> Row:
    met = None if goal is None else bool(value <= goal)
    return {"figure": figure, "passages": passages, "peer": peer, "value": round(value, 4), "goal": goal, "met": met}


def _rows(figures: dict[str, Any]) -> Iterator[Row]:
    def ratio(figure: str, kind: str, passages: int, peer: str, field: str, goal: float | None) -> Iterator[Row]:
        ours, theirs = (figures.get(f"search {name} {kind} {passages}") for name in ("wenju", peer))
        if ours and theirs:
            yield _row(f"{figure}, {field}", passages, peer, ours[field] / theirs[field], goal)

    for passages in (LARGE, LARGEST):
        for field, goal in (("p50", 0.5), ("p99", 0.6)):
            yield from ratio("index search, S1 tokens", "s1", passages, "tantivy", field, goal)
    for field in ("p50", "p99"):
        yield from ratio("index search, S1 tokens, passages of 500", "s1-500", LARGE, "tantivy", field, None)
    for field, goal in (("p50", 1.5), ("p99", 1.0)):
        yield from ratio("index search, words alone", "words", LARGE, "bm25s", field, goal)
    yield from ratio("index search, words alone", "words", 58_000, "rank_bm25", "p50", 1 / 200)
    for passages in (58_000, LARGE, LARGEST):
        if found := figures.get(f"engine {passages}"):
            goal = 3.0 if passages == LARGE else None
            yield _row("engine.search, p50", passages, "index search", found["p50"] / found["index"], goal)
    for passages in (58_000, LARGE, LARGEST):
        cold = [
            [figures[f"cold {n} {s}"]["ms"] for s in range(7) if f"cold {n} {s}" in figures] for n in (passages, 1000)
        ]
        goal = 2.0 if passages == LARGEST else None
        if all(cold):
            value = float(np.median(cold[0]) / np.median(cold[1]))
            yield _row("first answer of a cold process", passages, "at 1,000 passages", value, goal)
        adds = [figures.get(f"add {n}") for n in (passages, 1000)]
        goal = 3.0 if passages == LARGEST else None
        if adds[0] and adds[1]:
            yield _row("adding one report", passages, "at 1,000 passages", adds[0]["ms"] / adds[1]["ms"], goal)
            yield _row("adding one report, bytes written", passages, "none", adds[0]["bytes"], None)
    if bulk := figures.get("bulk"):
        value = bulk["seconds"] / bulk["jieba"]
        yield _row("bulk indexing, 2 workers", bulk["passages"], "jieba.cut(HMM=False)", value, 0.75)
    if found := figures.get("bulk all"):
        yield _row("memory while indexing in bulk, GB", found["passages"], "none", found["memory"] / 1e9, 1.5)
    for passages in (1_000, 10_000, 58_000, LARGE, LARGEST):
        if found := figures.get(f"engine {passages}"):
            goal = 3.0 if passages >= LARGE else None
            yield _row("database bytes", passages, "UTF-8 bytes of the text", found["bytes"] / found["text"], goal)
    for passages in (58_000, LARGE, LARGEST):
        if found := figures.get(f"many {passages}"):
            value = found["one"] / found["many"]
            yield _row("search one by one, of search_many's rate", passages, "search_many", value, 1 / 3)
            yield _row("memory of search_many, two processes, GB", passages, "none", found["memory"] / 1e9, None)
    for passages in (LARGE, LARGEST):
        if found := figures.get(f"engine {passages}"):
            goal = 1.0 if passages == LARGEST else None
            yield _row("resident memory while serving, GB", passages, "none", found["memory"] / 1e9, goal)
    growth = [figures.get(f"search wenju s1 {n}") for n in (58_000, LARGEST, LARGE)]
    if growth[0] and growth[1]:
        yield _row("growth of p50 from 58,000", LARGEST, "itself", growth[1]["p50"] / growth[0]["p50"], 12.0)
    if growth[0] and growth[2]:
        yield _row("growth of p50 from 58,000", LARGE, "itself", growth[2]["p50"] / growth[0]["p50"], None)
    if found := figures.get("waits"):
        name = "during a reindex, ms: "
        yield _row(f"{name}longest read of a question's state", 1_500, "none", found["read"], 50.0)
        yield _row(f"{name}engine.search, p99", 1_500, "none", found["question p99"], None)
        yield _row(f"{name}engine.search before it, p99", 1_500, "none", found["quiet question p99"], None)
        yield _row(f"{name}longest wait of another writer", 1_500, "none", found["writer"], None)
    for peer, passages in (("bm25s", LARGE), ("rank_bm25", 58_000)):
        worst = _difference(figures, peer, passages)
        if worst is not None:
            yield _row("largest difference of a top-10 score", passages, peer, worst, 1e-3 if peer == "bm25s" else 1e-6)


def _difference(figures: dict[str, Any], peer: str, passages: int) -> float | None:
    """Between the top-10 scores of the questions that both were asked for the record."""
    ours, theirs = (figures.get(f"search {name} words {passages}") for name in ("wenju", peer))
    if not ours or not theirs or len(ours["scores"]) != len(theirs["scores"]):
        return None
    pairs = zip(ours["scores"], theirs["scores"], strict=True)
    return max(
        float(np.abs(np.array(a) - np.array(b)).max(initial=0)) if len(a) == len(b) else np.inf for a, b in pairs
    )


def _table(rows: list[Row], figures: dict[str, Any]) -> str:
    packages = ", ".join(f"{name} {version(name)}" for name in ("numpy", "rank-bm25", "bm25s", "numba", "tantivy"))
    lines = [
        (
            f"{platform.processor() or platform.machine()}, {_cores()}; Python {platform.python_version()}, SQLite"
            f" {sqlite3.sqlite_version}, {packages}."
            f" Times of a question by {'the clock' if figures.get('clock') else 'processor time'}; ratios of one run."
        ),
        "",
        "| figure | passages | against | value | goal | met |",
        "|---|---|---|---|---|---|",
    ]
    for row in rows:
        goal = "" if row["goal"] is None else f"≤ {row['goal']:g}"
        met = {None: "", True: "yes", False: "no"}[row["met"]]
        lines.append(f"| {row['figure']} | {row['passages']:,} | {row['peer']} | {row['value']:.4g} | {goal} | {met} |")
    lines += [
        "",
        "| engine | tokens | passages | p50 ms | p95 ms | p99 ms | build s | MB |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for name, found in figures.items():
        if name.startswith("search "):
            _, peer, kind, passages = name.split()
            built = figures.get(f"build {peer} {kind} {passages}", {"seconds": 0.0, "bytes": 0})
            cells = [peer, kind, f"{int(passages):,}"]
            cells += [f"{found[field]:.3g}" for field in ("p50", "p95", "p99")]
            cells += [f"{built['seconds']:.0f}", f"{built['bytes'] / 1e6:.0f}"]
            lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def _cores() -> str:
    models = [
        line.split(":")[1].strip() for line in Path("/proc/cpuinfo").read_text().splitlines() if "model name" in line
    ]
    return f"{len(models)} × {models[0]}" if models else "unknown cores"


def _plots(figures: dict[str, Any]) -> None:
    import matplotlib as mpl

    mpl.use("Agg")
    import matplotlib.pyplot as plt

    series: dict[tuple[str, str], list[tuple[int, dict[str, Any], dict[str, Any]]]] = {}
    for name, found in figures.items():
        if name.startswith("search "):
            _, peer, kind, passages = name.split()
            built = figures.get(f"build {peer} {kind} {passages}", {})
            series.setdefault((peer, kind), []).append((int(passages), found, built))
    figure, axes = plt.subplots(figsize=(7, 4.5))
    for (peer, kind), points in sorted(series.items()):
        points.sort(key=lambda point: point[0])
        axes.plot([p for p, _, _ in points], [found["p50"] for _, found, _ in points], "o-", label=f"{peer}, {kind}")
    axes.set(xscale="log", yscale="log", xlabel="passages", ylabel="index search, p50, ms")
    axes.grid(alpha=0.3)
    axes.legend(fontsize=8)
    figure.tight_layout()
    figure.savefig(RESULTS / "latency.png", dpi=110)
    plt.close(figure)
    figure, both = plt.subplots(1, 2, figsize=(10, 4.5))
    for axes, field, label, unit in ((both[0], "seconds", "index building, s", 1.0), (both[1], "bytes", "MB", 1e6)):
        for (peer, kind), points in sorted(series.items()):
            known = [(p, built[field] / unit) for p, _, built in points if field in built]
            if known and peer != "rank_bm25":
                axes.plot(*zip(*known, strict=True), "o-", label=f"{peer}, {kind}")
        axes.set(xscale="log", yscale="log", xlabel="passages", ylabel=label)
        axes.grid(alpha=0.3)
        axes.legend(fontsize=8)
    figure.tight_layout()
    figure.savefig(RESULTS / "indexing.png", dpi=110)
    plt.close(figure)
