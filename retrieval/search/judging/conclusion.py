"""The answer put together: how sure it is, which of the hits say the same or otherwise, and what else it may be."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from retrieval.analysis import normalise
from retrieval.search.begun import Begun
from retrieval.search.extraction import asks_for_list, short_answers
from retrieval.search.hits import reaching
from retrieval.search.judging.confidence import CLEAR_FROM
from retrieval.search.judging.verdict import Verdict, behind, is_clear, margin_of
from retrieval.search.missing import Lacks, as_written
from retrieval.types import Answer, Choice, Hit, Support

if TYPE_CHECKING:
    from retrieval.search.tabular import Told
    from retrieval.search.versions import Compared


def answer_of_table(question: str, told: "Told", found: Verdict, hits: Sequence[Hit], k: int) -> Answer:
    """The answer that a table gives, before what words found in other reports.

    Args:
        question: As it was asked.
        told: What the table answers.
        found: What words are worth.
        hits: What they found.
        k: Largest number of hits.
    """
    others = [hit for hit in hits if hit.report.id != told.hit.report.id]
    ranks = {hit.report.id: rank for rank, hit in enumerate(others[: k - 1], 2)}
    versions = tuple([replace(each, rank=ranks.get(each.report.id, 0)) for each in told.hit.versions])
    first = replace(told.hit, versions=versions)
    sure = max(found.confidence, CLEAR_FROM) if told.clear else found.confidence
    support: Support = "clear" if told.clear else "possible"
    return Answer(question, (first, *others)[:k], sure, answered=True, support=support, tally=told.tally)


def answer_by_words(
    question: str, begun: Begun, found: Verdict, hits: tuple[Hit, ...], compared: "Compared", k: int, today: date
) -> Answer:
    """The answer that stands in the first of the hits: whether it is clear, who says the same, what else it may be.

    Args:
        question: As it was asked.
        begun: It, the hits laid out.
        found: What the best candidate is good for.
        hits: At least one.
        compared: The versions of what the first says.
        k: How many hits were wanted.
        today: The day it is.
    """
    assert begun.ranked is not None, "it is answered"
    asked = begun.lookup.question.asked
    by_report = {each.hit.report.id: each for each in begun.said.values()}
    said = [by_report[hit.report.id] for hit in hits]
    if len(hits) > 1:
        # Here, since a question with one hit need not wait until this is loaded.
        from retrieval.search.judging.agreement import with_agreeing

        hits = with_agreeing(begun, hits, said)
    hits = compared.told(hits, today)
    # Which stories there are is known by now, and who says the same.
    margin = margin_of(hits) if k > 1 else behind(begun, begun.ranked)
    clear, lacks = is_clear(begun, found, margin)
    tally = None
    if asks_for_list(asked):
        # Here, since most questions ask for no list.
        from retrieval.search.extraction import list_asked

        tally = list_asked(asked, hits[0])
    told = [(hit, one.located) for hit, one in zip(hits, said, strict=True)]
    choices = () if clear or tally is not None else short_answers(told)
    hits, choices = reaching(hits, choices)
    return Answer(
        question,
        hits,
        found.confidence,
        answered=True,
        support="clear" if clear else "possible",
        lacks=as_written(question, asked, _without_told(lacks, choices, hits)),
        choices=choices,
        tally=tally,
    )


def _without_told(lacks: Lacks, choices: Sequence[Choice], hits: Sequence[Hit]) -> list[str]:
    """What the best hit lacks, but for words in a short answer of it, which is shown instead of its window."""
    text = hits[0].passage.text
    told = normalise("\n".join([text[each.words.start : each.words.end] for each in choices if each.rank == 1]))
    return [word for word in lacks.words if word not in lacks.unshown or word not in told]
