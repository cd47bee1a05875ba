"""What stands around an article on its page: elements that are no text, are hidden, or are named for something else."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from lxml import etree

_UNSEEN = (
    "head", "title", "script", "style", "noscript", "template", "iframe", "svg", "canvas", "object", "button", "select",
    "option", "textarea", "nav", "audio", "video", "map",
)  # fmt: skip
# Words in the class or id of what surrounds an article. `header` and `top` often hold its title.
_AROUND = re.compile(
    r"(?:^|[\s_-])(?:related?|relates|relevant|xiangguan|xgyd|recommends?|recommended|tuijian"
    r"|rank|ranking|share|sharing|fenxiang|bdshare|bdsharebuttonbox|ads?|advert|advertisement|adbox|guanggao"
    r"|sidebar|aside|app|kaihu|qr|download|breadcrumbs?|crumbs?"
    r"|nav|navbar|navigation|menu|footer|foot|copyright|toolbar|qrcode|ewm|erweima|login|search|pagination|pager"
    r"|tags|disclaimer"
    r"|hotnews|hot-?news|prev-?next|profile_inner|qr_code\w*|reward\w*)(?:$|[\s_\d-])",
    re.IGNORECASE,
)
# Words for a box that asks for an address or says who wrote, and for the whole of such a text as well.
_OFTEN_AROUND = re.compile(r"(?:^|[\s_-])(?:newsletter|author-?(?:bio|desc|intro))(?:$|[\s_\d-])", re.IGNORECASE)
# What readers write is text too, and never the article's.
_COMMENTS = re.compile(r"(?:^|[\s_-])(?:comments?|pinglun|replys?|commentlist|liuyan)(?:$|[\s_\d-])", re.IGNORECASE)
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_DROPPED = "dropped"
_MOST_NAMES = 300
# An element with this share of a page's characters is the page, whatever its name.
_MAIN_PART = 0.4
# So is one with this share of its own characters in paragraphs or lines of so many characters without links.
_TEXT_PART = 0.5
_LEAST_PARAGRAPH = 30
_LEAST_HEADLINE = 4


def drop_unseen(root: Any) -> None:  # noqa: ANN401  # lxml has no types
    """Take out of a tree what no visitor sees as text; the text behind an element stays."""
    etree.strip_elements(root, *_UNSEEN, with_tail=False)
    hidden = [
        element
        for element in root.iter(etree.Element)
        if element.tag not in ("html", "body")
        and (element.get("hidden") is not None or _HIDDEN.search((element.get("style") or "")[:_MOST_NAMES]))
    ]
    drop(root, hidden)


def find_surroundings(root: Any, headlines: Sequence[str]) -> list[Any]:  # noqa: ANN401  # lxml has no types
    """The elements that stand around the article by what they are called, none of them within another.

    One word of a name says little: what holds the headline, or mostly running text, is the article all the same.

    Args:
        root: The tree, without what is unseen.
        headlines: What may be the headline, without white space.
    """
    total = max(1, _size(root))
    running = _running_text(root)
    # Of the running text since the last headline: what is named for something else and stands below more is that.
    above = 0
    found: dict[Any, None] = {}
    for element in root.iter(etree.Element):
        above = 0 if _is_headline(element, headlines) else above + running.get(element, 0)
        if element.tag in ("html", "body") or element.getparent() in found:
            if element.getparent() in found:
                found[element] = None
            continue
        names = f"{element.get('class') or ''} {element.get('id') or ''}"[:_MOST_NAMES]
        comments = _COMMENTS.search(names) is not None
        often = _OFTEN_AROUND.search(names) is not None and _is_box(element, running)
        if not (comments or often or element.tag == "aside" or _AROUND.search(names)):
            continue
        if _size(element) >= _MAIN_PART * total or _holds_headline(element, headlines):
            continue
        text = sum(running.get(node, 0) for node in element.iter(etree.Element))
        if comments or text < max(1, above, _TEXT_PART * _size(element)):
            found[element] = None
    return [element for element in found if element.getparent() not in found]


def _is_box(element: Any, running: Mapping[Any, int]) -> bool:  # noqa: ANN401  # lxml has no types
    """Whether an element holds a form and one line at most, or no running text at all."""
    held = [node for node in element.iter(etree.Element) if running.get(node, 0)]
    return not held or (len(held) == 1 and next(element.iter("form", "input"), None) is not None)


def drop(root: Any, elements: Sequence[Any]) -> None:  # noqa: ANN401  # lxml has no types
    """Take elements out of a tree, all at once: text handed on from one to the next would be copied each time."""
    for element in elements:
        if element.getparent() is not None:
            element.tag = _DROPPED
    etree.strip_elements(root, _DROPPED, with_tail=False)


def _holds_headline(element: Any, headlines: Sequence[str]) -> bool:  # noqa: ANN401  # lxml has no types
    return any(_is_headline(heading, headlines) for heading in element.iter("h1", "h2", "h3"))


def _is_headline(element: Any, headlines: Sequence[str]) -> bool:  # noqa: ANN401  # lxml has no types
    if element.tag not in ("h2", "h3"):
        return bool(element.tag == "h1")
    text = "".join("".join(element.itertext()).split())
    return len(text) >= _LEAST_HEADLINE and any(headline.startswith(text) for headline in headlines)


def _running_text(root: Any) -> dict[Any, int]:  # noqa: ANN401  # lxml has no types
    """The characters in paragraphs and lines of some length without links, by the element that they stand in."""
    found: dict[Any, int] = {}
    paragraph = None
    for event, node in etree.iterwalk(root, events=("start", "end")):
        if event == "end":
            paragraph = None if node is paragraph else paragraph
        elif paragraph is None and node.tag == "p":
            paragraph = node
            size = _size(node)
            found[node] = size if size >= _LEAST_PARAGRAPH and node.find(".//a") is None else 0
        elif paragraph is None and node.tag != "a":
            # Lines between breaks, or each in an element of its own that is no paragraph.
            own = [node.text or "", *(child.tail or "" for child in node)]
            found[node] = sum(len(piece) for piece in map(str.strip, own) if len(piece) >= _LEAST_PARAGRAPH)
    return found


def _size(element: Any) -> int:  # noqa: ANN401  # lxml has no types
    """The characters of an element, without white space, of which pages hold much."""
    return sum(len("".join(text.split())) for text in element.itertext())
