"""What plain rank_bm25 finds: `BM25Okapi` over `jieba.lcut` as tutorials have it, on the same passages."""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import jieba
import numpy as np
from rank_bm25 import BM25Okapi

from retrieval.analysis import cut_passages
from retrieval.evaluation.asking import DEPTH, Step, group
from retrieval.evaluation.measures import Estimate, mean, ranking_values
from retrieval.evaluation.set_results import QueryResult
from retrieval.evaluation.sets import QuestionSet

RANK_BM25: Final = "rank-bm25"


@dataclass(frozen=True, slots=True)
class Comparison:
    """A peer's figures beside ours.

    Attributes:
        name: The peer.
        figures: Its ranking figures by name.
        differences: Ours less its, with intervals over the same questions.
        milliseconds: A question, on average.
    """

    name: str
    figures: Mapping[str, Estimate]
    differences: Mapping[str, Estimate]
    milliseconds: float


def compare_rank_bm25(
    questions: QuestionSet, results: Sequence[QueryResult], passage_size: int, step: Step | None = None
) -> Comparison:
    """Ask rank_bm25 the questions of a set.

    Args:
        questions: The set.
        results: What became of them here.
        passage_size: As our passages were cut; the title stands in front of each, as in our index.
        step: Told how far it is.
    """
    jieba.setLogLevel("ERROR")
    passages: list[list[str]] = []
    owners: list[str] = []
    for report in questions.reports:
        for passage in cut_passages(report, passage_size):
            passages.append(jieba.lcut(f"{report.title}\n{passage.text}"))
            owners.append(report.key)
    okapi = BM25Okapi(passages)
    started = time.perf_counter()
    rankings = {}
    for number, result in enumerate(results, 1):
        scores = okapi.get_scores(jieba.lcut(result.query.text))
        best: dict[str, None] = {}
        for place in np.argsort(-scores, kind="stable"):
            best.setdefault(owners[place])
            if len(best) == DEPTH:
                break
        rankings[result.query.id] = tuple(best)
        if step:
            step(number, len(results))
    milliseconds = 1000 * (time.perf_counter() - started) / len(results)
    right = {result.query.id: result.query.relevant for result in results}
    theirs = ranking_values(rankings, right)
    ours = ranking_values({result.query.id: result.ranking[:DEPTH] for result in results}, right)
    groups = list(map(group, results))
    figures, differences = {}, {}
    for name, values in theirs.items():
        figures[name] = mean([values[query] for query in right], groups)
        differences[name] = mean([ours[name][query] - values[query] for query in right], groups)
    return Comparison(RANK_BM25, figures, differences, milliseconds)
