"""No file holds the index for longer than it may, in whatever format; and none keeps it from being interrupted."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from retrieval.engine import Engine
from retrieval.errors import ReadError
from retrieval.intake import Intake
from retrieval.options import Options
from retrieval.reasons import Code
from tests.retrieval.making import write_report
from tests.retrieval.readers.pdfs import Line, make_pdf
from tests.retrieval.readers.words import make_docx

SENTENCE = "今天上午，市水利局发布了关于汛期值守的通知。"
MEBIBYTE = 1 << 20


def slow_page(attributes=100_000):
    """A minute for libxml2, which compares each attribute of an element with all others."""
    listed = " ".join(f'a{number}=">"' for number in range(attributes))
    return f"<html><body><h1>通知</h1><p>{SENTENCE}</p><div {listed}>值守</div></body></html>".encode()


def slow_document():
    row = "<w:tr><w:tc><w:p><w:r><w:t>值守</w:t></w:r></w:p></w:tc></w:tr>"
    inside = "<w:tbl>" + row * 400_000 + "</w:tbl>"
    name = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    return make_docx(document=f'<w:document xmlns:w="{name}"><w:body>{inside}</w:body></w:document>')


SLOW = {  # and pages, that are read by workers and added
    "慢.md": lambda: b"![" * 500_000,
    "慢.docx": slow_document,
    "慢.pdf": lambda: make_pdf([[Line(SENTENCE, 90, 700 - n % 600) for n in range(800)] for _ in range(60)]),
}


def test_a_slow_file_of_any_format_is_left_at_its_limit_and_the_others_are_read(tmp_path, corpus):
    write_report(corpus, "a.md", SENTENCE, title="前")
    write_report(corpus, "文.html", f"<html><body><h1>后</h1><p>{SENTENCE}</p></body></html>")
    for name, make in SLOW.items():
        (corpus / name).write_bytes(make())
    with Engine(tmp_path / "index.db", corpus, Options(read_seconds=1)) as engine:
        changes = engine.reindex()

    assert changes.added == 2
    assert {failure.key for failure in changes.failed} == SLOW.keys()
    assert {(failure.reason.code, *failure.reason.values.items()) for failure in changes.failed} == {
        (Code.SLOW_FILE, ("seconds", 1))
    }


def test_a_file_that_takes_too_much_memory_is_refused(tmp_path, corpus):
    write_report(corpus, "a.md", SENTENCE, title="前")
    # A table of many columns takes it soonest.
    row = b"|" + b"a|" * 2000 + b"\n"
    (corpus / "大.md").write_bytes(row + row.replace(b"a", b"-") + row * 200)
    with Engine(tmp_path / "index.db", corpus, Options(read_bytes=300 * MEBIBYTE)) as engine:
        changes = engine.reindex()

    assert changes.added == 1
    assert [(failure.key, failure.reason.code) for failure in changes.failed] == [("大.md", Code.COSTLY_FILE)]


def test_a_slow_file_among_many_is_left_by_the_workers_too(tmp_path, corpus, monkeypatch):
    monkeypatch.setattr("retrieval.ingest.batches.BATCH_FILES", 4)
    for number in range(20):
        write_report(corpus, f"{number:02}.md", SENTENCE, title=f"报告{number}")
    (corpus / "02.html").write_bytes(slow_page())
    # In the same batch, so that it is read by whoever lost the one before.
    (corpus / "03.html").write_text(f"<html><body><h1>后</h1><p>{SENTENCE}</p></body></html>", "utf-8")
    with Engine(tmp_path / "index.db", corpus, Options(read_seconds=1, workers=2)) as engine:
        changes = engine.reindex()

    assert changes.added == 21
    assert [(failure.key, failure.reason.code) for failure in changes.failed] == [("02.html", Code.SLOW_FILE)]


def test_a_slow_file_that_is_added_is_refused_and_not_kept(tmp_path, corpus):
    write_report(corpus, "a.md", SENTENCE, title="前")
    with Engine(tmp_path / "index.db", corpus, Options(read_seconds=1)) as engine:
        engine.reindex()
        with pytest.raises(ReadError, match=r"慢\.html: reading it takes more than 1 seconds of the processor"):
            Intake(engine).add_bytes("慢.html", slow_page())

    assert [path.name for path in corpus.iterdir()] == ["a.md"]


INTERRUPTED = """
import signal
import sys
from pathlib import Path
import retrieval.ingest.batches
retrieval.ingest.batches.BATCH_FILES = 4
from retrieval.engine import Engine
from retrieval.options import Options

signal.signal(signal.SIGINT, signal.default_int_handler)
with Engine(Path(sys.argv[1]), Path(sys.argv[2]), Options(workers=int(sys.argv[3]), read_seconds=10_000)) as engine:
    try:
        engine.reindex()
    except KeyboardInterrupt:
        print("interrupted", flush=True)
"""


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="finds processes in /proc")
@pytest.mark.parametrize("workers", [1, 2])
def test_ctrl_c_while_a_slow_file_is_read_ends_at_once_and_leaves_no_process(tmp_path, corpus, workers):
    for number in range(20):
        write_report(corpus, f"{number:02}.md", SENTENCE, title=f"报告{number}")
    # Where there are workers, one of them has it read.
    (corpus / "13.html").write_bytes(slow_page(150_000))
    with subprocess.Popen(
        [sys.executable, "-c", INTERRUPTED, str(tmp_path / "index.db"), str(corpus), str(workers)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as process:
        # More than a start takes.
        while not any(seconds > 1.5 for seconds in _seconds(process.pid).values()):
            with pytest.raises(subprocess.TimeoutExpired):
                process.wait(0.1)
        os.kill(process.pid, signal.SIGINT)
        try:
            # The file would take it many minutes.
            out, err = process.communicate(timeout=60)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            raise

    assert (out, err) == ("interrupted\n", "")
    assert all(seconds < 1 for seconds in _seconds(process.pid).values())


def _seconds(session: int) -> dict[int, float]:
    """Of the processor, taken by each process of a session but the first that is still there."""
    taken = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[3]) == session and fields[0] != "Z" and stat.parent.name != str(session):
            taken[int(stat.parent.name)] = int(fields[11]) / os.sysconf("SC_CLK_TCK")
    return taken
