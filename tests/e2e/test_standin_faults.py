"""The stand-in fails on demand, seen through python-telegram-bot's own Bot and Application."""

import pytest
from telegram.error import (
    BadRequest,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from tests.e2e.echo import calling
from tests.e2e.standin import Standin, faults

# PTB warns of its own coming change whenever it makes a RetryAfter.
pytestmark = pytest.mark.filterwarnings("ignore:Deprecated since version v22.2.*retry_after")


@pytest.mark.parametrize(
    ("how", "error", "delivered"),
    [
        (faults.too_many_requests(3), RetryAfter, 0),
        (faults.status(502, "Bad Gateway"), NetworkError, 0),
        (faults.status(400, "Bad Request: chat not found"), BadRequest, 0),
        (faults.bad_json(), TelegramError, 0),
        (faults.bad_json(after=True), TelegramError, 1),
        (faults.bare_not_ok(), KeyError, 0),
        (faults.drop(), NetworkError, 0),
        (faults.drop(after=True), NetworkError, 1),
        (faults.hang(), TimedOut, 0),
        (faults.slow(30, after=True), TimedOut, 1),
    ],
)
def test_a_fault_happens_once_and_is_over(standin, known, how, error, delivered):
    fault = standin.fails("sendMessage", how)
    patience = 0.3 if error is TimedOut else 60

    async def work(bot):
        with pytest.raises(error):
            await bot.send_message(known.id, "一", read_timeout=patience)
        standin.waits_until(lambda: fault.hits and len(standin.sent()) == delivered, "the message")
        await bot.send_message(known.id, "二")

    calling(standin, work)
    assert fault.hits == 1
    assert standin.sent()[-1].text == "二"


def test_a_fault_may_choose_its_calls_and_last(standin, known):
    fault = standin.fails("sendMessage", faults.drop(), times=None, when=lambda p: "坏" in p["text"])

    async def work(bot):
        for _ in range(3):
            with pytest.raises(NetworkError):
                await bot.send_message(known.id, "坏")
        await bot.send_message(known.id, "好")
        fault.clear()
        await bot.send_message(known.id, "坏")

    calling(standin, work)
    assert [message.text for message in standin.sent()] == ["好", "坏"]


@pytest.mark.usefixtures("echo")
@pytest.mark.parametrize("how", [faults.status(502), faults.drop(), faults.bad_json(), faults.hang()])
def test_polling_comes_back_after_a_fault(standin, how):
    person = standin.person("小明")
    fault = standin.fails("getUpdates", how, times=None)
    standin.waits_until(lambda: fault.hits, "the fault")
    question = person.says("还好吗？")
    fault.clear()
    assert person.waits_for_reply(to=question, timeout=15).text == "答：还好吗？"


def test_updates_come_again_on_demand(standin, known):
    async def work(bot):
        first = await bot.get_updates()
        await bot.get_updates(offset=first[-1].update_id + 1)
        standin.redelivers()
        again = await bot.get_updates(offset=first[-1].update_id + 1)
        once = await bot.get_updates(offset=first[-1].update_id + 1)
        standin.sends_malformed()
        known.says("好的")
        with pytest.raises(Exception, match="date"):
            await bot.get_updates(offset=first[-1].update_id + 1)
        return first, again, once

    first, again, once = calling(standin, work)
    assert first == again
    assert once == ()
    assert standin.updates.delivered[first[0].update_id] == 2


def test_waiting_in_vain_says_what_for(standin, known):
    with pytest.raises(AssertionError, match="a reply to '/start'"):
        known.waits_for_reply(to=standin.world.messages[known.chat.id, 1], timeout=0.005)


def test_two_standins_live_side_by_side(standin):
    with Standin() as other:
        assert other.base_url != standin.base_url
        assert calling(other, lambda bot: bot.get_me()).username == other.world.bot.username
