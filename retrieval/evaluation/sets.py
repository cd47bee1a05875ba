"""Question sets: documents, questions, the documents that answer them; read from JSON Lines or SQuAD-style JSON."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from retrieval.analysis import parse_published
from retrieval.errors import QuestionSetError
from retrieval.reasons import Code, Reason, reason
from retrieval.types import Report

UNANSWERABLE = "queries_noanswer.jsonl"
_FIELDS: Final = ("title", "date", "source")

_A_SET: Final = reason(Code.SET_FORM)
_QUESTIONS: Final = reason(Code.QUESTIONS_FORM)


@dataclass(frozen=True, slots=True)
class Query:
    """A question whose answer is known.

    Attributes:
        id: As the set names it.
        text: The question.
        relevant: Ids of the documents that answer it; empty where only the answer is known.
        gold: The annotator's own document among them; as `relevant` where the set names none.
        answers: Verbatim answers, any of which will do; none where only the document is known.
    """

    id: str
    text: str
    relevant: frozenset[str]
    gold: frozenset[str]
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """Documents and what is asked of them.

    Attributes:
        name: What to call it.
        reports: The documents; their keys are the ids that queries name.
        queries: Questions they answer.
        unanswerable: Questions they do not answer.
    """

    name: str
    reports: tuple[Report, ...]
    queries: tuple[Query, ...]
    unanswerable: tuple[str, ...]


def read_question_set(path: Path) -> QuestionSet:
    """Read a set.

    Args:
        path: A folder with `corpus.jsonl` (`{"id", "title", "text"}` a line, perhaps `"date"` and `"source"`) and
            `queries.jsonl` (`{"id", "text", "relevant": [ids], "answers": [texts]}`, one of the two at least, perhaps
            `"gold"`), perhaps `queries_noanswer.jsonl`; or a file of SQuAD-style JSON (SQuAD 1 and 2, CMRC 2018,
            DRCD), each context one document.

    Raises:
        QuestionSetError: It is missing or not of one of these forms; the message names the file and the line.
    """
    if path.is_dir():
        return _read_folder(path)
    return _read_squad(path)


def read_questions(path: Path) -> tuple[str, ...]:
    """The questions of a `queries.jsonl`, whatever else stands in its lines.

    Raises:
        QuestionSetError: It cannot be read, or a line has no text.
    """
    return tuple(_text(line, "text", place) for place, line in _lines(path, _QUESTIONS))


def pool(sets: Iterable[QuestionSet]) -> QuestionSet:
    """All documents and questions together, as if they were one set; ids get their set's name in front.

    Raises:
        QuestionSetError: Two sets have the same name.
    """
    sets = list(sets)
    if len(sets) == 1:
        return sets[0]
    names = [each.name for each in sets]
    if len(set(names)) < len(names):
        raise QuestionSetError(Code.SETS_SAME_NAME, name=max(names, key=names.count))
    reports: list[Report] = []
    queries: list[Query] = []
    unanswerable: list[str] = []
    for each in sets:
        reports += [replace(report, key=f"{each.name}/{report.key}") for report in each.reports]
        for query in each.queries:
            relevant, gold = (frozenset(f"{each.name}/{key}" for key in keys) for keys in (query.relevant, query.gold))
            queries.append(Query(f"{each.name}/{query.id}", query.text, relevant, gold, query.answers))
        unanswerable += each.unanswerable
    return QuestionSet(" + ".join(names), tuple(reports), tuple(queries), tuple(unanswerable))


def _read_folder(folder: Path) -> QuestionSet:
    reports: dict[str, Report] = {}
    for place, line in _lines(folder / "corpus.jsonl"):
        key = _text(line, "id", place)
        if key in reports:
            raise QuestionSetError(Code.SET_ID_TWICE, place=place, id=key)
        title, published, source = (each if isinstance(each := line.get(name), str) else "" for name in _FIELDS)
        reports[key] = document(key, title, _text(line, "text", place), published, source)
    queries = []
    for place, line in _lines(folder / "queries.jsonl"):
        relevant = _texts(line, "relevant", place)
        gold = _texts(line, "gold", place) or relevant
        if unknown := sorted((relevant | gold) - reports.keys()):
            raise QuestionSetError(Code.SET_NO_SUCH_DOCUMENT, place=place, id=unknown[0])
        answers = tuple(sorted(_texts(line, "answers", place)))
        if not relevant and not answers:
            raise QuestionSetError(Code.SET_NONE_RELEVANT, place=place, file=UNANSWERABLE)
        queries.append(Query(_text(line, "id", place), _text(line, "text", place), relevant, gold, answers))
    declined = folder / UNANSWERABLE
    unanswerable = read_questions(declined) if declined.exists() else ()
    return _checked(QuestionSet(folder.name, tuple(reports.values()), tuple(queries), unanswerable), folder)


def _read_squad(path: Path) -> QuestionSet:
    try:
        root = json.loads(_read(path, _A_SET))
    except ValueError as error:
        raise QuestionSetError(Code.SET_NO_JSON, path=path, problem=error, wanted=_A_SET) from error
    articles = root.get("data") if isinstance(root, dict) else root
    if not isinstance(articles, list):
        raise QuestionSetError(Code.SET_NO_DATA, path=path, wanted=_A_SET)
    reports: list[Report] = []
    queries: list[Query] = []
    unanswerable: list[str] = []
    for title, context, questions in _contexts(articles):
        key = f"{len(reports) + 1}"
        reports.append(document(key, title, context))
        for question in questions:
            text = _first(question, "question", "query_text")
            answers = _answers(question)
            if not text:
                continue
            if answers and not question.get("is_impossible"):
                number = _first(question, "id", "query_id") or f"{len(queries) + 1}"
                queries.append(Query(number, text, frozenset({key}), frozenset({key}), answers))
            else:
                unanswerable.append(text)
    return _checked(QuestionSet(path.stem, tuple(reports), tuple(queries), tuple(unanswerable)), path)


def _contexts(articles: list[Any]) -> Iterator[tuple[str, str, list[dict[str, Any]]]]:
    """Title, context and questions of every paragraph that has text; CMRC's own form has no paragraphs."""
    for article in _objects(articles):
        title = _first(article, "title")
        for paragraph in _objects(article.get("paragraphs")) or [article]:
            context = _first(paragraph, "context", "context_text")
            if context.strip():
                yield title or _first(paragraph, "title"), context, _objects(paragraph.get("qas"))


def _objects(value: object) -> list[dict[str, Any]]:
    """The objects of a list; nothing of what is no list."""
    return [entry for entry in value if isinstance(entry, dict)] if isinstance(value, list) else []


def _checked(found: QuestionSet, path: Path) -> QuestionSet:
    if not found.reports:
        raise QuestionSetError(Code.SET_NO_DOCUMENTS, path=path)
    if not found.queries:
        raise QuestionSetError(Code.SET_NO_QUESTIONS, path=path)
    number, times = Counter(query.id for query in found.queries).most_common(1)[0]
    if times > 1:
        raise QuestionSetError(Code.SET_SAME_IDS, path=path, times=times, id=number)
    return found


def document(key: str, title: str, text: str, published: str = "", source: str = "") -> Report:
    """A document of a set as a report, its paragraphs a line each.

    Args:
        key: The id that queries name.
        title: Empty where it has none: its id stands for it.
        text: Its body.
        published: Its date, as people write dates.
        source: Who published it.
    """
    paragraphs = tuple(stripped for line in text.splitlines() if (stripped := line.strip()))
    title = " ".join(title.split()) or key
    # A document without text can still be found by its title.
    day = parse_published(published)
    return Report(0, key, title, source.strip() or None, day, None, (), paragraphs or (title,), (), "")


def _answers(question: Mapping[str, Any]) -> tuple[str, ...]:
    """A question's answers: texts, objects with a text, or, as Hugging Face has it, an object with a list of texts."""
    found = question.get("answers")
    if isinstance(found, Mapping):
        found = found.get("text")
    texts = [each.get("text") if isinstance(each, Mapping) else each for each in _listed(found)]
    return tuple(dict.fromkeys(text.strip() for text in texts if isinstance(text, str) and text.strip()))


def _listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _first(entry: Mapping[str, Any], *names: str) -> str:
    return next((str(entry[name]) for name in names if isinstance(entry.get(name), str | int)), "")


def _lines(path: Path, wanted: Reason = _A_SET) -> Iterator[tuple[Reason, dict[str, Any]]]:
    """Each line's object, with its place for an error message."""
    for number, text in enumerate(_read(path, wanted).split("\n"), 1):
        if not text.strip():
            continue
        place = reason(Code.LINE, path=path, line=number)
        try:
            line = json.loads(text)
        except ValueError as error:
            raise QuestionSetError(Code.SET_LINE_NO_JSON, place=place, problem=error) from error
        if not isinstance(line, dict):
            raise QuestionSetError(Code.SET_LINE_NO_OBJECT, place=place)
        yield place, line


def _read(path: Path, wanted: Reason) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError as error:
        raise QuestionSetError(Code.SET_MISSING, path=path, wanted=wanted) from error
    except UnicodeDecodeError as error:
        raise QuestionSetError(Code.LIST_NOT_UTF8, path=path) from error
    except OSError as error:
        raise QuestionSetError(
            Code.SET_UNREADABLE, path=path, problem=error.strerror or error, wanted=wanted
        ) from error


def _text(line: Mapping[str, Any], name: str, place: Reason) -> str:
    value = line.get(name)
    if isinstance(value, int) and name == "id":
        return str(value)
    if not isinstance(value, str):
        raise QuestionSetError(Code.SET_LINE_NO_TEXT, place=place, name=name)
    return value


def _texts(line: Mapping[str, Any], name: str, place: Reason) -> frozenset[str]:
    value = line.get(name, [])
    if not isinstance(value, list):
        raise QuestionSetError(Code.SET_LINE_NO_LIST, place=place, name=name)
    return frozenset(str(each) for each in value if str(each).strip())
