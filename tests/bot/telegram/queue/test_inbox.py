"""The inbox and what writes for it, over a real database: order, failures beside others, and lost replies."""

import asyncio
import sqlite3

import pytest

from bot.telegram.queue.inbox import Inbox
from bot.telegram.queue.writing import Writer
from retrieval.errors import BackendUnavailable
from retrieval.store.database import Store

UPDATE = {"update_id": 7, "message": {"text": "？"}}


@pytest.fixture
def store(tmp_path):
    store = Store(tmp_path / "wenju.db")
    yield store
    store.close()


def working(store, talk):
    """Run `await talk(inbox, writer)` as the bot would."""

    async def run():
        writer = Writer(store)
        try:
            return await talk(Inbox(store, writer), writer)
        finally:
            await writer.close()

    return asyncio.run(run())


def test_an_update_is_handed_out_once_and_again_after_a_restart_until_it_is_done(store):
    async def taken(inbox, _):
        return await inbox.take([UPDATE, {"update_id": 8}, UPDATE])

    async def done(inbox, _):
        await inbox.done(7)

    assert working(store, taken) == [UPDATE, {"update_id": 8}]
    assert working(store, taken) == []
    assert Inbox(store, None).pending() == [UPDATE, {"update_id": 8}]
    working(store, done)
    assert Inbox(store, None).pending() == [{"update_id": 8}]


def test_a_write_that_fails_takes_no_other_with_it(store):
    def insert(number):
        store.connection.execute("INSERT INTO update_inbox (id, received_at) VALUES (?, '2024')", [number])
        return number

    async def talk(_, writer):
        writes = [writer.write(lambda number=number: insert(number)) for number in (1, 2, 2, 3)]
        return await asyncio.gather(*writes, return_exceptions=True)

    one, two, twice, three = working(store, talk)

    assert (one, two, three) == (1, 2, 3)
    assert isinstance(twice, BackendUnavailable | sqlite3.IntegrityError)
    assert [row[0] for row in store.connection.execute("SELECT id FROM update_inbox ORDER BY id")] == [1, 2, 3]


def test_what_is_queued_when_the_bot_ends_is_written(store):
    async def talk(inbox, writer):  # noqa: ARG001
        writer.write(lambda: store.connection.execute("INSERT INTO update_inbox (id, received_at) VALUES (1, '2024')"))

    working(store, talk)

    assert store.connection.execute("SELECT count(*) FROM update_inbox").fetchone() == (1,)


def test_what_comes_after_the_end_is_cancelled(store):
    async def talk(_, writer):
        await writer.close()
        return writer.write(lambda: 1).cancelled()

    assert working(store, talk)


def test_a_message_goes_out_once_more_after_a_lost_reply_and_not_again_after_a_restart(store):
    async def lost(inbox, _):
        with inbox.working_on(7):
            return await inbox.may_repeat()

    async def talk(inbox, writer):
        await inbox.take([UPDATE])
        return await lost(inbox, writer), await lost(inbox, writer)

    assert working(store, talk) == (True, False)
    assert working(store, lost) is False


def test_replies_lost_outside_of_an_update_are_not_counted(store):
    async def talk(inbox, _):
        return await inbox.may_repeat(), await inbox.may_repeat()

    assert working(store, talk) == (True, True)
