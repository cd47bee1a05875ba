"""An error and its reason stay what they are: in another process, and in the database."""

import pickle

import pytest

from retrieval import Code, Reason, errors
from retrieval.errors import ParagraphNotFound, ReadError, SeveralReports, WenjuError
from retrieval.reasons import reason
from retrieval.store.rows import reason_from_text, reason_to_text

WITHIN = reason(Code.SIDECAR, sidecar="a.yaml", problem=reason(Code.SIDECAR_LARGE, limit=20_000, keys="title"))


def _made(kind):
    if issubclass(kind, ReadError):
        return kind("a.md", Code.SIDECAR, **WITHIN.values)
    if kind is SeveralReports:
        return kind("通知", (1, 2), ["r1 《通知》", "r2 《通知》"])
    return kind("通知", 3) if kind is ParagraphNotFound else kind(Code.DISK_FULL, path="x.db")


@pytest.mark.parametrize(
    "kind", [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, WenjuError)]
)
def test_an_error_is_the_same_in_another_process(kind):
    error = _made(kind)

    again = pickle.loads(pickle.dumps(error))

    assert (type(again), str(again), vars(again)) == (kind, str(error), vars(error))


def test_a_reason_comes_back_from_its_column():
    assert reason_from_text(reason_to_text(WITHIN)) == WITHIN


@pytest.mark.parametrize(
    "stored",
    ["it is empty (0 bytes)", '{"code": "OF_LATER", "values": {}}', "7", '{"code": "UNREADABLE", "values": {}}', "[]"],
)
def test_a_reason_of_another_version_is_told_as_it_stands(stored):
    assert str(reason_from_text(stored)) == stored


def test_a_value_that_is_no_number_is_text():
    assert reason(Code.UNWRITABLE_PATH, path=OSError("b"), problem=7) == Reason(
        Code.UNWRITABLE_PATH, {"path": "b", "problem": 7}
    )
