"""The tree of a web page -> the lines that a visitor sees."""

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from typing import Any

from lxml import etree

from retrieval.readers import patterns

BLOCKS = frozenset(
    (
        "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "div",
        "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
        "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table",
        "tbody", "tfoot", "thead", "tr", "td", "th", "ul",
    )
)  # fmt: skip
_HEADINGS = frozenset(("h1", "h2", "h3"))
# Elements within a line that pages set apart by style alone: <span>2023-05-06</span><a>新华社</a>.
_PARTS = frozenset(("a", "abbr", "b", "em", "font", "i", "label", "small", "span", "strong", "sup", "time"))
_SPACE = re.compile(r"\s+")
_BARS = re.compile(r"\s*\|[\s|]*")
_WIDE = "[\u2e80-\u9fff\u3001-\u303f\uff00-\uffef“”‘’—…]"
# A line break in the source between Chinese characters is no space to a visitor who reads Chinese.
_SOURCE_BREAK = re.compile(rf"(?<={_WIDE})[ \t]*[\r\n]\s*(?={_WIDE})")
_LONGEST_CELL = 100
_TYPED = re.compile(r"<pre\b[^<>]{0,2000}>", re.IGNORECASE)
_TYPED_END = re.compile(r"</pre\b", re.IGNORECASE)
_TAG_OR_BREAK = re.compile(r"<[^<>]{0,2000}>|\n")
# 22-05-06 09:10 and 发布时间：22.05.06; without time and label it may as well be a version.
_SHORT_YEAR = re.compile(
    r"(?:(?<=间：)|(?<=期：)|(?<=间:)|(?<=期:)|(?<=[|：:] )|(?<![\d.\-/])(?=[\d.\-/]{6,8}[\s|]+\d{1,2}:\d{2}))"
    r"(?P<year>[012]\d)(?P<sign>[-/.])(?P<month>\d{1,2})(?P=sign)(?P<day>\d{1,2})(?![\d.\-/])"
)
_LONGEST_STAMP = 60
_LONGEST_MAKER = 12
_HALF_DAY = re.compile(
    r"(?<=[\d日一二三四五六])\s*(?P<half>凌晨|早上|上午|下午|晚上)\s*(?P<hour>\d{1,2})[:：](?=\d{2})"
)
_NOON = 12
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAMED = (
    "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    "|nov(?:ember)?|dec(?:ember)?)"
)
# Feb 6, 2023 and 6 February 2023.
_ENGLISH_DATE = re.compile(
    rf"\b(?:(?P<first>{_NAMED})\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?"
    rf"|(?P<day_first>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<second>{_NAMED})\.?),?\s+(?P<year>20\d\d)\b",
    re.IGNORECASE,
)
# What stands beside the date of a page and says nothing else, and who may be named there, set apart.
_BESIDE_DATE = re.compile(
    r"\b(?:(?:first|last)\s)?(?:published|posted|updated|modified|created|written|date|time|by|on|at|source)\b\s*:?"
    r"|\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b|\b\d{1,2}:\d{2}(?::\d{2})?|\b[ap]\.?m\b\.?"
    r"|\b(?:GMT|UTC|CST|EST|EDT|PST|PDT|HKT)\b(?:\s?[+-]\d{1,2})?|\b\d+\s?(?:min(?:ute)?s?(?:\sread)?|comments?|views?)\b",
    re.IGNORECASE,
)
_BY = re.compile(r"(?:^|\|)\s*by\b", re.IGNORECASE)
_PARTED = re.compile(r"[|｜·•–—/,，]|\s-\s")
_ENGLISH_NAME = re.compile(r"(?:[A-Z][\w.'’&-]*(?:\s+(?:of|and|the|[A-Z][\w.'’&-]*)){0,4})")


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
        around: Whether it stands in what surrounds the article by its name.
        shown: What a visitor sees where `text` has another spelling of its date; "" where it has not.
    """

    text: str
    heading: bool
    linked: float
    parted: str
    element: Any
    moment: str = ""
    around: bool = False
    shown: str = ""

    @property
    def level(self) -> int:
        """The level of the heading that it stands in; 9 where it stands in none."""
        tags = (element.tag for element in (self.element, *self.element.iterancestors()))
        return next((int(tag[1]) for tag in tags if tag in _HEADINGS), 9)


def break_typed_lines(markup: str) -> str:
    """Markup with the line breaks of text that is laid out as it was typed (`<pre>`) as elements."""
    pieces: list[str] = []
    place = 0
    for found in _TYPED.finditer(markup):
        if found.start() < place:
            continue
        end = _TYPED_END.search(markup, found.end())
        if end is None:
            break
        typed = _TAG_OR_BREAK.sub(lambda one: "<br>" if one[0] == "\n" else one[0], markup[found.end() : end.start()])
        pieces += (markup[place : found.end()], typed)
        place = end.start()
    return "".join((*pieces, markup[place:]))


def page_lines(root: Any, around: AbstractSet[Any] = frozenset()) -> list[PageLine]:  # noqa: ANN401  # lxml has no types
    """The lines of a tree: a block element, a line break or a row of a table each begins one.

    Args:
        root: The tree.
        around: The elements of which the lines are marked as standing around the article.
    """
    return list(_Flattening(around).run(root))


class _Flattening:
    """One walk through a tree, without recursion."""

    def __init__(self, around: AbstractSet[Any]) -> None:
        self._around = around
        self._depth = 0
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
                if self._breaks(tag) or element in self._around:
                    yield from self._line()
                self._depth += element in self._around
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
            if element in self._around:
                yield from self._line()
                self._depth -= 1
            if element is not root:
                self._add(element.tail, element.getparent())
        yield from self._line()

    def _breaks(self, tag: object) -> bool:
        in_row = bool(self._rows) and self._rows[-1]
        return tag in BLOCKS and not (in_row and tag != "tr")

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
            yield PageLine(text, self._headings > 0, linked, parted, self._element, self._moment, self._depth > 0)
        self._element = None
        self._moment = ""
        self._linked = 0


def with_full_stamp(line: PageLine) -> PageLine:
    """A line that states a time and little else, with its year in four digits and its hour of 24."""
    if len(line.text) > _LONGEST_STAMP:
        return line
    parted = _HALF_DAY.sub(_of_day, _SHORT_YEAR.sub(r"20\g<year>-\g<month>-\g<day> ", line.parted))
    if _states_english_date(parted):
        parted = _ENGLISH_DATE.sub(_in_figures, parted)
    if parted == line.parted:
        return line
    return replace(line, text=_BARS.sub(" ", parted), parted=parted, shown=line.text)


def as_shown(texts: Sequence[str], lines: Sequence[PageLine]) -> list[str]:
    """Texts of lines as a visitor sees them."""
    shown = {line.text: line.shown for line in lines if line.shown}
    return [shown.get(text, text) for text in texts]


def _states_english_date(parted: str) -> bool:
    """Whether a line is of an English date, with nothing but labels and who published it beside that."""
    rest, dates = _ENGLISH_DATE.subn("|", parted)
    if not dates:
        return False
    rest, labels = patterns.LABEL.subn("|", patterns.PAGE_FURNITURE.sub("|", rest))
    labels += _BY.search(rest) is not None
    names = [name for piece in _PARTED.split(_BESIDE_DATE.sub("|", rest)) if (name := piece.strip(patterns.SEPARATORS))]
    touches = re.search(r"[A-Za-z]\s*\|", rest) is not None and " | " not in parted
    return all(
        patterns.PUBLISHER_NAME.fullmatch(name)
        or (_ENGLISH_NAME.fullmatch(name) and not touches)
        or (
            labels and len(name) <= _LONGEST_MAKER and not patterns.SENTENCE_MARK.search(name) and name[-1] not in "：:"
        )
        for name in names
    )


def _in_figures(found: re.Match[str]) -> str:
    month = _MONTHS.index((found["first"] or found["second"])[:3].lower()) + 1
    return f"{found['year']}-{month}-{found['day'] or found['day_first']}"


def _of_day(found: re.Match[str]) -> str:
    hour = int(found["hour"])
    late = found["half"] in ("下午", "晚上") and hour < _NOON
    return f" {hour + _NOON if late else hour}:"


def _visible(pieces: list[str]) -> str:
    return _SPACE.sub(" ", _SOURCE_BREAK.sub("", "".join(pieces))).strip(" |").strip()


def _is_data_row(row: Any) -> bool:  # noqa: ANN401  # lxml has no types
    """Whether a row holds values side by side; pages laid out as tables hold text in their cells."""
    if row.find(".//table") is not None or any(row.find(f".//{tag}") is not None for tag in _HEADINGS):
        return False
    cells = [len("".join("".join(cell.itertext()).split())) for cell in row if cell.tag in ("td", "th")]
    return sum(size > 0 for size in cells) > 1 and max(cells) <= _LONGEST_CELL
