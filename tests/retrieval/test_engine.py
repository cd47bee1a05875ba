"""What a caller of the engine relies on: answers, stable numbers, exact removal, several readers."""

import inspect
import threading
from datetime import date

import pytest

from retrieval.corpus.corrections import sidecar_of
from retrieval.engine import Engine
from retrieval.errors import Busy, EmptyQuestion, IndexOutdated, QuestionTooLong, ReadError, ReportNotFound
from retrieval.holdings import Inventory, Library
from retrieval.upkeep import Editing, Granting, Upkeep
from tests.retrieval.making import report, write_report

TYPHOON = report(
    "台风登陆前，市应急局调拨帐篷三百顶。",
    "救灾物资于周三晚上到位，由沿海两镇分发。",
    key="typhoon.md",
    title="台风救灾物资到位",
    source="海港日报",
    published=date(2024, 7, 3),
)
METRO = report("地铁九号线将于明年六月开通，全长三十二公里。", key="metro.md", title="地铁九号线明年开通")


def test_the_answering_sentence_is_cited_with_its_paragraph(engine):
    engine.add(METRO)
    engine.add(TYPHOON)

    answer = engine.search("救灾物资什么时候到位？")

    hit = answer.hits[0]
    assert answer.answered
    assert (hit.report.title, hit.report.source, hit.report.published) == (
        "台风救灾物资到位",
        "海港日报",
        date(2024, 7, 3),
    )
    assert hit.passage.text[hit.sentence.start : hit.sentence.end] == "救灾物资于周三晚上到位，由沿海两镇分发。"
    assert hit.paragraphs == range(2, 3)


def test_what_is_shown_may_reach_into_the_next_passage(engine):
    engine.add(METRO)
    opening = "。".join(["会展中心的日常保洁照旧进行"] * 30)
    engine.add(
        report(
            f"{opening}。茶叶博览会减免展位费的对象有哪些，组委会昨天作了说明。",
            "首次参展的小微茶企减免一半；连续三年参展的免去全部。" + "其余事项另行通知。" * 45,
            key="fair.md",
        )
    )

    hit = engine.search("茶叶博览会减免展位费的对象有哪些？").hits[0]

    shown = hit.passage.text[hit.window.start : hit.window.end]
    assert "组委会昨天作了说明" in shown
    assert "连续三年参展的免去全部" in shown
    assert hit.passage.text == hit.report.text[hit.passage.start : hit.passage.end]
    assert hit.passage.paragraphs == range(1, 3)
    assert all(hit.passage.text[span.start : span.end].strip() for span in hit.highlights)


def test_each_report_is_a_hit_once(engine):
    long = "、".join(["抗洪抢险"] * 60) + "。"
    engine.add(report(*[long] * 6, key="flood.md"))
    engine.add(report("抗洪抢险仍在继续。", key="other.md"))

    hits = engine.search("抗洪抢险", k=5).hits

    assert sorted(hit.report.key for hit in hits) == ["flood.md", "other.md"]


def test_of_equal_passages_that_of_the_report_with_more_of_them_comes_first(engine):
    said = [f"第{number}节。茶叶博览会的展位费减免一半。" + "组委会的其余安排照旧。" * 40 for number in "一二三"]
    engine.add(report(*said[:2], key="twice.md"))
    engine.add(report(*said, key="thrice.md"))

    hits = engine.search("茶叶博览会展位费减免多少？").hits

    assert [hit.report.key for hit in hits] == ["thrice.md", "twice.md"]
    shares = [dict(hit.shares) for hit in hits]
    assert shares[0]["report"] > shares[1]["report"]


def test_a_question_the_reports_do_not_hold_is_declined_with_the_nearest_passages(engine):
    engine.add(METRO)
    engine.add(TYPHOON)

    answer = engine.search("火星探测器携带哪几种光谱仪登陆？")

    assert not answer.answered


def test_an_empty_index_answers_nothing(engine):
    answer = engine.search("台风")

    assert (answer.answered, answer.hits, answer.confidence) == (False, (), 0.0)


def test_removing_a_report_leaves_no_trace(engine):
    engine.add(METRO)
    before = engine.search("台风到位的地铁")

    added = engine.add(TYPHOON)
    engine.remove(added.id)

    assert engine.search("台风到位的地铁") == before


def test_a_report_that_comes_back_has_its_old_number(engine):
    first = engine.add(TYPHOON)
    engine.add(METRO)
    engine.remove(first.id)

    assert engine.add(TYPHOON).id == first.id


def test_adding_a_changed_report_replaces_it(engine):
    first = engine.add(TYPHOON)
    changed = engine.add(report("台风已经远离。", key="typhoon.md", title="台风远离"))

    assert changed.id == first.id
    assert engine.report(first.id).title == "台风远离"
    assert engine.stats().reports == 1
    assert not [hit for hit in engine.search("帐篷").hits if "帐篷" in hit.passage.text]


def test_the_number_of_a_vanished_passage_is_not_given_to_another(engine):
    added = engine.add(TYPHOON)
    (old,) = engine.passages(added.id)
    engine.remove(added.id)
    engine.add(METRO)

    with pytest.raises(ReportNotFound):
        engine.passage(old.id)


def test_a_report_changed_by_another_process_is_shown_as_it_is_now(engine, corpus, tmp_path):
    write_report(corpus, "typhoon.md", "台风登陆前，市应急局调拨帐篷三百顶。", title="台风救灾")
    write_report(corpus, "typhoon-2.md", "台风登陆后，帐篷都已收回。", title="台风远离")
    engine.reindex()
    shown = engine.search("台风帐篷").hits

    with Engine(tmp_path / "index.db", corpus) as other:
        sidecar_of(corpus / "typhoon.md").write_text("title: 台风救灾物资到位\n", "utf-8")
        (corpus / "typhoon-2.md").unlink()
        other.reindex()

    (hit,) = engine.search("台风帐篷").hits
    assert (hit.report.title, hit.passage.text) == ("台风救灾物资到位", "台风登陆前，市应急局调拨帐篷三百顶。")
    assert engine.search("台风救灾物资到位").hits[0].report.title == "台风救灾物资到位"
    for old in shown:
        with pytest.raises(ReportNotFound):
            engine.locate("台风帐篷", old.passage.id)


def test_what_a_report_said_before_it_changed_is_no_neighbour_of_what_it_says(engine, corpus, tmp_path):
    rule = "首次参展的小微茶企减免一半展位费。"
    engine.add(METRO)
    engine.add(report("旧的说明。" * 150, rule, key="fair.md", title="展会"))
    assert engine.search("小微茶企减免多少展位费？").answered
    engine.add(report(rule, "新的说明。" * 150, key="fair.md", title="展会"))

    with Engine(tmp_path / "index.db", corpus) as another:
        assert engine.search("小微茶企减免多少展位费？") == another.search("小微茶企减免多少展位费？")


def test_a_report_is_found_by_key_number_and_title(engine):
    added = engine.add(TYPHOON)

    for reference in ("typhoon.md", str(added.id), f"r{added.id}", "台风救灾物资到位"):
        assert engine.find(reference) == added


@pytest.mark.parametrize("reference", ["不存在", "", "99", "r", "9" * 30, "²", "\udcff"])
def test_an_unknown_report_is_named_in_the_error(engine, reference):
    with pytest.raises(ReportNotFound, match="wenju sources"):
        engine.find(reference)


def test_two_reports_of_one_title_are_told_apart_by_number(engine):
    engine.add(report("甲。", key="a.md", title="通知"))
    engine.add(report("乙。", key="b.md", title="通知"))

    with pytest.raises(ReportNotFound, match="r2 《通知》; r1 《通知》"):
        engine.find("通知")


def test_neighbours_stand_in_order_around_the_passage(engine):
    added = engine.add(report(*[f"第{n}段" + "。说明文字若干" * 60 for n in range(5)], key="long.md"))
    passages = engine.passages(added.id)

    assert engine.neighbours(passages[2].id) == passages[1:4]
    assert engine.neighbours(passages[0].id, radius=2) == passages[:3]


def test_sources_come_newest_first_with_their_counts(engine):
    engine.add(METRO)
    engine.add(TYPHOON)
    engine.add(report("旧闻。", key="old.md", published=date(2001, 1, 1)))

    assert [(s.key, s.paragraphs, s.passages) for s in engine.sources()] == [
        ("typhoon.md", 2, 1),
        ("old.md", 1, 1),
        ("metro.md", 1, 1),
    ]
    assert [s.key for s in engine.sources(limit=1, offset=1)] == ["old.md"]


def test_stats_count_what_is_there(engine):
    engine.add(METRO)
    engine.add(TYPHOON)

    stats = engine.stats()

    assert (stats.reports, stats.passages, stats.newest) == (2, 2, date(2024, 7, 3))
    assert stats.tokens > 50
    assert stats.database_bytes > 4096
    assert stats.fingerprint
    assert stats.indexed_at is not None


@pytest.mark.parametrize("question", ["", " \t\n", "？！，。", "什么？", "😀", "\x00\x1b", "\ud800"])
def test_a_question_without_content_is_an_empty_question(engine, question):
    with pytest.raises(EmptyQuestion):
        engine.search(question)


def test_a_question_of_ten_thousand_characters_is_too_long(engine):
    with pytest.raises(QuestionTooLong, match="500"):
        engine.search("问" * 10_000)


@pytest.mark.parametrize("paragraphs", [(), ("",), ("一\n二",)])
def test_a_report_without_proper_paragraphs_is_refused(engine, paragraphs):
    with pytest.raises(ReadError, match=r"a\.md"):
        engine.add(report(*paragraphs))


def test_a_second_engine_sees_a_change_at_its_next_question(engine, corpus):
    engine.add(METRO)
    with Engine(engine.database, corpus) as other:
        assert [hit.report.key for hit in other.search("台风物资").hits] == []
        engine.add(TYPHOON)
        assert [hit.report.key for hit in other.search("台风物资").hits] == ["typhoon.md"]
        engine.remove(engine.find("typhoon.md").id)
        assert [hit.report.key for hit in other.search("台风物资").hits] == []


def test_only_one_may_write_and_the_other_is_told_who(engine, corpus):
    write_report(corpus, "a.md", "正文。")
    with Engine(engine.database, corpus) as other, other.changing("reindex"):
        for change in (engine.reindex, lambda: engine.add(METRO), lambda: engine.remove(1)):
            with pytest.raises(Busy, match=r"process \d+ \(reindex since"):
                change()

    assert engine.reindex().added == 1


def test_threads_share_an_engine(engine):
    engine.add(METRO)
    engine.add(TYPHOON)
    expected = engine.search("台风物资")
    answers = []

    def ask():
        answers.extend(engine.search("台风物资") for _ in range(20))

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert answers == [expected] * 80


def test_edited_words_make_the_index_outdated_until_a_reindex(engine, corpus):
    write_report(corpus, "a.md", "低空经济成为新引擎。")
    engine.reindex()
    (corpus / "_words.txt").write_text("低空经济\n", encoding="utf-8")

    with Engine(engine.database, corpus) as edited:
        with pytest.raises(IndexOutdated, match="wenju reindex"):
            edited.search("低空经济")
        assert edited.reindex().unchanged == 1
        assert edited.search("低空经济").answered
    # The engine that was open all the time takes the new words over.
    assert engine.search("低空经济").answered


def test_owner_synonyms_find_what_is_called_otherwise(engine, corpus):
    (corpus / "_synonyms.txt").write_text("机器狗 = 四足机器人\n", encoding="utf-8")
    engine.add(METRO)
    engine.add(report("四足机器人每天巡检三次。", key="robot.md", title="园区巡检"))

    answer = engine.search("机器狗每天巡检几次？")

    assert answer.hits[0].report.key == "robot.md"
    assert answer.answered


@pytest.mark.parametrize("question", ["robotaxi收费", "ROBOTAXI 收费", "Robotaxi  收费吗？", "ＲｏｂｏＴａｘｉ收費"])
def test_latin_words_beside_chinese_are_found_whatever_their_case_width_and_spaces(engine, question):
    said = "亦庄的Robotaxi从七月起收费，起步价十三元。"
    engine.add(report("园区里的无人车已跑了三年。", said, key="a.md", title="无人车出行"))
    engine.add(report("停车场的收费标准有变，首小时五元。", key="b.md", title="停车收费"))
    engine.add(report("Robotaxis大会闭幕，到会者九百人。", key="c.md", title="大会"))

    answer = engine.search(question)

    hit = answer.hits[0]
    assert answer.answered
    assert hit.passage.text[hit.sentence.start : hit.sentence.end] == said
    assert [hit.report.key for hit in answer.hits] == ["a.md", "b.md"]


def taken(method):
    """What a method takes; the engine names the types of changes, which it does not load, in quotes."""
    return [(one.name, one.kind, one.default) for one in inspect.signature(method).parameters.values()]


def test_the_engine_does_all_that_its_parts_do_and_says_so():
    for name, method in (vars(Library) | vars(Inventory)).items():
        if not name.startswith("_"):
            assert inspect.getdoc(getattr(Engine, name)) == inspect.getdoc(method)
    for kind in (Upkeep, Editing, Granting):
        for name, method in vars(kind).items():
            if not name.startswith("_"):
                own = getattr(Engine, name)
                assert inspect.getdoc(own) == f"As `{kind.__name__}.{name}`."
                assert taken(own) == taken(method)
