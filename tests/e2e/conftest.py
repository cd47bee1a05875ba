"""The Bot API stand-in as a fixture, and a bot that runs beside the test."""

from collections.abc import Iterator

import pytest

from tests.e2e.standin import Standin


@pytest.fixture
def standin() -> Iterator[Standin]:
    """A fresh Bot API on an ephemeral port of 127.0.0.1."""
    with Standin() as running:
        yield running
