"""`_access.yaml`: what it says, what is told of what it cannot mean, and how it is changed."""

import pytest

from retrieval.corpus import change_rules, read_rules
from retrieval.errors import RulesError
from retrieval.types import Rules


def written(folder, text):
    (folder / "_access.yaml").write_text(text, "utf-8")
    return folder


def test_it_says_who_may_ask_what(tmp_path):
    text = "# 谁能问\n人事:\n  - 123 # 张三\n  - '-100456'\n园区: 所有人\n档案: []\nＨＲ: 7\n财务: [8, everyone]\n"

    rules = read_rules(written(tmp_path, text))

    assert rules == Rules({"人事": frozenset({123, -100456}), "档案": frozenset(), "hr": frozenset({7})})
    assert Rules.from_text(rules.as_text()) == rules


def test_without_it_all_is_open(tmp_path):
    assert read_rules(tmp_path) == read_rules(written(tmp_path, "# 还没有\n")) == Rules()


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("人事: [1\n园区: 2", 2, "YAML"),
        ("- 人事", 1, "YAML"),
        ("人事: [1]\n园区: 张三", 2, "'张三' is no number"),
        ("人事:\n  - 1\n  - 张三", 3, "'张三' is no number"),
        ("人事:", 1, "'' is no number"),
        ("人事: {1: 2}", 1, "is no number"),
        ("人事: 1.5", 1, "'1.5' is no number"),
        ("人事: [1]\n人事: [2]", 2, "twice"),
        ("HR: [1]\nhr: [2]", 2, "twice"),
        ("HR: [1]\nhr /: [2]", 2, "twice"),
        ("人事//: [1]", 1, "no folder"),
        ("/: [1]", 1, "no folder"),
        ("人事/薪资: [1]", 1, "no folder"),
        ("_人事: [1]", 1, "no folder"),
        ("a.zip!: [1]", 1, "no folder"),
        ("[1, 2]: [1]", 1, "no folder"),
        ("人事: " + "[" * 3000, 1, "YAML"),
    ],
)
def test_what_it_cannot_mean_is_told_with_its_line(tmp_path, text, line, said):
    with pytest.raises(RulesError) as error:
        read_rules(written(tmp_path, text))

    assert f"_access.yaml, line {line}: " in str(error.value)
    assert said in str(error.value)


@pytest.mark.parametrize("data", [b"\xff\xfe\x00", b"#" * (1 << 20) + b"#"], ids=["no text", "large"])
def test_what_is_no_list_is_refused(tmp_path, data):
    (tmp_path / "_access.yaml").write_bytes(data)

    with pytest.raises(RulesError):
        read_rules(tmp_path)


@pytest.mark.parametrize(
    ("before", "subjects", "after"),
    [
        ("", {5}, "人事:\n  - 5\n"),
        ("园区: [1]", {5}, "园区: [1]\n人事:\n  - 5\n"),
        ("园区: [1]\n", set(), "园区: [1]\n人事: []\n"),
        ("人事: [1] # 两人\n园区: 2\n", {1, 5}, "人事: [1, 5] # 两人\n园区: 2\n"),
        ("人事: everyone\n", {5}, "人事: [5]\n"),
        ("人事: [5]\n", None, "人事: everyone\n"),
        ("人事:\n  - 1  # 张三\n\n  # 后来的\n  - 5\n园区: 2\n", {1}, "人事:\n  - 1  # 张三\n园区: 2\n"),
        ("人事:\n- 1  # 张三\n园区: 2\n", {1, 9}, "人事:\n- 1  # 张三\n- 9\n园区: 2\n"),
        ("人事:\n  - 1\n园区: 2\n", set(), "人事:\n  []\n园区: 2\n"),
        ("人事:\n  - everyone\n  - 1\n", {1}, "人事:\n  - 1\n"),
    ],
)
def test_a_change_leaves_all_else_as_it_is(tmp_path, before, subjects, after):
    change_rules(written(tmp_path, before), "人事", None if subjects is None else frozenset(subjects))

    assert (tmp_path / "_access.yaml").read_text("utf-8") == after


@pytest.mark.parametrize("name", ["2024 年", "yes", "a: b", "123", '"x"'])
def test_any_folder_can_be_named(tmp_path, name):
    change_rules(tmp_path, name, frozenset({5}))

    assert read_rules(tmp_path).closed == {name.casefold(): frozenset({5})}


def test_what_cannot_be_changed_line_by_line_is_left(tmp_path):
    text = "{园区: [1]}\n"

    with pytest.raises(RulesError, match="by hand"):
        change_rules(written(tmp_path, text), "人事", frozenset({5}))

    assert (tmp_path / "_access.yaml").read_text("utf-8") == text
