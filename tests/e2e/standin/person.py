"""A person's side: what somebody does in a chat with the bot, and what they then see."""

import re
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tests.e2e.standin.chats import Chat, Message, User, Version, spoken_entities
from tests.e2e.standin.markup import utf16_length

if TYPE_CHECKING:
    from tests.e2e.standin.server import Standin


@dataclass(eq=False)
class Press:
    """A press on a button. `answer` holds text, show_alert and url once the bot has answered."""

    id: str
    standin: "Standin"
    update_id: int | None = None
    answer: dict | None = None
    expired: bool = False

    def waits_for_answer(self, timeout: float = 5.0) -> dict:
        """Block until the bot has answered the press; returns text, show_alert, url."""
        return self.standin.waits_until(lambda: self.answer, "an answer to a press", timeout)


@dataclass(eq=False)
class InlineQuestion:
    """A question asked inline, and the results the bot gave."""

    id: str
    user: User
    query: str
    offset: str
    results: list[dict] = field(default_factory=list)
    answered: bool = False
    expired: bool = False
    is_personal: bool = False
    cache_time: int = 300
    next_offset: str = ""
    button: dict | None = None


class Person:
    """Somebody with a private chat. Everything they do becomes an update where the bot may see it."""

    def __init__(self, standin: "Standin", name: str, language_code: str, username: str):
        self.standin, self.world, self.updates = standin, standin.world, standin.updates
        with self.world.changed:
            self.user = User(7_000_000_000 + next(self.world.fresh), name, username, language_code)
            self.chat = Chat(self.user.id, "private", name, known=False)
            self.world.users[self.user.id] = self.user
            self.world.chats[self.chat.id] = self.chat
        self.id = self.user.id
        self._read: dict[int, int] = {}
        self._edits_seen: dict[Message, int] = {}

    # Doing

    def says(self, text: str, *, chat: Chat | None = None, reply_to: Message | None = None, thread: int = 0) -> Message:
        """Write a message in the private chat or another; in a forum `thread` names the topic."""
        if not 1 <= utf16_length(text) <= 4096:
            raise ValueError("a Telegram client sends 1 to 4096 characters a message")
        return self._posts(chat, text=text, entities=spoken_entities(text), reply_to=reply_to, thread=thread)

    def starts(self, parameter: str = "") -> Message:
        """Press START, or follow a link t.me/<bot>?start=<parameter>."""
        if not re.fullmatch(r"[A-Za-z0-9_-]{0,64}", parameter):
            raise ValueError(f"Telegram carries no start parameter {parameter!r}")
        return self.says(f"/start {parameter}".strip())

    def sends_file(
        self,
        name: str,
        data: bytes,
        *,
        caption: str = "",
        mime: str = "text/plain",
        size: int | None = None,
        chat: Chat | None = None,
        reply_to: Message | None = None,
    ) -> Message:
        """Send a document; `size` claims another size than the data has (for files over the limit)."""
        with self.world.changed:
            document = self.world.file(name, data, mime, size)
        marks = spoken_entities(caption)
        return self._posts(chat, text=caption, entities=marks, document=document, reply_to=reply_to)

    def sends_photo(self, caption: str = "", *, chat: Chat | None = None, album: str = "") -> Message:
        """Send a picture, of an album perhaps; in a group the bot sees it only where it is an administrator."""
        photo = [{"file_id": "photo", "file_unique_id": "photo", "width": 90, "height": 90}]
        said = {"caption": caption, "caption_entities": spoken_entities(caption)} if caption else {}
        return self._posts(chat, service={"photo": photo} | said | ({"media_group_id": album} if album else {}))

    def sends_voice(self) -> Message:
        """Send a voice message in private."""
        voice = {"file_id": "voice", "file_unique_id": "voice", "duration": 3}
        return self._posts(None, service={"voice": voice})

    def edits(self, message: Message, text: str) -> None:
        """Edit an own message."""
        with self.world.changed:
            message.edits.append(Version(message.text, message.entities, message.markup))
            message.text, message.entities = text, spoken_entities(text)
            if self.world.bot_sees(message):
                self.updates.push("edited_message", message.json())

    def deletes(self, message: Message) -> None:
        """Delete a message; bots are not told."""
        with self.world.changed:
            message.deleted = True
            self.world.changed.notify_all()

    def presses(
        self, message: Message, button: str | int = 0, *, data: str | None = None, inaccessible: bool = False
    ) -> Press:
        """Press a button by its label (or the start of it) or its number.

        Args:
            message: The bot's message (an inline message too).
            button: Label, beginning of a label, or index among all buttons.
            data: Forged callback data, sent instead of the button's own.
            inaccessible: The bot gets an InaccessibleMessage, as for messages Telegram no longer shows it.

        Raises:
            AssertionError: There is no such button, or it is none that reports a press.
        """
        if data is None:
            labels = message.labels
            number = button if isinstance(button, int) else _position(labels, button)
            assert 0 <= number < len(labels), f"no button {button!r} among {labels}"
            assert "callback_data" in message.buttons[number], f"button {labels[number]!r} reports no press"
            data = message.buttons[number]["callback_data"]
        with self.world.changed:
            press = Press(str(next(self.world.fresh)), self.standin)
            self.world.presses[press.id] = press
        body = {"id": press.id, "from": self.user.json(), "chat_instance": str(message.chat.id), "data": data}
        if message.inline_id:
            body["inline_message_id"] = message.inline_id
        elif inaccessible or message.deleted:
            body["message"] = {"message_id": message.id, "chat": message.chat.json(), "date": 0}
        else:
            body["message"] = message.json()
        press.update_id = self.updates.push("callback_query", body)
        return press

    def reacts(self, message: Message, emoji: str = "") -> int | None:
        """Set the reaction on a message, or take it back with ""; returns the update's id, if any."""
        new = [{"type": "emoji", "emoji": emoji}] if emoji else []
        with self.world.changed:
            old, message.reactions[self.id] = message.reactions.get(self.id, []), new
        body = {"chat": message.chat.json(), "message_id": message.id, "user": self.user.json()}
        body |= {"date": int(time.time()), "old_reaction": old, "new_reaction": new}
        return self.updates.push("message_reaction", body)

    def joins(self, chat: Chat) -> Message:
        """Join a group (a service message)."""
        chat.members[self.id] = "member"
        return self._posts(chat, service={"new_chat_members": [self.user.json()]})

    def leaves(self, chat: Chat) -> Message:
        """Leave a group (a service message)."""
        chat.members[self.id] = "left"
        return self._posts(chat, service={"left_chat_member": self.user.json()})

    def adds_bot(self, chat: Chat, status: str = "member") -> None:
        """Add the bot to a group, or make it administrator, or remove it with "kicked"."""
        self._bot_becomes(chat, chat.members.get(self.world.bot.id, "left"), status)
        chat.members[self.world.bot.id] = status

    def closes_topic(self, chat: Chat, thread: int) -> None:
        """Close a topic of a forum."""
        with self.world.changed:
            chat.closed.add(thread)

    def deletes_topic(self, chat: Chat, thread: int) -> None:
        """Delete a topic of a forum, and with it its messages."""
        with self.world.changed:
            del chat.topics[thread]
            for message in self.world.messages.values():
                message.deleted = message.deleted or (message.chat is chat and message.thread == thread)

    def upgrades(self, chat: Chat, *, silently: bool = False) -> Chat:
        """Make a supergroup of a group; the bot hears of it in both, unless `silently`."""
        new = self.standin.group(chat.title)
        with self.world.changed:
            new.members, chat.became = dict(chat.members), new
            if not silently:
                self._posts(chat, service={"migrate_to_chat_id": new.id})
                self._posts(new, service={"migrate_from_chat_id": chat.id})
        return new

    def blocks_bot(self, *, blocked: bool = True) -> None:
        """Block the bot; `blocked=False` lets it in again."""
        words = ("member", "kicked") if blocked else ("kicked", "member")
        self._bot_becomes(self.chat, *words)
        self.user.blocked = blocked

    def asks_inline(self, query: str, *, offset: str = "", timeout: float = 5.0) -> InlineQuestion:
        """Type "@bot query" and wait for results; a cached answer is shown as Telegram would."""
        with self.world.changed:
            for who in (None, self.id):
                until, cached = self.world.inline_cache.get((query, offset, who), (0.0, None))
                if until > time.monotonic():
                    return cached
            asked = InlineQuestion(str(next(self.world.fresh)), self.user, query, offset)
            self.world.inline_questions[asked.id] = asked
        body = {
            "id": asked.id,
            "from": self.user.json(),
            "query": query,
            "offset": offset,
            "chat_type": "sender",
        }
        self.updates.push("inline_query", body)
        self.standin.waits_until(lambda: asked.answered, f"results for {query!r}", timeout)
        return asked

    def calls_guest(self, text: str, chat: Chat, *, reply_to: Message | None = None) -> Message:
        """Mention the bot in a chat that it is no member of: it is shown this message alone, and may answer it once."""
        with self.world.changed:
            entities = spoken_entities(text)
            message = self.world.add(chat, self.user, text=text, entities=entities, reply_to=reply_to)
            number = f"guest-{next(self.world.fresh)}"
            self.world.guest_questions[number] = chat
        message.update_id = self.updates.push("guest_message", message.json() | {"guest_query_id": number})
        return message

    def chooses(self, asked: InlineQuestion, index: int = 0, *, chat: Chat | None = None) -> Message:
        """Send an inline result into a chat the bot knows, or (without `chat`) somewhere it is not.

        The bot learns of it by chosen_inline_result, and where it is in the chat by a message via itself.
        """
        result = asked.results[index]
        with self.world.changed:
            place = chat or Chat(next(self.world.fresh), "private", "别人")
            sent_by = {"via_bot": self.world.bot, "inline_id": f"inline-{next(self.world.fresh)}"}
            message = self.world.add(place, self.user, **result["sends"], **sent_by)
            self.world.inline_messages[message.inline_id] = message
            if chat and self.world.bot_sees(message):
                message.update_id = self.updates.push("message", message.json())
        body = {"result_id": str(result["id"]), "from": self.user.json(), "query": asked.query}
        body |= {"inline_message_id": message.inline_id} if message.buttons else {}
        self.updates.push("chosen_inline_result", body)
        return message

    # Seeing

    def waits_for_reply(self, to: Message | None = None, *, chat: Chat | None = None, timeout: float = 5.0) -> Message:
        """Block until the bot writes; returns its message.

        With `to`: the first reply to that message. Without: the next message in the chat that this
        person has not yet been given by this method.
        """
        place = to.chat if to else chat or self.chat
        seen = 0 if to else self._read.get(place.id, 0)
        waiting = (lambda: self.standin.replies_to(to)) if to else (lambda: self.standin.sent(place)[seen:])
        what = f"a reply to {to.text[:30]!r}" if to else f"message {seen + 1} in {place.title!r}"
        message = self.standin.waits_until(waiting, what, timeout)[0]
        self._read[place.id] = max(self._read.get(place.id, 0), self.standin.sent(place).index(message) + 1)
        return message

    def waits_for_edit(self, message: Message, timeout: float = 5.0) -> Message:
        """Block until the bot edits a message once more than this person has seen; returns it."""
        seen = self._edits_seen.get(message, 0)
        self.standin.waits_until(lambda: len(message.edits) > seen, f"an edit of {message.text[:30]!r}", timeout)
        self._edits_seen[message] = seen + 1
        return message

    def sees_commands(self, chat: Chat | None = None) -> list[str]:
        """The command menu this person is shown: the narrowest scope first, their language before none."""
        place, language = chat or self.chat, self.user.language_code[:2]
        scopes = [("chat", place.id), ("all_private_chats",), ("default",)]
        if place.type != "private":
            admin = place.members.get(self.id) in {"creator", "administrator"}
            scopes[1:2] = [("all_group_chats",)]
            scopes[1:1] = [("all_chat_administrators",)] if admin else []
            scopes[0:0] = [("chat_administrators", place.id)] if admin else []
            scopes[0:0] = [("chat_member", place.id, self.id)]
        keys = [(*scope, spoken) for scope in scopes for spoken in (language, "")]
        shown = next((self.world.commands[key] for key in keys if key in self.world.commands), [])
        return [command["command"] for command in shown]

    def shares_a_contact(self) -> Message:
        """Send what is no text, in private."""
        return self._posts(None, service={"sticker": None, "contact": {"phone_number": "1", "first_name": "x"}})

    def _posts(self, chat: Chat | None, **content) -> Message:
        with self.world.changed:
            self.chat.known = self.chat.known or (chat or self.chat) is self.chat
            message = self.world.add(chat or self.chat, self.user, **content)
            if self.world.bot_sees(message):
                message.update_id = self.updates.push("message", message.json())
        return message

    def _bot_becomes(self, chat: Chat, old: str, new: str) -> None:
        member = [
            {"user": self.world.bot.json(), "status": status} | ({"until_date": 0} if status == "kicked" else {})
            for status in (old, new if new != "administrator" else "member")
        ]
        body = {"chat": chat.json(), "from": self.user.json(), "date": int(time.time())}
        self.updates.push("my_chat_member", body | {"old_chat_member": member[0], "new_chat_member": member[1]})


def _position(labels: list[str], wanted: str) -> int:
    exact = [number for number, label in enumerate(labels) if label == wanted]
    starting = [number for number, label in enumerate(labels) if label.startswith(wanted)]
    return next(iter(exact + starting), -1)
