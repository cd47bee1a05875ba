"""What comes of a question in a chat: understood and answered, or answered once more."""

from dataclasses import dataclass, field

from bot.talk.narrowing import Narrowed
from retrieval.types import Answer, Filters


@dataclass(frozen=True, slots=True)
class Turn:
    """One question in a chat, understood and answered.

    Attributes:
        id: Its number in the journal.
        text: As it was written.
        words: That without its filters.
        understood: What was searched for.
        follows: Whether it leaned on the question before.
        answer: What the reports say.
        rank: The hit to show first, from 1; 0 where none answers and none was asked for.
        filters: The reports it was asked of.
        collection: The one of theirs that was chosen; "" for none.
    """

    id: int
    text: str
    words: str
    understood: str
    follows: bool
    answer: Answer
    rank: int = 1
    filters: Filters = field(default_factory=Filters)
    collection: str = ""


@dataclass(frozen=True, slots=True)
class Again:
    """A question answered anew.

    Attributes:
        answer: By the present index.
        follows: What it was understood as, where it was a follow-up asked in the same chat.
        newer: Whether what may be seen of the index changed since it was asked.
        same_chat: Whether it was asked in the chat where it is wanted again.
        asked: The question with its filters.
        collection: The one that was chosen when it was asked; "" for none.
    """

    answer: Answer
    follows: str | None
    newer: bool
    same_chat: bool
    asked: Narrowed
    collection: str = ""
