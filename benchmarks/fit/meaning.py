"""Fit what meaning counts beside words: `python -m benchmarks.fit.meaning DATA [--write]`.

DATA is the folder with the open sets. The weight of a cosine and how fast it falls are chosen from a grid by MRR@10 on
three sets that count the same (policy notices in their own words, lay questions to them, lay questions on law); then
the chance that a passage answers which only its meaning speaks for, by logistic regression over the questions that
words leave open (those to the starter pile, too), against questions about something else. Near misses are none of
these: they are as near in meaning, and fitted to them meaning answers next to nothing over notices of one subject.
"""

import argparse
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np

from benchmarks.fit.linear import fit_logistic
from benchmarks.pile import read_starter
from benchmarks.quality import FOREIGN, QUESTIONS, SEEDS, asking
from benchmarks.vectors import fill
from retrieval.arrays import Floats, Integers
from retrieval.engine import Engine
from retrieval.errors import EmptyQuestion, QuestionTooLong
from retrieval.evaluation.asking import indexed
from retrieval.evaluation.sets import QuestionSet, read_question_set, read_questions
from retrieval.options import Options
from retrieval.search.begun import Begun
from retrieval.search.judging.confidence import coverage
from retrieval.search.judging.verdict import first_verdict
from retrieval.search.meanings.joining import FITTED, MIXING
from retrieval.search.meanings.likeness import LIKENESS, likeness_signals
from retrieval.search.weights import fitted
from retrieval.types import ALL_REPORTS

WEIGHTS_TRIED: Final = (25.0, 50.0, 75.0, 100.0, 150.0, 200.0)
FALLS_TRIED: Final = (0.0, 0.5, 1.0, 2.0, 3.0, 4.0)

_OTHERS: Final = 250
"""Questions about something else, of each kind."""

_NOISE: Final = 0.003
"""What another mixing has to bring on the three sets together, before the one in use is given up."""

_FOREIGN_ANSWERED: Final = 0.006
"""Share of the questions about something else that meaning may answer where words do not."""


@dataclass(frozen=True, slots=True)
class Open:
    """One question before words and meaning are weighed against each other.

    Attributes:
        sure: How sure words are.
        answered: Whether words answer it.
        words: The score of each candidate by words.
        cosines: How near each is.
        by_words: How many of them words found; they come first.
        signals: Of `LIKENESS`, by candidate.
        right: Whether each is of a report that answers.
        reports: Of each.
    """

    sure: float
    answered: bool
    words: Floats
    cosines: Floats
    by_words: int
    signals: Floats
    right: Floats
    reports: tuple[int, ...]

    def order(self, weight: float, fall: float) -> Integers:
        """The candidates, the best first."""
        order: Integers = np.argsort(-(self.words + weight * (1 - self.sure) ** fall * self.cosines), kind="stable")
        return order

    def reciprocal(self, weight: float, fall: float) -> float:
        """One through the rank of the first right report; 0 from the eleventh on."""
        seen: dict[int, bool] = {}
        for place in self.order(weight, fall):
            seen.setdefault(self.reports[place], bool(self.right[place]))
        ranks = [rank for rank, right in enumerate(list(seen.values())[:10], 1) if right]
        return 1 / ranks[0] if ranks else 0.0


def look(engine: Engine, question: str, relevant: Iterable[str] = ()) -> Open | None:
    """What a question finds; None where it cannot be asked, or finds nothing."""
    searcher, index = engine._asked.searcher, engine._index
    with index.store.reading():
        try:
            terms = index.tokenizer_of_index().question(question)
        except (EmptyQuestion, QuestionTooLong):
            return None
        selected = engine._asked.selections.of(index.segments.index(), ALL_REPORTS)
        begun = Begun.of(terms, selected)
        begun.ranked = searcher._candidates.best(begun, 10)
        found = first_verdict(begun, searcher._cache, engine.options.needed)
        assert searcher._meanings is not None
        # As if words were not sure at all, so that it is always asked for.
        if not searcher._candidates.join_meanings(searcher._meanings, question, begun, 0.0, selected):
            return None
        ranked, meant = begun.ranked, begun.meant
        assert ranked is not None
        assert meant is not None
        passages = [candidate.passage for candidate in ranked.candidates]
        shares = [coverage(ranked.evidence, place, begun.weights) for place in range(len(passages))]
        signals = [likeness_signals(meant, one.id, share) for one, share in zip(passages, shares, strict=True)]
        right = {engine.find(key).id for key in relevant}
    reports = tuple(passage.report_id for passage in passages)
    return Open(
        found.confidence,
        found.support != "none",
        ranked.words,
        (ranked.scores - ranked.words) / fitted("meaning", MIXING, FITTED)[0],
        ranked.by_words,
        np.array(signals),
        np.array([number in right for number in reports], dtype=np.float64),
        reports,
    )


def looked_at(questions: QuestionSet, foreign: Sequence[str]) -> tuple[list[Open], list[Open]]:
    """The questions of a set, and some about something else."""
    with indexed(questions, Options(meaning=True)) as engine:
        fill(engine)
        asked = [look(engine, query.text, query.relevant) for query in questions.queries]
        far = [look(engine, text) for text in foreign]
    return [each for each in asked if each], [each for each in far if each]


def lowered(likeness: Floats, foreign: Sequence[Open], weight: float, fall: float) -> Floats:
    """The weights of `LIKENESS` with a constant by which few questions about something else are answered."""
    best = [each.signals[each.order(weight, fall)[0]] for each in foreign if not each.answered]
    needed = Options().needed
    most = np.sort(np.array(best) @ likeness[:-1])[-1 - int(_FOREIGN_ANSWERED * len(foreign))]
    # Just below what is needed for the first of them that is not to be answered.
    limit = np.log(needed / (1 - needed)) - most - 0.001
    return np.append(likeness[:-1], min(likeness[-1], limit))


def fitted_likeness(sets: Sequence[Sequence[Open]], others: Sequence[Open], weight: float, fall: float) -> Floats:
    """The weights of `LIKENESS`, then the constant; each set, and all others, count the same."""
    values, labels, shares = [], [], []
    for part in (*sets, others):
        best = [(each, each.order(weight, fall)[0]) for each in part if not each.answered]
        values += [each.signals[place] for each, place in best]
        labels += [bool(each.right[place]) for each, place in best]
        shares += [(len(sets) if part is others else 1) / max(len(best), 1)] * len(best)
    return fit_logistic(np.array(values), np.array(labels), np.array(shares))


def main() -> None:
    """Fit, print, write."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.fit.meaning", description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path, metavar="DATA")
    parser.add_argument("--write", action="store_true", help=f"keep the weights in {FITTED}")
    arguments = parser.parse_args()
    foreign = [text for name in FOREIGN for text in read_questions(arguments.data / name)[:: 4000 // _OTHERS]]
    policy = read_question_set(arguments.data / "ncp-tune")
    lay = asking(policy, "lay-policy", QUESTIONS / "lay-policy.jsonl")
    law = read_question_set(arguments.data / "stard-open")
    starter = asking(read_starter(SEEDS), "starter", QUESTIONS / "lay-starter.jsonl")
    found = [looked_at(questions, foreign) for questions in (policy, lay, law, starter)]
    sets = [asked for asked, _ in found[:3]]
    tried = [(weight, fall) for weight in WEIGHTS_TRIED for fall in FALLS_TRIED]
    means = {pair: [float(np.mean([each.reciprocal(*pair) for each in asked])) for asked in sets] for pair in tried}
    best = max(tried, key=lambda pair: sum(means[pair]))
    used = tuple(fitted("meaning", MIXING, FITTED).tolist())
    if used in means and sum(means[best]) - sum(means[used]) < _NOISE:
        best = used
    far = [each for _, others in found for each in others]
    likeness = fitted_likeness([asked for asked, _ in found[1:]], far, *best)
    likeness = lowered(likeness, far, *best)
    lines = ["# Fitted by `python -m benchmarks.fit.meaning`; MRR@10 on ncp-tune, lay-policy, stard-open:"]
    lines += [f"#   {', '.join(f'{mean:.4f}' for mean in means[best])}"]
    for head, table, names, values in (
        ("# What they mean is said in joining.py.", "meaning", MIXING, best),
        ("# And in likeness.py.", "likeness", (*LIKENESS, "constant"), likeness.tolist()),
    ):
        lines += ["", head, f"[{table}]", *(f"{name} = {value:.4g}" for name, value in zip(names, values, strict=True))]
    print("\n".join(lines))
    if arguments.write:
        FITTED.write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
