"""A disk without room, in truth: a file system of three megabytes, which only a namespace of our own can see."""

import shutil
import subprocess
import sys

import pytest

from tests.retrieval.making import write_report

_ALONE = ["unshare", "--map-root-user", "--mount"]

_IN_ITS_OWN_VIEW = """
import subprocess, sys
from contextlib import suppress
from pathlib import Path
from retrieval.engine import Engine
from retrieval.errors import BackendUnavailable

disk, corpus = map(Path, sys.argv[1:])
subprocess.run(["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", disk], check=True)
database, filling = disk / "index.db", disk / "filling"

def told(work):
    try:
        return work() and ""
    except BackendUnavailable as error:
        return str(error)

def with_engine(work):
    with Engine(database, corpus) as engine:
        return work(engine)

def fill():
    with filling.open("ab", buffering=0) as file, suppress(OSError):
        while file.write(bytes(4096)):
            pass

with_engine(lambda engine: engine.reindex())
(corpus / "b.md").write_text("# 停电\\n\\n" + "乙地周一停电。" * 2000, "utf-8")
with Engine(database, corpus) as engine:
    engine.search("泳池几时开放？")
    fill()
    print(told(engine.reindex))
fill()
print(told(lambda: with_engine(lambda engine: engine.search("泳池几时开放？"))))
filling.unlink()
print(with_engine(lambda engine: (engine.reindex().added, engine.search("泳池几时开放？").answered)))
"""


def _may_mount() -> bool:
    if shutil.which("unshare") is None:
        return False
    return subprocess.run([*_ALONE, "true"], capture_output=True, check=False).returncode == 0


@pytest.mark.skipif(not _may_mount(), reason="no namespaces for us on this system")
def test_it_is_told_as_full_by_whoever_writes_or_opens_and_nothing_is_lost(corpus, tmp_path):
    write_report(corpus, "a.md", "泳池周六上午九点开放。", title="泳池开放")
    (tmp_path / "disk").mkdir()

    done = subprocess.run(
        [*_ALONE, sys.executable, "-c", _IN_ITS_OWN_VIEW, tmp_path / "disk", corpus],
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    writing, opening, afterwards = done.stdout.splitlines()
    assert "the disk is full" in writing
    assert "the disk is full" in opening
    assert afterwards == "(1, True)"
