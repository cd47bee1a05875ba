"""Pointing at a report and its paragraphs: by number, key, title, a part of it, or a citation as it was copied."""

from datetime import date

import pytest

from retrieval.errors import ParagraphNotFound, ReportNotFound, SeveralReports
from retrieval.types import Column, Row, Table
from tests.retrieval.making import report

SUBWAY = "关于地铁九号线北延段试运行的通知"


FEES = {"title": "关于印发《停车收费办法》的通知", "source": "交通局"}
REPORTS = (
    report(
        "一段。", "二段。", "三段。", key="2025/subway.md", title=SUBWAY, source="交通局", published=date(2025, 3, 2)
    ),
    report("每小时二元。", key="2024.md", published=date(2024, 5, 1), **FEES),
    report("每小时三元。", "夜里半价。", key="2023.md", published=date(2023, 5, 1), **FEES),
    report("收费涨了。", key="news.md", title="停车收费办法今起施行", source="江城晚报", published=date(2024, 5, 2)),
    report("周五停水。", key="通知#2.md", title="二号通知"),
)


@pytest.fixture
def engine(engine):
    engine.add_all(REPORTS)
    return engine


@pytest.fixture(scope="module")
def library(unchanged):
    return unchanged(*REPORTS)


@pytest.mark.parametrize(
    "reference",
    [
        "1",
        "r1",
        "R1",
        "ｒ１",
        "2025/subway.md",
        f" {SUBWAY} ",
        f"《{SUBWAY}》",
        f"“{SUBWAY}”",
        "關於地鐵九號線北延段試運行的通知",
        "地铁九号线",
        "试运行 九号线",
        "关于地铁九号线北延段…",
    ],
)
def test_a_report_is_found_by_number_key_title_and_part_of_it(library, reference):
    found, paragraphs = library.look_up(reference)

    assert (found.title, paragraphs) == (SUBWAY, None)


@pytest.mark.parametrize(
    ("reference", "paragraphs"),
    [
        ("r1#3", range(3, 4)),
        ("1＃３", range(3, 4)),
        ("2025/subway.md#1-3", range(1, 4)),
        ("九号线#1–2", range(1, 3)),
        (f"《{SUBWAY}》 第 2 段", range(2, 3)),
        ("九号线 第2至3段（共 3 段）", range(2, 4)),
        ("r1p2", range(2, 3)),
        ("https://t.me/wenjubot?start=r1p2", range(2, 3)),
        ("https://t.me/wenjubot?start=r1p2m4294967295", range(2, 3)),
        (f"《{SUBWAY}》 交通局 · 2025-03-02 · paragraphs 2–3 (of 3)", range(2, 4)),
    ],
)
def test_paragraphs_stand_behind_it(library, reference, paragraphs):
    found, pointed = library.look_up(reference)

    assert (found.title, pointed) == (SUBWAY, paragraphs)


@pytest.mark.parametrize(
    ("citation", "key", "paragraphs"),
    [
        (
            "《停车收费办法今起施行》说三元。《关于印发《停车收费办法》的通知》 交通局 · 2023-05-01 · 第 1–2 段 https://a.cn/r9#5",
            "2023.md",
            range(1, 3),
        ),
        ("《停车收费办法今起施行》 江城晚报 · 2024-05-02 · 第 1 段（共 1 段）", "news.md", range(1, 2)),
        ("听说《二号通知》停水", "通知#2.md", None),
    ],
)
def test_a_whole_citation_is_found_by_its_title_and_what_stands_around_it(library, citation, key, paragraphs):
    found, pointed = library.look_up(citation)

    assert (found.key, pointed) == (key, paragraphs)


def test_of_several_all_are_named_the_newest_first(library):
    with pytest.raises(SeveralReports, match=r"r2 .*2024-05-01; r3 ") as refused:
        library.look_up("关于印发停车收费办法的通知")
    assert refused.value.numbers == (2, 3)

    with pytest.raises(SeveralReports) as refused:
        library.look_up("停车收费")
    assert refused.value.numbers == (4, 2, 3)


def test_what_changes_a_report_wants_its_whole_title(library):
    assert library.find(f"《{SUBWAY}》").id == library.find("r1").id == 1
    for part in ("地铁九号线", "r1#2", f"《{SUBWAY}》 第 2 段"):
        with pytest.raises(ReportNotFound):
            library.find(part)


def test_a_number_that_no_report_has_may_be_in_a_title(engine):
    engine.add(report("略。", key="plan.md", title="2035年远景目标"))

    assert engine.look_up("2035")[0].key == "plan.md"
    engine.add(report("略。", key="motor.md", title="据 motor77 报道，新车今年量产"))
    for reference in ("r77", "R77#1", "77", "77#1", "2035#1", "https://t.me/x?start=r77p1"):
        with pytest.raises(ReportNotFound):
            engine.look_up(reference)
    assert engine.look_up("motor77")[0].key == "motor.md"


@pytest.mark.parametrize("paragraphs", ["0", "4", "2-9", "3-2"])
def test_a_paragraph_that_is_not_there(library, paragraphs):
    with pytest.raises(ParagraphNotFound, match="1 to 3"):
        library.look_up(f"r1#{paragraphs}")


@pytest.mark.parametrize("reference", ["", "#3", "nothing#1", "subway.md#x", "r999", "9" * 30, "《》", "？", "\udcff"])
def test_a_report_that_is_not_there(library, reference):
    with pytest.raises(ReportNotFound):
        library.look_up(reference)


def test_a_file_whose_name_ends_like_a_paragraph(library):
    assert library.look_up("通知#2.md")[0].title == "二号通知"
    assert library.look_up("通知#2.md#1")[1] == range(1, 2)


@pytest.mark.parametrize(
    ("place", "paragraphs"),
    [
        ("表 2 第 27 行", range(3, 4)),
        ("工作表“收支”第 26–27 行", range(2, 4)),
        ("table 2, row 26", range(2, 3)),
        ("sheet “收支”, rows 26–28", range(2, 5)),
        ("表 2 第 99 行", None),
        ("表 7 第 1 行", None),
    ],
)
def test_rows_as_a_citation_names_them(engine, place, paragraphs):
    rows = tuple(Row(number, 24 + number, "", ("甲", f"{number}")) for number in (2, 3, 4))
    table = Table(2, "收支", "", (Column(("名称",)), Column(("收入",))), (0,), rows)
    engine.add(
        report("一段。", "甲 · 收入：2", "甲 · 收入：3", "甲 · 收入：4", key="t.csv", title="收支", tables=(table,))
    )

    found, wanted = engine.look_up(f"甲 · 收入：3\n\n《收支》 江城日报 · 2024-03-01 · {place}\n有明确依据")
    assert found.key == "t.csv"
    assert wanted == paragraphs
