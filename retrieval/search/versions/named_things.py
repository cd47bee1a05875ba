"""Which places, bodies, models and numbered things a report names, by which two of them are of different things."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from retrieval.analysis import Word, normalise, normalise_name
from retrieval.doors import late_pattern
from retrieval.search.nameable import MEDIA, nameable_text
from retrieval.search.versions.points import Point
from retrieval.types import Report

_NAMES: Final = frozenset({"ns", "nt", "nz"})
# What ends the name of a body, of which no dictionary has all; and what stands between the two in many of them.
_BODY: Final = late_pattern(
    ".{0,2}(?:街道|社区|小区|公司|集团|银行|大学|学院|学校|中学|小学|幼儿园|医院|景区|酒店|商场|水库|农场|林场|公园|合作社)|[村镇乡县]"
)
_IN_MANY: Final = frozenset({"科技", "技术", "股份", "实业", "投资", "发展", "建设", "控股", "集团", "人民"})
_NO_NAME: Final = late_pattern("[pvucdrtqy]|m$")
_EVERY: Final = late_pattern("[全本各我该某]")
A_MODEL: Final = late_pattern(r"[a-z0-9-]*[a-z][a-z0-9-]*")
BY_NUMBER: Final = late_pattern("(?<![0-9])[0-9]+(?:号[线楼院桥井馆]|路(?!口))")
"""Things that are told from others by a number: 12路, 2号线."""


def names_of(point: Point, words: Callable[[str], Sequence[Word]], *, in_title: bool = False) -> set[str]:
    """The places, organisations and models that a report names in title, source and sentence, or in the title alone.

    Args:
        point: What the report says.
        words: Cuts a normalised text into words.
        in_title: Whether to look in the title alone.
    """
    hit = point.said.hit
    source = "" if hit.report.source is None or MEDIA.search(hit.report.source) else hit.report.source
    sentence = hit.passage.text[hit.sentence.start : hit.sentence.end]
    title = normalise_name(hit.report.title)
    found = words(title if in_title else normalise(f"{title}\n{source}\n{sentence}"))
    known = {
        word.text for word in found if word.kind in _NAMES or (A_MODEL.fullmatch(word.text) and word.text.isascii())
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


def names_each(names: Sequence[str], report: Report) -> bool:
    """Whether a report has each of some numbered things, the number whole.

    Args:
        names: As `BY_NUMBER` finds them: 12路.
        report: The report.
    """
    text = nameable_text(report)
    return all(re.search(f"(?<![0-9]){name}", text) for name in names)


def unknown_to(names: set[str], report: Report) -> set[str]:
    """Those of some names that a report has nowhere, with or without their last character.

    Args:
        names: As `names_of` gives them.
        report: The report.
    """
    text = nameable_text(report) if names else ""
    return {name for name in names if name not in text and (len(name) <= len("北京") or name[:-1] not in text)}
