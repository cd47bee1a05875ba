"""The chat's languages say the same things, and who is spoken to in which."""

import dataclasses
import string

import pytest

from bot.texts.chat import EN, ZH, ChatTexts, choose, traditional
from retrieval.analysis import MAX_QUESTION

SENTENCES = [field.name for field in dataclasses.fields(ChatTexts) if field.type is str]


def _blanks(text):
    return {blank for _, blank, _, _ in string.Formatter().parse(text) if blank}


def test_a_sentence_has_the_same_blanks_in_every_language():
    for field in SENTENCES:
        for texts in (EN, traditional()):
            assert _blanks(getattr(texts, field)) == _blanks(getattr(ZH, field)), field
            assert getattr(texts, field).strip(), field


def test_commands_are_the_same_and_within_telegrams_limits():
    assert ZH.commands.keys() == EN.commands.keys() == traditional().commands.keys()
    for texts in (ZH, EN):
        assert all(1 <= len(text) <= 256 for text in texts.commands.values())


@pytest.mark.parametrize(
    ("code", "default", "texts"),
    [
        ("zh-hans", "en", ZH),
        ("zh", "en", ZH),
        ("zh-CN", "en", ZH),
        ("zh-hant", "zh", traditional()),
        ("zh-TW", "zh", traditional()),
        ("zh_HK", "zh", traditional()),
        ("en", "zh", EN),
        ("en-GB", "zh", EN),
        ("fr", "zh", ZH),
        ("fr", "en", EN),
        (None, "zh", ZH),
        ("", "en", EN),
    ],
)
def test_the_language_of_a_person(code, default, texts):
    assert choose(code, default) is texts


def test_traditional_is_converted_throughout():
    texts = traditional()

    assert texts.declined.startswith("報告裏沒有找到答案")
    assert texts.commands["sources"].startswith("收錄的報告；")
    assert texts.shared.clear == "有明確依據"


@pytest.mark.parametrize("texts", [ZH, EN])
def test_help_fits_three_screens_of_a_phone_and_names_every_command_and_limit(texts):
    told = f"{texts.help}\n\n{texts.help_group}\n\n{texts.help_admin}"
    # Twenty wide characters, or forty narrow ones, a line; twenty lines a screen.
    lines = sum(max(1, -(-sum(1 if char.isascii() else 2 for char in line) // 40)) for line in told.split("\n"))
    assert lines <= 60
    assert str(MAX_QUESTION) in texts.help
    for command in texts.commands.keys() - {"start", "help", "forget"}:
        assert f"/{command}" in told
