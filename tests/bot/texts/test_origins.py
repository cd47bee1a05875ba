"""Where a title, a source or a date was found is told in the reader's language."""

import re
from pathlib import Path

import retrieval
from bot.texts import EN, ZH

_GUESSED = re.compile(r'Origin\(\s*"guessed", "([^"]+)"')


def test_every_guess_of_a_reader_has_a_name_in_chinese():
    readers = Path(retrieval.__file__).parent.rglob("*.py")
    guesses = {how for file in readers for how in _GUESSED.findall(file.read_text("utf-8"))}

    assert len(guesses) > 20
    assert [how for how in guesses if re.search("[a-z]{2}", ZH.origin(how))] == []


def test_several_guesses_are_told_side_by_side():
    assert ZH.origin("dateline; other dates on the page differ") == "电头；页面上别的日期不同"
    assert ZH.origin("<title>, not on the page") == "网页标题，页面上没有"
    assert EN.origin("dateline; other dates on the page differ") == "dateline; other dates on the page differ"
