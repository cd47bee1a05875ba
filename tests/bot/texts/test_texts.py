"""Both languages say the same things."""

import dataclasses
import string

import pytest
from bot.texts.certainty import Certainty

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


def _blanks(text: object) -> set[str | None]:
    return {blank for _, blank, _, _ in string.Formatter().parse(str(text)) if blank}


@pytest.mark.parametrize("field", [f.name for f in dataclasses.fields(TerminalTexts) if f.type is str])
def test_a_sentence_has_the_same_blanks_in_both_languages(field: str):
    assert _blanks(getattr(ZH, field)) == _blanks(getattr(EN, field))
    assert getattr(ZH, field).strip()
    assert getattr(EN, field).strip()


def test_phases_are_the_same_in_both_languages():
    assert ZH.phases.keys() == EN.phases.keys()


@pytest.mark.parametrize("texts", LANGUAGES.values())
def test_every_certainty_has_words_of_its_own(texts: TerminalTexts):
    assert len({texts.certainty(certainty) for certainty in Certainty}) == len(Certainty)


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
