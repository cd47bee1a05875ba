"""What characters are to search: written without spaces, letters and digits, or neither."""

import re
from typing import Final

import numpy as np
from numpy.typing import NDArray

WIDE_CHARACTERS: Final = (
    "\u3005\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003ffff"
)
"""Of a pattern: Chinese characters with 々 and 〇, kana, hangul: written without spaces, so indexed by character."""

OTHER: Final = 0
NARROW: Final = 1
WIDE: Final = 2
"""Kinds of character: in no term, a letter or digit, one of `WIDE_CHARACTERS`."""

_UNKNOWN: Final = 255
# Compiled where they are used: a question asks for no kind, and the second takes 2 ms.
_IN_TERMS: Final = r"[^\W_]"
_WIDE: Final = f"[{WIDE_CHARACTERS}]"


def kinds_of(codes: NDArray[np.uint32]) -> NDArray[np.uint8]:
    """The kind of each code point."""
    kinds = _KINDS[codes]
    if (kinds == _UNKNOWN).any():
        for code in set(codes[kinds == _UNKNOWN].tolist()):
            character = chr(code)
            wide = WIDE if re.match(_WIDE, character) else NARROW
            _KINDS[code] = wide if re.match(_IN_TERMS, character) else OTHER
        kinds = _KINDS[codes]
    return kinds


# As far as characters were met; 1 MB.
_KINDS: Final = np.full(0x110000, _UNKNOWN, dtype=np.uint8)
