"""A medium that cannot be written: questions are answered, and what would change something says why it cannot."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from retrieval.engine import Engine
from tests.bot.conftest import ANSWERED, Run, Wenju

# Root writes wherever it likes, unless it gives that right up.
_UNPRIVILEGED = ["setpriv", "--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-all"]
_PREFIX = _UNPRIVILEGED if os.geteuid() == 0 else []

pytestmark = pytest.mark.skipif(bool(_PREFIX) and shutil.which("setpriv") is None, reason="root without setpriv")


def wenju(*arguments: str, **environment: str) -> Run:
    """Run a command as somebody whom the modes of files hold back."""
    done = subprocess.run(
        [*_PREFIX, sys.executable, "-m", "bot", *arguments],
        capture_output=True,
        env={**os.environ, **environment},
        check=False,
        stdin=subprocess.DEVNULL,
    )
    return Run(done.returncode, done.stdout.decode(), done.stderr.decode())


EACH_IN_TURN = """
import json, os, sys, tempfile
from bot.cli import main
runs, kept = [], [os.dup(1), os.dup(2)]
for arguments in json.loads(sys.argv[1]):
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        os.dup2(out.fileno(), 1), os.dup2(err.fileno(), 2)
        status = main(arguments)
        sys.stdout.flush(), sys.stderr.flush()
        runs.append([status, *[os.pread(file.fileno(), 1 << 20, 0).decode() for file in (out, err)]])
os.dup2(kept[0], 1), os.dup2(kept[1], 2)
print(json.dumps(runs))
"""


def each_in_turn(commands: list[list[str]], **environment: str) -> list[Run]:
    """The same for several commands, which one process runs: a start costs more than most of them."""
    done = subprocess.run(
        [*_PREFIX, sys.executable, "-c", EACH_IN_TURN, json.dumps(commands)],
        capture_output=True,
        env={**os.environ, **environment},
        check=True,
        stdin=subprocess.DEVNULL,
    )
    return [Run(*run) for run in json.loads(done.stdout)]


@pytest.fixture(params=["folder", "file", "both"])
def medium(request: pytest.FixtureRequest, tmp_path: Path, workplace: Path) -> Iterator[Path]:
    """An index in a folder of its own; it, its folder, or both cannot be written."""
    folder = tmp_path / "medium"
    folder.mkdir()
    with Engine(folder / "wenju.db", workplace / "seeds") as engine:
        engine.reindex()
    (folder / "wenju.db.lock").unlink()
    if request.param != "folder":
        (folder / "wenju.db").chmod(0o400)
    if request.param != "file":
        folder.chmod(0o500)
    yield folder / "wenju.db"
    folder.chmod(0o700)


def test_what_only_looks_works_and_what_changes_says_why_not(medium: Path):
    shutil.copyfile(medium, "intact.db")
    looking = [["stats"], ["sources"], ["show", "1"], ["backup", "copy.db"]]
    changing = [["reindex"], ["remove", "1"], ["restore", "copy.db"], ["restore", "intact.db"], ["serve"]]
    token = "1234567890:a-token-of-the-right-form"
    asked, *runs = each_in_turn(
        [[*each, "--db", f"{medium}"] for each in (["ask", ANSWERED], *looking, *changing)],
        WENJU_LANGUAGE="en",
        TELEGRAM_BOT_TOKEN=token,
    )

    assert asked.status == 0, asked.err
    assert "押金一律取消" in asked.out
    assert asked.err == f"{medium} can only be read: questions are answered, nothing is changed.\n"
    for run in runs[: len(looking)]:
        assert (run.status, run.err) == (0, "")
    for run in runs[len(looking) :]:
        assert run.status == 1
        assert "cannot be written" in run.err
        assert run.err.count("\n") == 1
    # A missing permission is no read-only file system.
    *_, refused, serving = runs
    assert refused.err == f"wenju: {medium} cannot be written: Permission denied; check its disk and its permissions\n"
    assert serving.err == f"wenju: {medium} cannot be written, and the bot keeps its messages there; move it\n"


def test_a_folder_that_nobody_may_look_at_is_not_taken_for_moved(tmp_path: Path, workplace: Path):
    (tmp_path / "private").mkdir()
    shutil.move(workplace / "seeds", tmp_path / "private" / "seeds")
    with Engine(workplace / "wenju.db", tmp_path / "private" / "seeds") as engine:
        engine.reindex()
    shutil.copytree(tmp_path / "private" / "seeds", workplace / "seeds")
    (tmp_path / "private").chmod(0o600)

    run = wenju("ask", ANSWERED, "--corpus", "seeds", WENJU_LANGUAGE="en")

    (tmp_path / "private").chmod(0o700)
    assert run.status == 1
    assert "private/seeds, not of seeds; run `wenju reindex" in run.err


def test_a_log_that_was_left_is_read_too(tmp_path: Path, workplace: Path):
    """A copy taken of a running index has its last changes in the log."""
    folder = tmp_path / "medium"
    folder.mkdir()
    with Engine(workplace / "wenju.db", workplace / "seeds") as engine:
        engine.reindex()
        engine.remove(engine.find("subway.md").id)
        for file in workplace.glob("wenju.db*"):
            shutil.copy(file, folder)
    assert (folder / "wenju.db-wal").stat().st_size
    folder.chmod(0o500)
    try:
        assert wenju("stats", "--json", "--db", f"{folder}/wenju.db").json["reports"] == 1
    finally:
        folder.chmod(0o700)


@pytest.mark.usefixtures("engine")
def test_an_index_that_can_be_written_says_nothing(wenju_process: Wenju):
    assert wenju_process("ask", ANSWERED).err == ""
