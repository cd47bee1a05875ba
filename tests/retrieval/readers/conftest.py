"""What tests of readers share: the process that reads, which is gone when they are done."""

import pytest

from retrieval.readers import end_reading


@pytest.fixture(autouse=True, scope="package")
def _no_process_is_left():
    yield
    end_reading()
