"""What Telegram remembers: people, chats, messages, presses, inline questions, files, commands."""

import itertools
import re
import threading
import time
from collections import defaultdict
from dataclasses import dataclass, field

from tests.e2e.standin.errors import ApiError, bad_request
from tests.e2e.standin.markup import entity_text, utf16_length


@dataclass(eq=False)
class User:
    """A person or the bot."""

    id: int
    first_name: str
    username: str = ""
    language_code: str = "zh-hans"
    is_bot: bool = False
    blocked: bool = False

    def json(self) -> dict:
        """Render Telegram's User object."""
        shown = {"id": self.id, "is_bot": self.is_bot, "first_name": self.first_name}
        more = {"username": self.username, "language_code": "" if self.is_bot else self.language_code}
        return shown | {key: value for key, value in more.items() if value}


@dataclass(eq=False)
class Chat:
    """A private chat, a group or a supergroup (a forum where it has topics)."""

    id: int
    type: str
    title: str = ""
    members: dict[int, str] = field(default_factory=dict)
    """User id -> status: creator, administrator, member, left or kicked."""
    topics: dict[int, str] = field(default_factory=dict)
    """Thread id -> name; the General topic has no thread."""
    is_forum: bool = False
    opener: User | None = None
    """Who opened all topics."""
    closed: set[int] = field(default_factory=set)
    """Topics in which only administrators write."""
    became: "Chat | None" = None
    """The supergroup that this group was upgraded to."""
    known: bool = True
    """False for a private chat in which the person has never written to the bot."""

    def json(self) -> dict:
        """Render Telegram's Chat object."""
        named = {"first_name" if self.type == "private" else "title": self.title}
        return {"id": self.id, "type": self.type} | named | ({"is_forum": True} if self.is_forum else {})

    def opening(self, thread: int) -> dict | None:
        """Render the message that opened a topic, whose number is the topic's; None where there is no such topic."""
        if thread not in self.topics or not self.opener:
            return None
        created = {"name": self.topics[thread], "icon_color": 0x6FB9F0}
        place = {"message_thread_id": thread, "is_topic_message": True}
        what = {"message_id": thread, "date": 1, "forum_topic_created": created}
        return what | place | {"from": self.opener.json(), "chat": self.json()}


@dataclass(frozen=True)
class Version:
    """A message as it was before an edit."""

    text: str
    entities: list[dict]
    markup: dict | None


@dataclass(eq=False)
class Message:
    """A message and all that became of it."""

    id: int
    chat: Chat
    sender: User
    text: str = ""
    entities: list[dict] = field(default_factory=list)
    markup: dict | None = None
    reply_to: "Message | None" = None
    thread: int = 0
    document: dict | None = None
    photo: dict | None = None
    service: dict = field(default_factory=dict)
    params: dict = field(default_factory=dict)
    """The parameters the bot sent it with (link_preview_options, ...)."""
    inline_id: str = ""
    via_bot: User | None = None
    date: int = field(default_factory=lambda: int(time.time()))
    edits: list[Version] = field(default_factory=list)
    """What it said before each edit, oldest first."""
    reactions: dict[int, list[dict]] = field(default_factory=dict)
    deleted: bool = False
    update_id: int | None = None
    """The update that carried it to the bot; None where the bot does not see it."""

    @property
    def buttons(self) -> list[dict]:
        """The inline keyboard's buttons, row after row."""
        return [button for row in (self.markup or {}).get("inline_keyboard", []) for button in row]

    @property
    def labels(self) -> list[str]:
        """What stands on the buttons."""
        return [button["text"] for button in self.buttons]

    def marked(self, kind: str) -> list[str]:
        """The parts of the text under entities of a type, e.g. `marked("bold")`."""
        return [entity_text(self.text, entity) for entity in self.entities if entity["type"] == kind]

    def json(self, *, nested: bool = True) -> dict:
        """Render Telegram's Message object."""
        body = {
            "message_id": self.id,
            "from": self.sender.json(),
            "chat": self.chat.json(),
            "date": self.date,
        }
        words = ("caption", "caption_entities") if self.document or self.photo else ("text", "entities")
        thread, topic = self.thread, self.thread in self.chat.topics
        more = {
            words[0]: self.text,
            words[1]: self.entities,
            "document": self.document,
            "photo": [self.photo | {"width": 1, "height": 1}] if self.photo else None,
            "reply_markup": self.markup if self.buttons else None,
            "message_thread_id": thread,
            "is_topic_message": topic,
            "edit_date": int(time.time()) if self.edits else None,
            "via_bot": self.via_bot.json() if self.via_bot else None,
        }
        if nested:
            # In a topic what replies to nothing "replies" to the message that opened it.
            more["reply_to_message"] = self.reply_to.json(nested=False) if self.reply_to else self.chat.opening(thread)
        return body | self.service | {key: value for key, value in more.items() if value}


class World:
    """All state behind the API. Hold `changed` while reading or writing it."""

    def __init__(self, token: str, username: str):
        self.changed = threading.Condition(threading.RLock())
        self.token = token
        self.bot = User(int(token.split(":")[0]), "问据", username, is_bot=True)
        self.users: dict[int, User] = {self.bot.id: self.bot}
        self.chats: dict[int, Chat] = {}
        self.messages: dict[tuple[int, int], Message] = {}
        self.said_by_bot: dict[int, list[Message]] = defaultdict(list)
        self.inline_messages: dict[str, Message] = {}
        self.presses: dict[str, object] = {}
        self.inline_questions: dict[str, object] = {}
        self.guest_questions: dict[str, Chat] = {}
        self.inline_cache: dict[tuple, tuple[float, object]] = {}
        self.files: dict[str, tuple[dict, bytes]] = {}
        self.commands: dict[tuple, list[dict]] = {}
        self.profile: dict[tuple[str, str], str] = {}
        self.reads_all_group_messages = False
        self.mentions_reach_bot = True
        self.fresh = itertools.count(1001)
        # A supergroup numbers its own messages; all private chats of a bot share one row of numbers.
        self._numbers = defaultdict(lambda: itertools.count(1))

    def add(self, chat: Chat, sender: User, **content) -> Message:
        """Put a message into a chat."""
        message = Message(next(self._numbers[min(chat.id, 0)]), chat, sender, **content)
        if message.reply_to and not message.thread and chat.type == "supergroup":
            # In a supergroup without topics a reply opens a thread named after the first message.
            message.thread = message.reply_to.thread or (0 if chat.is_forum else message.reply_to.id)
        self.messages[chat.id, message.id] = message
        if sender is self.bot:
            self.said_by_bot[chat.id].append(message)
        self.changed.notify_all()
        return message

    def writable(self, chat_id: str) -> Chat:
        """Find a chat that the bot may write to.

        Raises:
            ApiError: 400 or 403, in Telegram's words.
        """
        if not chat_id:
            raise bad_request("chat_id is empty")
        chat = self.chats.get(int(chat_id)) if re.fullmatch(r"-?\d+", chat_id) else None
        if chat is None or not chat.known:
            raise bad_request("chat not found")
        if chat.became:
            words = "Bad Request: group chat was upgraded to a supergroup chat"
            raise ApiError(400, words, migrate_to_chat_id=chat.became.id)
        if chat.type == "private":
            if self.users[chat.id].blocked:
                raise ApiError(403, "Forbidden: bot was blocked by the user")
        elif (status := chat.members.get(self.bot.id, "left")) in {"left", "kicked"}:
            done = "was kicked from" if status == "kicked" else "is not a member of"
            raise ApiError(403, f"Forbidden: bot {done} the {chat.type} chat")
        return chat

    def message(self, chat: Chat, message_id: int, purpose: str) -> Message:
        """Find a message that still exists, or refuse: "message to edit not found"."""
        found = self.messages.get((chat.id, message_id))
        if found is None or found.deleted:
            raise bad_request(f"{purpose} not found")
        return found

    def thread(self, chat: Chat, thread: int) -> int:
        """Check a message_thread_id: a forum's topics only; elsewhere in groups it is ignored."""
        if thread and (chat.is_forum or chat.type == "private") and thread not in chat.topics:
            raise bad_request("message thread not found")
        return thread if chat.is_forum else 0

    def bot_sees(self, message: Message) -> bool:
        """Apply privacy mode: in a group only commands, replies to the bot, mentions and its own words arrive."""
        chat = message.chat
        status = chat.members.get(self.bot.id, "left")
        if chat.type == "private":
            return not self.users[chat.id].blocked
        if status in {"left", "kicked"}:
            return False
        if self.reads_all_group_messages or status == "administrator" or message.service or message.inline_id:
            return True
        if message.reply_to and message.reply_to.sender is self.bot:
            return True
        name = self.bot.username.lower()
        said = [words.lower() for words in message.marked("bot_command") if message.text.startswith("/")]
        mentioned = f"@{name}" in [words.lower() for words in message.marked("mention")]
        meant = any("@" not in words or words.endswith(f"@{name}") for words in said)
        return meant or (mentioned and self.mentions_reach_bot)

    def file(self, name: str, data: bytes, mime: str, size: int | None) -> dict:
        """Store a file; returns Telegram's Document object."""
        number = next(self.fresh)
        size = len(data) if size is None else size
        document = {"file_id": f"file-{number}", "file_unique_id": f"unique-{number}", "file_size": size}
        document |= {"file_name": name} if name else {}
        document |= {"mime_type": mime} if mime else {}
        self.files[document["file_id"]] = (document, data)
        return document


def spoken_entities(text: str) -> list[dict]:
    """Find what Telegram itself marks in a person's text: /commands and @mentions."""
    found = re.finditer(r"(?<![\w/@])(?:(/[A-Za-z0-9_]{1,64}(?:@\w{3,32})?)(?![\w/])|(@[A-Za-z]\w{3,31}))", text)
    return [
        {
            "type": "bot_command" if match[1] else "mention",
            "offset": utf16_length(text[: match.start()]),
            "length": utf16_length(match[0]),
        }
        for match in found
    ]
