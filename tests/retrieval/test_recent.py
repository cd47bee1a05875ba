"""What was used last stays, within the bound."""

from retrieval.recent import Recent


def test_what_was_used_longest_ago_is_given_up():
    recent = Recent[str](limit=5, weigh=len)
    recent.keep({1: "甲", 2: "乙乙", 3: "丙丙"})
    assert recent.find([1]) == {1: "甲"}
    recent.keep({4: "丁丁"})

    assert recent.find([1, 2, 3, 4]) == {1: "甲", 3: "丙丙", 4: "丁丁"}


def test_with_less_room_only_what_was_used_last_stays():
    recent = Recent[str](limit=6, weigh=len)
    recent.keep({1: "甲甲", 2: "乙乙", 3: "丙丙"})

    recent.resize(3)
    assert recent.find([1, 2, 3]) == {3: "丙丙"}

    recent.resize(4)
    recent.keep({1: "甲甲"})
    assert recent.find([1, 2, 3]) == {1: "甲甲", 3: "丙丙"}
