"""How far each label can be believed, and how many questions can be answered at a given precision.

A label is believed where what is shown under it answers: the first window, and of it the words in bold. The
risk-coverage curve (El-Yaniv and Wiener, 2010) asks the questions in the order of their confidence: at each share of
them answered, the share of those answers that is wrong.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np

from retrieval.evaluation.measures import Estimate, Places, Values, bootstrap, mean
from retrieval.types import Answer

Label = Literal["clear", "possible", "similar", "declined"]

LABELS: Final[tuple[Label, ...]] = ("clear", "possible", "similar", "declined")
"""As people meet them, from the surest; the third only with the extra `semantic`."""

PRECISIONS: Final = (0.9, 0.95)


@dataclass(frozen=True, slots=True)
class Judged:
    """What of one answer is right.

    Attributes:
        label: It was given under.
        group: What the question is about: questions of one report rise and fall together.
        report: Whether the first report is a right one; NaN where no right one is known.
        window: Whether the first window holds the answer; NaN where no answer is known.
        bold: Whether the words in bold do.
        confidence: From 0 to 1.
    """

    label: Label
    group: str
    report: float
    window: float
    bold: float
    confidence: float


@dataclass(frozen=True, slots=True)
class LabelFigures:
    """The answers under one label.

    Attributes:
        questions: How many answerable questions got it.
        share: Of all answerable questions.
        report: Share whose first report is right; None where there is none to judge by, as of those below.
        window: Share whose first window holds the answer.
        bold: Share whose words in bold hold it.
        unanswerable: How many questions without an answer got it.
        false: Share of all questions without an answer; None without any.
    """

    questions: int
    share: Estimate
    report: Estimate | None
    window: Estimate | None
    bold: Estimate | None
    unanswerable: int
    false: Estimate | None


@dataclass(frozen=True, slots=True)
class RiskCoverage:
    """What confidence is worth: answers are right where the first window holds the answer.

    Attributes:
        area: Under the curve; the smaller, the better.
        coverage: For each of `PRECISIONS` the largest share of questions that can be answered so.
    """

    area: Estimate
    coverage: Mapping[float, Estimate]


def label_of(answer: Answer | None) -> Label:
    """The label of an answer; a question that could not be asked counts as declined."""
    if answer is None or answer.support == "none":
        return "declined"
    return answer.support


def by_label(judged: Sequence[Judged], unanswerable: Sequence[Label]) -> dict[Label, LabelFigures]:
    """The figures of each label.

    Args:
        judged: Answers to answerable questions; not empty.
        unanswerable: The labels that questions without an answer got.
    """
    groups = [each.group for each in judged]
    apart = [str(number) for number in range(len(unanswerable))]
    found = {}
    for label in LABELS:
        if label == "similar" and label not in (*unanswerable, *(each.label for each in judged)):
            continue
        under = [each for each in judged if each.label == label]
        false = [float(each == label) for each in unanswerable]
        found[label] = LabelFigures(
            len(under),
            mean([float(each.label == label) for each in judged], groups),
            _mean(under, lambda each: each.report),
            _mean(under, lambda each: each.window),
            _mean(under, lambda each: each.bold),
            unanswerable.count(label),
            mean(false, apart) if false else None,
        )
    return found


def risk_coverage(judged: Sequence[Judged]) -> RiskCoverage | None:
    """The curve of answers, those without a known answer left out; None where no answer is known."""
    known = [each for each in judged if not np.isnan(each.window)]
    if not known:
        return None
    sure = np.array([each.confidence for each in known])
    right = np.array([each.window for each in known])
    groups = [each.group for each in known]

    def values(drawn: Places) -> Values:
        # Among equals the order of the set says nothing: the wrong ones first is the careful reading.
        order = drawn[np.lexsort((right[drawn], -sure[drawn]))]
        precision = right[order].cumsum() / np.arange(1, order.size + 1)
        reached = [np.flatnonzero(precision >= wanted) for wanted in PRECISIONS]
        shares = [(each[-1] + 1) / order.size if each.size else 0.0 for each in reached]
        return np.array([(1 - precision).mean(), *shares])

    area, *coverage = bootstrap(values, groups)
    return RiskCoverage(area, dict(zip(PRECISIONS, coverage, strict=True)))


def _mean(judged: Sequence[Judged], value: Callable[[Judged], float]) -> Estimate | None:
    known = [each for each in judged if not np.isnan(value(each))]
    return mean([value(each) for each in known], [each.group for each in known]) if known else None
