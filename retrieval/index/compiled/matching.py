"""Parts of a question found in passages by a compiled loop: what `retrieval.search.matching` does by numpy."""

import numpy as np
from numba import types
from numpy.typing import NDArray

from retrieval.index.compiled.jit import compile_loop

Whole = NDArray[np.int64]
Bools = NDArray[np.bool_]


@compile_loop
def _is_narrow(code: np.int64, narrow: Bools) -> bool:
    return bool(narrow[min(code, np.int64(narrow.size - 1))])


def look_up(
    codes: NDArray[np.uint32],
    firsts: Whole,
    numbers: NDArray[np.int16],
    spots: Whole,
    places: Whole,
    own: int,
    reached: Whole,
    words: Whole,
    sizes: NDArray[np.int16],
    borders: Bools,
    moved: Whole,
    narrow: Bools,
    ordinal: int,
    row: int,
    rows: Bools,
    longest: Whole,
) -> None:
    """Look up which words of a question stand in which rows of its passages.

    Args:
        codes: uint32 (characters,): the passages, 0 behind each row; of other questions too.
        firsts: int64 (passages + 1,): where this question's passages begin in it, then where the last ends.
        numbers: int16 (65,536 or more,): the number of each character of what is said, 0 for others; the last for all
            characters beyond.
        spots: int64 (numbers + 2,): where each number's part of `places` begins; then the size of that.
        places: int64 (said,): places of what is said by their numbers, ascending.
        own: Characters of the question's own text, with which that begins.
        reached: int64 (said + 1,): where the part of `words` begins whose last character stands at each place.
        words: int64 (words,): the words by their last characters.
        sizes: int16 (words,): their lengths.
        borders: bool (words, 3): as those of `retrieval.search.lookups.Probe`.
        moved: int64 (words,): the line of `rows` for each word.
        narrow: bool: which characters are narrow, the last for all beyond.
        ordinal: Code of the character that words with the third border must not follow.
        row: The first of the question's rows.
        rows: bool (lines, rows): set where a word stands.
        longest: int64 (passages,): set to the characters of the longest part of the question's text in each.
    """
    lengths = np.zeros(places.size + 1, dtype=np.int64)
    seen = np.full(places.size + 1, -2, dtype=np.int64)
    passage = 0
    longest[0] = 0
    for at in range(firsts[0], firsts[firsts.size - 1]):
        if at == firsts[passage + 1]:
            passage += 1
            longest[passage] = 0
        code = np.int64(codes[at])
        if code == 0:
            row += 1
            continue
        number = numbers[min(code, np.int64(numbers.size - 1))]
        if number == 0:
            continue
        # From behind: what ends one place before was seen one character before, not here.
        for spot in range(spots[number + 1] - 1, spots[number] - 1, -1):
            place = places[spot]
            size = 1
            if place and seen[place - 1] == at - 1:
                size = lengths[place - 1] + 1
            seen[place] = at
            lengths[place] = size
            if place < own and size > longest[passage]:
                longest[passage] = size
            for each in range(reached[place], reached[place + 1]):
                word = words[each]
                if sizes[word] > size:
                    continue
                # A break stands behind every row, and code -1 is one, so that there always is a character beside.
                before = np.int64(codes[at - sizes[word]])
                if (
                    (borders[word, 0] and _is_narrow(before, narrow))
                    or (borders[word, 1] and _is_narrow(np.int64(codes[at + 1]), narrow))
                    or (borders[word, 2] and before == ordinal)
                ):
                    continue
                rows[moved[word], row] = True


look_up = compile_loop(
    look_up,
    types.void(
        types.Array(types.uint32, 1, "C", readonly=True),
        types.int64[::1],
        types.int16[::1],
        types.int64[::1],
        types.int64[::1],
        types.int64,
        types.int64[::1],
        types.int64[::1],
        types.int16[::1],
        types.boolean[:, ::1],
        types.int64[::1],
        types.boolean[::1],
        types.int64,
        types.int64,
        types.boolean[:, ::1],
        types.int64[::1],
    ),
)
