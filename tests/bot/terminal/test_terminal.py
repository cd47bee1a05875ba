"""The REPL on a real pseudo-terminal: typing, history, Ctrl-C, Ctrl-D."""

import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

import pexpect
import pytest

from retrieval.engine import Engine
from tests.bot.conftest import ANSWERED, LIBRARY, SUBWAY, unsettled
from tests.forking import Terminal

PROMPT = "问>"
CTRL_C, CTRL_D, CLEAR, UP = "\x03", "\x04", "\x05\x15", "\x1b[A"

Start = Callable[..., "pexpect.spawn[str]"]


def opened(*arguments: str, **environment: str) -> "pexpect.spawn[str]":
    """The REPL on a terminal of 100 columns."""
    return Terminal(
        [*arguments, "repl"],
        env={**unsettled(), "TERM": "xterm-256color", "PROMPT_TOOLKIT_NO_CPR": "1", **environment},
        timeout=300,
        dimensions=(40, 100),
    )


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> "Iterator[pexpect.spawn[str]]":
    """A REPL that many tests type into, one after the other."""
    folder = tmp_path_factory.mktemp("shared")
    (folder / "seeds").mkdir()
    (folder / "seeds" / "library.md").write_text(LIBRARY, "utf-8")
    (folder / "seeds" / "subway.md").write_text(SUBWAY, "utf-8")
    with Engine(folder / "wenju.db", folder / "seeds") as engine:
        engine.reindex()
    terminal = opened("--db", str(folder / "wenju.db"), XDG_DATA_HOME=str(folder / "data"))
    terminal.expect_exact(PROMPT)
    yield terminal
    assert leaves(terminal) == 0


@pytest.fixture
def terminal(shared: "pexpect.spawn[str]") -> "pexpect.spawn[str]":
    """That one, with an empty line."""
    shared.send(CLEAR)
    return shared


@pytest.fixture
def start(engine: Engine) -> Iterator[Start]:
    """Start a REPL of the test's own over an index, and wait for its prompt."""
    assert engine.stats().reports == 2
    started = []

    def start(**environment: str) -> "pexpect.spawn[str]":
        terminal = opened(**environment)
        started.append(terminal)
        terminal.expect_exact(PROMPT)
        return terminal

    yield start
    for terminal in started:
        if terminal.isalive():
            assert leaves(terminal) == 0
        terminal.close(force=True)


def leaves(terminal: "pexpect.spawn[str]") -> int | None:
    terminal.send(CLEAR + CTRL_D)
    return left(terminal)


def ask(terminal: "pexpect.spawn[str]", line: str) -> str:
    """Type a line and return what came before the next prompt."""
    terminal.send(f"{line}\r")
    terminal.expect_exact("\r\n")
    terminal.expect_exact(PROMPT)
    return str(terminal.before)


def left(terminal: "pexpect.spawn[str]") -> int | None:
    terminal.expect(pexpect.EOF)
    terminal.wait()
    return terminal.exitstatus


def test_a_question_is_answered_in_bold_with_colours_and_citation(terminal: "pexpect.spawn[str]"):
    out = ask(terminal, ANSWERED)

    assert "\x1b[1;31m押金" in out
    assert "《市图书馆新馆将于国庆开放》" in out
    assert "城市晚报 · 2024-09-20" in out
    assert "输入 1 看上下文" in out


def test_the_welcome_counts_the_reports_and_offers_the_questions_of_the_folder(start: Start, workplace: Path):
    (workplace / "seeds" / "_questions.txt").write_text("# 说明\n起步价多少？ # 一句话的答案\n", "utf-8")
    greeting = start().before
    assert "2 篇报告，最新 2025-03-02" in greeting
    assert "起步价多少？  一句话的答案" in greeting


def test_a_digit_opens_the_context(terminal: "pexpect.spawn[str]"):
    ask(terminal, ANSWERED)

    assert "▶ 第 1–5 段" in ask(terminal, "1")


def test_wide_characters_are_deleted_whole(terminal: "pexpect.spawn[str]"):
    # 押银 with the last character taken back, then 金: the question reaches the engine as 押金.
    out = ask(terminal, "借书证要交多少押银\x7f金？")

    assert "押金一律取消" in out.replace("\x1b[1;31m", "").replace("\x1b[1m", "").replace("\x1b[0m", "")


def test_wide_characters_take_two_columns(terminal: "pexpect.spawn[str]"):
    terminal.send("押金")
    terminal.expect_exact("押金")
    terminal.send("\x1b[D")  # left over 金: two columns back

    terminal.expect(r"\x1b\[2D|\x08\x08")


def test_history_is_kept_for_the_next_run_and_for_its_owner_alone(start: Start, tmp_path: Path):
    terminal = start()
    ask(terminal, ANSWERED)
    terminal.send(CTRL_D)
    assert left(terminal) == 0
    history = tmp_path / "data" / "wenju" / "history"
    assert stat.S_IMODE(history.stat().st_mode) == 0o600

    again = start()
    again.send(UP)

    again.expect_exact(ANSWERED)


def test_ctrl_c_clears_a_line_and_leaves_when_pressed_twice_on_an_empty_one(start: Start):
    terminal = start()
    terminal.send("半句话")
    terminal.expect_exact("半句话")
    terminal.send(CTRL_C)
    terminal.expect_exact(PROMPT)
    assert "再按一次" not in terminal.before
    terminal.send(CTRL_C)
    terminal.expect_exact("再按一次 Ctrl-C 离开")
    terminal.expect_exact(PROMPT)
    terminal.send(CTRL_C)

    assert left(terminal) == 0


def test_a_cleared_line_forgets_the_first_ctrl_c(start: Start):
    terminal = start()
    terminal.send(CTRL_C)
    terminal.expect_exact("再按一次")
    terminal.expect_exact(PROMPT)
    terminal.send("押金")
    terminal.expect_exact("押金")
    terminal.send(CTRL_C)
    terminal.expect_exact(PROMPT)
    terminal.send(CTRL_C)

    terminal.expect_exact("再按一次")


@pytest.mark.parametrize("keys", [CTRL_D, "：ｑｕｉｔ\r"])
def test_leaving(start: Start, keys: str):
    terminal = start()
    terminal.send(keys)

    assert left(terminal) == 0


def test_an_error_is_said_and_the_next_question_answered(terminal: "pexpect.spawn[str]"):
    assert "没有可以查找的词" in ask(terminal, "？！")
    assert "没有找到这篇报告" in ask(terminal, ":show 没有的")
    assert "押金" in ask(terminal, ANSWERED)


def test_a_history_that_cannot_be_kept_is_said_and_does_no_harm(start: Start, tmp_path: Path):
    (tmp_path / "file").touch()

    terminal = start(XDG_DATA_HOME=str(tmp_path / "file"))

    assert "提问记录无法保存" in terminal.before
    assert "押金" in ask(terminal, ANSWERED)


def test_broken_bytes_typed_at_the_terminal_do_no_harm(terminal: "pexpect.spawn[str]"):
    os.write(terminal.child_fd, b"\xff\xfe")

    assert "押金" in ask(terminal, ANSWERED)


def test_the_first_start_shows_its_progress(workplace: Path):
    terminal = opened("--db", str(workplace / "new.db"))
    try:
        terminal.expect_exact("正在为 seeds 建立索引")
        terminal.expect_exact("建立索引")
        terminal.expect_exact("新增 2")
        terminal.expect_exact(PROMPT)
    finally:
        terminal.close(force=True)
