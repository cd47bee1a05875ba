"""Fit what is extracted from a hit: which clauses answer, whether what is shown holds the answer, what speaks against.

    python -m benchmarks.fit.extraction SET... [--pile STORIES QUESTIONS...] [--decisions STORIES POLICY]
        [--only TABLE...] [--write]

Every set counts the same, whatever its size, and only its questions that have an answer. What is printed is of each
set by weights that were fitted to the others alone; a pile counts as one set. What decides a question of yes or no is
fitted to our own alone, over the policy notices and the pile, for the sets have hardly any; what speaks against an
answer to those without one, too. What is not named cannot be fitted to, and its table stays as it is; so do those that
`--only` leaves out.
"""

import argparse
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np

from benchmarks.fit.linear import fit_choosing, fit_logistic
from benchmarks.pile import QUESTIONS, read_decisions, read_pile
from retrieval.arrays import Bools, Floats
from retrieval.engine import Engine
from retrieval.errors import EmptyQuestion, QuestionTooLong, WenjuError
from retrieval.evaluation.asking import holds, indexed
from retrieval.evaluation.measures import auroc
from retrieval.evaluation.sets import QuestionSet, read_question_set
from retrieval.options import DEFAULTS, Options
from retrieval.search.begun import Begun
from retrieval.search.candidate_search import CandidateSearch
from retrieval.search.candidates import CandidateCache
from retrieval.search.extraction import (
    CLAUSE_FEATURES,
    DECISION_FEATURES,
    FIGURE_KINDS,
    HOLDING_FEATURES,
    NAME_KINDS,
    clause_features,
    holding_features,
)
from retrieval.search.hits import make_hits
from retrieval.search.judging.confidence import SIGNALS, confidence
from retrieval.search.judging.verdict import Verdict, doubted, may_be_clear, signals_of
from retrieval.search.missing import NOWHERE, lacking, nowhere
from retrieval.search.weights import EXTRACTION_WEIGHTS, fitted

_MOST: Final = 1000
"""Questions that are asked of a set."""

_CLAUSES: Final = {"figure clauses": FIGURE_KINDS, "name clauses": NAME_KINDS}
_DECIDING: Final = "decision clauses"
_TABLES: Final = (*_CLAUSES, "holding", _DECIDING, "nowhere")


class Extracted(NamedTuple):
    """What was looked at for one question: the kind of answer, the clauses and which hold it, what is shown.

    It is open where nothing else speaks against a clear answer. Its doubts are how sure one seems to be, on the
    logistic scale, then `NOWHERE`.
    """

    kind: str
    clauses: Floats
    answering: Bools
    shown: Floats
    held: bool
    open: bool
    doubts: tuple[float, ...]


class Collected(NamedTuple):
    """A set: its questions that have an answer, and the doubts about those that have none."""

    answerable: list[Extracted]
    unanswerable: list[tuple[float, ...]]


def look(engine: Engine, text: str, answers: Sequence[str]) -> Extracted | None:
    """Look at the best hit of a question as the engine does; None where it cannot be asked or finds nothing."""
    index = engine._index
    cache = CandidateCache(index.catalogue)
    with index.store.reading():
        try:
            terms = index.tokenizer_of_index().question(text)
        except (EmptyQuestion, QuestionTooLong):
            return None
        begun = Begun.of(terms, index.segments.index())
        ranked = CandidateSearch(cache, None).best(begun, 1)
        if ranked is None:
            return None
        (said,) = make_hits(cache, begun.lookup, ranked, ranked.order[:1], begun.weights, engine.options.window)
        signals = signals_of(begun, ranked, cache)
    located, whole = said.located, said.hit.report.text
    context = located.context
    clauses, features = clause_features(context, located.shown, located.best)
    spans = [context.written(place) for _, place in clauses]
    answering = np.array([holds(whole[span.start : span.end], answers) for span in spans], dtype=np.bool_)
    margin = signals.values[SIGNALS.index("margin")]
    shown = holding_features(located, margin)
    held = holds(whole[located.window.start : located.window.end], answers)
    sure = confidence(signals)
    doubts = (float(np.log(sure / (1 - sure))), *nowhere(located, said.hit.report))
    begun.ranked, begun.said[ranked.order[0]] = ranked, said
    found = doubted(begun, Verdict("possible", sure, signals), DEFAULTS.needed)
    is_open = may_be_clear(begun, found, margin, lacking(located, said.hit.report))
    return Extracted(context.expected.kind, features, answering, np.array(shown), held, is_open, doubts)


def collect(questions: QuestionSet) -> Collected:
    """Look at the questions of a set."""
    with indexed(questions, Options()) as engine:
        found = [look(engine, query.text, query.answers) for query in questions.queries[:_MOST] if query.answers]
        others = [look(engine, text, ()) for text in questions.unanswerable[:_MOST]]
    return Collected([each for each in found if each], [each.doubts for each in others if each])


def fit(collected: Sequence[Collected]) -> dict[str, Floats]:
    """Fit the tables but that of decisions, and that of doubts where no question is without an answer."""
    sets = [each.answerable for each in collected]
    tables = {}
    for table, kinds in _CLAUSES.items():
        parts = [
            [
                (one.clauses[:, : len(CLAUSE_FEATURES)], one.answering)
                for one in each
                if one.kind in kinds and one.clauses.size
            ]
            for each in sets
        ]
        tables[table] = fit_choosing([(1.0, part) for part in parts if any(_tells(right) for _, right in part)])
    # Only of those is it asked.
    opened = [[one for one in each if one.open] for each in sets]
    tables["holding"] = fit_logistic(
        np.array([one.shown for each in opened for one in each]),
        np.array([one.held for each in opened for one in each]),
        np.array([1 / len(each) for each in opened for _ in each]),
    )
    weights = fit_doubts([each for each in collected if each.unanswerable])
    if weights is not None:
        tables["nowhere"] = weights
    return tables


def fit_doubts(sets: Sequence[Collected]) -> Floats | None:
    """Fit what speaks against answers that words seem to give, on the scale of their confidence; None without any."""
    least = np.log(DEFAULTS.needed / (1 - DEFAULTS.needed))
    rows, labels, shares = [], [], []
    for each in sets:
        for right, part in ((True, [one.doubts for one in each.answerable]), (False, each.unanswerable)):
            seeming = [doubts for doubts in part if doubts[0] >= least]
            rows += seeming
            labels += [right] * len(seeming)
            shares += [1 / max(len(seeming), 1)] * len(seeming)
    if len(set(labels)) < 2:
        return None
    weights = fit_logistic(np.array(rows), np.array(labels), np.array(shares))
    against: Floats = weights[1:-1] / weights[0]
    return against


def fit_decisions(found: Sequence[Extracted]) -> Floats:
    """Fit what decides a question of yes or no."""
    deciding = [(one.clauses, one.answering) for one in found if one.kind == "decision"]
    return fit_choosing([(1.0, deciding)])


def _tells(right: Bools) -> bool:
    return bool(right.any() and not right.all())


def main() -> int:
    """Fit to the sets named on the command line and print what was found."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.fit.extraction", description=__doc__.splitlines()[0])
    parser.add_argument("sets", nargs="+", type=Path, metavar="SET")
    parser.add_argument("--pile", nargs="+", type=Path, metavar="FILE", help="its stories, then files of questions")
    parser.add_argument("--decisions", nargs=2, type=Path, metavar=("STORIES", "POLICY"), help="what those stand in")
    parser.add_argument("--only", nargs="+", choices=_TABLES, default=_TABLES, metavar="TABLE", help="fit these alone")
    parser.add_argument("--write", action="store_true", help=f"keep the weights in {EXTRACTION_WEIGHTS}")
    arguments = parser.parse_args()
    try:
        sets = [read_question_set(path) for path in arguments.sets]
        if arguments.pile:
            sets.append(read_pile(arguments.pile[0], arguments.pile[1:]))
        found = {each.name: collect(each) for each in sets}
        decisions: Sequence[Extracted] = ()
        if arguments.decisions:
            decisions = collect(read_decisions(*arguments.decisions, QUESTIONS / "decisions.jsonl")).answerable
    except WenjuError as error:
        sys.stderr.write(f"benchmarks.fit.extraction: {error}\n")
        return 1
    lines = [
        f"# Fitted by `python -m benchmarks.fit.extraction` on {datetime.now(UTC):%Y-%m-%d} to {', '.join(found)};"
    ]
    lines.append("# each set by weights fitted to the others:")
    for name, each in found.items():
        opened = [one for one in each.answerable if one.open]
        right = np.array([one.held for one in opened])
        others = [other for key, other in found.items() if key != name]
        if others and _tells(right):
            sure = np.array([one.shown for one in opened]) @ fit(others)["holding"][:-1]
            area = auroc(sure[right], sure[~right])
            lines.append(f"#   {name}: shown holds the answer {right.mean():.3f}, AUROC {area:.3f}")
    tables = fit(list(found.values()))
    names = {"holding": (*HOLDING_FEATURES, "constant"), _DECIDING: DECISION_FEATURES, "nowhere": NOWHERE}
    if decisions:
        tables[_DECIDING] = fit_decisions(decisions)
    for table in _TABLES:
        if table not in tables or table not in arguments.only:
            tables[table] = fitted(table, names.get(table, CLAUSE_FEATURES), EXTRACTION_WEIGHTS)
    for table, weights in tables.items():
        values = zip(names.get(table, CLAUSE_FEATURES), weights, strict=True)
        lines += ["", f'["{table}"]', *(f'"{key}" = {value:.4g}' for key, value in values)]
    text = "\n".join(lines) + "\n"
    sys.stdout.write(text)
    if arguments.write:
        EXTRACTION_WEIGHTS.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
