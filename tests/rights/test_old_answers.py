"""What is learned by pressing and following up old answers once something was closed, or came where one may not see."""

import asyncio
from contextlib import closing

import pytest

from bot.talk.conversation import Conversations
from retrieval.engine import Engine
from retrieval.store import Journal, Store
from retrieval.types import Reach
from tests.retrieval.making import write_report
from tests.rights.piles import lay_out

STRANGER, INSIDER = Reach(22), Reach(11)


class Talk:
    """Conversations over a pile, each line with the right of who says it."""

    def __init__(self, engine, store):
        self.engine, self.journal = engine, Journal(store)
        self.conversations = Conversations(engine, self.journal)

    def asks(self, text, reach):
        seen = self.engine.within(reach)
        turn = asyncio.run(self.conversations.ask("某人", "私聊", text, self.search_in(seen), seen))
        self.journal.record(self.conversations.entry("某人", "私聊", turn, 0.1))
        return turn

    def presses(self, turn, reach):
        seen = self.engine.within(reach)
        return asyncio.run(self.conversations.again(turn.id, "私聊", lambda _: self.search_in(seen), seen))

    @staticmethod
    def search_in(seen):
        async def search(question, k, filters, shown):
            return seen.search(question, k=k, filters=filters, shown=shown)

        return search

    def closes(self, rules):
        (self.engine.corpus / "_access.yaml").write_text(rules, "utf-8")
        assert self.engine.take_rules() is None


@pytest.fixture
def talk(tmp_path):
    lay_out(tmp_path / "reports")
    with Engine(tmp_path / "index.db", tmp_path / "reports") as engine, closing(Store(tmp_path / "index.db")) as store:
        engine.reindex()
        yield Talk(engine, store)


def test_a_button_says_that_something_is_new_to_those_alone_who_may_see_it(talk):
    talk.closes("人事: [11]\n")
    turn = talk.asks("凤凰坡的阅览室几点关门？", STRANGER)

    write_report(talk.engine.corpus, "人事/new.md", "新来的消息。", title="新来的")
    talk.engine.reindex()

    assert not talk.presses(turn, STRANGER).newer
    assert talk.presses(turn, INSIDER).newer
    write_report(talk.engine.corpus, "园区/new.md", "也是新的消息。", title="也是新的")
    talk.engine.reindex()
    assert talk.presses(turn, STRANGER).newer


def test_a_follow_up_does_not_hear_what_a_report_says_that_was_closed_since(talk):
    talk.closes("人事: [22]\n")
    question, follow_up = "麒麟岭的阅览室几点关门？", "书友会是哪天？"
    assert talk.asks(question, STRANGER).answer.hits[0].report.source == "麒麟岭报"
    assert talk.asks(follow_up, STRANGER).understood != follow_up
    talk.asks(question, STRANGER)

    talk.closes("人事: []\n")

    assert talk.asks(follow_up, STRANGER).understood == follow_up
