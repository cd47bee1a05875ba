"""What becomes of a question: answered or declined, clear or only possible."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np

from retrieval.analysis import QuestionTerms, find_dates
from retrieval.arrays import Floats
from retrieval.search.begun import Begun
from retrieval.search.candidates import CandidateCache
from retrieval.search.extraction import EVIDENT_FROM, HELD_FROM, chance_held, shows_kind
from retrieval.search.judging.confidence import (
    CLEAR_FROM,
    SIGNALS,
    USUAL_MARGIN,
    Signals,
    confidence,
    coverage,
    signals,
)
from retrieval.search.missing import NOWHERE, Lacks, is_evident, lacking, nowhere, tells_of_another
from retrieval.search.nameable import nameable_text, named_by_office, names_place
from retrieval.search.ranking import Ranked
from retrieval.search.weights import EXTRACTION_WEIGHTS, fitted
from retrieval.types import Hit, Support

_MARGIN: Final = SIGNALS.index("margin")

_NEARLY: Final = 0.8
"""Confidence from which it may count that the next reports say the same as the first."""

_SAID_ENOUGH: Final = 0.5
"""Share of the name of its office that a passage must say for that to count."""

_OF_ANOTHER: Final = 0.2
"""How much surer one has to be of an answer whose report nowhere names what the question does."""


class Verdict(NamedTuple):
    """What the best candidate is good for, before it is known who says the same.

    Attributes:
        support: "possible" at least where words answer, "similar" where its meaning alone does, else "none".
        confidence: How sure that is.
        signals: What words speak for it; None without a candidate.
        lacks: What of the question its hit does not show; None before that was looked for.
    """

    support: Support
    confidence: float
    signals: Signals | None
    lacks: Lacks | None = None


def first_verdict(begun: Begun, cache: CandidateCache, needed: float) -> Verdict:
    """Whether the best candidate answers.

    Args:
        begun: The question with its candidates in order.
        cache: Where their reports are found.
        needed: Confidence below which a question is declined.
    """
    ranked = begun.ranked
    if ranked is None:
        return Verdict("none", 0.0, None)
    found, best = signals_of(begun, ranked, cache), ranked.order[0]
    sure = confidence(found) if best < ranked.by_words else 0.0
    if sure >= needed:
        return Verdict("possible", sure, found)
    if begun.meant is None:
        return Verdict("none", sure, found)
    from retrieval.search.meanings.likeness import likeness

    share = coverage(ranked.evidence, best, _counted(begun, ranked, cache))
    like = likeness(begun.meant, ranked.candidates[best].passage.id, share)
    return Verdict("similar" if like >= needed else "none", max(sure, like), found)


def doubted(begun: Begun, verdict: Verdict, needed: float) -> Verdict:
    """What an answer by words is good for when its report was read: less where what was asked about is nowhere in it.

    Args:
        begun: The question, its best candidate laid out.
        verdict: What that seemed good for.
        needed: Confidence below which a question is declined.
    """
    assert begun.ranked is not None, "it is answered"
    best = begun.said[begun.ranked.order[0]]
    against = fitted("nowhere", NOWHERE, EXTRACTION_WEIGHTS) @ np.array(nowhere(best.located, best.hit.report))
    sure = verdict.confidence
    # By as much on the scale of the logistic model that told how sure it is.
    sure /= sure + (1 - sure) * float(np.exp(-against))
    declined = verdict._replace(support="none", confidence=sure)
    if sure < needed:
        return declined
    lacks = lacking(best.located, best.hit.report)
    # A notice seldom names the place that it holds for.
    places = begun.lookup.question.places if sure >= CLEAR_FROM else ()
    if tells_of_another(lacks.telling, best.hit.report, places):
        return declined
    if sure < needed + _OF_ANOTHER and _is_of_another(begun, verdict, lacks):
        return declined
    return verdict._replace(support="possible", confidence=sure, lacks=lacks)


def _is_of_another(begun: Begun, verdict: Verdict, lacks: Lacks) -> bool:
    """Whether whom or what a question names is nowhere in the best report."""
    assert begun.ranked is not None, "it is answered"
    if verdict.signals is not None and verdict.signals.missing:
        return True
    best = begun.said[begun.ranked.order[0]]
    text = best.located.context.text
    # Figures that are nowhere are counted above, and words in letters may be those of a question in English.
    names = [name for name in begun.lookup.question.names if not name.isascii() and name in lacks.words]
    # 深圳航空 may be called 深航.
    return lacks.weighty and any(not any(name[0] + other in text for other in name[1:]) for name in names)


def moved_to(begun: Begun, verdict: Verdict, cache: CandidateCache) -> Verdict:
    """A verdict for another candidate, moved to the front since it speaks to the same point.

    It is as sure, for it says as much, but for the places that it names.
    """
    assert begun.ranked is not None, "it is answered"
    assert verdict.signals is not None, "it is answered"
    missing = _missing_places(begun.lookup.question, begun.ranked, begun.ranked.order[0], cache)
    return verdict._replace(signals=verdict.signals._replace(missing=missing), lacks=None)


def is_clear(begun: Begun, verdict: Verdict, margin: float | None) -> tuple[bool, Lacks]:
    """Whether an answer by words is clear, and what of the question the best hit lacks where it is not.

    Args:
        begun: The question, its best candidate laid out.
        verdict: What that is good for.
        margin: How far the next hit stays behind, reposts and those that say the same not counted; None without one.
    """
    assert begun.ranked is not None, "it is answered"
    assert verdict.signals is not None, "it is answered"
    best = begun.said[begun.ranked.order[0]]
    lacks = lacking(best.located, best.hit.report) if verdict.lacks is None else verdict.lacks
    if may_be_clear(begun, verdict, margin, lacks):
        held = chance_held(best.located, margin)
        evident = held >= EVIDENT_FROM and not lacks.words and is_evident(best.located, best.hit.report)
        if held >= HELD_FROM or evident:
            return True, Lacks((), weighty=False)
    return False, lacks._replace(words=(*verdict.signals.missing, *lacks.words))


def may_be_clear(begun: Begun, verdict: Verdict, margin: float | None, lacks: Lacks) -> bool:
    """Whether nothing speaks against a clear answer, so that it is one where what is shown holds it.

    Args:
        begun: The question, its best candidate laid out.
        verdict: What that is good for.
        margin: How far the next hit stays behind; None without one.
        lacks: What of the question it does not show.
    """
    assert begun.ranked is not None, "it is answered"
    assert verdict.signals is not None, "it is answered"
    hit, located = begun.said[begun.ranked.order[0]].hit, begun.said[begun.ranked.order[0]].located
    values = verdict.signals.values
    margin = USUAL_MARGIN if margin is None else margin
    known = verdict.signals._replace(values=(*values[:_MARGIN], margin, *values[_MARGIN + 1 :]))
    sure = verdict.confidence >= _NEARLY and confidence(known) >= CLEAR_FROM
    return (
        sure
        # What meaning alone has found may have come first since it is a newer version.
        and begun.ranked.order[0] < begun.ranked.by_words
        and not (verdict.signals.missing or lacks.weighty)
        and shows_kind(located)
        # Of a row a sentence model knows too little: which cells are asked for `tabular` tells.
        and not any(hit.report.row_at(paragraph) for paragraph in hit.paragraphs)
        and hit.report.is_sure_of(hit.paragraphs)
    )


def signals_of(begun: Begun, ranked: Ranked, cache: CandidateCache) -> Signals:
    """What words speak for and against the best candidate."""
    best, terms, margin = ranked.order[0], begun.lookup.question, behind(begun, ranked)
    missing = _missing_places(terms, ranked, best, cache)
    return signals(terms, ranked.evidence, best, _counted(begun, ranked, cache), margin, missing)


def _counted(begun: Begun, ranked: Ranked, cache: CandidateCache) -> Floats:
    """How much each term of the question says: nothing, where it names a time that the best report's date tells.

    Nor does the name of the office that the best report is from, where its passage leaves most of that out.
    """
    asked, terms, best = begun.lookup.question.asked, begun.lookup.terms, ranked.order[0]
    (report,) = cache.reports([ranked.candidates[best].passage])
    weights = begun.weights
    named = named_by_office(report, asked, terms)
    said = ranked.evidence.rows(best).any(axis=1) | ranked.evidence.title(best)
    # All of the name or nothing: the part that a notice says speaks no more for it than the rest speaks against it.
    if float(weights @ (named & said)) < _SAID_ENOUGH * float(weights @ named):
        weights = weights * ~named
    if next(find_dates(asked, begun.today), None) is None:
        return weights
    from retrieval.search.versions import told_by_date

    spans = list(told_by_date(asked, report, begun.today))

    def tells_more(word: str) -> bool:
        starts = [match.start() for match in re.finditer(re.escape(word), asked)]
        return not starts or not all(
            any(at < span.end and span.start < at + len(word) for span in spans) for at in starts
        )

    return weights * np.array([tells_more(term[2:]) for term in terms]) if spans else weights


def behind(begun: Begun, ranked: Ranked) -> float | None:
    """How far the best candidate of another story stays behind the first, as a share; None without another."""
    best = ranked.order[0]
    report = ranked.candidates[best].passage.report_id
    # A repost stays behind by nothing, and takes nothing from it.
    story = begun.stories.get(report)
    same = story.reports if story else {report}
    other = next((place for place in ranked.order if ranked.candidates[place].passage.report_id not in same), None)
    score = float(ranked.words[best])
    return (score - float(ranked.words[other])) / score if other is not None and score > 0 else None


def margin_of(hits: Sequence[Hit]) -> float | None:
    """How far the next hit of something else, which is no repost, stays behind the first; None without one."""
    same = {other.rank for other in hits[0].agreeing} | {other.rank for other in hits[0].versions}
    score = next((hit.score for place, hit in enumerate(hits, 1) if place > 1 and place not in same), None)
    return None if score is None or hits[0].score <= 0 else (hits[0].score - score) / hits[0].score


def _missing_places(terms: QuestionTerms, ranked: Ranked, place: int, cache: CandidateCache) -> tuple[str, ...]:
    """Places and organisations of the question that the report of a candidate does not name."""
    if not terms.places:
        return ()
    evidence = ranked.evidence
    stands = np.flatnonzero(evidence.rows(place).any(axis=1))
    here = {evidence.terms[number][2:] for number in stands}
    text = evidence.passages[place].characters
    missing = [
        name
        for name in terms.places
        if name not in here or (name in text and not names_place(text, name, terms.words_of))
    ]
    if missing:
        (report,) = cache.reports([ranked.candidates[place].passage])
        text = nameable_text(report)
        missing = [name for name in missing if not names_place(text, name, terms.words_of)]
    return tuple(missing)
