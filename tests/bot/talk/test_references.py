"""Pointing at a report and its paragraphs."""

from pathlib import Path

import pytest

from bot.talk.pasted import pasted_citation
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
        ("《地铁九号线北延段开始试运行》 第 3 段", range(3, 4)),
        ("“他说：《晨报》写过。” 《地铁九号线北延段开始试运行》 晨报 · 2023-01-02 · 第 2–3 段（共 3 段）", range(2, 4)),
        ("《地铁九号线北延段开始试运行》 paragraph 2 (of 3) · page 4", range(2, 3)),
        ("一句话。\n\n《地铁九号线北延段开始试运行》 第 2 段（共 3 段）\n有明确依据\n\n别的话。", range(2, 3)),
        ("“…” 《地铁九号线…》 第 2 段 https://t.me/some_bot?start=r{id}p2 https://example.org/a", range(2, 3)),
        ("“…” 《地铁九号线北延段开始试运行》 第 2 段 https://t.me/some_bot?start=r999p2", range(2, 3)),
        ("https://t.me/some_bot?start=r{id}p2", range(2, 3)),
    ],
)
def test_a_reference_names_a_report_and_perhaps_paragraphs(engine: Engine, reference: str, paragraphs: range | None):
    report, found = look_up(engine, reference.replace("{id}", str(engine.find("subway.md").id)))

    assert (report.key, found) == ("subway.md", paragraphs)


@pytest.mark.parametrize(
    "question",
    [
        "《地铁九号线北延段开始试运行》第 2 段说的是什么？",
        "《地铁九号线北延段开始试运行》讲了什么",
        "第 2 段",
        "《地铁九号线北延段开始试运行》 第 2 段（共 3 段）\n这是什么时候的事？",
        "《地铁九号线北延段开始试运行》第 2 段里的站名",
    ],
)
def test_a_question_about_a_citation_is_none(question: str):
    assert pasted_citation(question) is None


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
