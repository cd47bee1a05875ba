"""Tables of every format: a row is a paragraph with its caption, what it is about and its headers; forms are none."""

import pytest

from retrieval.readers import read_report
from tests.retrieval.readers.office_files import (
    make_epub,
    make_mail,
    make_mht,
    make_odt,
    make_pptx,
    make_rtf,
    make_xlsx,
    packed,
    shape,
)
from tests.retrieval.readers.pdfs import Line, make_pdf, ruled
from tests.retrieval.readers.words import make_docx, spanning, table

CAPTION = ("表2 各渡口客流情况", "单位：万人次")
OPENING = "全市渡口一季度客流平稳，现将有关情况公布如下，请各有关单位认真核对。"
SAID = (
    "各渡口客流情况 · 南岸渡 · 早班 · 客流2024年：31 万人次；客流2025年：42 万人次；班长：孟川",
    "各渡口客流情况 · 南岸渡 · 晚班 · 客流2024年：17 万人次；客流2025年：23 万人次；班长：沈舟",
)


def page(*parts):
    body = "".join(parts)
    head = "<meta charset=utf-8><title>客流公报</title>"
    return f"<html><head>{head}</head><body><div><h1>客流公报</h1>{body}</div></body></html>"


WEB_TABLE = (
    "<table><tr><th rowspan=2>渡口</th><th rowspan=2>班次</th><th colspan=2>客流</th><th rowspan=2>班长</th></tr>"
    "<tr><th>2024年</th><th>2025年</th></tr><tr><td rowspan=2>南岸渡</td><td>早班</td><td>31</td><td>42</td>"
    "<td>孟川</td></tr><tr><td>晚班</td><td>17</td><td>23</td><td>沈舟</td></tr></table>"
)


def web_page():
    lines = (f"<p>{line}</p>" for line in (OPENING, *CAPTION))
    return page(*lines, WEB_TABLE).encode()


def book():
    # Chapters are XML: attributes stand in quotes.
    table = WEB_TABLE
    for number in "2":
        table = table.replace(f"={number}", f'="{number}"')
    lines = "".join(f"<p>{line}</p>" for line in (OPENING, *CAPTION))
    return make_epub(f"<body>{lines}{table}</body>", title="客流公报")


def mail():
    # What programs send beside it as plain text has lost the columns.
    html = f"<html><body><p>{OPENING}</p><p>{CAPTION[0]}</p><p>{CAPTION[1]}</p>{WEB_TABLE}</body></html>"
    about = {"subject": "客流公报", "sender": "渡口科 <a@example.org>", "date": "Wed, 02 Apr 2025 09:00:00 +0800"}
    return make_mail(OPENING, "渡口 班次 客流 班长", **about, html=html)


def saved_page():
    lines = "".join(f"<p>{line}</p>" for line in (OPENING, *CAPTION))
    return make_mht(page(lines, WEB_TABLE))


def slides():
    def cell(text, merged=""):
        return f"<a:tc{merged}><a:txBody><a:p><a:r><a:t>{text}</a:t></a:r></a:p></a:txBody></a:tc>"

    on, beside = ' vMerge="1"', ' hMerge="1"'
    rows = (
        (("渡口", ' rowSpan="2"'), ("班次", ' rowSpan="2"'), ("客流", ' gridSpan="2"'), ("", beside), ("班长", "")),
        (("", on), ("", on), ("2024年",), ("2025年",), ("", on)),
        (("南岸渡", ' rowSpan="2"'), ("早班",), ("31",), ("42",), ("孟川",)),
        (("", on), ("晚班",), ("17",), ("23",), ("沈舟",)),
    )
    body = "".join(f"<a:tr>{''.join(cell(*each) for each in row)}</a:tr>" for row in rows)
    table = f"<p:graphicFrame><a:graphic><a:tbl>{body}</a:tbl></a:graphic></p:graphicFrame>"
    return make_pptx([shape("客流公报", kind="title"), shape(OPENING, *CAPTION), table])


def open_rows():
    def cell(text, down=1, across=1):
        spans = f' table:number-rows-spanned="{down}" table:number-columns-spanned="{across}"'
        return f'<table:table-cell office:value-type="string"{spans}><text:p>{text}</text:p></table:table-cell>'

    covered = "<table:covered-table-cell/>"
    rows = (
        cell("渡口", 2) + cell("班次", 2) + cell("客流", 1, 2) + covered + cell("班长", 2),
        covered * 2 + cell("2024年") + cell("2025年") + covered,
        cell("南岸渡", 2) + cell("早班") + cell("31") + cell("42") + cell("孟川"),
        covered + cell("晚班") + cell("17") + cell("23") + cell("沈舟"),
    )
    return "".join(f"<table:table-row>{row}</table:table-row>" for row in rows)


def open_document():
    return make_odt("客流公报", OPENING, *CAPTION, f"<table:table>{open_rows()}</table:table>", title="客流公报")


def open_sheet():
    names = " ".join(f'xmlns:{n}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"' for n in ("office", "text", "table"))
    sheet = f'<table:table table:name="客流">{open_rows()}</table:table>'
    content = f"<office:body><office:spreadsheet>{sheet}</office:spreadsheet></office:body>"
    return packed(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "META-INF/manifest.xml": '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
            "content.xml": f"<office:document-content {names}>{content}</office:document-content>",
        },
        stored=True,
    )


def word_file():
    down, on = "restart", "continue"
    head = (
        spanning("渡口", down=down),
        spanning("班次", down=down),
        spanning("客流", across=2),
        spanning("班长", down=down),
    )
    below = (spanning("", down=on), spanning("", down=on), "2024年", "2025年", spanning("", down=on))
    first = (spanning("南岸渡", down=down), "早班", "31", "42", "孟川")
    second = (spanning("", down=on), "晚班", "17", "23", "沈舟")
    return make_docx("客流公报", OPENING, *CAPTION, table(head, below, first, second))


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("客流.html", web_page()),
        ("客流.docx", word_file()),
        ("客流.pptx", slides()),
        ("客流.odt", open_document()),
        ("客流.epub", book()),
        ("客流.eml", mail()),
        ("客流.mht", saved_page()),
    ],
)
def test_merged_cells_belong_to_each_row_and_two_header_rows_to_each_cell(name, data):
    report = read_report(data, name)

    assert report.paragraphs[-2:] == SAID
    (read,) = report.tables
    assert [(row.paragraph, row.number) for row in read.rows] == [
        (len(report.paragraphs) - 1, 1),
        (len(report.paragraphs), 2),
    ]
    assert report.row_at(len(report.paragraphs)) == (read, read.rows[1])
    assert report.row_at(1) is None


def test_markdown_has_the_caption_and_the_unit_from_the_line_above():
    text = (
        "# 客流公报\n\n各渡口客流如下。\n\n表1：各渡口客流（单位：万人次）\n\n"
        "| 渡口 | 2025年 | 同比增长率 | 班长 |\n|-|-|-|-|\n| 南岸渡 | 42 | 7.5 | 孟川 |\n| 合计 | 42 | 7.5 | |\n"
    )
    report = read_report(text.encode(), "a.md")

    # A rate is no number of passengers.
    assert report.paragraphs[-2:] == (
        "各渡口客流 · 南岸渡 · 2025年：42 万人次；同比增长率：7.5；班长：孟川",
        "各渡口客流 · 合计 · 2025年：42 万人次；同比增长率：7.5",
    )


def test_a_line_across_the_table_belongs_to_the_rows_below_it():
    rows = [
        ["渡口", "客流"],
        ["一、江北片", None],
        ["南岸渡", 42],
        ["二、江南片", None],
        ["石矶渡", 17],
        ["注：不含轮休。", None],
    ]
    report = read_report(make_xlsx({"客流": rows}), "客流.xlsx")

    assert report.paragraphs == (
        "一、江北片",
        "客流 · 一、江北片 · 南岸渡 · 客流：42",
        "二、江南片",
        "客流 · 二、江南片 · 石矶渡 · 客流：17",
        "注：不含轮休。",
    )


def test_rows_of_a_sheet_have_the_numbers_that_its_program_shows():
    rows = [["各渡口客流"], ["渡口", "客流"], [], ["南岸渡", 42]]
    report = read_report(make_xlsx({"Sheet1": rows}), "客流.xlsx")

    assert [(table.sheet, row.number) for table in report.tables for row in table.rows] == [("Sheet1", 4)]


@pytest.mark.parametrize(
    "rows",
    [
        "<tr><td>索引号<td>0001<td>主题分类<td>交通<tr><td>发布机构<td>交通局<td>成文日期<td>2025-03-01",
        f"<tr><td>{OPENING * 2}<td>{OPENING * 2}<tr><td>渡口<td>{OPENING * 2}",
        "<tr><td><a href=a>南岸渡</a><td><a href=b>石矶渡</a><tr><td><a href=c>东码头</a><td><a href=d>西码头</a>",
    ],
)
def test_forms_layouts_and_menus_of_a_page_are_no_tables(rows):
    report = read_report(page(f"<p>{OPENING}</p>", f"<table>{rows}</table>", f"<p>{OPENING}</p>").encode(), "a.html")

    assert report.tables == ()
    assert not any(" · " in paragraph for paragraph in report.paragraphs)


def test_no_row_of_a_long_table_is_lost():
    head = "<tr><th>渡口" + "".join(f"<th>{day}日" for day in range(1, 101))
    rows = "".join(f"<tr><td>第{number}渡" + f"<td>{number}" * 100 for number in range(220))
    report = read_report(page(f"<p>{OPENING}</p><table>{head}{rows}</table>").encode(), "a.html")
    assert report.paragraphs[-1].startswith("第219渡 · 1日：219；2日：219")


@pytest.mark.parametrize("line", ["发布日期：2025-04-02", "来源：云溪县交通局", "江城晚报 2025-04-02 09:30"])
def test_what_is_said_of_the_report_is_no_caption(line):
    text = f"# 客流公报\n\n{line}\n\n| 渡口 | 客流 |\n|---|---|\n| 南岸渡 | 31 |\n"

    assert read_report(text.encode(), "a.md").paragraphs == ("南岸渡 · 客流：31",)


def test_a_table_of_rich_text_is_read_by_its_cells():
    rows = [("渡口", "客流", "班长"), ("南岸渡", "31", "孟川"), ("北岸渡", "17", "沈舟")]
    report = read_report(make_rtf("客流公报", OPENING, *CAPTION, rows=rows), "客流.rtf")

    assert report.paragraphs[-1] == "各渡口客流情况 · 北岸渡 · 客流：17 万人次；班长：沈舟"
    assert [row.cells for row in report.tables[0].rows] == rows[1:]


LAYOUTS = {
    "side by side": "<table><tr><td>{text}</td><td>{text}</td></tr><tr><td>甲</td><td>{text}</td></tr></table>",
    "one in another": "<table><tr><td>甲<td><table><tr><td>{text}</td></tr></table></td></tr></table>",
    "a menu": "<table><tr><td><a href=a>首页</a></td><td><a href=b>要闻</a></td></tr>"
    "<tr><td><a href=c>视频</a></td><td><a href=d>图片</a></td></tr></table><p>{text}</p>",
    "a form": "<table><tr><td>姓名：</td><td>甲</td></tr><tr><td>电话：</td><td>555</td></tr></table><p>{text}</p>",
}


@pytest.mark.parametrize("markup", LAYOUTS.values(), ids=LAYOUTS)
@pytest.mark.parametrize("kind", ["epub", "eml"])
def test_what_only_lays_out_a_mail_or_a_book_is_no_table(kind, markup):
    body = f"<body><p>{OPENING}</p>{markup.format(text=OPENING * 3)}</body>"
    about = {"subject": "客流公报", "sender": "a@example.org", "date": "Wed, 02 Apr 2025 09:00:00 +0800"}
    data = make_epub(body, title="客流公报") if kind == "epub" else make_mail(**about, html=f"<html>{body}</html>")
    report = read_report(data, f"客流.{kind}")

    assert report.tables == ()
    assert OPENING in report.text


HEAD = (["渡口"], ["班次"], ["客流"], None, ["班长"])
BELOW = (None, None, ["2024年"], ["2025年"], None)
BODY = ((["南岸渡"], ["早班"], ["31"], ["42"], ["孟川"]), (None, ["晚班"], ["17"], ["23"], ["沈", "舟"]))
MERGED = {
    *((1, column, "top") for column in (0, 1, 4)),  # the header over two rows
    (0, 3, "left"),  # 客流 over two columns
    (3, 0, "top"),  # 南岸渡 over two rows
}


@pytest.mark.parametrize("thin", [False, True], ids=["strokes", "thin areas"])
def test_ruled_lines_of_a_pdf_show_columns_merged_cells_and_lines_of_one_cell(thin):
    # Narrow columns: without the lines the cells would run together.
    xs, ys = (90, 128, 156, 197, 238, 270), (640, 615, 590, 565, 530)
    rows = ruled((HEAD, BELOW, *BODY), xs, ys, without=MERGED, thin=thin)
    above = [Line("客流公报", 240, 790, 22), Line(OPENING[:20], 122, 750), Line(OPENING[20:], 90, 726)]
    above += [Line(CAPTION[0], 220, 690, 12), Line(CAPTION[1], 420, 660, 12)]
    report = read_report(make_pdf([[*above, *rows, Line("以上数据为快报数。", 90, 480)]]), "客流.pdf")

    assert report.paragraphs[-3:] == (*SAID, "以上数据为快报数。")
    assert [row.paragraph for row in report.tables[0].rows] == [len(report.paragraphs) - 2, len(report.paragraphs) - 1]


def test_a_frame_and_text_side_by_side_in_ruled_lines_are_no_table():
    texts = [[OPENING[at : at + 14] for at in range(0, len(OPENING), 14)] * 3]
    beside = ruled(([texts[0], texts[0]], [texts[0], texts[0]]), (90, 270, 450), (640, 400, 160))
    report = read_report(make_pdf([[Line("客流公报", 240, 780, 22), Line(OPENING, 90, 730), *beside]]), "客流.pdf")

    assert report.tables == ()
    assert report.text.count(OPENING[:20]) >= 4


def test_merged_cells_of_an_open_sheet_are_filled():
    report = read_report(open_sheet(), "客流.ods")

    assert report.paragraphs == (
        "客流 · 南岸渡 · 早班 · 客流2024年：31；客流2025年：42；班长：孟川",
        "客流 · 南岸渡 · 晚班 · 客流2024年：17；客流2025年：23；班长：沈舟",
    )
