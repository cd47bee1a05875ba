"""The webhook: the same bot, fed by Telegram's own calls."""

import json
import urllib.error
import urllib.request

import pytest
from tornado.testing import bind_unused_port

from tests.e2e.serving import Serving
from tests.e2e.standin.server import BUSY

QUESTION = "承担重大攻关项目能拿到多少资金支持？"
ANSWER = "50%"
SECRET = "geheim"


@pytest.fixture
def url() -> str:
    socket, port = bind_unused_port()
    socket.close()
    return f"http://127.0.0.1:{port}/hook"


@pytest.fixture
def serving(standin, folder, url):
    port = url.split(":")[2].split("/")[0]
    told = {"WENJU_WEBHOOK_URL": url, "WENJU_WEBHOOK_PORT": port, "WENJU_WEBHOOK_SECRET": SECRET}
    running = Serving(standin, folder, **told).starts(until_polling=False)
    standin.waits_until(lambda: standin.updates.webhook, "the webhook", 60)
    yield running
    running.kills()


def posted(url: str, body: bytes, **headers: str) -> int:
    request = urllib.request.Request(url, body, {"Content-Type": "application/json", **headers})
    try:
        with urllib.request.urlopen(request, timeout=20 * BUSY) as answer:
            return answer.status
    except urllib.error.HTTPError as error:
        return error.code


def test_questions_come_in_by_webhook_and_redelivered_ones_once(standin, serving):
    person = standin.person()
    question = person.says(QUESTION)
    assert ANSWER in person.waits_for_reply(to=question, timeout=20).text

    standin.redelivers()
    person.waits_for_reply(to=person.says(QUESTION), timeout=20)

    assert standin.updates.delivered[question.update_id] == 2
    assert len(standin.replies_to(question)) == 1
    assert not standin.calls_of("getUpdates"), serving.said


def test_a_malformed_update_is_taken_and_skipped(standin, serving):
    standin.sends_malformed()
    person = standin.person()

    assert ANSWER in person.waits_for_reply(to=person.says(QUESTION), timeout=20).text
    assert "malformed" in serving.said


@pytest.mark.usefixtures("serving")
def test_strangers_at_the_door_are_sent_away(url):
    update = json.dumps({"update_id": 7}).encode()
    right = {"X-Telegram-Bot-Api-Secret-Token": SECRET}

    assert posted(url, update) == 403
    assert posted(url, update, **{"X-Telegram-Bot-Api-Secret-Token": "falsch"}) == 403
    assert posted(url, b"{", **right) == 400
    assert posted(url, b"[]", **right) == 400
    assert posted(url.replace("/hook", "/other"), update, **right) == 404
    assert posted(url, update, **right) == 200
