"""A strict, stateful stand-in of Telegram's Bot API on loopback, with a person's side and faults.

Start it as a context manager, point a bot at it, and act as a person:

    with Standin() as standin:
        person = standin.person("小明")           # bot: base_url=standin.base_url, token=standin.token
        question = person.says("专精特新有多少家？")
        answer = person.waits_for_reply(to=question)
        assert answer.marked("bold")
        person.presses(answer, "下一条").waits_for_answer()

What it refuses, it refuses in the words of the real server (version 10.0 of tdlib/telegram-bot-api).
"""

from tests.e2e.standin import faults
from tests.e2e.standin.chats import Chat, Message
from tests.e2e.standin.errors import ApiError
from tests.e2e.standin.person import InlineQuestion, Person, Press
from tests.e2e.standin.server import Standin
from tests.e2e.standin.wire import Call

__all__ = ["ApiError", "Call", "Chat", "InlineQuestion", "Message", "Person", "Press", "Standin", "faults"]
