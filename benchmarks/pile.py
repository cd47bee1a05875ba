"""Question sets over a pile: the first stories of the news corpus, and questions typed as in a chat.

Nobody has said which stories are right, so that only what is shown is judged: whether it holds the answer, and what
label it bears. Many stories of such a pile are near each other, so it is the hardest test of the labels.
"""

import itertools
import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.speed.corpus import read_stories, title_of
from retrieval.engine import Engine
from retrieval.evaluation import Query, QuestionSet, document
from retrieval.evaluation.sets import read_question_set
from retrieval.types import Report

QUESTIONS = Path(__file__).with_name("questions")
"""Our own, typed as in a chat."""

_TOLD = QUESTIONS / "decisions-told.jsonl"
"""Texts of several kinds that we made for questions of yes or no."""

STORIES = 3_000

UNREAD = slice(30_000, 35_000)
"""Further stories, which nobody had looked into before the questions of `read_mixed` were written."""


def read_pile(stories: Path, questions: Sequence[Path], count: int = STORIES) -> QuestionSet:
    """Make the set.

    Args:
        stories: The gzipped JSON Lines of the corpus.
        questions: Files with a question a line, `{"text", "answers": [...]}`: without answers where the pile has none.
        count: How many stories to take.
    """
    reports = map(_report, itertools.islice(read_stories(stories), count))
    asked = [json.loads(line) for path in questions for line in path.read_text("utf-8").splitlines() if line.strip()]
    queries = tuple(
        Query(str(number), line["text"], frozenset(), frozenset(), tuple(line["answers"]))
        for number, line in enumerate(asked, 1)
        if line["answers"]
    )
    return QuestionSet(
        "news-pile", tuple(reports), queries, tuple(line["text"] for line in asked if not line["answers"])
    )


def read_mixed(stories: Path, policy: Path, questions: Sequence[Path]) -> QuestionSet:
    """Questions over a larger pile of two kinds: the stories of `read_pile`, unread ones, and policy notices.

    Args:
        stories: The gzipped JSON Lines of the corpus.
        policy: The folder of the policy notices.
        questions: Files of questions, as of `read_pile`.
    """
    pile = read_pile(stories, questions)
    further = itertools.islice(read_stories(stories), UNREAD.start, UNREAD.stop)
    reports = {each.key: each for each in (*pile.reports, *map(_report, further), *read_question_set(policy).reports)}
    return replace(pile, name="mixed pile", reports=tuple(reports.values()))


def read_starter(folder: Path) -> QuestionSet:
    """The starter report and the examples beside it, without questions.

    Args:
        folder: `seeds` of the project.
    """
    with TemporaryDirectory() as room, Engine(Path(room) / "index.db", folder) as engine:
        engine.reindex()
        return QuestionSet("starter", tuple(engine.report(each.id) for each in engine.each_source()), (), ())


def read_decisions(stories: Path, policy: Path, questions: Path, texts: Path = _TOLD) -> QuestionSet:
    """Questions of yes or no, or those of an FAQ, over our own texts, the policy notices and the stories together.

    Args:
        stories: The gzipped JSON Lines of the corpus.
        policy: The folder of the policy notices.
        questions: The file of questions, as of `read_pile`; an answer is what decides, word for word.
        texts: The file of our own texts.
    """
    pile = read_pile(stories, [questions])
    told = [json.loads(line) for line in texts.read_text("utf-8").splitlines()]
    made = [document(each["id"], each["title"], each["text"], "", "") for each in told]
    reports = (*made, *read_question_set(policy).reports, *pile.reports)
    return replace(pile, name="decisions", reports=reports)


def _report(story: dict[str, Any]) -> Report:
    return document(story["id"], title_of(story), story["text"], story.get("date") or "", story.get("source") or "")
