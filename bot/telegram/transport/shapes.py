"""The types of what we read of an update: the library keeps whatever stands there, and handlers would trip over it.

What we do not read may be anything, so that new fields of the Bot API never keep an update out.
Source: https://core.telegram.org/bots/api#available-types
"""

from collections.abc import Mapping
from typing import Annotated, Any, Optional

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError


def _encodable(text: str) -> str:
    # JSON may hold half a character, "\ud800", which neither SQLite nor an answer can.
    text.encode()
    return text


# Fields are named as in the Bot API; numbers are those that SQLite and a date can hold.
Text = Annotated[str, AfterValidator(_encodable)]
Number = Annotated[int, Field(ge=-(2**63), lt=2**63)]
Time = Annotated[int, Field(ge=0, lt=2**37)]

_PARTS = 8
"""Names of nested fields that are told, from the innermost."""


class _Shape(BaseModel):
    """Strict: "7" is no number, and neither is true. Null stands for what is left out."""

    model_config = ConfigDict(strict=True)


class _Person(_Shape):
    id: Number
    is_bot: bool
    first_name: Text
    last_name: Text | None = None
    username: Text | None = None
    language_code: Text | None = None


class _Chat(_Shape):
    id: Number
    type: Text
    title: Text | None = None
    username: Text | None = None


class _Entity(_Shape):
    type: Text
    offset: Number
    length: Number


class _Document(_Shape):
    file_id: Text
    file_unique_id: Text
    file_name: Text | None = None
    file_size: Number | None = None


class _Message(_Shape):
    message_id: Number
    date: Time
    chat: _Chat
    sender: _Person | None = Field(None, alias="from")
    via_bot: _Person | None = None
    text: Text | None = None
    caption: Text | None = None
    entities: list[_Entity] | None = None
    caption_entities: list[_Entity] | None = None
    document: _Document | None = None
    reply_to_message: Optional["_Message"] = None
    message_thread_id: Number | None = None
    is_topic_message: bool | None = None
    migrate_to_chat_id: Number | None = None
    migrate_from_chat_id: Number | None = None
    guest_query_id: Text | None = None


class _CallbackQuery(_Shape):
    id: Text
    sender: _Person = Field(alias="from")
    chat_instance: Text
    message: _Message | None = None
    inline_message_id: Text | None = None
    data: Text | None = None


class _InlineQuery(_Shape):
    id: Text
    sender: _Person = Field(alias="from")
    query: Text
    offset: Text
    chat_type: Text | None = None


class _ReactionType(_Shape):
    type: Text
    emoji: Text | None = None


class _Reaction(_Shape):
    chat: _Chat
    message_id: Number
    date: Time
    user: _Person | None = None
    old_reaction: list[_ReactionType]
    new_reaction: list[_ReactionType]


class _Update(_Shape):
    message: _Message | None = None
    edited_message: _Message | None = None
    message_reaction: _Reaction | None = None
    callback_query: _CallbackQuery | None = None
    inline_query: _InlineQuery | None = None
    guest_message: _Message | None = None


def misfit(update: Mapping[str, Any]) -> str | None:
    """The first field of an update that is not of its type, without what stands there; None where all is well."""
    try:
        _Update.model_validate(update)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        # Replies to replies may go deep.
        return f"{'.'.join(map(str, first['loc'][-_PARTS:]))}: {first['msg']}"
    return None
