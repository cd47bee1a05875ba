"""Whatever way one looks, what is closed to somebody is not there: every way that there is, found in the class."""

from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from retrieval.engine import Engine
from retrieval.errors import WenjuError
from retrieval.holdings import Holdings
from retrieval.options import Options
from retrieval.types import EVERYTHING, GENERAL, Answer, Filters, Reach
from tests.examples import AS_FOUND, examples
from tests.rights.piles import (
    CLOSING,
    MARKS,
    QUESTIONS,
    SUBJECTS,
    as_file,
    hidden_words,
    lay_out,
    numbers_in,
    open_to,
    tables,
)


@pytest.fixture(scope="module")
def pile(tmp_path_factory):
    """An engine over four collections, and what is in it by its own count."""
    base = tmp_path_factory.mktemp("rights")
    lay_out(base / "reports")
    # Passages of a sentence or two, so that neighbours are others.
    with Engine(base / "index.db", base / "reports", Options(passage_size=60)) as engine:
        assert engine.reindex().failed == ()
        yield engine


# How each way is gone, for all that there is: reports and passages by number, by name, by what stands in them.
WAYS = {
    "within": lambda seen, _: seen.within(EVERYTHING).sources(),
    "done_within": lambda seen, _: seen.done_within(EVERYTHING, "sources"),
    "only": lambda seen, _: [tried(lambda name: seen.only(name).sources(), name) for name in MARKS],
    "is_shut": lambda seen, _: seen.is_shut(),
    "collection": lambda seen, _: [tried(seen.collection, name) for name in MARKS],
    "search": lambda seen, _: [
        unasked(seen.search(question, k=k, filters=filters, shown=shown))
        for k, filters, shown, questions in (
            (10, Filters(), (), QUESTIONS),
            (1, Filters(), (1, 5, 9, 13), QUESTIONS[:2]),
            (9, Filters(source="报"), (), QUESTIONS[:2]),
        )
        for question in questions
    ],
    "timeline": lambda seen, _: [unasked(seen.timeline(question)) for question in QUESTIONS],
    "locate": lambda seen, all_: [tried(seen.locate, QUESTIONS[0], passage) for passage in all_.passages],
    "further": lambda seen, all_: seen.further(QUESTIONS[0], all_.hits, 9),
    "extent": lambda seen, _: [seen.extent(), seen.extent(Filters(source="报"))],
    "find": lambda seen, all_: [tried(seen.find, name) for name in all_.names],
    "look_up": lambda seen, all_: [tried(seen.look_up, name) for name in all_.references],
    "named": lambda seen, all_: [
        [seen.report(number) for number in seen.named(words)[0]] + seen.named(words)[1]
        for words in (*all_.names, "报", "通知", "大桥", *MARKS.values())
    ],
    "cited": lambda seen, all_: [tried(seen.cited, report, 1, mark) for report in all_.reports for mark in (None, 7)],
    "report": lambda seen, all_: [tried(seen.report, report) for report in all_.reports],
    "reports_of_file": lambda seen, all_: [seen.reports_of_file(key) for key in (*all_.keys, *MARKS)],
    "files_of_content": lambda seen, all_: [seen.files_of_content(content) for content in all_.contents],
    "content_of": lambda seen, all_: [seen.content_of(key) for key in all_.keys],
    "passage": lambda seen, all_: [tried(seen.passage, passage) for passage in all_.passages],
    "passages": lambda seen, all_: [seen.passages(report) for report in all_.reports],
    "neighbours": lambda seen, all_: [tried(seen.neighbours, passage) for passage in all_.passages],
    "words": lambda seen, _: seen.words("借书证押金"),
    "sources": lambda seen, all_: [seen.sources(), *(seen.sources(group=group) for group in all_.groups)],
    "each_source": lambda seen, _: [list(seen.each_source(by)) for by in (None, "source", "month", "collection")],
    "groups": lambda seen, _: [seen.groups(by) for by in ("source", "month", "collection")],
    "group": lambda seen, all_: [
        tried(seen.group, by, report) for by in ("source", "month", "collection") for report in all_.reports
    ],
    "last_arrival": lambda seen, _: seen.last_arrival(),
    "arrivals_after": lambda seen, _: [seen.arrivals_after(0, limit) for limit in (1, 99)],
    "repeats": lambda seen, all_: [seen.repeats(hit, ()) for hit in all_.hits[:1]],
    "doubtful": lambda seen, _: seen.doubtful(),
    "superseded": lambda seen, _: seen.superseded(),
    "stats": lambda seen, _: seen.stats(),
    "failures": lambda seen, _: seen.failures(),
    "indexed_at": lambda seen, _: seen.indexed_at(),
    "indexed_corpus": lambda seen, _: seen.indexed_corpus(),
}


class All:
    """All that there is to ask for."""

    def __init__(self, engine):
        listed = engine.sources()
        self.reports = [one.id for one in listed]
        self.keys = [one.key for one in listed]
        self.passages = [passage.id for report in self.reports for passage in engine.passages(report)]
        self.names = [*self.keys, *(one.title for one in listed), *(f"r{number}" for number in self.reports)]
        self.references = [*self.names, *(f"{name}#1" for name in self.names), "通知", "大桥", *MARKS.values()]
        self.contents = [engine.content_of(key) for key in self.keys]
        self.groups = [group for by in ("source", "month", "collection") for group in engine.groups(by)]
        self.hits = engine.search(QUESTIONS[0], k=20).hits
        self.collections = {one.id: self.collection(one.key) for one in listed}

    @staticmethod
    def collection(key):
        folder, slash, _ = key.partition("/")
        return folder if slash else GENERAL


def tried(look, *arguments):
    """What a look gives, or how it is refused, without what was asked for: that is known already."""
    try:
        return look(*arguments)
    except WenjuError as error:
        told = str(error)
        for argument in map(str, arguments):
            told = told.replace(argument.removesuffix("#1"), "")
        return told


def unasked(found):
    """What is found without what was asked: who names a hidden word knows it already."""
    return replace(found, question="", lacks=()) if isinstance(found, Answer) else replace(found, question="")


def doors():
    return {name for name in dir(Holdings) if not name.startswith("_") and callable(getattr(Holdings, name))}


@pytest.mark.parametrize("read_at_once", [1, 1_000])
def test_the_last_that_came_is_the_last_that_somebody_may_see(pile, monkeypatch, read_at_once):
    monkeypatch.setattr("retrieval.holdings.inventory._ARRIVALS_READ", read_at_once)
    engine, all_ = pile, All(pile)
    (engine.corpus / "_access.yaml").write_text("Archiv: []\n人事: [11]\n", "utf-8")
    assert engine.take_rules() is None
    came = engine.arrivals_after(0, 99)

    for subject, closed in ((11, {"Archiv"}), (22, {"Archiv", "人事"})):
        mine = [one.number for one in came if all_.collections[one.report] not in closed]
        assert engine.within(Reach(subject)).last_arrival() == mine[-1]
    assert engine.last_arrival() == came[-1].number
    (engine.corpus / "_access.yaml").write_text("".join(f"{one}: []\n" for one in MARKS), "utf-8")
    assert engine.take_rules() is None
    assert engine.within(Reach(11)).last_arrival() == 0


def test_every_way_has_its_case():
    assert doors() == WAYS.keys()


def leaks(engine, all_, table, subject):
    """What somebody learns of collections that are closed to them, each with its door."""
    seen = open_to(table, subject)
    mine = {number for number, collection in all_.collections.items() if collection in seen}
    holdings = engine.within(Reach(subject))
    for name, way in WAYS.items():
        found = way(holdings, all_)
        told = repr(found)
        yield from ((name, word) for word in hidden_words(seen) if word in told)
        yield from ((name, number) for number in numbers_in(found) if number not in mine)
    counted = (holdings.extent()[0], holdings.stats().reports, sum(one.reports for one in holdings.groups("month")))
    if set(counted) != {len(mine)}:
        yield "counts", counted


@examples(7, phases=AS_FOUND)
@given(table=tables, subject=st.sampled_from([None, *SUBJECTS]))
@example(table=CLOSING, subject=22)
def test_nothing_is_learned_of_what_is_closed(pile, table, subject):
    (pile.corpus / "_access.yaml").write_text(as_file(table), "utf-8")
    assert pile.take_rules() is None

    assert list(leaks(pile, All(pile), table, subject)) == []


def test_what_is_open_is_found_as_ever(pile):
    (pile.corpus / "_access.yaml").write_text("人事: [11]\nArchiv: []\n", "utf-8")
    pile.take_rules()

    def found(reach):
        return {hit.report.source[:-1] for hit in pile.within(reach).search("阅览室几点关门？", k=20).hits}

    assert found(Reach(11)) == {"鲸鱼湾", "麒麟岭", "凤凰坡"}
    assert found(Reach(22)) == {"鲸鱼湾", "凤凰坡"}
    assert found(EVERYTHING) == set(MARKS.values())
    assert found(Reach(11, only=frozenset({"人事", "archiv"}))) == {"麒麟岭"}


def test_reposts_elsewhere_are_told_to_those_alone_who_may_see_them(pile):
    (pile.corpus / "_access.yaml").write_text("人事: [11]\n", "utf-8")
    pile.take_rules()

    def told(subject):
        hit = pile.within(Reach(subject)).search(QUESTIONS[0]).hits[0]
        return 1 + len(hit.reposts)

    assert (told(11), told(22)) == (4, 3)


def test_a_report_that_moves_goes_by_its_new_folder_at_once(tmp_path):
    lay_out(tmp_path / "reports")
    (tmp_path / "reports" / "_access.yaml").write_text("人事: []\n", "utf-8")
    with Engine(tmp_path / "index.db", tmp_path / "reports") as engine:
        engine.reindex()
        stranger = engine.within(Reach(22))
        question = "凤凰坡的阅览室几点关门？"
        assert stranger.search(question).answered
        report = engine.find("凤凰坡阅览室").id

        moved = tmp_path / "reports" / "园区" / "凤凰坡阅览.md"
        moved.rename(tmp_path / "reports" / "人事" / moved.name)
        engine.reindex()

        assert engine.find("凤凰坡阅览室").id == report
        assert report not in numbers_in(stranger.search(question))
        assert "凤凰坡的阅览室晚上" not in repr(stranger.search(question))
