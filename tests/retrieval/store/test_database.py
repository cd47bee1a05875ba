"""A database that cannot be used says why and what to do."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime

import pytest

from retrieval.engine import Engine
from retrieval.errors import BackendUnavailable, Busy
from retrieval.holdings import Inventory
from retrieval.open_index import OpenIndex
from retrieval.options import Options
from retrieval.store.blank import discard_blank
from retrieval.store.database import Store
from retrieval.store.journal import Journal
from retrieval.store.journal.records import Feedback
from retrieval.store.lock import sole_writer
from retrieval.upkeep import Upkeep
from tests.retrieval.making import report


def test_a_file_that_is_no_database_is_left_alone(tmp_path):
    path = tmp_path / "notes.db"
    path.write_text("买菜清单" * 1000, encoding="utf-8")

    with pytest.raises(BackendUnavailable, match=r"notes\.db is not a Wenju database"):
        Store(path)

    assert path.read_text(encoding="utf-8").startswith("买菜清单")


def test_another_programs_database_is_left_alone(tmp_path):
    path = tmp_path / "contacts.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE contact (name TEXT)")
    other.close()

    with pytest.raises(BackendUnavailable, match="another program"):
        Store(path)


def test_a_database_of_a_newer_version_is_refused_by_name(tmp_path):
    store = Store(tmp_path / "index.db")
    with store.writing():
        store.connection.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at)"
            " VALUES ('wenju', 'm999_telepathy', '2100-01-01')"
        )
    store.close()

    with pytest.raises(BackendUnavailable, match=r"newer version of Wenju .*m999_telepathy"):
        Store(tmp_path / "index.db")


def test_a_damaged_database_is_named(engine, corpus, tmp_path):
    for n in range(40):
        engine.add(report("水位三米。" * 50, key=f"{n}.md"))
    engine.close()
    data = bytearray((tmp_path / "index.db").read_bytes())
    data[8192:] = b"\x07" * (len(data) - 8192)
    (tmp_path / "index.db").write_bytes(bytes(data))

    with (
        pytest.raises(BackendUnavailable, match=r"index\.db .*damaged"),
        Engine(tmp_path / "index.db", corpus) as broken,
    ):
        broken.search("水位")


def test_a_missing_folder_is_named(tmp_path):
    with pytest.raises(BackendUnavailable, match="check that its folder exists"):
        Store(tmp_path / "nowhere" / "index.db")


def test_a_write_lock_of_another_program_is_waited_for_and_then_reported(tmp_path, monkeypatch):
    monkeypatch.setattr("retrieval.store.database.BUSY_MILLISECONDS", 50)
    store = Store(tmp_path / "index.db")
    other = sqlite3.connect(tmp_path / "index.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")

    with pytest.raises(Busy, match="locked by another program"), store.writing():
        pass

    other.close()
    store.close()


def test_a_thread_that_comes_when_it_is_closed_opens_nothing_and_is_told_so(tmp_path, monkeypatch):
    opened = []
    real = sqlite3.connect
    store = Store(tmp_path / "index.db")
    store.close()
    monkeypatch.setattr(sqlite3, "connect", lambda *given, **named: opened.append(real(*given, **named)) or opened[-1])

    with ThreadPoolExecutor(1) as threads, pytest.raises(BackendUnavailable, match="closed database"):
        threads.submit(store.setting, "fingerprint").result()

    for connection in opened:
        with pytest.raises(sqlite3.ProgrammingError, match="closed database"):
            connection.total_changes  # noqa: B018 - it refuses where it is closed
    assert [path.name for path in tmp_path.glob("*-wal")] == []


def test_reading_needs_no_right_to_write(engine, corpus, tmp_path):
    engine.add(report("水位三米。"))
    engine.close()
    locked = OpenIndex(tmp_path / "index.db", corpus, Options())
    locked.store.connection.execute("PRAGMA query_only = ON")
    assert [listed.title for listed in Inventory(locked).sources()] == ["无题"]
    with pytest.raises(BackendUnavailable, match="cannot be written"):
        Upkeep(locked).add(report("雨停了。", key="b.md"))
    locked.close()


def test_a_block_inside_another_belongs_to_its_transaction(tmp_path):
    store = Store(tmp_path / "index.db")

    def write_and_fail():
        with store.writing():
            store.set_settings({"outer": "1"})
            with store.writing():
                store.set_settings({"inner": "1"})
            raise RuntimeError

    with pytest.raises(RuntimeError):
        write_and_fail()

    assert (store.setting("outer"), store.setting("inner")) == (None, None)
    store.close()


def test_a_log_that_cannot_be_brought_to_the_disk_is_told_and_none_is_no_error(tmp_path):
    store = Store(tmp_path / "index.db")
    with store.writing():
        store.set_settings({"a": "1"})
    store.sync()
    store.connection.execute("PRAGMA journal_mode = DELETE")
    store.sync()
    (tmp_path / "index.db-wal").mkdir()

    with pytest.raises(BackendUnavailable, match=r"index\.db-wal cannot be written"):
        store.sync()

    (tmp_path / "index.db-wal").rmdir()
    store.close()


READING = {
    "setting": lambda store: store.setting("generation"),
    "question": lambda store: Journal(store).question(1),
    "latest": lambda store: Journal(store).latest("telegram", "7", "7", since=datetime(2024, 1, 1, tzinfo=UTC)),
    "unanswered": lambda store: Journal(store).unanswered(),
    "stats": lambda store: Journal(store).stats(),
    "judged": lambda store: Journal(store).judged(),
}
WRITING = {
    "set_settings": lambda store: store.set_settings({"generation": "8"}),
    "shrink": lambda store: store.shrink(),
    "judge": lambda store: Journal(store).judge(Feedback(1, "a.md", "7", 1)),
    "forget": lambda store: Journal(store).forget("telegram", "7"),
    "apply_retention": lambda store: Journal(store).apply_retention(30),
}


def with_pages_to_spare(path):
    """A store with unused pages, whose log is written back."""
    store = Store(path)
    with store.writing():
        store.set_settings({"padding": "x" * 200_000})
    with store.writing():
        store.set_settings({"padding": ""})
    store.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    return store


@pytest.mark.parametrize("operation", (READING | WRITING).values(), ids=READING | WRITING)
def test_a_file_that_is_damaged_while_it_is_open_is_named(tmp_path, operation):
    with closing(with_pages_to_spare(tmp_path / "index.db")) as store:
        (tmp_path / "index.db").write_bytes(b"\x07" * (tmp_path / "index.db").stat().st_size)

        # A thread of its own, whose connection has read nothing yet.
        with ThreadPoolExecutor(1) as thread, pytest.raises(BackendUnavailable, match=r"index\.db .*damaged"):
            thread.submit(operation, store).result()


@pytest.mark.parametrize("operation", WRITING.values(), ids=WRITING)
def test_whatever_writes_is_told_that_another_program_does_so(tmp_path, operation):
    with (
        closing(with_pages_to_spare(tmp_path / "index.db")) as store,
        closing(sqlite3.connect(tmp_path / "index.db", isolation_level=None)) as other,
    ):
        store.connection.execute("PRAGMA busy_timeout = 1")
        other.execute("BEGIN IMMEDIATE")

        with pytest.raises(Busy, match=r"index\.db is locked by another program"):
            operation(store)


def test_a_full_disk_is_named_and_what_was_there_stays(tmp_path):
    with closing(Store(tmp_path / "index.db")) as store:
        store.set_settings({"generation": "7"})
        pages = store.connection.execute("PRAGMA page_count").fetchone()[0]
        store.connection.execute(f"PRAGMA max_page_count = {pages + 2}")

        with pytest.raises(BackendUnavailable, match=r"index\.db: the disk is full"):
            store.set_settings({"generation": "8", "padding": "x" * 200_000})

        assert store.setting("generation") == "7"


def test_the_size_of_a_file_that_is_gone_is_none(tmp_path):
    with closing(Store(tmp_path / "index.db")) as store:
        (tmp_path / "index.db").unlink()

        with pytest.raises(BackendUnavailable, match=r"index\.db cannot be opened"):
            store.size()


@pytest.fixture
def linked(tmp_path):
    """A database and a link to it from another folder."""
    for folder in ("disk", "home"):
        (tmp_path / folder).mkdir()
    Store(tmp_path / "disk" / "index.db").close()
    link = tmp_path / "home" / "link.db"
    link.symlink_to(tmp_path / "disk" / "index.db")
    return link


def test_one_writer_at_a_time_also_through_a_link(linked):
    one, other = Store(linked), Store(linked.resolve())
    with closing(one), closing(other):
        with sole_writer(one, "reindex"), pytest.raises(Busy, match="reindex since"), sole_writer(other, "adding"):
            pass
        one.sync()
        assert one.size() > linked.stat().st_size, "its log counts too"
    assert list(linked.parent.iterdir()) == [linked]


def test_sync_reaches_the_disk_through_a_link_too(linked):
    store = Store(linked)
    with closing(store):
        store.set_settings({"one": "1"})
        log = linked.resolve().with_name("index.db-wal")
        log.rename(log.with_name("kept"))
        log.mkdir()  # what cannot be synced is told
        try:
            with pytest.raises(BackendUnavailable, match=r"index\.db-wal cannot be written"):
                store.sync()
        finally:
            log.rmdir()
            log.with_name("kept").rename(log)


def test_a_blank_database_goes_and_the_link_to_it_stays(tmp_path):
    (tmp_path / "disk").mkdir()
    link = tmp_path / "link.db"
    link.symlink_to(tmp_path / "disk" / "index.db")

    discard_blank(Store(link))

    assert link.is_symlink()
    assert list((tmp_path / "disk").iterdir()) == []


def test_a_database_left_without_its_log_lets_readers_go_on_again(tmp_path):
    """As a restore leaves it that is killed."""
    Store(tmp_path / "index.db").close()
    with closing(sqlite3.connect(tmp_path / "index.db")) as killed:
        killed.execute("PRAGMA journal_mode = DELETE")

    one, other = Store(tmp_path / "index.db"), Store(tmp_path / "index.db")

    with closing(one), closing(other), other.reading():
        assert other.setting("one") is None
        one.set_settings({"one": "1"})
