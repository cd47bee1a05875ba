"""Where on a page its article stands: the element that holds it, and the lines that weigh most."""

import logging
from collections.abc import Sequence
from typing import Any

import trafilatura
from lxml import etree
from lxml import html as lxml_html

from retrieval.readers.html.article_ends import teases
from retrieval.readers.html.elements import SECTIONS, is_text_element, places_held, smallest_holding_both, upwards
from retrieval.readers.html.lines import PageLine
from retrieval.readers.html.trimming import is_prose, squeeze
from retrieval.types import Origin

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
logging.getLogger("htmldate").setLevel(logging.CRITICAL)

# Lines shorter than this may stand anywhere on a page; they count as found only where they stand alone.
_TELLING = 12
# Of the prose of what may be the article: below it, an element named so is something else on the page.
_TEXT_SHARE = 0.6
# One child with this share of an element's prose is the article, and what stands beside it is not: comments on
# forums, hints below the text. Less, and the text may go on in the next child.
_NARROW_SHARE = 0.8
# Lines of a list, a table or a menu.
_MANY = 8


def find_body(root: Any, lines: Sequence[PageLine]) -> tuple[int, int]:  # noqa: ANN401  # lxml has no types
    """The first line of what weighs most on a page and the one behind its last; (0, 0) where there is no prose.

    Args:
        root: The tree of the page, without its surroundings.
        lines: Its lines.
    """
    first, last = _extent(root, lines)
    container, marked = _container(root, lines[first:last])
    if container is None:
        return first, last
    held = places_held(lines, container)
    if marked:
        return held[0], held[-1] + 1
    return max(first, held[0]), min(last, held[-1] + 1)


def how_sure(
    lines: Sequence[PageLine],
    heaviest: tuple[int, int],
    chosen: tuple[int, int],
    kept: Sequence[PageLine],
    headline: PageLine | None,
    opening: str,
) -> Origin:
    """How sure it is that these lines are the article: the ways to find it agree, and it looks like one.

    Args:
        lines: The lines of the page.
        heaviest: The first line of what weighs most and the one behind its last.
        chosen: Those of the article.
        kept: Its lines without what its site put in.
        headline: The line of its title; None where there is none.
        opening: How the page says that its text begins, without white space; "" where it does not.
    """
    common = slice(max(heaviest[0], chosen[0]), max(0, min(heaviest[1], chosen[1])))
    opens = any(opening in squeeze(line.text) for line in kept) if opening else None
    elsewhere = lines[slice(*heaviest)]
    if not opens and 2 * _prose(lines[common]) < _prose(elsewhere) and not teases(elsewhere):
        return Origin("guessed", "more text stands elsewhere on the page")
    if opens is False:
        begins = [line for line in lines if squeeze(line.text).startswith(opening) and is_prose(line)]
        if begins and not any(line in kept for line in begins):
            return Origin("guessed", "does not begin as the page says")
    if len(kept) > _MANY and 2 * _prose(kept) < sum(len(line.text) for line in kept):
        return Origin("guessed", "mostly short lines")
    if headline is not None and kept and _goes_on_elsewhere(headline, kept):
        return Origin("guessed", "goes on below a heading in another part of the page")
    return Origin("found", "page")


def _goes_on_elsewhere(headline: PageLine, kept: Sequence[PageLine]) -> bool:
    """Whether text stands below a heading outside the element that holds the title and how the text begins."""
    section = smallest_holding_both(headline.element, kept[0].element)
    if section.tag in ("html", "body"):
        return False
    inside = set(section.iter())
    heading = next((at for at, line in enumerate(kept) if line.heading and line.element not in inside), len(kept))
    return any(map(is_prose, kept[heading:]))


def _prose(lines: Sequence[PageLine]) -> int:
    return sum(len(line.text) for line in lines if is_prose(line))


def within_named(lines: Sequence[PageLine]) -> bool:
    """Whether these lines stand in one element that is named for the text of an article."""
    if not lines:
        return False
    common = lines[0].element
    for line in (lines[len(lines) // 2], lines[-1]):
        common = smallest_holding_both(common, line.element)
    return any(map(is_text_element, upwards(common)))


def confirmed(root: Any, paragraphs: Sequence[str]) -> float:  # noqa: ANN401  # lxml has no types
    """The share of a text that trafilatura, not asked for all it can find, takes too; 1 where that is little.

    Of 80 pages in the shape of known sites it was .97 and more where the text was right, and under .9 on 6 of the 9
    where a tenth of it or more was something else.

    Args:
        root: The tree of the page, without its surroundings.
        paragraphs: The text.
    """
    found, _ = _extracted(root, favor_recall=False)
    texts = [squeeze(text) for text in paragraphs]
    total = sum(map(len, texts))
    if 2 * len(found) < total:
        return 1.0
    return sum(len(text) for text in texts if text in found) / max(1, total)


def _extent(root: Any, lines: Sequence[PageLine]) -> tuple[int, int]:  # noqa: ANN401  # lxml has no types
    """The lines between the first and the last that trafilatura takes for the article."""
    whole, alone = _extracted(root, favor_recall=True)
    if whole:
        squeezed = [squeeze(line.text) for line in lines]
        hits = [
            place for place, text in enumerate(squeezed) if text in alone or (len(text) >= _TELLING and text in whole)
        ]
        if hits:
            return hits[0], hits[-1] + 1
    prose = [place for place, line in enumerate(lines) if is_prose(line)]
    return (prose[0], prose[-1] + 1) if prose else (0, 0)


def _extracted(root: Any, *, favor_recall: bool) -> tuple[str, frozenset[str]]:  # noqa: ANN401  # lxml has no types
    """What trafilatura takes for the article, without white space: as one string, and its lines."""
    try:
        text = trafilatura.extract(
            lxml_html.tostring(root, encoding="unicode"),
            include_comments=False,
            include_tables=True,
            favor_recall=favor_recall,
            with_metadata=False,
        )
    except Exception:  # noqa: BLE001  # the border of a library fed with anything at all; lines of prose remain
        text = None
    found = frozenset(squeezed for line in (text or "").split("\n") if (squeezed := squeeze(line)))
    return squeeze(text or ""), found


def _container(root: Any, lines: Sequence[PageLine]) -> tuple[Any, bool]:  # noqa: ANN401  # lxml has no types
    """The element that holds the prose of these lines and as little else as can be; whether its name says so."""
    own: dict[Any, int] = {}
    for line in lines:
        if is_prose(line):
            own[line.element] = own.get(line.element, 0) + len(line.text)
    weights, heaviest = _weigh(root, own)
    total = weights.get(root, 0)
    if not total:
        return None, False
    named = [
        element
        for element in root.iter(etree.Element)
        if weights.get(element, 0) >= _TEXT_SHARE * total and is_text_element(element)
    ]
    if named:
        return max(named, key=lambda element: weights[element]), True
    node = root
    while (child := heaviest.get(node)) is not None and weights[child] >= _NARROW_SHARE * weights[node]:
        beside = own.get(node, 0) + sum(own.get(other, 0) for other in node if other is not child)
        if beside or child.tag not in SECTIONS:
            break
        node = child
    return node, False


def _weigh(root: Any, own: dict[Any, int]) -> tuple[dict[Any, int], dict[Any, Any]]:  # noqa: ANN401  # lxml has no types
    """The prose in each element with what is below it, and the child that holds most of it; in one walk upwards."""
    weights = dict(own)
    heaviest: dict[Any, Any] = {}
    for element in reversed(list(root.iter(etree.Element))):
        weight = weights.get(element, 0)
        parent = element.getparent()
        if weight and element is not root and parent is not None:
            weights[parent] = weights.get(parent, 0) + weight
            if weight >= weights.get(heaviest.get(parent), 0):
                heaviest[parent] = element
    return weights, heaviest
