"""Faults of the Bot API, each met by the bot while somebody asks: the answer comes, once."""

import pytest

from tests.e2e.standin import faults

QUESTION = "承担重大攻关项目能拿到多少资金支持？"
ANSWER = "50%"

pytestmark = pytest.mark.usefixtures("bot")


def asks_again(person) -> None:
    """Ask once more and wait for the answer: what was still on its way has come by then."""
    person.waits_for_reply(to=person.says(QUESTION), timeout=20)


@pytest.mark.parametrize(
    "how",
    [
        faults.status(401, "Unauthorized"),
        faults.status(404, "Not Found"),
        faults.status(409, "Conflict: terminated by other getUpdates request"),
        faults.too_many_requests(1),
        faults.status(500),
        faults.status(502, "Bad Gateway"),
        faults.bad_json(),
        faults.bare_not_ok(),
        faults.hang(),
        faults.drop(),
    ],
    ids=str,
)
def test_polling_recovers_within_five_seconds_of_a_fault(standin, how):
    person = standin.person()
    fault = standin.fails("getUpdates", how, times=None)
    question = person.says(QUESTION)
    standin.waits_until(lambda: fault.hits >= (1 if how.seconds else 2), "the fault", 20)

    fault.clear()

    assert ANSWER in person.waits_for_reply(to=question, timeout=5).text
    asks_again(person)
    assert len(standin.replies_to(question)) == 1


def test_a_malformed_update_is_skipped_and_blocks_nobody(standin):
    person = standin.person()
    before = person.says(QUESTION)
    standin.sends_malformed()
    standin.sends_malformed("callback_query", {"id": 5})
    after = person.says(QUESTION)

    assert ANSWER in person.waits_for_reply(to=before, timeout=20).text
    assert ANSWER in person.waits_for_reply(to=after, timeout=20).text
    standin.waits_until_acknowledged()


@pytest.mark.parametrize(
    ("how", "times"),
    [
        (faults.too_many_requests(1), 2),
        (faults.status(500), 2),
        (faults.status(502, "Bad Gateway"), 2),
        (faults.bare_not_ok(), 2),
        # As if the reply was lost; two of these in a row count as delivered: see below.
        (faults.bad_json(), 1),
        (faults.drop(), 1),
        (faults.hang(), 1),
    ],
    ids=str,
)
def test_an_answer_that_failed_to_go_out_is_sent_again(standin, how, times):
    person = standin.person()
    fault = standin.fails("sendMessage", how, times=times)

    question = person.says(QUESTION)

    assert ANSWER in person.waits_for_reply(to=question, timeout=30).text
    asks_again(person)
    assert fault.hits == times
    assert len(standin.replies_to(question)) == 1


@pytest.mark.parametrize(
    "how", [faults.drop(after=True), faults.bad_json(after=True), faults.hang(after=True)], ids=str
)
def test_an_answer_whose_receipt_was_lost_comes_at_most_twice(standin, how):
    person = standin.person()
    standin.fails("sendMessage", how)

    question = person.says(QUESTION)

    standin.waits_for_call("sendMessage", 2, timeout=30)
    asks_again(person)
    assert len(standin.replies_to(question)) in (1, 2)


@pytest.mark.parametrize("how", [faults.drop(after=True), faults.bad_json(after=True)], ids=str)
def test_receipts_lost_again_and_again_make_it_no_more_than_twice(standin, how):
    person = standin.person()
    fault = standin.fails("sendMessage", how, times=None)
    question = person.says(QUESTION)
    standin.waits_until(lambda: fault.hits >= 2, "the second try", 30)
    fault.clear()

    # A person's questions are worked on in order, so that the first one was done with before this one is answered.
    asks_again(person)

    assert len(standin.replies_to(question)) == 2


def test_an_outage_that_breaks_every_line_costs_no_answer(standin):
    person = standin.person()
    sending, asking = (standin.fails(method, faults.drop(), times=None) for method in ("sendMessage", "getMe"))
    question = person.says(QUESTION)
    standin.waits_until(lambda: asking.hits >= 2, "tries to reach Telegram", 20)
    sending.clear()
    asking.clear()

    assert ANSWER in person.waits_for_reply(to=question, timeout=20).text
    asks_again(person)
    assert sending.hits == 1
    assert len(standin.replies_to(question)) == 1


def test_a_person_whose_receipt_was_lost_has_a_question_on_record(standin):
    person = standin.person()
    fault = standin.fails("sendMessage", faults.drop(after=True), times=2)
    person.says(QUESTION)
    standin.waits_until(lambda: fault.hits == 2, "the second try", 30)
    answer = person.waits_for_reply(timeout=20)

    assert "谢谢" in person.presses(answer, "👍").waits_for_answer(timeout=20)["text"]


def test_a_refused_answer_is_not_sent_again_and_the_next_question_is_answered(standin):
    person = standin.person()
    person.says(QUESTION)
    fault = standin.fails("sendMessage", faults.status(400, "Bad Request: message is too long"), times=None)
    standin.waits_until(lambda: fault.hits == 2, "the answer and the word of regret", 20)
    fault.clear()

    asks_again(person)

    assert fault.hits == 2


def test_a_person_who_blocked_the_bot_disturbs_nobody(standin):
    blocking, other = standin.person("甲"), standin.person("乙")
    blocking.starts()
    blocking.waits_for_reply(timeout=20)
    blocking.blocks_bot()
    blocking.says(QUESTION)

    assert ANSWER in other.waits_for_reply(to=other.says(QUESTION), timeout=20).text


def test_a_chat_that_is_no_more_leaves_a_line_and_no_error(standin, caplog):
    gone, other = standin.person("甲"), standin.person("乙")
    fault = standin.fails("sendMessage", faults.status(400, "Bad Request: chat not found"))
    gone.says(QUESTION)
    standin.waits_until(lambda: fault.hits, "the fault", 20)

    assert ANSWER in other.waits_for_reply(to=other.says(QUESTION), timeout=20).text
    standin.waits_until_acknowledged()
    assert "not allowed to answer" in caplog.text
    assert not [record for record in caplog.records if record.levelname == "ERROR"]
