"""Backups: whole and of one moment whoever writes meanwhile, and put back without losing what was there."""

import os
import shutil
import sqlite3
import stat
from pathlib import Path

import pytest

from retrieval.engine import Engine
from retrieval.errors import BackendUnavailable, Busy
from retrieval.store import Store, back_up, restore
from tests.retrieval.making import report


def nobody(_):
    """Nobody is told how far it is."""


@pytest.fixture
def database(engine, tmp_path) -> Path:
    engine.add(report("水位三米。"))
    engine.close()
    return tmp_path / "index.db"


def setting(path: Path, name: str) -> str | None:
    store = Store(path)
    try:
        return store.setting(name)
    finally:
        store.close()


def set_settings(store: Store, **values: str) -> None:
    with store.writing():
        store.set_settings(values)


# A copy that begins anew whenever somebody writes would never end.
@pytest.mark.timeout(120)
def test_a_copy_is_of_one_moment_though_somebody_writes_all_the_while(database, tmp_path):
    store = Store(database)
    set_settings(store, filling="x" * 60_000_000, one="0", other="0")
    told = []

    def write(progress):
        told.append(progress)
        set_settings(store, one=str(len(told)), other=str(len(told)))

    copied = back_up(database, tmp_path / "copy.db", write)
    store.close()

    assert (setting(tmp_path / "copy.db", "one"), setting(tmp_path / "copy.db", "other")) == ("0", "0")
    steps = [step.done for step in told if step.phase == "copy"]
    assert len(steps) > 3
    assert steps == sorted(steps)
    assert (steps[-1], told[-1].phase) == (told[0].total, "check")
    assert (copied.reports, copied.bytes) == (1, (tmp_path / "copy.db").stat().st_size)
    assert setting(database, "one") == str(len(told))


def test_a_copy_is_read_by_its_owner_alone_and_stands_by_itself(database, tmp_path):
    before = os.umask(0o022)
    try:
        (tmp_path / "kept").mkdir()
        back_up(database, tmp_path / "kept" / "copy.db", nobody)
    finally:
        os.umask(before)

    (copy,) = (tmp_path / "kept").iterdir()
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    with Engine(copy, tmp_path / "reports") as engine:
        assert engine.search("水位").answered


def test_another_file_is_replaced_only_where_that_is_wanted(database, tmp_path):
    copy = tmp_path / "copy.db"
    copy.write_text("买菜清单", "utf-8")
    (tmp_path / "copy.db-wal").write_text("另一个文件的日志", "utf-8")

    with pytest.raises(BackendUnavailable, match=r"copy\.db exists already; .* --force"):
        back_up(database, copy, nobody)
    assert copy.read_text("utf-8") == "买菜清单"
    back_up(database, copy, nobody, replace=True)

    assert not (tmp_path / "copy.db-wal").exists()
    assert restore(copy, tmp_path / "new.db", nobody).reports == 1


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("index.db", "belongs to the index itself"),
        ("link.db", "belongs to the index itself"),
        ("reports", "is a folder"),
        ("no/such/copy.db", "check that its folder exists"),
    ],
)
def test_a_place_where_no_copy_can_be_is_named(database, tmp_path, name, told):
    (tmp_path / "link.db").symlink_to(database)
    before = sorted(tmp_path.rglob("*"))

    with pytest.raises(BackendUnavailable, match=told):
        back_up(database, tmp_path / name, nobody, replace=True)

    assert sorted(tmp_path.rglob("*")) == before


def test_a_damaged_database_is_told_and_makes_no_copy(database, tmp_path):
    store = Store(database)
    set_settings(store, filling="x" * 200_000)
    store.close()
    data = bytearray(database.read_bytes())
    data[-100_000:] = b"\x07" * 100_000
    database.write_bytes(bytes(data))

    with pytest.raises(BackendUnavailable, match=r"index\.db is damaged"):
        back_up(database, tmp_path / "copy.db", nobody)

    assert [path.name for path in tmp_path.iterdir() if "copy" in path.name or path.name.startswith(".")] == []


def test_a_copy_that_somebody_stops_leaves_nothing(database, tmp_path):
    def stop(_):
        raise KeyboardInterrupt

    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(KeyboardInterrupt):
        back_up(database, tmp_path / "copy.db", stop)

    assert sorted(tmp_path.rglob("*")) == before


def test_what_is_restored_is_there_again_and_what_was_there_is_kept_aside(database, tmp_path):
    back_up(database, tmp_path / "copy.db", nobody)
    with Engine(database, tmp_path / "reports") as later:
        later.add(report("雨停了。", key="b.md"))

    restored = restore(tmp_path / "copy.db", database, nobody)

    assert restored.aside is not None
    assert restored.aside.parent == tmp_path
    for path, reports in ((database, 1), (restored.aside, 2), (tmp_path / "copy.db", 1)):
        with Engine(path, tmp_path / "reports") as found:
            assert found.stats().reports == reports
            assert found.search("水位").answered
            # While one writes, another reads.
            assert found._index.store.connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_database_in_use_is_not_replaced(database, tmp_path):
    back_up(database, tmp_path / "copy.db", nobody)

    with Engine(database, tmp_path / "reports") as serving:
        with pytest.raises(Busy, match=r"index\.db is in use; stop `wenju serve`"):
            restore(tmp_path / "copy.db", database, nobody)
        serving.add(report("雨停了。", key="b.md"))
    with Engine(database, tmp_path / "reports") as changing, changing.changing("reindex"), pytest.raises(Busy):
        restore(tmp_path / "copy.db", database, nobody)

    with Engine(database, tmp_path / "reports") as engine:
        assert engine.stats().reports == 2
    assert [path.name for path in tmp_path.iterdir() if "before" in path.name or path.name.startswith(".")] == []


def test_a_link_to_the_database_stays_one(database, tmp_path):
    back_up(database, tmp_path / "copy.db", nobody)
    (tmp_path / "home").mkdir()
    link = tmp_path / "home" / "link.db"
    link.symlink_to(database)
    with Engine(link, tmp_path / "reports") as later:
        later.add(report("雨停了。", key="b.md"))

    restored = restore(tmp_path / "copy.db", link, nobody)

    assert link.is_symlink()
    assert restored.aside.parent == tmp_path
    assert list(link.parent.iterdir()) == [link]
    with Engine(database, tmp_path / "reports") as engine:
        assert engine.stats().reports == 1


def test_whether_it_is_in_use_is_asked_before_the_copy_and_nobody_comes_in_meanwhile(database, tmp_path, monkeypatch):
    # Whoever wants to come in waits as long as that.
    monkeypatch.setattr("retrieval.store.database.BUSY_MILLISECONDS", 50)
    back_up(database, tmp_path / "copy.db", nobody)
    told = []
    with Engine(database, tmp_path / "reports"), pytest.raises(Busy):
        restore(tmp_path / "copy.db", database, told.append)
    assert told == []

    def come_in(_):
        with pytest.raises(Busy):
            Store(database)
        told.append(True)

    restore(tmp_path / "copy.db", database, come_in)
    assert told


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give files away")
@pytest.mark.parametrize("there", [True, False])
def test_what_root_restores_belongs_to_whom_it_belonged(database, tmp_path, there):
    back_up(database, tmp_path / "copy.db", nobody)
    (tmp_path / "served").mkdir()
    target = tmp_path / "served" / "index.db"
    os.chown(target.parent, 1234, 2345)
    if there:
        shutil.copyfile(database, target)
        os.chown(target, 1234, 3456)
        target.chmod(0o640)

    restore(tmp_path / "copy.db", target, nobody)

    for name in ("index.db", "index.db.lock"):
        found = target.with_name(name).stat()
        owned = (found.st_uid, found.st_gid, stat.S_IMODE(found.st_mode))
        assert owned == ((1234, 3456, 0o640) if there else (1234, 2345, 0o600))


@pytest.mark.parametrize("end", ["-wal", "-shm", "-journal"])
def test_a_file_that_belongs_to_another_database_is_not_deleted_unasked(database, tmp_path, end):
    (tmp_path / f"copy.db{end}").write_text("另一个数据库的日志", "utf-8")

    with pytest.raises(BackendUnavailable, match=rf"copy\.db{end} exists already; .* --force"):
        back_up(database, tmp_path / "copy.db", nobody)

    assert (tmp_path / f"copy.db{end}").read_text("utf-8") == "另一个数据库的日志"
    assert not (tmp_path / "copy.db").exists()


def test_a_pipe_is_not_replaced(database, tmp_path):
    os.mkfifo(tmp_path / "pipe")

    with pytest.raises(BackendUnavailable, match="pipe is no regular file"):
        back_up(database, tmp_path / "pipe", nobody, replace=True)

    assert stat.S_ISFIFO((tmp_path / "pipe").stat().st_mode)


@pytest.mark.parametrize("left", ["index.db", "index.db-wal"])
def test_a_broken_database_or_its_log_alone_is_kept_aside_too(database, tmp_path, left):
    back_up(database, tmp_path / "copy.db", nobody)
    database.unlink()
    (tmp_path / left).write_bytes(b"\x07" * 10_000)

    restore(tmp_path / "copy.db", database, nobody)

    with Engine(database, tmp_path / "reports") as engine:
        assert engine.search("水位").answered
    (aside,) = tmp_path.glob("index.db.before-*")
    assert aside.read_bytes() == b"\x07" * 10_000


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("nowhere.db", "is no file"),
        ("reports", "is no file"),
        ("index.db", "is the index itself"),
        ("notes.db", "is no database of Wenju"),
        ("contacts.db", "is no database of Wenju"),
        ("newer.db", "m999_telepathy"),
        ("older.db", "before its first release"),
        ("cut.db", "damaged"),
    ],
)
def test_what_is_no_backup_is_refused_and_the_database_stays(database, tmp_path, name, told):
    for other in ("newer.db", "older.db", "cut.db"):
        back_up(database, tmp_path / other, nobody)
    with sqlite3.connect(tmp_path / "newer.db") as newer:
        newer.execute("INSERT INTO _sqlite_migrations VALUES (NULL, 'wenju', 'm999_telepathy', '2100-01-01')")
    newer.close()
    with sqlite3.connect(tmp_path / "older.db") as older:
        older.execute("UPDATE _sqlite_migrations SET name = 'm009_support_of_question' WHERE migration_set = 'wenju'")
    older.close()
    (tmp_path / "cut.db").write_bytes((tmp_path / "cut.db").read_bytes()[:-20_000])
    (tmp_path / "notes.db").write_text("买菜清单" * 1000, "utf-8")
    with sqlite3.connect(tmp_path / "contacts.db") as other:
        other.execute("CREATE TABLE contact (name TEXT)")
    other.close()
    before = database.read_bytes()

    with pytest.raises(BackendUnavailable, match=told):
        restore(tmp_path / name, database, nobody)

    assert database.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir() if "before" in path.name or path.name.startswith(".")] == []
