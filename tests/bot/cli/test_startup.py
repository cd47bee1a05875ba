"""What a command loads before it can say its first word; time is not measured here, but what takes it."""

import subprocess
import sys

import pytest

from tests.bot.conftest import ANSWERED, Wenju

HEAVY = {
    "aiohttp",
    "asyncio",
    "httpx",
    "importlib.metadata",
    "jieba",
    "lxml",
    "markdown_it",
    "numba",
    "numpy",
    "opencc",
    "prompt_toolkit",
    "pydantic",
    "pypinyin",
    "rich",
    "sqlite_utils",
    "telegram",
    "trafilatura",
    "watchfiles",
    "yaml",
}


def loaded_by(*arguments: str) -> set[str]:
    """The modules that are there when a command has ended."""
    script = f"import sys; from bot.cli import main; main({list(arguments)}); print(*sys.modules, file=sys.stderr)"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return set(run.stderr.split())


@pytest.mark.parametrize("command", [[], ["ask"], ["serve"]])
def test_help_loads_nothing_that_a_command_works_with(command: list[str]):
    # typer itself reads the options of a command with pydantic.
    theirs = {"importlib.metadata", "pydantic"} if command else set()

    assert loaded_by(*command, "--help") & HEAVY - theirs == set()


def test_a_question_loads_no_reader_no_prompt_and_nothing_of_the_bot(wenju: Wenju):
    assert wenju("reindex").status == 0

    loaded = loaded_by("ask", ANSWERED)

    unneeded = {"aiohttp", "asyncio", "httpx", "jieba", "lxml", "markdown_it", "numba", "prompt_toolkit", "pypinyin"}
    assert loaded & (unneeded | {"telegram", "trafilatura", "watchfiles", "retrieval.readers.pdf"}) == set()
    assert "numpy" in loaded
