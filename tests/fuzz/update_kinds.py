"""An update of each kind that the bot listens to, which tests damage."""

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
