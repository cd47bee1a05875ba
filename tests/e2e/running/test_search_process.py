"""The process that searches for the bot may die at any moment: nobody's question is lost with it."""

import multiprocessing
import os
import signal
from pathlib import Path

import pytest

from retrieval.remote import SearchProcess
from tests.e2e.serving import bot_in_thread

QUESTION = "承担重大攻关项目能拿到多少资金支持？"
ANSWER = "50%"


def the_process():
    (found,) = multiprocessing.active_children()
    return found


def processor_seconds(pid):
    """What a process has used so far, of both kinds."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def living():
    return {process.pid for process in multiprocessing.active_children()}


def test_questions_under_way_when_it_dies_are_answered_once(standin, folder):
    with bot_in_thread(standin, folder, answering=SearchProcess, sends_per_second=1000):
        questions = [standin.person(f"人{number}").says(QUESTION) for number in range(30)]
        dead = set()
        for _ in range(2):
            standin.waits_until(lambda: living() - dead, "a process that searches", 30)
            sent = len(standin.sent())
            standin.waits_until(lambda sent=sent: len(standin.sent()) > sent, "an answer", 30)
            process = the_process()
            process.kill()
            dead.add(process.pid)
        standin.waits_until(lambda: all(map(standin.replies_to, questions)), "all answers", 60)
        last = standin.person("又一人")
        assert ANSWER in last.waits_for_reply(to=last.says(QUESTION), timeout=20).text

        replies = [standin.replies_to(question) for question in questions]
        assert [len(found) for found in replies] == [1] * 30
        assert all(ANSWER in found[0].text for found in replies)
        assert len(dead) == 2
        assert not living() & dead


@pytest.mark.skipif(not hasattr(os, "waitid"), reason="asks the system whether a process is stopped")
def test_questions_under_way_when_it_is_stopped_are_answered_once(standin, folder, caplog, monkeypatch):
    # Looked at more often, so that nobody waits; how long it takes in the end, tests of the process say.
    monkeypatch.setattr("retrieval.processes.host.LOOK", 0.1)
    with bot_in_thread(standin, folder, answering=SearchProcess, sends_per_second=1000):
        questions = [standin.person(f"人{number}").says(QUESTION) for number in range(30)]
        standin.waits_until(standin.sent, "an answer", 60)
        stopped = the_process()
        os.kill(stopped.pid, signal.SIGSTOP)
        questions += [standin.person(f"又{number}").says(QUESTION) for number in range(10)]
        standin.waits_until(lambda: all(map(standin.replies_to, questions)), "all answers", 120)

        replies = [standin.replies_to(question) for question in questions]
        assert [len(found) for found in replies] == [1] * 40
        assert all(ANSWER in found[0].text for found in replies)
        assert stopped.pid not in living()
    # It was seen to be, and not given up after the time for one that is stuck.
    assert "was stopped" in caplog.text


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="reads processor times in /proc")
def test_the_first_question_after_the_start_costs_what_the_second_does(standin, serving):
    children = Path(f"/proc/{serving.process.pid}/task/{serving.process.pid}/children").read_text().split()
    (process,) = [child for child in children if "spawn_main" in Path(f"/proc/{child}/cmdline").read_text()]

    def costs(question):
        before = processor_seconds(process)
        person = standin.person()
        assert ANSWER in person.waits_for_reply(to=person.says(question), timeout=60).text
        return processor_seconds(process) - before

    # The dictionary alone takes longer.
    assert costs(QUESTION) < costs(f"请问，{QUESTION}") + 0.15


def test_one_that_died_while_nobody_asked_is_started_again(standin, folder):
    person = standin.person()
    with bot_in_thread(standin, folder, answering=SearchProcess):
        assert ANSWER in person.waits_for_reply(to=person.says(QUESTION), timeout=20).text
        the_process().kill()
        assert ANSWER in person.waits_for_reply(to=person.says(f"{QUESTION}！"), timeout=20).text


def test_what_cannot_be_searched_for_is_explained_as_ever(standin, folder):
    person = standin.person()
    with bot_in_thread(standin, folder, answering=SearchProcess):
        refused = person.waits_for_reply(to=person.says("？！"), timeout=20).text
        assert ANSWER in person.waits_for_reply(to=person.says(QUESTION), timeout=20).text
    with bot_in_thread(standin, folder):
        assert person.waits_for_reply(to=person.says("？！"), timeout=20).text == refused
