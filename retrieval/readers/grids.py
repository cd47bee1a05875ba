"""The cells of a table -> what is its header, what its rows are about, and what each says.

Whatever the format: readers give the cells, with merged ones filled, and what stands above.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from retrieval.types import NUMERIC, Column, Row, Table

_UNIT_LINE = re.compile(r".*?(?:计量|货币|金额)?单位\s*[:：]\s*(?P<unit>[^\s:：，,；;)）]{1,8})\s*[)）]?")
_UNIT_INSIDE = re.compile(r"\s*[（(]\s*(?:计量|货币|金额)?单位\s*[:：]\s*(?P<unit>[^（()）]{1,8}?)\s*[)）]")
_UNIT_IN_HEADER = re.compile(r"(?P<name>.+?)\s*[（(](?:单位[:：])?(?P<unit>[^（()）\d]{1,6}|%|℃)[)）]")
# A name that counts something of its own, which the unit above the table does not count.
_OWN_UNIT = re.compile(
    r"率|比[重例]|占比|[增涨降]幅|增速|增长$|同比|环比|指数|编号|序号|代码|号码|电话|手机|传真|邮编|年份|^年度$|(?<![\d去今前明上本半全])年$|月份|日期|时间|排名|名次|面积|里程|数量|次数|天数|[人户个件家套座台辆]数"
)
# Of tables that count something else: 门票 among 万人次.
_OF_MONEY = re.compile("票|[价费]$|金额|收入|支出|投资")
_MONEY = re.compile("[元币圆镑]|美金")
# 元/月 counts one thing, 万元/% two.
_RATE = re.compile(
    "[百千]?[万亿]?元/(?:[人户亩吨次天日月年台辆张斤度升件]|平方米|立方米|千瓦时|公斤|小时|公里)(?:·?[月年天])?"
)
_ISSUER = re.compile(r"(?:填报|编制|制表|报送|填表|公开|发布)(?:单位|部门|机关)\s*[:：]\s*(?P<name>\S{2,40}).*")
_FIELD = re.compile(
    r".{1,12}[：:]|.{0,8}(?:名\s*称|姓\s*名|性\s*别|民\s*族|年\s*龄|日期|时间|地点|地\s*址|电\s*话|单位|机构|机关|分类|种类|方式|编\s*号"
    r"|索\s*引\s*号|文\s*号|字\s*号|标\s*题|来\s*源|主题词|有效性|联系人|负责人|经办人|法定代表人)"
)
_COUNTING = re.compile(r"序\s?号|编\s?号|行\s?次|No\.?|#|№", re.IGNORECASE)
_NUMBERED = re.compile(
    r"(?:附?表\s*[\d一二三四五六七八九十]+(?:[-—.]\d+)*|附表)\s*[:：.、]?\s*"
    r"|[一二三四五六七八九十]{1,3}[、.．]\s*|[（(][一二三四五六七八九十]{1,3}[)）]\s*"
)
_LEADS_IN = re.compile(r"(?:的?(?:具体|详细)?(?:情况|数据|安排|信息)?(?:如下|见下)(?:表)?(?:所示)?|见下表)?\s*[:：]$")
# Of the report, not of the table: 发布日期：2025-04-02, 江城晚报 2025-04-02 09:30.
_OF_THE_REPORT = re.compile(
    r"(?:(?:发布|更新|成文|印发|发文|公开|生成)(?:日期|时间)|日期|(?:信息|文章)?来源|作者|记者|(?:责任)?编辑|责编|发布(?:机构|单位)|浏览\S{0,3}|字号)\s*[:：].*"
    r"|(?:\S{2,20}\s+)?(?:19|20)\d\d\s?[-年/.]\s?\d{1,2}\s?[-月/.]\s?\d{1,2}日?(?:\s+\d{1,2}:\d\d(?::\d\d)?)?"
)
_NOTE = re.compile(r"(?:备?注|说明|数据?来源|资料来源)\s*[:：]")

MOST_HEADS: Final = 3
"""Rows of a header, at most."""

MOST_CELLS: Final = 1_000_000
"""Cells of a table, each row as long as the longest."""

LONGEST_CAPTION: Final = 60
"""Characters of a line above a table that may be its caption."""

_MOST_HEAD_ROWS: Final = 12
_LONGEST_GROUP: Final = 24
_LONGEST_CELL: Final = 100
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_MOST_LABELS: Final = 3
_TOTALS: Final = re.compile(r"(?:合|总|小|共)\s*计|总\s*数|累\s*计|合计数")


@dataclass(frozen=True, slots=True)
class ReadTable:
    """A table as it was read.

    Attributes:
        table: It; its number, and the paragraphs of its rows, are not known yet.
        lines: Lines of it that are no rows, each with the number of rows above it.
        places: Of each of its paragraphs, which row of the cells it is, from 0; 0 for what stands above them.
        issuer: Who filled it in, where it says so.
    """

    table: Table
    lines: tuple[tuple[int, str], ...] = ()
    places: tuple[int, ...] = ()
    issuer: str = ""

    def paragraphs(self) -> Iterator[str]:
        """All that it says: its rows, and what stands among them, a paragraph each."""
        lines = list(self.lines)
        for place, row in enumerate(self.table.rows):
            while lines and lines[0][0] <= place:
                yield lines.pop(0)[1]
            yield self.table.spoken(row).text
        for _, line in lines:
            yield line


def read_grid(
    cells: Sequence[Sequence[str]], *, above: Sequence[str] = (), heads: int = 0, is_sheet: bool = False
) -> ReadTable | None:
    """Read a table.

    Args:
        cells: Rows of cells, merged ones filled, each a line; "" for none.
        above: Lines that stand above it: see `above_table`.
        heads: How many of its first rows are its header, where the format says so; 0 where it does not.
        is_sheet: Whether its rows are numbered as a program for sheets does.

    Returns:
        It; None where the cells are no table: one column, no row below the header, the fields of a form, or text laid
        out side by side; or where they are more than `MOST_CELLS`.
    """
    width = max(map(len, cells), default=0)
    if width * len(cells) > MOST_CELLS or _is_layout(cells):
        return None
    rows = [(number, [*row, *[""] * (width - len(row))]) for number, row in enumerate(cells, 1) if any(row)]
    head = rows[:_MOST_HEAD_ROWS]
    start = next((place for place, (_, row) in enumerate(head) if len(set(filter(None, row))) > 1), None)
    if start is None or _is_form([row for _, row in rows[start:]]):
        return None
    lines = [*above, *(next(filter(None, row)) for _, row in rows[:start])]
    while start < len(rows) and _is_label_line(rows[start][1]):
        # 填报单位：水务局 on the left, 单位：万元 on the right.
        lines += dict.fromkeys(filter(None, rows[start][1]))
        start += 1
    captions, unit, issuer = _above(lines)
    names, below = _names([row for _, row in rows], start, heads)
    if below >= len(rows):
        return None
    columns = [_column(name, unit) for name in names]
    body: list[Row] = []
    others = [(0, line) for line in captions[1:]]
    places = [0] * len(others)
    group = ""
    for number, row in rows[below:]:
        texts = dict.fromkeys(filter(None, row))
        if len(texts) == 1 and row[0]:
            line = next(iter(texts))
            others.append((len(body), line))
            places.append(number - 1)
            alone = _NOTE.match(line) is None and len(line) <= _LONGEST_GROUP and not line.endswith(("。", "；"))
            group = line.rstrip("：:") if alone else ""
            continue
        if below and row == rows[below - 1][1]:
            continue  # The header again, where a page begins.
        if row[0] and _TOTALS.fullmatch(row[0]):
            group = ""
        places.append(number - 1)
        body.append(Row(0, number if is_sheet else len(body) + 1, group, tuple(row)))
    if not body:
        return None
    table = Table(0, "", captions[0] if captions else "", tuple(columns), _labels(columns, body), tuple(body))
    return ReadTable(table, tuple(others), tuple(places), issuer)


def above_table(lines: Sequence[str]) -> list[str]:
    """What of the lines before a table belongs to it: its caption and its unit; never the first line, a title."""
    found: list[str] = []
    at = len(lines) - 1
    if at > 0 and len(lines[at]) <= LONGEST_CAPTION and _says_unit(lines[at]):
        found.append(lines[at])
        at -= 1
    if at > 0 and (caption := _caption(lines[at])):
        found.insert(0, caption)
    return found


def _is_layout(cells: Sequence[Sequence[str]]) -> bool:
    """Whether what stands side by side is text: most of it in cells as long as paragraphs."""
    sizes = [len(cell) for row in cells for cell in dict.fromkeys(row)]
    return 2 * sum(size for size in sizes if size > _LONGEST_CELL) > sum(sizes)


def _caption(line: str) -> str:
    """What a line above a table says that is in it; "" for a sentence, too long a line, or one about the report."""
    if len(line) > 2 * LONGEST_CAPTION or _OF_THE_REPORT.fullmatch(line):
        return ""
    bare = _LEADS_IN.sub("", _without_number(line)).strip()
    if not bare or len(bare) > LONGEST_CAPTION or bare.endswith(("。", "！", "？", "；", "，")) or "。" in bare:
        return ""
    return bare


def _without_number(line: str) -> str:
    found = _NUMBERED.match(line)
    return line[found.end() :] if found else line


def _says_unit(line: str) -> bool:
    """Whether a line says nothing but what the figures count; a caption may say it in brackets."""
    return _UNIT_LINE.fullmatch(line) is not None and _UNIT_INSIDE.search(line) is None


def _is_form(rows: Sequence[Sequence[str]]) -> bool:
    """Whether names of fields stand before their values in each row: 索引号 | 0001 | 主题分类 | 交通."""
    named = sum(_FIELD.fullmatch(row[0]) is not None for row in rows)
    return 3 * named >= 2 * len(rows) and _FIELD.fullmatch(rows[0][1]) is None


def _is_label_line(row: Sequence[str]) -> bool:
    return any(_UNIT_LINE.fullmatch(cell) or _ISSUER.fullmatch(cell) for cell in row)


def _above(lines: Sequence[str]) -> tuple[list[str], str, str]:
    """What of the lines above is a caption, the unit, and who filled the table in."""
    captions, unit, issuer = [], "", ""
    for line in lines:
        if found := _ISSUER.fullmatch(line):
            issuer = issuer or found["name"]
            continue
        if found := _UNIT_INSIDE.search(line):
            line = line[: found.start()] + line[found.end() :]
            unit = unit or found["unit"]
        elif found := _UNIT_LINE.fullmatch(line):
            unit = unit or found["unit"]
            continue
        if line := line.strip():
            captions.append(line)
    # 万元、% leaves open which column counts what.
    several = re.search("[、/和]", unit) and not _RATE.fullmatch(unit)
    return captions, "" if several else unit, issuer


def _names(rows: Sequence[Sequence[str]], start: int, heads: int) -> tuple[list[tuple[str, ...]], int]:
    """What the header says of each column, and where the rows below it begin."""
    if not heads and any(NUMERIC.fullmatch(cell) and not _YEAR.fullmatch(cell) for cell in rows[start]):
        return [()] * len(rows[start]), start
    goes_on = start + 1 < len(rows) and rows[start][0] and rows[start][0] == rows[start + 1][0]
    if not heads and goes_on and not _is_second_header(rows[start], rows[start + 1]):
        return [()] * len(rows[start]), start  # What the first row is about, the one below it is about too.
    below = start + max(1, min(heads, MOST_HEADS))
    if heads <= start + 1 and start + 1 < len(rows) and _is_second_header(rows[start], rows[start + 1]):
        below = start + 2
    header = rows[start:below]
    named = [[f"{cell}年" if _YEAR.fullmatch(cell) else cell for cell in row] for row in header]
    return [tuple(dict.fromkeys(filter(None, column))) for column in zip(*named, strict=True)], below


def _is_second_header(first: Sequence[str], below: Sequence[str]) -> bool:
    """Whether a header goes on: a name stands over several columns, and below it are names, no figures."""
    spans = any(left and left == right for left, right in pairwise(first))
    goes_down = any(one and (one == other or not other) for one, other in zip(first, below, strict=True))
    return spans and goes_down and not any(NUMERIC.fullmatch(cell) for cell in below)


def _column(names: tuple[str, ...], unit: str) -> Column:
    own = ""
    bare = []
    for name in names:
        found = _UNIT_IN_HEADER.fullmatch(name)
        own = found["unit"] if found else own
        bare.append(found["name"] if found else name)
    other = _OF_MONEY.search("".join(bare)) and not _MONEY.search(unit)
    return Column(tuple(bare), own or ("" if other or any(map(_OWN_UNIT.search, bare)) else unit))


def _labels(columns: Sequence[Column], rows: Sequence[Row]) -> tuple[int, ...]:
    """Which columns say what a row is about: the first that does not count them, and more until no two are alike."""
    cells = list(zip(*(row.cells for row in rows), strict=True))
    headed = any(column.names for column in columns)
    free = [place for place in range(len(columns)) if not (headed and _counts(columns[place], cells[place]))]
    if not free:
        return ()
    chosen = [free[0]]
    for place in range(free[0] + 1, len(columns) - 1):
        told = len({tuple(row.cells[each] for each in chosen) for row in rows})
        if told == len(rows) or len(chosen) == _MOST_LABELS or any(map(NUMERIC.fullmatch, cells[place])):
            break
        if len({tuple(row.cells[each] for each in (*chosen, place)) for row in rows}) > told:
            chosen.append(place)
    return tuple(chosen)


def _counts(column: Column, cells: Sequence[str]) -> bool:
    """Whether a column only counts the rows; 合计 in such a column is a label."""
    if column.name and not _COUNTING.fullmatch(column.name):
        return False
    numbers = [cell for cell in cells if NUMERIC.fullmatch(cell)]
    return len(numbers) > len(cells) // 2
