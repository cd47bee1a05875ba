"""The Bot API stand-in as a fixture, somebody who talks to it, and a small bot beside the test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.telegram import underway
from tests.e2e import reports
from tests.e2e.echo import Echo
from tests.e2e.serving import Serving, bot_in_thread
from tests.e2e.standin.server import BUSY, Standin
from tests.readme import put_starter


@pytest.fixture(autouse=True)
def no_word_before_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """What comes of an addition is the first reply to it, as on an idle machine: a slow one is told about meanwhile."""
    monkeypatch.setattr(underway, "SOON", underway.SOON * BUSY)


@pytest.fixture
def standin() -> Iterator[Standin]:
    """A fresh Bot API on an ephemeral port of 127.0.0.1."""
    with Standin() as running:
        yield running


@pytest.fixture
def known(standin):
    """A person whom the bot knows, so that it may write."""
    person = standin.person("小明")
    person.starts()
    return person


@pytest.fixture
def echo(standin):
    with Echo(standin) as running:
        yield running


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A working folder with the starter corpus."""
    put_starter(tmp_path)
    return tmp_path


@pytest.fixture
def serving(standin, folder):
    """`wenju serve` as a process that polls."""
    with Serving(standin, folder) as running:
        yield running


@pytest.fixture
def bot(standin, folder):
    """The bot in a thread of the test."""
    with bot_in_thread(standin, folder) as running:
        yield running


@pytest.fixture
def town(tmp_path: Path) -> Path:
    """A working folder with the reports of a town that does not exist."""
    reports.write(tmp_path / "seeds")
    return tmp_path


@pytest.fixture
def admin(standin):
    """The bot's admin; the fixture `office` has named them in its settings."""
    return standin.person("管理员")


@pytest.fixture
def office(standin, town, admin):
    """The bot over the town's reports, with an admin."""
    with bot_in_thread(standin, town, admins=(admin.id,)) as running:
        yield running
