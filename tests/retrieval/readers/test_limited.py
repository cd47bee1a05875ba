"""The process that reads files is kept from one to the next."""

import multiprocessing
import resource
import time
from pathlib import Path

import pytest

from retrieval.errors import ReadError
from retrieval.processes import heard_by
from retrieval.readers import ReadLimits, end_reading, read_report
from retrieval.readers.limited import begin_page, read_within
from retrieval.readers.plain import PlainTextReader
from tests.retrieval.readers.gallery.prose import FLOOD
from tests.retrieval.readers.words import make_docx, paragraph

MEBIBYTE = 1 << 20


def test_it_is_kept_whatever_memory_those_take_that_ask_for_it():
    """Linux counts what a process took at most for those that it starts, too."""
    end_reading()
    # As much as this process has not taken already.
    held = b"a" * (max(1, 220 * MEBIBYTE - (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss << 10)))
    limits = ReadLimits(memory=400 * MEBIBYTE)
    data = make_docx(*map(paragraph, FLOOD))

    read_report(data, "一.docx", limits)
    (first,) = multiprocessing.active_children()
    read_report(data, "二.docx", limits)

    assert multiprocessing.active_children() == [first]
    assert held


class Stumbling:
    """Fails as no reader may."""

    def __init__(self, *, is_light):
        self.is_light = is_light

    def read(self, data, key):
        if data == b"x":
            raise KeyError(f"/srv/wenju/models/{key}")
        return Path("/srv/wenju/nowhere", key).read_bytes()


@pytest.mark.parametrize("is_light", [True, False])
@pytest.mark.parametrize(("data", "named"), [(b"x", "KeyError"), (b"y", "No such file or directory")])
def test_what_a_reader_stumbles_over_is_refused_and_the_next_is_read(is_light, data, named, caplog):
    with pytest.raises(ReadError) as refused:
        read_within(ReadLimits(), Stumbling(is_light=is_light), data, "a.md")

    assert f"a.md: the program stumbled over it ({named}), " in str(refused.value)
    # Where its files are is told to who reads the log alone.
    assert "/srv" not in str(refused.value)
    assert "/srv/wenju/" in caplog.text
    assert read_report("标题\n\n正文一句。\n".encode(), "b.txt").paragraphs
    assert read_report(make_docx(*map(paragraph, FLOOD)), "c.docx").paragraphs


class Pages:
    """Reads three pages, each of which takes three quarters of a second of the processor."""

    is_light = False

    def __init__(self, *, tells):
        self.tells = tells

    def read(self, data, key):
        for number in (1, 2, 3):
            if self.tells:
                begin_page(key, number, 3)
            until = time.process_time() + 0.75
            while time.process_time() < until:
                pass
        return PlainTextReader().read(data, key)


def test_what_is_read_page_by_page_may_take_the_whole_time_for_each_and_tells_where_it_is():
    told = []
    data = "\n".join(FLOOD).encode()
    # Of which two are allowed at most, since the one that has begun counts as a whole one.
    limits = ReadLimits(seconds=1)

    with heard_by(told.append):
        assert read_within(limits, Pages(tells=True), data, "慢.txt").paragraphs
    assert [(step.phase, step.done, step.total, step.key) for step in told] == [
        ("recognise", number, 3, "慢.txt") for number in (1, 2, 3)
    ]
    with pytest.raises(ReadError, match="takes more than 1 seconds"):
        read_within(limits, Pages(tells=False), data, "慢.txt")
