"""Both languages say the same things."""

import ast
import re
import string
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

from bot.talk.phrases import SmallTalk
from bot.texts import EN, LANGUAGES, ZH, TerminalTexts
from bot.texts.chat import EN as ENGLISH_CHAT
from bot.texts.chat import ZH as CHAT
from bot.texts.chat import traditional
from bot.texts.scripts import to_traditional
from bot.texts.words import TerminalWords
from retrieval.errors import ParagraphNotFound
from retrieval.types import Phase, Support


def _blanks(text: object) -> set[str | None]:
    return {blank for _, blank, _, _ in string.Formatter().parse(str(text)) if blank}


def test_a_sentence_has_the_same_blanks_in_both_languages():
    for field in (name for name, kind in TerminalWords.__annotations__.items() if kind is str):
        assert _blanks(getattr(ZH, field)) == _blanks(getattr(EN, field)), field
        assert getattr(ZH, field).strip(), field
        assert getattr(EN, field).strip(), field


def _filled_in() -> Iterator[tuple[str, str, set[str | None]]]:
    """Where the code fills a sentence in: the place, the sentence's name, and the blanks for which it has values."""
    root = Path(__file__).parents[3]
    for path in sorted((root / "bot").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            match node:
                case ast.Call(func=ast.Attribute(value=ast.Attribute(attr=name), attr="format"), keywords=values):
                    yield f"{path.relative_to(root)}:{node.lineno}", name, {value.arg for value in values}


def test_what_the_code_fills_in_is_what_a_sentence_leaves_open():
    filled_in = list(_filled_in())

    assert len(filled_in) > 100
    for place, name, given in filled_in:
        wanted = [_blanks(getattr(texts, name)) for texts in (ZH, CHAT) if isinstance(getattr(texts, name, None), str)]

        # Of two sentences of one name, the chat's and the terminal's, it fills in one.
        assert given in wanted, (place, name)


@pytest.mark.parametrize("phase", get_args(Phase))
def test_every_phase_that_there_is_has_words_in_each_language(phase: Phase):
    assert not re.search("[A-Za-z]", ZH.phases[phase])
    assert traditional().shared.phases[phase] == to_traditional(ZH.phases[phase])
    assert EN.phases[phase].isascii()
    assert set(ZH.phases) == set(EN.phases) == set(get_args(Phase))


@pytest.mark.parametrize("kind", get_args(SmallTalk))
def test_small_talk_is_answered_in_one_line_with_a_way_on(kind: SmallTalk):
    assert all(set(texts.small_talk) == set(get_args(SmallTalk)) for texts in LANGUAGES.values())
    assert CHAT.small_talk.keys() == ENGLISH_CHAT.small_talk.keys()
    for line in (ZH.chats(kind, ":help"), EN.chats(kind, ":help")):
        assert ":help" in line
    for line in (CHAT.chats(kind), ENGLISH_CHAT.chats(kind), traditional().chats(kind)):
        assert "\n" not in line
        assert re.search("/help|👍|👎|全文|Full text", line)
    assert not re.search("[\u4e00-\u9fff]", ENGLISH_CHAT.chats(kind))
    assert traditional().chats(kind) == to_traditional(CHAT.chats(kind))


@pytest.mark.parametrize("texts", LANGUAGES.values())
def test_what_an_answer_rests_on_has_words_of_its_own(texts: TerminalTexts):
    supports: tuple[Support, ...] = get_args(Support)

    assert len({texts.support(support) for support in supports}) == len(supports) == 4


def test_a_paragraph_that_is_not_there_is_told_with_how_many_there_are():
    assert ZH.explain(ParagraphNotFound("题", 3)) == "《题》只有第 1 到 3 段。"
    assert EN.explain(ParagraphNotFound("题", 3)) == "《题》 has paragraphs 1 to 3 only"


def test_one_paragraph_and_several():
    assert ZH.place(range(3, 4)) == "第 3 段"
    assert ZH.place(range(3, 5)) == "第 3–4 段"
    assert EN.place(range(3, 5)) == "paragraphs 3–4"
