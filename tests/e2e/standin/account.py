"""The Bot API's methods about the bot itself: its commands, files, chats and webhook."""

import re

from tests.e2e.standin import rules
from tests.e2e.standin.chats import Chat, World
from tests.e2e.standin.errors import ApiError, bad_request
from tests.e2e.standin.markup import utf16_length
from tests.e2e.standin.params import METHODS, Params, method
from tests.e2e.standin.updates import Updates

LARGEST_DOWNLOAD = 20 << 20


class Account:
    """Carries out calls. Every method runs under `world.changed`."""

    def __init__(self, world: World, updates: Updates):
        self.world = world
        self.updates = updates
        self.limits: rules.RateLimits | None = None

    def call(self, name: str, params: Params) -> object:
        """Carry out a call other than getUpdates."""
        function, accepted = METHODS[name]
        if unknown := (set(params.values) | set(params.files)) - accepted:
            raise bad_request(f"unknown parameters {sorted(unknown)} for {name} (stand-in's own rule)")
        with self.world.changed:
            result = function(self, params)
            self.world.changed.notify_all()
            return result

    @method()
    def get_me(self, _: Params) -> dict:
        rights = {"can_join_groups": True, "supports_inline_queries": True}
        return self.world.bot.json() | rights | {"can_read_all_group_messages": self.world.reads_all_group_messages}

    @method()
    def log_out(self, _: Params) -> bool:
        return True

    @method()
    def close(self, _: Params) -> bool:
        return True

    @method("file_id")
    def get_file(self, p: Params) -> dict:
        if p.text("file_id") not in self.world.files:
            raise bad_request("wrong file_id or the file is temporarily unavailable")
        document, _ = self.world.files[p.text("file_id")]
        if document["file_size"] > LARGEST_DOWNLOAD:
            raise bad_request("file is too big")
        kept = {key: document[key] for key in ("file_id", "file_unique_id", "file_size")}
        return kept | {"file_path": f"documents/{document['file_id']}"}

    def _place(self, p: Params) -> tuple:
        scope = p.json("scope")
        place = rules.command_place(scope, p.text("language_code"))
        if scope and "chat_id" in scope:
            self.world.writable(str(scope["chat_id"]))
        return place

    @method("commands scope language_code")
    def set_my_commands(self, p: Params) -> bool:
        self.world.commands[self._place(p)] = rules.check_commands(p.json("commands") or [])
        return True

    @method("scope language_code")
    def get_my_commands(self, p: Params) -> list[dict]:
        return self.world.commands.get(self._place(p), [])

    @method("scope language_code")
    def delete_my_commands(self, p: Params) -> bool:
        self.world.commands.pop(self._place(p), None)
        return True

    @method("description language_code")
    def set_my_description(self, p: Params) -> bool:
        return self._describe("description", 512, p)

    @method("short_description language_code")
    def set_my_short_description(self, p: Params) -> bool:
        return self._describe("short_description", 120, p)

    @method("language_code")
    def get_my_description(self, p: Params) -> dict:
        return {"description": self.world.profile.get(("description", p.text("language_code")), "")}

    @method("language_code")
    def get_my_short_description(self, p: Params) -> dict:
        return {"short_description": self.world.profile.get(("short_description", p.text("language_code")), "")}

    def _describe(self, name: str, most: int, p: Params) -> bool:
        if utf16_length(p.text(name)) > most:
            raise bad_request(f"bot {name.replace('_', ' ')} must be at most {most} characters long")
        self.world.profile[name, p.text("language_code")] = p.text(name)
        return True

    @method("chat_id")
    def get_chat(self, p: Params) -> dict:
        gifts = ["unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels"]
        extra = {
            "accent_color_id": 0,
            "max_reaction_count": 11,
            "accepted_gift_types": dict.fromkeys(gifts, False),
        }
        return self.world.writable(p.text("chat_id")).json() | extra

    def _member(self, chat: Chat, user_id: int) -> dict:
        status = chat.members.get(user_id, "left")
        rights = {"is_anonymous": False} if status == "creator" else {}
        if status == "administrator":
            names = "be_edited manage_chat delete_messages manage_video_chats restrict_members promote_members"
            names += " change_info invite_users post_stories edit_stories delete_stories"
            rights = {f"can_{name}": False for name in names.split()} | {"is_anonymous": False}
        return {"status": status, "user": self.world.users[user_id].json()} | rights

    @method("chat_id user_id")
    def get_chat_member(self, p: Params) -> dict:
        chat = self.world.writable(p.text("chat_id"))
        if p.number("user_id") not in self.world.users:
            raise bad_request("PARTICIPANT_ID_INVALID")
        return self._member(chat, p.number("user_id"))

    @method("chat_id")
    def leave_chat(self, p: Params) -> bool:
        chat = self.world.writable(p.text("chat_id"))
        if chat.type == "private":
            raise bad_request("chat member status can't be changed in private chats")
        chat.members[self.world.bot.id] = "left"
        return True

    @method("url certificate ip_address max_connections allowed_updates drop_pending_updates secret_token")
    def set_webhook(self, p: Params) -> bool:
        if len(p.text("secret_token")) > 256:
            raise bad_request("secret token is too long")
        if not re.fullmatch(r"[A-Za-z0-9_-]*", p.text("secret_token")):
            raise bad_request("secret token contains unallowed characters")
        if p.text("url") and not re.match(r"https?://127\.0\.0\.1[:/]", p.text("url")):
            raise bad_request("bad webhook: the stand-in calls 127.0.0.1 only")
        if p.flag("drop_pending_updates"):
            self.updates.pending = []
        self.allow(p)
        named = {name: p.text(name) for name in ("url", "secret_token")}
        self.updates.webhook = named if p.text("url") else {}
        if p.text("url"):
            self.updates.end_polls(ApiError(409, "Conflict: terminated by setWebhook request"))
        self.updates.announce()
        return True

    @method("drop_pending_updates")
    def delete_webhook(self, p: Params) -> bool:
        return self.set_webhook(Params({"drop_pending_updates": p.text("drop_pending_updates")}))

    @method()
    def get_webhook_info(self, _: Params) -> dict:
        shown = {"url": self.updates.webhook.get("url", ""), "has_custom_certificate": False}
        shown |= {"pending_update_count": len(self.updates.pending)} | self.updates.webhook_error
        return shown | ({"allowed_updates": self.updates.allowed} if self.updates.allowed else {})

    def allow(self, p: Params) -> None:
        """Take over allowed_updates where the call names it; it holds until it is named again."""
        if (allowed := p.json("allowed_updates")) is not None:
            self.updates.allowed = allowed
