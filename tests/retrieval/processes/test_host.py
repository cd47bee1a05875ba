"""An object in another process: what becomes of a call when that process dies, hangs, or says very much."""

import multiprocessing
import os
import select
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from retrieval.errors import CorpusError
from retrieval.processes.host import LOOK, STOPPED, Gone, Hosted
from tests.retrieval.processes.hosted import Repeater

LARGE = 2_000_000


@pytest.fixture
def host():
    host = Hosted(Repeater)
    yield host
    host.stop()


def test_large_and_small_results_come_back_whole(host):
    for text, times in (("甲", LARGE), ("乙", 1), ("丙", LARGE)):
        assert host.call("repeat", text, times) == text * times


def calls_for_ever(host):
    while True:
        assert host.call("repeat", "甲", LARGE) == "甲" * LARGE


def test_a_death_in_the_middle_of_a_large_result_is_noticed():
    for moment in range(6):
        host = Hosted(Repeater)
        host.call("repeat", "甲", 1)
        (process,) = multiprocessing.active_children()
        killer = threading.Timer(0.01 + 0.003 * moment, process.kill)
        killer.start()
        with pytest.raises(Gone):
            calls_for_ever(host)
        host.stop()


def test_one_that_is_stopped_is_given_up_within_ten_seconds(host, monkeypatch, caplog):
    assert LOOK * STOPPED < 10
    monkeypatch.setattr("retrieval.processes.host.LOOK", 0.05)
    host.call("repeat", "甲", 1)
    (process,) = multiprocessing.active_children()
    os.kill(process.pid, signal.SIGSTOP)

    with pytest.raises(Gone):
        host.call("repeat", "甲", 1)
    # Not after the time for one that is stuck.
    assert "was stopped" in caplog.text
    assert host.status == -signal.SIGKILL


def test_one_that_takes_longer_or_sleeps_is_not_given_up(host, monkeypatch):
    monkeypatch.setattr("retrieval.processes.host.LOOK", 0.02)
    monkeypatch.setattr("retrieval.processes.host.STUCK", 10_000)

    # Looked at three times as often as makes one that is stopped given up.
    seconds = 3 * STOPPED * 0.02
    assert host.call("works_on", seconds) == "done"
    assert host.call("rest", seconds) == "awake"


def test_one_that_never_answers_is_given_up_in_the_end(host, monkeypatch):
    monkeypatch.setattr("retrieval.processes.host.LOOK", 0.05)
    monkeypatch.setattr("retrieval.processes.host.STUCK", 20)

    with pytest.raises(Gone):
        host.call("rest", 3600)


def test_one_that_cannot_be_made_says_why_until_it_can(tmp_path):
    host = Hosted(Repeater, tmp_path / "folder")
    try:
        for _ in range(3):
            with pytest.raises(CorpusError, match=r"folder does not exist"):
                host.call("repeat", "甲", 1)
        (tmp_path / "folder").mkdir()
        assert host.call("repeat", "甲", 2) == "甲甲"
        assert host.status is None
    finally:
        host.stop()


def test_one_that_limits_itself_is_waited_for(monkeypatch):
    monkeypatch.setattr("retrieval.processes.host.LOOK", 0.01)
    monkeypatch.setattr("retrieval.processes.host.STUCK", 2)
    host = Hosted(Repeater, patient=True)
    try:
        assert host.call("rest", 0.5) == "awake"
    finally:
        host.stop()


def test_what_cannot_be_taken_to_the_caller_is_told_and_ends_nothing(host):
    with pytest.raises(TypeError, match="cannot pickle") as told:
        host.call("has_a_lock")
    assert any("host.py" in note for note in told.value.__notes__)

    with pytest.raises(RuntimeError, match="Fussy: an error of two arguments") as told:
        host.call("fails", "an error")
    assert any("hosted.py" in note for note in told.value.__notes__)

    with pytest.raises(TypeError, match="cannot pickle"):
        host.call("repeat", threading.Lock(), 1)
    assert host.call("repeat", "甲", 2) == "甲甲"
    assert host.status is None


def test_a_group_that_is_told_to_end_gets_its_last_results(host):
    for number in (signal.SIGINT, signal.SIGTERM):
        assert host.call("signals", number) == "still here"


CALLER = """
import multiprocessing, sys
from retrieval.processes.host import Hosted
from tests.retrieval.processes.hosted import Repeater

host = Hosted(Repeater)
print(multiprocessing.active_children()[0].pid, flush=True)
host.call("lets_no_thread_run", sys.argv[1])
"""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere it ends when its work lets it")
def test_one_in_the_middle_of_work_ends_when_its_caller_is_killed(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    root = Path(__file__).parents[3]
    with subprocess.Popen([sys.executable, "-c", CALLER, str(pipe)], stdout=subprocess.PIPE, cwd=root) as caller:
        child = os.pidfd_open(int(caller.stdout.readline()))
        pipe.read_bytes()  # when its work has begun
        caller.kill()
    try:
        ended, _, _ = select.select([child], [], [], 60)
        assert ended
    finally:
        if not ended:
            signal.pidfd_send_signal(child, signal.SIGKILL)
        os.close(child)
