"""The READMEs, and the console blocks of the first: what their commands print, put in by `python -m tests.readme`."""

import contextlib
import io
import os
import re
import shlex
import shutil
import tempfile
from pathlib import Path
from unittest import mock

from bot.cli import main
from tests.bot.conftest import unsettled

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
STARTER = ROOT / "seeds" / "2022-09-04-beijing-etown-ciftis.md"
"""Alone, without the examples beside it: they take longer to read than all else."""
READMES = (README, *(path for folder in sorted(ROOT.glob("[a-z]*/")) for path in sorted(folder.rglob("README.md"))))

_BLOCK = re.compile(r"(?<=^```console\n)\$ (?P<command>.+)\n(?P<output>(?:(?!```).*\n)*)", re.MULTILINE)


def examples(text: str) -> list[tuple[str, str]]:
    """The command of each console block, and what the README says it prints."""
    return [(match["command"], match["output"]) for match in _BLOCK.finditer(text)]


def printed_by(command: str, folder: Path) -> str:
    """What a command prints in a folder that holds the starter corpus."""
    program, *arguments = shlex.split(command)
    assert program == "wenju"
    printed = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    said = io.StringIO()
    with (
        mock.patch.dict(os.environ, unsettled(), clear=True),
        contextlib.chdir(folder),
        contextlib.redirect_stdout(printed),
        contextlib.redirect_stderr(said),
    ):
        status = main(arguments)
    assert status == 0, said.getvalue()
    printed.seek(0)
    return "".join(f"{line.rstrip()}\n" for line in printed)


def put_starter(folder: Path) -> None:
    """Make a corpus of the starter report in a working folder."""
    (folder / "seeds").mkdir()
    shutil.copy(STARTER, folder / "seeds")


def refresh() -> None:
    """Run every example again and rewrite the README."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        put_starter(folder)
        printed_by("wenju reindex", folder)

        def run(match: re.Match[str]) -> str:
            return f"$ {match['command']}\n{printed_by(match['command'], folder)}"

        README.write_text(_BLOCK.sub(run, README.read_text("utf-8")), "utf-8")


if __name__ == "__main__":
    refresh()
