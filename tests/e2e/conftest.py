"""The Bot API stand-in as a fixture, somebody who talks to it, and a small bot beside the test."""

from collections.abc import Iterator

import pytest

from tests.e2e.echo import Echo
from tests.e2e.standin import Standin


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
