"""你是不是想问: words that no report has, but that sound like words of the nearest passages.

Pinyin input makes such slips (首刚园 for 首钢园). Only a question that would be declined is looked at, and a suggestion
is only ever offered: the question asked is the one that is searched.
"""

import os
import re
from collections.abc import Callable, Iterable, Sequence
from itertools import count
from typing import Final

import numpy as np

from retrieval.search.begun import Begun
from retrieval.search.ranking import Ranked

_HAN: Final = re.compile("[\u4e00-\u9fff]+")
_LONGEST: Final = 4

# Initials and finals that speakers of many regions do not tell apart.
_ALIKE: Final = (
    (re.compile("^(z|c|s)h"), r"\1"),
    (re.compile("^n"), "l"),
    (re.compile("ng$"), "n"),
)

# Chinese has some 400 syllables; each gets a number when it is first met.
_SYLLABLES: Final[dict[str, int]] = {}
_UNUSED: Final = count(1)

# The sound of each Chinese character as far as it was met, and of all that is none at the end.
_FIRST: Final = ord("\u4e00")
_UNKNOWN: Final = 0xFFFF
_SOUNDS: Final = np.array([_UNKNOWN] * (ord("\u9fff") - _FIRST + 1) + [0], dtype=np.uint32)


def sounding_alike(question: str, begun: Begun, ranked: Ranked) -> str | None:
    """The question with a word that its candidates have in the place of one that sounds like it."""
    terms, index = begun.lookup.question, begun.index
    df = index.document_frequencies(term for term in terms.own if term.startswith("b:"))
    found = suggest(
        terms.asked,
        lambda pair: df.get(f"b:{pair}") == 0,
        lambda word: bool(index.document_frequencies([f"w:{word}"])[f"w:{word}"]),
        (ranked.candidates[place].text.normal.text for place in ranked.order),
    )
    if found is None:
        return None
    start, end, word = found
    # Where normalising has moved characters, the normalised question is what can be mended.
    written = question if len(question) == len(terms.asked) else terms.asked
    return written[:start] + word + written[end:]


def suggest(
    asked: str, unknown: Callable[[str], bool], known: Callable[[str], bool], texts: Iterable[str]
) -> tuple[int, int, str] | None:
    """Find what looks mistyped.

    Args:
        asked: The normalised question.
        unknown: Whether no passage has two characters side by side.
        known: Whether some passage has a word.
        texts: Normalised passages in which the right word may stand, the nearest first.

    Returns:
        Start and end of what looks mistyped, and the known word that sounds alike; None without one.
    """
    strange = [at for at in range(len(asked) - 1) if unknown(asked[at : at + 2])]
    if not strange:
        return None
    sounds = _sounds(asked)
    # A NUL sounds like nothing that is wanted, so that no word is found across two texts.
    text = "\0".join(texts)
    heard = _sounds(text)
    strange = [at for at in strange if sounds[at : at + 2] in heard]
    wanted = {window for run in _HAN.finditer(asked) for window in _windows(run.start(), run.end(), strange)}
    for start, end in sorted(wanted, key=lambda window: (window[0] - window[1], window[0])):
        mistyped = asked[start:end]
        for at in _find(sounds[start:end], heard):
            word = text[at : at + end - start]
            # Where fewer than half of its characters are right it is only a rhyme.
            right = sum(one == other for one, other in zip(word, mistyped, strict=True))
            if word != mistyped and right * 2 >= len(word) and known(word):
                return start, end, word
    return None


def _windows(start: int, end: int, strange: Sequence[int]) -> Iterable[tuple[int, int]]:
    """Up to `_LONGEST` characters each of a run, around one of some places and the one behind it."""
    for place in strange:
        for size in range(2, _LONGEST + 1):
            for at in range(max(place + 2 - size, start), min(place, end - size) + 1):
                yield at, at + size


def _find(wanted: str, sounds: str) -> Iterable[int]:
    at = sounds.find(wanted)
    while at >= 0:
        yield at
        at = sounds.find(wanted, at + 1)


def _sounds(text: str) -> str:
    """A character for the sound of each character, so that what sounds alike is found as text is; NUL for no sound."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32) - np.uint32(_FIRST)
    sounds = _SOUNDS.take(codes, mode="clip")
    if sounds.max(initial=0) == _UNKNOWN:
        for code in set(codes[sounds == _UNKNOWN].tolist()):
            _SOUNDS[code] = _sound(chr(_FIRST + code))
        sounds = _SOUNDS.take(codes, mode="clip")
    return sounds.tobytes().decode("utf-32-le")


def _sound(character: str) -> int:
    """The number of a character's first reading without tone, alike ones the same."""
    # Imported at the first need, and without the readings of 47,000 phrases, which no single character needs: .04 s
    # instead of .15, 22 MB instead of 65, and 190,000 objects less that the garbage collector goes through.
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "1")
    from pypinyin import lazy_pinyin

    sound = lazy_pinyin(character)[0]
    for pattern, same in _ALIKE:
        sound = pattern.sub(same, sound)
    return _SYLLABLES.setdefault(sound, next(_UNUSED))
