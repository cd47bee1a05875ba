"""Pieces of messages: counted as Telegram counts, cut where a reader would, never inside a character."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.telegram.pages.markup import Marked, cut, joined, linked, parts, plain, tagged, utf16_length
from tests.e2e.standin.markup import parse_html

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=300)


@given(TEXT)
def test_length_is_counted_in_utf16_units(text):
    assert utf16_length(text) == len(text.encode("utf-16-le")) // 2


@given(TEXT, st.integers(2, 200))
def test_a_cut_text_fits_and_begins_as_it_did(text, units):
    kept = cut(text, units)

    assert utf16_length(kept) <= units
    assert kept == text or (kept.endswith("…") and text.startswith(kept[:-1]))


@given(TEXT, st.integers(2, 100))
def test_parts_fit_and_together_are_the_text(text, units):
    pieces = list(parts(text, units))

    assert all(0 < utf16_length(piece) <= units for piece in pieces)
    assert "".join(pieces) == text


def test_a_cut_falls_behind_a_sentence_then_a_clause():
    assert cut("甲乙丙丁。戊己庚。辛壬癸子丑", 11) == "甲乙丙丁。戊己庚。…"
    assert cut("甲乙丙丁，戊己庚，辛壬癸子丑", 11) == "甲乙丙丁，戊己庚，…"
    assert cut("甲乙丙丁戊己", 4) == "甲乙丙…"
    assert cut("🛫🛫🛫", 4) == "🛫…"


@given(TEXT, TEXT, TEXT)
def test_what_is_marked_parses_to_the_text_with_the_counted_length(one, two, three):
    piece = joined(
        [plain(one), tagged("b", tagged("u", plain(two))), linked("https://example.org/?a=1&b=<", plain(three))]
    )
    text, _ = parse_html(f"|{piece.html}|")

    assert utf16_length(text) == piece.size + 2


@pytest.mark.parametrize(
    ("shown", "kept"),
    [
        ("a\x00b\x1b[0m", "a b "),
        ("â\x80\x9dyesâ\x80\x9d", "â  yesâ  "),
        ("\u202eexe", " exe"),
        ("\ud800", "\ufffd"),
    ],
)
def test_what_could_mislead_or_break_is_taken_out(shown, kept):
    assert plain(shown).html == kept


def test_nothing_is_marked_as_nothing():
    assert tagged("b", Marked()) == Marked()
    assert joined([Marked(), plain("甲"), Marked(), plain("乙")], "\n").html == "甲\n乙"
