"""The index follows the folder: real files, a real watcher, in a thread of its own."""

import queue
import threading
import time
from contextlib import contextmanager, suppress

import pytest

from retrieval.corpus.corrections import sidecar_of
from retrieval.engine import Engine
from retrieval.errors import CorpusError
from retrieval.watching import file_of_change, watch
from tests.retrieval.making import write_report

DEADLINE = 300
"""Seconds to wait for what takes less than two on an idle machine."""


@contextmanager
def watching(engine):
    news: queue.Queue = queue.Queue()
    stop = threading.Event()
    thread = threading.Thread(target=watch, args=(engine, news.put), kwargs={"stop": stop})
    thread.start()
    try:
        news.get(timeout=DEADLINE)
        yield news
    finally:
        stop.set()
        thread.join(DEADLINE)
        assert not thread.is_alive()


def keys(engine):
    return sorted(source.key for source in engine.sources())


def until(news, done):
    """Wait until the news so far satisfy `done`."""
    seen = []
    end = time.monotonic() + DEADLINE
    while not done():
        assert time.monotonic() < end, seen
        seen.append(news.get(timeout=DEADLINE))
    return seen


def test_new_changed_corrected_and_deleted_files_are_followed(engine, corpus):
    path = write_report(corpus, "a.md", "甲地来水。")
    with watching(engine) as news:
        assert keys(engine) == ["a.md"]

        write_report(corpus, "b.md", "乙地停电。")
        until(news, lambda: keys(engine) == ["a.md", "b.md"])
        write_report(corpus, "a.md", "甲地停水。")
        until(news, lambda: engine.find("a.md").paragraphs == ("甲地停水。",))
        sidecar_of(path).write_text("title: 改正\n", "utf-8")
        until(news, lambda: engine.find("a.md").title == "改正")
        path.unlink()
        until(news, lambda: keys(engine) == ["b.md"])


def test_a_file_that_vanishes_and_comes_back_under_another_name_keeps_its_number(engine, corpus):
    path = write_report(corpus, "a.md", "甲地来水。")
    write_report(corpus, "b.md", "乙地停电。")
    with watching(engine) as news:
        number, data = engine.find("a.md").id, path.read_bytes()
        path.unlink()
        until(news, lambda: keys(engine) == ["b.md"])
        (corpus / "sub").mkdir()
        (corpus / "sub" / "c.md").write_bytes(data)
        until(news, lambda: keys(engine) == ["b.md", "sub/c.md"])

        assert engine.find("sub/c.md").id == number


def test_many_files_are_indexed_together(engine, corpus):
    write_report(corpus, "first.md", "第一篇。")
    with watching(engine) as news:
        for number in range(60):
            write_report(corpus, f"sub/{number}.md", f"第{number}篇的正文。")

        seen = until(news, lambda: len(keys(engine)) == 61)

    assert len(seen) <= 6


def test_a_file_that_is_still_written_waits_and_holds_up_no_other(engine, corpus):
    write_report(corpus, "a.md", "甲地来水。")
    with watching(engine) as news, (corpus / "slow.txt").open("w", encoding="utf-8") as slow:
        slow.write("标题\n\n")
        write_report(corpus, "b.md", "乙地停电。")
        while "b.md" not in keys(engine):
            slow.write("这一句还没有写完。\n")
            slow.flush()
            with suppress(queue.Empty):
                news.get(timeout=0.1)  # the rhythm of the writer
        assert keys(engine) == ["a.md", "b.md"]
        slow.write("写完了。\n")
        slow.close()
        until(news, lambda: "slow.txt" in keys(engine))
        assert "写完了。" in engine.find("slow.txt").text


def test_temporary_and_hidden_files_are_nobodys_business(engine, corpus):
    write_report(corpus, "a.md", "甲地来水。")
    with watching(engine) as news:
        for name in (".a.md.swp", "~$a.docx", "a.md~", ".hidden.md", "x.tmp", "x.md.part"):
            (corpus / name).write_text("一半", "utf-8")
        write_report(corpus, "b.md", "乙地停电。")
        until(news, lambda: keys(engine) == ["a.md", "b.md"])

    assert engine.failures() == ()


def test_a_bad_file_is_told_and_the_watch_goes_on(engine, corpus):
    write_report(corpus, "a.md", "甲地来水。")
    with watching(engine) as news:
        (corpus / "empty.txt").write_bytes(b"")
        until(news, lambda: [failure.key for failure in engine.failures()] == ["empty.txt"])
        write_report(corpus, "b.md", "乙地停电。")
        until(news, lambda: keys(engine) == ["a.md", "b.md"])


def test_a_missing_folder_is_told_at_once(tmp_path):
    with Engine(tmp_path / "i.db", tmp_path / "nowhere") as engine, pytest.raises(CorpusError, match="does not exist"):
        watch(engine, lambda _: None)


@pytest.mark.parametrize(
    ("path", "key"),
    [
        ("2024.zip!/a.html.yaml", "2024.zip"),
        ("年/2024.zip!/内/a.html.yaml", "年/2024.zip"),
        ("a.txt!/b.txt", "a.txt!/b.txt"),
        ("a.html.yaml", "a.html"),
        ("a.tmp", None),
    ],
)
def test_a_change_is_of_the_file_that_is_read(tmp_path, path, key):
    assert file_of_change(tmp_path, str(tmp_path / path)) == key
