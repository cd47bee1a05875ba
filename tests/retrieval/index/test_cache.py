"""What was used last stays, within the bound."""

from retrieval.index.cache import Recent
from retrieval.index.room import Room


def test_what_was_used_longest_ago_is_given_up():
    recent = Recent[str](limit=5, weigh=len)
    recent.keep({1: "甲", 2: "乙乙", 3: "丙丙"})
    assert recent.find([1]) == {1: "甲"}
    recent.keep({4: "丁丁"})

    assert recent.find([1, 2, 3, 4]) == {1: "甲", 3: "丙丙", 4: "丁丁"}


def test_more_is_kept_while_a_batch_lasts():
    room = Room()
    recent = Recent[str](limit=2, weigh=len, room=room)
    with room.batch():
        with room.batch():
            recent.keep({1: "甲甲"})
        recent.keep({2: "乙乙", 3: "丙丙"})
        assert recent.find([1, 2, 3]) == {1: "甲甲", 2: "乙乙", 3: "丙丙"}

    recent.keep({4: "丁丁"})
    assert recent.find([1, 2, 3, 4]) == {4: "丁丁"}
