"""How good the first stage is: S1 against plain rank_bm25, the answering sentence, the confidence.

    python benchmarks/first_stage.py SET [SET ...] [--foreign FILE ...]

A SET is a folder with `corpus.jsonl` (`{"id", "title", "text"}`) and `queries.jsonl` (`{"id", "text",
"relevant", "answers"}`), perhaps `queries_noanswer.jsonl`. Both systems rank the same passages; a document
counts with its best one. Questions that should be declined are those of `queries_noanswer.jsonl`, of each
`--foreign` file, and of the other sets named.
"""

import argparse
import json
import random
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import jieba
import numpy as np
from numpy.typing import NDArray
from rank_bm25 import BM25Okapi

from retrieval.answers import DEFAULT_THRESHOLD, confidence, find_answer
from retrieval.errors import EmptyQuestion
from retrieval.passages import cut_passages
from retrieval.tokens import Tokenizer
from retrieval.types import Passage, Report

K1, B = 0.9, 0.75
SAMPLE = 1500  # questions to be declined, a kind: enough for an AUROC to +-.01


@dataclass(frozen=True)
class QuestionSet:
    """One SET with its passages."""

    name: str
    titles: list[str]
    ids: list[str]
    passages: list[Passage]
    owner: NDArray[np.int64]  # document of each passage, by place in `ids`
    queries: list[dict[str, Any]]
    unanswerable: list[str]


class S1:
    """BM25Plus with delta = 0 over prefixed terms, a term at a time with numpy."""

    def __init__(self, documents: Sequence[list[str]]) -> None:
        lengths = np.array([len(terms) for terms in documents], dtype=np.float64)
        self.size = len(documents)
        norms = K1 * (1 - B + B * lengths / lengths.mean())
        postings: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for place, terms in enumerate(documents):
            for term, count in Counter(terms).items():
                postings[term].append((place, count))
        self.postings: dict[str, tuple[NDArray[np.int64], NDArray[np.float64]]] = {}
        for term, pairs in postings.items():
            places, counts = np.array(pairs).T
            self.postings[term] = places, counts * (K1 + 1) / (counts + norms[places])

    def idf(self, terms: Iterable[str]) -> Mapping[str, float]:
        """ln((N + 1) / df), a term outside the index as if it stood in one passage."""
        return {
            term: float(np.log((self.size + 1) / (len(self.postings[term][0]) if term in self.postings else 1)))
            for term in terms
        }

    def scores(self, weights: Mapping[str, float]) -> NDArray[np.float64]:
        """Of every passage."""
        scores = np.zeros(self.size)
        idf = self.idf(weights)
        for term, weight in weights.items():
            if term in self.postings:
                places, parts = self.postings[term]
                scores[places] += weight * idf[term] * parts
        return scores


def read_set(folder: Path) -> QuestionSet:
    """Read a SET and cut its documents into passages."""
    documents = read_lines(folder / "corpus.jsonl")
    passages: list[Passage] = []
    owner: list[int] = []
    for place, document in enumerate(documents):
        paragraphs = tuple(line.strip() for line in document["text"].splitlines() if line.strip())
        report = Report(0, document["id"], document["title"], None, None, None, (), paragraphs, (), "")
        cut = cut_passages(report, size=500)
        passages.extend(cut)
        owner.extend([place] * len(cut))
    noanswer = folder / "queries_noanswer.jsonl"
    return QuestionSet(
        folder.name,
        [document["title"] for document in documents],
        [document["id"] for document in documents],
        passages,
        np.array(owner),
        read_lines(folder / "queries.jsonl"),
        [line["text"] for line in read_lines(noanswer)] if noanswer.exists() else [],
    )


def read_lines(path: Path) -> list[dict[str, Any]]:
    """Objects of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def peer_scores(okapi: BM25Okapi, text: str) -> NDArray[np.float64]:
    """What rank_bm25 gives every passage for a question as jieba cuts it."""
    scores: NDArray[np.float64] = okapi.get_scores(jieba.lcut(text))
    return scores


def s1_scores(index: S1, tokenizer: Tokenizer, text: str) -> NDArray[np.float64]:
    """What S1 gives every passage."""
    return index.scores(tokenizer.question(text).weights)


def first_ten(scores: NDArray[np.float64], data: QuestionSet) -> list[str]:
    """The ten best documents by their best passage."""
    best: dict[int, None] = {}
    for place in np.argsort(-scores, kind="stable"):
        best.setdefault(int(data.owner[place]))
        if len(best) == 10:
            break
    return [data.ids[place] for place in best]


def report_ranking(name: str, data: QuestionSet, score: Callable[[str], NDArray[np.float64]]) -> None:
    """Print recall@1 and MRR@10 by document."""
    started = time.perf_counter()
    ranks = []
    for query in data.queries:
        top = first_ten(score(query["text"]), data)
        ranks.append(next((n for n, key in enumerate(top, 1) if key in query["relevant"]), 0))
    recall = 100 * sum(rank == 1 for rank in ranks) / len(ranks)
    mrr = 100 * sum(1 / rank for rank in ranks if rank) / len(ranks)
    each = 1000 * (time.perf_counter() - started) / len(ranks)
    print(f"  {name:24} recall@1 {recall:5.1f}   MRR@10 {mrr:5.1f}   {each:6.2f} ms a question")


def holds(text: str, answers: Iterable[str]) -> bool:
    """Whether an answer stands in a text: verbatim but for white space, a long one by 70 % of its 4-grams."""
    text = "".join(text.split())
    for answer in ("".join(answer.split()) for answer in answers):
        grams = [answer[at : at + 4] for at in range(len(answer) - 3)]
        if answer in text or (len(answer) > 40 and sum(g in text for g in grams) >= 0.7 * len(grams)):
            return True
    return False


def report_answers(data: QuestionSet, index: S1, tokenizer: Tokenizer) -> None:
    """Print how often the sentence holds the answer (right passage given) and the window does (rank 1)."""
    sentences, windows, tops = [], [], []
    places: dict[str, list[int]] = defaultdict(list)
    for place, document in enumerate(data.owner):
        places[data.ids[document]].append(place)
    for query in data.queries:
        question = tokenizer.question(query["text"])
        gold = [place for key in query.get("gold", query["relevant"]) for place in places[key]]
        place = next((p for p in gold if holds(data.passages[p].text, query["answers"])), gold[0])
        passage = data.passages[place]
        found = find_answer(question, passage, data.titles[data.owner[place]], tokenizer)
        sentences.append(holds(passage.text[found.sentence.start : found.sentence.end], query["answers"]))
        place = int(np.argmax(index.scores(question.weights)))
        passage = data.passages[place]
        found = find_answer(question, passage, data.titles[data.owner[place]], tokenizer)
        windows.append(holds(passage.text[found.window.start : found.window.end], query["answers"]))
        tops.append(holds(passage.text, query["answers"]))
    print(
        f"  answering sentence {100 * np.mean(sentences):.1f} %; at rank 1 the answer is in the window "
        f"{100 * np.mean(windows):.1f} %, in the passage {100 * np.mean(tops):.1f} %"
    )


def confidences(texts: Iterable[str], data: QuestionSet, index: S1, tokenizer: Tokenizer) -> NDArray[np.float64]:
    """Of the top passage of each question."""
    values = []
    for text in texts:
        try:
            question = tokenizer.question(text)
        except EmptyQuestion:
            values.append(0.0)
            continue
        place = int(np.argmax(index.scores(question.weights)))
        title = data.titles[data.owner[place]]
        values.append(confidence(question, data.passages[place], title, tokenizer, index.idf))
    return np.array(values)


def auroc(answerable: NDArray[np.float64], others: NDArray[np.float64]) -> float:
    """Chance that an answerable question has more confidence than another; ties count half."""
    others = np.sort(others)
    below = np.searchsorted(others, answerable, "left") + np.searchsorted(others, answerable, "right")
    return float(below.mean() / 2 / len(others))


def report_confidence(
    data: QuestionSet, unanswerable: Mapping[str, list[str]], index: S1, tokenizer: Tokenizer
) -> None:
    """Print how well confidence tells answerable questions from each kind of others."""
    answerable = confidences([query["text"] for query in data.queries], data, index, tokenizer)
    keep95 = np.quantile(answerable, 0.05)
    print(f"  confidence: {100 * np.mean(answerable >= DEFAULT_THRESHOLD):.1f} % answered at {DEFAULT_THRESHOLD}")
    for name, questions in unanswerable.items():
        if not questions:
            continue
        sample = random.Random(7).sample(questions, min(SAMPLE, len(questions)))
        declined = confidences(sample, data, index, tokenizer)
        print(
            f"  against {name:20} AUROC {auroc(answerable, declined):.3f}; answered all the same: "
            f"{100 * np.mean(declined >= keep95):.1f} % at 95 % answered ({keep95:.2f}), "
            f"{100 * np.mean(declined >= DEFAULT_THRESHOLD):.1f} % at {DEFAULT_THRESHOLD}"
        )


def main() -> None:
    """Measure every SET named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("sets", nargs="+", type=Path, metavar="SET")
    parser.add_argument("--foreign", nargs="*", type=Path, default=[], metavar="FILE")
    parser.add_argument("--skip-ranking", action="store_true", help="measure sentence and confidence only")
    options = parser.parse_args()
    jieba.setLogLevel(60)
    tokenizer = Tokenizer()
    sets = [read_set(folder) for folder in options.sets]
    foreign = {path.stem: [line["text"] for line in read_lines(path)] for path in options.foreign}
    for data in sets:
        print(f"{data.name}: {len(data.ids)} documents, {len(data.passages)} passages, {len(data.queries)} questions")
        texts = [data.titles[place] + "\n" + p.text for place, p in zip(data.owner, data.passages, strict=True)]
        index = S1([tokenizer.terms(text) for text in texts])
        if not options.skip_ranking:
            okapi = BM25Okapi([jieba.lcut(text) for text in texts])
            report_ranking("rank_bm25 + jieba.lcut", data, partial(peer_scores, okapi))
            report_ranking("S1", data, partial(s1_scores, index, tokenizer))
        report_answers(data, index, tokenizer)
        others = {other.name: [query["text"] for query in other.queries] for other in sets if other is not data}
        report_confidence(data, {"queries_noanswer": data.unanswerable, **foreign, **others}, index, tokenizer)


if __name__ == "__main__":
    main()
