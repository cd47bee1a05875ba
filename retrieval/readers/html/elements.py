"""The elements of a page: which of them holds which lines, and which are named for the text of an article."""

import re
from collections.abc import Sequence
from typing import Any

from retrieval.readers.html.lines import PageLine

# The elements in which the systems that make most Chinese pages put the text, and nothing else: TRS, the State
# Council's, WeChat, Founder's newspapers, Discuz, WordPress, VSB and Sudy (universities), portals, schema.org.
_TEXT_ELEMENT = re.compile(
    r"(?:UCAP-CONTENT|TRS_(?:Editor|UEDITOR)|trs_editor_view|js_content|ozoom|founder-content|postmessage_\d+|entry-content"
    r"|v(?:sb|_news)_content\w*|wp_articlecontent|rm_txt_con|artibody|detailContent|post_body|mp-editor|pressrelease"
    r"|articleBody|article-?content|zoom|contentText|htmledit_views)",
    re.IGNORECASE,
)
_MOST_NAMES = 300
SECTIONS = frozenset(
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


def upwards(element: Any) -> list[Any]:  # noqa: ANN401  # lxml has no types
    """An element and all that hold it, the smallest first."""
    return [element, *element.iterancestors()]


def smallest_holding_both(one: Any, other: Any) -> Any:  # noqa: ANN401  # lxml has no types
    """The smallest element that holds both."""
    above = set(upwards(one))
    return next(node for node in upwards(other) if node in above)


def child_holding(common: Any, element: Any) -> Any:  # noqa: ANN401  # lxml has no types
    """The child of an element that holds another; None for the element itself."""
    return next((node for node in upwards(element) if node.getparent() is common), None)


def is_or_holds(element: Any, other: Any) -> bool:  # noqa: ANN401  # lxml has no types
    """Whether an element is another or holds it."""
    return any(node is element for node in upwards(other))


def places_held(lines: Sequence[PageLine], element: Any) -> list[int]:  # noqa: ANN401  # lxml has no types
    """The places of the lines that an element holds."""
    inside = set(element.iter())
    return [place for place, line in enumerate(lines) if line.element in inside]


def is_text_element(element: Any) -> bool:  # noqa: ANN401  # lxml has no types
    """Whether an element is named as those are that hold the text of an article and nothing else."""
    names = f"{element.tag} {element.get('id') or ''} {element.get('class') or ''} {element.get('itemprop') or ''}"
    return any(map(_TEXT_ELEMENT.fullmatch, names[:_MOST_NAMES].split()))
