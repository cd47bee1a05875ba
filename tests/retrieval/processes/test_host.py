"""Replies of another process: in their order, and none in the way of other callers."""

import pytest

from retrieval.processes.host import Hosted

LARGE = 2_000_000


class Repeater:
    """What is hosted: repeats a text."""

    def __enter__(self):
        return self

    def __exit__(self, *error):
        pass

    def repeat(self, text, times):
        return text * times


@pytest.fixture
def host():
    host = Hosted(Repeater, lines=2)
    yield host
    host.stop()


def test_small_replies_do_not_overtake_large_ones(host):
    line = host.lines[0]
    wanted = [("甲", LARGE), ("乙", 1), ("丙", LARGE), ("丁", 1)]
    tickets = [line.send("repeat", *each) for each in wanted]

    assert [line.receive(ticket) for ticket in tickets] == [text * times for text, times in wanted]


def test_who_is_slow_to_read_keeps_no_other_caller_waiting(host, monkeypatch):
    monkeypatch.setattr("retrieval.processes.host.PATIENCE", 20.0)
    slow, other = host.lines
    ticket = slow.send("repeat", "慢", LARGE)

    assert other.receive(other.send("repeat", "快", 2)) == "快快"
    assert slow.receive(ticket) == "慢" * LARGE
