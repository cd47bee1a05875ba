"""Errors travel between processes: each comes out of pickle as it went in."""

import inspect
import pickle

import pytest

from retrieval import errors
from retrieval.errors import ReadError, SeveralReports, UnsupportedFormat, WenjuError

MADE_OF = {ReadError: ("a.md", "坏了"), UnsupportedFormat: ("a.exe", "不能读"), SeveralReports: ("公告", (3, 12))}
ALL = [kind for _, kind in inspect.getmembers(errors, inspect.isclass) if issubclass(kind, WenjuError)]


@pytest.mark.parametrize("kind", ALL, ids=lambda kind: kind.__name__)
def test_an_error_is_the_same_in_another_process(kind):
    error = kind(*MADE_OF.get(kind, ("出错了：a.md",)))
    error.add_note("发生在别的进程里")

    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        other = pickle.loads(pickle.dumps(error, protocol))
        assert type(other) is kind
        assert (str(other), other.args, vars(other)) == (str(error), error.args, vars(error))


def test_every_error_is_listed_above_them_all():
    tree = errors.__doc__ or ""

    assert [kind.__name__ for kind in ALL if f" {kind.__name__} " not in tree and kind is not WenjuError] == []
