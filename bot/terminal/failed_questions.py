"""The file of questions that went wrong, which `wenju evaluate --failures` writes."""

import json
from pathlib import Path

from bot.json_forms import Json
from bot.private_files import for_its_owner
from retrieval.errors import QuestionSetError
from retrieval.evaluation import Evaluation, QueryResult, Unanswerable
from retrieval.reasons import Code


def check_writable(path: Path) -> None:
    """Make sure that a file can be written, before minutes of measuring; what is there, or not there, stays so.

    Raises:
        QuestionSetError: It cannot.
    """
    try:
        there = path.exists()
        path.open("a").close()
        if not there:
            path.unlink()
    except OSError as error:
        raise QuestionSetError(Code.UNWRITABLE_PATH, path=path, problem=error.strerror or error) from error


def write_failures(path: Path, found: Evaluation) -> int:
    """Write the questions that went wrong, a JSON object a line.

    They are those that were declined, or whose first report or first window is wrong, and after them those that have no
    answer and were given one: nothing is relevant to these.

    Returns:
        How many there are.

    Raises:
        QuestionSetError: The file cannot be written.
    """
    missed = [_failure_form(result) for result in found.results if not _right(result)]
    missed += [_false_answer_form(other) for other in found.unanswerable if other.answered]
    lines = [json.dumps(form, ensure_ascii=False) + "\n" for form in missed]
    try:
        with open(path, "w", encoding="utf-8", errors="backslashreplace", opener=for_its_owner) as file:
            file.writelines(lines)
    except OSError as error:
        raise QuestionSetError(Code.UNWRITABLE_PATH, path=path, problem=error.strerror or error) from error
    return len(missed)


def _right(result: QueryResult) -> bool:
    if not result.answered:
        return False
    first_is_right = bool(result.ranking) and result.ranking[0] in result.query.relevant
    return first_is_right and (result.answer_at == 1 or not result.query.answers)


def _failure_form(result: QueryResult) -> Json:
    query = result.query
    rank = next((rank for rank, key in enumerate(result.ranking, 1) if key in query.relevant), None)
    return {
        "id": query.id,
        "text": query.text,
        "relevant": [*sorted(query.relevant)],
        "answers": [*query.answers],
        "rank": rank,
        "answer_at": result.answer_at or None,
        "sentence_hit": result.sentence_hit,
        **_said(result),
    }


def _false_answer_form(other: Unanswerable) -> Json:
    """In the shape of `_failure_form`."""
    return {
        "id": None,
        "text": other.text,
        "relevant": [],
        "answers": [],
        "rank": None,
        "answer_at": None,
        "sentence_hit": None,
        **_said(other),
    }


def _said(found: QueryResult | Unanswerable) -> dict[str, Json]:
    """What was shown to a question, and how sure."""
    return {
        "confidence": round(found.confidence, 4),
        "answered": found.answered,
        "found": [*found.ranking[:3]],
        "shown": found.shown,
    }
