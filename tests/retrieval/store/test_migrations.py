"""A file is brought up to date when it is opened; one that nobody can read is refused in words."""

import sqlite3

import pytest

from retrieval.errors import BackendUnavailable
from retrieval.store.database import Store
from retrieval.store.migrations import migrations


@pytest.fixture
def next_version():
    """A Wenju whose schema has one step more."""
    known = list(migrations._migrations)

    @migrations(name="m002_made_up")
    def add(db):
        db.table("report").add_column("shelf", str, not_null_default="A3")

    yield
    migrations._migrations[:] = known


def stored(path):
    store = Store(path)
    with store.writing():
        store.set_settings({"generation": "7"})
        store.db.execute("INSERT INTO file (key, state) VALUES ('a.md', 'indexed')")
        store.db.execute(
            "INSERT INTO report (id, title, bylines, text, related, sha256, reading, pages)"
            " VALUES (1, '水位', '[]', '水位三米。', '[]', '', '{}', '[]')"
        )
    store.close()


def test_a_file_of_the_version_before_is_brought_up_to_date_and_keeps_what_it_holds(tmp_path, request):
    stored(tmp_path / "old.db")
    request.getfixturevalue("next_version")

    store = Store(tmp_path / "old.db")

    assert store.setting("generation") == "7"
    assert store.db.execute("SELECT title, shelf FROM report").fetchall() == [("水位", "A3")]
    store.close()


def test_a_step_that_fails_leaves_the_file_as_it_was(tmp_path, request):
    stored(tmp_path / "old.db")
    request.getfixturevalue("next_version")

    @migrations(name="m003_broken")
    def fail(db):
        db.execute("DELETE FROM report")
        db.execute("INSERT INTO nowhere VALUES (1)")

    with pytest.raises(BackendUnavailable, match="nowhere"):
        Store(tmp_path / "old.db")

    connection = sqlite3.connect(tmp_path / "old.db")
    assert connection.execute("SELECT title FROM report").fetchall() == [("水位",)]
    connection.close()


def test_a_file_of_a_newer_version_is_refused_and_left_alone(tmp_path, request):
    known = list(migrations._migrations)
    request.getfixturevalue("next_version")
    stored(tmp_path / "new.db")
    migrations._migrations[:] = known

    with pytest.raises(BackendUnavailable, match=r"newer version of Wenju \(it has m002_made_up\)"):
        Store(tmp_path / "new.db")


def test_a_file_from_before_the_first_release_is_refused_with_what_to_do(tmp_path):
    stored(tmp_path / "index.db")
    connection = sqlite3.connect(tmp_path / "index.db")
    connection.execute("UPDATE _sqlite_migrations SET name = 'm001_reports_and_passages' WHERE name LIKE 'm001%'")
    connection.commit()
    connection.close()

    with pytest.raises(BackendUnavailable, match=r"move it away and run `wenju reindex`"):
        Store(tmp_path / "index.db")
