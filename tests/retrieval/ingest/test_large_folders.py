"""Folders as people have them after years: very many files, very long paths, files that change while they are read."""

import os
import threading

import pytest

from retrieval.corpus.folder import list_corpus
from tests.retrieval.making import write_report


def test_three_thousand_files_in_one_folder_are_listed_and_only_the_changed_one_is_read(engine, corpus):
    for number in range(3_000):
        (corpus / f"{number:05}.txt").write_text(f"第{number}号公告\n\n正文。\n" if number < 40 else "", "utf-8")

    assert len(list_corpus(corpus).files) == 3_000
    first = engine.reindex()
    assert (first.added, len(first.failed)) == (40, 2_960)

    (corpus / "00007.txt").write_text("改过的公告\n\n新的正文。\n", "utf-8")
    assert engine.reindex().updated == 1


@pytest.fixture
def deep(corpus):
    """A path of more than 4,000 bytes, made step by step: no system call takes it whole."""
    start = os.open(corpus, os.O_RDONLY)
    here = start
    steps = []
    name = "长" * 80
    for _ in range(17):
        os.mkdir(name, dir_fd=here)
        here = os.open(name, os.O_RDONLY, dir_fd=here)
        steps.append(here)
    handle = os.open("深.md", os.O_WRONLY | os.O_CREAT, dir_fd=here)
    os.write(handle, "# 深处\n\n深处的正文。\n".encode())
    os.close(handle)
    yield corpus
    os.unlink("深.md", dir_fd=here)
    for parent in reversed([start, *steps[:-1]]):
        os.rmdir(name, dir_fd=parent)
    for handle in (start, *steps):
        os.close(handle)


def test_a_path_of_four_thousand_bytes_is_listed_with_its_reason(engine, deep):
    write_report(deep, "a.md", "甲地来水。")

    changes = engine.reindex()

    assert changes.added == 1
    (failure,) = changes.failed
    assert "File name too long" in str(failure.reason)
    assert len(failure.key.encode()) > 3_500
    assert engine.reindex().unchanged == 1


def test_files_that_change_while_they_are_read_are_right_in_the_end(engine, corpus):
    names = [f"{number}.md" for number in range(12)]
    for name in names:
        write_report(corpus, name, "水位一米。" * 50)
    stop = threading.Event()
    written = []

    def change():
        while not stop.is_set():
            for number, name in enumerate(names):
                write_report(corpus, name, f"水位{len(written)}米。" * (1 + number * 20))
            written.append(None)

    writer = threading.Thread(target=change)
    writer.start()
    try:
        for _ in range(6):
            engine.reindex()
    finally:
        stop.set()
        writer.join()

    assert engine.reindex().failed == ()
    last = f"水位{len(written) - 1}米。"
    assert all(engine.find(name).paragraphs[0].startswith(last) for name in names)


def test_a_file_that_vanishes_between_listing_and_reading_is_listed(engine, corpus):
    write_report(corpus, "a.md", "甲地来水。")
    gone = write_report(corpus, "b.md", "乙地停电。")

    def vanish(_):
        gone.unlink(missing_ok=True)

    changes = engine.reindex(progress=vanish)

    assert changes.added == 1
    assert [failure.key for failure in changes.failed] == ["b.md"]
    assert engine.reindex().failed == ()
