"""Everybody's conversations: how long a follow-up may lean on the question before, and what /forget leaves."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from bot.talk.conversation import Conversations
from retrieval.engine import Engine
from retrieval.errors import QuestionNotFound
from retrieval.store.database import Store
from retrieval.store.journal import Journal
from retrieval.types import Filters
from tests.e2e import reports

QUESTION = "江城博物馆每天开放到晚上几点？"
FOLLOW_UP = "那东湖公园呢？"
NOON = datetime(2024, 3, 18, 12, tzinfo=UTC)


class Clock:
    def __init__(self):
        self.time = NOON

    def passes(self, **span):
        self.time += timedelta(**span)

    def __call__(self):
        return self.time


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def store(tmp_path):
    store = Store(tmp_path / "wenju.db")
    yield store
    store.close()


@pytest.fixture
def start(tmp_path, store, clock):
    """Start the bot's conversations, as often as wanted, over the same database."""
    reports.write(tmp_path / "seeds")
    with Engine(tmp_path / "wenju.db", tmp_path / "seeds") as engine:
        engine.reindex()

        async def search(question, k, filters, shown):
            return engine.search(question, k=k, filters=filters, shown=shown)

        class Talk(Conversations):
            def ask(self, person, chat, text, replied=None, seen=engine):
                return asyncio.run(super().ask(person, chat, text, search, seen, replied))

            def again(self, question, chat, seen=engine):
                return asyncio.run(super().again(question, chat, lambda _: search, seen))

        def started():
            talk = Talk(engine, Journal(store), now=clock)
            asyncio.run(talk.recall())
            return talk

        yield started


def test_a_follow_up_leans_for_ten_minutes(start, clock):
    talk = start()
    talk.ask("小明", "私聊", QUESTION)
    clock.passes(minutes=10)

    follow = talk.ask("小明", "私聊", FOLLOW_UP)

    assert follow.follows
    assert follow.understood.startswith("东湖公园")


def test_after_ten_minutes_it_stands_by_itself(start, clock):
    talk = start()
    talk.ask("小明", "私聊", QUESTION)
    clock.passes(minutes=10, seconds=1)

    follow = talk.ask("小明", "私聊", FOLLOW_UP)

    assert (follow.follows, follow.understood) == (False, FOLLOW_UP)
    assert talk.ask("小红", "私聊", "还有呢？") is None


def test_each_follow_up_begins_the_ten_minutes_anew(start, clock):
    talk = start()
    talk.ask("小明", "私聊", QUESTION)
    for _ in range(3):
        clock.passes(minutes=9)
        assert talk.ask("小明", "私聊", FOLLOW_UP).follows


@pytest.mark.parametrize(("minutes", "follows"), [(9, True), (11, False)])
def test_the_ten_minutes_go_on_over_a_restart(start, store, clock, minutes, follows):
    before = start()
    turn = before.ask("小明", "私聊", QUESTION)
    Journal(store).record(before.entry("小明", "私聊", turn, 0.1))
    clock.passes(minutes=minutes)

    assert start().ask("小明", "私聊", FOLLOW_UP).follows is follows


def test_whoever_no_longer_fits_into_memory_is_found_in_the_journal(start, store, monkeypatch):
    monkeypatch.setattr("bot.talk.conversation.REMEMBERED_QUESTIONS", 2)
    talk = start()
    for person in ("小明", "小红", "小刚", "小丽"):
        turn = talk.ask(person, "私聊", QUESTION)
        Journal(store).record(talk.entry(person, "私聊", turn, 0.1))

    assert talk.ask("小明", "私聊", FOLLOW_UP).follows
    assert not talk.ask("别人", "私聊", FOLLOW_UP).follows


def test_after_forget_nothing_is_leaned_on_and_no_button_knows_the_question(start, store):
    talk = start()
    turn = talk.ask("小明", "私聊", QUESTION)
    theirs = talk.ask("小红", "私聊", QUESTION)
    Journal(store).record(talk.entry("小明", "私聊", turn, 0.1))

    assert talk.forget("小明") == 1

    assert not talk.ask("小明", "私聊", FOLLOW_UP).follows
    with pytest.raises(QuestionNotFound):
        talk.again(turn.id, "私聊")
    assert talk.again(theirs.id, "私聊").answer.hits


def test_a_question_that_some_reports_do_not_answer_is_not_unanswered(start, store):
    talk, journal = start(), Journal(store)
    for text in (QUESTION, f"来源：无此报 {QUESTION}"):
        turn = talk.ask("小明", "私聊", text)
        journal.record(talk.entry("小明", "私聊", turn, 0.1))
        assert journal.question(turn.id) == talk.entry("小明", "私聊", turn, 0.1)
    assert not turn.answer.answered

    assert journal.unanswered() == []


def test_more_of_other_reports_begins_with_the_first(start):
    talk = start()
    talk.ask("小明", "私聊", QUESTION)
    more = talk.ask("小明", "私聊", "还有呢？")
    source = more.answer.hits[-1].report.source
    assert more.rank > 1

    assert talk.ask("小明", "私聊", f"还有呢？ 来源：{source}").rank == 1


def test_ordinary_questions_with_labels_in_them_are_answered(start):
    talk = start()

    for text in ("从: 北京 到: 上海 高铁几点", "时间 从：9点 到：5点", "以下说法对吗\n来源：新华社"):
        turn = talk.ask("小明", "私聊", text)
        assert (turn.understood, turn.filters) == (text, Filters())


def test_an_answer_shown_anew_begins_with_the_report_it_began_with(start, store):
    talk = start()
    talk.ask("小明", "私聊", "南山体育馆的泳池开放到晚上几点？")
    turn = talk.ask("小明", "私聊", "开放到几点")
    Journal(store).record(talk.entry("小明", "私聊", turn, 0.1))

    anew = start().again(turn.id, "私聊")

    assert turn.answer.hits[0].report.key == "pool.md"
    assert anew.answer.hits[0].report.key == "pool.md"


def test_a_reply_leans_on_no_question_of_another_chat(start):
    talk = start()
    turn = talk.ask("小明", "私聊", QUESTION)

    assert not talk.ask("小红", "群", FOLLOW_UP, turn.id).follows
    assert talk.ask("小红", "私聊", FOLLOW_UP, turn.id).follows
    assert talk.ask("小红", "群", FOLLOW_UP, QUESTION).follows


def test_a_reply_leans_on_its_message_however_long_ago_that_was(start, clock):
    talk = start()
    turn = talk.ask("小明", "私聊", QUESTION)
    clock.passes(days=2)

    assert talk.ask("小明", "私聊", FOLLOW_UP, turn.id).follows
