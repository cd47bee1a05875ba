"""Whether two reports can be about one thing: the same office's notices, or news of one event.

Better one too few than one too many: what names other places, organisations or models is about something else, and so
is what an office of another name decides.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

import numpy as np

from retrieval.analysis import Word, find_validity, normalise, stem_of
from retrieval.arrays import Bools, Floats
from retrieval.doors import late_pattern
from retrieval.search.evidence import PassageText
from retrieval.search.judging.confidence import nameable_text, names_place
from retrieval.search.versions.points import Point
from retrieval.types import Report

TextToWords = Callable[[str], tuple[Word, ...]]
"""Takes a normalised text apart into its words."""

APART: Final = 0.1
"""Share of the question that one report speaks of in what is shown and the other does not: at most."""

SEEN: Final = 0.7
"""Share of the question that each of them speaks of in what is shown."""

SEEN_OF_A_SERIES: Final = 0.4
"""The same where they belong to one series: people ask 最多能借几册 where notices say 借阅上限."""

SAID: Final = 0.6
"""Share of the question that the sentence of each says, its title included."""

SAID_BESIDE: Final = 0.25
"""The same where they belong to one series: there the title says what it is about, and the sentence the figure."""

ALIKE: Final = 0.7
"""Share of the pairs of characters of the shorter title, less years and the words of notices, that makes a series."""

TEMPLATE: Final = 0.6
"""Share of the shorter sentence's pairs of characters that the other has too, where no kind of figure is asked for."""

_FEWEST_PAIRS: Final = 4

CORRECTED_WITHIN: Final = timedelta(days=45)
"""How long after a report another one may correct it."""

_NAMES: Final = frozenset({"ns", "nt", "nz"})
_MEDIA: Final = late_pattern("报|网|社$|电视|新闻|客户端|广播|在线|频道|传媒|杂志|周刊|头条|播报|融媒|财经|记者|微博")
# What ends the name of a body, of which no dictionary has all; and what stands between the two in many of them.
_BODY: Final = late_pattern(
    ".{0,2}(?:街道|社区|小区|公司|集团|银行|大学|学院|学校|中学|小学|幼儿园|医院|景区|酒店|商场|水库|农场|林场|公园|合作社)|[村镇乡县]"
)
_IN_MANY: Final = frozenset({"科技", "技术", "股份", "实业", "投资", "发展", "建设", "控股", "集团", "人民"})
_NO_NAME: Final = late_pattern("[pvucdrtqy]|m$")
_EVERY: Final = late_pattern("[全本各我该某]")
_MODEL: Final = late_pattern(r"[a-z0-9-]*[a-z][a-z0-9-]*")

# Words of one meaning of which a question has one and the news another.
_SAME: Final = (
    frozenset({"死亡", "遇难", "身亡", "丧生", "罹难", "死者", "遇难者"}),
    frozenset({"失联", "失踪"}),
    frozenset({"补贴", "补助"}),
)
_WHEN: Final = late_pattern("[今去明前后昨本上下][年天日月周]|现在|目前|最新|最近|如今|当前|现行|眼下|[0-9年月日]+")


def is_one_thing(weights: Floats, one: Point, other: Point, words: TextToWords) -> bool:
    """Whether two hits speak to one point: of one thing, as much of the question, in figures that can be compared.

    Args:
        weights: How much each of the question's own terms says.
        one: A hit.
        other: Another one.
        words: Of the tokeniser.
    """
    if not compares(one, other) or _are_others(one, other, words):
        return False
    return _is_asked(weights, one, other) or corrects(one.said.hit.report, other.said.hit.report)


def compares(one: Point, other: Point) -> bool:
    """Whether two hits say figures of one kind, or the same but for figures."""
    if one.exact != other.exact:
        return False
    if one.exact:
        # A table may say what it counts in its title alone.
        unsaid = any(each.said.hit.passage.tabular and _units(each) == [""] for each in (one, other))
        return (unsaid and len(one.figures) == len(other.figures) == 1) or _units(one) == _units(other)
    pairs = min(len(one.pairs), len(other.pairs))
    if pairs >= _FEWEST_PAIRS and len(one.pairs & other.pairs) >= TEMPLATE * pairs:
        return True
    return _units(one) == _units(other) and are_a_series(one.said.hit.report, other.said.hit.report)


def _units(point: Point) -> list[str]:
    return sorted(unit for _, unit in point.figures)


def _is_asked(weights: Floats, one: Point, other: Point) -> bool:
    """Whether both say most of the question, and neither lacks more of it than the other."""
    first, second = _present(one), _present(other)
    counted = weights * words_of_it(one.said.located.context.lookup.terms)
    total = float(counted.sum()) or 1.0
    apart = max(float(counted[first & ~second].sum()), float(counted[second & ~first].sum()))
    if apart <= APART * total and is_next(one.said.hit.report, other.said.hit.report):
        return True
    own = [each.said.terms | each.said.titled | _of_the_office(each) for each in (one, other)]
    least = min(float(counted[terms].sum()) for terms in own)
    seen = min(float(counted[present].sum()) for present in (first, second))
    series = are_a_series(one.said.hit.report, other.said.hit.report)
    in_sight, by_itself = (SEEN_OF_A_SERIES, SAID_BESIDE) if series else (SEEN, SAID)
    return apart <= APART * total and seen >= in_sight * total and least >= by_itself * total


def are_a_series(one: Report, other: Report) -> bool:
    """Whether their titles are alike but for years, or one quotes the other's."""
    first, second = stem_of(one.title), stem_of(other.title)
    if first and second and alike(first, second) >= ALIKE:
        return True
    return _quotes(one, other) or _quotes(other, one)


def _quotes(one: Report, other: Report) -> bool:
    return f"《{other.title}》" in one.title or f"《{other.title}》" in one.text


def corrects(one: Report, other: Report) -> bool:
    """Whether one of two reports is a correction of the other, whatever the question calls the point."""
    if one.published is None or other.published is None:
        return False
    first, later = sorted((one, other), key=lambda report: (day_published(report.published), report.id))
    if day_published(later.published) - day_published(first.published) > CORRECTED_WITHIN or not are_a_series(
        first, later
    ):
        return False
    return find_validity(later.title, later.text, later.published).corrects


def day_published(published: date | None) -> date:
    """The day of a publication, with or without a time; the first of all for none."""
    return date(published.year, published.month, published.day) if published else date.min


def _present(point: Point) -> Bools:
    """Which terms of the question are in sight, in those words or in others of one meaning; 3人 says 人数."""
    context, shown = point.said.located.context, point.said.located.shown
    present = context.says(*shown) | point.said.titled
    for number, _ in context.shown(shown):
        present = present | context.found[:, number]
    text = context.text[shown[0] : shown[1]]
    title = context.texts[0].title
    units = {unit for _, unit in point.figures if unit}
    meant = [
        _is_meant(word, text, title) or any(unit in word for unit in units)
        for word in [term[2:] for term in context.lookup.terms]
    ]
    return present | _of_the_office(point) | np.array(meant, dtype=np.bool_)


def in_its_source(terms: Sequence[str], report: Report, *, characters: int = 1) -> Bools:
    """Which terms of a question are in the name of a report's source: an office need not name itself.

    Args:
        terms: With their prefixes.
        report: The report.
        characters: Of a term that counts, at least.
    """
    source = normalise(report.source or "")
    said = [term[2:] for term in terms]
    return np.array([len(word) >= characters and word in source for word in said], dtype=np.bool_)


def _of_the_office(point: Point) -> Bools:
    return in_its_source(point.said.located.context.lookup.terms, point.said.hit.report, characters=2)


def _is_meant(word: str, text: str, title: str) -> bool:
    """Whether another word of the same meaning stands there."""
    groups = [group for group in _SAME if any(word in each for each in group)]
    return any(each in text or each in title for group in groups for each in group)


def words_of_it(terms: Sequence[str]) -> Bools:
    """Which terms of the question are words, but for those that name a time: pairs across words say nothing more."""
    return np.array([term.startswith("w:") and _WHEN.fullmatch(term[2:]) is None for term in terms], dtype=np.bool_)


def _are_others(one: Point, other: Point, words: TextToWords) -> bool:
    """Whether they name other places, organisations or models, or are of other offices."""
    if _are_other_offices(one.said.hit.report, other.said.hit.report):
        return True
    ours, theirs = (names_of(each, words) for each in (one, other))
    return bool(_unknown(ours, other.said.hit.report)) and bool(_unknown(theirs, one.said.hit.report))


def names_of(point: Point, words: TextToWords) -> set[str]:
    """The places, organisations and models that a report names in title, source and sentence."""
    hit = point.said.hit
    source = "" if hit.report.source is None or _MEDIA.search(hit.report.source) else hit.report.source
    sentence = hit.passage.text[hit.sentence.start : hit.sentence.end]
    title = normalise(hit.report.title)
    found = words(normalise(f"{title}\n{source}\n{sentence}"))
    known = {
        word.text for word in found if word.kind in _NAMES or (_MODEL.fullmatch(word.text) and word.text.isascii())
    }
    return known | set(_bodies([word for word in found if word.start < len(title)]))


def _bodies(words: Sequence[Word]) -> Iterator[str]:
    """Names by what they end with: 紫竹街道, 星河科技有限公司; not 调整图书馆, 两所学校, 全县."""
    for place, last in enumerate(words):
        if not _BODY.fullmatch(last.text):
            continue
        name, start, own = last.text, last.start, 0
        for word in reversed(words[:place]):
            is_part = word.start + len(word.text) == start and not _EVERY.match(word.text)
            if not is_part or (_NO_NAME.match(word.kind) and not word.text.startswith("第")):
                break
            name, start = word.text + name, word.start
            own += len(word.text) if word.text not in _IN_MANY else 0
            if own >= len("紫竹"):
                yield name
                break


def _unknown(names: set[str], report: Report) -> set[str]:
    text = nameable_text(report) if names else ""
    return {name for name in names if name not in text and (len(name) <= len("北京") or name[:-1] not in text)}


def names_all(report: Report, places: Sequence[str]) -> bool:
    """Whether a report names all of some places."""
    text = nameable_text(report)
    return all(names_place(text, place) for place in places)


def _are_other_offices(one: Report, other: Report) -> bool:
    first, second = (normalise(each.source or "") for each in (one, other))
    if not first or not second or _MEDIA.search(first) or _MEDIA.search(second):
        return False
    return first not in second and second not in first


def is_next(later: Report, one: Report) -> bool:
    """Whether a report is of the same series as another one: one title but for years, one office."""
    stem = stem_of(one.title)
    return len(stem) >= _FEWEST_PAIRS and stem == stem_of(later.title) and not _are_other_offices(one, later)


def are_kin(one: PassageText, other: PassageText) -> bool:
    """Whether two passages may be of one series, whatever they say of the question: by their titles, or a quotation."""
    if len(one.title) < _FEWEST_PAIRS or len(other.title) < _FEWEST_PAIRS:
        return False
    if one.title in other.characters or other.title in one.characters:
        return True
    stem = stem_of(one.title)
    return len(stem) >= _FEWEST_PAIRS and stem == stem_of(other.title)


def alike(one: str, other: str) -> float:
    """The share of pairs of characters of the shorter of two texts that the other has too."""
    first, second = ({a + b for a, b in pairwise(text)} for text in (one, other))
    return len(first & second) / (min(len(first), len(second)) or 1)
