"""The engines compared, each over the same tokens: `build` into a folder, `load`, then `search`."""

import hashlib
import json
import shutil
import sqlite3
import time
from collections.abc import Callable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.speed.corpus import Shard, documents, shards, words_only
from retrieval.index.bm25 import K1, B

Search = Callable[[Mapping[str, float]], list[float]]
"""Weighted terms -> the ten best scores."""

K = 10
MARKS = 8
"""A report has, as `retrieval.store.reposts` has it."""


def corpus(tokens: Path, passages: int, kind: str) -> Iterator[Shard]:
    """The shards with S1 tokens ("s1") or jieba's words alone ("words")."""
    found = shards(tokens, passages)
    return found if kind == "s1" else map(words_only, found)


def all_documents(tokens: Path, passages: int, kind: str) -> Iterator[list[str]]:
    """The terms of each passage."""
    return chain.from_iterable(map(documents, corpus(tokens, passages, kind)))


class Wenju:
    """This project's index in its SQLite file."""

    def build(self, tokens: Path, passages: int, kind: str, folder: Path) -> None:
        """Store shard after shard as segments, with their reports, then make them one."""
        from retrieval.analysis.tokens import Tokenizer
        from retrieval.index import codec
        from retrieval.index.inversion import invert_numbered
        from retrieval.index.segment import make_segment
        from retrieval.index.segments import SegmentStore
        from retrieval.ingest.entries import FreshReport, make_entries
        from retrieval.store.database import Store
        from retrieval.store.known_files import Files
        from retrieval.store.rows import insert_passages, insert_reports
        from retrieval.types import Passage, Report

        store = Store(folder / "index.db")
        files, segments = Files(store), SegmentStore(store)
        last = 0
        staged = []
        for shard in corpus(tokens, passages, kind):
            ids = np.arange(last + 1, last + 1 + len(shard.lengths))
            segment = make_segment(ids, shard.lengths)
            inverted = invert_numbered(shard.vocabulary, shard.occurrences, shard.lengths)
            staged.append(segments.stage(segment, codec.encode_blocks(inverted, segment.size)))
            with store.writing():
                for story in shard.stories:
                    sha256 = hashlib.sha256(story.id.encode()).hexdigest()
                    number = files.remember(f"{story.id}.md", state="indexed", size=1, modified=1, sha256=sha256)
                    report = Report(number, "", story.title, None, None, None, (), tuple(story.passages), (), sha256)
                    at, cut = 0, []
                    for ordinal, text in enumerate(story.passages):
                        last += 1
                        there = range(ordinal + 1, ordinal + 2)
                        cut.append(Passage(last, number, ordinal, there, at, at + len(text), text))
                        at += len(text) + 1
                    [entry] = make_entries([FreshReport(report, cut)])
                    insert_reports(store.connection, [(number, entry.columns)])
                    places = zip(cut, entry.places, strict=True)
                    insert_passages(store.connection, ((passage.id, number, place) for passage, place in places))
                    # The marks that reposts are found by, which take room; finding them is not what is measured.
                    marks = [(mark, number) for mark in entry.shingles.marks(MARKS)]
                    store.connection.executemany("INSERT OR IGNORE INTO repost_mark VALUES (?, ?)", marks)
        with store.writing():
            segments.publish(staged)
            segments.changed()
            fingerprint = Tokenizer(cache=tokens.parent / "dictionary").fingerprint
            store.set_settings({"last_passage": str(last), "fingerprint": fingerprint})
        segments.merge(tidy=True)
        store.shrink()
        store.close()

    def load(self, folder: Path) -> Search:
        """A transaction a question, as the engine has it; with the extra `fast`."""
        from retrieval.index.compiled.loading import load_loops
        from retrieval.index.segments import SegmentStore
        from retrieval.store.database import Store

        store = Store(folder / "index.db")
        segments = SegmentStore(store)
        load_loops()

        def search(weights: Mapping[str, float]) -> list[float]:
            with store.reading():
                return [score for _, score in segments.index().top(weights, K)]

        return search


class Tantivy:
    """tantivy 0.27: boosted term queries over pre-tokenised text, one segment."""

    def build(self, tokens: Path, passages: int, kind: str, folder: Path) -> None:
        """Index, and merge into one segment."""
        import tantivy

        index = tantivy.Index(self._schema(), path=str(folder))
        writer = index.writer(heap_size=1_000_000_000, num_threads=1)
        for terms in all_documents(tokens, passages, kind):
            document = tantivy.Document()
            document.add_text("body", " ".join(terms))
            writer.add_document(document)
        writer.commit()
        writer.wait_merging_threads()

    def load(self, folder: Path) -> Search:
        """A boolean query a question."""
        import tantivy

        schema = self._schema()
        index = tantivy.Index(schema, path=str(folder))
        searcher = index.searcher()

        def search(weights: Mapping[str, float]) -> list[float]:
            query = tantivy.Query.boolean_query(
                [
                    (
                        tantivy.Occur.Should,
                        tantivy.Query.boost_query(tantivy.Query.term_query(schema, "body", term, "freq"), weight),
                    )
                    for term, weight in weights.items()
                ]
            )
            return [score for score, _ in searcher.search(query, K, count=False).hits]

        return search

    def _schema(self) -> Any:  # noqa: ANN401 - tantivy has no types
        import tantivy

        builder = tantivy.SchemaBuilder()
        builder.add_text_field("body", stored=False, tokenizer_name="whitespace", index_option="freq")
        return builder.build()


class Bm25s:
    """bm25s 0.3 with numba; its BM25+ with delta 0 is our formula, in single precision."""

    def build(self, tokens: Path, passages: int, kind: str, folder: Path) -> None:
        """Index and save."""
        import bm25s

        numbers: dict[str, int] = {}
        ids = [
            [numbers.setdefault(term, len(numbers)) for term in terms]
            for terms in all_documents(tokens, passages, kind)
        ]
        model = bm25s.BM25(k1=K1, b=B, delta=0.0, method="bm25+", backend="numba")
        model.index((ids, numbers), show_progress=False)
        model.save(folder)

    def load(self, folder: Path) -> Search:
        """Its own retrieve, one thread."""
        import bm25s

        model = bm25s.BM25.load(folder)
        model.activate_numba_scorer()
        known = model.vocab_dict

        def search(weights: Mapping[str, float]) -> list[float]:
            # It takes no weights: a term is asked as often as it counts.
            terms = [number for term, weight in weights.items() if (number := known.get(term)) is not None
                     for _ in range(round(weight))]  # fmt: skip
            if not terms:
                return []
            found = model.retrieve([terms], k=K, show_progress=False, n_threads=1, return_as="tuple")
            return [score for score in found.scores[0].tolist() if score > 0]

        return search


class Fts5:
    """SQLite's FTS5 with its bm25(), pre-tokenised; terms spelt in hexadecimal, which its tokeniser keeps."""

    def build(self, tokens: Path, passages: int, kind: str, folder: Path) -> None:
        """Index without storing the text."""
        connection = sqlite3.connect(folder / "fts.db")
        connection.execute("CREATE VIRTUAL TABLE passage USING fts5(body, content='', detail=none)")
        rows = ((" ".join(map(_hex, terms)),) for terms in all_documents(tokens, passages, kind))
        with connection:
            connection.executemany("INSERT INTO passage (body) VALUES (?)", rows)
            connection.execute("INSERT INTO passage (passage) VALUES ('optimize')")
        connection.close()

    def load(self, folder: Path) -> Search:
        """Terms joined by OR."""
        connection = sqlite3.connect(folder / "fts.db")

        def search(weights: Mapping[str, float]) -> list[float]:
            query = " OR ".join(map(_hex, weights))
            rows = connection.execute(
                "SELECT bm25(passage) FROM passage WHERE passage MATCH ? ORDER BY 1 LIMIT ?", [query, K]
            )
            return [-score for (score,) in rows.fetchall()]

        return search


class RankBm25:
    """rank_bm25 0.2.2: get_scores, then argsort. It has no file; the tokens are read when it is loaded."""

    def build(self, tokens: Path, passages: int, kind: str, folder: Path) -> None:
        """Remember what to load."""
        (folder / "what.json").write_text(json.dumps([str(tokens), passages, kind]))

    def load(self, folder: Path) -> Search:
        """Index in memory."""
        from rank_bm25 import BM25Plus

        tokens, passages, kind = json.loads((folder / "what.json").read_text())
        model = BM25Plus(list(all_documents(Path(tokens), passages, kind)), k1=K1, b=B, delta=0)

        def search(weights: Mapping[str, float]) -> list[float]:
            query = [term for term, weight in weights.items() for _ in range(round(weight))]
            scores = model.get_scores(query)
            best: list[float] = scores[np.argsort(-scores)[:K]].tolist()
            return [score for score in best if score > 0]

        return search


PEERS: dict[str, Any] = {
    "wenju": Wenju(),
    "tantivy": Tantivy(),
    "bm25s": Bm25s(),
    "fts5": Fts5(),
    "rank_bm25": RankBm25(),
}


def build(peer: str, tokens: Path, passages: int, kind: str, folder: Path) -> dict[str, float]:
    """Build a peer's index unless it is there; returns seconds and bytes."""
    figures = folder / "built.json"
    if not figures.exists():
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        began = time.perf_counter()
        PEERS[peer].build(tokens, passages, kind, folder)
        seconds = time.perf_counter() - began
        size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
        figures.write_text(json.dumps({"seconds": seconds, "bytes": size}))
    found: dict[str, float] = json.loads(figures.read_text())
    return found


def counted(weights: Mapping[str, float], kind: str) -> dict[str, float]:
    """The part of a question's terms that a kind of index holds; words asked once count once there."""
    if kind == "s1":
        return dict(weights)
    return {term: weight / 2 for term, weight in weights.items() if term.startswith("w:") and weight >= 2}


def _hex(term: str) -> str:
    return "x" + term.encode().hex()
