"""What updates are sent over: the stand-in of the end-to-end tests; and no process that reads is left."""

import pytest

from retrieval.readers import end_reading
from tests.e2e.conftest import admin, standin, town

__all__ = ["admin", "standin", "town"]


@pytest.fixture(autouse=True, scope="module")
def _no_process_is_left():
    yield
    end_reading()
