"""Lines at their places on pages -> paragraphs: what belongs together, what repeats, what is the title."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from statistics import median

from retrieval.readers.papers.official import is_organisation

_PAGE_NUMBER = re.compile(
    r"[-—–－·\s]*(?:第?\s*\d{1,4}\s*页?|[ivxIVX]{1,6})[-—–－·\s]*|第?\s*\d{1,4}\s*页?\s*[/／，,共]\s*共?\s*\d{1,4}\s*页?"
)
# Above and below a page that a browser printed: when, its title, its address, which sheet of how many.
_BROWSER = re.compile(
    r"\d{1,4}/\d{1,2}/\d{1,4},?\s+(?:[上下]午)?\d{1,2}:\d{2}(?:\s?[AP]M)?(?:\s.*)?|(?:https?|f?ile|ﬁle):/\S*(?:\s+\d+\s?/\s?\d+)?"
)
_DIGITS = re.compile(r"\d+")
# Header and footer stand among the outermost lines of a page.
_OUTER_LINES = 2
_SENTENCE_END = tuple("。！？!?；;：:”」』")
_BETWEEN_HAN = re.compile(
    r"(?<=[\u2e80-\u9fff\uff00-\uffef\u3001-\u303f]) +(?=[\u2e80-\u9fff\uff00-\uffef\u3001-\u303f])"
)
_WIDE = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f“”‘’—…]")
_HAN_NUMBER = "[一二三四五六七八九十百]{1,4}"
# How an item of a list begins; the groups are the kinds of lists.
_NUMBERED = re.compile(
    rf"(?:({_HAN_NUMBER}[、.．])|([（(](?:{_HAN_NUMBER}|\d{{1,2}})[)）])|(第(?:{_HAN_NUMBER}|\d{{1,3}})[章节条款编])"
    r"|(\d{1,2}(?:[、．)）]|\.(?!\d)))|([①-⑳])|(\d{1,2}(?:\.\d{1,2}){1,3}[.．、\s]?(?=[^\d\s%％])))"
)
# On the cover of slides, in letters as large as those of the title.
_NO_TITLE = re.compile(
    r"(?:(?:汇报|演讲|报告|主讲|答辩|宣讲|授课|讲解|制作|编制|项目|发言)(?:人|者)|讲师|主讲|姓\s?名|部\s?门|单\s?位|日\s?期|时\s?间|班\s?级"
    r"|学\s?号|地\s?点|指导(?:老师|教师)|小\s?组|团\s?队|作\s?者|匯報人|演講人|報告人|主講人|Presenter|Speaker|By|Date)(?:姓名|单位|时间|日期)?\s*[:：].*"
    r"|(?:PART|CHAPTER|SECTION)[\s.·-]*(?:\d{1,2}|[A-Z]{3,6})?|目\s*[录錄]|CONTENTS?|谢\s*谢.{0,6}|THANKS?.{0,12}|\d{1,2}",
    re.IGNORECASE,
)
# In ems: how far cells of one column may stand from each other; longer texts side by side are columns of a page.
_SAME_COLUMN = 1.0
_LONGEST_CELL = 16
_LARGER = 1.12
# Shares of the full width of a line, measured in ems: the rest is ragged for want of room for a sign.
_SHORT = 0.85
_VERY_SHORT = 0.7
_HEADLINE_PART = 0.35
_LONGEST_TITLE = 120


@dataclass(frozen=True, slots=True)
class Cell:
    """A part of a line with much room before and behind it: its text, and where it begins."""

    text: str
    x: float


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text.

    Attributes:
        text: Stripped, not empty.
        x: Where it begins, in points from the left.
        y: Its base line, in points from below.
        size: Of its first letters, in points.
        cells: Its parts, where they stand apart.
        is_row: Whether it is a row of a table.
        ruled: Whether ruled lines say so; then it has a cell, be it empty, in each column.
        sure: Whether that is what stands there: not where it was recognised, and not for sure.
    """

    text: str
    x: float
    y: float
    size: float
    cells: tuple[Cell, ...] = ()
    is_row: bool = False
    sure: bool = True
    ruled: bool = False

    @property
    def width(self) -> float:
        """Its length in ems."""
        return width_in_ems(self.text)


@dataclass(slots=True)
class Paragraph:
    """A paragraph: its text, the page it begins on, the size of its letters and whether it stands near the top."""

    text: str
    page: int
    size: float
    body_size: float
    near_top: bool
    lines: list[Line] = field(default_factory=list)


def width_in_ems(text: str) -> float:
    """The length of a text: a Chinese character is one em, a Latin letter about half."""
    wide = len(_WIDE.findall(text))
    return wide + (len(text) - wide) / 2


def join_lines(pages: Sequence[Sequence[Line]]) -> list[Paragraph]:
    """Make paragraphs of the lines of all pages, in their order.

    Headers, footers and page numbers are dropped. A paragraph begins with an indent, after a gap, with letters
    of another size, after a line that ends early, and, where lines say nothing, after a sentence that does.
    """
    kept = [_with_rows(page) for page in _without_margins(pages)]
    lines = [line for page in kept for line in page if not line.is_row] or [line for page in kept for line in page]
    if not lines:
        return []
    body_size = _body_size(lines)
    full = _full_width([line for line in lines if abs(line.size - body_size) <= 0.5] or lines)
    blocks: list[Paragraph] = []
    for number, page in enumerate(kept, start=1):
        margins = _left_margins(page, body_size)
        gap = _usual_gap(page)
        top = max((line.y for line in page), default=0.0)
        before: Line | None = None
        for line in page:
            last = blocks[-1].lines[-1] if blocks else None
            if last is None or _begins(line, blocks[-1].lines, before is not None, margins, gap, full, body_size):
                near_top = number == 1 and top - line.y <= _HEADLINE_PART * max(top, 1)
                blocks.append(Paragraph(line.text, number, line.size, body_size, near_top, [line]))
            else:
                blocks[-1].text = _joined(blocks[-1].text, line.text)
                blocks[-1].lines.append(line)
            before = line
    for block in blocks:
        block.text = _BETWEEN_HAN.sub("", block.text)
    return blocks


def title_places(blocks: Sequence[Paragraph]) -> list[int]:
    """The place of the paragraph in the largest letters near the top of the first page; none if all are alike.

    A masthead (…文件) is larger still, and no title.
    """
    candidates = [
        place
        for place, block in enumerate(blocks)
        if block.near_top
        and block.size > _LARGER * block.body_size
        and 2 < len(block.text) <= _LONGEST_TITLE
        and not re.fullmatch(r".{2,40}文\s?件", block.text)
        and not _NO_TITLE.fullmatch(block.text)
    ]
    # Letterheads name the office in larger letters than the title below.
    candidates = [place for place in candidates if not is_organisation(blocks[place].text)] or candidates
    return [max(candidates, key=lambda place: (blocks[place].size, -place))] if candidates else []


def _without_margins(pages: Sequence[Sequence[Line]]) -> Iterator[list[Line]]:
    """The pages without what repeats at the top or bottom of most of them, digits aside."""
    outer = [_outer_lines(page) for page in pages]
    counts = Counter(shape for lines in outer for shape in {_shape(line) for line in lines})
    # Odd and even pages may bear different headers.
    enough = max(2, len(pages) / 3)
    for page, margin in zip(pages, outer, strict=True):
        dropped = {
            id(line)
            for line in margin
            if (len(pages) > 1 and counts[_shape(line)] >= enough) or _PAGE_NUMBER.fullmatch(line.text)
        }
        printed = {line.y for line in margin if _BROWSER.fullmatch(line.text)}
        yield [line for line in page if id(line) not in dropped and line.y not in printed]


def _outer_lines(page: Sequence[Line]) -> list[Line]:
    ordered = sorted(page, key=lambda line: -line.y)
    return ordered if len(ordered) <= 2 * _OUTER_LINES else [*ordered[:_OUTER_LINES], *ordered[-_OUTER_LINES:]]


def _shape(line: Line) -> tuple[str, int]:
    """What it says, digits aside, and at which height: a title may read as the header below which it stands."""
    return _DIGITS.sub("#", "".join(line.text.split())), round(line.y / 4)


def _body_size(lines: Sequence[Line]) -> float:
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.size] += len(line.text)
    return sizes.most_common(1)[0][0]


def _full_width(lines: Sequence[Line]) -> float:
    """The width that most full lines reach: nearly the largest, for single lines may run out."""
    widths = sorted(line.width for line in lines)
    return widths[min(len(widths) - 1, int(len(widths) * 0.9))]


def _left_margins(page: Sequence[Line], body_size: float) -> list[float]:
    """Where lines of the body begin when they are not indented: one place a column."""
    starts = Counter(round(line.x) for line in page if abs(line.size - body_size) <= 0.5)
    return sorted(start for start, count in starts.items() if count >= max(2, len(page) / 8))


def _usual_gap(page: Sequence[Line]) -> float:
    gaps = [above.y - line.y for above, line in pairwise(page) if above.y - line.y > 1]
    return median(gaps) if gaps else 0.0


def _with_rows(page: Sequence[Line]) -> list[Line]:
    """The lines of a page, those that are rows of a table as such: with a sign between their cells."""
    rows: set[int] = set()
    for place, (above, below) in enumerate(pairwise(page)):
        if not above.ruled and not below.ruled and _is_below(above, below):
            rows |= {place, place + 1}
    return [
        replace(line, text=" | ".join(cell.text for cell in line.cells), is_row=True)
        if place in rows and not line.ruled
        else line
        for place, line in enumerate(page)
    ]


def _is_below(above: Line, below: Line) -> bool:
    """Whether two lines are rows of one table: two of their cells or more stand below each other."""
    fewer = min(len(above.cells), len(below.cells))
    if fewer < 2 or any(width_in_ems(cell.text) > _LONGEST_CELL for cell in (*above.cells, *below.cells)):
        return False
    return sum(any(shares_column(one, above, other, below) for other in below.cells) for one in above.cells) >= 2


def shares_column(one: Cell, of: Line, other: Cell, beside: Line) -> bool:
    """Cells of a column begin, or end, or have their middle at one place."""
    left = one.x - other.x
    right = left + width_in_ems(one.text) * of.size - width_in_ems(other.text) * beside.size
    near = _SAME_COLUMN * max(of.size, beside.size)
    return min(abs(left), abs(right), abs(left + right) / 2) <= near


def _begins(
    line: Line,
    block: Sequence[Line],
    same_page: bool,
    margins: list[float],
    gap: float,
    full: float,
    body_size: float,
) -> bool:
    """Whether a line begins a paragraph after the lines of another."""
    last = block[-1]
    if line.is_row or last.is_row:
        return True
    if abs(line.size - last.size) > 0.08 * max(line.size, last.size):
        return True
    headline = line.size > _LARGER * body_size
    down = last.y - line.y
    if same_page and headline:
        return down > 2.4 * line.size
    if same_page and gap and down > 1.5 * gap:
        return True
    ends_sentence = last.text.endswith(_SENTENCE_END)
    if (down > 0 if same_page else ends_sentence) and line.x - last.x > 3.2 * line.size:
        # A signature at the right, a line in the middle.
        return True
    item, next_item = _NUMBERED.match(block[0].text), _NUMBERED.match(line.text)
    if item and next_item and item.lastindex == next_item.lastindex and round(line.x) <= round(block[0].x) + line.size:
        return True
    if item and not next_item and line.x - block[0].x >= 0.8 * line.size and last.width >= _SHORT * full - 2:
        # The lines below the first one of an item stand below its text, not below its number.
        return False
    indented = any(1.2 * line.size <= line.x - margin <= 3.2 * line.size for margin in margins)
    if indented and (ends_sentence or round(line.x) != round(last.x)):
        return True
    # A line that starts further left than an indented one is what the indent was for.
    hanging = round(last.x) - round(line.x) >= 1.2 * line.size
    width = last.width + (min(last.x - line.x, 4 * line.size) / line.size if hanging and line.size else 0)
    if width < _VERY_SHORT * full:
        return True
    if width < _SHORT * full and ends_sentence:
        return True
    return ends_sentence and next_item is not None


def join_pieces(texts: Sequence[str]) -> str:
    """Lines of one cell in one, as lines of a paragraph are joined."""
    joined = ""
    for text in texts:
        joined = _joined(joined, text) if joined else text
    return _BETWEEN_HAN.sub("", joined)


def _joined(before: str, after: str) -> str:
    latin = not _WIDE.match(before[-1:]) and not _WIDE.match(after[:1])
    if latin and before.endswith("-") and before[-2:-1].isalpha() and after[:1].islower():
        return before[:-1] + after
    return f"{before} {after}" if latin and before[-1:].isalpha() and after[:1].isalpha() else before + after
