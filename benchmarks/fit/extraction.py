"""Fit what is extracted from a hit: which clauses answer, and whether what is shown holds the answer.

    python -m benchmarks.fit.extraction SET... [--pile STORIES QUESTIONS...] [--decisions STORIES POLICY] [--write]

Every set counts the same, whatever its size, and only its questions that have an answer. What is printed is of each
set by weights that were fitted to the others alone; a pile counts as one set. What decides a question of yes or no is
fitted to our own alone, over the policy notices and the pile, for the sets have hardly any; without `--decisions` it
stays as it is.
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
from retrieval.evaluation.sets import Query, QuestionSet, read_question_set
from retrieval.options import Options
from retrieval.search.begun import Begun
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
from retrieval.search.judging.verdict import signals_of
from retrieval.search.searcher import Searcher
from retrieval.search.weights import EXTRACTION_WEIGHTS, fitted

_MOST: Final = 1000
"""Questions that are asked of a set."""

_CLAUSES: Final = {"figure clauses": FIGURE_KINDS, "name clauses": NAME_KINDS}
_DECIDING: Final = "decision clauses"


class Extracted(NamedTuple):
    """What was looked at for one question: the kind of answer, the clauses and which hold it, what is shown."""

    kind: str
    clauses: Floats
    answering: Bools
    shown: Floats
    held: bool


def look(engine: Engine, query: Query) -> Extracted | None:
    """Look at the best hit of a question as the engine does; None where it cannot be asked or finds nothing."""
    index = engine._index
    cache, searcher = CandidateCache(index.catalogue), Searcher(index.catalogue, index.reposts, engine.options)
    with index.store.reading():
        try:
            terms = index.tokenizer_of_index().question(query.text)
        except (EmptyQuestion, QuestionTooLong):
            return None
        begun = Begun.of(terms, index.segments.index())
        ranked = searcher.best_candidates(begun, 1)
        if ranked is None:
            return None
        (said,) = make_hits(cache, begun.lookup, ranked, ranked.order[:1], begun.weights, engine.options.window)
        margin = signals_of(begun, ranked, cache).values[2]
    located, text = said.located, said.hit.report.text
    context = located.context
    clauses, features = clause_features(context, located.shown, located.best)
    spans = [context.written(place) for _, place in clauses]
    answering = np.array([holds(text[span.start : span.end], query.answers) for span in spans], dtype=np.bool_)
    shown = holding_features(located, margin)
    held = holds(text[located.window.start : located.window.end], query.answers)
    return Extracted(context.expected.kind, features, answering, np.array(shown), held)


def collect(questions: QuestionSet) -> list[Extracted]:
    """Look at the questions of a set that have an answer."""
    with indexed(questions, Options()) as engine:
        found = [look(engine, query) for query in questions.queries[:_MOST] if query.answers]
    return [each for each in found if each is not None]


def fit(sets: Sequence[Sequence[Extracted]]) -> dict[str, Floats]:
    """Fit the three tables."""
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
    tables["holding"] = fit_logistic(
        np.array([one.shown for each in sets for one in each]),
        np.array([one.held for each in sets for one in each]),
        np.array([1 / len(each) for each in sets for _ in each]),
    )
    return tables


def fit_decisions(found: Sequence[Extracted]) -> Floats:
    """Fit what decides a question of yes or no."""
    return fit_choosing([(1.0, [(one.clauses, one.answering) for one in found if one.kind == "decision"])])


def _tells(right: Bools) -> bool:
    return bool(right.any() and not right.all())


def main() -> int:
    """Fit to the sets named on the command line and print what was found."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.fit.extraction", description=__doc__.splitlines()[0])
    parser.add_argument("sets", nargs="+", type=Path, metavar="SET")
    parser.add_argument("--pile", nargs="+", type=Path, metavar="FILE", help="its stories, then files of questions")
    parser.add_argument("--decisions", nargs=2, type=Path, metavar=("STORIES", "POLICY"), help="what those stand in")
    parser.add_argument("--write", action="store_true", help=f"keep the weights in {EXTRACTION_WEIGHTS}")
    arguments = parser.parse_args()
    try:
        sets = [read_question_set(path) for path in arguments.sets]
        if arguments.pile:
            sets.append(read_pile(arguments.pile[0], arguments.pile[1:]))
        found = {each.name: collect(each) for each in sets}
        decisions = arguments.decisions and collect(read_decisions(*arguments.decisions, QUESTIONS / "decisions.jsonl"))
    except WenjuError as error:
        sys.stderr.write(f"benchmarks.fit.extraction: {error}\n")
        return 1
    lines = [
        f"# Fitted by `python -m benchmarks.fit.extraction` on {datetime.now(UTC):%Y-%m-%d} to {', '.join(found)};"
    ]
    lines.append("# each set by weights fitted to the others:")
    for name, each in found.items():
        right = np.array([one.held for one in each])
        others = [other for key, other in found.items() if key != name]
        if others and _tells(right):
            sure = np.array([one.shown for one in each]) @ fit(others)["holding"][:-1]
            area = auroc(sure[right], sure[~right])
            lines.append(f"#   {name}: shown holds the answer {right.mean():.3f}, AUROC {area:.3f}")
    tables = fit(list(found.values()))
    kept = fitted(_DECIDING, DECISION_FEATURES, EXTRACTION_WEIGHTS)
    tables[_DECIDING] = fit_decisions(decisions) if decisions else kept
    named = {"holding": (*HOLDING_FEATURES, "constant"), _DECIDING: DECISION_FEATURES}
    for table, weights in tables.items():
        values = zip(named.get(table, CLAUSE_FEATURES), weights, strict=True)
        lines += ["", f'["{table}"]', *(f'"{key}" = {value:.4g}' for key, value in values)]
    text = "\n".join(lines) + "\n"
    sys.stdout.write(text)
    if arguments.write:
        EXTRACTION_WEIGHTS.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
