"""`feeds.toml`: read strictly, changed without touching the rest; what is wrong is said in one line that names it."""

from datetime import timedelta

import pytest

from retrieval.errors import CorpusError, FeedError
from retrieval.feeds import Feed, add_feed, interval_text, read_feeds, remove_feed

WRITTEN = """\
# 市里的通知
[[feed]]
url = "https://a.example/rss.xml"

[[feed]]
url = "https://b.example/news/"   # 列表页
below = "/news/2024*.html"
every = "6h"
most_a_day = 5
folder = "园区/通知"
"""


def test_feeds_are_read_in_their_order(corpus):
    (corpus / "feeds.toml").write_text(WRITTEN, "utf-8")

    first, second = read_feeds(corpus)

    assert first == Feed("https://a.example/rss.xml", "", timedelta(hours=1), 20, "")
    assert second == Feed("https://b.example/news/", "/news/2024*.html", timedelta(hours=6), 5, "园区/通知")


def test_without_a_file_there_are_no_feeds(corpus):
    assert read_feeds(corpus) == ()


def test_a_feed_comes_and_goes_while_all_else_stays_as_it_was_written(corpus):
    path = corpus / "feeds.toml"
    path.write_text(WRITTEN, "utf-8")

    added = add_feed(corpus, {"url": "https://c.example/atom", "every": "1d"})
    assert read_feeds(corpus)[2] == added
    assert path.read_text("utf-8").startswith(WRITTEN)
    removed = remove_feed(corpus, "https://c.example/atom")

    assert removed == added
    assert path.read_text("utf-8").rstrip() == WRITTEN.rstrip()


def test_the_first_feed_makes_the_file_and_the_last_may_go(corpus):
    add_feed(corpus, {"url": "https://a.example/rss", "most_a_day": 3})
    assert read_feeds(corpus) == (Feed("https://a.example/rss", most_a_day=3),)

    remove_feed(corpus, "https://a.example/rss")
    assert read_feeds(corpus) == ()
    add_feed(corpus, {"url": "https://b.example/rss"})
    assert [feed.url for feed in read_feeds(corpus)] == ["https://b.example/rss"]


def test_no_feed_is_added_where_there_is_no_corpus(tmp_path):
    with pytest.raises(CorpusError, match="does not exist"):
        add_feed(tmp_path / "nowhere", {"url": "https://a.example/rss"})
    assert not (tmp_path / "nowhere").exists()


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ('url = "ftp://a.example/"', "'ftp://a.example/' is no web address"),
        ('below = "/x"', "'' is no web address"),
        ("url = 7", "url = 7 is no text"),
        ('url = "https://me:pw@a.example/"', "user name or password"),
        ('url = "https://a.example/"\nevry = "1h"', "'evry' is unknown; known are url, below, every"),
        ('url = "https://a.example/"\nevery = "5m"', "every = '5m' is no interval from 15m on"),
        ('url = "https://a.example/"\nevery = 60', "every = 60 is no text"),
        ('url = "https://a.example/"\nevery = "often"', "write 30m, 6h or 1d"),
        ('url = "https://a.example/"\nmost_a_day = 0', "most_a_day = 0 is no whole number from 1"),
        ('url = "https://a.example/"\nmost_a_day = true', "most_a_day = True is no"),
        ('url = "https://a.example/"\nfolder = "../x"', "folder = '../x' is no folder"),
        ('url = "https://a.example/"\nfolder = "/etc"', "folder = '/etc' is no folder"),
        ('url = "https://a.example/"\nfolder = "_x"', "folder = '_x' is no folder"),
        ('url = "https://a.example/"\nbelow = "http://["', "'http://[' is no web address"),
        ('url = "https://first.example/"', "its address stands there already"),
    ],
)
def test_a_wrong_entry_is_named_with_its_file_and_what_to_do(corpus, entry, said):
    (corpus / "feeds.toml").write_text(f'[[feed]]\nurl = "https://first.example/"\n[[feed]]\n{entry}\n', "utf-8")

    with pytest.raises(FeedError) as wrong:
        read_feeds(corpus)

    assert f"{corpus / 'feeds.toml'}, feed 2" in str(wrong.value)
    assert said in str(wrong.value)
    assert "\n" not in str(wrong.value)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (b"[[feed]\n", "is no TOML: "),
        (b'[[feeds]]\nurl = "https://a.example/"\n', r"has 'feeds' where only \[\[feed\]\] may stand"),
        (b'feed = "https://a.example/"\n', "where only"),
        (b"feed = [1]\n", r"feed 1 \(1\): it is no table"),
        ("# 中".encode("gbk"), "UTF-8"),
    ],
)
def test_a_wrong_file_is_named_and_never_written_over(corpus, text, said):
    path = corpus / "feeds.toml"
    path.write_bytes(text)

    for use in (read_feeds, lambda corpus: add_feed(corpus, {"url": "https://b.example/"})):
        with pytest.raises(FeedError, match=said):
            use(corpus)
    assert path.read_bytes() == text


def test_the_file_is_no_report(corpus, engine):
    (corpus / "feeds.toml").write_text(WRITTEN, "utf-8")
    (corpus / "a.txt").write_text("泳池开放\n\n区里的泳池周六开放。\n", "utf-8")

    assert engine.reindex().failed == ()


@pytest.mark.parametrize("written", ["15m", "90m", "6h", "1d", "2d"])
def test_an_interval_is_said_as_it_is_written(corpus, written):
    assert interval_text(add_feed(corpus, {"url": "https://a.example/", "every": written}).every) == written
