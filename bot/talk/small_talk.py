"""Tells small talk and questions about the bot from questions to the reports.

Only a message that consists of known phrases altogether is small talk, for thanks may come before a question: in
谢谢你的回答，那小微企业呢 something is left over.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import product
from typing import Final

from bot.talk.phrases import FILLERS, PHRASES, SmallTalk
from retrieval.analysis import MAX_QUESTION, normalise

_TITLE: Final = re.compile("[《》〈〉]")
_GAP: Final = re.compile(r"[\W_]+")
_APOSTROPHE: Final = re.compile("(?<=[a-z])['’](?=[a-z])")
_CHOICE: Final = re.compile(r"\(([^)]*)\)")

_KINDS: Final = tuple(PHRASES)
_FILLER: Final = len(_KINDS)
"""The rank of what may stand beside phrases: behind those of all kinds."""

_NONE: Final = _FILLER + 1
"""Of a text that is neither."""

_SUM: Final = re.compile(r"[\d.()\s]+(?:[-+*/x×÷][\d.()\s]+)+(?:=|等于)\s*(?:几|多少)?\s*[?]?")
"""1+1等于几: no report is asked to reckon."""

_REPEATED: Final = 4
"""How often one character stands that was pressed for nothing: fewer may be a name (AAA, 莎莎莎)."""


def recognise(text: str) -> SmallTalk | None:
    """What kind of small talk a message is.

    Args:
        text: As it was written, in whichever script and width.

    Returns:
        None where anything in it may be asked of the reports, such as a title between 《》, and for a text that is
        longer than a question may be.
    """
    if len(text) > MAX_QUESTION or _TITLE.search(text):
        return None
    normal = normalise(text)
    if _SUM.fullmatch(normal):
        return "outside"
    said = _GAP.sub(" ", _APOSTROPHE.sub("", normal)).strip()
    if not said:
        return "emoji" if any(unicodedata.category(character) == "So" for character in text) else None
    rank = _rank(said)
    if rank < _FILLER:
        return _KINDS[rank]
    letters = said.replace(" ", "")
    if len(letters) == 1 and letters.isascii():
        # A key pressed by chance; a character may be a word (税).
        return "noise"
    return "noise" if rank == _FILLER or (len(letters) >= _REPEATED and len(set(letters)) == 1) else None


def each_phrase(phrases: str) -> Iterator[str]:
    """The phrases of an entry of the table, each choice in parentheses written out."""
    for phrase in filter(None, map(str.strip, re.split("[、\n]", phrases))):
        parts = _CHOICE.split(phrase)
        for chosen in product(*(part.split("|") if at % 2 else [part] for at, part in enumerate(parts))):
            yield "".join(chosen)


def _rank(said: str) -> int:
    """The lowest rank among the pieces that a text consists of; `_NONE` where it does not consist of pieces."""
    # Most questions have a character that no phrase has: for them the phrases need not be written out.
    if not _characters().issuperset(said):
        return _NONE
    pieces, longest = _pieces()
    # By place, the rank of the text before it: each place is gone on from once, however many pieces overlap there.
    ranks = [_FILLER, *[_NONE] * len(said)]
    for start in range(len(said)):
        if ranks[start] == _NONE:
            continue
        for end in range(start + 1, min(start + longest, len(said)) + 1):
            rank = pieces.get(said[start:end], _NONE)
            if rank != _NONE and _stands_alone(said, start, end):
                ranks[end] = min(ranks[end], ranks[start], rank)
    return ranks[-1]


def _stands_alone(said: str, start: int, end: int) -> bool:
    """Whether a piece is no part of a longer word of letters or number, unless that repeats it: haha."""
    piece = said[start:end]
    torn_before = _joins(said[start - 1 : start], piece[0]) and not said[:start].endswith(piece)
    torn_behind = _joins(piece[-1], said[end : end + 1]) and not said.startswith(piece, end)
    return not torn_before and not torn_behind


def _joins(one: str, other: str) -> bool:
    return one.isascii() and other.isascii() and one.isalnum() and other.isalnum()


@cache
def _characters() -> frozenset[str]:
    return frozenset(" ").union(*PHRASES.values(), FILLERS)


@cache
def _pieces() -> tuple[dict[str, int], int]:
    """Phrases, fillers and the gap between words, with their ranks; and how long the longest is."""
    ranks = {" ": _FILLER}
    for rank, phrases in enumerate((*PHRASES.values(), FILLERS)):
        for phrase in each_phrase(phrases):
            ranks.setdefault(phrase, rank)
    return ranks, max(map(len, ranks))
