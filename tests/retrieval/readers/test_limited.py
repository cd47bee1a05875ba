"""The process that reads files is kept from one to the next."""

import multiprocessing

from retrieval.readers import ReadLimits, end_reading, read_report
from tests.retrieval.readers.gallery.prose import FLOOD
from tests.retrieval.readers.words import make_docx, paragraph

MEBIBYTE = 1 << 20


def test_it_is_kept_whatever_memory_those_take_that_ask_for_it():
    """Linux counts what a process took at most for those that it starts, too."""
    end_reading()
    held = b"a" * (220 * MEBIBYTE)
    limits = ReadLimits(memory=400 * MEBIBYTE)
    data = make_docx(*map(paragraph, FLOOD))

    read_report(data, "一.docx", limits)
    (first,) = multiprocessing.active_children()
    read_report(data, "二.docx", limits)

    assert multiprocessing.active_children() == [first]
    assert held
