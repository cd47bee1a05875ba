"""A citation that is sent back is told from a question about one."""

import pytest

from bot.talk.pasted import is_citation, link_in

COPIED = (
    "“十元。” 《泳池周末开放》 江城日报 · 2023-07-09 · 第 2 段 https://t.me/some_bot?start=r3p2m7 https://example.org/a"
)


@pytest.mark.parametrize(
    "text",
    [
        COPIED,
        "《泳池周末开放》 第 2 段",
        "《泳池周末开放》 江城日报 · 2023-07-09 · 第 2–3 段（共 3 段）",
        "《泳池周末开放》 paragraph 2 (of 3) · page 4",
        "十元。\n\n《泳池周末开放》 江城日报 · 第 2 段（共 3 段）\n有明确依据\n\n别的话。",
        "https://t.me/some_bot?start=r3p2",
        "网球场 · 晚间票价：80 元\n\n《收费公示》 江城日报 · 2024-03-01 · 表 1 第 1–4 行\n有明确依据",
        "《收支》 · 工作表“收支 2024”第 27 行",
        "“十元。”\n《泳池周末开放》 江城日报\n· 2023-07-09\n· 第 2 段",
        '"十元。" 《泳池周末开放》 江城日报・2023-07-09・第 2 段（共 3 段）',
        "《泳池周末开放》\u00a0江城日报\u00a0·\u00a02023-07-09·第\u00a02\u00a0段",
        "《收支》 sheet “收支”, rows 3–5",
    ],
)
def test_a_citation_as_it_was_copied_or_forwarded(text):
    assert is_citation(text)


@pytest.mark.parametrize(
    "text",
    [
        "《泳池周末开放》第 2 段说的是什么？",
        "《泳池周末开放》讲了什么",
        "第 2 段",
        "《泳池周末开放》 第 2 段（共 3 段）\n这是什么时候的事？",
        "《泳池周末开放》第 2 段里的票价",
        f"{COPIED} 这是真的吗？",
    ],
)
def test_a_question_about_one_is_none(text):
    assert not is_citation(text)


def test_addresses_without_end_are_read_in_no_time():
    assert not is_citation("《泳池周末开放》 第 2 段" + "https://a" * 400 + " 的票价")


def test_the_link_of_a_citation():
    assert link_in(COPIED) == "r3p2m7"
    assert link_in("《泳池周末开放》 第 2 段") == ""
