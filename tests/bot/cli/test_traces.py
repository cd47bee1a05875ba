"""What commands leave behind: files that their owner alone can read, and after a failure nothing."""

import os
import stat
from pathlib import Path

import pytest

from bot.config import write_setting
from retrieval.engine import Engine
from retrieval.store.database import Store
from tests.bot.conftest import ANSWERED, Wenju


@pytest.fixture
def usual_umask():
    """New files are readable by everybody, as on most machines."""
    before = os.umask(0o022)
    yield
    os.umask(before)


def _left(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


@pytest.mark.parametrize(
    "command",
    [
        ["ask", ANSWERED],
        ["ask", ANSWERED, "--since", "gestern"],
        ["ask", ANSWERED, "--db", "no/such/wenju.db"],
        ["repl"],
        ["reindex"],
        ["reindex", "--full", "--report", "read.html"],
        ["reindex", "--watch"],
        ["add", "nowhere.txt"],
        ["add", "/etc/hostname"],
        ["add", "http://127.0.0.1/x"],
        ["refresh"],
        ["refresh", "--feeds"],
        ["feed", "add", "https://example.org/rss"],
        ["feed", "remove", "https://example.org/rss"],
        ["check"],
        ["edit", "1", "--title", "x"],
        ["sources"],
        ["show", "1"],
        ["remove", "1"],
        ["stats"],
        ["evaluate", "--feedback"],
        ["evaluate", "--feedback", "--failures", "missed.jsonl"],
        ["evaluate", "--calibrate", "--write"],
        ["evaluate", "nowhere"],
        ["backup", "copy.db"],
        ["restore", "copy.db"],
        ["serve"],
        ["doctor"],
    ],
    ids=" ".join,
)
def test_a_command_that_fails_in_an_empty_folder_leaves_it_empty(
    wenju: Wenju, empty: Path, monkeypatch: pytest.MonkeyPatch, command: list[str]
):
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "1234567890:a-token-of-the-right-form")
    monkeypatch.setenv("WENJU_API_BASE_URL", "http://127.0.0.1:9")

    assert wenju(*command).status in (1, 2)
    assert _left(empty) == []


def test_a_report_that_cannot_be_read_leaves_no_folder_for_it(wenju: Wenju, empty: Path):
    (empty / "blank.txt").touch()

    assert wenju("add", "blank.txt", "--corpus", "new/reports").status == 1
    assert _left(empty) == ["blank.txt"]


def test_what_somebody_else_put_into_a_new_index_stays_when_a_command_fails(workplace: Path):
    """The folder has no index; while one command fails, another has filled it."""
    database = workplace / "new.db"

    def fail():
        with Engine(database, workplace / "nowhere") as failing:
            with Engine(database, workplace / "seeds") as other:
                other.reindex()
            failing.reindex()

    with pytest.raises(Exception, match="does not exist"):
        fail()

    with Engine(database, workplace / "seeds") as engine:
        assert engine.stats().reports == 2


def test_an_empty_index_that_somebody_has_open_stays_when_a_command_fails(workplace: Path):
    def fail():
        with Engine(workplace / "new.db", workplace / "nowhere") as failing:
            other.append(Engine(workplace / "new.db", workplace / "seeds"))
            failing.reindex()

    other: list[Engine] = []
    with pytest.raises(Exception, match="does not exist"):
        fail()
    other[0].reindex()
    other[0].close()

    with Engine(workplace / "new.db", workplace / "seeds") as engine:
        assert engine.stats().reports == 2


@pytest.mark.usefixtures("usual_umask")
def test_the_index_and_what_stands_beside_it_are_read_by_their_owner_alone(wenju: Wenju, workplace: Path):
    wenju("reindex")
    with Engine(workplace / "wenju.db", workplace / "seeds") as engine:
        engine.remove(1)
        modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in workplace.glob("wenju.db*")}

    assert modes == dict.fromkeys(["wenju.db", "wenju.db-wal", "wenju.db-shm", "wenju.db.lock"], 0o600)


@pytest.mark.usefixtures("usual_umask")
def test_a_link_to_where_the_index_is_to_be_makes_it_no_more_open(workplace: Path):
    (workplace / "link.db").symlink_to(workplace / "elsewhere.db")

    Store(workplace / "link.db").close()

    assert stat.S_IMODE((workplace / "elsewhere.db").stat().st_mode) == 0o600


@pytest.mark.usefixtures("usual_umask")
def test_a_setting_that_is_written_opens_the_file_to_nobody(workplace: Path):
    path = workplace / "wenju.toml"
    path.write_text('webhook_secret = "s3cret"\n')
    path.chmod(0o600)

    write_setting("threshold", 0.5)

    assert "s3cret" in path.read_text()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.usefixtures("usual_umask")
def test_doctor_names_what_others_can_read(wenju: Wenju, workplace: Path, monkeypatch: pytest.MonkeyPatch):
    wenju("reindex")
    (workplace / "wenju.db").chmod(0o644)
    (workplace / "wenju.db.bak").touch()
    (workplace / "bot token").write_text("1234567890:a-token-of-the-right-form")
    (workplace / "wenju.toml").write_text('webhook_secret = "s3cret"\n')
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN_FILE", "bot token")
    monkeypatch.setenv("WENJU_API_BASE_URL", "http://127.0.0.1:9")
    monkeypatch.setenv("WENJU_LANGUAGE", "en")

    (workplace / "link.db").symlink_to("wenju.db")

    said, linked = wenju("doctor").out, wenju("doctor", "--db", "link.db").out

    remark = "can be read by others (mode 0644) -> chmod 600"
    assert f"note     token: bot token {remark} 'bot token'\n" in said
    assert f"note     settings: wenju.toml {remark} wenju.toml\n" in said
    assert f"note     database: wenju.db {remark} wenju.db\n" in said
    assert f"wenju.db.bak {remark} {workplace}/wenju.db.bak\n" in linked
    assert f"note     database: wenju.db.bak {remark} wenju.db.bak\n" in said

    for path in workplace.iterdir():
        if path.is_file():
            path.chmod(0o600)
    assert "read by others" not in wenju("doctor").out
