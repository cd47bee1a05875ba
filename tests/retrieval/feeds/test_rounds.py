"""Feeds on loopback that change, repeat, lie about dates, break and lead astray: what comes in, and what is said."""

import gzip
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, date, datetime, timedelta

import pytest

from retrieval.corpus.fetch import Fetcher
from retrieval.errors import Busy, FeedError
from retrieval.feeds import FeedRounds, FeedStates
from retrieval.intake import Intake
from retrieval.store import Store, sole_writer
from tests.retrieval.web import FORBIDDEN, lookup, only_inside, serving

HOUR = timedelta(hours=1)


class Desk:
    """Feeds of one engine, a clock that stands still, and what was waited for."""

    def __init__(self, engine, web):
        self.engine, self.web = engine, web
        self.time = datetime(2024, 5, 6, 12, tzinfo=UTC)
        self.waits = []
        self.store = Store(engine.database)
        stop = threading.Event()
        stop.wait = self.waits.append
        fetcher = Fetcher(allowed=only_inside, lookup=lookup, seconds=30.0)
        self.rounds = FeedRounds(
            engine, self.store, Intake(engine, fetcher), now=lambda: self.time, pause=1.0, stop=stop
        )

    def feeds(self, *entries):
        text = "".join(f"[[feed]]\n{entry}\n" for entry in entries)
        (self.engine.corpus / "feeds.toml").write_text(text, "utf-8")

    def page(self, name, words="", *, head=""):
        """A report by its name; returns its address."""
        return self.web.text(f"/{name}.txt", f"泳池{name}\n{head}\n\n区里的泳池{name}周六开放，票价十元。{words}\n")

    def rss(self, *items, path="/rss", headers=None):
        """A feed of links, each with a date or none."""
        said = "".join(
            f"<item><title>x</title><link>{link}</link>{f'<pubDate>{day}</pubDate>' if day else ''}</item>"
            for link, day in (item if isinstance(item, tuple) else (item, "") for item in items)
        )
        body = f'<?xml version="1.0"?>\n<rss version="2.0"><channel><title>通知</title>{said}</channel></rss>'
        self.serves(path, body, headers=headers)
        return f'url = "{self.web.url(path)}"'

    def serves(self, path, body, media_type="text/xml", headers=None):
        data = body if isinstance(body, bytes) else body.encode()
        self.web.pages[path] = (200, {"Content-Type": media_type, **(headers or {})}, data)

    def run(self, **how):
        return self.rounds.run(**how)

    def asked(self, path):
        return self.web.asked.count(path)


@pytest.fixture
def web():
    with serving() as web:
        yield web


@pytest.fixture
def desk(engine, web):
    desk = Desk(engine, web)
    with closing(desk.store):
        yield desk


def titles(done):
    return [report.title for report in done.reports]


def reasons(done):
    return [str(failure.reason) for failure in done.failed]


def test_what_a_feed_lists_comes_in_once_and_what_is_new_later(desk):
    desk.feeds(desk.rss(desk.page("甲"), desk.page("it's 乙")))

    first = desk.run()
    desk.rss(desk.page("丙"), desk.page("甲"), desk.page("it's 乙"))
    soon = desk.run()
    desk.time += HOUR
    later = desk.run()

    assert (first.feeds, titles(first), first.failed) == (1, ["泳池甲", "泳池it's 乙"], ())
    assert (soon.feeds, soon.reports) == (0, ())
    assert titles(later) == ["泳池丙"]
    assert desk.asked("/%E7%94%B2.txt") == 1
    assert desk.engine.search("泳池丙的票价多少").hits[0].report.title == "泳池丙"
    assert later.reports[0].url == desk.web.url("/丙.txt")


KINDS = {
    "atom": """<feed xmlns="http://www.w3.org/2005/Atom"><title>x</title><entry><title>a</title><id>urn:1</id>
        <link href="/甲.txt"/><updated>2024-05-01T00:00:00Z</updated></entry></feed>""",
    "rss of old": """<?xml version="1.0" encoding="gb2312"?>
        <!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "http://my.netscape.com/publish/formats/rss-0.91.dtd">
        <rss version="0.91"><channel><item><link>/甲.txt</link></item></channel></rss>""",
    "rdf": """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
        <item rdf:about="x"><title>a</title><link>http://news.example:PORT/甲.txt</link></item></rdf:RDF>""",
    "sitemap": """<?xml version="1.0"?><!-- x --><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
        <url><loc>http://news.example:PORT/甲.txt</loc><lastmod>2024-05-01</lastmod></url></urlset>""",
    "page": """<!DOCTYPE html><html><head><base href='/'></head><a href='/about'>关于</a><a href='甲.txt#x'>通知</a>
        <a href='javascript:x()'>x</a><a href='http://other.example/甲.txt'>别处</a></html>""",
}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_list_is_read(desk, kind):
    """What its server calls it does not matter."""
    desk.page("甲")
    desk.serves(
        "/list",
        KINDS[kind].replace("PORT", str(desk.web.port)).encode("gbk" if "old" in kind else "utf-8"),
        "text/plain",
    )
    desk.feeds(f'url = "{desk.web.url("/list")}"' + ('\nbelow = "/*.txt"' if kind == "page" else ""))

    done = desk.run()

    assert (titles(done), done.failed) == (["泳池甲"], ())
    assert desk.asked("/about") == 0


def test_a_web_page_is_never_taken_for_a_feed(desk):
    """As where a feed's host is sold: the page there links to anything."""
    desk.serves("/rss", f"<html><a href='{desk.page('甲')}'>x</a></html>", "text/html")
    desk.feeds(f'url = "{desk.web.url("/rss")}"')

    done = desk.run()

    assert done.reports == ()
    assert "is a web page, neither RSS, Atom nor a sitemap; say by `below`" in reasons(done)[0]


def test_a_sitemap_in_parts_is_read_the_newest_first_and_packed_ones_too(desk):
    def part(link, day):
        return f"<urlset><url><loc>{link}</loc><lastmod>{day}</lastmod></url></urlset>"

    desk.serves("/old.xml", part(desk.page("甲"), "2023-01-01"))
    desk.serves("/new.xml.gz", gzip.compress(part(desk.page("乙"), "2024-05-01").encode()), "application/gzip")
    desk.serves("/others.xml", part(desk.web.url("/x/丙.html"), "2024-05-02"))
    listed = [("/old.xml", "2023-01-01"), ("/new.xml.gz", "2024-05-01"), ("/others.xml", "2024-05-02")]
    index = "".join(f"<sitemap><loc>{path}</loc><lastmod>{day}</lastmod></sitemap>" for path, day in listed)
    desk.serves("/sitemap.xml", f"<sitemapindex>{index}</sitemapindex>")
    desk.feeds(f'url = "{desk.web.url("/sitemap.xml")}"\nbelow = "/*.txt"')

    done = desk.run()

    assert (titles(done), done.failed) == (["泳池乙", "泳池甲"], ())


def test_a_feed_that_did_not_change_is_not_sent_again(desk):
    desk.feeds(desk.rss(desk.page("甲"), headers={"ETag": '"v1"', "Last-Modified": "Mon, 06 May 2024 00:00:00 GMT"}))
    desk.run()
    sent = []

    def unchanged(request):
        sent.append((request.headers["If-None-Match"], request.headers["If-Modified-Since"]))
        request.send_response(304)
        request.end_headers()

    desk.web.pages["/rss"] = unchanged
    desk.time += HOUR
    done = desk.run()

    assert sent == [('"v1"', "Mon, 06 May 2024 00:00:00 GMT")]
    assert (done.feeds, done.reports, done.failed) == (1, (), ())


def test_a_day_brings_no_more_than_it_may_and_nothing_is_forgotten_meanwhile(desk):
    links = [desk.page(name) for name in "甲乙丙"]
    desk.feeds(desk.rss(*links, headers={"ETag": '"v1"'}) + "\nmost_a_day = 2")

    first = desk.run()
    desk.time += 2 * HOUR
    same_day = desk.run(all_feeds=True)
    desk.time += 23 * HOUR
    next_day = desk.run()

    assert (titles(first), first.waiting) == (["泳池甲", "泳池乙"], 1)
    assert (titles(same_day), same_day.waiting) == ([], 1)
    assert (titles(next_day), next_day.waiting) == (["泳池丙"], 0)


def test_reposts_are_known_by_address_and_by_bytes(desk):
    link = desk.page("甲")
    desk.rounds._intake.add_link(link)
    same = desk.web.text("/copy.txt", desk.web.pages["/甲.txt"][2].decode())
    before = desk.asked("/%E7%94%B2.txt")
    desk.feeds(desk.rss(f"{link}?utm_source=rss#top", same), desk.rss(link, path="/other"))

    done = desk.run()

    assert (done.reports, done.known, done.failed) == ((), 3, ())
    assert desk.asked("/%E7%94%B2.txt") == before
    assert desk.engine.stats().reports == 1


def test_a_report_that_somebody_took_out_stays_out(desk):
    link = desk.page("甲")
    desk.feeds(desk.rss(link))
    (report,) = desk.run().reports
    desk.engine.discard(report.id)
    desk.feeds(desk.rss(link), desk.rss(link, path="/other"))

    desk.time += HOUR
    done = desk.run()

    assert done.reports == ()
    assert desk.engine.stats().reports == 0


# What a page says of its day, what its feed says, and what is taken; and whether that is sure.
DATES = {
    "自己的": ("江城晚报 2024-03-02 07:08", "Wed, 01 May 2024 01:00:00 GMT", date(2024, 3, 2), True),
    "按本地": ("", "Wed, 01 May 2024 20:00:00 GMT", date(2024, 5, 2), False),
    "将来": ("", "Wed, 01 May 2030 01:00:00 GMT", None, False),
    "零点": ("", "Thu, 01 Jan 1970 00:00:00 GMT", None, False),
    "不是": ("", "yesterday", None, False),
    "没有": ("", "", None, False),
}


def test_a_date_of_a_feed_is_a_guess_where_the_page_has_none_and_never_a_lie(desk):
    desk.feeds(desk.rss(*((desk.page(name, head=head), listed) for name, (head, listed, *_) in DATES.items())))

    done = desk.run()

    assert titles(done) == [f"泳池{name}" for name in DATES]
    for report in done.reports:
        *_, published, sure = DATES[report.title.removeprefix("泳池")]
        told = report.published
        assert (told.date() if isinstance(told, datetime) else told) == published
        assert report.reading.published.doubtful is not sure
        desk.engine.index_file(report.key)
        assert desk.engine.report(report.id) == report


def test_a_redirect_inside_is_refused_and_the_others_come(desk):
    with serving(FORBIDDEN) as secret:
        secret.text("/", "秘密")
        astray = desk.web.redirect("/out", f"http://{FORBIDDEN}:{secret.port}/")
        desk.feeds(
            desk.rss(astray, f"http://{FORBIDDEN}:{secret.port}/", desk.page("甲")),
            f'url = "http://{FORBIDDEN}:{secret.port}/rss"',
        )

        done = desk.run()

        assert secret.asked == []
    assert titles(done) == ["泳池甲"]
    assert all("no public address" in reason for reason in reasons(done))
    assert len(done.failed) == 3


def test_a_link_that_fails_for_good_is_kept_with_its_reason_and_not_asked_again(desk):
    gone = desk.web.url("/gone")
    entry = desk.rss(gone)
    desk.feeds(entry)

    done = desk.run()
    desk.time += 30 * HOUR
    desk.run()

    assert "404" in reasons(done)[0]
    assert desk.asked("/gone") == 1
    (failed,) = desk.rounds.states.failed(desk.web.url("/rss"))
    assert (failed.link, "404" in str(failed.reason)) == (gone, True)


def test_a_server_that_is_busy_is_tried_again_three_times_an_interval_apart(desk):
    desk.feeds(desk.rss(desk.web.url("/busy")))
    desk.web.pages["/busy"] = (503, {}, b"")

    rounds = []
    for _ in range(5):
        rounds.append((len(desk.run().failed), desk.asked("/busy")))
        desk.run(all_feeds=True)  # at once, it is left alone
        desk.time += HOUR

    assert rounds == [(1, 1), (1, 2), (1, 3), (0, 3), (0, 3)]
    assert len(desk.rounds.states.untold()[0]) == 1


def test_a_feed_that_times_out_holds_up_no_other_and_is_told_once(desk):
    slow = FeedRounds(
        desk.engine,
        desk.store,
        Intake(desk.engine, Fetcher(allowed=only_inside, lookup=lookup, seconds=1.0)),
        now=lambda: desk.time,
        pause=0,
    )
    desk.web.pages["/slow"] = lambda _: desk.web.closing.wait()
    url = desk.web.url("/slow")
    desk.feeds(f'url = "{url}"', desk.rss(desk.page("甲")))

    done = slow.run()
    links, broken = slow.states.untold()
    slow.states.told(links, [url for url, _ in broken])
    desk.time += HOUR
    slow.run()

    assert titles(done) == ["泳池甲"]
    assert [(one, "within 1 seconds" in str(reason)) for one, reason in broken] == [(url, True)]
    assert slow.states.untold() == ([], [])
    assert "within 1 seconds" in str(slow.states.of(url).reason)
    desk.rss(desk.page("甲"), path="/slow")
    desk.time += HOUR
    slow.run()
    assert slow.states.of(url).reason is None


BROKEN = [
    ("<rss><channel><item><link>http", "is damaged"),
    ("<urlset><url><loc>http", "is damaged"),
    ('<!DOCTYPE x [<!ENTITY a "b">]><urlset><url><loc>&a;</loc></url></urlset>', "neither RSS"),
    ('<urlset><!DOCTYPE x [<!ENTITY a "b">]><url><loc>&a;</loc></url></urlset>', "is damaged"),
    ("<urlset><url><loc>ftp://x/</loc></url></urlset>", "lists no address"),
    (gzip.compress(bytes(6 << 20)), "more than the 5,242,880 bytes"),
    (b"\x1f\x8bnonsense", "is damaged"),
    (b"", "neither RSS"),
    (b"\xff\xfe\x00<", "neither RSS"),
]


def test_a_list_that_is_broken_or_hostile_is_told_in_a_sentence(desk):
    for number, (body, _) in enumerate(BROKEN):
        desk.serves(f"/{number}", body)
    desk.feeds(*(f'url = "{desk.web.url(f"/{number}")}"' for number in range(len(BROKEN))))

    told = reasons(desk.run())

    assert [said for (_, said), reason in zip(BROKEN, told, strict=True) if said not in reason] == []


def test_an_empty_feed_is_no_mistake(desk):
    desk.feeds(desk.rss())

    done = desk.run()

    assert (done.feeds, done.failed) == (1, ())


def test_robots_are_heard(desk):
    desk.web.text("/robots.txt", "User-agent: *\nDisallow: /private/\n")
    desk.feeds(desk.rss(desk.web.url("/private/a"), desk.page("甲")))

    done = desk.run()

    assert (titles(done), "robots.txt" in reasons(done)[0]) == (["泳池甲"], True)
    assert desk.asked("/private/a") == 0


def test_one_host_is_left_alone_between_two_pages(desk):
    other = desk.page("丙").replace("news.example", "other.example")
    desk.feeds(desk.rss(desk.page("甲"), other, desk.page("乙"), desk.page("丁")))

    desk.run()

    assert desk.waits == [1.0, 1.0]  # between the feed and its first page, and between the last two


def test_reports_go_into_the_folder_of_their_feed(desk):
    desk.feeds(desk.rss(desk.page("甲")) + '\nfolder = "园区/通知"')

    (report,) = desk.run().reports

    assert report.key.startswith("园区/通知/news-example")
    assert (desk.engine.corpus / report.key).is_file()


def test_what_a_kill_leaves_half_done_is_done_later_and_only_once(desk):
    links = [desk.page(name) for name in "甲乙"]
    desk.feeds(desk.rss(*links))

    def killed(url):
        if url == links[1]:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        desk.run(tell=killed)
    with closing(Store(desk.engine.database)) as store:
        again = FeedRounds(desk.engine, store, desk.rounds._intake, now=lambda: desk.time + HOUR, pause=0)
        done = again.run()
        assert titles(done) == ["泳池乙"]
        assert len(FeedStates(store).untold()[0]) == 2
    assert desk.asked("/%E7%94%B2.txt") == 1


def test_while_the_index_is_being_changed_nothing_is_lost(desk, monkeypatch):
    monkeypatch.setattr("retrieval.upkeep.updating.MOMENT", 0.0)
    desk.feeds(desk.rss(desk.page("甲")))
    with (
        closing(Store(desk.engine.database)) as other,
        sole_writer(other, "reindex"),
        ThreadPoolExecutor(1) as threads,
        pytest.raises(Busy),
    ):
        threads.submit(desk.run).result()
    done = desk.run()

    assert titles(done) == ["泳池甲"]


def test_a_wrong_file_stops_all_and_what_was_seen_is_kept(desk):
    entry = desk.rss(desk.page("甲"))
    desk.feeds(entry)
    desk.run()
    desk.feeds(entry, 'url = "nowhere"')

    with pytest.raises(FeedError, match="feed 2"):
        desk.run()
    desk.feeds()
    desk.run()
    desk.feeds(entry)
    desk.time += HOUR

    assert desk.run().reports == ()
