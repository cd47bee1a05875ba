"""A made table as a file of each format, merged cells as that format has them."""

import csv
import io
import zipfile
from collections.abc import Iterator
from html import escape
from itertools import groupby
from typing import Final

from benchmarks.tables.making import Made

_OPENING: Final = "现将有关情况公布如下，请各单位认真核对，如有疑问请来电咨询。"
_MAIN: Final = "http://schemas.openxmlformats.org/{}ml/2006/main"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SHEET_KIND: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml"

_Cell = tuple[str, int, int]
"""What a cell says, over how many columns, and over how many rows; over none where it is part of one above."""


def as_markdown(made: Made) -> bytes:
    """Markdown, which merges nothing."""
    lines = [f"# {made.title}", "", "来源：临溪市统计局", "", _OPENING, "", f"{made.caption}（单位：{made.unit}）", ""]
    rows = (_flat(made), ["---"] * len(made.header), *made.rows)
    return "\n".join([*lines, *("| " + " | ".join(row) + " |" for row in rows)]).encode()


def as_commas(made: Made) -> bytes:
    """A .csv."""
    out = io.StringIO()
    csv.writer(out).writerows([_flat(made), *made.rows])
    return out.getvalue().encode()


def as_page(made: Made) -> bytes:
    """A web page."""
    rows = "".join(f"<tr>{''.join(map(_page_cell, row))}</tr>" for row in placed(made))
    return (
        f"<!doctype html><html><head><meta charset=utf-8><title>{made.title}</title></head><body><div class=article>"
        f"<h1>{made.title}</h1><p>2025-09-01 来源：临溪市统计局</p><p>{_OPENING}</p>"
        f"<p>{made.caption}</p><p>单位：{made.unit}</p><table>{rows}</table></div></body></html>"
    ).encode()


def _page_cell(cell: _Cell) -> str:
    text, across, down = cell
    return f"<td colspan={across} rowspan={down}>{escape(text)}</td>" if down else ""


def as_word(made: Made) -> bytes:
    """A Word document."""
    rows = "".join(f"<w:tr>{''.join(map(_word_cell, row))}</w:tr>" for row in placed(made))
    opening = "".join(map(_word_paragraph, (made.title, _OPENING, made.caption, f"单位：{made.unit}")))
    main = _MAIN.format("wordprocessing")
    document = f'<w:document xmlns:w="{main}"><w:body>{opening}<w:tbl>{rows}</w:tbl></w:body></w:document>'
    return packed({"word/document.xml": document})


def _word_paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{escape(text)}</w:t></w:r></w:p>"


def _word_cell(cell: _Cell) -> str:
    text, across, down = cell
    if not across:
        return ""
    merged = '<w:vMerge w:val="restart"/>' if down > 1 else "" if down else "<w:vMerge/>"
    about = f'<w:tcPr><w:gridSpan w:val="{across}"/>{merged}</w:tcPr>'
    return f"<w:tc>{about}{_word_paragraph(text if down else '')}</w:tc>"


def as_sheet(made: Made) -> bytes:
    """A sheet of a workbook."""
    rows: list[list[_Cell]] = [[(made.title, 1, 1)], [(f"单位：{made.unit}", 1, 1)], *placed(made)]
    lines, merged = [], []
    for number, row in enumerate(rows, 1):
        cells = []
        for at, (text, across, down) in enumerate(row):
            name = f"{chr(65 + at)}{number}"
            if down:
                cells.append(f'<c r="{name}" t="inlineStr"><is><t>{escape(text)}</t></is></c>')
            if down and across * down > 1:
                merged.append(f'<mergeCell ref="{name}:{chr(64 + at + across)}{number + down - 1}"/>')
        lines.append(f'<row r="{number}">{"".join(cells)}</row>')
    merges = f"<mergeCells>{''.join(merged)}</mergeCells>" if merged else ""
    main, types = _MAIN.format("spreadsheet"), f"{_PACKAGE}/content-types"
    return packed(
        {
            "[Content_Types].xml": f'<Types xmlns="{types}"><Default Extension="xml" ContentType="application/xml"/>'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{_SHEET_KIND}.sheet.main+xml"/>'
            f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_SHEET_KIND}.worksheet+xml"/></Types>',
            "_rels/.rels": _relation("officeDocument", "xl/workbook.xml"),
            "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{_OFFICE}"><sheets>'
            '<sheet name="明细" sheetId="1" r:id="rId1"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": _relation("worksheet", "worksheets/sheet1.xml"),
            "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><sheetData>{"".join(lines)}</sheetData>{merges}'
            "</worksheet>",
        }
    )


def _relation(kind: str, target: str) -> str:
    return (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/{kind}" Target="{target}"/></Relationships>'
    )


def _flat(made: Made) -> list[str]:
    return ["".join(names) for names in made.header]


def placed(made: Made) -> Iterator[list[_Cell]]:
    """The rows of a table with what is merged in them: header, then body."""
    depth = max(map(len, made.header))
    above: list[_Cell] = []
    for name, columns in groupby(made.header, key=lambda names: names[0]):
        names = list(columns)
        above.append((name, len(names), 1 if len(names) > 1 else depth))
        above += [("", 0, 0)] * (len(names) - 1)
    yield above
    if depth > 1:
        yield [(names[1], 1, 1) if len(names) > 1 else ("", 1, 0) for names in made.header]
    for number, row in enumerate(made.rows):
        cells = []
        for column, cell in enumerate(row):
            merges = column < made.labels - 1
            if merges and number and made.rows[number - 1][column] == cell:
                cells.append(("", 1, 0))
                continue
            same = 1
            while merges and number + same < len(made.rows) and made.rows[number + same][column] == cell:
                same += 1
            cells.append((cell, 1, same))
        yield cells


def packed(parts: dict[str, str]) -> bytes:
    """An archive of parts by their names."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return out.getvalue()
