"""A year of running it: backups while it answers, and the signal that has the settings read again."""

import contextlib
import os
import re
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pexpect
import pytest

from tests.e2e.serving import Serving, environment
from tests.e2e.standin.server import BUSY
from tests.forking import Terminal, run_wenju

QUESTION = "承担重大攻关项目能拿到多少资金支持？"
ANSWER = "50%"


def wenju(serving: Serving, *arguments: str) -> subprocess.CompletedProcess[str]:
    return run_wenju([*arguments], serving.environment, serving.folder)


@pytest.fixture
def serving(standin, folder):
    with Serving(standin, folder, WENJU_ADMINS="") as running:
        yield running


def asks(person, question=QUESTION):
    return person.waits_for_reply(to=person.says(question), timeout=20).text


def test_a_backup_is_made_while_it_answers_and_restored_when_it_has_stopped(standin, serving):
    person = standin.person()
    assert ANSWER in asks(person)

    made = wenju(serving, "backup", "kept.db", "--json")
    in_use = wenju(serving, "restore", "kept.db")
    assert ANSWER in asks(person)
    serving.signals(signal.SIGTERM)
    assert serving.ends() == 0
    shutil.copyfile(serving.folder / "kept.db", serving.folder / "newer.db")
    with closing(sqlite3.connect(serving.folder / "newer.db")) as newer, newer:
        newer.execute("INSERT INTO _sqlite_migrations VALUES (NULL, 'wenju inbox', 'm999_telepathy', '2100-01-01')")
    refused = wenju(serving, "restore", "newer.db")
    restored = wenju(serving, "restore", "kept.db")

    assert (made.returncode, made.stderr) == (0, "")
    assert '"questions": 1}' in made.stdout
    assert (in_use.returncode, in_use.stdout) == (1, "")
    assert "正在使用；请先停下 wenju serve" in in_use.stderr
    assert refused.returncode == 1
    assert "m999_telepathy" in refused.stderr
    assert restored.returncode == 0, restored.stderr
    assert "1 条提问记录" in restored.stdout
    with serving:
        assert ANSWER in asks(person)


def test_hangup_has_the_settings_read_again_by_the_same_process_and_bad_ones_named(standin, folder):
    serving = Serving(standin, folder, WENJU_ADMINS="")
    del serving.environment["WENJU_DB"], serving.environment["WENJU_CORPUS"]
    settings = folder / "wenju.toml"
    with serving, socket.create_server(("127.0.0.1", 0)) as taken:
        person, number, port = standin.person(), serving.process.pid, taken.getsockname()[1]
        url = f'webhook_url = "http://127.0.0.1:{port}/hook"\n'
        for times, (lines, named) in enumerate(
            [
                ('access = "nobody"\n', "'access' in wenju.toml is 'nobody'"),
                ('corpus = "nowhere"\n', "nowhere"),
                ('db = "no/such/wenju.db"\n', "no/such/wenju.db"),
                ('db = "wenju.toml"\n', "wenju.toml"),
                (f"{url}webhook_port = {port}\n", f"port {port} of 127.0.0.1 cannot be listened on"),
                # An address of no card of this machine.
                (f'{url}webhook_host = "192.0.2.1"\nwebhook_port = 1\n', "192.0.2.1"),
            ],
            1,
        ):
            settings.write_text(lines)
            serving.signals(signal.SIGHUP)
            standin.waits_until(
                lambda times=times: serving.said.count("settings not read again") == times, "the signal to be heard", 20
            )
            (said,) = [line for line in serving.said.splitlines() if "settings not read again" in line][times - 1 :]
            assert named in said, lines
            assert ANSWER in asks(person), lines
        assert "starts again" not in serving.said

        allowed = f'access = "allowlist"\nallowed = [{person.id}]\n'
        settings.write_text(f'db = "other.db"\nlog_format = "json"\n{allowed}')
        serving.signals(signal.SIGHUP)
        standin.waits_until(lambda: "starts again" in serving.said, "the signal to be heard", 20)
        assert ANSWER in asks(person)
        assert ANSWER not in asks(standin.person())
        assert (folder / "other.db").exists()
        assert serving.process.poll() is None
        assert serving.process.pid == number
        assert re.search(r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d INFO starts again$", serving.said, re.MULTILINE)
        serving.signals(signal.SIGTERM)
        assert serving.ends() == 0, serving.said
        assert '"event": "' in serving.said.splitlines()[-1]


def test_hangups_at_every_moment_of_a_start_end_nothing_and_leave_no_process(standin, folder):
    serving = Serving(standin, folder, WENJU_ADMINS="").starts(until_polling=False)
    standin.waits_until(lambda: serving.said, "the first line of its start", 20)

    def hang_up_and_look() -> bool:
        serving.signals(signal.SIGHUP)
        assert serving.process.poll() is None, serving.said
        return serving.said.count("starts again") >= 2

    standin.waits_until(hang_up_and_look, "two new starts, the second in the middle of the first", 60)

    assert ANSWER in asks(standin.person())
    assert "Z" not in children(serving)
    serving.signals(signal.SIGTERM)
    assert serving.ends() == 0, serving.said


def children(serving: Serving) -> list[str]:
    """The states of the processes that a bot started: Z is one that ended and that nobody asked about."""
    states = []
    # Each thread has those that it started.
    for listed in Path(f"/proc/{serving.process.pid}/task").glob("*/children"):
        with contextlib.suppress(OSError):
            stats = [Path(f"/proc/{child}/stat").read_text() for child in listed.read_text().split()]
            states += [stat.rpartition(")")[2].split()[0] for stat in stats]
    return states


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="finds processes in /proc")
def test_a_hangup_in_the_middle_of_a_reindex_leaves_no_process(standin, folder):
    admin = standin.person("管理员")
    with Serving(standin, folder, WENJU_ADMINS=str(admin.id), WENJU_WORKERS="2") as serving:
        asks(admin)
        usual = len(children(serving))
        for number in range(60):
            (folder / "seeds" / f"{number}.md").write_text(f"# 公告{number}\n\n" + "水位三米，停电。" * 9000, "utf-8")
        admin.says("/reindex")
        standin.waits_until(lambda: len(children(serving)) >= usual + 2, "two workers", 60)

        serving.signals(signal.SIGHUP)
        standin.waits_until(lambda: "starts again" in serving.said, "the signal to be heard", 60)

        assert ANSWER in asks(standin.person())
        assert "Z" not in children(serving)
        assert "Traceback" not in serving.said


def test_its_own_port_is_no_taken_one(standin, folder):
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    told = {"WENJU_WEBHOOK_URL": f"http://127.0.0.1:{port}/hook", "WENJU_WEBHOOK_PORT": str(port)}
    serving = Serving(standin, folder, WENJU_ADMINS="", **told).starts(until_polling=False)
    try:
        standin.waits_until(lambda: standin.updates.webhook, "the webhook", 60)
        (folder / "wenju.toml").write_text('webhook_host = "0.0.0.0"\n')
        serving.signals(signal.SIGHUP)
        standin.waits_until(lambda: serving.said.count("INFO started") == 2, "the new start", 60)
        assert ANSWER in asks(standin.person())
    finally:
        serving.kills()


def test_a_terminal_that_is_closed_ends_it_with_a_line(standin, folder):
    told = environment(standin, folder)
    terminal = Terminal(["serve"], env=told, cwd=str(folder), timeout=20 * BUSY)
    standin.waits_until(lambda: standin.updates.waiting, "the bot to poll", 20)

    terminal.kill(signal.SIGHUP)

    terminal.expect_exact("INFO terminal closed")
    terminal.expect(pexpect.EOF)
    terminal.close()
    assert terminal.exitstatus == 0


def test_under_nohup_a_hangup_is_nothing(standin, folder):
    ignoring = "import os, signal, sys; signal.signal(signal.SIGHUP, signal.SIG_IGN); "
    ignoring += "os.execv(sys.executable, [sys.executable, '-m', 'bot', 'serve'])"
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-c", ignoring], env=environment(standin, folder), cwd=folder, stderr=log
        )
    try:
        standin.waits_until(lambda: standin.updates.waiting, "the bot to poll", 20)
        os.kill(process.pid, signal.SIGHUP)
        assert ANSWER in asks(standin.person())
    finally:
        process.terminate()
        assert process.wait(20 * BUSY) == 0
    assert "again" not in (folder / "log").read_text("utf-8")
