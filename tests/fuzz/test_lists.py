"""Damaged feeds, sitemaps and list pages: links to the web come of them, or a word on what is wrong."""

import gzip
import time
from datetime import UTC, date, datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.untrusted import on_one_line
from retrieval.corpus import FetchedPage
from retrieval.errors import FeedError
from retrieval.feeds.feed_file import Feed
from retrieval.feeds.listed_links import MOST_LISTED, read_list
from tests.examples import examples
from tests.fuzz.damage import damaged

MOST_SECONDS = 5
TODAY = date(2024, 5, 6)

_ENTRY = "<link>https://news.example/{n}</link><pubDate>Mon, 06 May 2024 07:0{n}:00 +0800</pubDate><title>通知</title>"
_LISTS = {
    "rss": "<?xml version='1.0'?><rss version='2.0'><channel><title>公告</title>{}</channel></rss>".format(
        "".join(f"<item>{_ENTRY.format(n=n)}</item>" for n in range(5))
    ),
    "atom": "<feed xmlns='http://www.w3.org/2005/Atom' xml:base='https://news.example/a/'>{}</feed>".format(
        "".join(f"<entry><link href='{n}'/><updated>2024-05-0{n}T07:08:09Z</updated></entry>" for n in range(1, 5))
    ),
    "rdf": "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'>"
    "<item rdf:about='https://news.example/1'><link>https://news.example/1</link></item></rdf:RDF>",
    "sitemap": "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>{}</urlset>".format(
        "".join(f"<url><loc>https://news.example/{n}</loc><lastmod>2024-05-0{n}</lastmod></url>" for n in range(1, 5))
    ),
    "index": "<sitemapindex><sitemap><loc>https://news.example/1.xml</loc></sitemap></sitemapindex>",
    "page": "<html><base href='/a/'><ul>{}</ul>".format("".join(f"<li><a href='{n}.html'>通知" for n in range(5))),
}
_PIECES = st.sampled_from(
    [
        *b"<item> </item> <entry> </entry> <link> </rss> </feed> <url> <loc> </urlset> <lastmod> <channel>".split(),
        *b"&#0; &lt; &a; &#xD800; ]]> <![CDATA[ <!-- --> <?xml encoding='utf-16'?> <?xml\tencoding='x'?>".split(b" "),
        *b"<![x xml:base='http://[' href='http://[::1' href=javascript:1 <a> <base\thref='//[x'> \xff\xfe \0".split(
            b" "
        ),
        b"<!DOCTYPE a [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;'>]>",
        b"<pubDate>Mon, 99 Foo 99999 99:99:99 +9999</pubDate>",
        b"<updated>0000-00-00T00:00:00Z</updated>",
        b"<lastmod>9999-99-99</lastmod>",
        b"<media:content url='x'><itunes:x><georss:point>1e999 x</georss:point>",
        b"<content type='application/xhtml+xml'><div>",
        b"<content type='base64'>////</content>",
        b"<link href='http://news.example/" + b"a" * 2000 + b"'/>",
    ]
)


def look(content, below=""):
    page = FetchedPage("https://news.example/feed", content, "text/xml", None, datetime(2024, 5, 6, tzinfo=UTC))
    began = time.process_time()
    try:
        listed = read_list(page, Feed(page.url, below), TODAY, UTC)
    except FeedError as error:
        told = str(error)
    else:
        told = ""
        assert len(listed.links) <= MOST_LISTED
        for address in (*(one.link for one in listed.links), *listed.lists):
            assert address.startswith(("http://", "https://"))
        assert all(one.day is None or date(1990, 1, 1) <= one.day <= TODAY for one in listed.links)
    assert on_one_line(told).isprintable()
    assert time.process_time() - began < MOST_SECONDS


@pytest.mark.parametrize("kind", _LISTS)
@examples(20)
@given(chance=st.data())
def test_a_damaged_list(kind, chance):
    data = chance.draw(damaged([_LISTS[kind].encode()], _PIECES))
    if chance.draw(st.integers(0, 9)) == 0:
        data = chance.draw(damaged([gzip.compress(data)], st.binary(max_size=4)))
    look(data, chance.draw(st.sampled_from(["", "/", "https://news.example/*/", "*"])))


@examples(20)
@given(st.binary(max_size=300), st.sampled_from([b"", b"<rss>", b"<feed>", b"<urlset>", b"\x1f\x8b"]))
@example(b"</rss>", b"<rss>")
@example(b"<![C", b"")
@example(b"<![<<![CDATA[ x", b"<p>")
@example(b"<channel><item><link</item>>https://news.example/0</link></channel></rss>", b"<rss version='2.0'>")
def test_any_bytes_for_a_list(data, head):
    look(head + data, "/")
