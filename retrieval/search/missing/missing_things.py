"""Which thing a question is about, by the words for it: in letters, cut by the dictionary, or of another place.

Names are looked for in `missing_names` and model numbers in `missing_figures`; here is what else says which one is
meant, be it as common a word as 大豆. Each is nowhere in the report, or said of something else alone.
"""

import re
from itertools import pairwise
from typing import Final

from retrieval.doors import late_pattern
from retrieval.search.extraction.answer_kinds import FIGURE_KINDS
from retrieval.search.extraction.context import HitText
from retrieval.search.extraction.located import Located
from retrieval.search.missing.missing_figures import LINKING
from retrieval.search.missing.missing_names import WITHIN_A_NAME
from retrieval.search.missing.saying import ANY_TIME, KNOWN, known_share
from retrieval.search.nameable import nameable_text
from retrieval.types import Report

_PLACES: Final = ("ns",)

_LATIN: Final = re.compile("[a-z][a-z.+-]*[a-z]")
"""A word in letters, normalised; those with figures are looked for as such."""

NAMED_BY: Final = len("瑞幸")
"""Characters by which a name is known that the dictionary cuts (瑞|幸): which name it is they tell, as a rule."""

_NOUNS: Final = ("n", "j", "a", "b", "g")
"""Classes of words that may begin a name, as may words that have none."""

_UNITS: Final = "省市县州区镇"
"""What the name of a place ends with that the dictionary takes for somebody's."""

_WRITTEN_IN: Final = late_pattern(r"(?:报|社|网)[\u4e00-\u9fff]{2,6}(?:讯|\d{1,2}\s?月\s?\d{1,2}\s?日)")
"""Where a report was written, which is not what it tells of."""

_SOMEBODY: Final = re.compile("[\u4e00-\u9fff]{1,2}某")
"""Somebody whose name is not told: 何某, 刘月某."""

_PLAIN: Final = re.compile("[\u4e00-\u9fff]{2}")

_USUAL: Final = 0.02
"""Share of everyday passages with a word from which on it is no name."""

_NAMING: Final = frozenset({"n", "nr", "nz", "nt", "j"})
"""Classes of words that name things."""

_TELLING: Final = 0.2
"""Share of the question from which a thing has to be named: of 941 right answers 2 lack one, which they call otherwise;
with .1 it would be 7, and no near miss fewer would be clear."""

_PEOPLE: Final = "人者员"
"""Who is meant is said in many ways: 65岁以上的游客 for 老人."""

_HEADED: Final = 3
"""Characters of a word whose last two say what kind of thing it is, and whose first says which: 商用车."""

_JOINING: Final = "的是在有被把和与"
_NO_NAME: Final = "新老旧"
"""What begins a name hardly ever: 新中国."""


def missing_things(located: Located, report: Report) -> list[str]:
    """Words that say which thing a question is about, and of which the answer does not speak.

    Args:
        located: Where to look in the hit.
        report: Its report.
    """
    return [*_of_another_place(located), *_told_of_elsewhere(located), *_nouns(located.context, report)]


def things_spelt_otherwise(located: Located, report: Report) -> list[str]:
    """The same by their characters alone: they may be mistyped (湖男银行), or written in full (腾讯控股).

    Args:
        located: Where to look in the hit.
        report: Its report.
    """
    context = located.context
    return [*_in_letters(context, report), *_beginning(located, report), *_of_another_sort(context, report)]


def names_it_later(located: Located) -> bool:
    """Whether a report names what a question begins with only behind the sentence that answers.

    A report names first what it speaks of: what is named later alone is something else (库迪首店开在首尔，由瑞幸的
    团队创立).

    Args:
        located: Where to look in the hit.
    """
    context, question = located.context, located.context.lookup.question
    name = name_at_the_beginning(located)[:NAMED_BY]
    if not name or name in context.texts[0].title:
        return False
    start = context.part(located.answer)[0]
    _, end = context.sentence_at(start, (start, start))
    # 亚投行 is introduced by its whole name.
    return context.text.find(name) >= end and not question.words_of(question.asked)[0].kind.startswith("j")


def _of_another_place(located: Located) -> list[str]:
    """The place of the question that tells which one is meant, where the answer tells of that of another place.

    英国编剧工会 is not told by 美国编剧工会, though 英国《卫报》 is named.
    """
    context, question = located.context, located.context.lookup.question
    pairs = [(one, kind) for one, kind in question.pairs if one in question.places and len(one) > 1 and len(kind) > 1]
    if not pairs:
        return []
    start = context.part(located.answer)[0]
    first, last = context.sentence_at(start, (start, start))
    sentence = context.text[first:last]
    words = question.words_of(sentence)
    others = {
        (one.text, kind.text)
        for one, kind in pairwise(words)
        if one.kind.startswith(_PLACES) and one.start + len(one.text) == kind.start
    }
    text = f"{context.texts[0].title}\n{sentence}"
    return [
        one
        for one, kind in pairs
        if any(kind == other and not one.startswith(place) and not place.startswith(one) for place, other in others)
        and not re.search(f"{re.escape(one)}[^,。;!?\n]{{0,{WITHIN_A_NAME}}}{re.escape(kind)}", text)
    ]


def _told_of_elsewhere(located: Located) -> list[str]:
    """The place that a question begins with, where the sentence that answers, and what introduces it, name another.

    杭州今年销毁了多少问题农产品 is not told by 绍兴市累计销毁 in a report that was written in 杭州.
    """
    context, question = located.context, located.context.lookup.question
    place = next((place for place in question.places if len(place) > 1 and question.asked.startswith(place)), None)
    if place is None or context.expected.kind not in FIGURE_KINDS | {"person", "organisation"}:
        return []
    start, end = context.part(located.answer)
    number = next((n for n, each in enumerate(context.sentences) if each[0] <= start < each[1]), 0)
    before, (first, _) = context.sentences[max(number - 1, 0)], context.sentences[number]
    introduced = f"{context.texts[0].title}\n{context.text[before[0] : context.sentences[number][1]]}"
    if place[:NAMED_BY] in _WRITTEN_IN.sub("", introduced):
        return []
    words = [word for word in question.words_of(context.text[first:end]) if len(word.text) > 1]
    others = [word.text for word in words if word.kind == "ns" or (word.kind == "nr" and word.text[-1] in _UNITS)]
    return [place] if any(other[:NAMED_BY] not in question.asked for other in others) else []


def _in_letters(context: HitText, report: Report) -> list[str]:
    """Words in letters that a report has nowhere: RX is not LC, nor Ultra Pro."""
    words = dict.fromkeys(_LATIN.findall(context.lookup.question.asked))
    whole = nameable_text(report) if words else ""
    return [word for word in words if word not in whole and not _has_synonym(context, word)]


def _beginning(located: Located, report: Report) -> list[str]:
    """The name that a question begins with, where its first characters are nowhere in the report."""
    question, name = located.context.lookup.question, name_at_the_beginning(located)
    if not name or name[:NAMED_BY] in nameable_text(report):
        return []
    first = question.words_of(question.asked)[0]
    # 票价 says 门票: any noun is said in other words, but no name.
    otherwise = len(first.text) > 1 and (first.kind == "n" or _has_synonym(located.context, first.text))
    return [] if otherwise else [name]


def name_at_the_beginning(located: Located) -> str:
    """The name that a question begins with, be it cut by the dictionary (瑞|幸); "" where none does, or a place."""
    question = located.context.lookup.question
    words, name = question.words_of(question.asked), question.asked[:NAMED_BY]
    if _SOMEBODY.match(question.asked):
        return name
    first = words[0] if words else None
    if first is None or first.start or not (not first.kind or first.kind.startswith(_NOUNS)):
        return ""
    # 在 of 清华在 tells nothing, nor do words of asking.
    if (
        not _PLAIN.match(name)
        or name[0] in _NO_NAME
        or name[-1] in _JOINING
        or question.text[:NAMED_BY].strip() != name
    ):
        return ""
    if len(first.text) > 1:
        # Places are looked for themselves.
        common = question.common.get(f"w:{first.text}", 0.0)
        return "" if first.text in question.places or common > _USUAL else first.text
    for word in words[1:]:
        if (
            len(word.text) > 1
            or word.start < NAMED_BY - 1
            or not (not word.kind or word.kind.startswith((*_NOUNS, "m")))
        ):
            break
        name = question.asked[: word.start + 1]
    return name


def _of_another_sort(context: HitText, report: Report) -> list[str]:
    """Words of three characters of which a report has only the last two, with another first one: 商用车 over 乘用车."""
    question, missing = context.lookup.question, []
    for word in question.words_of(question.asked):
        if len(word.text) != _HEADED or word.kind not in {"n", "nz"} or _has_synonym(context, word.text):
            continue
        whole = nameable_text(report)
        if word.text not in whole and re.search(f"[\u4e00-\u9fff]{re.escape(word.text[1:])}", whole):
            missing.append(word.text)
    return missing


def _nouns(context: HitText, report: Report) -> list[str]:
    """Nouns that say something of the question and are nowhere in a report: the price of rice is not that of beans."""
    question, missing = context.lookup.question, list[str]()
    start, end = context.expected.focus
    if context.expected.kind in {"reason", "manner"}:
        return missing  # told at length, and in other words
    terms = {term[2:]: number for number, term in enumerate(context.lookup.terms) if term.startswith("w:")}
    total = sum(float(context.weights[number]) for word, number in terms.items() if len(word) > 1) or 1.0
    for word in question.words_of(question.asked):
        number = terms.get(word.text)
        if number is None or len(word.text) == 1 or word.kind not in _NAMING or word.text in context.expected.head:
            continue
        if ANY_TIME.fullmatch(word.text):
            continue
        before, behind = question.asked[word.start + len(word.text) : start], question.asked[end : word.start]
        # What is asked for need not be said: 在哪个城市, 地点是哪里.
        beside = start < word.start + len(word.text) and word.start < end
        beside = beside or LINKING.issuperset(before if word.start < start else behind)
        if beside or word.text[-1] in _PEOPLE or context.weights[number] < _TELLING * total:
            continue
        if question.common[f"w:{word.text}"] > _USUAL or _has_synonym(context, word.text):
            continue
        if known_share(word.text, nameable_text(report)) < KNOWN:
            missing.append(word.text)
    return missing


def _has_synonym(context: HitText, word: str) -> bool:
    """Whether a word of the question, or another word for it, stands in what is read of the report."""
    term = f"w:{word}"
    if term not in context.lookup.question.own:
        return False
    number = context.lookup.terms.index(term)
    return bool(context.found[number].any() or context.titled[number])
