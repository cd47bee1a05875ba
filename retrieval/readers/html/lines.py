"""The tree of a web page -> the lines that a visitor sees, and the page without what is not its article."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree

_BLOCKS = frozenset(
    (
        "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "div",
        "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
        "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table",
        "tbody", "tfoot", "thead", "tr", "td", "th", "ul",
    )
)  # fmt: skip
_HEADINGS = frozenset(("h1", "h2", "h3"))
_UNSEEN = (
    "head", "script", "style", "noscript", "template", "iframe", "svg", "canvas", "object", "button", "select",
    "option", "textarea", "nav", "aside", "audio", "video", "map",
)  # fmt: skip
# Words in the class or id of what surrounds an article. `header` and `top` often hold its title.
_AROUND = re.compile(
    r"(?:^|[\s_-])(?:comments?|pinglun|replys?|related?|relates|relevant|xiangguan|xgyd|recommends?|recommended|tuijian"
    r"|rank|ranking|share|sharing|fenxiang|bdshare|bdsharebuttonbox|ads?|advert|advertisement|adbox|guanggao|sidebar|aside|breadcrumbs?|crumbs?"
    r"|nav|navbar|navigation|menu|footer|foot|copyright|toolbar|qrcode|ewm|erweima|login|search|pagination|pager|tags|disclaimer"
    r"|hotnews|hot-?news|prev-?next|profile_inner|qr_code\w*|reward\w*)(?:$|[\s_\d-])",
    re.IGNORECASE,
)
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
# Elements within a line that pages set apart by style alone: <span>2023-05-06</span><a>新华社</a>.
_PARTS = frozenset(("a", "abbr", "b", "em", "font", "i", "label", "small", "span", "strong", "time"))
_SPACE = re.compile(r"\s+")
_BARS = re.compile(r"\s*\|[\s|]*")
_WIDE = "[\u2e80-\u9fff\u3001-\u303f\uff00-\uffef“”‘’—…]"
# A line break in the source between Chinese characters is no space to a visitor who reads Chinese.
_SOURCE_BREAK = re.compile(rf"(?<={_WIDE})[ \t]*[\r\n]\s*(?={_WIDE})")
_LONGEST_CELL = 100
_DROPPED = "dropped"
# An element with this share of a page's characters is the page, whatever its class says.
_MAIN_PART = 0.4


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line of a page.

    Attributes:
        text: White space made one space, stripped, not empty.
        heading: Whether it is a heading of level 1 to 3.
        linked: The share of its characters that are links.
        parted: Its text with ` | ` at the borders of the elements in it, which a visitor sees apart.
        element: The element in which it begins.
        moment: What the first `<time>` in it says to machines; "" without one.
    """

    text: str
    heading: bool
    linked: float
    parted: str
    element: Any
    moment: str = ""


def drop_surroundings(root: Any) -> None:  # noqa: ANN401  # lxml has no types
    """Take out of a tree what is no text, is hidden, or stands around the article by what its class says.

    The text behind an element stays. All are taken out at once: text that is handed on from one to the next would be
    copied each time.
    """
    etree.strip_elements(root, *_UNSEEN, with_tail=False)
    total = max(1, _size(root))
    for element in list(root.iter(etree.Element)):
        names = f"{element.get('class') or ''} {element.get('id') or ''}"[:300]
        hidden = element.get("hidden") is not None or _HIDDEN.search((element.get("style") or "")[:300])
        if element.tag in ("html", "body") or not (hidden or _AROUND.search(names)):
            continue
        if element.getparent() is not None and (
            hidden or (_size(element) < _MAIN_PART * total and element.find(".//h1") is None)
        ):
            element.tag = _DROPPED
    etree.strip_elements(root, _DROPPED, with_tail=False)


def page_lines(root: Any) -> list[PageLine]:  # noqa: ANN401  # lxml has no types
    """The lines of a tree: a block element, a line break or a row of a table each begins one."""
    return list(_Flattening().run(root))


class _Flattening:
    """One walk through a tree, without recursion."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._parted: list[str] = []
        self._element: Any = None
        self._linked = 0
        self._links = 0
        self._headings = 0
        self._rows: list[bool] = []
        self._moment = ""

    def run(self, root: Any) -> Iterator[PageLine]:  # noqa: ANN401  # lxml has no types
        for event, element in etree.iterwalk(root, events=("start", "end")):
            tag = element.tag
            if event == "start":
                if tag == "tr":
                    self._rows.append(_is_data_row(element))
                if self._breaks(tag):
                    yield from self._line()
                self._links += tag == "a"
                self._headings += tag in _HEADINGS
                if tag == "time":
                    self._moment = self._moment or element.get("datetime") or ""
                self._part(tag)
                self._add(element.text, element)
                continue
            self._part(tag)
            if tag in ("td", "th") and self._rows and self._rows[-1]:
                self._add(" | ", element)
            elif self._breaks(tag) or tag == "br":
                yield from self._line()
            self._links -= tag == "a"
            self._headings -= tag in _HEADINGS
            if tag == "tr" and self._rows:
                yield from self._line()
                self._rows.pop()
            if element is not root:
                self._add(element.tail, element.getparent())
        yield from self._line()

    def _breaks(self, tag: object) -> bool:
        in_row = bool(self._rows) and self._rows[-1]
        return tag in _BLOCKS and not (in_row and tag != "tr")

    def _part(self, tag: object) -> None:
        if tag in _PARTS:
            self._parted.append("|")

    def _add(self, text: str | None, element: Any) -> None:  # noqa: ANN401  # lxml has no types
        if text:
            if self._element is None and text.strip(" |\r\n\t"):
                self._element = element
            self._pieces.append(text)
            self._parted.append(text)
            if self._links > 0:
                self._linked += len("".join(text.split()))

    def _line(self) -> Iterator[PageLine]:
        text, parted = _visible(self._pieces), _BARS.sub(" | ", _visible(self._parted))
        self._pieces.clear()
        self._parted.clear()
        if text:
            linked = min(1.0, self._linked / max(1, len(text.replace(" ", ""))))
            yield PageLine(text, self._headings > 0, linked, parted, self._element, self._moment)
        self._element = None
        self._moment = ""
        self._linked = 0


def _visible(pieces: list[str]) -> str:
    return _SPACE.sub(" ", _SOURCE_BREAK.sub("", "".join(pieces))).strip(" |").strip()


def _is_data_row(row: Any) -> bool:  # noqa: ANN401  # lxml has no types
    """Whether a row holds values side by side; pages laid out as tables hold text in their cells."""
    if row.find(".//table") is not None:
        return False
    cells = [len("".join("".join(cell.itertext()).split())) for cell in row if cell.tag in ("td", "th")]
    return sum(size > 0 for size in cells) > 1 and max(cells) <= _LONGEST_CELL


def _size(element: Any) -> int:  # noqa: ANN401  # lxml has no types
    return sum(map(len, element.itertext()))
