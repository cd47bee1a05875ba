"""Where an article begins and ends among the lines of a page: below its headline, before what is of other articles."""

import re
from collections.abc import Sequence
from typing import Any

from retrieval.readers import metadata, patterns
from retrieval.readers.html.elements import (
    SECTIONS,
    child_holding,
    is_or_holds,
    is_text_element,
    places_held,
    smallest_holding_both,
    upwards,
)
from retrieval.readers.html.lines import PageLine
from retrieval.readers.html.trimming import MOSTLY_LINKS, ONLY_LINKS, block_of, closes, is_furniture, is_prose, squeeze

# A sentence of a short notice, which no menu holds.
_SENTENCE = re.compile(r"[\u4e00-\u9fff].*[，。；！？]")
# Of the lines of prose in a list of other articles, this share at least has a headline to follow or a time of its own.
_TEASED = 0.5
_LEAST_TEASERS = 2
_LEAST_HEADLINE = 6


def below_headline(lines: Sequence[PageLine], place: int, first: int, last: int, opening: str) -> tuple[int, int]:
    """Look at what weighs most from the headline: an article begins below it, however short, and other ones do not.

    Args:
        lines: The lines of the page.
        place: That of its headline.
        first: The first line of what weighs most.
        last: The line behind its last.
        opening: How the page says that its text begins, without white space; "" where it does not.

    Returns:
        The first line of the article and the one behind its last.
    """
    if first <= place < last:
        first = place + 1
    start = next((at for at in range(place + 1, len(lines)) if _begins_text(lines[at], opening)), None)
    if start is None:
        return first, last
    headline, element = lines[place].element, lines[start].element
    named = next((node for node in upwards(element) if is_text_element(node)), None)
    if named is not None and not is_or_holds(named, headline):
        held = places_held(lines, named)
        return held[0], held[-1] + 1
    if last <= start:
        return start, start + 1
    if start >= first:
        return first, last
    common = smallest_holding_both(element, lines[first].element)
    block = child_holding(common, element)
    held = [at for at in places_held(lines, block) if start <= at < first] if block is not None else [start]
    heaviest = next((at for at in range(first, last) if is_prose(lines[at])), first)
    between = lines[held[-1] + 1 : heaviest]
    other = child_holding(common, lines[first].element)
    headed = other is not None and other.tag in SECTIONS and any(line.heading for line in between)
    # Teasers may stand below what goes on here.
    is_other = any(line.heading or _stands_beside(line) for line in lines[held[-1] + 1 : heaviest + 2])
    if (is_other and teases(lines[first:last])) or headed or _parted(between):
        return start, held[-1] + 1
    is_lead = is_or_holds(common, headline) and block is not None and block.tag in SECTIONS
    return (first if is_lead else start), last


def to_last_sentence(lines: Sequence[PageLine], first: int, last: int) -> int:
    """The line behind the last of an article, with short sentences in the next element of the same kind."""
    if last <= first:
        return last
    block = block_of(lines[last - 1].element)
    home, kind = block.getparent(), (block.tag, _kind(block.getparent()))
    while last < len(lines):
        line = lines[last]
        block = block_of(line.element)
        parent = block.getparent()
        is_next = parent is home or (parent is not None and home is not None and parent.getparent() is home.getparent())
        if not is_next or (block.tag, _kind(parent)) != kind or not _goes_on(line):
            break
        last += 1
    return last


def _kind(element: Any) -> tuple[object, str]:  # noqa: ANN401  # lxml has no types
    return (element.tag, element.get("class") or "") if element is not None else (None, "")


def _goes_on(line: PageLine) -> bool:
    return (
        line.text.endswith(("。", "！", "？", "”"))
        and not line.heading
        and line.linked < MOSTLY_LINKS
        and not is_furniture(line)
        and not closes(line.text)
        and metadata.read_metadata(line.text) is None
    )


def without_teasers(lines: Sequence[PageLine], first: int, last: int) -> int:
    """The line behind the last of an article, without the list of other articles that may stand below it."""
    homes: set[Any] = set()
    listed, beside = _listed_from(lines, first, last)
    left = sum(beside)
    for place in range(first, last):
        line = lines[place]
        if place > first:
            left -= beside[place - first - 1]
        if is_prose(line) or line.text.endswith("。"):
            homes.add(block_of(line.element).getparent())
        if block_of(line.element) in homes:
            continue
        if homes and line.heading and any(map(_states_date, lines[place + 1 : place + 3])):
            return place
        begins = patterns.RELATED_HEADING.fullmatch(line.text) or (line.linked >= ONLY_LINKS and not is_prose(line))
        if begins and place >= listed and left > _LEAST_TEASERS:
            return place
    return last


def _listed_from(lines: Sequence[PageLine], first: int, last: int) -> tuple[int, list[bool]]:
    """Where nothing but a list of other articles begins, a headline or a time to each text; which lines are those."""
    beside = [_stands_beside(line) for line in lines[first:last]]
    for place in range(last - 1, first - 1, -1):
        at = place - first
        if is_prose(lines[place]) and not any(beside[max(0, at - 2) : at + 2]):
            return place + 1, beside
    return first, beside


def _begins_text(line: PageLine, opening: str) -> bool:
    """Whether a line below a headline is of its text: running text, or what the page says that its text begins with."""
    if line.heading or line.linked >= MOSTLY_LINKS or is_furniture(line):
        return False
    if opening and squeeze(line.text).startswith(opening):
        return True
    if metadata.read_metadata(line.parted) is not None or metadata.read_metadata(line.text) is not None:
        return False
    return _SENTENCE.search(line.text) is not None


def teases(lines: Sequence[PageLine]) -> bool:
    """Whether most running text of these lines is of other articles or comments, with a headline or time each."""
    prose = sum(map(is_prose, lines))
    return prose > 0 and sum(map(_stands_beside, lines)) >= max(_LEAST_TEASERS, _TEASED * prose)


def _stands_beside(line: PageLine) -> bool:
    """Whether a line is what stands beside the summary of an article: a link of its length, a time."""
    if line.linked >= MOSTLY_LINKS:
        return len(line.text) >= _LEAST_HEADLINE and not is_prose(line)
    return _states_date(line)


def _states_date(line: PageLine) -> bool:
    stated = map(metadata.read_metadata, (line.text, line.parted))
    return any(found is not None and found.published is not None for found in stated)


def _parted(between: Sequence[PageLine]) -> bool:
    """Whether what stands between two texts says that the second is another one."""
    links = sum(line.linked >= MOSTLY_LINKS for line in between)
    return links > 1 or any(closes(line.text) for line in between)
