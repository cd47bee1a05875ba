"""Question sets: the forms that are read, and what is said of those that cannot be."""

import json
from dataclasses import replace
from datetime import date

import pytest

from retrieval.errors import QuestionSetError
from retrieval.evaluation.sets import pool, read_question_set, read_questions


def write_lines(path, *lines):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")
    return path


def write_set(folder, *, query=None):
    write_lines(
        folder / "corpus.jsonl",
        {"id": "a", "title": "泳池", "text": "泳池周六开放。\n门票十元。"},
        {"id": "b", "title": "", "text": "图书馆周一闭馆。"},
    )
    usual = {"id": "1", "text": "门票多少钱？", "relevant": ["a", "b"], "answers": ["十元"], "gold": ["a"]}
    write_lines(folder / "queries.jsonl", usual if query is None else query)
    return folder


def test_a_folder_gives_documents_questions_and_answers(tmp_path):
    found = read_question_set(write_set(tmp_path / "own"))

    assert found.name == "own"
    assert [(report.key, report.title, report.paragraphs) for report in found.reports] == [
        ("a", "泳池", ("泳池周六开放。", "门票十元。")),
        ("b", "b", ("图书馆周一闭馆。",)),
    ]
    assert [(query.text, query.relevant, query.gold, query.answers) for query in found.queries] == [
        ("门票多少钱？", {"a", "b"}, {"a"}, ("十元",))
    ]
    assert found.unanswerable == ()


def test_dates_and_sources_of_documents_are_read(tmp_path):
    folder = write_set(tmp_path / "own")
    write_lines(
        folder / "corpus.jsonl",
        {"id": "a", "title": "泳池", "text": "泳池周六开放。", "date": "2024年5月6日", "source": "江城日报"},
        {"id": "b", "title": "", "text": "图书馆周一闭馆。", "date": "很久以前", "source": None},
    )

    dated, undated = read_question_set(folder).reports

    assert (dated.published, dated.source) == (date(2024, 5, 6), "江城日报")
    assert (undated.published, undated.source) == (None, None)
    assert pool([read_question_set(folder), replace(read_question_set(folder), name="b")]).reports[0].published


def test_a_question_whose_answer_alone_is_known_needs_no_document(tmp_path):
    asked = {"id": "1", "text": "门票多少钱？", "relevant": [], "answers": ["十元"]}

    (query,) = read_question_set(write_set(tmp_path / "own", query=asked)).queries

    assert (query.relevant, query.gold, query.answers) == (frozenset(), frozenset(), ("十元",))


@pytest.mark.parametrize(
    "answers", [["十元"], "十元", [{"text": "十元", "answer_start": 2}], {"text": ["十元"], "answer_start": [2]}]
)
def test_answers_of_squad_json_are_read_in_every_form(tmp_path, answers):
    paragraph = {"context": "门票十元。", "qas": [{"id": "1", "question": "门票多少钱？", "answers": answers}]}
    path = tmp_path / "dev.json"
    path.write_text(json.dumps({"data": [{"title": "泳池", "paragraphs": [paragraph]}]}), "utf-8")

    assert read_question_set(path).queries[0].answers == ("十元",)


@pytest.mark.parametrize(
    "data",
    [
        [{"paragraphs": ["泳池"]}],
        [{"paragraphs": 5}],
        [{"paragraphs": [{"context": "门票十元。", "qas": 5}]}],
        [{"paragraphs": [{"context": "门票十元。", "qas": [{"question": "门票多少钱？", "answers": 5}]}]}],
    ],
)
def test_squad_json_with_something_else_inside_is_refused_in_words(tmp_path, data):
    path = tmp_path / "dev.json"
    path.write_text(json.dumps({"data": data}), "utf-8")

    with pytest.raises(QuestionSetError, match=r"dev\.json has no (documents|questions)"):
        read_question_set(path)


def test_questions_without_an_answer_stand_in_a_file_of_their_own(tmp_path):
    folder = write_set(tmp_path / "own")
    path = write_lines(folder / "queries_noanswer.jsonl", {"id": "x", "text": "谁是馆长？", "relevant": []})

    assert read_question_set(folder).unanswerable == ("谁是馆长？",)
    assert read_questions(path) == ("谁是馆长？",)


def test_squad_json_is_read_with_its_impossible_questions(tmp_path):
    asked = [
        {"id": "1", "question": "门票多少钱？", "answers": [{"text": "十元", "answer_start": 3}]},
        {"id": "2", "question": "谁是馆长？", "answers": [], "is_impossible": True},
    ]
    path = tmp_path / "dev.json"
    path.write_text(
        json.dumps({"data": [{"title": "泳池", "paragraphs": [{"context": "门票十元。", "qas": asked}]}]}), "utf-8"
    )

    found = read_question_set(path)

    assert [report.title for report in found.reports] == ["泳池"]
    assert [(query.text, query.answers) for query in found.queries] == [("门票多少钱？", ("十元",))]
    assert found.unanswerable == ("谁是馆长？",)


def test_pooled_sets_keep_their_documents_apart(tmp_path):
    found = pool([read_question_set(write_set(tmp_path / name)) for name in ("one", "two")])

    assert [report.key for report in found.reports] == ["one/a", "one/b", "two/a", "two/b"]
    assert [query.gold for query in found.queries] == [{"one/a"}, {"two/a"}]


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ({"id": "1", "text": "门票？", "relevant": ["c"]}, "no document 'c'"),
        ({"id": "1", "text": "门票？", "relevant": []}, "names no document"),
        ({"id": "1", "relevant": ["a"]}, "no 'text'"),
        (["门票？"], "not a JSON object"),
    ],
)
def test_a_line_that_cannot_be_used_is_named(tmp_path, query, said):
    folder = write_set(tmp_path / "own", query=query)

    with pytest.raises(QuestionSetError, match=said) as caught:
        read_question_set(folder)

    assert "queries.jsonl, line 1" in str(caught.value)


def test_two_questions_of_one_id_are_refused(tmp_path):
    folder = write_set(tmp_path / "own")
    line = (folder / "queries.jsonl").read_text("utf-8")
    (folder / "queries.jsonl").write_text(line * 2, "utf-8")

    with pytest.raises(QuestionSetError, match="2 questions have the id '1'"):
        read_question_set(folder)


def test_what_is_no_set_is_told_with_what_would_be(tmp_path):
    (tmp_path / "odd.json").write_text("[1, 2")
    (tmp_path / "empty").mkdir()

    for path, said in (("nowhere", "does not exist"), ("odd.json", "not valid JSON"), ("empty", "corpus.jsonl")):
        with pytest.raises(QuestionSetError, match=said):
            read_question_set(tmp_path / path)
