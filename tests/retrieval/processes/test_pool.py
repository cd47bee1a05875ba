"""Work in other processes gives what one process gives, and leaves nothing behind when it is stopped."""

import os
import select
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from retrieval.engine import Engine
from retrieval.errors import WorkerLost
from retrieval.options import Options
from retrieval.processes import Workers, heard_by
from tests.retrieval.ingest.test_reindex import contents
from tests.retrieval.making import write_report
from tests.retrieval.processes.hosted import tells


@pytest.fixture
def many(corpus, monkeypatch):
    """Twelve batches of reports."""
    monkeypatch.setattr("retrieval.ingest.batches.BATCH_FILES", 4)
    monkeypatch.setattr("retrieval.ingest.writer.BATCH_PASSAGES", 4)
    for n in range(48):
        write_report(corpus, f"{n:02}.md", f"第{n}号报告：" + "特别说明若干。" * (n % 7 + 1), title=f"报告{n}")
    return corpus


def test_workers_make_the_index_that_one_process_makes_and_warn_in_the_caller(tmp_path, many, caplog):
    (many / "47b.md").write_bytes("# 通知\n\n".encode() + "水位三米，".encode() * 40 + b"\xe6\xb0" + "停电。".encode())
    with (
        Engine(tmp_path / "one.db", many, Options(workers=1)) as one,
        Engine(tmp_path / "two.db", many, Options(workers=2)) as two,
    ):
        assert one.reindex().added == 49
        caplog.clear()
        assert two.reindex().added == 49
        (record,) = caplog.records
        assert "47b.md: 1 damaged spots" in record.getMessage()
        assert record.processName != "MainProcess"
        assert contents(one) == contents(two)
        two.reindex(full=True)
        assert contents(one) == contents(two)


def test_what_workers_tell_is_heard_here():
    told = []
    with heard_by(told.append), Workers(2, (str,)) as workers:
        done = [result for _, result in workers.in_order(range(8), int, tells, tells)]

    assert done == [0, 2, 4, 6, 8, 10, 12, 14]
    # What the last one tells may come when nobody waits any more.
    assert len(told) >= 6
    assert set(told) <= {f"at {number}" for number in range(8)}


def _children() -> list[int]:
    """The processes that this one has spawned for a part of its work."""
    children = Path(f"/proc/self/task/{os.getpid()}/children").read_text().split()
    return [int(child) for child in children if "spawn_main" in Path(f"/proc/{child}/cmdline").read_text()]


INTERRUPTED = """
import signal
import sys
from pathlib import Path
import retrieval.ingest.batches
retrieval.ingest.batches.BATCH_FILES = 4
from retrieval.engine import Engine
from retrieval.options import Options

if __name__ == "__main__":
    # Whoever started the tests may ignore it, as the background of a shell does.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    with Engine(Path(sys.argv[1]), Path(sys.argv[2]), Options(workers=2)) as engine:
        try:
            engine.reindex(progress=lambda step: print(0 < step.done < step.total, flush=True))
        except KeyboardInterrupt:
            print("interrupted", flush=True)
"""


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="finds processes in /proc")
def test_ctrl_c_leaves_an_index_that_answers_and_no_process(tmp_path, many):
    # A group of its own, interrupted together as a terminal does it.
    with subprocess.Popen(
        [sys.executable, "-c", INTERRUPTED, str(tmp_path / "index.db"), str(many)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as process:
        for line in process.stdout:
            if line.strip() == "True":
                os.killpg(process.pid, signal.SIGINT)
                break
        out, err = process.communicate()

    assert "interrupted" in out
    assert "Traceback" not in err
    assert all(_ends(straggler) for straggler in _group(process.pid))
    with Engine(tmp_path / "index.db", many, Options(workers=1)) as engine:
        assert 0 < engine.stats().reports < 48
        assert engine.search("特别说明").hits
        engine.reindex()
        assert engine.stats().reports == 48


UNGUARDED = """
import sys
from pathlib import Path
import retrieval.ingest.batches
retrieval.ingest.batches.BATCH_FILES = 4
from retrieval.engine import Engine
from retrieval.options import Options

print("begun", flush=True)
with Engine(Path(sys.argv[1]), Path(sys.argv[2]), Options(workers=2)) as engine:
    print(engine.reindex().added)
"""


def test_a_script_without_a_guard_is_not_run_again_in_the_workers(tmp_path, many):
    (tmp_path / "script.py").write_text(UNGUARDED)
    command = [sys.executable, "script.py", str(tmp_path / "index.db"), str(many)]
    # Where coverage is measured it is of the script too, with words of its own on standard error.
    kept = {name: value for name, value in os.environ.items() if not name.startswith("COV")}
    environment = {**kept, "PYTHONPATH": str(Path(__file__).parents[3])}
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path, env=environment)

    assert (done.stdout.split(), done.stderr) == (["begun", "48"], "")


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="finds processes in /proc")
def test_a_killed_worker_ends_the_reindex_with_a_clear_error_and_the_next_one_finishes_it(tmp_path, many):
    def kill(step):
        if 0 < step.done < step.total:
            for child in _children():
                os.kill(child, signal.SIGKILL)

    with Engine(tmp_path / "index.db", many, Options(workers=2)) as engine:
        with pytest.raises(WorkerLost, match="killed, perhaps for want of memory; run this again"):
            engine.reindex(progress=kill)
        assert engine.search("特别说明").hits
        engine.reindex()
        assert engine.stats().reports == 48


def _ends(process: int) -> bool:
    """Whether a process ends by itself: multiprocessing's tracker sees a moment later that its parent has gone."""
    try:
        watched = os.pidfd_open(process)
    except ProcessLookupError:
        return True
    try:
        return bool(select.select([watched], [], [], 300)[0])
    finally:
        os.close(watched)


def _group(leader: int) -> list[int]:
    """The processes of a session that are still there."""
    there = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[3]) == leader and fields[0] != "Z":
            there.append(int(stat.parent.name))
    return there
