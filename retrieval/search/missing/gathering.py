"""What of a question is nowhere in what is shown of a report: then it may be about something near, not the answer.

Confidence weighs words by their rarity, so that a rare name carries a question whose attribute stands nowhere
(科沃斯的董事长是谁 over a story of its products). What is looked for here must stand there whatever it weighs: figures
and names with figures, the name that it begins with and names in one piece, what else says which thing is meant, what
is asked of it, of what an extreme is told, the words beside the word of asking (董事长); and no clause may say the
contrary.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from retrieval.search.extraction.answer_kinds import FIGURE_KINDS
from retrieval.search.extraction.context import CLAUSE_END, HitText
from retrieval.search.extraction.contraries import contrary
from retrieval.search.extraction.located import Located
from retrieval.search.extraction.mentions import Stretch
from retrieval.search.missing.asked_terms import attribute_terms, is_counting, words_of_question
from retrieval.search.missing.missing_asked import missing_asked
from retrieval.search.missing.missing_extremes import missing_extremes
from retrieval.search.missing.missing_figures import LINKING, missing_figures, of_another_model
from retrieval.search.missing.missing_names import missing_houses, missing_names, missing_subject
from retrieval.search.missing.missing_things import missing_things, names_it_later, things_spelt_otherwise
from retrieval.search.missing.of_another import telling_words
from retrieval.search.missing.said_otherwise import is_slight, says_otherwise
from retrieval.search.missing.saying import ANY_TIME, KNOWN, known_share, says_parts, says_stem, says_time
from retrieval.search.nameable import nameable_text
from retrieval.types import Report

_MUCH: Final = 0.08
"""Of what all its words say: a word that says less may be missing."""
_WEIGHTY: Final = 0.3
"""Share of the question that words have to say, so that without them an answer is not clear. What is said otherwise
(采取, 预计, 名叫) weighs little: such words alone held back 250 answers that show it, and 7 that do not."""

_TELLING: Final = 0.1
"""The same for the words that name the figure or the person asked for: net profit is no revenue."""

_OF_A_THING: Final = FIGURE_KINDS | {"person", "list", "manner"}
"""Kinds whose attribute stands in the answer: not 目的是什么, 属于哪里."""

_COMMON: Final = 0.02
"""Share of everyday passages with a word that tells nothing by itself: 开始, 可以."""

_PLACE_OF: Final = re.compile("总部|籍贯|出生地|故乡|家乡|发源地|产地|[校厂地住]址")
"""Of a question for a place: where something of a thing is, not where the thing is."""

_RESULTS: Final = frozenset("到出成完掉")
"""What ends a verb and need not be said: 下调至 for 降到."""

_BETWEEN: Final = 3
"""Characters that may stand among those of a word that is said in other words: 换领新证 for 换证."""

_LASTING: Final = frozenset({"money", "clock", "contact", "percentage", "age"})
"""Kinds of answers that hold until they are changed, as a fee or a telephone number does."""

_COUNTED: Final = re.compile("[共总计达]|实现|完成|收入|利润|截至|同比|[0-9]亿")
"""Says that a figure was counted or earned in a time, and holds for that time alone."""


class Lacks(NamedTuple):
    """What of a question a hit does not show.

    Attributes:
        words: Figures, names, what the contrary is said of, what is asked of a thing, words that say much, as the
            normalised question writes them.
        weighty: Whether that speaks against the answer: all but the last two do, and these if they say enough of it; or
            whether what the question begins with is told too late.
        unshown: Those of the words that may stand in another part of the report.
        telling: Those that tell which thing is meant, or what of it: a name, a place, an office, an ordinal.
    """

    words: tuple[str, ...]
    weighty: bool
    unshown: frozenset[str] = frozenset()
    telling: frozenset[str] = frozenset()


def lacking(located: Located, report: Report) -> Lacks:
    """What of a question a hit does not show.

    Args:
        located: Where to look in the hit.
        report: Its report.
    """
    context, (start, end) = located.context, located.shown
    shown = f"{context.texts[0].title}\n{context.text[start:end]}"
    question, every = context.lookup.question, words_of_question(context)
    figures = missing_figures(question.asked, shown, report.published)
    attribute, words = _attribute(context, located.shown), _words(context, every, shown)
    answer = context.part(located.answer)
    sentence = context.sentence_at(answer[0], answer)
    telling = [
        *missing_names(question, report),
        *_contraries(located),
        *missing_subject(question, words, report),
        *missing_things(located, report),
        *missing_asked(located),
    ]
    others = [
        *of_another_model(question.asked, context.text[slice(*sentence)], context.texts[0].title),
        *telling,
        *missing_houses(question, report),
        *missing_extremes(located),
        *things_spelt_otherwise(located, report),
    ]
    told = context.expected.kind in FIGURE_KINDS | {"person", "place"}
    weighty = _share(context, every, words) >= _WEIGHTY
    weighty = weighty or _share(context, every, attribute) >= (_TELLING if told else _WEIGHTY)
    lacks = dict.fromkeys([*figures, *others, *attribute, *words])
    # 海川电器 says 电器.
    lacks = dict.fromkeys(word for word in lacks if not any(word != other and word in other for other in others))
    weighty = weighty or bool(figures or others) or names_it_later(located)
    return Lacks(
        tuple(lacks), weighty, frozenset([*attribute, *words]) - {*figures, *others}, telling_words(context, telling)
    )


NOWHERE: Final = ("figures", "attribute", "kind")
"""Names of what speaks against an answer:

* `missing_figures`: whether a figure, or a name with figures, of the question is nowhere in the report;
* `attribute`: how much of the question the word says that names what is asked of a thing, where it is nowhere there;
* `kind`: whether a figure is asked for, and none of its kind stands in the passage nor in those beside it.
"""


def nowhere(located: Located, report: Report) -> tuple[float, ...]:
    """What of a question a whole report lacks, in the order of `NOWHERE`.

    Args:
        located: Where to look in the hit.
        report: Its report.
    """
    context = located.context
    question, expected, mentions = context.lookup.question, context.expected, context.mentions
    attribute = _attribute(context, located.shown) if expected.kind in FIGURE_KINDS | {"person"} else []
    figures = attribute or any(map(str.isdigit, question.asked))
    whole = nameable_text(report) if figures else ""
    share, every = 0.0, words_of_question(context)
    for number in _worth_looking_for(context, every):
        word = context.lookup.terms[number][2:]
        if (
            word in attribute
            and known_share(word, whole) < KNOWN
            and not (says_stem(word, whole) or says_otherwise(word, whole))
            and not _is_apart(word, question.asked, expected.focus)
        ):
            share = max(share, float(context.weights[number]))
    # What is counted is told in many ways.
    seen = mentions.loose if expected.kind in {"count", "number", "contact"} else mentions.exact
    return (
        float(bool(figures) and bool(missing_figures(_untold(located, report), whole, report.published))),
        share / (float(context.weights[every].sum()) or 1.0),
        float(expected.kind in FIGURE_KINDS and not seen),
    )


def _untold(located: Located, report: Report) -> str:
    """A question with blanks for the times that the date of a report tells."""
    from retrieval.search.versions import told_by_date

    context, asked = located.context, located.context.lookup.question.asked
    # A fee stays as it is until another notice changes it; what was counted is of its own year.
    lasting = context.expected.kind in _LASTING and not _COUNTED.search(context.text, *context.part(located.sentence))
    for span in told_by_date(asked, report, None, lasting=lasting):
        asked = asked[: span.start] + " " * (span.end - span.start) + asked[span.end :]
    return asked


def as_written(question: str, asked: str, words: Sequence[str]) -> tuple[str, ...]:
    """Words of a normalised question as the question writes them, each once.

    Args:
        question: As it was asked.
        asked: The same, normalised.
        words: Words of it.
    """
    question = question.strip()
    if len(question) != len(asked):
        return tuple(dict.fromkeys(words))
    places = [(asked.find(word), len(word)) for word in words]
    return tuple(dict.fromkeys([question[at : at + size] for at, size in places if at >= 0]))


def _contraries(located: Located) -> list[str]:
    """The words of the question whose contrary is said.

    By the clause that has most of the question, of those that answer, by all of these together, or by their sentence.
    """
    context, (start, end) = located.context, located.context.part(located.answer)
    borders = [start, *(match.end() for match in CLAUSE_END.finditer(context.text, start, end)), end]
    clauses = list(pairwise(sorted(set(borders))))
    if not clauses:
        return []
    most = max(clauses, key=lambda clause: float(context.weights @ context.says(*clause)))
    question = context.lookup.question
    texts = (context.text[slice(*most)], context.text[start:end], _sentence(context, most))
    return list(dict.fromkeys(word for text in texts if (word := contrary(question, text))))


def _sentence(context: HitText, clause: Stretch) -> str:
    """The sentence of a clause: 第二季度，付费用户400万 says of which quarter in another one."""
    return context.text[slice(*context.sentence_at(clause[0], (0, 0)))]


def _attribute(context: HitText, window: Stretch) -> list[str]:
    """The words beside the word of asking, where less than half of them is shown: of a figure or a person."""
    expected, asked = context.expected, context.lookup.question.asked
    kind = expected.kind
    of_a_thing = kind in _OF_A_THING or (kind == "place" and _PLACE_OF.search(asked))
    numbers = attribute_terms(context) if of_a_thing else []
    if not numbers:
        return []
    said = context.says(*window) | context.titled
    for number, _ in context.shown(window):
        said = said | context.found[:, number]
    text = context.text[window[0] : window[1]]
    missing = [n for n in numbers if not said[n] and not _says_so(context.lookup.terms[n][2:], text)]
    # 人口 of 多少人口, 市长 of 市长是谁: the attribute itself, whatever stands beside it.
    itself = expected.unit if kind == "count" else asked[slice(*expected.focus)] if kind == "person" else ""
    if named := [word for n in missing if (word := context.lookup.terms[n][2:]) in itself]:
        return named
    return [context.lookup.terms[number][2:] for number in missing] if 2 * len(missing) > len(numbers) else []


def _words(context: HitText, every: Sequence[int], shown: str) -> list[str]:
    """The words that say much of the question, and of whose characters most are not shown."""
    total = float(context.weights[every].sum()) or 1.0
    found = context.found.any(axis=1) | context.titled
    missing = []
    for number in _worth_looking_for(context, every):
        word = context.lookup.terms[number][2:]
        if context.weights[number] >= _MUCH * total and not found[number] and not _is_said(word, context, shown):
            missing.append(word)
    return missing


def _share(context: HitText, every: Sequence[int], words: Sequence[str]) -> float:
    """How much of what the question's words say some of them do."""
    said = sum(float(context.weights[number]) for number in every if context.lookup.terms[number][2:] in words)
    return said / (float(context.weights[every].sum()) or 1.0)


def _worth_looking_for(context: HitText, every: Sequence[int]) -> list[int]:
    """Which of the words stand in what answers: not what is asked for (什么用途), nor what fits anywhere."""
    question, head = context.lookup.question, context.expected.head
    return [
        number
        for number in every
        if not is_counting(word := context.lookup.terms[number][2:], context)
        and word not in head
        and question.common[context.lookup.terms[number]] <= _COMMON
        and not ANY_TIME.fullmatch(word)
        and not is_slight(word, context.expected.kind)
    ]


def _says_so(word: str, text: str) -> bool:
    """Whether a text says a word in parts, or in other words."""
    return says_parts(word, text) or says_time(word, text) or says_otherwise(word, text)


def _is_said(word: str, context: HitText, text: str) -> bool:
    """Whether most of a word's characters stand together somewhere: 过了期 says 过期, 期满以后过户 does not.

    Beside words of asking and figures the dictionary may have cut wrongly (几|点播, 14|日见): there they may be apart.
    """
    if says_time(word, text) or says_otherwise(word, text):
        return True
    asked, (start, end) = context.lookup.question.asked, context.expected.focus
    at = asked.find(word)
    if (start < at + len(word) and at < end) or asked[at - 1 : at].isdigit():
        return known_share(word, text) >= KNOWN
    said = word[:-1] if word[-1] in _RESULTS else word
    width = len(said) + _BETWEEN
    starts = (place for place, character in enumerate(text) if character in said)
    return any(known_share(said, text[place : place + width]) >= KNOWN for place in starts)


def _is_apart(word: str, asked: str, focus: Stretch) -> bool:
    """Whether more than 的 or 有 parts a word from the words of asking: 商场 in 商场卖多少钱 says where, not what."""
    between = asked[asked.find(word) + len(word) : focus[0]]
    return not LINKING.issuperset(between)
