"""The best passages of one segment by compiled loops: what `index.maxscore` does, for large segments.

All that `best` calls stands in this file, long as it is: numba keeps the machine code until the file of a function
changes, and would go on with what it once made of a function in another file. `jit`, beside this, has it make that
code. The functions give the same passages and, to the last bit, the same scores as numpy does (a property test holds
the two together), in a third to a tenth of the time.

The passages are taken window by window, so that sums, in single precision, stay in the processor's first cache:

1. Terms are summed from rare to frequent, as long as the others could still lift a passage over the k-th best sum
   found so far (MaxScore: Turtle and Flood, 1995).
2. In passages that can still reach it, the other terms are looked up, until they cannot.
3. What is left in the end, little more than k, is scored once more in the order of the question's terms, as
   `Scorer.scores` does: the same additions of the same numbers in the same order.
"""

from typing import Any, Final

import numpy as np
from numba import carray, types
from numpy.typing import NDArray

from retrieval.arrays import Floats, Integers, Singles
from retrieval.index.compact import SPAN
from retrieval.index.compiled.jit import compile_loop, compile_sums, float32s, int32s, uint8s, uint16s
from retrieval.index.compiled.postings import decode_list, pack
from retrieval.index.postings import LIGHT

__all__ = ["best", "decode_list", "pack"]

Single = np.float32

WINDOW: Final = 4096
"""Passages a window: 16 KB of sums. The first windows are smaller, so that there is a bound soon."""

FIRST: Final = 256
"""Passages of the first two windows; each later one is as large as all before it, up to `WINDOW`. (A multiple of 4:
dense postings are read by the byte.)"""

BLOCK: Final = 64
"""Passages of a window that are tested together, which the processor does eight at a time."""

ROOM: Final = 4096
"""Candidates kept before they are scored and all but the best dropped."""

MARGIN: Final = 2.4e-7
"""Sums are in single precision, which the processor reads and compares twice as fast: each step adds at most 6e-8 of
the value, a term takes two steps, and a bound that is a sum itself may be as wrong. What comes so near stays in."""

STEADY: Final = 8
"""Steps that do not depend on the terms, in terms: factors and products."""

REACH: Final = 0.6
"""Terms are looked up instead of summed where together they reach so much of the bound in a passage of mean length.
It decides the time only: .5 and .7 take as long within a tenth."""


@compile_loop
def _first_from(values: NDArray[Any], low: int, high: int, wanted: int) -> int:
    """The first place from `low` on where ascending values reach `wanted`, `high` if none does."""
    step = 1
    while low + step < high and values[low + step] < wanted:
        low += step
        step *= 2
    high = min(low + step, high)
    while low < high:
        middle = (low + high) // 2
        if values[middle] < wanted:
            low = middle + 1
        else:
            high = middle
    return low


@compile_loop
def _frequency(where: Integers, term: int, slot: int, spans: int) -> int:
    """How often a passage holds a term."""
    df, many, quarters = where[term, 0], where[term, 1], where[term, 2]
    found = 0
    if quarters:
        found = int((carray(uint8s(quarters), (slot // 4 + 1,))[slot >> 2] >> ((slot & 3) << 1)) & 3)
        if found != LIGHT:
            return found
    else:
        offsets = carray(uint16s(where[term, 3]), (df - many,))
        starts = carray(int32s(where[term, 4]), (2 * spans + 1,))
        offset = slot & 0xFFFF
        run = slot >> 16
        place = _first_from(offsets, starts[run], starts[run + 1], offset)
        if place < starts[run + 1] and offsets[place] == offset:
            return 1
        run += spans
        place = _first_from(offsets, starts[run], starts[run + 1], offset)
        if place < starts[run + 1] and offsets[place] == offset:
            return int(carray(uint8s(where[term, 5]), (df,))[place - starts[spans]])
    if many:
        heavy = carray(int32s(where[term, 6]), (many,))
        place = _first_from(heavy, 0, many, slot)
        if place < many and heavy[place] == slot:
            return int(carray(uint16s(where[term, 7]), (many,))[place])
    return found


@compile_loop
def _score(where: Integers, weights: Floats, slot: int, spans: int, norm: float, k1: float) -> float:
    """A passage's score, added up in the order of the terms."""
    score = 0.0
    for term in range(weights.size):
        frequency = float(_frequency(where, term, slot, spans))
        if frequency:
            score += weights[term] * (frequency * (k1 + 1) / (norm + frequency))
    return score


@compile_loop
def _push(heap: Floats, count: int, score: float) -> int:
    """Put a score among the largest, the smallest of them first; returns how many there are."""
    if count < heap.size:
        place = count
        while place and heap[(place - 1) // 2] > score:
            heap[place] = heap[(place - 1) // 2]
            place = (place - 1) // 2
        heap[place] = score
        return count + 1
    if score > heap[0]:
        place = 0
        while True:
            child = 2 * place + 1
            if child >= count:
                break
            if child + 1 < count and heap[child + 1] < heap[child]:
                child += 1
            if heap[child] >= score:
                break
            heap[place] = heap[child]
            place = child
        heap[place] = score
    return count


@compile_loop
def _repetition(frequency: float, norm: float) -> float:
    """What a term adds to the score as a part of what frequency 1 adds."""
    return frequency * (1 + norm) / (norm + frequency)


@compile_loop
def _keep(
    where: Integers,
    weights: Floats,
    lengths: NDArray[np.uint16],
    norms: Floats,
    slots: Integers,
    scores: Floats,
    found: int,
    k: int,
    k1: float,
) -> int:
    """Leave of the candidates the k best, ties by slot; returns how many there are."""
    spans = max((lengths.size + SPAN - 1) // SPAN, 1)
    for place in range(found):
        scores[place] = _score(where, weights, slots[place], spans, norms[lengths[slots[place]]], k1)
    chosen = np.sort(np.argsort(-scores[:found], kind="mergesort")[:k])
    for place in range(chosen.size):
        slots[place] = slots[chosen[place]]
        scores[place] = scores[chosen[place]]
    return int(chosen.size)


@compile_sums
def _any_reaches(sums: Singles, once: Singles, wanted: Single) -> np.bool:
    """Whether a passage reaches a score by what is summed."""
    count = np.float32(0.0)
    for place in range(sums.size):
        count += np.float32(1.0) if sums[place] * once[place] >= wanted else np.float32(0.0)
    return count > 0


@compile_sums
def _any_could_reach(sums: Singles, once: Singles, more: Singles, rest: Single, wanted: Single) -> np.bool:
    """Whether a passage reaches a score by that and whatever is not summed."""
    count = np.float32(0.0)
    for place in range(sums.size):
        count += np.float32(1.0) if sums[place] * once[place] + rest * more[place] >= wanted else np.float32(0.0)
    return count > 0


def best(
    where: Integers,
    weights: Floats,
    lengths: NDArray[np.uint16],
    norms: Floats,
    ratios: Floats,
    light: Singles,
    k1: float,
    k: int,
    bound: float,
) -> tuple[Integers, Floats]:
    """Find the k best passages of a segment.

    Args:
        where: int64 (terms, 8): `where` of each term's postings, in the order of the question.
        weights: float64 (terms,): IDF times weight in the question.
        lengths: int (passages,).
        norms: float64 (largest length + 1,): the part of the denominator that the length decides.
        ratios: float64 (`LIGHT` + 1, largest length + 1): what a term adds by its frequency and the passage's
            length, as a part of what frequency 1 adds.
        light: float32 (2, passages): what a term of weight 1 adds at frequencies 1 and `LIGHT`; 0 where dead.
        k1: BM25's.
        k: At least 1.
        bound: A score that k passages elsewhere reach.

    Returns:
        Slots (int64) and scores (float64), by ascending slot: at least the k best, ties by slot, of those with a
        score above 0 that reach the bound.
    """
    terms, size = weights.size, lengths.size
    order = np.argsort(where[:, 0], kind="mergesort")
    spans = max((size + SPAN - 1) // SPAN, 1)
    left = np.zeros(terms + 1)
    for place in range(terms - 1, -1, -1):
        left[place] = left[place + 1] + weights[order[place]]
    at = np.zeros(terms, dtype=np.int64)
    at_repeated = np.zeros(terms, dtype=np.int64)
    at_heavy = np.zeros(terms, dtype=np.int64)
    sums = np.empty(WINDOW, dtype=np.float32)
    likely = np.empty(WINDOW + 1, dtype=np.int64)
    # Parts of them are read by address: cutting an array costs more than summing a block does.
    sums_at, light_at = sums.ctypes.data, light.ctypes.data
    near = 1 - MARGIN * (terms + STEADY)
    heap = np.empty(k)
    slots = np.empty(ROOM + k, dtype=np.int64)
    scores = np.empty(ROOM + k)
    found = full = 0
    summed = terms
    typical = LIGHT * (k1 + 1) / (LIGHT + k1)
    end = 0
    while end < size:
        start = end
        # A span has whole windows: no window lies in two.
        end = min(start + max(FIRST, min(start, WINDOW)), size)
        span = start // SPAN
        base = span * SPAN
        below = end - base
        while summed and left[summed - 1] * typical < REACH * bound:
            summed -= 1
        sums[: end - start] = 0.0
        for place in range(terms):
            term = order[place]
            df, many, dense = where[term, 0], where[term, 1], where[term, 2]
            weight = np.float32(weights[term])
            if place < summed and dense:
                quarters = carray(uint8s(dense), ((size + 3) // 4,))
                for byte in range(start // 4, (end + 3) // 4):
                    four = quarters[byte]
                    slot = 4 * byte
                    while four:
                        frequency = four & 3
                        if frequency == 1:
                            sums[slot - start] += weight
                        elif frequency:
                            sums[slot - start] += weight * np.float32(ratios[frequency, lengths[slot]])
                        four >>= 2
                        slot += 1
            elif place < summed:
                offsets = carray(uint16s(where[term, 3]), (df - many,))
                starts = carray(int32s(where[term, 4]), (2 * spans + 1,))
                stop = starts[span + 1]
                here = max(at[place], starts[span])
                while here < stop and offsets[here] < below:
                    sums[base + offsets[here] - start] += weight
                    here += 1
                at[place] = here
                repeats = carray(uint8s(where[term, 5]), (df,))
                first, stop = starts[spans], starts[spans + span + 1]
                here = max(at_repeated[place], starts[spans + span])
                while here < stop and offsets[here] < below:
                    slot = base + offsets[here]
                    sums[slot - start] += weight * np.float32(ratios[repeats[here - first], lengths[slot]])
                    here += 1
                at_repeated[place] = here
            heavy = carray(int32s(where[term, 6]), (many,))
            often = carray(uint16s(where[term, 7]), (many,))
            here = at_heavy[place]
            while here < many and heavy[here] < end:
                slot = heavy[here]
                length = lengths[slot]
                # Two bits a passage have counted it up to `LIGHT`, or will where the term is looked up; lists do not.
                counted = ratios[LIGHT, length] if dense else 0.0
                extra = _repetition(float(often[here]), norms[length]) - counted
                sums[slot - start] += weight * np.float32(extra)
                here += 1
            at_heavy[place] = here
        rest = left[summed]
        wanted = np.float32(max(bound * near, 1e-30))
        others = np.float32(rest)
        many = 0
        for block in range(0, end - start, BLOCK):
            length = min(BLOCK, end - start - block)
            part = carray(float32s(sums_at + 4 * block), (length,))
            once = carray(float32s(light_at + 4 * (start + block)), (length,))
            more = carray(float32s(light_at + 4 * (size + start + block)), (length,))
            # Each passage is put down, and the next one over it where it is out: no branch to guess.
            if rest:
                if _any_could_reach(part, once, more, others, wanted):
                    for place in range(length):
                        likely[many] = start + block + place
                        many += part[place] * once[place] + others * more[place] >= wanted
            elif _any_reaches(part, once, wanted):
                for place in range(length):
                    likely[many] = start + block + place
                    many += part[place] * once[place] >= wanted
        for number in range(many):
            slot = likely[number]
            length = lengths[slot]
            factor = (k1 + 1) / (1 + norms[length])
            most = ratios[LIGHT, length]
            total = float(sums[slot - start])
            over = rest
            if (total + over * most) * factor < bound * near:
                continue
            offset = slot - base
            for place in range(summed, terms):
                term = order[place]
                weight = weights[term]
                over -= weight
                if where[term, 2]:
                    quarters = carray(uint8s(where[term, 2]), ((size + 3) // 4,))
                    frequency = (quarters[slot >> 2] >> ((slot & 3) << 1)) & 3
                    if frequency:
                        total += weight * ratios[frequency, length]
                else:
                    df = where[term, 0]
                    offsets = carray(uint16s(where[term, 3]), (df - where[term, 1],))
                    starts = carray(int32s(where[term, 4]), (2 * spans + 1,))
                    stop = starts[span + 1]
                    here = _first_from(offsets, max(at[place], starts[span]), stop, offset)
                    at[place] = here
                    if here < stop and offsets[here] == offset:
                        total += weight
                    else:
                        stop = starts[spans + span + 1]
                        here = _first_from(offsets, max(at_repeated[place], starts[spans + span]), stop, offset)
                        at_repeated[place] = here
                        if here < stop and offsets[here] == offset:
                            repeats = carray(uint8s(where[term, 5]), (df,))
                            total += weight * ratios[repeats[here - starts[spans]], length]
                if (total + over * most) * factor < bound * near:
                    break
            score = total * factor
            if score <= 0 or score < bound * near:
                continue
            if found == slots.size:
                found = _keep(where, weights, lengths, norms, slots, scores, found, k, k1)
            slots[found] = slot
            scores[found] = score
            found += 1
            full = _push(heap, full, score)
            if full == k:
                bound = max(bound, heap[0])
    kept = 0
    for place in range(found):
        if scores[place] >= bound * near:
            slots[kept] = slots[place]
            scores[kept] = _score(where, weights, slots[place], spans, norms[lengths[slots[place]]], k1)
            kept += 1
    return slots[:kept], scores[:kept]


_SIGNATURE: Final = types.Tuple((types.int64[::1], types.float64[::1]))(
    types.Array(types.int64, 2, "C", readonly=True),
    types.float64[::1],
    types.Array(types.uint16, 1, "C", readonly=True),
    types.float64[::1],
    types.float64[:, ::1],
    types.float32[:, ::1],
    types.float64,
    types.int64,
    types.float64,
)
best = compile_loop(best, _SIGNATURE)
