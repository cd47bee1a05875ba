"""Where a text may be cut, or a part of it begin, without tearing a number or a word of letters: 11日, 1.5%, X20."""

import re
from functools import cache, lru_cache
from typing import Final

from retrieval.analysis.characters import WIDE_CHARACTERS
from retrieval.analysis.normalisation import normalise

JOINING: Final = f"(?:[^\\W_{WIDE_CHARACTERS}]|[〇零一二三四五六七八九十百千万亿两])"
"""Of a pattern: a character that may be one number or one word with another such beside it."""

_BORDER: Final = "\0"
# Characters before and behind a border that tell.
_BEFORE: Final = 2
_BEHIND: Final = 5


def tears(text: str, at: int) -> bool:
    """Whether a border in a text, as it is written, lies within a number or a word of letters.

    Args:
        text: Any text.
        at: Before which of its characters the border is.
    """
    return 0 < at < len(text) and _torn(text[max(at - _BEFORE, 0) : at], text[at : at + _BEHIND])


@cache  # Compiled when first needed: it takes 3 ms, and most commands cut nothing.
def _tearing() -> re.Pattern[str]:
    # Within a word or number; between a number and its sign; within 2.5, 1,000, 10:30, 3~5, 1/5 and covid-19.
    return re.compile(
        f"{JOINING}{_BORDER}{JOINING}"
        rf"|[+\-]{_BORDER}\d|\d{_BORDER}[%‰+]"
        rf"|\d[.:/~]{_BORDER}\d|\d{_BORDER}[.:/~]\d"
        rf"|\d,{_BORDER}\d{{3}}(?!\d)|\d{_BORDER},\d{{3}}(?!\d)"
        rf"|[a-z\d]-{_BORDER}[a-z\d]|[a-z\d]{_BORDER}-[a-z\d]"
    )


@lru_cache(maxsize=1024)  # Reposts of one sentence have the same beside it.
def _torn(before: str, behind: str) -> bool:
    return _tearing().search(normalise(before) + _BORDER + normalise(behind)) is not None
