"""A database of the first version is brought up to date when it is opened, and answers as before."""

import sqlite3
from collections import Counter

import numpy as np
import pytest
from rank_bm25 import BM25Plus

from retrieval.engine import Engine
from retrieval.index import codec
from retrieval.index.inverted import invert
from retrieval.index.segments import SegmentStore
from retrieval.store.database import Store
from retrieval.store.migrations import migrations
from tests.retrieval.making import write_report

DOCUMENTS = {1: list("天地玄黄天天"), 2: list("宇宙洪荒"), 4: list("天宇"), 5: list("地天荒荒荒荒荒"), 9: list("洪")}
DEAD = {2}


def first_version(path):
    """A file with the schema of version 0.1.0 and two segments of postings in it."""
    connection = sqlite3.connect(path)
    connection.executescript(
        """
        PRAGMA application_id = 0x57454E4A;
        CREATE TABLE _sqlite_migrations (id INTEGER PRIMARY KEY, migration_set TEXT, name TEXT, applied_at TEXT);
        INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES
            ('wenju', 'm001_reports_and_passages', '2026-11-22'), ('wenju', 'm002_segments_of_postings', '2026-11-22');
        CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT) STRICT;
        INSERT INTO setting VALUES ('last_segment', '2'), ('last_passage', '9'), ('generation', '7');
        CREATE TABLE file (id INTEGER PRIMARY KEY, key TEXT NOT NULL, size INTEGER, modified INTEGER, sha256 TEXT,
            state TEXT NOT NULL, reason TEXT) STRICT;
        CREATE UNIQUE INDEX idx_file_key ON file (key);
        CREATE TABLE report (id INTEGER PRIMARY KEY REFERENCES file(id), title TEXT NOT NULL, source TEXT,
            published TEXT, url TEXT, bylines TEXT NOT NULL, text TEXT NOT NULL, related TEXT NOT NULL,
            sha256 TEXT NOT NULL) STRICT;
        CREATE TABLE passage (id INTEGER PRIMARY KEY, report_id INTEGER NOT NULL REFERENCES report(id),
            ordinal INTEGER NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL, start INTEGER NOT NULL,
            "end" INTEGER NOT NULL) STRICT;
        CREATE UNIQUE INDEX idx_passage_report_id_ordinal ON passage (report_id, ordinal);
        CREATE TABLE segment (id INTEGER PRIMARY KEY, live INTEGER NOT NULL, passages BLOB NOT NULL,
            lengths BLOB NOT NULL, dead BLOB NOT NULL) STRICT;
        CREATE TABLE posting (segment_id INTEGER NOT NULL REFERENCES segment(id), term TEXT NOT NULL,
            slots BLOB NOT NULL, frequencies BLOB NOT NULL, PRIMARY KEY (segment_id, term)) STRICT, WITHOUT ROWID;
        """
    )
    for number, passages in ((1, [1, 2, 4]), (2, [5, 9])):
        lengths = [len(DOCUMENTS[passage]) for passage in passages]
        dead = [slot for slot, passage in enumerate(passages) if passage in DEAD]
        connection.execute(
            "INSERT INTO segment VALUES (?, 1, ?, ?, ?)",
            [
                number,
                np.array(passages, dtype="<i8").tobytes(),
                np.array(lengths, dtype="<i4").tobytes(),
                np.array(dead, dtype="<i4").tobytes(),
            ],
        )
        counts = [Counter(DOCUMENTS[passage]) for passage in passages]
        for term in sorted(set().union(*counts)):
            slots = [slot for slot, count in enumerate(counts) if term in count]
            connection.execute(
                "INSERT INTO posting VALUES (?, ?, ?, ?)",
                [
                    number,
                    term,
                    np.array(slots, dtype="<u4").tobytes(),
                    np.array([counts[slot][term] for slot in slots], dtype="<u2").tobytes(),
                ],
            )
    connection.commit()
    connection.close()


@pytest.mark.parametrize("query", ["天", "荒洪", "天地玄黄宇宙"])
def test_postings_of_the_first_version_give_the_same_scores(tmp_path, query):
    first_version(tmp_path / "old.db")
    live = {passage: terms for passage, terms in DOCUMENTS.items() if passage not in DEAD}

    store = Store(tmp_path / "old.db")
    with store.reading():
        index = SegmentStore(store).index()
        scores, best = index.get_scores(query), index.top(query, 9)
    store.close()

    expected = BM25Plus(list(live.values()), k1=0.9, b=0.75, delta=0).get_scores(query)
    np.testing.assert_allclose(scores, expected, atol=1e-6)
    assert {passage for passage, _ in best} == {p for p, score in zip(live, expected, strict=True) if score > 0}


def test_a_migrated_database_takes_new_reports_and_a_reindex(tmp_path, corpus):
    first_version(tmp_path / "old.db")
    write_report(corpus, "a.md", "水位三米。")

    with Engine(tmp_path / "old.db", corpus) as engine:
        assert engine.reindex().added == 1
        assert engine.search("水位").answered


def test_the_old_tables_are_gone_and_every_step_is_recorded(tmp_path):
    first_version(tmp_path / "old.db")

    store = Store(tmp_path / "old.db")
    assert "posting" not in store.db.table_names()
    assert not migrations.pending(store.db)
    store.close()


def version_before_deflated_blocks(path):
    """Make a file of today into one of the version before: blocks with nothing deflated, small segments with dense
    terms."""
    connection = sqlite3.connect(path)
    for number, data in connection.execute("SELECT id, data FROM block").fetchall():
        kind, arrays = codec._unpack(data)
        assert kind in (codec._SPARSE, codec._DENSE)
        if kind == codec._SPARSE:
            old = codec._pack(codec._PLAIN, arrays)
            connection.execute("UPDATE block SET data = ? WHERE id = ?", [old, number])
    connection.execute("DELETE FROM _sqlite_migrations WHERE name = 'm500_deflated_blocks'")
    connection.commit()
    connection.close()


def test_a_file_of_the_version_before_answers_the_same_and_is_merged(tmp_path, monkeypatch):
    chance = np.random.default_rng(3)
    documents = {
        number: chance.choice(list("天地玄黄宇宙洪荒日月盈昃辰宿列张"), 9).tolist() for number in range(1, 5001)
    }
    query = "天月张张"
    path = tmp_path / "old.db"
    monkeypatch.setattr(codec, "DENSE_FROM", 4_096)
    store = Store(path)
    with store.writing():
        SegmentStore(store).write(*invert(documents))
    store.close()
    monkeypatch.undo()
    version_before_deflated_blocks(path)

    store = Store(path)
    segments = SegmentStore(store)
    with store.reading():
        before = segments.index().get_scores(query)
    with store.writing():
        segments.write(*invert({5001: list("天地")}))
        segments.changed()
    assert segments.merge(tidy=True) is False  # one is far larger than the other
    with store.writing():
        segments.bury(range(1, 4000))
        segments.changed()
    assert segments.merge()
    with store.reading():
        after = segments.index().get_scores(query)
    store.close()

    live = {number: terms for number, terms in documents.items() if number >= 4000} | {5001: list("天地")}
    for scores, expected in ((before, documents), (after, live)):
        peer = BM25Plus(list(expected.values()), k1=0.9, b=0.75, delta=0)
        np.testing.assert_allclose(scores, peer.get_scores(query), atol=1e-6)
