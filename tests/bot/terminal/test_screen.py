"""Terminals as people have them: narrow ones, white ones, ones that hold a screen of lines; and what Tab does."""

import re
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pexpect
import pytest

from bot.terminal.completing import COMMANDS
from bot.texts import LANGUAGES, TerminalTexts
from retrieval.engine import Engine
from retrieval.store import Store
from tests.bot.conftest import ANSWERED, DECLINED, unsettled
from tests.forking import Terminal

PROMPT = "问>"
CTRL_D = "\x04"
COLOURS = re.compile(r"\x1b\[([0-9;]*)m")
SEEN = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]|\x1b\]8;[^\x1b]*\x1b\\")

Run = Callable[..., "pexpect.spawn[str]"]


@pytest.fixture
def terminal(engine: Engine) -> Iterator[Run]:
    """Run a command over an index on a terminal of some size."""
    assert engine.stats().reports
    started = []

    def run(*arguments: str, lines: int = 40, columns: int = 100, **environment: str) -> "pexpect.spawn[str]":
        started.append(
            Terminal(
                [*arguments],
                env={**unsettled(), "TERM": "xterm-256color", "PROMPT_TOOLKIT_NO_CPR": "1", **environment},
                timeout=100,
                dimensions=(lines, columns),
            )
        )
        return started[-1]

    yield run
    for one in started:
        one.close(force=True)


def printed(run: "pexpect.spawn[str]") -> str:
    """All it printed until its end."""
    run.expect(pexpect.EOF)
    return str(run.before)


def typed(run: "pexpect.spawn[str]", keys: str) -> str:
    """Type, and return what came before the next prompt."""
    run.send(keys)
    run.expect_exact("\r\n")
    run.expect_exact(PROMPT)
    return str(run.before)


@pytest.fixture
def long(workplace: Path) -> None:
    """A report of a hundred paragraphs."""
    text = "".join(f"第{number}条规定，本条只为说明而写。\n\n" for number in range(1, 101))
    (workplace / "seeds" / "long.md").write_text(f"# 很长的公告\n\n{text}", "utf-8")
    with Engine(workplace / "wenju.db", workplace / "seeds") as engine:
        engine.reindex()


def test_a_list_has_columns_where_they_fit_and_two_lines_a_report_where_not(terminal: Run):
    wide, narrow = printed(terminal("sources", columns=120)), printed(terminal("sources", columns=40))

    assert re.search(r"r\d +市图书馆新馆将于国庆开放 +城市晚报 +2024-09-20 +5 +", wide)
    lines = narrow.splitlines()
    assert any(re.fullmatch(r"r\d  市图书馆新馆将于国庆开放", line) for line in lines)
    assert "    城市晚报 · 2024-09-20 · 图书馆 新馆.md" in lines


def test_the_help_of_the_repl_stands_below_its_commands_where_it_is_narrow(terminal: Run):
    repl = terminal("repl", columns=40)
    repl.expect_exact(PROMPT)

    lines = [SEEN.sub("", line).rstrip() for line in typed(repl, ":help\r").splitlines()]

    assert "  :since 2022-09" in lines
    assert lines[lines.index("  :since 2022-09") + 1].startswith("    只看此后")


@pytest.mark.parametrize("command", [("ask", ANSWERED), ("ask", DECLINED), ("sources",), ("show", "1")])
def test_no_colour_is_one_that_a_white_background_swallows(terminal: Run, command: tuple[str, ...]):
    used = {code for codes in COLOURS.findall(printed(terminal(*command))) for code in codes.split(";")}

    assert used & {"1", "2", "31"}
    assert not used & {"33", "36", "37", "93", "96", "97"}


def test_nor_does_progress_use_one(terminal: Run):
    out = printed(terminal("--db", "new.db", "reindex"))
    used = {code for codes in COLOURS.findall(out) for code in codes.split(";")}

    assert not used & {"33", "36", "37", "93", "96", "97"}


@pytest.mark.usefixtures("long")
def test_what_is_longer_than_the_screen_is_paged(terminal: Run):
    run = terminal("show", "long.md", lines=20)
    run.expect_exact("第8条规定")
    run.expect_exact(":\x1b[K")
    run.send("G")
    run.expect_exact("第100条规定")
    run.send("q")
    run.expect(pexpect.EOF)
    run.wait()

    assert run.exitstatus == 0


@pytest.mark.usefixtures("long")
def test_who_leaves_the_pager_early_is_back_at_the_prompt(terminal: Run):
    repl = terminal("repl", lines=20)
    repl.expect_exact(PROMPT)
    repl.send(":show long.md\r")
    repl.expect_exact("第8条规定")
    # Ctrl-C is for the pager, which shows its page anew.
    repl.send("\x03")
    repl.expect_exact("第8条规定")
    repl.send("q")
    repl.expect_exact(PROMPT)

    assert "第100条" not in repl.before
    assert "押金" in typed(repl, f"{ANSWERED}\r")


@pytest.mark.usefixtures("long")
@pytest.mark.parametrize(
    ("lines", "environment"),
    [(300, {}), (20, {"PAGER": ""}), (20, {"PAGER": "no-such-program"}), (20, {"TERM": "dumb"})],
)
def test_there_is_no_pager_where_none_is_needed_or_wanted(terminal: Run, lines: int, environment: dict[str, str]):
    out = printed(terminal("show", "long.md", lines=lines, **environment))

    assert "第1条规定" in out
    assert "第100条规定" in out


@pytest.mark.usefixtures("long")
def test_the_pager_is_the_one_that_is_named(terminal: Run):
    assert " 3\t" in printed(terminal("show", "long.md", lines=20, PAGER="cat -n"))


@pytest.mark.parametrize(
    ("typed_so_far", "whole"),
    [
        (":rei", ":reindex"),
        ("：ｍ", ":more"),
        (":show 地铁", "地铁九号线北延段开始试运行"),
        (":show sub", "subway.md"),
        (":source 城", "城市晚报"),
        (":reindex -", "--full"),
    ],
)
def test_tab_completes_commands_and_names(terminal: Run, typed_so_far: str, whole: str):
    repl = terminal("repl")
    repl.expect_exact(PROMPT)

    repl.send(f"{typed_so_far}\t\r")
    repl.expect_exact(whole[len(typed_so_far.split(" ")[-1]) :] if typed_so_far[0] == ":" else whole)
    repl.expect_exact(PROMPT)

    assert "没有找到" not in repl.before
    assert "没有 :" not in repl.before


@pytest.mark.parametrize("texts", LANGUAGES.values(), ids=LANGUAGES)
def test_what_tab_offers_is_what_help_names(texts: TerminalTexts):
    assert set(re.findall(r":[a-z]+", texts.help)) == set(COMMANDS)


def test_filters_stand_above_the_prompt_until_they_are_dropped(terminal: Run):
    repl = terminal("repl", columns=40)
    repl.expect_exact(PROMPT)

    repl.send(":since 2025\r")
    repl.expect_exact("只看：2025-01-01 起")
    repl.expect_exact(PROMPT)
    repl.send(f"{DECLINED}\r")
    repl.expect_exact("报告里没有这个问题的答案")
    repl.expect_exact("只看：2025-01-01 起")
    repl.expect_exact(PROMPT)
    repl.send(":since\r")
    repl.expect_exact("只看：–")
    repl.expect_exact(PROMPT)
    repl.send(f"{DECLINED}\r")
    repl.expect_exact("报告里没有这个问题的答案")
    repl.expect_exact(PROMPT)

    assert "只看" not in repl.before


@pytest.fixture
def many(workplace: Path) -> None:
    """Reports whose list is longer than what a pager takes in before it waits."""
    for number in range(800):
        (workplace / "seeds" / f"{number}.md").write_text(f"# {'很长的题目' * 20}{number}\n\n正文。\n", "utf-8")
    with Engine(workplace / "wenju.db", workplace / "seeds") as engine:
        engine.reindex()


@pytest.mark.usefixtures("many")
def test_a_pager_left_open_keeps_no_old_state_of_the_index(terminal: Run, workplace: Path):
    for command in (("sources", "--all"), ("sources", "--by", "month", "--all"), ("repl",)):
        run = terminal(*command, lines=20)
        if command == ("repl",):
            run.expect_exact(PROMPT)
            run.send(":sources\r")
        run.expect_exact(":\x1b[K")

        store = Store(workplace / "wenju.db")
        with closing(store):
            store.set_settings({"one": "1"})
            busy, *_ = store.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()

        assert not busy, f"{command}: somebody still reads what was there before"
        run.send("q")
