"""What tests of readers share: the process that reads is gone when those of a module are done."""

import pytest

from retrieval.readers import end_reading


@pytest.fixture(autouse=True, scope="module")
def _no_process_is_left():
    yield
    end_reading()
