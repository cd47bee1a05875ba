"""The Bot API's methods about messages and queries, each against the state of `chats.World`."""

import re
import time

from tests.e2e.standin import rules
from tests.e2e.standin.account import Account
from tests.e2e.standin.chats import Message, Version
from tests.e2e.standin.errors import bad_request
from tests.e2e.standin.params import Params, method

SENDING = "chat_id message_thread_id disable_notification protect_content reply_parameters reply_markup parse_mode"
PLACE = "chat_id message_id inline_message_id"
CHAT_ACTIONS = {"typing", "upload_document", "upload_photo", "choose_sticker", "find_location", "record_voice"}


class Methods(Account):
    """All methods: those of `Account` and the ones that send, edit and answer."""

    def _send(self, p: Params, text: str, entities: list[dict], **content) -> dict:
        chat = self.world.writable(p.text("chat_id"))
        thread = self.world.thread(chat, p.number("message_thread_id"))
        markup, reply_to = rules.check_markup(p.json("reply_markup")), None
        if reply := p.json("reply_parameters"):
            there = self.world.writable(str(reply.get("chat_id", chat.id)))
            reply_to = self.world.messages.get((there.id, int(reply.get("message_id", 0))))
            if (reply_to is None or reply_to.deleted) and not reply.get("allow_sending_without_reply"):
                raise bad_request("message to be replied not found")
        if reply_to and chat.is_forum:
            # A reply goes into the topic of what it answers, whatever else is said.
            thread = thread or reply_to.thread
        if thread in chat.closed:
            raise bad_request("TOPIC_CLOSED")
        if self.limits:
            self.limits.count(chat.id)
        content |= {
            "text": text,
            "entities": entities,
            "markup": markup,
            "reply_to": reply_to,
            "thread": thread,
        }
        return self.world.add(chat, self.world.bot, params=dict(p.values), **content).json()

    @method(f"{SENDING} text entities link_preview_options")
    def send_message(self, p: Params) -> dict:
        return self._send(p, *rules.message_text(p))

    @method(f"{SENDING} document caption caption_entities disable_content_type_detection")
    def send_document(self, p: Params) -> dict:
        given = p.text("document").removeprefix("attach://")
        if given in self.world.files:
            document = self.world.files[given][0]
        elif upload := p.files.get(given or "document"):
            if not upload[1]:
                raise bad_request("file must be non-empty")
            document = self.world.file(upload[0], upload[1], upload[2], None)
        else:
            raise bad_request("there is no document in the request")
        words = rules.formatted(p, "caption", "caption_entities", 1024, "message caption is too long")
        return self._send(p, *words, document=document)

    @method(f"{SENDING} photo caption caption_entities")
    def send_photo(self, p: Params) -> dict:
        upload = p.files.get(p.text("photo").removeprefix("attach://") or "photo")
        if not upload or not upload[1]:
            raise bad_request("there is no photo in the request")
        if not upload[1].startswith((b"\xff\xd8", b"\x89PNG")):
            raise bad_request("IMAGE_PROCESS_FAILED")
        photo = self.world.file("", upload[1], "image/jpeg", None)
        words = rules.formatted(p, "caption", "caption_entities", 1024, "message caption is too long")
        return self._send(p, *words, photo=photo)

    @method("chat_id message_thread_id action")
    def send_chat_action(self, p: Params) -> bool:
        chat = self.world.writable(p.text("chat_id"))
        self.world.thread(chat, p.number("message_thread_id"))
        if p.text("action") not in CHAT_ACTIONS:
            raise bad_request("wrong parameter action in request")
        # The published limits are of messages.
        return True

    def _editable(self, p: Params) -> Message:
        if inline := p.text("inline_message_id"):
            if inline not in self.world.inline_messages:
                raise bad_request("MESSAGE_ID_INVALID")
            return self.world.inline_messages[inline]
        chat = self.world.writable(p.text("chat_id"))
        if not p.text("message_id"):
            raise bad_request("message identifier is not specified")
        message = self.world.message(chat, p.number("message_id"), "message to edit")
        if message.sender is not self.world.bot:
            raise bad_request("message can't be edited")
        return message

    def _edit(self, message: Message, text: str, entities: list[dict], markup: dict | None) -> object:
        if (message.text, message.entities, message.markup) == (text, entities, markup):
            same = "specified new message content and reply markup are exactly the same as a current content and"
            raise bad_request(f"message is not modified: {same} reply markup of the message")
        if self.limits and not message.inline_id:
            self.limits.count(message.chat.id)
        message.edits.append(Version(message.text, message.entities, message.markup))
        message.text, message.entities, message.markup = text, entities, markup
        return True if message.inline_id else message.json()

    @method(f"{PLACE} text entities parse_mode link_preview_options reply_markup")
    def edit_message_text(self, p: Params) -> object:
        words, markup = rules.message_text(p), rules.check_markup(p.json("reply_markup"))
        message = self._editable(p)
        if message.document:
            raise bad_request("there is no text in the message to edit")
        return self._edit(message, *words, markup)

    @method(f"{PLACE} caption caption_entities parse_mode reply_markup show_caption_above_media")
    def edit_message_caption(self, p: Params) -> object:
        words = rules.formatted(p, "caption", "caption_entities", 1024, "message caption is too long")
        message = self._editable(p)
        if not message.document:
            raise bad_request("there is no caption in the message to edit")
        return self._edit(message, *words, rules.check_markup(p.json("reply_markup")))

    @method(f"{PLACE} reply_markup")
    def edit_message_reply_markup(self, p: Params) -> object:
        message, markup = self._editable(p), rules.check_markup(p.json("reply_markup"))
        return self._edit(message, message.text, message.entities, markup)

    @method("chat_id message_id")
    def delete_message(self, p: Params) -> bool:
        chat = self.world.writable(p.text("chat_id"))
        message = self.world.message(chat, p.number("message_id"), "message to delete")
        admin = chat.members.get(self.world.bot.id) == "administrator"
        if message.sender is not self.world.bot and chat.type != "private" and not admin:
            raise bad_request("message can't be deleted")
        message.deleted = True
        return True

    @method("chat_id message_id reaction is_big")
    def set_message_reaction(self, p: Params) -> bool:
        chat = self.world.writable(p.text("chat_id"))
        message = self.world.message(chat, p.number("message_id"), "message to react")
        message.reactions[self.world.bot.id] = p.json("reaction") or []
        return True

    @method("callback_query_id text show_alert url cache_time")
    def answer_callback_query(self, p: Params) -> bool:
        press = self.world.presses.get(p.text("callback_query_id"))
        if press is None or press.expired or press.answer is not None:
            raise bad_request("query is too old and response timeout expired or query ID is invalid")
        if rules.utf16_length(p.text("text")) > 200:
            raise bad_request("MESSAGE_TOO_LONG")
        if p.text("url") and not p.text("url").startswith(f"https://t.me/{self.world.bot.username}?start="):
            raise bad_request("URL_INVALID")
        press.answer = {"text": p.text("text"), "show_alert": p.flag("show_alert"), "url": p.text("url")}
        return True

    @method("guest_query_id result")
    def answer_guest_query(self, p: Params) -> dict:
        chat = self.world.guest_questions.pop(p.text("guest_query_id"), None)
        if chat is None:
            raise bad_request("query is too old and response timeout expired or query ID is invalid")
        (result,) = rules.check_results([p.json("result")], Params)
        inline = f"inline-{next(self.world.fresh)}"
        message = self.world.add(chat, self.world.bot, **result["sends"], inline_id=inline)
        self.world.inline_messages[inline] = message
        return {"inline_message_id": inline}

    @method("inline_query_id results cache_time is_personal next_offset button")
    def answer_inline_query(self, p: Params) -> bool:
        results = rules.check_results(p.json("results") or [], Params)
        if len(p.text("next_offset").encode()) > 64:
            raise bad_request("NEXT_OFFSET_INVALID")
        button = p.json("button")
        if button and not re.fullmatch(r"[A-Za-z0-9_-]{1,64}", button.get("start_parameter", "")):
            raise bad_request("START_PARAM_INVALID")
        question = self.world.inline_questions.get(p.text("inline_query_id"))
        if question is None or question.expired or question.answered:
            raise bad_request("query is too old and response timeout expired or query ID is invalid")
        question.results, question.answered, question.button = results, True, button
        question.next_offset, question.is_personal = p.text("next_offset"), p.flag("is_personal")
        question.cache_time = p.number("cache_time", 300)
        if question.cache_time:
            key = (question.query, question.offset, question.user.id if question.is_personal else None)
            self.world.inline_cache[key] = (time.monotonic() + question.cache_time, question)
        return True
