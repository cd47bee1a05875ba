"""Questions and follow-ups as anybody may type them, with filters: an answer that fits, or a word why there is none.

Each goes the way of the chat: is it small talk, a citation, has it filters, does it lean on the last question; then it
is answered, and made ready for the chat and for programs.
"""

import json
import time
from contextlib import suppress
from datetime import datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.json_forms import answer_form, dump
from bot.talk.followups import understand
from bot.talk.narrowing import part_filters
from bot.talk.pasted import is_citation, link_in
from bot.talk.small_talk import recognise
from bot.telegram.pages.citations import Links
from bot.telegram.pages.render import answer_page
from bot.texts.chat import ZH
from retrieval.engine import Engine
from retrieval.errors import WenjuError
from tests.e2e import reports
from tests.examples import examples
from tests.fuzz.damage import ODD_TEXT

MOST_SECONDS = 5

_WORDS = st.sampled_from(
    [
        *(
            "图书馆",
            "博物馆",
            "泳池",
            "公园",
            "每天",
            "开放到",
            "晚上",
            "几点",
            "多少钱",
            "票价",
            "最高",
            "一共",
            "哪些",
        ),
        *("谁", "为什么", "是", "的", "呢", "还有呢", "那周末呢", "学生票", "江城晚报", "2024年", "3月17日", "本月"),
        *(
            "去年",
            "九点",
            "￥20",
            "12万册",
            "不是",
            "没有",
            "除了",
            "羽毛球馆",
            "网球场",
            "票价最高的",
            "分别是多少",
            "一共",
        ),
        *("你好", "谢谢", "？", "。", "，", " ", "\n", "《", "》", "“", "A", "20", "％", "第 2 段"),
        "t.me/bot?start=r1p2m7",
    ]
)
_NAMES = st.sampled_from(["--since", "—until", "--source=", "自：", "至：", "来源：", "来源:", "从：", "——since "])
_VALUES = st.sampled_from(
    [
        *("2024", "2024-03", "2024年3月", "2023-07-09", "９９９９", "0000", "2024-02-30", "昨天", "上周"),
        *("晚报", "江城", '"日报"', "r1", ""),
    ]
)
_FILTER = st.tuples(_NAMES, _VALUES | ODD_TEXT).map(" ".join) | st.tuples(_NAMES, _VALUES).map("".join)
QUESTIONS = st.lists(_WORDS | _FILTER | ODD_TEXT, min_size=1, max_size=14).map("".join)


@pytest.fixture(scope="module")
def engine(tmp_path_factory):
    folder = tmp_path_factory.mktemp("town")
    reports.write(folder / "seeds")
    (folder / "seeds" / "fees.md").write_text(reports.FEES, "utf-8")
    with Engine(folder / "wenju.db", folder / "seeds") as engine:
        engine.reindex()
        yield engine


@examples(60)
@given(QUESTIONS, QUESTIONS | st.none(), st.sampled_from([1, 5, 100]))
@example("--since 2024 --until 2023 几点？", None, 5)
@example("来源：" * 300 + "？", None, 5)
def test_any_question(engine, text, previous, k):
    began = time.process_time()
    with suppress(WenjuError):
        recognise(text)
        is_citation(text)
        link_in(text)
        narrowed = part_filters(text)
        understood = understand(narrowed.question, previous, engine.words, lambda: previous or "")
        fits(engine.search(understood.question, k=k, filters=narrowed.filters), narrowed.filters)
        engine.timeline(understood.question, filters=narrowed.filters)
    assert time.process_time() - began < MOST_SECONDS


def fits(answer, filters):
    for rank, hit in enumerate(answer.hits, 1):
        published = hit.report.published
        day = published.date() if isinstance(published, datetime) else published
        assert filters.since is None or day >= filters.since
        assert filters.until is None or day <= filters.until
        assert not filters.source or filters.source.lower() in hit.report.source.lower()
        window, sentence, size = hit.window, hit.sentence, len(hit.passage.text)
        assert 0 <= window.start <= sentence.start <= sentence.end <= window.end
        assert window.end <= size or hit.passage.text
        page = answer_page(answer, 1, ZH, Links("bot"), rank=rank)
        page.html.encode()
    form = answer_form(answer, ZH.shared)
    assert json.loads(dump(form)) == json.loads(json.dumps(form))
    for hit in form["hits"]:
        for span in (hit["window"], hit["sentence"]):
            assert hit["text"][span["start"] : span["end"]] == span["text"]
