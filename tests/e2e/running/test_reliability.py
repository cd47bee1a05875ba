"""No question is lost or answered twice: kills, redelivery, replay, stopping. The bot is `wenju serve` as a process."""

import json
import random
import signal
import sqlite3
from collections import Counter

from tests.e2e.serving import Serving
from tests.e2e.standin import faults

QUESTION = "承担重大攻关项目能拿到多少资金支持？"
ANSWER = "50%"
SEED = 20_240_318


def waiting_in(serving: Serving) -> set[int]:
    """The updates that were taken and not yet noted as dealt with."""
    with sqlite3.connect(serving.folder / "wenju.db") as connection:
        rows = connection.execute("SELECT id FROM update_inbox WHERE done_at IS NULL").fetchall()
    connection.close()
    return {row[0] for row in rows}


def answers(sent: dict, question) -> bool:
    """Whether the parameters of a sendMessage are those of a reply to a question."""
    return sent.get("reply_parameters", {}).get("message_id") == question.id


def test_kills_at_random_moments_lose_no_question_of_120(standin, folder):
    moments = random.Random(SEED)
    people = [standin.person(f"人{number}") for number in range(20)]
    questions = [person.says(f"{QUESTION}（{number}）") for number in range(6) for person in people]
    serving = Serving(standin, folder, WENJU_QUESTIONS_PER_MINUTE="0", WENJU_SENDS_PER_SECOND="60")
    in_flight: Counter[int] = Counter()

    for _ in range(3):
        serving.starts(until_polling=False)
        target = len(standin.sent()) + moments.randint(1, 25)
        standin.waits_until(lambda target=target: len(standin.sent()) >= target, "answers", 100)
        serving.kills()
        # What the bot had sent when it was killed still arrives.
        standin.waits_until_hung_up()
        answered = {question.update_id for question in questions if standin.replies_to(question)}
        in_flight.update(waiting_in(serving) & answered)
    with serving:
        standin.waits_until(lambda: all(map(standin.replies_to, questions)), "all answers", 100)
        last = people[0].says(QUESTION)
        people[0].waits_for_reply(to=last, timeout=20)

    for question in questions:
        replies = standin.replies_to(question)
        # One more for a kill that came between an answer and its note, and none after that.
        assert len(replies) <= 1 + min(1, in_flight[question.update_id])
        # Where 4 is asked about, which the report does not have, that is said.
        assert len({reply.text for reply in replies}) == 1
        assert ANSWER in replies[0].text or "（4）" in question.text


def test_a_question_in_flight_at_a_kill_is_answered_by_the_next_start(standin, folder):
    person = standin.person()
    serving = Serving(standin, folder).starts()
    fault = standin.fails("sendMessage", faults.hang(), times=None)
    question = person.says(QUESTION)
    standin.waits_until_acknowledged(20)
    standin.waits_until(lambda: fault.hits, "the answer on its way", 20)
    serving.kills()
    fault.clear()

    with serving:
        assert ANSWER in person.waits_for_reply(to=question, timeout=20).text
        # A person's questions are worked on in order, so that this one shows the first one done with.
        person.waits_for_reply(to=person.says(QUESTION), timeout=20)
        assert question.update_id not in waiting_in(serving)


def test_what_is_asked_while_the_bot_is_away_is_answered(standin, folder):
    person = standin.person()
    question = person.says(QUESTION)

    with Serving(standin, folder):
        assert ANSWER in person.waits_for_reply(to=question, timeout=20).text


def test_a_redelivered_update_is_answered_once_also_after_a_restart(standin, folder):
    person = standin.person()
    with Serving(standin, folder):
        question = person.says(QUESTION)
        person.waits_for_reply(to=question, timeout=20)
        batch = list(standin.updates.last_batch)
        standin.redelivers(*batch)
        person.waits_for_reply(to=person.says(QUESTION), timeout=20)
    with Serving(standin, folder):
        standin.redelivers(*batch)
        person.waits_for_reply(to=person.says(QUESTION), timeout=20)

    assert standin.updates.delivered[question.update_id] == 3
    assert len(standin.replies_to(question)) == 1


def test_an_answer_whose_receipts_are_lost_comes_at_most_twice_over_a_restart_too(standin, folder):
    person = standin.person()
    serving = Serving(standin, folder).starts()
    lost = standin.fails("sendMessage", faults.drop(after=True))
    stuck = standin.fails("sendMessage", faults.hang(), times=None)
    question = person.says(QUESTION)
    standin.waits_until(lambda: lost.hits and stuck.hits, "the second try", 20)
    serving.kills()
    stuck.clear()
    lost = standin.fails("sendMessage", faults.drop(after=True), times=None, when=lambda sent: answers(sent, question))

    with serving:
        standin.waits_until(lambda: lost.hits, "the try after the restart", 30)
        # A person's questions are worked on in order, so that this one shows the first one done with.
        person.waits_for_reply(to=person.says(QUESTION), timeout=20)

    assert len(standin.replies_to(question)) == 2
    assert lost.hits == 1


def test_sigterm_lets_a_running_answer_finish(standin, serving):
    person = standin.person()
    fault = standin.fails("sendMessage", faults.slow(1.5))
    question = person.says(QUESTION)
    standin.waits_until(lambda: fault.hits, "the answer on its way", 20)

    serving.signals(signal.SIGTERM)

    assert serving.ends() == 0
    assert len(standin.replies_to(question)) == 1
    assert waiting_in(serving) == set()


def test_sigterm_does_not_wait_for_ever_and_what_was_cut_off_is_answered_later(standin, folder):
    person = standin.person()
    serving = Serving(standin, folder).starts()
    fault = standin.fails("sendMessage", faults.hang(), times=None)
    question = person.says(QUESTION)
    standin.waits_until(lambda: fault.hits, "the answer on its way", 20)

    serving.signals(signal.SIGTERM)

    # The answer it was sending would never have gone through.
    assert serving.ends() == 0, serving.said
    assert "stopped in the middle of work" in serving.said
    fault.clear()
    with serving:
        assert ANSWER in person.waits_for_reply(to=question, timeout=20).text


def test_an_idle_bot_stops_at_once(serving):
    serving.signals(signal.SIGINT)

    assert serving.ends() == 0, serving.said
    assert "in the middle" not in serving.said


def test_a_second_instance_ends_the_program_with_a_reason(standin, serving):
    conflict = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
    standin.fails("getUpdates", faults.status(409, conflict), times=None)

    assert serving.ends() == 1
    assert serving.said.splitlines()[-1].startswith("wenju: 另一个程序一直在取这个机器人的消息")


def test_a_mistyped_token_is_told_at_the_start(standin, folder):
    serving = Serving(standin, folder, TELEGRAM_BOT_TOKEN="1234567890:another-token-that-nobody-gave")

    assert serving.starts(until_polling=False).ends() == 1
    assert serving.said.splitlines()[-1].startswith("wenju: Telegram 不认机器人的令牌")


def test_a_server_that_is_away_at_the_start_is_waited_for(standin, folder):
    fault = standin.fails("getMe", faults.drop(), times=None)
    serving = Serving(standin, folder).starts(until_polling=False)
    standin.waits_until(lambda: fault.hits, "the first call", 60)
    fault.clear()

    person = standin.person()
    question = person.says(QUESTION)
    try:
        assert ANSWER in person.waits_for_reply(to=question, timeout=30).text
    finally:
        serving.kills()


def test_a_token_revoked_for_good_ends_the_program_with_a_reason_and_stood_in_no_line(standin, folder):
    told = {"WENJU_LOG_LEVEL": "debug", "WENJU_LOG_FORMAT": "json", "WENJU_DEBUG": "1"}
    serving = Serving(standin, folder, **told).starts()
    person = standin.person()
    for how in (faults.drop(), faults.status(502), faults.bad_json(), faults.status(400, "Bad Request: no")):
        standin.fails("sendMessage", how)
        person.says(QUESTION)
    standin.fails("getUpdates", faults.drop())
    person.waits_for_reply(to=person.says(QUESTION), timeout=30)
    standin.revoked = True
    standin.updates.interrupt()
    assert serving.ends() == 1
    assert "wenju: Telegram 不认机器人的令牌" in serving.said

    number, secret = standin.token.split(":")
    assert "question" in serving.said
    assert secret not in serving.said
    assert f"bot{number}" not in serving.said
    lines = [json.loads(line) for line in serving.said.splitlines() if line.startswith("{")]
    questions = [line for line in lines if line["event"] == "question"]
    assert set(questions[0]) == {"time", "level", "event", "id", "chat", "seconds", "confidence", "outcome"}
    assert (questions[0]["chat"], questions[0]["outcome"]) == ("private", "answered")
    assert str(person.id) not in serving.said
