"""PDF: paragraphs out of lines at places, and the page each begins on."""

import pytest

from retrieval.errors import ReadError
from retrieval.readers import read_report
from tests.retrieval.readers.gallery.prose import FLOOD, LIBRARY
from tests.retrieval.readers.pdfs import Line, bold, cells, centred, glyph_named, make_pdf, page


def read(*pages):
    return read_report(make_pdf(pages), "a.pdf")


def test_lines_are_joined_without_spaces():
    assert read(page(centred("水库检修情况"), *FLOOD)).paragraphs == FLOOD


def test_a_paragraph_runs_over_the_page_and_belongs_to_the_page_it_begins_on():
    first, second = FLOOD[0][:50], FLOOD[0][50:]
    report = read(
        page(centred("水库检修情况"), LIBRARY[0], first, footer="- 1 -"),
        page(Line(second, 90), LIBRARY[1], footer="- 2 -"),
    )

    assert report.paragraphs == (LIBRARY[0], FLOOD[0], LIBRARY[1])
    assert report.pages == (1, 1, 2)


def test_headers_footers_and_page_numbers_are_no_text():
    report = read(
        *(
            page(
                *(["水库检修情况"] if number else [centred("水库检修情况")]),
                FLOOD[number],
                header="内部资料 请勿外传",
                footer=f"第 {number + 1} 页 共 3 页",
            )
            for number in range(3)
        )
    )

    assert not any("内部" in paragraph or "共" in paragraph for paragraph in report.paragraphs)
    assert set(FLOOD[:3]) <= set(report.paragraphs)


def test_each_indented_line_after_a_full_one_that_ends_a_sentence_begins_a_paragraph():
    """Where hardly a line is broken, the indents stand below each other."""
    full = [f"{sentence[:23]}。" for sentence in (*FLOOD[:3], *LIBRARY[:2])]
    report = read(page(centred("水库检修情况"), *full, FLOOD[0]))

    assert report.paragraphs == (*full, FLOOD[0])


@pytest.mark.parametrize("when", ["2024/5/6 10:20", "11/27/26, 2:50 PM"])
def test_what_a_browser_prints_around_a_page_is_no_text(when):
    printed = [
        Line(when, 24, 810, 8),
        Line("水库检修情况 - 青岚网", 240, 810, 8),
        Line("https://example.org/news/12.html 1/1", 24, 17, 8),
    ]
    report = read([*page(centred("水库检修情况"), *FLOOD), *printed])

    assert report.title == "水库检修情况"
    assert report.paragraphs == FLOOD


def test_numbered_points_are_paragraphs_of_their_own():
    report = read(
        page(
            centred("水库检修通知"), Line("一、检修闸门。", 90), Line("二、清理坝面。", 90), Line("三、备好电源。", 90)
        )
    )

    assert report.paragraphs == ("一、检修闸门。", "二、清理坝面。", "三、备好电源。")


@pytest.mark.parametrize("name", ["G{:02X}", "g{:d}", "cid_{:d}", "C{:04X}"])
def test_names_of_outlines_are_no_text(name):
    with pytest.raises(ReadError, match="fonts do not say"):
        read_report(glyph_named(["水库检修情况", *(sentence[:30] for sentence in FLOOD)], name), "字体.pdf")


@pytest.mark.parametrize("apart", [0.3, 1.5])
def test_bold_drawn_several_times_is_read_once(apart):
    title = Line("水库检修情况", 220, 760, 22)
    letters = [Line(letter, 122 + 16 * place, 700) for place, letter in enumerate("水水库的检修")]
    redrawn = [Line(line.text, line.x + 0.3, line.y) for line in letters]

    report = read([*bold(title, apart=apart), *letters, *redrawn, *page(*FLOOD, top=660)])

    assert report.title == "水库检修情况"
    assert report.paragraphs == ("水水库的检修", *FLOOD)


def test_rows_of_a_table_say_what_their_columns_are():
    table = [
        *cells(640, "河段", "长度（公里）", "闸门", "值守人数"),
        *cells(618, "上河", "12", "3", "8"),
        *cells(596, "下河及其三条支流", "140", "11", "26"),
    ]
    report = read([*page(centred("水库检修情况"), FLOOD[0], top=760), *table, *page(LIBRARY[0], top=560)])

    assert report.paragraphs == (
        FLOOD[0],
        "上河 · 长度：12 公里；闸门：3；值守人数：8",
        "下河及其三条支流 · 长度：140 公里；闸门：11；值守人数：26",
        LIBRARY[0],
    )
    assert [(row.paragraph, row.number) for row in report.tables[0].rows] == [(2, 1), (3, 2)]


def test_a_row_is_on_the_page_that_it_stands_on_where_the_header_is_said_again():
    head = ("河段", "长度（公里）", "闸门", "值守人数")
    first = [*cells(640, *head), *cells(618, "上河", "12", "3", "8"), *cells(596, "中河", "31", "4", "9")]
    second = [*cells(760, *head), *cells(738, "下河", "140", "11", "26"), *cells(716, "支河", "7", "1", "2")]
    report = read([*page(centred("水库检修情况"), FLOOD[0], top=760), *first], second)

    rows = report.tables[0].rows
    assert [(row.cells[0], report.pages[row.paragraph - 1]) for row in rows] == [
        ("上河", 1),
        ("中河", 1),
        ("下河", 2),
        ("支河", 2),
    ]


def test_two_lines_side_by_side_only_keep_their_cells_apart():
    lines = [*cells(640, "甲方", "乙方"), *cells(618, "水库管理所", "上河闸")]
    report = read([*page(centred("水库检修情况"), FLOOD[0], top=760), *lines, *page(LIBRARY[0], top=560)])

    assert report.paragraphs == (FLOOD[0], "甲方 | 乙方", "水库管理所 | 上河闸", LIBRARY[0])
    assert report.tables == ()


def test_letters_set_wide_apart_are_no_table():
    wide = [Line(letter, 200 + 44 * place, 700, 16) for place, letter in enumerate("检修")]

    assert read([*page(centred("水库检修情况"), top=760), *wide, *page(*FLOOD, top=660)]).paragraphs[0] == "检修"


@pytest.mark.parametrize(
    "numbers", [("1.", "2.", "3."), ("①", "②", "③"), ("1）", "2）", "3）"), ("第一条", "第二条", "第三条")]
)
def test_items_are_paragraphs_and_what_hangs_below_them_belongs_to_them(numbers):
    first, rest = FLOOD[0][:24], FLOOD[0][24:46]
    items = []
    for number in numbers:
        items += [Line(f"{number}{first}", 90), Line(rest, 112)]
    report = read(page(centred("水库检修情况"), LIBRARY[0], *items))

    assert report.paragraphs == (LIBRARY[0], *(f"{number}{first}{rest}" for number in numbers))


@pytest.mark.parametrize("label", ["汇报人：林岸", "演讲人姓名：林岸", "Part 1", "目 录", "时间：2022年5月"])
def test_who_presents_slides_is_not_their_title(label):
    cover = [Line("水库检修方案汇报", 120, 620, 34), Line(label, 330, 560, 40)]

    assert read(cover, [Line("一、检修什么", 90, 760, 30), *page(*FLOOD, top=700)]).title == "水库检修方案汇报"


@pytest.mark.parametrize(
    ("title", "source"),
    [
        ("青岚县人民政府2021年政府信息公开工作年度报告", "青岚县人民政府"),
        ("青岚县水利局二〇二一年度部门决算", "青岚县水利局"),
        ("青岚县水利局公告", "青岚县水利局"),
        ("全社会2021年用电情况", None),
        ("坚持以人民为中心2021年工作纪实", None),
        ("破解困局2021年度总结", None),
    ],
)
def test_who_issued_a_paper_is_read_in_its_title(title, source):
    assert read(page(centred(title, 18), *FLOOD)).source == source
