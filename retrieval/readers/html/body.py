"""Where on a page its article stands: the element that holds it, its first line and its last."""

import logging
import re
from collections.abc import Sequence
from typing import Any

import trafilatura
from lxml import etree
from lxml import html as lxml_html

from retrieval.readers import metadata, patterns
from retrieval.readers.html.lines import PageLine
from retrieval.readers.html.trimming import MOSTLY_LINKS, ONLY_LINKS, block_of, closes, is_furniture, is_prose, squeeze

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
logging.getLogger("htmldate").setLevel(logging.CRITICAL)

# Lines shorter than this may stand anywhere on a page; they count as found only where they stand alone.
_TELLING = 12
# A sentence of a short notice, which no menu holds.
_SENTENCE = re.compile(r"[\u4e00-\u9fff].*[，。；！？]")
# The elements in which the systems that make most Chinese pages put the text, and nothing else: TRS, the State
# Council's, WeChat, Founder's newspapers, Discuz, WordPress, VSB and Sudy (universities), portals, schema.org.
_TEXT_ELEMENT = re.compile(
    r"(?:UCAP-CONTENT|TRS_(?:Editor|UEDITOR)|trs_editor_view|js_content|ozoom|founder-content|postmessage_\d+|entry-content"
    r"|v(?:sb|_news)_content\w*|wp_articlecontent|rm_txt_con|artibody|detailContent|post_body|mp-editor|pressrelease"
    r"|articleBody|article-?content|zoom|contentText|htmledit_views)",
    re.IGNORECASE,
)
_MOST_NAMES = 300
# Of the prose of what may be the article: below it, an element named so is something else on the page.
_TEXT_SHARE = 0.6
# One child with this share of an element's prose is the article, and what stands beside it is not: comments on
# forums, hints below the text. Less, and the text may go on in the next child.
_NARROW_SHARE = 0.8
_SECTIONS = frozenset(
    (
        "body",
        "div",
        "section",
        "article",
        "main",
        "form",
        "center",
        "table",
        "tbody",
        "tr",
        "td",
        "founder-content",
        "dl",
        "dd",
    )
)
# Of the lines of prose in a list of other articles, this share at least has a headline to follow or a time of its own.
_TEASED = 0.5
_LEAST_TEASERS = 2
_LEAST_HEADLINE = 6


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
    held = _held(lines, container)
    if marked:
        return held[0], held[-1] + 1
    return max(first, held[0]), min(last, held[-1] + 1)


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
    named = next((node for node in _upwards(element) if _is_named(node)), None)
    if named is not None and not _holds(named, headline):
        held = _held(lines, named)
        return held[0], held[-1] + 1
    if last <= start:
        return start, start + 1
    if start >= first:
        return first, last
    common = _common(element, lines[first].element)
    block = _below(common, element)
    held = [at for at in _held(lines, block) if start <= at < first] if block is not None else [start]
    between = lines[held[-1] + 1 : next((at for at in range(first, last) if is_prose(lines[at])), first)]
    other = _below(common, lines[first].element)
    headed = other is not None and other.tag in _SECTIONS and any(line.heading for line in between)
    if teases(lines[first:last]) or headed or _parted(between):
        return start, held[-1] + 1
    is_lead = _holds(common, headline) and block is not None and block.tag in _SECTIONS
    return (first if is_lead else start), last


def whole(lines: Sequence[PageLine], first: int, last: int) -> int:
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
    found = metadata.read_metadata(line.text)
    return found is not None and found.published is not None


def _parted(between: Sequence[PageLine]) -> bool:
    """Whether what stands between two texts says that the second is another one."""
    links = sum(line.linked >= MOSTLY_LINKS for line in between)
    return links > 1 or any(closes(line.text) for line in between)


def _upwards(element: Any) -> list[Any]:  # noqa: ANN401  # lxml has no types
    return [element, *element.iterancestors()]


def _common(one: Any, other: Any) -> Any:  # noqa: ANN401  # lxml has no types
    """The smallest element that holds both."""
    above = set(_upwards(one))
    return next(node for node in _upwards(other) if node in above)


def _below(common: Any, element: Any) -> Any:  # noqa: ANN401  # lxml has no types
    """The child of an element that holds another; None for the element itself."""
    return next((node for node in _upwards(element) if node.getparent() is common), None)


def _holds(element: Any, other: Any) -> bool:  # noqa: ANN401  # lxml has no types
    return any(node is element for node in _upwards(other))


def _held(lines: Sequence[PageLine], element: Any) -> list[int]:  # noqa: ANN401  # lxml has no types
    """The places of the lines that an element holds."""
    inside = set(element.iter())
    return [place for place, line in enumerate(lines) if line.element in inside]


def within_named(lines: Sequence[PageLine]) -> bool:
    """Whether these lines stand in one element that is named for the text of an article."""
    if not lines:
        return False
    common = lines[0].element
    for line in (lines[len(lines) // 2], lines[-1]):
        common = _common(common, line.element)
    return any(map(_is_named, _upwards(common)))


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
        if weights.get(element, 0) >= _TEXT_SHARE * total and _is_named(element)
    ]
    if named:
        return max(named, key=lambda element: weights[element]), True
    node = root
    while (child := heaviest.get(node)) is not None and weights[child] >= _NARROW_SHARE * weights[node]:
        beside = own.get(node, 0) + sum(own.get(other, 0) for other in node if other is not child)
        if beside or child.tag not in _SECTIONS:
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


def _is_named(element: Any) -> bool:  # noqa: ANN401  # lxml has no types
    names = f"{element.tag} {element.get('id') or ''} {element.get('class') or ''} {element.get('itemprop') or ''}"
    return any(map(_TEXT_ELEMENT.fullmatch, names[:_MOST_NAMES].split()))
