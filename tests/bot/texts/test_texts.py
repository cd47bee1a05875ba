"""Both languages say the same things."""

import dataclasses
import re
import string
from typing import get_args

import pytest

from bot.talk.references import ParagraphNotFound
from bot.texts import EN, LANGUAGES, ZH, TerminalTexts
from bot.texts.chat import traditional
from bot.texts.scripts import to_traditional
from retrieval.types import Phase, Support


def _blanks(text: object) -> set[str | None]:
    return {blank for _, blank, _, _ in string.Formatter().parse(str(text)) if blank}


@pytest.mark.parametrize("field", [f.name for f in dataclasses.fields(TerminalTexts) if f.type is str])
def test_a_sentence_has_the_same_blanks_in_both_languages(field: str):
    assert _blanks(getattr(ZH, field)) == _blanks(getattr(EN, field))
    assert getattr(ZH, field).strip()
    assert getattr(EN, field).strip()


@pytest.mark.parametrize("phase", get_args(Phase))
def test_every_phase_that_there_is_has_words_in_each_language(phase: Phase):
    assert not re.search("[A-Za-z]", ZH.phases[phase])
    assert traditional().shared.phases[phase] == to_traditional(ZH.phases[phase])
    assert EN.phases[phase].isascii()
    assert set(ZH.phases) == set(EN.phases) == set(get_args(Phase))


@pytest.mark.parametrize("texts", LANGUAGES.values())
def test_what_an_answer_rests_on_has_words_of_its_own(texts: TerminalTexts):
    supports: tuple[Support, ...] = get_args(Support)

    assert len({texts.support(support) for support in supports}) == len(supports) == 3


def test_a_paragraph_that_is_not_there_is_told_with_how_many_there_are():
    assert ZH.explain(ParagraphNotFound("题", 3)) == "《题》只有第 1 到 3 段。"
    assert EN.explain(ParagraphNotFound("题", 3)) == "《题》 has paragraphs 1 to 3 only"


def test_one_paragraph_and_several():
    assert ZH.place(range(3, 4)) == "第 3 段"
    assert ZH.place(range(3, 5)) == "第 3–4 段"
    assert EN.place(range(3, 5)) == "paragraphs 3–4"
