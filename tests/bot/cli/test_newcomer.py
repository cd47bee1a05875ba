"""The first minutes: nothing is there yet, and nothing is known."""

import ast
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
import typer

from bot.cli.running import app, program
from bot.cli.starting import QUESTION
from bot.cli.usage import usage
from bot.texts import ZH
from tests.bot.conftest import ANSWERED, Wenju
from tests.readme import ROOT


@pytest.mark.parametrize("command", [("ask", "什么时候开放？"), ("repl",), ("sources",), ("backup", "x.db")])
@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.usefixtures("empty")
def test_where_nothing_is_one_line_says_what_to_do(wenju: Wenju, command: tuple[str, ...], language: str):
    run = wenju(*command, WENJU_LANGUAGE=language)

    assert (run.status, run.out) == (1, "")
    assert run.err.count("\n") == 1
    assert "wenju init" in run.err
    assert ("没有报告" if language == "zh" else "no reports") in run.err


def test_init_without_a_report_to_copy_says_so_and_makes_nothing(empty: Path):
    """An installation that lost its reports."""
    for package in ("bot", "retrieval"):
        shutil.copytree(ROOT / package, empty / "installed" / package, ignore=shutil.ignore_patterns("*.so", "*.pyc"))

    made = subprocess.run(
        [sys.executable, "-m", "bot", "init"],
        cwd=empty,
        env={**os.environ, "PYTHONPATH": str(empty / "installed")},
        capture_output=True,
        text=True,
        check=False,
    )

    assert (made.returncode, made.stdout) == (1, "")
    assert "installed/seeds 里没有试用的报告" in made.stderr
    assert not (empty / "seeds").exists()


@pytest.mark.usefixtures("empty")
def test_the_doctor_says_so_too(wenju: Wenju):
    assert "wenju init" in wenju("doctor").out.splitlines()[0]


def test_init_makes_a_folder_of_which_the_question_it_names_is_answered(wenju: Wenju, empty: Path):
    made = wenju("init")
    answer = wenju("ask", QUESTION)

    assert made.status == 0
    assert QUESTION in made.out
    assert "50%" in answer.out
    assert sorted(path.name for path in empty.iterdir() if path.is_dir()) == ["seeds"]
    assert not (empty / "seeds" / "README.md").exists()


def test_init_takes_the_folder_that_is_named(wenju: Wenju, empty: Path):
    wenju("init", "--corpus", "我的 报告")

    assert "50%" in wenju("ask", QUESTION, "--corpus", "我的 报告").out
    assert not (empty / "seeds").exists()


def test_init_leaves_alone_what_is_there(wenju: Wenju, workplace: Path):
    before = {path: path.read_bytes() for path in (workplace / "seeds").iterdir()}

    run = wenju("init")

    assert run.status == 1
    assert "没有改动" in run.err
    assert {path: path.read_bytes() for path in (workplace / "seeds").iterdir()} == before
    (workplace / "file").touch()
    assert wenju("init", "--corpus", "file").err.count("\n") == 1


def test_alone_it_shows_help(wenju: Wenju):
    run = wenju()

    assert (run.status, run.err) == (0, "")
    assert "Commands:" in run.out


@pytest.mark.parametrize("columns", ["80", "40"])
def test_no_help_is_cut(wenju: Wenju, columns: str):
    texts = [wenju("--help", COLUMNS=columns).out]
    texts += [wenju(name, "--help", COLUMNS=columns).out for name in program().commands]

    assert not [text for text in texts if "..." in text.replace("[ARGS]...", "").replace("[SET]...", "")]
    assert all(len(line) < int(columns) for text in texts for line in text.splitlines())
    assert "an empty text takes a correction back" in " ".join(texts[0].split())


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("aks", "问"), "没有这个命令"),
        (("ask", "--jsno", "问"), "没有这个选项"),
        (("ask",), "缺少参数"),
        (("ask", "一", "二"), "多余的参数"),
        (("ask", "-k", "0", "问"), "至少是 1"),
        (("sources", "--all", "--limit", "3"), "只能用一个"),
        (("sources", "--limit", "9" * 30), "至多是 1000000"),
        (("feed",), "可以写 add、list、remove"),
        (("edit", "1"), "请写明要改什么"),
        (("evaluate",), "请写明问题集"),
        (("evaluate", "--feedback", "--compare", "x"), "不认识"),
        (("evaluate", "--feedback", "--write"), "要和这个一起用：--calibrate"),
        (("evaluate", "--calibrate", "--failures", "x"), "要和问题集或 --feedback 一起用"),
        (("report", "--week", "--days", "3"), "只能用一个"),
        (("feed", "add"), "要写来源的网址"),
        (("show", "没有的报告"), "没有找到这篇报告"),
        (("ask", ANSWERED, "--since", "过去"), "不是日期"),
    ],
)
def test_errors_are_told_in_the_language_that_is_set(wenju: Wenju, arguments: tuple[str, ...], said: str):
    wenju("reindex")

    chinese, english = wenju(*arguments), wenju(*arguments, WENJU_LANGUAGE="en")

    assert said in chinese.err
    assert english.err.isascii() or not set(said) & set(english.err)
    assert chinese.status == english.status != 0


def test_what_commands_say_of_a_wrong_command_line_is_chinese_to_the_last_word():
    """Whatever a command refuses by `typer.BadParameter`, with what it is told of put in."""
    said = [
        "".join(part.value if isinstance(part, ast.Constant) else "X" for part in getattr(text, "values", [text]))
        for path in (ROOT / "bot" / "cli").glob("*.py")
        for call in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(call, ast.Call) and ast.unparse(call.func) == "typer.BadParameter"
        for text in call.args
    ]

    lines = [usage(typer.BadParameter(text), ZH).removesuffix(ZH.usage_hint) for text in said]

    assert len(lines) >= 8
    assert [line for line in lines if set(re.findall(r"(?<![-a-z])[a-z]{2,}", line)) - {"add", "remove", "list"}] == []


@pytest.mark.parametrize("number", ["9" * 30, "9" * 5000, "-" + "9" * 30])
def test_a_number_of_any_size_is_told_in_a_line(wenju: Wenju, number: str):
    numbers = [
        (name, parameter.opts[-1])
        for name, command in typer.main.get_command(app).commands.items()
        for parameter in command.params
        if getattr(parameter, "type_descriptor", None) and parameter.type_descriptor.annotation is int
    ]

    runs = [wenju(name, option, number) for name, option in numbers]

    assert len(runs) >= 4
    for run in runs:
        assert (run.status, run.err.count("\n")) == (2, 1)
        assert "Error" not in run.err
        assert "valid integer" not in run.err
        assert len(run.err) < 300


@pytest.mark.parametrize(("words", "offered"), [("wenju rei", "reindex"), ("wenju ask --si", "--since")])
def test_a_shell_completes_commands_and_options(words: str, offered: str):
    asked = {"_WENJU_COMPLETE": "complete_bash", "COMP_WORDS": words, "COMP_CWORD": str(words.count(" "))}

    run = subprocess.run([sys.executable, "-m", "bot"], env={**os.environ, **asked}, capture_output=True, check=True)

    assert run.stdout.decode().split() == [offered]


def test_the_script_for_a_shell_is_shown():
    """For the shell that it is called from, or that is named where it is called from none."""
    run = subprocess.run(
        ["bash", "-c", f"'{sys.executable}' -m bot --show-completion bash; true"], capture_output=True, check=True
    )

    assert "_WENJU_COMPLETE=complete_bash" in run.stdout.decode()


def test_the_wheel_has_the_starter_report(tmp_path: Path):
    """What `wenju init` copies is there where no checkout is."""
    wheels = pytest.importorskip("hatchling.builders.wheel")

    (built,) = wheels.WheelBuilder(str(ROOT)).build(directory=str(tmp_path))

    names = zipfile.ZipFile(built).namelist()
    assert [name for name in names if name.startswith("bot/starter_reports/") and "ciftis" in name]
