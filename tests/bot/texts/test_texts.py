"""Both languages say the same things."""

import ast
import dataclasses
import string
from pathlib import Path
from typing import get_args

import pytest

from bot.talk.references import ParagraphNotFound
from bot.texts import EN, LANGUAGES, ZH, TerminalTexts
from retrieval.errors import (
    BackendUnavailable,
    Busy,
    EmptyQuestion,
    IndexOutdated,
    QuestionTooLong,
    ReportNotFound,
)
from retrieval.types import Support

RETRIEVAL = Path(__file__).parents[3] / "retrieval"


def _blanks(text: object) -> set[str | None]:
    return {blank for _, blank, _, _ in string.Formatter().parse(str(text)) if blank}


@pytest.mark.parametrize("field", [f.name for f in dataclasses.fields(TerminalTexts) if f.type is str])
def test_a_sentence_has_the_same_blanks_in_both_languages(field: str):
    assert _blanks(getattr(ZH, field)) == _blanks(getattr(EN, field))
    assert getattr(ZH, field).strip()
    assert getattr(EN, field).strip()


@pytest.mark.parametrize("texts", LANGUAGES.values())
def test_every_phase_that_is_told_has_words(texts: TerminalTexts):
    told = set()
    for path in RETRIEVAL.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            match node:
                case ast.Call(func=ast.Name(id="Progress" | "Step"), args=[ast.Constant(value=str(phase)), *_]):
                    told.add(phase)

    assert told
    assert told == texts.phases.keys()


@pytest.mark.parametrize("texts", LANGUAGES.values())
def test_what_an_answer_rests_on_has_words_of_its_own(texts: TerminalTexts):
    supports: tuple[Support, ...] = get_args(Support)

    assert len({texts.support(support) for support in supports}) == len(supports) == 3


@pytest.mark.parametrize("error", [EmptyQuestion, QuestionTooLong, ReportNotFound, IndexOutdated, Busy])
def test_what_a_person_can_mend_is_explained_in_chinese(error: type[Exception]):
    assert not ZH.explain(error("in English")).isascii()


def test_an_error_without_words_of_its_own_keeps_its_sentence():
    assert ZH.explain(BackendUnavailable("wenju.db is locked")) == "wenju.db is locked"
    assert "3" in ZH.explain(ParagraphNotFound("题", 3))


def test_one_paragraph_and_several():
    assert ZH.place(range(3, 4)) == "第 3 段"
    assert ZH.place(range(3, 5)) == "第 3–4 段"
    assert EN.place(range(3, 5)) == "paragraphs 3–4"
