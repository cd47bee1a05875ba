"""Rows -> `benchmarks/results/`: the table, `latest.json` and two plots; and the goals into `benchmarks/README.md`."""

import json
import platform
import re
import sqlite3
from importlib.metadata import version
from pathlib import Path

from benchmarks.speed.rows import Figures, Row, rows

RESULTS = Path(__file__).parents[1] / "results"
README = RESULTS.with_name("README.md")


def write_report(figures: Figures) -> None:
    """Write what is known so far."""
    RESULTS.mkdir(exist_ok=True)
    found = list(rows(figures))
    (RESULTS / "latest.json").write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    table = [_machine(figures), "", *_table(found), "", *_engines(figures)]
    (RESULTS / "table.md").write_text("\n".join(table) + "\n", encoding="utf-8")
    goals = "\n".join(_table([row for row in found if row["goal"] is not None]))
    shown = re.sub(r"(?s)(?<=<!-- goals -->\n).*?(?=\n<!-- /goals -->)", lambda _: goals, README.read_text("utf-8"))
    README.write_text(shown, encoding="utf-8")
    _plots(figures)


def _machine(figures: Figures) -> str:
    packages = ", ".join(f"{name} {version(name)}" for name in ("numpy", "rank-bm25", "bm25s", "numba", "tantivy"))
    return (
        f"{platform.processor() or platform.machine()}, {_cores()}; Python {platform.python_version()}, SQLite"
        f" {sqlite3.sqlite_version}, {packages}."
        f" Times of a question by {'the clock' if figures.get('clock') else 'processor time'}; ratios of one run."
    )


def _table(found: list[Row]) -> list[str]:
    lines = ["| figure | passages | against | value | goal | met |", "|---|---|---|---|---|---|"]
    for row in found:
        passages = "" if row["passages"] is None else f"{row['passages']:,}"
        goal = "" if row["goal"] is None else f"≤ {row['goal']:g}"
        met = {None: "", True: "yes", False: "no"}[row["met"]]
        lines.append(f"| {row['figure']} | {passages} | {row['peer']} | {row['value']:.4g} | {goal} | {met} |")
    return lines


def _engines(figures: Figures) -> list[str]:
    lines = [
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
    return lines


def _cores() -> str:
    models = [
        line.split(":")[1].strip() for line in Path("/proc/cpuinfo").read_text().splitlines() if "model name" in line
    ]
    return f"{len(models)} × {models[0]}" if models else "unknown cores"


def _plots(figures: Figures) -> None:
    import matplotlib as mpl

    mpl.use("Agg")
    import matplotlib.pyplot as plt

    series: dict[tuple[str, str], list[tuple[int, Figures, Figures]]] = {}
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
