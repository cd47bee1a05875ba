"""What an owner writes by hand, damaged: sidecars, lists of words, feeds, keys and settings; told in a line each."""

import tomllib
from contextlib import chdir, suppress
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.config import read_settings
from bot.errors import SettingsError
from bot.programs.keys import read_keys
from bot.untrusted import on_one_line
from retrieval.analysis.tokens import Tokenizer
from retrieval.corpus.corrections import parse_sidecar
from retrieval.corpus.fetch import FetchedPage
from retrieval.errors import FeedError, WenjuError
from retrieval.feeds.feed_file import add_feed, read_feeds, remove_feed
from retrieval.feeds.listed_links import read_list
from tests.examples import examples
from tests.fuzz.damage import ODD_TEXT, damaged

_SIDECAR = (
    'title: 值守通知\nsource: "水利厅"\ndate: 2024-05-06 07:08\nurl: https://example.org/1\n'
    "valid_from: '2024-06-01'\n"
    "有效期至: 2025年\nreplaces: |\n  旧通知\nfetched: 2024-05-06T07:08:09+00:00\nlisted: 2024-05-05\n"
).encode()
_YAML = st.sampled_from(
    b": - ? | > & * ! % @ ` \" ' # [ ] { } , \n \t --- ... << ~ null \\UFFFFFFFF \\ud800 \\x00"
    b" %YAML !!binary &a *a 9999-99-99 \xff \xef\xbb\xbf \xe2\x80\xa8 \x85".split(b" ")
)
_FEEDS = (
    b'# ours\n[[feed]]\nurl = "https://a.example/rss"\nbelow = "/news/*"\nevery = "6h"\nmost_a_day = 20\n'
    b'folder = "a/b"\n\n'
    b'[[feed]]\nurl = "https://b.example/sitemap.xml"\n'
)
_KEYS = b'[portal]\nsha256 = "' + b"0a" * 32 + b'"\n\n[other]\nsha256 = "' + b"1b" * 32 + b'"\n'
_SETTINGS = b'corpus = "seeds"\nlanguage = "en"\nthreshold = 0.5\nadmins = [1, 2]\naccess = "invite"\n'
_TOML = st.sampled_from(
    b'[ ] [[ ]] = . " """ \' # , { } \n \r 1e999 nan inf 0x 1_0 07:00 9999-99-99 1979-05-27T07:32:00Z true'
    b" feed url url='http://[' below='http://[' sha256 every='1d' folder='../x' threshold cache_mb"
    b" \\ud800 \\u0000 \xff \xef\xbb\xbf".split(b" ")
) | st.just(b"9" * 5000)


@examples(60)
@given(damaged([_SIDECAR], _YAML))
@example(b'title: "\\UFFFFFFFF"')
@example(b"%YAML " + b"1" * 5000 + b".1\n---\ntitle: a\n")
def test_a_damaged_sidecar(data):
    with suppress(WenjuError):
        correction = parse_sidecar(data, "a.md")
        for text in (correction.title, correction.source, correction.url, correction.replaces):
            assert text is None or text.isprintable()
            (text or "").encode()


@examples(15)
@given(damaged([_FEEDS], _TOML), ODD_TEXT)
def test_damaged_feeds(tmp_path_factory, data, address):
    folder = tmp_path_factory.getbasetemp() / "feeds"
    folder.mkdir(exist_ok=True)
    file = folder / "feeds.toml"
    file.write_bytes(data)
    with suppress(WenjuError):
        before = read_feeds(folder)
        for feed in before:
            with suppress(FeedError):
                page = FetchedPage(feed.url, b"<rss><item><link>/1</link></item></rss>", "", None, datetime.now(UTC))
                read_list(page, feed, date(2024, 5, 6), UTC)
        for url in (f"https://c.example/{address}", address):
            with suppress(WenjuError):
                feed = add_feed(folder, {"url": url, "below": address, "folder": address[:5]})
                assert read_feeds(folder) == (*before, feed)
                remove_feed(folder, feed.url)
        assert read_feeds(folder) == before


@examples(60)
@given(damaged([_KEYS], _TOML))
def test_damaged_keys(tmp_path_factory, data):
    file = tmp_path_factory.getbasetemp() / "keys.toml"
    file.write_bytes(data)
    with suppress(SettingsError):
        assert all(len(program.sha256) == 64 for program in read_keys(file))


@examples(60)
@given(damaged([_SETTINGS], _TOML))
@example(b"\r" + _SETTINGS)
def test_damaged_settings(tmp_path_factory, data):
    folder = tmp_path_factory.getbasetemp() / "settings"
    folder.mkdir(exist_ok=True)
    (folder / "wenju.toml").write_bytes(data)
    with chdir(folder):
        told = ""
        try:
            read_settings()
            # As text, in which a line may end with \r too.
            tomllib.loads(Path("wenju.toml").read_text("utf-8"))
        except SettingsError as error:
            told = str(error)
    assert on_one_line(told).isprintable()


@pytest.fixture(scope="module")
def lists(tmp_path_factory):
    return tmp_path_factory.mktemp("lists")


@examples(2)
@given(
    damaged(
        ["经开区 = 北京经济技术开发区 = 亦庄\n# 别名\n甲 乙\n".encode()],
        st.sampled_from([b"=", b"#", b"\n", b"\xff", b"\0"]),
    ),
    damaged(
        ["雁阵式 9 n\n管家式\n".encode()], st.sampled_from([b" ", b"\n", b"-1", b"1e9", b"\xff", b"\0", b"9" * 5000])
    ),
)
def test_damaged_lists_of_words(lists, cache, synonyms, words):
    (lists / "_synonyms.txt").write_bytes(synonyms)
    (lists / "_words.txt").write_bytes(words)
    before = set(cache.iterdir())
    with suppress(WenjuError):
        Tokenizer(lists / "_words.txt", lists / "_synonyms.txt", cache).terms("经开区的雁阵式服务")
    # Each list has a dictionary of its own, of megabytes.
    for made in set(cache.iterdir()) - before:
        made.unlink()
