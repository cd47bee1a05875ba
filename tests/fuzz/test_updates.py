"""What the bot is sent, damaged: bodies at the webhook, updates of wrong shapes, buttons that nobody made.

Whatever it is, nothing of it ends in an error of ours, and whoever asks next is answered.
"""

import asyncio
import http.client
import json
import logging
import threading
from contextlib import closing, suppress

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tornado.testing import bind_unused_port

from bot.telegram.transport.shapes import misfit
from bot.telegram.transport.webhook import Webhook
from tests.e2e.serving import bot_in_thread
from tests.fuzz.damage import ANY_VALUE, ODD_TEXT, changed, damaged, examples

SECRET = "geheim"
QUESTION = "每天开放到晚上几点？"


def update_kinds(person=7_000_000_001):
    """An update of each kind that the bot listens to, with the fields that it reads."""
    chat = {"id": person, "type": "private", "first_name": "明"}
    group = {"id": -5, "type": "supergroup", "title": "群", "is_forum": True}
    sender = {"id": person, "is_bot": False, "first_name": "明", "language_code": "zh-hans", "username": "ming"}
    message = {"message_id": 9, "date": 1_700_000_000, "chat": chat, "from": sender}
    document = {"file_id": "x", "file_unique_id": "y", "file_name": "a.txt", "file_size": 5, "mime_type": "text/plain"}
    command = [{"type": "bot_command", "offset": 0, "length": 4}]
    press = {"id": "1", "from": sender, "chat_instance": "z", "data": "p|1|1"}
    emoji = [{"type": "emoji", "emoji": "👍"}]
    return [
        {"message": {**message, "text": "/ask 几点？", "entities": command, "message_thread_id": 3}},
        {"message": {**message, "text": "--since 2024 几点关门？", "reply_to_message": {**message, "text": QUESTION}}},
        {"message": {**message, "caption": "几点？", "document": document, "caption_entities": []}},
        {"message": {**message, "chat": group, "text": "/ask@wenju_bot 几点？", "entities": command}},
        {"message": {**message, "chat": group, "migrate_to_chat_id": -6}},
        {"message": {**message, "forward_origin": {"type": "user", "date": 1, "sender_user": sender}, "text": "。"}},
        {"edited_message": {**message, "edit_date": 1_700_000_001, "text": "几点？"}},
        {"callback_query": {**press, "message": {**message, "text": "几点？"}}},
        {"callback_query": {**press, "inline_message_id": "w"}},
        {"inline_query": {"id": "1", "from": sender, "query": "几点？", "offset": "", "chat_type": "sender"}},
        {"message_reaction": {**message, "user": sender, "old_reaction": [], "new_reaction": emoji}},
        {"my_chat_member": {**message, "old_chat_member": {"status": "left", "user": sender}}},
        {"guest_message": {**message, "text": "@wenju_bot 几点？", "guest_query_id": "g"}},
    ]


class Hook:
    """The webhook by itself in a thread, and what it took."""

    def __init__(self):
        unused, self.port = bind_unused_port()
        unused.close()
        self.taken = []
        self.loop = asyncio.new_event_loop()
        self.thread = threading.Thread(target=self.loop.run_forever)
        self.thread.start()
        self.webhook = Webhook("https://x.example/hook", "127.0.0.1", self.port, SECRET, self._take)
        asyncio.run_coroutine_threadsafe(self._listen(), self.loop).result()

    async def _listen(self):
        self.webhook.listen()

    async def _take(self, updates):
        self.taken.extend(updates)

    def status(self, body):
        with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)) as line:
            line.request("POST", "/hook", body, {"X-Telegram-Bot-Api-Secret-Token": SECRET})
            return line.getresponse().status

    def ends(self):
        asyncio.run_coroutine_threadsafe(self.webhook.close(), self.loop).result()
        self.loop.call_soon_threadsafe(self.loop.stop)
        self.thread.join()
        self.loop.close()


@pytest.fixture(scope="module")
def hook():
    running = Hook()
    yield running
    running.ends()


class Errors(logging.Handler):
    """What was logged as an error."""

    def __init__(self):
        super().__init__(logging.ERROR)
        self.seen = []

    def emit(self, record):
        self.seen.append(record.getMessage())


@pytest.fixture
def errors():
    handler = Errors()
    logging.getLogger().addHandler(handler)
    yield handler.seen
    logging.getLogger().removeHandler(handler)


_WHOLE = [json.dumps({"update_id": 10**9, **kind}).encode() for kind in update_kinds()]
_PIECES = st.sampled_from(
    b'{ } [ ] : , " null true 1e999 NaN -0 \\ud800 \\u0000 "update_id":-1 "id":{} [[[[[[[[ \xff \0'.split(b" ")
) | st.sampled_from([b"9" * 5000, b"[" * 5000, b'{"reply_to_message":' * 500])


@examples(60)
@given(
    st.one_of(
        damaged(_WHOLE, _PIECES),
        changed(update_kinds()).map(lambda update: json.dumps({"update_id": 5, "is": 1} | {"x": update}).encode()),
        changed([{"update_id": 5, **kind} for kind in update_kinds()]).map(lambda value: json.dumps(value).encode()),
        st.binary(max_size=300),
        ANY_VALUE.map(lambda value: json.dumps(value).encode()),
    )
)
@example(b'{"update_id": ' + b"9" * 5000 + b"}")
@example(b"[" * 100_000)
def test_any_body_at_the_webhook(hook, errors, body):
    hook.taken.clear()
    errors.clear()

    status = hook.status(body)

    assert status in (200, 400, 413)
    assert bool(hook.taken) == (status == 200)
    assert all(misfit(update) is None for update in hook.taken)
    assert errors == []


_KINDS = [
    *("p", "g", "m", "c", "f", "d", "v", "y", "r", "s", "o", "sg", "si", "so", "e", "w", "ws", "wn", "wh", "n"),
    *("as", "ad", "av", "au", "uc"),
]
_NUMBERS = st.integers(-3, 12) | st.sampled_from([10**17, -(10**17), 2**31, 2**63 - 1])
_DATA = st.one_of(
    st.tuples(st.sampled_from(_KINDS), st.lists(_NUMBERS, max_size=8)).map(
        lambda drawn: "|".join((drawn[0], *map(str, drawn[1])))
    ),
    ODD_TEXT,
    damaged([b"p|1|1", b"m|1|1|2|0|9|0|7", b"f|1|-2|1|1"], st.sampled_from([b"|", b"-", b"1", b"\n", b"\0"])).map(
        lambda data: data.decode("utf-8", "replace")
    ),
)


def test_any_update_and_any_button(standin, town, admin, errors):
    """Presses of everybody, the admin too; nothing is counted, so that each gets to where it is dealt with."""
    settings = {"admins": (admin.id,), "questions_per_minute": 0, "group_questions_per_minute": 0}
    with bot_in_thread(standin, town, **settings):
        person = standin.person("小明")
        for who in (person, admin):
            who.waits_for_reply(to=who.says(QUESTION), timeout=60)
        kinds = update_kinds(person.id) + update_kinds(admin.id)

        @examples(15)
        @given(st.lists(st.tuples(st.booleans(), _DATA), min_size=4, max_size=12), st.lists(changed(kinds), max_size=6))
        def any_of_them(presses, updates):
            errors.clear()
            for is_admin, data in presses:
                who = admin if is_admin else person
                with suppress(UnicodeEncodeError):
                    data.encode()
                    who.presses(standin.sent(who.chat)[0], data=data)
            for update in updates:
                for kind, body in update.items() if isinstance(update, dict) else ():
                    if kind in kinds[0] or any(kind in one for one in kinds):
                        standin.updates.push(kind, body)
            # Somebody new is known to no limit, and waits for nobody but all of these.
            asking = standin.person()
            asking.waits_for_reply(to=asking.says(QUESTION), timeout=60)
            assert [line for line in errors if "Bad Request" not in line] == []

        any_of_them()
