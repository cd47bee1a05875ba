"""Meaning from the shell: an index gains vectors by a reindex, answers by them, and goes back to words at once."""

from pathlib import Path

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
