"""One spelling for every spelling: width, case, script and years, with offsets back into the original text.

Keys are normalised, the original is shown: whatever stands on a screen is cut from the original text with the
offsets kept here. The steps, in order, and what each brings on the mixed pool of the open question sets:

1. NFKC and lower case, character by character (full-width letters, ㎡, ligatures); may lengthen the text.
2. Traditional to Simplified by OpenCC's `t2s`, which keeps the length (84.8 -> 97.4 MRR for a question in the
   other script).
3. Years in Chinese digits: 二〇二二年 -> 2022年 (95.2 -> 98.8 MRR on questions with such a year).
"""

import re
import unicodedata
from array import array
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Final, NamedTuple

import numpy as np
import opencc

NORMALISATION: Final = "nfkc-lower-t2s-years/1"
"""Part of the tokeniser's fingerprint; count it up with every change that alters a normalised text."""

BETWEEN: Final = "\x1e"
"""Parts texts that are normalised together. It is in no term, so that a text that has one may have a space instead."""

_MARK: Final = re.compile("[\u0300-\u036f\u3099\u309a]")
# At most four marks join their letter: composing a longer pile of marks takes quadratic time in CPython.
_CLUSTER: Final = re.compile("[\\s\\S][\u0300-\u036f\u3099\u309a]{0,4}")

_DIGIT: Final = "〇○零一二三四五六七八九"
_DIGITS: Final = str.maketrans(_DIGIT, "000123456789")
# What may not stand before a year is looked at behind it: a pattern that begins with its characters is found faster.
_YEAR: Final = re.compile(f"[{_DIGIT}]{{4}}(?<![{_DIGIT}十百千万][{_DIGIT}]{{4}})(?=年)")


class Normalised(NamedTuple):
    """A normalised text that remembers where its characters came from.

    Attributes:
        text: The normalised text.
        starts: For each of its characters where the original one starts; None where both are the same.
        ends: For each of its characters where the original one ends; None where both are the same.
    """

    text: str
    starts: Sequence[int] | None
    ends: Sequence[int] | None


class _Characters(dict[int, str]):
    """A `str.translate` table that works out each character the first time it is met."""

    def __missing__(self, code: int) -> str:
        # Half a surrogate pair is no character: OpenCC (UTF-8 inside) would refuse the whole text.
        value = "\ufffd" if 0xD800 <= code <= 0xDFFF else _compose(chr(code))
        self[code] = value
        return value


def normalise(text: str) -> str:
    """Bring a text into the one spelling that index and questions share.

    Args:
        text: Any string; NUL, control characters and lone surrogates are fine.

    Returns:
        The normalised text; its length may differ from the original's.
    """
    if _MARK.search(text):
        return _simplify("".join(map(_join, _CLUSTER.findall(text))))
    return _simplify(_fold(text))


@lru_cache(maxsize=4096)
def normalise_name(text: str) -> str:
    """As `normalise`, for a title or a source: of the few that a question meets each is asked for again and again."""
    return normalise(text)


def normalise_all(texts: Sequence[str]) -> str:
    """Normalise many texts in one go.

    Args:
        texts: As for `normalise`.

    Returns:
        What `normalise` makes of each, in order, with `BETWEEN` behind each.
    """
    joined = BETWEEN.join([*texts, ""])
    if joined.count(BETWEEN) == len(texts) and not _MARK.search(joined):
        folded = _fold(joined)
        simplified = folded if folded.isascii() else _converted(folded)
        if simplified is not None:
            return _years(simplified)
    return BETWEEN.join([*(normalise(text).replace(BETWEEN, " ") for text in texts), ""])


def normalise_with_offsets(text: str) -> Normalised:
    """Like `normalise`, and remember which original characters each normalised one stands for.

    Args:
        text: Any string.

    Returns:
        The same text as `normalise(text)`, with the way back to the original.
    """
    if not _MARK.search(text):
        folded = _fold(text)
        # No character is ever dropped, so an unchanged length means that each became exactly one.
        if len(folded) == len(text):
            return Normalised(_simplify(folded), None, None)
        places = np.arange(len(text), dtype=np.uintc).repeat([len(_CHARACTERS[ord(one)]) for one in text])
        return Normalised(_simplify(folded), array("I", places.tobytes()), array("I", (places + 1).tobytes()))
    pieces: list[str] = []
    starts = array("I")
    ends = array("I")
    for match in _CLUSTER.finditer(text):
        piece = _join(match.group())
        pieces.append(piece)
        starts.extend([match.start()] * len(piece))
        ends.extend([match.end()] * len(piece))
    return Normalised(_simplify("".join(pieces)), starts, ends)


def normalise_each(texts: Sequence[str]) -> list[Normalised]:
    """What `normalise_with_offsets` makes of each of some texts, in a third of the time."""
    return [
        Normalised(normal, None, None)
        if len(normal) == len(text) and BETWEEN not in text and not _MARK.search(text)
        else normalise_with_offsets(text)
        for text, normal in zip(texts, normalise_all(texts).split(BETWEEN), strict=False)
    ]


def _fold(text: str) -> str:
    """Width and case of each character, which `str.translate` does too, in a fifth of the time."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    folded = _FOLDED.take(codes, mode="clip")
    if folded.size and folded.max() < _UNKNOWN:
        return folded.tobytes().decode("utf-32-le")
    longer = []
    for code in set(codes[folded == _UNKNOWN].tolist()):
        one = _CHARACTERS[code]
        if len(one) > 1 and all(_CHARACTERS[ord(part)] == part for part in one):
            longer.append((chr(code), one))
        elif len(one) == 1 and code < _LAST:
            _FOLDED[code] = ord(one)
        else:
            return text.translate(_CHARACTERS)
    # What a character like … becomes stays as it is, so that all else can be folded afterwards.
    for character, several in longer:
        text = text.replace(character, several)
    return _fold(text) if text else ""


def _compose(cluster: str) -> str:
    return unicodedata.normalize("NFKC", cluster).lower()


def _join(cluster: str) -> str:
    return _CHARACTERS[ord(cluster)] if len(cluster) == 1 else _compose(cluster.translate(_CHARACTERS))


def _simplify(text: str) -> str:
    """Traditional to Simplified and Chinese years to digits; the length stays."""
    if text.isascii():
        return text
    # Offsets matter more than the script of one odd text.
    return _years(_converted(text) or text)


def _converted(text: str) -> str | None:
    """Simplified characters; None where the length would not stay, which was not seen with t2s of OpenCC 1.4."""
    simplified: str = _converter().convert(text)
    return simplified if len(simplified) == len(text) else None


def _years(text: str) -> str:
    return _YEAR.sub(lambda year: year.group().translate(_DIGITS), text)


@cache
def _converter() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


_CHARACTERS: Final = _Characters()

_LAST: Final = 0xFFFF
_UNKNOWN: Final = 0x110000
# What each character becomes, as far as it was met, is in the basic plane, and becomes one character; 256 KB.
_FOLDED: Final = np.full(_LAST + 1, _UNKNOWN, dtype=np.uint32)
