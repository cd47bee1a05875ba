"""The same reports in both indexes, kept in the work folder and in the cluster."""

import itertools
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.ways.piles import reports, write_files
from retrieval.analysis import cut_passages
from retrieval.engine import Engine
from retrieval.options import Cluster, Options
from retrieval.types import Report

SIZE = 230
"""Characters of a passage, as `benchmarks.speed` cuts them."""


@dataclass(frozen=True)
class Both:
    """One pile of reports.

    Attributes:
        folder: Where its files and its SQLite file lie.
        cluster: Where its other index lies.
    """

    folder: Path
    cluster: Cluster

    @contextmanager
    def opened(self) -> Iterator[tuple[Engine, Engine]]:
        """An engine over the file and one over the cluster, both of the same reports."""
        with self.engine(None) as embedded, self.engine(self.cluster) as clustered:
            yield embedded, clustered

    def engine(self, cluster: Cluster | None) -> Engine:
        """One of the two."""
        options = Options(passage_size=SIZE, cluster=cluster)
        return Engine(self.folder / "wenju.db", self.folder / "seeds", options)

    def load(self) -> dict[str, float]:
        """Bring both in line with the files; passages, and passages a second where all were new."""
        figures = {}
        for name, cluster in (("embedded", None), ("cluster", self.cluster)):
            with self.engine(cluster) as engine:
                began = time.monotonic()
                changes = engine.reindex()
                seconds = time.monotonic() - began
                figures["passages"] = changes.passages
                if changes.added == changes.reports:
                    figures[f"{name} passages/s"] = round(changes.passages / seconds)
                figures[f"{name} bytes/passage"] = round(
                    (engine.stats().database_bytes or 0) / max(changes.passages, 1)
                )
        return figures


def pile(corpus: Path, work: Path, passages: int, urls: tuple[str, ...]) -> Both:
    """The first stories that make so many passages, written out unless they are."""
    folder = work / f"both-{passages}"
    if not (folder / "complete").exists():
        write_files(folder / "seeds", itertools.islice(reports(corpus, 10**9), stories_for(corpus, passages)))
        (folder / "complete").touch()
    return Both(folder, Cluster(urls, index=f"bench-{passages}"))


def stories_for(corpus: Path, passages: int) -> int:
    """How many stories make at most so many passages."""
    found = 0
    for number, story in enumerate(reports(corpus, 10**9)):
        paragraphs = tuple(story["text"].split("\n\n"))
        made = Report(0, "", story["title"], None, None, None, (), paragraphs, (), "")
        found += len(cut_passages(made, SIZE))
        if found > passages:
            return number
    return number + 1
