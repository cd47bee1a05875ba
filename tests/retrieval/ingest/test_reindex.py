"""A folder becomes an index, changes are followed, and nothing indexed is ever lost."""

import json
import os
import sqlite3
import subprocess
import sys
import zipfile
from contextlib import closing
from typing import get_args

import pytest

from retrieval.engine import Engine
from retrieval.errors import CorpusError
from retrieval.open_index import OpenIndex
from retrieval.options import Options
from retrieval.types import Phase
from tests.examples import times
from tests.retrieval.making import write_report


def counts(changes):
    return changes.added, changes.updated, changes.removed, changes.unchanged


def contents(engine):
    """Everything the index says, without the numbers that depend on the order of events."""
    opened = OpenIndex(engine.database, engine.corpus, engine.options)
    with closing(opened), opened.store.reading():
        index = opened.segments.index()
        reports = [(s.key, s.title, s.paragraphs, s.passages) for s in engine.sources()]
        scores = sorted(
            (engine.report(engine.passage(number).report_id).key, engine.passage(number).ordinal, round(score, 6))
            for number, score in index.top({"u:报": 1.0, "u:第": 1.0, "w:特别": 2.0}, 10_000)
        )
    return sorted(reports), scores, index.total_length, index.corpus_size


def test_changes_of_the_folder_are_followed(engine, corpus):
    write_report(corpus, "a.md", "甲地来水。")
    write_report(corpus, "sub/b.md", "乙地停电。")
    assert counts(engine.reindex()) == (2, 0, 0, 0)
    assert counts(engine.reindex()) == (0, 0, 0, 2)

    write_report(corpus, "a.md", "甲地停水。")
    (corpus / "sub" / "b.md").unlink()
    write_report(corpus, "c.md", "丙地通车。")
    assert counts(engine.reindex()) == (1, 1, 1, 0)

    assert sorted(source.key for source in engine.sources()) == ["a.md", "c.md"]
    assert engine.search("停水").hits[0].report.key == "a.md"
    assert engine.search("停电").hits[0].report.key == "a.md"


def test_a_change_of_equal_size_and_time_is_noticed(engine, corpus):
    path = write_report(corpus, "a.md", "水位三米。")
    engine.reindex()
    state = path.stat()
    write_report(corpus, "a.md", "水位五米。")
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))

    assert engine.reindex().updated == 1


def test_a_later_change_of_equal_size_and_time_is_found_by_a_full_reindex(engine, corpus):
    path = write_report(corpus, "a.md", "水位三米。")
    os.utime(path, (1_000_000_000, 1_000_000_000))
    engine.reindex()
    write_report(corpus, "a.md", "水位五米。")
    os.utime(path, (1_000_000_000, 1_000_000_000))

    assert engine.reindex().unchanged == 1
    assert engine.reindex(full=True).updated == 1
    assert "五米" in engine.search("水位几米").hits[0].passage.text


def test_a_folder_that_was_renamed_is_gone_on_with_where_each_file_is_as_it_was(engine, corpus, tmp_path):
    write_report(corpus, "a.md", "水位三米。")
    write_report(corpus, "二/b.md", "停电两天。")
    (corpus / "空.txt").touch()
    engine.reindex()
    engine.remove(engine.find("二/b.md").id)
    indexed = engine.indexed_at()
    corpus.rename(tmp_path / "moved")

    with Engine(tmp_path / "index.db", tmp_path / "moved") as moved:
        assert moved.take_moved_folder()
        assert moved.indexed_corpus() == tmp_path / "moved"
        assert moved.indexed_at() == indexed
        assert counts(moved.reindex()) == (0, 0, 0, 1)


@pytest.mark.parametrize(
    "change", ["another file", "a file less", "a file changed", "the old folder is there", "no folder"]
)
def test_a_folder_that_is_not_the_one_that_was_indexed_is_not_taken_for_it(engine, corpus, tmp_path, change):
    write_report(corpus, "a.md", "水位三米。")
    write_report(corpus, "b.md", "停电两天。")
    engine.reindex()
    corpus.rename(tmp_path / "moved")
    match change:
        case "another file":
            write_report(tmp_path / "moved", "c.md", "停水三天。")
        case "a file less":
            (tmp_path / "moved" / "b.md").unlink()
        case "a file changed":
            write_report(tmp_path / "moved", "b.md", "停电九十天。")
        case "the old folder is there":
            corpus.mkdir()
        case "no folder":
            (tmp_path / "moved").rename(tmp_path / "elsewhere")

    with Engine(tmp_path / "index.db", tmp_path / "moved") as moved:
        assert not moved.take_moved_folder()
        assert moved.indexed_corpus() == corpus


def test_a_touched_file_is_unchanged(engine, corpus):
    path = write_report(corpus, "a.md", "水位三米。")
    engine.reindex()
    os.utime(path, (1_000_000_000, 1_000_000_000))

    assert counts(engine.reindex()) == (0, 0, 0, 1)
    assert counts(engine.reindex()) == (0, 0, 0, 1)


def test_unchanged_reports_keep_their_numbers_even_in_a_full_reindex(engine, corpus):
    for name in ("a.md", "b.md", "c.md"):
        write_report(corpus, name, f"{name} 的正文。")
    engine.reindex()
    before = {s.key: (s.id, [p.id for p in engine.passages(s.id)]) for s in engine.sources()}
    write_report(corpus, "b.md", "改了。")

    assert counts(engine.reindex(full=True)) == (0, 1, 0, 2)

    after = {s.key: (s.id, [p.id for p in engine.passages(s.id)]) for s in engine.sources()}
    assert after["a.md"] == before["a.md"]
    assert after["c.md"] == before["c.md"]
    assert after["b.md"][0] == before["b.md"][0]


def test_a_file_that_becomes_unreadable_is_listed_and_its_old_version_stays(engine, corpus):
    write_report(corpus, "a.md", "水位三米。")
    write_report(corpus, "b.md", "雨停了。")
    engine.reindex()
    (corpus / "a.md").write_bytes(bytes(range(256)) * 20)

    changes = engine.reindex()

    assert [failure.key for failure in changes.failed] == ["a.md"]
    assert changes.unchanged == 1
    assert engine.search("水位").hits[0].passage.text == "水位三米。"
    assert [failure.key for failure in engine.failures()] == ["a.md"]

    write_report(corpus, "a.md", "水位三米。")
    assert not engine.reindex().failed
    assert not engine.failures()


def test_bad_files_are_each_listed_and_the_others_go_on(engine, corpus):
    write_report(corpus, "好 消息.md", "新桥通车。")
    (corpus / "空.txt").write_bytes(b"")
    (corpus / "图.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40)
    (corpus / "断.md").symlink_to(corpus / "没有.md")
    (corpus / os.fsdecode(b"\xff\xfe.md")).write_text("正文。", encoding="utf-8")
    (corpus / "环").symlink_to(corpus)

    changes = engine.reindex()

    assert sorted(failure.key for failure in changes.failed) == ["\\xff\\xfe.md", "图.txt", "断.md", "空.txt"]
    assert [source.key for source in engine.sources()] == ["好 消息.md"]


def test_a_file_over_the_limit_is_refused_by_size(tmp_path, corpus):
    write_report(corpus, "a.md", "新桥通车。")
    with (corpus / "b.txt").open("wb") as stream:
        stream.truncate(50 * 2**20)
    with Engine(tmp_path / "index.db", corpus) as engine:
        changes = engine.reindex()

    assert changes.added == 1
    assert [failure.key for failure in changes.failed] == ["b.txt"]
    assert "20,971,520 bytes" in str(changes.failed[0].reason)


@pytest.mark.parametrize("state", ["missing", "empty", "file"])
def test_without_a_corpus_the_index_stays_as_it_was(engine, corpus, state):
    write_report(corpus, "a.md", "水位三米。")
    engine.reindex()
    (corpus / "a.md").unlink()
    if state != "empty":
        corpus.rmdir()
    if state == "file":
        corpus.write_text("不是文件夹", encoding="utf-8")

    with pytest.raises(CorpusError, match="reports"):
        engine.reindex()

    assert engine.search("水位").answered


def test_a_removed_report_stays_out_until_its_file_changes(engine, corpus):
    write_report(corpus, "a.md", "水位三米。")
    write_report(corpus, "b.md", "雨停了。")
    engine.reindex()
    engine.remove(engine.find("a.md").id)

    assert counts(engine.reindex()) == (0, 0, 0, 1)
    write_report(corpus, "a.md", "水位四米。")
    assert counts(engine.reindex()) == (1, 0, 0, 1)


def test_a_full_reindex_brings_removed_reports_back(engine, corpus):
    write_report(corpus, "a.md", "水位三米。")
    engine.reindex()
    engine.remove(engine.find("a.md").id)

    assert counts(engine.reindex(full=True)) == (1, 0, 0, 0)


def test_another_passage_size_cuts_every_report_again(engine, corpus):
    write_report(corpus, "a.md", *["一句话说明情况。" * 20] * 6)
    engine.reindex()
    before = engine.stats().passages

    with Engine(engine.database, corpus, Options(passage_size=160)) as smaller:
        assert smaller.reindex().updated == 1
        assert smaller.stats().passages > before


def test_progress_reaches_its_total(engine, corpus):
    for n in range(5):
        write_report(corpus, f"{n}.md", "正文。")
    steps = []
    engine.reindex(progress=steps.append)

    indexed = [step for step in steps if step.phase == "index"]
    size = sum(path.stat().st_size for path in corpus.iterdir())
    assert (indexed[0].done, indexed[-1].done, indexed[-1].total) == (0, size, size)


def test_every_phase_that_there_is_is_told(engine, corpus):
    write_report(corpus, "a.md", "正文。")
    engine.reindex()
    steps = []

    engine.reindex(full=True, progress=steps.append)

    # Those of a backup are told in `tests.retrieval.store.test_copies`, that of vectors in `tests.retrieval.meaning`,
    # that of scans in `tests.retrieval.readers.test_scans`.
    told_elsewhere = {"copy", "check", "meaning", "recognise"}
    assert {step.phase for step in steps} - told_elsewhere == set(get_args(Phase)) - told_elsewhere


@pytest.mark.parametrize("name", ["many.jsonl", "many.zip"])
def test_progress_counts_what_is_inside_a_file(engine, corpus, monkeypatch, name):
    monkeypatch.setattr("retrieval.ingest.batches.BATCH_FILES", 100)
    if name.endswith("zip"):
        with zipfile.ZipFile(corpus / name, "w") as box:
            for n in range(1000):
                box.writestr(f"{n}.txt", f"第{n}号公告：水位三米。")
    else:
        lines = [json.dumps({"id": n, "text": f"第{n}号公告：水位三米。"}, ensure_ascii=False) for n in range(1000)]
        (corpus / name).write_text("\n".join(lines), "utf-8")
    steps = []

    engine.reindex(progress=steps.append)

    done = [step.done for step in steps if step.phase == "index"]
    assert done == sorted(done)
    assert len(set(done)) >= 10
    assert done[-1] == (corpus / name).stat().st_size
    assert engine.stats().reports == 1000


def test_unchanged_files_are_no_part_of_the_progress(engine, corpus):
    for n in range(5):
        old = write_report(corpus, f"{n}.md", "正文。")
        os.utime(old, (1_600_000_000, 1_600_000_000))
    engine.reindex()
    new = write_report(corpus, "new.md", "新的正文。")
    steps = []

    assert engine.reindex(progress=steps.append).unchanged == 5

    assert {step.total for step in steps if step.phase == "index"} == {new.stat().st_size}


def test_one_file_is_indexed_without_a_look_at_any_other(engine, corpus):
    write_report(corpus, "a.md", "甲地来水。")
    write_report(corpus, "b.md", "乙地停电。")
    engine.reindex()
    write_report(corpus, "a.md", "甲地停水了。")
    write_report(corpus, "b.md", "乙地来电了。")
    (corpus / "c.md").write_bytes(b"")

    changes = engine.index_files(["a.md"])

    assert (changes.updated, changes.reports, changes.failed) == (1, 2, ())
    assert engine.find("a.md").paragraphs == ("甲地停水了。",)
    assert engine.find("b.md").paragraphs == ("乙地停电。",)
    (corpus / "a.md").unlink()
    assert engine.index_files(["a.md"]).removed == 1
    assert [source.key for source in engine.sources()] == ["b.md"]


def test_one_file_is_seen_as_a_walk_through_the_folder_sees_it(engine, corpus):
    write_report(corpus, "通知_files/a.md", "附件。")
    write_report(corpus, "_草稿/a.md", "草稿。")
    write_report(corpus, "a.txt!/b.md", "公告。")
    write_report(corpus, "a.txt", "正文。")
    (corpus / "通知.html").write_text("<title>通知</title><p>泳池周六开放，票价十元，儿童半价。</p>", "utf-8")
    names = ["通知_files/a.md", "_草稿/a.md", "a.txt!/b.md", "a.txt", "通知.html", "../a.md", "nowhere.md"]

    engine.index_files(names)
    alone = [source.key for source in engine.sources()]
    engine.index_files(["a.txt"])

    assert sorted(source.key for source in engine.sources()) == sorted(alone)
    assert engine.reindex().removed == 0
    assert sorted(source.key for source in engine.sources()) == sorted(alone) == ["a.txt", "a.txt!/b.md", "通知.html"]


UNCHANGED = """
import sys
from pathlib import Path
sys.modules["jieba"] = None  # Whoever needs the dictionary fails.
from retrieval.engine import Engine

with Engine(Path(sys.argv[1]), Path(sys.argv[2])) as engine:
    print(engine.reindex().unchanged)
"""


def test_a_reindex_that_finds_nothing_changed_needs_no_dictionary(engine, corpus, tmp_path):
    write_report(corpus, "a.md", "水位三米。")
    engine.reindex()

    done = subprocess.run(
        [sys.executable, "-c", UNCHANGED, str(engine.database), str(corpus)],
        env={**os.environ, "XDG_CACHE_HOME": str(tmp_path / "empty")},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.stdout == "1\n", done.stderr


def test_questions_are_answered_while_a_reindex_runs(engine, corpus):
    write_report(corpus, "a.md", "水位三米。")
    engine.reindex()
    for n in range(30):
        write_report(corpus, f"{n}.md", "桥梁通车。" * 5)
    seen = []

    engine.reindex(full=True, progress=lambda _: seen.append(engine.search("水位").hits[0].report.key))

    assert seen
    assert set(seen) == {"a.md"}


ROUNDS = """
import json
import os
import random
import signal
import sys
from pathlib import Path
import retrieval.ingest.batches
import retrieval.ingest.writer
from retrieval.open_index import OpenIndex
from retrieval.options import Options
from retrieval.upkeep import Upkeep

retrieval.ingest.writer.BATCH_PASSAGES = 8
retrieval.ingest.batches.BATCH_BYTES = 3000
database, corpus = Path(sys.argv[1]), Path(sys.argv[2])
chance = random.Random(20220904)


def write(n, round_):
    text = f"第{n}号报告，第{round_}版：" + "特别说明。" * chance.randint(1, 200)
    (corpus / f"{n:02}.md").write_text(text, "utf-8")


def reindex(moment, full):
    # Killed by itself at a statement, so that no moment depends on how fast anybody is.
    seen = 0

    def count(statement):
        nonlocal seen
        seen += 1
        if seen == moment:
            os.kill(os.getpid(), signal.SIGKILL)

    index = OpenIndex(database, corpus, Options(workers=1))
    index.store.connection.set_trace_callback(count)
    Upkeep(index).reindex(full=full)
    index.close()
    os._exit(0)


# Loaded once: each child has it from its parent.
keeper = OpenIndex(database.with_name("keeper.db"), corpus, Options()).tokenizer()
keeper.terms("说明")
for n in range(60):
    write(n, 0)
killed = 0
for round_ in range(int(sys.argv[3])):
    for n in chance.sample(range(60), 6):
        if chance.random() < 0.3:
            (corpus / f"{n:02}.md").unlink(missing_ok=True)
        else:
            write(n, round_)
    child = os.fork()
    if not child:
        reindex(chance.randint(1, 250), full=round_ % 10 == 9)
    killed += os.waitpid(child, 0)[1] == signal.SIGKILL
print(killed)
"""


def test_a_reindex_killed_at_any_moment_is_finished_by_the_next(tmp_path, corpus):
    # Few in the gate: tests.retrieval.backends.test_deaths goes through the statements one by one.
    rounds = times(15)
    command = [sys.executable, "-c", ROUNDS, str(tmp_path / "index.db"), str(corpus), str(rounds)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)

    assert done.stderr == ""
    assert int(done.stdout) >= 0.4 * rounds
    with Engine(tmp_path / "index.db", corpus) as survivor, Engine(tmp_path / "fresh.db", corpus) as fresh:
        survivor.search("特别说明")
        survivor.reindex()
        fresh.reindex()
        assert contents(survivor) == contents(fresh)
    with closing(sqlite3.connect(tmp_path / "index.db")) as connection:
        assert connection.execute("SELECT count(*) FROM segment WHERE NOT live").fetchone() == (0,)


def test_the_file_becomes_smaller_when_most_reports_are_gone(engine, corpus):
    for number in range(150):
        text = "".join(chr(0x4E00 + (number * 37 + place * 11) % 8_000) for place in range(1_000))
        write_report(corpus, f"{number:03}.md", text)
    engine.reindex()
    full = engine.stats().database_bytes
    for number in range(145):
        (corpus / f"{number:03}.md").unlink()

    assert engine.reindex().removed == 145

    assert engine.stats().database_bytes < full / 3
    assert engine.search("".join(chr(0x4E00 + (148 * 37 + place * 11) % 8_000) for place in range(8))).answered
