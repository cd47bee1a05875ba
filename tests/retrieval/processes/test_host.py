"""An object in another process: what becomes of a call when that process dies, hangs, or says very much."""

import multiprocessing
import os
import signal
import threading
import time

import pytest

from retrieval.processes.host import LOOK, STOPPED, Gone, Hosted

LARGE = 2_000_000


class Repeater:
    """What is hosted."""

    def __enter__(self):
        return self

    def __exit__(self, *error):
        pass

    def repeat(self, text, times):
        return text * times

    def rest(self, seconds):
        time.sleep(seconds)
        return "awake"

    def works_on(self, seconds):
        until = time.process_time() + seconds
        while time.process_time() < until:
            pass
        return "done"

    def signals(self, number):
        os.kill(os.getpid(), number)
        return "still here"


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

    assert host.call("works_on", 1.0) == "done"
    assert host.call("rest", 1.0) == "awake"


def test_one_that_never_answers_is_given_up_in_the_end(host, monkeypatch):
    monkeypatch.setattr("retrieval.processes.host.LOOK", 0.05)
    monkeypatch.setattr("retrieval.processes.host.STUCK", 20)

    with pytest.raises(Gone):
        host.call("rest", 3600)


def test_a_group_that_is_told_to_end_gets_its_last_results(host):
    for number in (signal.SIGINT, signal.SIGTERM):
        assert host.call("signals", number) == "still here"
