"""`from retrieval import ...`: what a program that embeds Wenju may use."""

import copy
import importlib
import inspect
import pickle
import subprocess
import sys

import pytest

import retrieval
from retrieval import errors
from retrieval.doors import late_pattern


def test_the_names_are_sorted_and_all_there():
    assert sorted(retrieval.__all__, key=lambda name: (name.lower() == name, name)) == retrieval.__all__
    assert all(hasattr(retrieval, name) for name in retrieval.__all__)


@pytest.mark.parametrize("name", retrieval.__all__)
def test_each_name_is_documented_where_it_is_defined(name):
    exported = getattr(retrieval, name)

    assert exported.__module__.startswith("retrieval.")
    assert inspect.getdoc(exported)


def test_every_error_is_there():
    ours = {name for name, value in vars(errors).items() if inspect.isclass(value) and issubclass(value, Exception)}

    assert ours <= set(retrieval.__all__)


def test_a_name_that_is_not_there_is_an_attribute_error():
    with pytest.raises(ImportError, match="cannot import name 'Engin'"):
        exec("from retrieval import Engin")


@pytest.mark.parametrize(
    "room", ["analysis", "corpus", "evaluation", "index", "ingest", "processes", "readers", "search", "store"]
)
def test_the_door_of_a_room_hands_out_what_it_names(room):
    door = importlib.import_module(f"retrieval.{room}")

    assert door.__all__ == sorted(door.__all__, key=lambda name: (not name.isupper(), name.lower() == name, name))
    assert all(hasattr(door, name) for name in door.__all__)


def test_an_error_is_had_without_waiting_for_the_index():
    code = "import sys; from retrieval import WenjuError, Report; print(sorted({'numpy', 'jieba'} & set(sys.modules)))"

    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_a_late_pattern_is_a_pattern():
    late = late_pattern(r"(?P<year>\d{4})年")

    assert late.findall("2022年和2023年") == ["2022", "2023"]
    assert late.sub("", "2022年底") == "底"
    assert late.pattern == r"(?P<year>\d{4})年"
    with pytest.raises(AttributeError):
        _ = late.nothing


def test_a_late_pattern_can_be_copied_and_sent_to_another_process():
    late = late_pattern(r"\d{4}年")

    for other in (copy.copy(late), copy.deepcopy(late), pickle.loads(pickle.dumps(late))):
        assert other.findall("2022年和2023年") == ["2022年", "2023年"]
