"""`wenju` as a process among others: pipes, signals, locales, broken bytes."""

import json
import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from tests.bot.conftest import ANSWERED, Wenju
from tests.forking import fork_among, run_wenju

COMMAND = [sys.executable, "-m", "bot"]


@pytest.mark.usefixtures("engine")
@pytest.mark.parametrize("locale", [{"LC_ALL": "C"}, {"PYTHONIOENCODING": "latin-1"}])
def test_python_m_bot_is_wenju_and_json_is_utf8_in_any_locale(wenju_process: Wenju, locale: dict[str, str]):
    run = wenju_process("ask", ANSWERED, "--json", **locale)

    assert run.status == 0
    assert "押金" in run.out
    assert run.json["answered"] is True


@pytest.mark.usefixtures("engine")
def test_text_in_a_locale_without_chinese_is_no_error(wenju_process: Wenju):
    run = wenju_process("ask", ANSWERED, PYTHONIOENCODING="ascii")

    assert run.status == 0
    assert "2024-09-20" in run.out


@pytest.mark.usefixtures("engine")
def test_a_broken_byte_in_a_question_is_answered_and_stays_valid_json(workplace: Path):
    done = run_wenju(["ask", "--json", os.fsdecode(ANSWERED.encode() + b"\xff")], os.environ, workplace)

    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["answered"] is True


@pytest.mark.parametrize(
    "arguments",
    [["show", "long.md"], ["sources", "--json"], ["sources", "--all"], ["sources", "--by", "source"], ["repl"]],
)
def test_a_reader_who_leaves_early_is_no_error(wenju: Wenju, workplace: Path, arguments: list[str]):
    (workplace / "seeds" / "long.md").write_text("# 停水通知\n\n" + "周五停水一天。\n\n" * 2_000, "utf-8")
    assert wenju("reindex").status == 0
    Path("lines.txt").write_text(":show long.md\n")
    gone, stdout = os.pipe()
    os.close(gone)

    with Path("lines.txt").open("rb") as stdin, tempfile.TemporaryFile() as stderr:
        status = fork_among([stdin.fileno(), stdout, stderr.fileno()], arguments, os.environ, workplace).wait()
        os.close(stdout)
        err = os.pread(stderr.fileno(), 1000, 0)

    assert (status, err) == (141, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this system")
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_full_disk_is_one_line(unbuffered):
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*COMMAND, "--help"],
            stdout=full,
            stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONUNBUFFERED": unbuffered},
            check=False,
        )

    assert done.returncode == 1
    assert done.stderr.startswith(b"wenju: ")
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.usefixtures("engine")
@pytest.mark.parametrize("arguments", [["ask", ANSWERED], ["ask", ANSWERED, "--json"], ["stats"], ["--help"]])
def test_with_a_closed_standard_output_all_is_done_and_nothing_said(arguments):
    shell = ["sh", "-c", '"$@" >&-', "sh", *COMMAND, *arguments]
    done = subprocess.run(shell, stderr=subprocess.PIPE, check=False)

    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.usefixtures("engine")
def test_with_closed_errors_the_status_tells():
    shell = ["sh", "-c", '"$@" 2>&-', "sh", *COMMAND, "show", "r99"]
    done = subprocess.run(shell, stdout=subprocess.PIPE, check=False)

    assert (done.returncode, done.stdout) == (1, b"")


def test_debug_shows_where_an_unexpected_error_came_from():
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full on this system")
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*COMMAND, "--help"],
            stdout=full,
            stderr=subprocess.PIPE,
            env={**os.environ, "WENJU_DEBUG": "1"},
            check=False,
        )

    assert b"Traceback" in done.stderr


def test_ctrl_c_ends_a_command_quietly(workplace: Path):
    stdin, typed = os.pipe()
    shown, stdout = os.pipe()
    with os.fdopen(typed, "wb", 0) as keyboard, os.fdopen(shown, "rb") as screen, tempfile.TemporaryFile() as stderr:
        process = fork_among([stdin, stdout, stderr.fileno()], ["repl"], os.environ, workplace)
        os.close(stdin)
        os.close(stdout)
        keyboard.write(f"{ANSWERED}\n".encode())
        screen.readline()  # it has answered, and now waits for the next line
        process.send_signal(signal.SIGINT)
        assert process.wait() == 130
        said = screen.read() + os.pread(stderr.fileno(), 10_000, 0)

    assert b"Traceback" not in said
