"""What an owner's own index says about its answers: judgements as a question set, and a threshold that fits."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np

from retrieval.engine import Engine
from retrieval.errors import EmptyQuestion, QuestionSetError, QuestionTooLong, ReportNotFound
from retrieval.evaluation.sets import Query, QuestionSet
from retrieval.options import THRESHOLDS
from retrieval.reasons import Code
from retrieval.store import Journal

FOREIGN_QUESTIONS: Final = Path(__file__).with_name("foreign_questions.txt")

ENOUGH: Final = 20
"""Liked answers from which the threshold follows the feedback; fewer say too little."""

_UNANSWERED: Final = 1000
_FALSE_ANSWERS: Final = 0.02
"""Share of foreign questions that may be answered where there is no feedback."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """A proposed threshold.

    Attributes:
        threshold: Confidence from which to answer.
        from_feedback: Whether it follows people's judgements, or questions about other subjects.
        answerable: How many questions with a liked answer there were.
        unanswerable: How many without an answer.
        answered: Share of the former that would be answered; None without any.
        false_answers: Share of the latter that would be answered.
    """

    threshold: float
    from_feedback: bool
    answerable: int
    unanswerable: int
    answered: float | None
    false_answers: float


def feedback_set(engine: Engine, journal: Journal) -> QuestionSet:
    """Turn the journal into a question set over the reports in the index.

    A liked report is relevant. A question of which all shown reports were disliked, or that was declined when last
    asked, counts as unanswerable. Judgements of reports that have gone say nothing.

    Raises:
        QuestionSetError: There is no liked answer yet.
    """
    liked: dict[str, set[str]] = defaultdict(set)
    disliked: dict[str, None] = {}
    reports = {}
    for judgement in journal.judged():
        try:
            report = engine.find(judgement.report_key)
        except ReportNotFound:
            continue
        if judgement.value > 0:
            liked[judgement.question].add(report.key)
            reports[report.key] = report
        else:
            disliked[judgement.question] = None
    unanswered = [entry.question for entry in journal.unanswered(_UNANSWERED)]
    others = [text for text in dict.fromkeys([*disliked, *unanswered]) if text not in liked]
    if not liked:
        raise QuestionSetError(Code.NO_LIKED_ANSWER, database=engine.database, others=len(others))
    queries = tuple(
        Query(str(number), text, frozenset(keys), frozenset(keys), ())
        for number, (text, keys) in enumerate(liked.items(), 1)
    )
    return QuestionSet("feedback", tuple(reports.values()), queries, tuple(others))


def calibrate(engine: Engine, journal: Journal) -> Calibration:
    """Propose a threshold for this index: from feedback where there is enough, else from foreign questions.

    With feedback it is the threshold that best keeps liked answers and drops the others (Youden's index). Without,
    it is that of `balanced`, or as much higher, up to `strict`, as lets at most 2 % of foreign questions through:
    they are no near misses, so they can tell that it is too low, not that it is too high.

    Raises:
        IndexOutdated: The index was built with another tokeniser.
    """
    try:
        found = feedback_set(engine, journal)
        liked, others = [query.text for query in found.queries], list(found.unanswerable)
    except QuestionSetError:
        liked, others = [], []
    foreign = _foreign_questions()
    answerable = _confidences(engine, liked)
    if len(answerable) >= ENOUGH and others:
        unanswerable = _confidences(engine, [*others, *foreign])
        threshold = _youden(answerable, unanswerable)
    else:
        unanswerable = _confidences(engine, foreign)
        allowed = float(np.quantile(unanswerable, 1 - _FALSE_ANSWERS, method="higher")) + 0.01
        threshold = min(max(allowed, THRESHOLDS["balanced"]), THRESHOLDS["strict"])
    threshold = round(threshold, 2)
    return Calibration(
        threshold,
        len(answerable) >= ENOUGH and bool(others),
        len(answerable),
        len(unanswerable),
        float(np.mean(np.array(answerable) >= threshold)) if answerable else None,
        float(np.mean(np.array(unanswerable) >= threshold)),
    )


def _youden(answerable: Sequence[float], unanswerable: Sequence[float]) -> float:
    """The threshold with the largest difference between the shares answered, in the middle of the best gap."""
    values = np.unique(np.concatenate((answerable, unanswerable)))
    cuts = np.concatenate(([0.0], (values[:-1] + values[1:]) / 2))
    gains = [np.mean(np.array(answerable) >= cut) - np.mean(np.array(unanswerable) >= cut) for cut in cuts]
    return float(cuts[int(np.argmax(gains))])


def _confidences(engine: Engine, questions: Iterable[str]) -> list[float]:
    found = []
    for text in questions:
        try:
            found.append(engine.search(text, k=1).confidence)
        except (EmptyQuestion, QuestionTooLong):
            continue
    return found


def _foreign_questions() -> list[str]:
    lines = FOREIGN_QUESTIONS.read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]
