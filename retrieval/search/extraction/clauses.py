"""Which words of what is shown answer: the fewest clauses of one sentence that most likely hold the answer.

A conditional logit over the clauses of a window gives each its chance (fitted by `benchmarks.fit`, apart for figures,
for names and for what decides a question of yes or no). From the likeliest clause on its neighbours are taken in until
they hold most of the chance of their sentence, and as long as all is short enough to be read at a glance. Reasons,
manners and lists are whole sentences.
"""

from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

import numpy as np

from retrieval import types
from retrieval.arrays import Floats
from retrieval.search.extraction.answer_kinds import FIGURE_KINDS, NAME_KINDS, SHORT_KINDS
from retrieval.search.extraction.context import CLAUSE_END, HitText
from retrieval.search.extraction.contraries import contrary, may_be_contrary
from retrieval.search.extraction.cores import holds_exactly, short_core, without_stop
from retrieval.search.extraction.located import Clauses, Located
from retrieval.search.extraction.mentions import ASKS, MAY_ASK, Stretch
from retrieval.search.weights import EXTRACTION_WEIGHTS, fitted
from retrieval.types import CHOICES, GLANCE, Hit, Span

CLAUSE_FEATURES: Final = ("exact", "loose", "near", "near loose", "says", "sentence", "best", "length", "new")
"""Names of the features:

* `exact`, `loose`: whether it holds what surely is, or may be, of the kind asked for;
* `near`, `near loose`: how near the question's words stand to the nearest such mention;
* `says`: how much of what tells sentences apart it says;
* `sentence`: how much its whole sentence does;
* `best`: whether it belongs to the sentence that answers best by its words alone;
* `length`: its length, by 30 characters, at most 2;
* `new`: the share of its characters that the question does not have.
"""

DECISION_FEATURES: Final = (*CLAUSE_FEATURES, "asks", "follows")
"""Those of clauses that decide a question of yes or no, with:

* `asks`: whether its sentence asks something itself, and decides nothing;
* `follows`: how much of what tells sentences apart the sentence before says, where that asks, by each thing it asks.
"""

MOST: Final = 0.88
"""Of the chance that the sentence holds the answer. With .6 the words in bold hold it in 3 to 10 points fewer, with
.95 they are twice as long."""

_MOST_OF_NAMES: Final = 0.95
"""The same where a name is asked for, which no figure points to: 2 to 6 points more hold it than with .88 (news, policy
notices, encyclopaedias), in 3 to 14 characters more."""

SHORT: Final = 40
"""Characters that are read at a glance."""

_CHOSEN_FROM: Final = 5
"""Hits that short answers are taken from."""

_LATER: Final = 0.5
"""What each counts less than the one before."""

_BEHIND: Final = 3.0
"""What it counts against a short answer that its report stays behind the first one by all of its score."""

_BESIDE: Final = 2.0
"""What it counts against one that it stands beside the passage found: with 0 or 1 the first messages of some sets hold
more and those of others less, with 2 none holds less."""

_EXACT: Final = 1.0
"""What it counts among short answers that a clause holds what surely is of the kind: they are read for that alone."""

_LIKELY: Final = 0.3
"""Chance from which the first short answer is more than its likeliest clause."""

_NEVER: Final = 100.0
"""More than any clause is worth."""

_CONTRARY: Final = 2.0
"""What it counts against a clause that it tells of the contrary of what is asked: the likelihood of a clause that has
one more mention of the kind."""

_EXACT_AND_NEAR: Final = [CLAUSE_FEATURES.index("exact"), CLAUSE_FEATURES.index("near")]
_LOOSE_AND_NEAR: Final = [CLAUSE_FEATURES.index("loose"), CLAUSE_FEATURES.index("near loose")]

_LONG: Final = 60
_PER: Final = 30


def answering_words(context: HitText, shown: Clauses | None) -> tuple[int, Stretch] | None:
    """The words that answer.

    Args:
        context: The hit.
        shown: What may answer of it, as `valued_clauses` gives it.

    Returns:
        The sentence they stand in, and they themselves; None for a kind of answer that is a whole sentence.
    """
    if shown is None or not shown.places:
        return None
    clauses, values = shown.places, shown.values
    chances = np.exp(values - values.max())
    first = last = int(chances.argmax())
    sentence = clauses[first][0]
    inside = [place for place, (number, _) in enumerate(clauses) if number == sentence]
    most = _MOST_OF_NAMES if context.expected.kind in NAME_KINDS else MOST
    wanted = most * chances[inside].sum()
    while chances[first : last + 1].sum() < wanted:
        before = chances[first - 1] if first > inside[0] else -1.0
        behind = chances[last + 1] if last < inside[-1] else -1.0
        first, last = (first - 1, last) if before >= behind else (first, last + 1)
    while True:
        wider = [
            (chances[added], one, other)
            for added, one, other in ((first - 1, first - 1, last), (last + 1, first, last + 1))
            if inside[0] <= added <= inside[-1] and clauses[other][1][1] - clauses[one][1][0] <= SHORT
        ]
        if not wider:
            return sentence, without_stop(context.text, clauses[first][1][0], clauses[last][1][1])
        _, first, last = max(wider)


def short_answers(hits: Sequence[tuple[Hit, Located]]) -> "tuple[types.Choice, ...]":
    """What of some hits may answer, in short, the likeliest first; nothing for an answer of whole sentences.

    Args:
        hits: The hits of an answer, the best first, and where to look in them.
    """
    found = sorted(_candidates(hits), key=lambda each: -each.value)
    chances = np.exp([each.value - found[0].value for each in found]) if found else np.zeros(0)
    likely = bool(found) and 1 / float(chances.sum()) > _LIKELY
    taken: set[tuple[int, int]] = set()
    said: set[str] = set()
    choices: list[types.Choice] = []
    sure = False
    for each in found:
        if (each.rank, each.number) in taken:
            continue
        hit, located = hits[each.rank - 1]
        context, clauses = located.context, each.clauses.places
        place = clauses[each.number][1]
        exact = holds_exactly(context, place)
        # Beside a figure of the kind asked for, words without one answer nothing.
        if sure and not exact and context.expected.kind in FIGURE_KINDS:
            continue
        core, mention = short_core(context, place)
        if not said.isdisjoint({context.text[slice(*core)], mention}):
            continue
        first, last = _widened(each, taken)
        words = without_stop(context.text, clauses[first][1][0], clauses[last][1][1])
        if likely and not choices:
            # All of what most likely answers is read, and the others are short.
            core = words
        sure = sure or exact
        choices.append(types.Choice(each.rank, *(_in_passage(context.written(part), hit) for part in (words, core))))
        taken |= {(each.rank, number) for number in range(first, last + 1)}
        said |= {context.text[slice(*core)], mention or context.text[slice(*core)]}
        if len(choices) == CHOICES:
            break
    return tuple(choices)


class _Candidate(NamedTuple):
    """A clause that may answer: how much speaks for it, the rank of its hit, its number among the clauses there."""

    value: float
    rank: int
    number: int
    clauses: Clauses


def _candidates(hits: Sequence[tuple[Hit, Located]]) -> Iterator[_Candidate]:
    for rank, (hit, located) in enumerate(hits[:_CHOSEN_FROM], 1):
        context = located.context
        if located.clauses is None or context.expected.kind not in FIGURE_KINDS | NAME_KINDS:
            continue
        # All of the passage, for the window is chosen by what repeats the question, and of those beside it, for a
        # report is cut by length alone.
        passage, whole = context.part(Span(hit.passage.start, hit.passage.end)), (0, len(context.text))
        shown = located.clauses if whole == located.shown else valued_clauses(context, whole, located.best)
        assert shown is not None, "it is a short kind"
        behind = _BEHIND * (1 - hit.score / first) if (first := hits[0][0].score) > 0 else 0.0
        for number, ((_, place), value) in enumerate(zip(shown.places, shown.values.tolist(), strict=True)):
            worth = value + _EXACT * holds_exactly(context, place) - _LATER * rank - behind
            yield _Candidate(worth - (0 if passage[0] <= place[0] < passage[1] else _BESIDE), rank, number, shown)


def _widened(each: _Candidate, taken: Collection[tuple[int, int]]) -> tuple[int, int]:
    """A clause with those beside it in its sentence, the likelier first, as long as they are short together."""
    clauses, values = each.clauses.places, each.clauses.values
    first = last = each.number
    while wider := [
        (values[added], added)
        for added in (first - 1, last + 1)
        if 0 <= added < len(clauses)
        and (each.rank, added) not in taken
        and clauses[added][0] == clauses[each.number][0]
        and clauses[max(last, added)][1][1] - clauses[min(first, added)][1][0] <= GLANCE
    ]:
        _, added = max(wider)
        first, last = min(first, added), max(last, added)
    return first, last


def _in_passage(span: Span, hit: Hit) -> Span:
    return Span(span.start - hit.passage.start, span.end - hit.passage.start)


def valued_clauses(context: HitText, window: Stretch, best: Stretch) -> Clauses | None:
    """The clauses that are shown, and how much speaks for each; None for a kind of answer that is whole sentences.

    Args:
        context: The hit.
        window: What is shown of it, as a part of its text.
        best: The sentence in it that answers best by its words alone.
    """
    if context.expected.kind not in SHORT_KINDS:
        return None
    places, features = clause_features(context, window, best)
    # Whether something is so, how many or who is never told by a sentence that only asks it, but by the one behind it.
    asks, follows = (features[:, DECISION_FEATURES.index(name)] for name in ("asks", "follows"))
    decision = fitted("decision clauses", DECISION_FEATURES, EXTRACTION_WEIGHTS)
    if context.expected.kind == "decision":
        worth = features @ decision
    else:
        table = "figure clauses" if context.expected.kind in FIGURE_KINDS else "name clauses"
        worth = features[:, : len(CLAUSE_FEATURES)] @ fitted(table, CLAUSE_FEATURES, EXTRACTION_WEIGHTS)
        worth += follows * decision[DECISION_FEATURES.index("follows")]
    # Rounded, so that equal clauses tie whatever the order of the sums.
    question, text = context.lookup.question, context.text
    values = np.round(worth, 9) - _NEVER * asks
    if may_be_contrary(question, text[slice(*window)]):
        words = [contrary(question, text[slice(*place)]) for _, place in places]
        # Where nothing is said of what is asked, the contrary is the nearest there is.
        values -= _CONTRARY * np.array([bool(word) and word in text[slice(*window)] for word in words], dtype=np.bool_)
    return Clauses(tuple(places), values)


def clause_features(context: HitText, window: Stretch, best: Stretch) -> tuple[list[tuple[int, Stretch]], Floats]:
    """The clauses that are shown, with the number of their sentence, and they by `DECISION_FEATURES`."""
    mentions, text, shares = context.mentions, context.text, context.shares.tolist()
    exact = [place for place in mentions.exact if window[0] <= place[0] < window[1]]
    loose = [place for place in mentions.loose if window[0] <= place[0] < window[1]]
    known = bytes(map(set(context.lookup.question.asked).__contains__, text[slice(*window)]))
    clauses: list[tuple[int, Stretch]] = []
    rows = []
    before = 0.0
    for number, (start, end) in context.shown(window):
        asks = len(ASKS.findall(text, start, end)) if MAY_ASK.search(text, start, end) else 0
        only_asks = asks > 0 and not any(start <= place[0] < end for place in exact)
        share, is_best = shares[number], best[0] <= start < best[1]
        borders = {start, *[match.end() for match in CLAUSE_END.finditer(text, start, end)], end}
        for one, other in pairwise(sorted(borders)):
            size = other - one
            new = size - known.count(1, one - window[0], other - window[0])
            rows.append((0, 0, 0, 0, 0, share, is_best, min(size, _LONG) / _PER, new / size, only_asks, before))
            clauses.append((number, (one, other)))
        before = share / asks if asks else 0.0
    features = np.array(rows, dtype=np.float64).reshape(-1, len(DECISION_FEATURES))
    places = [place for _, place in clauses]
    near = _nearest_in(places, exact, context.nearness(exact))
    maybe = near if mentions.loose is mentions.exact else _nearest_in(places, loose, context.nearness(loose))
    for number, value in near.items():
        features[number, _EXACT_AND_NEAR] = 1.0, value
    for number, value in maybe.items():
        features[number, _LOOSE_AND_NEAR] = 1.0, value
    features[:, CLAUSE_FEATURES.index("says")] = context.each_says(places) @ context.own / (context.own.sum() or 1.0)
    return clauses, features


def _nearest_in(clauses: Sequence[Stretch], mentions: Sequence[Stretch], near: Floats) -> dict[int, float]:
    """How near the question's words stand to the nearest mention that begins in each clause that has one."""
    starts = [start for start, _ in clauses]
    found: dict[int, float] = {}
    for (begin, _), value in zip(mentions, near.tolist(), strict=False):
        number = bisect_right(starts, begin) - 1
        if number >= 0 and begin < clauses[number][1]:
            found[number] = max(found.get(number, 0.0), value)
    return found
