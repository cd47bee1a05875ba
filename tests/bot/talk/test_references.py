"""Pointing at a report and its paragraphs."""

from pathlib import Path

import pytest

from bot.talk.references import ParagraphNotFound, look_up
from retrieval.engine import Engine
from retrieval.errors import ReportNotFound


@pytest.mark.parametrize(
    ("reference", "paragraphs"),
    [
        ("subway.md", None),
        (" subway.md ", None),
        ("subway.md#2", range(2, 3)),
        ("subway.md#1-3", range(1, 4)),
        ("地铁九号线北延段开始试运行#3", range(3, 4)),
    ],
)
def test_a_reference_names_a_report_and_perhaps_paragraphs(engine: Engine, reference: str, paragraphs: range | None):
    report, found = look_up(engine, reference)

    assert (report.key, found) == ("subway.md", paragraphs)


@pytest.mark.parametrize("paragraphs", ["0", "4", "2-9", "3-2"])
def test_a_paragraph_that_is_not_there(engine: Engine, paragraphs: str):
    with pytest.raises(ParagraphNotFound, match="1 to 3"):
        look_up(engine, f"subway.md#{paragraphs}")


@pytest.mark.parametrize("reference", ["", "#3", "nothing#1", "subway.md#", "subway.md#x", "r999"])
def test_a_report_that_is_not_there(engine: Engine, reference: str):
    with pytest.raises(ReportNotFound):
        look_up(engine, reference)


def test_a_file_whose_name_ends_like_a_paragraph(engine: Engine, workplace: Path):
    (workplace / "seeds" / "通知#2.md").write_text("# 二号通知\n\n周五停水。\n", "utf-8")
    (workplace / "seeds" / "讲话#2").mkdir()
    engine.reindex()

    assert look_up(engine, "通知#2.md")[0].title == "二号通知"
    assert look_up(engine, "通知#2.md#1")[1] == range(1, 2)
