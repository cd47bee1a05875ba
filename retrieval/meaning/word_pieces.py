"""The pieces of words that a text is cut into for an encoder: SentencePiece's unigram model (Kudo, 2018).

Of all ways to cut a text into known pieces the likeliest is taken, by dynamic programming over its characters.
"""

import re
from collections.abc import Mapping
from typing import Final

_SPACE: Final = "\u2581"
_SPACES: Final = re.compile(" +")
_IMPOSSIBLE: Final = -1e30
_UNKNOWN: Final = 10.0
"""How much less likely a character that is no piece is than the least likely piece."""


class Pieces:
    """The pieces of one encoder.

    Args:
        scores: Number and log likelihood of each piece.
        unknown: The number of what is none.
        written: How characters are written, by code, where not as they are.
    """

    def __init__(self, scores: Mapping[str, tuple[int, float]], unknown: int, written: Mapping[int, str]) -> None:
        self._scores = scores
        self._unknown = unknown
        self._written = written
        self._longest = max(map(len, scores))
        self._least = min(score for _, score in scores.values()) - _UNKNOWN

    def numbers(self, text: str) -> list[int]:
        """The numbers of the pieces of a text."""
        text = _SPACES.sub(_SPACE, " " + text.translate(self._written))
        best = [0.0] + [_IMPOSSIBLE] * len(text)
        before = [(0, 0)] * (len(text) + 1)
        for start in range(len(text)):
            reached = best[start]
            if reached + self._least > best[start + 1]:
                best[start + 1], before[start + 1] = reached + self._least, (start, self._unknown)
            for end in range(start + 1, min(start + self._longest, len(text)) + 1):
                piece = self._scores.get(text[start:end])
                if piece is not None and reached + piece[1] > best[end]:
                    best[end], before[end] = reached + piece[1], (start, piece[0])
        numbers, end = [], len(text)
        while end:
            end, number = before[end]
            numbers.append(number)
        return numbers[::-1]
