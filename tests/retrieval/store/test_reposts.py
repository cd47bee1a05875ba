"""The same story is told once with its reposts; nothing that differs where it was asked is hidden."""

import random
import sqlite3
from contextlib import closing
from datetime import date, datetime

import pytest

from retrieval.analysis import CHINA_TIME
from retrieval.analysis.shingles import shingles_of
from retrieval.engine import Engine
from retrieval.store import Reposts, Store
from retrieval.types import Filters
from tests.retrieval.counting import counted
from tests.retrieval.making import report

ANSWER = "新馆的借书证押金一律取消，每人每次最多借二十册。"


def story(seed, sentences=14):
    """A text of its own, in which the answer stands."""
    pick = random.Random(seed)
    characters = "市区馆书新建开放读者工程设计民众服务时间周末交通道路老城河东西南北楼层座位灯光窗户施工验收"
    made = ["".join(pick.choices(characters, k=pick.randint(14, 30))) + "。" for _ in range(sentences)]
    return [*made[: sentences // 2], ANSWER, *made[sentences // 2 :]]


def paragraphs(sentences, size=4):
    return ["".join(sentences[start : start + size]) for start in range(0, len(sentences), size)]


def hits(engine, question="借书证押金取消了吗"):
    return engine.search(question).hits


def keys(hit):
    return [repost.report.key for repost in hit.reposts]


def test_a_story_of_several_outlets_is_told_once_the_earliest_repost_first(engine):
    text = paragraphs(story(1))
    engine.add(report(*text, key="c.md", title="新馆", source="丙报", published=date(2024, 9, 23)))
    engine.add(
        report(*text, key="a.md", title="新馆", source="甲报", published=datetime(2024, 9, 20, 10, tzinfo=CHINA_TIME))
    )
    engine.add(report(*text, key="n.md", title="新馆", source="无日期"))
    engine.add(report(*text, key="b.md", title="新馆", source="乙报", published=date(2024, 9, 20)))
    engine.add(report(*paragraphs(story(2)), key="other.md", title="新馆"))

    shown = hits(engine)

    assert len(shown) == 2
    first = next(hit for hit in shown if hit.reposts)
    order = ["b.md", "a.md", "c.md", "n.md"]
    assert keys(first) == [key for key in order if key != first.report.key]
    assert all(
        ANSWER in "".join(r.report.paragraphs[r.paragraphs.start - 1] for r in [repost]) for repost in first.reposts
    )


def test_who_asks_of_some_reports_is_told_of_no_repost_elsewhere(engine):
    text = paragraphs(story(1))
    for source, day in (("甲报", 20), ("乙报", 21), ("甲报晚刊", 22)):
        engine.add(report(*text, key=f"{day}.md", title="新馆", source=source, published=date(2024, 9, day)))

    def told(**filters):
        (hit,) = engine.search("借书证押金取消了吗", filters=Filters(**filters)).hits
        return {hit.report.key, *keys(hit)}

    assert told(source="甲") == {"20.md", "22.md"}
    assert told(source="乙") == {"21.md"}
    assert told(since=date(2024, 9, 21)) == {"21.md", "22.md"}
    assert told() == {"20.md", "21.md", "22.md"}


@pytest.mark.parametrize("change", ["punctuation", "header", "cut", "half", "traditional"])
def test_reposts_with_changes_are_found(engine, change):
    sentences = story(3)
    changed = {
        "punctuation": [sentence.replace("，", ", ").replace("。", ". ") for sentence in sentences],
        "header": ["本报讯（记者王五）昨天上午从有关方面获悉。", *sentences, "责任编辑赵六，审核钱七。"],
        "cut": [sentence for place, sentence in enumerate(sentences) if place % 5 != 1],
        "half": sentences[4:12],
        "traditional": [sentence.replace("书", "書").replace("馆", "館").replace("证", "證") for sentence in sentences],
    }[change]
    engine.add(report(*paragraphs(sentences), key="a.md"))
    engine.add(report(*paragraphs(changed, 3), key="b.md"))

    (shown,) = hits(engine)

    assert len(shown.reposts) == 1


def test_a_version_that_differs_where_it_was_asked_is_shown_too(engine):
    sentences = story(4)
    other = [sentence.replace("二十册", "三十册") for sentence in sentences]
    engine.add(report(*paragraphs(sentences), key="a.md"))
    engine.add(report(*paragraphs(other), key="b.md"))

    shown = hits(engine, "每人每次最多借多少册")

    assert sorted(hit.report.key for hit in shown) == ["a.md", "b.md"]
    assert [hit.reposts for hit in shown] == [(), ()]


@pytest.mark.parametrize("comma", ["", "，"])
def test_a_version_with_a_longer_number_where_it_begins_is_no_repost(engine, comma):
    sentences = [sentence for sentence in story(4) if sentence != ANSWER]
    answer = f"1日起借书证押金{comma}一律取消。"
    engine.add(report(*paragraphs([*sentences[:7], answer, *sentences[7:]]), key="a.md"))
    later = "1" + answer.replace(comma, "")
    engine.add(report(*paragraphs([*sentences[:7], later, *sentences[7:]]), key="b.md"))

    (hit,) = engine.search("1日起借书证押金取消了吗", k=1).hits

    assert hit.report.key == "a.md"
    assert hit.reposts == ()


def test_many_reposts_cost_no_more_look_ups_than_none(engine):
    text = paragraphs(story(7))
    engine.add_all([report(*paragraphs(story(300 + n)), key=f"other{n}.md") for n in range(9)])

    def looked_up(copies):
        known = len(engine.sources())
        engine.add_all([report(*text, key=f"same{known + n}.md", published=date(2024, 9, 1)) for n in range(copies)])
        with counted(engine) as index:
            index.search("借书证押金取消了吗")
            answer, statements = index.search("借书证押金取消了吗")
        assert len(answer.hits) == 5
        assert max(len(hit.reposts) for hit in answer.hits) == min(len(engine.sources()) - 10, 50)
        return statements

    assert looked_up(1) >= looked_up(40) == looked_up(110)


def test_a_single_hit_names_its_reposts_too(engine):
    text = paragraphs(story(8))
    for key in ("a.md", "b.md"):
        engine.add(report(*text, key=key))

    (hit,) = engine.search("借书证押金取消了吗", k=1).hits

    assert len(hit.reposts) == 1


def test_different_stories_are_never_joined(engine):
    for number in range(30):
        engine.add(report(*paragraphs(story(100 + number)), key=f"{number}.md"))

    assert all(hit.reposts == () for hit in engine.search("借书证押金取消了吗", k=9).hits)


def test_folding_leaves_as_many_hits_as_were_asked_for(engine):
    text = paragraphs(story(5))
    for number in range(12):
        engine.add(report(*text, key=f"same{number}.md"))
    for number in range(3):
        engine.add(report(*paragraphs(story(200 + number)), key=f"other{number}.md"))

    shown = engine.search("借书证押金取消了吗", k=3).hits

    assert len(shown) == 3
    assert len({hit.report.key[:4] for hit in shown}) == 2
    assert sum(len(hit.reposts) for hit in shown) == 11


def test_a_repost_that_leaves_is_told_no_more(engine):
    text = paragraphs(story(6))
    engine.add(report(*text, key="a.md"))
    second = engine.add(report(*text, key="b.md"))
    assert len(hits(engine)[0].reposts) == 1

    engine.remove(second.id)
    assert hits(engine)[0].reposts == ()

    engine.add(report(*text, key="b.md"))
    assert len(hits(engine)[0].reposts) == 1
    engine.add(report(*paragraphs(story(7)), key="b.md"))
    assert [hit.reposts for hit in hits(engine)] == [(), ()]


def rows(engine, table):
    with closing(sqlite3.connect(engine.database)) as connection:
        return connection.execute(f"SELECT * FROM {table}").fetchall()


def test_removing_leaves_no_trace(engine):
    engine.add(report(*paragraphs(story(8)), key="a.md"))
    before = rows(engine, "repost_mark")
    gone = engine.add(report(*paragraphs(story(8)), key="b.md"))
    engine.remove(gone.id)

    assert rows(engine, "repost_mark") == before
    assert rows(engine, "repost") == []


def test_short_reports_belong_together_only_where_they_are_the_same(engine):
    engine.add(report("泳池周六开放，票价十元。", key="a.md"))
    engine.add(report("泳池周六开放, 票价十元", key="b.md"))
    engine.add(report("泳池周日开放，票价十元。", key="c.md"))

    shown = engine.search("泳池票价多少").hits

    assert sorted(len(hit.reposts) for hit in shown) == [0, 1]


@pytest.fixture(scope="module")
def drifting(tmp_path_factory):
    """A story of 438 reports, each with some sentences of the one before it; the first and the last say `ANSWER`."""
    folder = tmp_path_factory.mktemp("drifting")
    pick = random.Random(5)
    sentences = ["".join(pick.choices("甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉", k=20)) + "。" for _ in range(450)]
    said = [sentences[start : start + 12] for start in range(450 - 12)]
    said[0].append(ANSWER)
    said[-1].append(ANSWER)
    with Engine(folder / "index.db", folder) as engine:
        engine.add_all([report(*paragraphs(each), key=f"{n}.md") for n, each in enumerate(said)])
        yield engine, len(said)


def test_a_long_story_is_told_once_however_far_apart_its_ends_are(drifting):
    engine, _ = drifting

    told = [hit for hit in hits(engine) if ANSWER in hit.passage.text]

    assert len(told) == 1
    assert len(told[0].reposts) == 1


def test_a_long_story_is_the_same_whichever_of_its_reports_is_asked_about_first(drifting):
    engine, count = drifting
    store = Store(engine.database)
    try:
        with store.reading():
            for first in (0, count // 2, count - 1):
                reposts = Reposts(store)
                found = [reposts.stories([number + 1]) for number in (first, 0, count // 3, count - 1)]
                assert [story.reports for each in found for story in each.values()] == [set(range(1, count + 1))] * 4
    finally:
        store.close()


def test_a_phrase_that_stands_everywhere_joins_nothing_and_costs_little(engine):
    standing = "本网所有内容均来自公开渠道如有侵权请联系我们删除谢谢合作欢迎转载请注明出处。" * 2
    for number in range(40):
        engine.add(report(*paragraphs(story(300 + number)), standing, key=f"{number}.md"))

    assert all(hit.reposts == () for hit in engine.search("借书证押金取消了吗", k=9).hits)


def test_equal_texts_have_equal_grams_and_odd_ones_none():
    empty, short, broken, again, wide, narrow = shingles_of(
        ["", "四个字呀", "\ud800" * 40, "\ud800" * 40, "ＡＢ，台湾", "ab臺灣"]
    )
    assert empty.grams == short.grams == b""
    assert broken == again
    assert wide == narrow


def test_texts_have_the_grams_together_that_each_has_alone():
    texts = ["".join(story(n)) for n in range(5)] + ["", "短", "\x1e" + "".join(story(6)), "e\u0301" * 30]

    assert shingles_of(texts) == [shingles_of([text])[0] for text in texts]
    assert shingles_of(texts[:5]) == [shingles_of([text])[0] for text in texts[:5]]
