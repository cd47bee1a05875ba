"""The webhook: the same bot, fed by Telegram's own calls."""

import contextlib
import json
import resource
import socket
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from tornado.testing import bind_unused_port

from bot.telegram.transport.shapes import misfit
from tests.e2e.serving import Serving
from tests.e2e.standin.server import BUSY, Standin
from tests.readme import put_starter

QUESTION = "承担重大攻关项目能拿到多少资金支持？"
ANSWER = "50%"
SECRET = "geheim"


@pytest.fixture(scope="module")
def standin():
    with Standin() as running:
        yield running


@pytest.fixture(scope="module")
def url() -> str:
    socket, port = bind_unused_port()
    socket.close()
    return f"http://127.0.0.1:{port}/hook"


@pytest.fixture(scope="module")
def serving(standin, url, tmp_path_factory):
    """One bot, which nothing that comes to its door ends."""
    folder = tmp_path_factory.mktemp("webhook")
    put_starter(folder)
    with answering_at(url, standin, folder) as running:
        yield running


@contextlib.contextmanager
def answering_at(url: str, standin: Standin, folder: Path) -> Iterator[Serving]:
    told = {"WENJU_WEBHOOK_URL": url, "WENJU_WEBHOOK_PORT": str(urlsplit(url).port), "WENJU_WEBHOOK_SECRET": SECRET}
    running = Serving(standin, folder, **told).starts(until_polling=False)
    try:
        standin.waits_until(lambda: standin.updates.webhook, "the webhook", 60)
        yield running
    finally:
        running.kills()


@pytest.fixture
def said(serving) -> Callable[[], str]:
    """What the bot has written to standard error since the test began."""
    before = len(serving.said)
    return lambda: serving.said[before:]


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


def test_an_update_that_the_library_cannot_parse_is_taken_and_skipped(standin, said):
    person = standin.person()
    # A field of the Bot API that we do not read may change as it likes.
    standin.sends_malformed(body={**_message(person), "photo": 5})

    assert ANSWER in person.waits_for_reply(to=person.says(QUESTION), timeout=20).text
    assert "malformed" in said()


def _message(person, **more):
    """A message in a private chat, as Telegram sends it."""
    chat = {"id": person.id, "type": "private"}
    sender = {"id": person.id, "is_bot": False, "first_name": "明", "language_code": "zh-hans", "username": "ming"}
    return {"message_id": 9, "date": 1_700_000_000, "chat": chat, "from": sender, **more}


def _updates(person):
    """One of each kind that the bot listens to, with all the fields that it reads."""
    command = [{"type": "bot_command", "offset": 0, "length": 4}]
    mention = [{"type": "mention", "offset": 0, "length": 5}]
    document = {"file_id": "x", "file_unique_id": "y", "file_name": "a.txt", "file_size": 5}
    sender = _message(person)["from"]
    thread = {"message_thread_id": 3, "is_topic_message": True}
    yield {"message": _message(person, text="/ask 几点？", entities=command, **thread)}
    yield {"message": _message(person, caption="@ming", caption_entities=mention, document=document)}
    yield {"message": _message(person, text="那周末呢？", reply_to_message=_message(person, text="几点？"))}
    yield {"message": _message(person, text="几点？", via_bot={**sender, "is_bot": True})}
    yield {"message": _message(person, migrate_to_chat_id=-5, migrate_from_chat_id=-6)}
    press = {"id": "1", "from": sender, "chat_instance": "z", "data": "q:1", "inline_message_id": "w"}
    yield {"callback_query": {**press, "message": _message(person, text="几点？")}}
    yield {"inline_query": {"id": "1", "from": sender, "query": "几点？", "offset": "", "chat_type": "sender"}}


def _places(value, *way):
    """Each value inside, with the way to it."""
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, found in inside:
        yield (*way, name), found
        yield from _places(found, *way, name)


def _changed(value, way, new):
    """The same with another value in a place."""
    if not way:
        return new
    copy = value.copy()
    copy[way[0]] = _changed(value[way[0]], way[1:], new)
    return copy


_ANYTHING = (7, 7.5, True, "7", "", "\ud800", [], [7], {}, {"id": "x"}, [[]], 10**30, -(10**30))


def test_wrong_types_in_what_is_read_are_refused_with_a_line_each(standin, said, url):
    person = standin.person()
    person.waits_for_reply(to=person.says(QUESTION), timeout=60)
    right = {"X-Telegram-Bot-Api-Secret-Token": SECRET}
    refused = 0
    for update in _updates(person):
        assert misfit(update) is None
        for way, old in _places(update):
            for new in _ANYTHING:
                # Other text, another number and an empty list may stand there.
                if type(new) is not type(old) or new not in ("7", "", 7, True, []):
                    refused += 1
                    body = json.dumps({"update_id": 10**9 + refused, **_changed(update, way, new)})
                    assert posted(url, body.encode(), **right) == 400, (way, new)

    person.waits_for_reply(to=person.says(QUESTION), timeout=60)
    assert refused > 1000
    assert said().count("refused an update") == refused
    assert "Traceback" not in said()


WITHOUT_SECRET = b"POST /hook HTTP/1.1\r\nHost: bot\r\nContent-Length: 1000000\r\n\r\n"


@contextlib.contextmanager
def crowd(url: str, count: int) -> Iterator[list[socket.socket]]:
    """Connections without a secret: a third says nothing, the others send half a head, or a head and half a body."""
    place = (urlsplit(url).hostname, urlsplit(url).port)
    with contextlib.ExitStack() as leaving:
        sockets = [leaving.enter_context(socket.create_connection(place, timeout=60)) for _ in range(count)]
        for number, one in enumerate(sockets):
            with contextlib.suppress(ConnectionError):
                one.sendall((b"", WITHOUT_SECRET[:40], WITHOUT_SECRET + b"x" * 10_000)[number % 3])
        yield sockets


def test_an_update_gets_through_while_240_strangers_hang(standin, said, url):
    with crowd(url, 240):
        person = standin.person()
        assert ANSWER in person.waits_for_reply(to=person.says(QUESTION), timeout=20).text

    assert "webhook" not in said()


def test_strangers_who_take_all_files_of_the_process_keep_nobody_out_and_fill_no_log(folder):
    taken, port = bind_unused_port()
    taken.close()
    url = f"http://127.0.0.1:{port}/hook"
    with Standin() as standin, answering_at(url, standin, folder) as serving:
        person = standin.person()
        person.waits_for_reply(to=person.says(QUESTION), timeout=20)
        few = len(list(Path(f"/proc/{serving.process.pid}/fd").iterdir())) + 20
        _, most = resource.prlimit(serving.process.pid, resource.RLIMIT_NOFILE)
        resource.prlimit(serving.process.pid, resource.RLIMIT_NOFILE, (few, most))

        with crowd(url, 240):
            assert ANSWER in person.waits_for_reply(to=person.says(QUESTION), timeout=20).text

        assert serving.said.count("webhook takes no connections") == 1
        assert "Traceback" not in serving.said
        assert len(serving.said) < 5_000


def test_what_is_no_update_is_refused_without_a_word_in_the_log(said, url):
    bodies = [
        b"",
        b"{",
        b"[]",
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"update_id": "7"}',
        b'{"update_id": true}',
        b'{"update_id": -1}',
        b'{"update_id": 7.5}',
        b'{"update_id": 9223372036854775808}',
        b'{"update_id": 1' + b"0" * 5000 + b"}",
    ]
    right = {"X-Telegram-Bot-Api-Secret-Token": SECRET}

    assert [posted(url, body, **right) for body in bodies] == [400] * len(bodies)
    assert "Traceback" not in said()
    assert "ERROR" not in said()


@pytest.mark.usefixtures("serving")
def test_the_port_is_open_on_this_machine_alone(url):
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.2", urlsplit(url).port), timeout=20)


@pytest.mark.parametrize("host", ["0.0.0.0", "::"])
def test_the_port_is_open_to_others_where_the_owner_says_so(folder, host):
    listening, port = bind_unused_port()
    listening.close()
    told = {
        "WENJU_WEBHOOK_URL": f"http://127.0.0.1:{port}/hook",
        "WENJU_WEBHOOK_PORT": str(port),
        "WENJU_WEBHOOK_HOST": host,
    }
    with Standin() as standin:
        running = Serving(standin, folder, **told).starts(until_polling=False)
        try:
            standin.waits_until(lambda: standin.updates.webhook, "the webhook", 60)
            assert posted(f"http://127.0.0.2:{port}/hook", b"{}") == 403
        finally:
            running.kills()


@pytest.mark.usefixtures("serving")
def test_strangers_at_the_door_are_sent_away(url):
    update = json.dumps({"update_id": 10**12}).encode()
    right = {"X-Telegram-Bot-Api-Secret-Token": SECRET}

    assert posted(url, update) == 403
    assert posted(url, update, **{"X-Telegram-Bot-Api-Secret-Token": "falsch"}) == 403
    assert posted(url, b"{", **right) == 400
    assert posted(url, b"[]", **right) == 400
    assert posted(url.replace("/hook", "/other"), update, **right) == 404
    assert posted(url, update, **right) == 200
