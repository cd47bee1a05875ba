"""A file is brought up to date when it is opened; one that nobody can read is refused in words."""

import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from sqlite_utils.migrations import Migrations

from retrieval.errors import BackendUnavailable
from retrieval.store.database import LAST_STEP, Store
from retrieval.store.migrations import migrations


def next_version():
    """The schema of a Wenju that has one step more."""
    steps = Migrations("wenju")
    for step in migrations._migrations:
        steps(name=step.name)(step.fn)

    @steps(name="m999_made_up")
    def add(db):
        db.table("report").add_column("shelf", str, not_null_default="A3")

    return steps


def stored(path):
    store = Store(path)
    with store.writing():
        store.set_settings({"generation": "7"})
        store.connection.execute("INSERT INTO file (key, state) VALUES ('a.md', 'indexed')")
        store.connection.execute(
            "INSERT INTO report (id, title, bylines, text, related, sha256, reading, pages)"
            " VALUES (1, '水位', '[]', '水位三米。', '[]', '', '{}', '[]')"
        )
    return store


def test_a_file_of_the_version_before_is_brought_up_to_date_and_keeps_what_it_holds(tmp_path):
    with closing(stored(tmp_path / "old.db")) as store:
        store.migrate(next_version())
        store.migrate(next_version())

        assert store.setting("generation") == "7"
        assert store.connection.execute("SELECT title, shelf FROM report").fetchall() == [("水位", "A3")]


def test_a_step_that_fails_leaves_the_file_as_it_was(tmp_path):
    steps = next_version()

    @steps(name="m999_broken")
    def fail(db):
        db.execute("DELETE FROM report")
        db.execute("INSERT INTO nowhere VALUES (1)")

    with closing(stored(tmp_path / "old.db")) as store, pytest.raises(BackendUnavailable, match="nowhere"):
        store.migrate(steps)

    with closing(Store(tmp_path / "old.db")) as again:
        assert again.connection.execute("SELECT * FROM report").fetchone()[1] == "水位"
        assert "shelf" not in {row[1] for row in again.connection.execute("PRAGMA table_info(report)")}


KILLED = """
import os, signal, sys
from pathlib import Path
from retrieval.store import Store
from tests.retrieval.store.test_migrations import next_version

steps = next_version()

@steps(name="m999_killed")
def die(db):
    db.execute("DELETE FROM report")
    os.kill(os.getpid(), signal.SIGKILL)

Store(Path(sys.argv[1])).migrate(steps)
"""


def test_a_kill_in_the_middle_leaves_the_file_as_it_was(tmp_path):
    path = tmp_path / "old.db"
    stored(path).close()

    killed = subprocess.run([sys.executable, "-c", KILLED, path], cwd=Path(__file__).parents[3], check=False)

    assert killed.returncode == -signal.SIGKILL
    with closing(Store(path)) as again:
        again.migrate(next_version())
        assert again.connection.execute("SELECT title, shelf FROM report").fetchall() == [("水位", "A3")]


def test_a_file_of_a_newer_version_is_refused_and_left_alone(tmp_path):
    with closing(stored(tmp_path / "new.db")) as store:
        store.migrate(next_version())

    with pytest.raises(BackendUnavailable, match=r"newer version of Wenju \(it has m999_made_up\)"):
        Store(tmp_path / "new.db")


def with_steps(path, names):
    """A file whose tables were made by these steps instead of ours."""
    stored(path).close()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("DELETE FROM _sqlite_migrations WHERE migration_set = 'wenju'")
        connection.executemany(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('wenju', ?, '2026-01-01')",
            [(name,) for name in names],
        )
        connection.execute("PRAGMA journal_mode = DELETE")


LAST_OF_DEVELOPMENT = ["m001_first_schema", "m002_report_of_question", "m011_collections", LAST_STEP]


def test_a_file_of_the_last_development_version_goes_on(tmp_path):
    with_steps(tmp_path / "index.db", LAST_OF_DEVELOPMENT)

    with closing(Store(tmp_path / "index.db")) as store:
        store.migrate(next_version())

        assert store.setting("generation") == "7"
        assert store.connection.execute("SELECT title, shelf FROM report").fetchall() == [("水位", "A3")]


@pytest.mark.parametrize("names", [["m001_reports_and_passages", "m103_reposts"], LAST_OF_DEVELOPMENT[:-1]])
def test_a_file_of_an_earlier_one_is_refused_with_what_to_do_and_left_alone(tmp_path, names):
    path = tmp_path / "index.db"
    with_steps(path, names)
    before = path.read_bytes()

    with pytest.raises(BackendUnavailable, match=r"move it away and run `wenju reindex`"):
        Store(path)

    assert path.read_bytes() == before


def test_the_last_step_is_known_without_loading_the_steps(tmp_path):
    with closing(Store(tmp_path / "index.db")) as store:
        names = store.connection.execute("SELECT name FROM _sqlite_migrations ORDER BY rowid").fetchall()

    assert names[-1] == (LAST_STEP,)
    assert migrations._migrations[-1].name == LAST_STEP


OPENING = """
import sqlite3, sys
from pathlib import Path
import retrieval.store.migrations
from retrieval.errors import WenjuError
from retrieval.store import Store

print("ready", flush=True)
for line in sys.stdin:
    try:
        Store(Path(line.strip())).close()
        print("opened", flush=True)
    except WenjuError as error:
        print(error, flush=True)
"""


def test_a_new_file_is_made_once_whoever_opens_it_at_once(tmp_path):
    openers = [
        subprocess.Popen([sys.executable, "-c", OPENING], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for _ in range(4)
    ]
    said = []
    try:
        assert [opener.stdout.readline() for opener in openers] == ["ready\n"] * len(openers)
        for number in range(8):
            path = tmp_path / f"{number}.db"
            for opener in openers:
                opener.stdin.write(f"{path}\n")
            for opener in openers:
                opener.stdin.flush()
            said += [opener.stdout.readline() for opener in openers]
            with closing(sqlite3.connect(path)) as made:
                how = [made.execute(f"PRAGMA {what}").fetchone()[0] for what in ("journal_mode", "auto_vacuum")]
            assert how == ["wal", 2]
    finally:
        for opener in openers:
            opener.communicate(timeout=30)

    assert set(said) == {"opened\n"}
