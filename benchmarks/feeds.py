"""What sources that come by themselves cost: `python -m benchmarks.feeds news.jsonl.gz`; six minutes.

A site in a process of its own has a feed and a web page for each of 600 stories, and brings some more of them between
two looks. They come into an index of 20,000 other stories, the way `wenju serve` takes them in. Counted is the time of
the processor, with that of the processes that read pages; the site's is not. Words alone are indexed.
"""

import argparse
import html
import multiprocessing
import os
import re
import resource
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.load.crowd import processor_seconds
from benchmarks.ways.piles import reports, write_files
from retrieval.corpus import Fetcher
from retrieval.engine import Engine
from retrieval.feeds import FeedRounds
from retrieval.intake import Intake
from retrieval.options import Options
from retrieval.store import Store

if TYPE_CHECKING:
    from multiprocessing.sharedctypes import Synchronized

Story = dict[str, str]

KNOWN, ITEMS, LOOKS = 20_000, 600, 24
"""Stories that are there before, that come, and in how many looks."""

EMPTY = 200
"""Looks, and rounds, that bring nothing."""

DAY_ITEMS, FEEDS, DAY_ROUNDS = 10_000, 100, 24 * 60
"""A day: items; feeds, which are looked at each hour; and rounds, of which `wenju serve` makes one a minute."""

CORES = 2
LINKS, PARAGRAPH = 40, 3
"""Of a page, links beside its story, and sentences of a paragraph."""

ADDRESS = "127.0.0.1"


class Site(ThreadingHTTPServer):
    """A news site: /feed and /NUMBER.html.

    Args:
        stories: What it tells, one after the other.
        told: How many of them it has told so far.
    """

    def __init__(self, stories: Sequence[Story], told: "Synchronized[int]") -> None:
        self.stories, self.told = stories, told
        super().__init__((ADDRESS, 0), _Answer)

    def feed(self) -> bytes:
        """The last hundred, the newest first."""
        last = self.told.value
        items = "".join(
            f"<item><title>{html.escape(self.stories[n]['title'])}</title>"
            f"<link>http://{ADDRESS}:{self.server_port}/{n}.html</link></item>"
            for n in range(last - 1, max(last - 101, -1), -1)
        )
        head = '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>要闻</title>'
        return f"{head}{items}</channel></rss>".encode()

    def page(self, number: int) -> bytes:
        """A story among what stands around it on such pages."""
        story = self.stories[number]
        links = "".join(f'<li><a href="/list/{n}">栏目{n}</a></li>' for n in range(LINKS))
        sentences = re.split(r"(?<=[。！？])", " ".join(story["text"].split()))
        lines = ("".join(sentences[n : n + PARAGRAPH]) for n in range(0, len(sentences), PARAGRAPH))
        text = "".join(f"<p>{html.escape(line)}</p>" for line in lines)
        title = html.escape(story["title"])
        return (
            f'<!DOCTYPE html><html lang="zh"><head><meta charset="utf-8"><title>{title}</title></head><body>'
            f"<header><nav><ul>{links}</ul></nav></header><main><article><h1>{title}</h1>"
            f'<p class="info">来源：{story["source"]} <time>{story["date"]}</time></p>{text}</article>'
            f"<aside><h2>相关新闻</h2><ul>{links}</ul></aside></main><footer>版权所有</footer></body></html>"
        ).encode()


class _Answer(BaseHTTPRequestHandler):
    server: Site

    def do_GET(self) -> None:
        site = self.server
        mark = f'"{site.told.value}"'
        if self.path == "/feed" and self.headers.get("If-None-Match") == mark:
            self._say(304, b"", "text/xml", mark)
        elif self.path == "/feed":
            self._say(200, site.feed(), "text/xml", mark)
        elif self.path.endswith(".html"):
            self._say(200, site.page(int(self.path[1:-5])), "text/html; charset=utf-8", "")
        else:
            self._say(404, b"", "text/plain", "")

    def _say(self, status: int, body: bytes, media_type: str, mark: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", media_type)
        self.send_header("Content-Length", str(len(body)))
        if mark:
            self.send_header("ETag", mark)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing of each request."""


@contextmanager
def running_site(stories: Sequence[Story]) -> Iterator[tuple[str, "Synchronized[int]"]]:
    """A site in a process of its own; gives its address, and how many stories it has told."""
    context = multiprocessing.get_context("fork")
    told = context.Value("i", 0)
    site = Site(stories, told)
    process = context.Process(target=site.serve_forever, daemon=True)
    process.start()
    site.server_close()
    try:
        yield f"http://{ADDRESS}:{site.server_port}", told
    finally:
        process.kill()
        process.join()


class Clock:
    """The time of the rounds, which passes when it is told to."""

    def __init__(self) -> None:
        self.now = datetime(2024, 5, 6, tzinfo=UTC)

    def __call__(self) -> datetime:
        """The time."""
        return self.now


def spent(site: int) -> float:
    """Processor seconds of this process and its children, those that have ended too, but not of the site."""
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    return processor_seconds(os.getpid()) + ended.ru_utime + ended.ru_stime - processor_seconds(site)


def measure(rounds: FeedRounds, clock: Clock, told: "Synchronized[int]", site: int) -> tuple[float, float, float]:
    """Processor seconds of an item, of a look that brings nothing, and of a round in which no feed is due."""
    began, clocks = spent(site), time.monotonic()
    came = failed = 0
    for number in range(1, LOOKS + 1):
        told.value = ITEMS * number // LOOKS
        clock.now += timedelta(hours=1)
        done = rounds.run()
        came, failed = came + len(done.reports), failed + len(done.failed)
        print(f"{came} of {told.value} came in, {time.monotonic() - clocks:.0f} s", end="\r", flush=True)
    item = (spent(site) - began) / (came + failed)
    costs = [item]
    for passes in (timedelta(hours=1), timedelta(0)):
        began = spent(site)
        for _ in range(EMPTY):
            clock.now += passes
            rounds.run()
        costs.append((spent(site) - began) / EMPTY)
    print(f"{ITEMS} items told in {LOOKS} looks: {came} came in, {failed} pages were refused")
    return costs[0], costs[1], costs[2]


def main() -> None:
    """Measure, and print a table and the share of a day."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpus", type=Path, help="stories, as gzipped JSON Lines")
    parser.add_argument("--known", type=int, default=KNOWN, help=f"stories that are there before ({KNOWN:,})")
    options = parser.parse_args()
    stories = list(islice(reports(options.corpus, options.known + ITEMS), options.known, None))
    with tempfile.TemporaryDirectory() as name, running_site(stories) as (address, told):
        corpus, database, clock = Path(name) / "stories", Path(name) / "wenju.db", Clock()
        site = multiprocessing.active_children()[0].pid or 0
        write_files(corpus, reports(options.corpus, options.known))
        (corpus / "feeds.toml").write_text(
            f'[[feed]]\nurl = "{address}/feed"\nmost_a_day = 1000\nfolder = "要闻"\n', "utf-8"
        )
        with Engine(database, corpus, Options(meaning=False)) as engine, closing(Store(database)) as store:
            done = engine.reindex()
            print(f"{done.reports:,} reports, {done.passages:,} passages before, indexed in {done.seconds:.0f} s")
            fetcher = Fetcher(allowed=lambda address: str(address) == ADDRESS)
            rounds = FeedRounds(engine, store, Intake(engine, fetcher), now=clock, pause=0)
            item, look, idle = measure(rounds, clock, told, site)
    day = (("item", item, DAY_ITEMS), ("look that brings nothing", look, FEEDS * 24), ("round", idle, DAY_ROUNDS))
    print("| | processor ms | a day | seconds a day |\n|---|---|---|---|")
    for called, cost, times in day:
        print(f"| {called} | {1000 * cost:.1f} | {times:,} | {cost * times:.0f} |")
    share = sum(cost * times for _, cost, times in day) / (CORES * 86_400)
    print(f"{100 * share:.2f} % of {CORES} cores.")


if __name__ == "__main__":
    main()
