"""Which of the words that a hit lacks tell its report to be of another thing, so that it does not answer at all."""

from collections.abc import Collection, Sequence, Set
from typing import Final

from retrieval.search.extraction.context import HitText
from retrieval.search.missing.asked_terms import asks_within
from retrieval.search.missing.said_otherwise import says_otherwise
from retrieval.search.missing.saying import says_stem
from retrieval.search.nameable import nameable_text
from retrieval.types import Report

_SHORT_NAME: Final = len("上海")
_UNITS: Final = "省市县区镇"
"""What the name of a place ends with, and a report leaves out."""

_BOUNDS: Final = "最"
"""A bound is told in too many ways for one to be nowhere: 最多 as 居首, 最高 as 可达."""


_LEAST: Final = 200
"""Characters of a report whose silence says something: a snippet of the web names little of what it tells. Without
this 8 % of the questions to such snippets were declined that had been answered, most of them rightly."""


_IN_OTHER_WORDS: Final = frozenset({"reason", "manner", "decision"})
"""Kinds that are told at length, and in other words than they are asked in: 图书馆关门了怎么办 over 闭馆期间."""


def telling_words(context: HitText, missing: Sequence[str]) -> frozenset[str]:
    """Those of the missing words that tell a thing by themselves.

    No single character does, nor a bound, a word of asking, or where something is done (在商场卖多少钱).

    Args:
        context: The hit.
        missing: Words of the question that it lacks.
    """
    if context.expected.kind in _IN_OTHER_WORDS:
        return frozenset()
    asked, (start, end) = context.lookup.question.asked, context.expected.focus
    # 市长 of 市长是谁 has to be told, 官职 of 什么官职 need not.
    person = context.expected.kind == "person"
    return frozenset(
        word
        for word in missing
        if len(word) > 1
        and not (
            word[0] in _BOUNDS
            or asks_within(word)
            or f"在{word}" in asked
            or (not person and word in asked[start : end + len(word)])
        )
    )


def tells_of_another(telling: Set[str], report: Report, unless: Collection[str]) -> bool:
    """Whether what tells the thing that a question asks of, or what of it, is nowhere in a whole report.

    Args:
        telling: What a hit of the report lacks of that, as `telling_words` gives it.
        report: The report.
        unless: Words that it need not name.
    """
    if len(report.text) < _LEAST:
        return False
    whole = nameable_text(report) if telling else ""
    return any(
        (word[:-1] if len(word) > _SHORT_NAME and word[-1] in _UNITS else word) not in whole
        and not (says_stem(word, whole) or says_otherwise(word, whole))
        for word in telling - set(unless)
    )
