"""What candidates say to a question, laid out as hits: the sentence, the window around it, the words coloured."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from retrieval.arrays import Bools, Floats
from retrieval.search.answers import Around, find_answers
from retrieval.search.candidates import CandidateCache, first_of_report
from retrieval.search.extraction import Located, core_of
from retrieval.search.lookups import Lookup
from retrieval.search.matching import gather
from retrieval.search.ranking import Ranked
from retrieval.types import Choice, Hit, Passage, Report, Span


class Said(NamedTuple):
    """What a hit says to a question.

    Attributes:
        hit: The hit.
        located: Where in its report the answer stands, and what that was found in.
        terms: Which of the question's terms stand in its answering sentence.
        titled: Which of them stand in the title.
    """

    hit: Hit
    located: Located
    terms: Bools
    titled: Bools


def make_hits(
    cache: CandidateCache, lookup: Lookup, ranked: Ranked, places: Sequence[int], weights: Floats, window: int
) -> list[Said]:
    """Lay candidates out as hits.

    Args:
        cache: Where the passages beside them and their reports are found.
        lookup: What is looked up of the question.
        ranked: The candidates.
        places: Which of them.
        weights: How much each term of the question says.
        window: Largest number of characters to show.
    """
    if not places:
        return []
    hits = around(cache, lookup, ranked, places)
    located = find_answers(lookup, hits, weights, window)
    reports = cache.reports([ranked.candidates[place].passage for place in places])
    return [
        Said(_hit(ranked, place, found, report), found, found.terms, hit.title)
        for place, hit, found, report in zip(places, hits, located, reports, strict=True)
    ]


def around(cache: CandidateCache, lookup: Lookup, ranked: Ranked, places: Sequence[int]) -> list[Around]:
    """Candidates with the passages beside them; what the ranking looked up is not looked up again."""
    known = {each.passage.id: (each, ranked.evidence.rows(at)) for at, each in enumerate(ranked.candidates)}
    middles = [ranked.candidates[place].passage for place in places]
    first = {first_of_report(middle) for middle in middles}
    # The passages of a report are stored one after the other.
    numbers = dict.fromkeys([number for middle in middles for number in (middle.id - 1, middle.id + 1)])
    # The last passage of what a report said before it changed may stand before its first one, and be kept still.
    beside = [
        each
        for each in cache.find([number for number in numbers if number not in known])
        if first_of_report(each.passage) in first
    ]
    if beside:
        evidence = gather(lookup, [each.text for each in beside])
        known |= {each.passage.id: (each, evidence.rows(at)) for at, each in enumerate(beside)}
    hits = []
    for place, middle in zip(places, middles, strict=True):
        there = [
            known[number]
            for number in (middle.id - 1, middle.id, middle.id + 1)
            if number in known and first_of_report(known[number][0].passage) == first_of_report(middle)
        ]
        passages = tuple([each.passage for each, _ in there])
        hits.append(
            Around(
                passages.index(middle),
                passages,
                tuple([each.text for each, _ in there]),
                tuple([rows for _, rows in there]),
                ranked.evidence.title(place),
                bool(ranked.evidence.title_asked[place]),
            )
        )
    return hits


def _hit(ranked: Ranked, place: int, found: Located, report: Report) -> Hit:
    """A candidate as it is shown."""
    passage = widened(ranked.candidates[place].passage, found.window, report)
    highlights = [
        Span(start - passage.start, end - passage.start)
        for start, end in found.highlights
        if passage.start <= start and end <= passage.end
    ]
    core = core_of(found)
    return Hit(
        report,
        passage,
        float(ranked.scores[place]),
        _moved(found.window, passage),
        _moved(found.sentence, passage),
        _moved(found.answer, passage),
        tuple(highlights),
        tuple(zip(ranked.names, ranked.shares[place].tolist(), strict=True)),
        core=core and _moved(core, passage),
    )


def widened(passage: Passage, window: Span, report: Report) -> Passage:
    """A passage and what a window shows of its neighbours; the window counts in the report's text."""
    start, end = min(passage.start, window.start), max(passage.end, window.end)
    if (start, end) == (passage.start, passage.end):
        return passage
    text = report.text
    first = passage.paragraphs.start - text.count("\n", start, passage.start)
    stop = passage.paragraphs.stop + text.count("\n", passage.end, end)
    return Passage(
        passage.id, passage.report_id, passage.ordinal, range(first, stop), start, end, text[start:end], passage.tabular
    )


def reaching(hits: tuple[Hit, ...], choices: tuple[Choice, ...]) -> tuple[tuple[Hit, ...], tuple[Choice, ...]]:
    """Hits with passages that reach as far as what may answer in short, which may stand beside them.

    Args:
        hits: The hits of an answer.
        choices: Short answers, in the passages as they are, or before or behind them.
    """
    found = list(hits)
    for choice in choices:
        hit = found[choice.rank - 1]
        start = hits[choice.rank - 1].passage.start
        words = Span(start + choice.words.start, start + choice.words.end)
        found[choice.rank - 1] = _wider(hit, widened(hit.passage, words, hit.report))
    return tuple(found), tuple(
        [
            replace(each, words=_shifted(each.words, by), core=_shifted(each.core, by))
            for each in choices
            for by in [hits[each.rank - 1].passage.start - found[each.rank - 1].passage.start]
        ]
    )


def _wider(hit: Hit, passage: Passage) -> Hit:
    """A hit in a passage that reaches further."""
    by = hit.passage.start - passage.start
    return replace(
        hit,
        passage=passage,
        window=_shifted(hit.window, by),
        sentence=_shifted(hit.sentence, by),
        answer=_shifted(hit.answer, by),
        highlights=tuple([_shifted(span, by) for span in hit.highlights]),
        core=hit.core and _shifted(hit.core, by),
    )


def _shifted(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


def _moved(span: Span, passage: Passage) -> Span:
    """A span of the report's text as one of the passage's."""
    return Span(span.start - passage.start, span.end - passage.start)
