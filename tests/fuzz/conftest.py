"""What updates are sent over: the stand-in of the end-to-end tests; and no process that reads is left."""

import logging

import pytest

from retrieval.readers import end_reading
from tests.e2e.conftest import admin, standin, town

__all__ = ["admin", "standin", "town"]


@pytest.fixture(autouse=True, scope="module")
def _no_process_is_left():
    yield
    end_reading()


class Errors(logging.Handler):
    """What was logged as an error."""

    def __init__(self):
        super().__init__(logging.ERROR)
        self.seen = []

    def emit(self, record):
        self.seen.append(record.getMessage())


@pytest.fixture
def errors():
    handler = Errors()
    logging.getLogger().addHandler(handler)
    yield handler.seen
    logging.getLogger().removeHandler(handler)
