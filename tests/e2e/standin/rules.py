"""What Telegram refuses: limits on texts, keyboards, commands and inline results.

Sizes are those of `telegram.constants` and of the published server sources. Where those count
characters and are silent on the unit, UTF-16 units are counted: the stricter reading.
"""

import re
import time
from collections import deque
from dataclasses import dataclass, field

from tests.e2e.standin.errors import bad_request, too_many_requests
from tests.e2e.standin.markup import full_link, parse_html, plain, utf16_length

ACTIONS = ["url", "callback_data", "copy_text", "switch_inline_query", "switch_inline_query_current_chat"]
DECORATION = {"text", "style", "icon_custom_emoji_id"}
SCOPES = {
    "default": (),
    "all_private_chats": (),
    "all_group_chats": (),
    "all_chat_administrators": (),
    "chat": ("chat_id",),
    "chat_administrators": ("chat_id",),
    "chat_member": ("chat_id", "user_id"),
}


def formatted(params, name: str, entities: str, most: int, too_long: str) -> tuple[str, list[dict]]:
    """Read a text parameter with its markup, within `most` UTF-16 units after entities parsing."""
    mode = params.text("parse_mode").lower()
    if mode not in {"", "html"}:
        raise bad_request("unsupported parse_mode (the stand-in knows HTML only)")
    text, found = parse_html(params.text(name)) if mode else plain(params.text(name))
    if not mode and (given := params.json(entities)):
        for entity in given:
            if entity["length"] < 1 or entity["offset"] + entity["length"] > utf16_length(text):
                raise bad_request(f"entity beyond the text: {entity} (stand-in's own rule)")
        found = given
    if utf16_length(text) > most:
        raise bad_request(too_long)
    for entity in found:
        check_start_link(entity.get("url", ""))
    return text, found


def message_text(params, name: str = "text") -> tuple[str, list[dict]]:
    """Read the text of a message: 1 to 4096 after entities parsing."""
    if not params.text(name):
        raise bad_request("message text is empty")
    text, entities = formatted(params, name, "entities", 4096, "message is too long")
    if not text:
        raise bad_request("text must be non-empty")
    return text, entities


def check_start_link(url: str) -> None:
    """Refuse a deep link whose parameter Telegram would not carry."""
    found = re.match(r"https?://t\.me/\w+\?start(?:group)?=([^&]*)", url)
    if found and not re.fullmatch(r"[A-Za-z0-9_-]{1,64}", found[1]):
        raise bad_request(f"start parameter {found[1]!r} is not 1-64 of A-Za-z0-9_- (stand-in's own rule)")


def check_markup(markup: dict | None) -> dict | None:
    """Validate a reply_markup; an inline keyboard without rows counts as none."""
    if markup is None or "inline_keyboard" not in markup:
        return markup
    rows = markup["inline_keyboard"]
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request('field "inline_keyboard" must be an Array of Arrays')
    buttons = [button for row in rows for button in row]
    if len(buttons) > 100 or any(len(row) > 8 for row in rows):
        raise bad_request("reply markup is too long")
    for button in buttons:
        _check_button(button)
    return {"inline_keyboard": [row for row in rows if row]} if buttons else None


def _check_button(button: dict) -> None:
    if not button.get("text"):
        raise bad_request("inline keyboard button text must be non-empty")
    actions = [name for name in ACTIONS if button.get(name) or (name.startswith("switch") and name in button)]
    if not actions:
        raise bad_request("text buttons are unallowed in the inline keyboard")
    if len(actions) > 1 or set(button) - set(ACTIONS) - DECORATION:
        raise bad_request(f"a button does one thing, this one: {sorted(button)} (stand-in's own rule)")
    if len(button.get("callback_data", "").encode()) > 64:
        raise bad_request("BUTTON_DATA_INVALID")
    if "copy_text" in button and not 1 <= utf16_length(button["copy_text"].get("text", "")) <= 256:
        raise bad_request("BUTTON_COPY_TEXT_INVALID")
    if "url" in button:
        if not full_link(button["url"]):
            raise bad_request(f"inline keyboard button URL '{button['url']}' is invalid: Wrong HTTP URL")
        check_start_link(button["url"])


def check_commands(commands: list[dict]) -> list[dict]:
    """Validate a list of bot commands."""
    if len(commands) > 100:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    for command in commands:
        name, description = (
            command.get("command", "").strip().removeprefix("/"),
            command.get("description", ""),
        )
        if not name:
            raise bad_request("command must be non-empty")
        if len(name) > 32:
            raise bad_request("command length must not exceed 32")
        if not re.fullmatch(r"[a-z0-9_]+", name):
            raise bad_request("BOT_COMMAND_INVALID")
        if not description.strip():
            raise bad_request("command description must be non-empty")
        if len(description.strip()) > 256:
            raise bad_request("command description length must not exceed 256")
    return commands


def command_place(scope: dict | None, language: str) -> tuple:
    """Turn a scope and a language into the key its commands are kept under."""
    scope = scope or {"type": "default"}
    if scope.get("type") not in SCOPES:
        raise bad_request("can't parse BotCommandScope: unsupported type specified")
    if language and not re.fullmatch(r"[a-z]{2}", language):
        raise bad_request("invalid language code specified")
    return (scope["type"], *(int(scope[name]) for name in SCOPES[scope["type"]]), language)


def check_results(results: list[dict], params_type) -> list[dict]:
    """Validate inline results and parse what each would send (under the key `sends`)."""
    if len(results) > 50:
        raise bad_request("too many inline query results specified")
    ids = [str(result.get("id", "")) for result in results]
    if any(not 1 <= len(identifier.encode()) <= 64 for identifier in ids):
        raise bad_request("RESULT_ID_INVALID")
    if len(set(ids)) < len(ids):
        raise bad_request("RESULT_ID_DUPLICATE")
    checked = []
    for result in results:
        if result.get("type") != "article":
            raise bad_request("the stand-in knows inline results of type article only")
        if not result.get("title"):
            raise bad_request("RESULT_TITLE_EMPTY")
        content = result.get("input_message_content") or {}
        text, entities = message_text(params_type(content), "message_text")
        markup = check_markup(result.get("reply_markup"))
        checked.append(result | {"sends": {"text": text, "entities": entities, "markup": markup}})
    return checked


@dataclass
class RateLimits:
    """Telegram's published limits as a strict rule: over the line is a 429.

    The real server lets short bursts through; a bot that passes here passes there.
    """

    a_chat: tuple[int, float] = (1, 1.0)
    a_group: tuple[int, float] = (20, 60.0)
    overall: tuple[int, float] = (30, 1.0)
    _sent: dict[object, deque] = field(default_factory=dict)

    def count(self, chat_id: int) -> None:
        """Count one message to a chat.

        Raises:
            ApiError: 429 with the whole seconds until there is room again.
        """
        now = time.monotonic()
        windows = {("chat", chat_id): self.a_chat, "overall": self.overall}
        if chat_id < 0:
            windows["group", chat_id] = self.a_group
        for key, (most, seconds) in windows.items():
            times = self._sent.setdefault(key, deque())
            while times and times[0] <= now - seconds:
                times.popleft()
            if len(times) >= most:
                raise too_many_requests(int(times[0] + seconds - now) + 1)
        for key in windows:
            self._sent[key].append(now)
