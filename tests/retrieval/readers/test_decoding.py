import logging
import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.errors import ReadError
from retrieval.readers.decoding import decode, decode_declared, printable

SIMPLIFIED = "滨江区新建三座社区图书馆\n3月17日，三座社区图书馆同时开门迎客，总藏书12万册，市民凭身份证就能借书。\n"
TRADITIONAL = "濱江區新建三座社區圖書館\n3月17日，三座社區圖書館同時開門迎客，總藏書12萬冊，市民憑身分證就能借書。\n"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (SIMPLIFIED, "utf-8"),
        (SIMPLIFIED, "utf-8-sig"),
        (SIMPLIFIED, "gb2312"),
        (SIMPLIFIED, "gbk"),
        (SIMPLIFIED, "gb18030"),
        (SIMPLIFIED, "utf-16"),
        (SIMPLIFIED, "utf-16-le"),
        (SIMPLIFIED, "utf-16-be"),
        (TRADITIONAL, "big5"),
        (TRADITIONAL, "big5hkscs"),
        (TRADITIONAL, "gb18030"),
        (TRADITIONAL, "utf-16-le"),
        (SIMPLIFIED, "utf-32"),
        ("A report in plain English.\n", "ascii"),
        ("A report in plain English.\n", "utf-16-le"),
        ("价格 €12 · 約 8 ㎡ · 𠮷野家 · 😀\n" + SIMPLIFIED, "gb18030"),
    ],
)
def test_text_is_read_in_the_encodings_that_chinese_files_come_in(text, encoding):
    decoded = decode(text.encode(encoding), "报告.txt")

    assert decoded.text == text
    assert decoded.damaged == 0


def test_a_page_that_is_mostly_english_is_still_seen_to_be_gbk():
    text = "<p>" + "Annual report of the library. " * 400 + "滨江区图书馆" + "</p>"

    assert decode(text.encode("gbk"), "a.txt").text == text


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "big5hkscs"])
def test_one_bad_byte_costs_one_character_and_is_reported(encoding, caplog):
    source = (TRADITIONAL if encoding == "big5hkscs" else SIMPLIFIED) * 4
    data = source.encode(encoding)
    middle = len(source[:40].encode(encoding))

    with caplog.at_level(logging.WARNING):
        decoded = decode(data[:middle] + b"\xff" + data[middle:], "旧稿.txt")

    assert decoded.damaged == 1
    assert decoded.text.replace("\ufffd", "")[:40] == source[:40]
    assert decoded.text.endswith(source[60:])
    assert "旧稿.txt: 1 damaged" in caplog.text


def test_a_file_cut_inside_its_last_character_is_read(caplog):
    with caplog.at_level(logging.WARNING):
        decoded = decode(SIMPLIFIED.strip().encode()[:-1], "a.txt")

    assert (decoded.encoding, decoded.damaged) == ("utf-8", 1)
    assert decoded.text.startswith("滨江区新建三座社区图书馆")


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "big5"])
def test_a_few_nul_bytes_are_no_part_of_the_text(encoding):
    text = TRADITIONAL if encoding == "big5" else SIMPLIFIED
    data = (text * 5).encode(encoding).replace(b"\n", b"\0\n", 3)

    assert decode(data, "a.txt").text == text * 5


def test_english_with_a_stray_byte_is_read():
    assert decode(b"The caf\xe9 opened on Monday. " + b"Nothing else is odd here. " * 20, "a.txt").damaged == 1


@pytest.mark.parametrize(
    "data",
    [
        bytes(range(256)) * 8,
        b"\0" * 500,
        "日本語のテキストはこの規則では読めません。ひらがなとカタカナが多いからです。".encode("shift_jis"),
    ],
    ids=["every byte", "zeros", "shift_jis"],
)
def test_what_is_no_chinese_text_is_refused_with_advice(data):
    with pytest.raises(ReadError, match=r"图片\.txt: it is not text.*save it as UTF-8"):
        decode(data, "图片.txt")


def test_random_bytes_are_refused():
    for size in (60, 1_000, 100_000):
        with pytest.raises(ReadError):
            decode(os.urandom(size), "noise.txt")


@given(st.binary(max_size=300))
def test_bytes_either_become_printable_text_or_a_read_error(data):
    try:
        text = decode(data, "a.txt").text
    except ReadError:
        return
    text.encode("utf-8")
    assert not [c for c in text if (c < " " and c != "\n") or "\x7f" <= c <= "\x9f"]


def test_line_breaks_of_every_kind_part_lines():
    assert printable("一\r\n二\r三\u2028四\x85五\v六") == "一\n二\n三\n四\n五\n六"


def test_hidden_characters_go_and_visible_ones_stay():
    assert printable("\ufeff图\u200b书\u202e馆\x00\ud800\t\xa0👩\u200d👧") == "图书馆 \xa0👩\u200d👧"


def test_a_declared_encoding_of_host_names_is_not_believed():
    assert decode_declared(b"\xff-" + b"a" * 2_000_000, "punycode") is None


@pytest.mark.parametrize("control", ["\x90", "\x98", "\x9b", "\x9d", "\x9e", "\x9f"])
def test_the_words_behind_what_is_left_of_a_wrong_encoding_stay(control):
    assert printable(f"价格{control}九十元{control}，含税\x9c。") == "价格九十元，含税。"


def test_text_in_utf8_encoded_twice_loses_no_letter():
    twice = "He said “yes”, and left for “good”.".encode().decode("latin-1").encode()

    assert decode(twice, "a.txt").text == "He said âyesâ, and left for âgoodâ."
