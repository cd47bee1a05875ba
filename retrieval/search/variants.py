"""How else a model number or Latin name stands in the index: PPR9087 as PPR-9087, 5000FL in OPTIFLUX5000FL.

A run of letters and digits is one index term, found as a whole only. One that stands nowhere is looked for as a part of
others, between letters and digits (OPTIFLUX500 is no part of OPTIFLUX5000), and as several that spell it together; two
that stand side by side are also looked for as one. What is found counts as a synonym: the exact name comes first.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final, Protocol

from retrieval.analysis import SYNONYM_WEIGHT, QuestionTerms, Synonym

_RUN: Final = re.compile("[a-z0-9]+")
_PIECE: Final = re.compile("[a-z]+|[0-9]+")
_GAP: Final = re.compile(r"[ _./-]")

_SHORTEST: Final = 4
"""Characters of a name at least: shorter ones are a part of too many others."""

_MOST: Final = 4
"""Names at most that one is a part of, the shortest first."""


class Names(Protocol):
    """Where names are looked up: an index."""

    def document_frequencies(self, terms: Iterable[str]) -> Mapping[str, int]:
        """In how many passages each term stands."""

    def runs(self, parts: Sequence[str], whole: Sequence[str]) -> Sequence[bytes]:
        """Runs of letters and digits, a line break before and behind each: those with a part, those of `whole`."""


def with_variants(question: QuestionTerms, index: Names) -> QuestionTerms:
    """Add to a question how else its names stand in an index; the same question where they do not."""
    places = list(_RUN.finditer(question.text))
    pairs = [
        (one.group(), other.group())
        for one, other in pairwise(places)
        if _GAP.fullmatch(question.text[one.end() : other.start()]) and _is_name(one.group() + other.group())
    ]
    names = list(dict.fromkeys(place.group() for place in places if not place.group().isdecimal()))
    names = [name for name in names if len(name) >= _SHORTEST]
    df = index.document_frequencies(["u:" + name for name in names])
    names = [name for name in names if not df["u:" + name]]
    # Read only for who needs them: they may be a million.
    parts = ["".join(pair) for pair in pairs] + names
    runs = index.runs(parts, [run for name in names for way in _ways(name) for run in way]) if parts else ()
    found = [_synonym(question, pair, [(name,) for name in _having("".join(pair), runs)]) for pair in pairs]
    joined = frozenset[str]().union(*(synonym.own for synonym in found if synonym.others))
    found += [
        _synonym(question, (name,), [(other,) for other in _having(name, runs)] or _apart(name, runs))
        for name in names
        if "u:" + name not in joined
    ]
    found = [synonym for synonym in found if synonym.others]
    terms = sorted({term for synonym in found for other in synonym.others for term in other})
    weights = {**dict.fromkeys(terms, SYNONYM_WEIGHT), **question.weights}
    return replace(question, weights=weights, synonyms=(*question.synonyms, *found)) if found else question


def _is_name(run: str) -> bool:
    return len(run) >= _SHORTEST and not run.isalpha() and not run.isdecimal()


def _synonym(question: QuestionTerms, own: Iterable[str], others: Iterable[Iterable[str]]) -> Synonym:
    terms = {prefix + run for run in own for prefix in ("w:", "b:", "u:")}
    return Synonym(frozenset(terms & question.own), tuple(frozenset("u:" + run for run in other) for other in others))


def _having(name: str, runs: Sequence[bytes]) -> list[str]:
    """The runs that have a name as a part, or are it."""
    found = set()
    for some in runs:
        at = some.find(name.encode())
        while at >= 0:
            start, end = some.rindex(b"\n", 0, at) + 1, some.index(b"\n", at)
            if not _tears(some[at - 1 : at + 1]) and not _tears(some[at + len(name) - 1 : at + len(name) + 1]):
                found.add(some[start:end].decode())
            at = some.find(name.encode(), end)
    return sorted(found, key=lambda run: (len(run), run))[:_MOST]


def _tears(two: bytes) -> bool:
    """Whether two characters side by side are both letters or both digits."""
    return two.isalpha() or two.isdigit()


def _apart(name: str, runs: Sequence[bytes]) -> list[tuple[str, ...]]:
    """How several runs spell a name together: its letters and its digits, else some two with a digit in them."""
    return [way for way in _ways(name) if all(any(b"\n%b\n" % run.encode() in some for some in runs) for run in way)][
        :1
    ]


def _ways(name: str) -> list[tuple[str, ...]]:
    """How a name may be written apart."""
    if not _is_name(name):
        return []
    return [tuple(_PIECE.findall(name)), *((name[:at], name[at:]) for at in range(2, len(name) - 1))]
