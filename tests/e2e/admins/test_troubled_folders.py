"""Reports sent by chat while their folder is gone, cannot be written, or is on a disk that is full."""

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from retrieval.corpus.fetch import Fetcher
from tests.e2e.admins.test_intake_flows import PAGE, says
from tests.e2e.reports import QUESTION
from tests.e2e.serving import bot_in_thread
from tests.retrieval.web import lookup, only_inside, serving

BOOKSHOP = "北岸书店开张\n江城晚报 2024-04-05 09:30\n\n北岸书店昨天开张，店里有一台放了四十年的打字机。\n".encode()


def _mount(*arguments: object) -> None:
    """Mount something, which root may where the kernel lets it."""
    if shutil.which("mount") is None or subprocess.run(["mount", *map(str, arguments)], capture_output=True).returncode:
        pytest.skip("nothing can be mounted here")


@contextmanager
def gone(seeds: Path) -> Iterator[None]:
    seeds.rename(seeds.with_name("away"))
    yield
    assert not seeds.exists()
    seeds.with_name("away").rename(seeds)


@contextmanager
def a_file(seeds: Path) -> Iterator[None]:
    seeds.rename(seeds.with_name("away"))
    seeds.write_text("not a folder")
    yield
    assert seeds.read_text() == "not a folder"
    seeds.unlink()
    seeds.with_name("away").rename(seeds)


@contextmanager
def read_only(seeds: Path) -> Iterator[None]:
    _mount("--bind", seeds, seeds)
    try:
        _mount("-o", "remount,ro,bind", seeds)
        yield
    finally:
        subprocess.run(["umount", "--lazy", seeds], check=True)


@contextmanager
def full(seeds: Path) -> Iterator[None]:
    reports = {path.name: path.read_bytes() for path in seeds.iterdir()}
    _mount("-t", "tmpfs", "-o", "size=64k", "tmpfs", seeds)
    try:
        for name, data in reports.items():
            (seeds / name).write_bytes(data)
        with suppress(OSError), (seeds / ".filled").open("wb", buffering=0) as stream:
            while True:
                stream.write(bytes(512))
        assert shutil.disk_usage(seeds).free == 0
        yield
    finally:
        subprocess.run(["umount", "--lazy", seeds], check=True)


TROUBLES = {
    gone: ("报告文件夹 seeds 不存在", "corpus folder seeds does not exist"),
    a_file: ("seeds 不是文件夹", "seeds is not a folder"),
    read_only: ("写不进去：磁盘只读", "cannot be written: Read-only file system"),
    full: ("写不进去：磁盘满了", "cannot be written: No space left on device"),
}


@pytest.mark.parametrize("trouble", TROUBLES, ids=lambda trouble: trouble.__name__)
def test_what_is_sent_is_refused_in_a_line_and_nothing_is_lost(standin, town, admin, trouble):
    seeds = town / "seeds"
    before = {path.name: path.read_bytes() for path in seeds.iterdir()}
    foreigner = standin.person("Ann", language_code="en")
    fetcher = Fetcher(allowed=only_inside, lookup=lookup)
    with serving() as web, bot_in_thread(standin, town, fetcher=fetcher, admins=(admin.id, foreigner.id)):
        web.pages["/1.html"] = (200, {"Content-Type": "text/html"}, PAGE.encode())
        chinese, english = TROUBLES[trouble]
        with trouble(seeds):
            told = [
                admin.waits_for_reply(to=admin.sends_file("书店.txt", BOOKSHOP), timeout=60).text,
                says(admin, f"/add {web.url('/1.html')}").text,
                foreigner.waits_for_reply(to=foreigner.sends_file("shop.txt", BOOKSHOP), timeout=60).text,
            ]
            assert "晚上" in says(standin.person("小明"), QUESTION).text
            assert not [path for path in town.rglob("*") if "书店" in path.name or "shop" in path.name]

        assert [chinese in line for line in told[:2]] == [True, True], told
        assert english in told[2]
        assert not [line for line in told if "\n" in line or str(town) in line], told
        assert {path.name: path.read_bytes() for path in seeds.iterdir()} == before
        # As soon as it is mended.
        assert "已收录 r5" in admin.waits_for_reply(to=admin.sends_file("书店.txt", BOOKSHOP), timeout=60).text
        assert "打字机" in says(admin, "北岸书店里有什么放了四十年？").text
