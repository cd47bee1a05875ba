"""How far a label can be believed: counted by hand on a few answers."""

import pytest

from retrieval.evaluation.labels import Judged, by_label, risk_coverage

NAN = float("nan")


def judged(label, window, confidence, *, bold=0.0, report=1.0):
    return Judged(label, f"{label}{confidence}", report, window, bold, confidence)


def test_each_label_tells_how_many_of_its_answers_are_right():
    answers = [
        judged("clear", 1.0, 0.9, bold=1.0),
        judged("clear", 1.0, 0.8),
        judged("clear", 0.0, 0.7, report=0.0),
        judged("declined", 0.0, 0.1),
    ]

    found = by_label(answers, ["clear", "declined", "declined", "declined"])

    clear = found["clear"]
    assert (clear.questions, clear.unanswerable) == (3, 1)
    assert clear.share.value == pytest.approx(3 / 4)
    assert clear.false.value == pytest.approx(1 / 4)
    assert [figure.value for figure in (clear.report, clear.window, clear.bold)] == pytest.approx([2 / 3, 2 / 3, 1 / 3])
    assert (found["possible"].questions, found["possible"].window) == (0, None)


def test_answers_that_nobody_knows_are_not_counted_as_wrong():
    found = by_label([judged("clear", NAN, 0.9, bold=NAN), judged("clear", 1.0, 0.8, report=NAN)], [])

    assert found["clear"].window.value == 1.0
    assert found["clear"].report.value == 1.0
    assert found["clear"].false is None


def test_the_curve_tells_how_many_questions_can_be_answered_at_a_precision():
    # Right, right, ..., the last of ten wrong: all can be answered at 90 %, nine at 95 %.
    answers = [judged("clear", 1.0, 0.9 - number / 100) for number in range(9)] + [judged("possible", 0.0, 0.1)]

    curve = risk_coverage(answers)

    assert curve.coverage[0.9].value == pytest.approx(1.0)
    assert curve.coverage[0.95].value == pytest.approx(0.9)
    assert curve.area.value == pytest.approx(0.1 / 10)
    assert curve.area.low <= curve.area.value <= curve.area.high


def test_among_answers_as_sure_as_each_other_the_wrong_ones_come_first():
    curve = risk_coverage([judged("clear", 1.0, 0.5), judged("clear", 0.0, 0.5)])

    assert curve.coverage[0.9].value == 0.0
    assert risk_coverage([judged("clear", NAN, 0.5)]) is None
