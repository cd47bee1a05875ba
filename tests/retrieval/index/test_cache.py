"""What was used last stays, within the bound."""

from retrieval.index.cache import Recent


def test_what_was_used_longest_ago_is_given_up():
    recent = Recent[str](limit=5, weigh=len)
    recent.keep({1: "甲", 2: "乙乙", 3: "丙丙"})
    assert recent.find([1]) == {1: "甲"}
    recent.keep({4: "丁丁"})

    assert recent.find([1, 2, 3, 4]) == {1: "甲", 3: "丙丙", 4: "丁丁"}
