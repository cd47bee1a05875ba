"""Every error stands in the tree at the head of their module. That each travels between processes: see test_reasons."""

import inspect

from retrieval import errors
from retrieval.errors import WenjuError


def test_every_error_is_listed_above_them_all():
    tree = errors.__doc__ or ""
    kinds = [kind for _, kind in inspect.getmembers(errors, inspect.isclass) if issubclass(kind, WenjuError)]

    assert [kind.__name__ for kind in kinds if f" {kind.__name__}" not in tree] == []
