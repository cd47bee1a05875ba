"""Links to a hostile server: whatever bytes it answers, a page within its limits or an error in words comes of it."""

import gzip
import resource
import socket
import threading
import time
import zlib
from contextlib import closing, suppress
from functools import cache

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.untrusted import on_one_line
from retrieval.corpus.fetch import FetchedPage, Fetcher
from retrieval.corpus.links import content_to_save, file_name
from retrieval.errors import LinkError
from tests.examples import examples
from tests.fuzz.damage import ODD_TEXT, damaged
from tests.retrieval.web import INSIDE, lookup, only_inside

MOST_BYTES = 200_000
MOST_SECONDS = 5
MOST_MEMORY = 300 << 20


@cache
def _bodies():
    """Made by whoever sends them: packing takes half a second of each process that looks for tests."""
    return [
        b"<html><title>\xe5\x85\xac\xe5\x91\x8a</title><p>" + "正文。".encode() * 30,
        b"User-agent: *\nDisallow: /*a*a*a*$\nAllow: /%61\nCrawl-delay: 1e9\n" * 20,
        gzip.compress(b"0" * 5_000_000),
        gzip.compress(gzip.compress(b"0" * 5_000_000)),
        gzip.compress("正文。".encode())[:-5],
        zlib.compress(b"x" * MOST_BYTES),
        b"x" * (MOST_BYTES + 1),
        b"",
    ]


_ENCODINGS = ["gzip", "deflate", "br", "identity", "zstd", "x-gzip", "gzip,gzip", "GZIP", "\0"]
_PLACES = [
    *(
        "/",
        "/again",
        "//news.example/x",
        "http://127.0.0.1/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "?q",
        "#f",
    ),
    *("file:///etc/passwd", "javascript:1", "http://x:99999/", "http://xn--a/", "http://u:p@x/", "\\\\x\\y", "https:"),
]
_TYPES = [
    *(
        "text/html",
        "text/html;charset=gbk",
        "text/html;charset=\xff",
        "text/plain;charset=rot13",
        "application/zip",
        "/",
    ),
    *("text/plain;charset=utf-16", "application/pdf", "application/octet-stream", "image/png"),
]
_HEADERS = st.one_of(
    st.tuples(st.just("Content-Encoding"), st.sampled_from(_ENCODINGS)),
    st.tuples(st.just("Transfer-Encoding"), st.sampled_from(["chunked", "gzip, chunked", "x"])),
    st.tuples(st.just("Content-Length"), st.sampled_from(["0", "5", "-1", "99999999999", "9" * 5000, "٣", "1,1", ""])),
    st.tuples(st.just("Location"), st.sampled_from(_PLACES) | ODD_TEXT),
    st.tuples(st.just("Content-Type"), st.sampled_from(_TYPES) | ODD_TEXT),
    st.tuples(st.sampled_from(["ETag", "Last-Modified", "Set-Cookie", "Connection", "Upgrade", "x"]), ODD_TEXT),
    st.tuples(ODD_TEXT, ODD_TEXT),
)


@st.composite
def answers(draw):
    """What the server says to one request: mostly HTTP, now and then damaged anywhere."""
    status = draw(st.sampled_from([200, 200, 200, 200, 301, 302, 304, 307, 100, 101, 204, 206, 404, 429, 500, 999, 0]))
    body = draw(st.sampled_from(_bodies()) | st.binary(max_size=200))
    headers = draw(st.lists(_HEADERS, max_size=4))
    if draw(st.integers(0, 3)):
        headers.append(("Content-Length", str(len(body))))
    if draw(st.integers(0, 4)) == 0:
        headers.append(("Transfer-Encoding", "chunked"))
        step = draw(st.sampled_from([1, 7, 4096])) if len(body) < 2000 else 4096
        pieces = [body[start : start + step] for start in range(0, len(body), step)]
        body = b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"
    head = "".join(f"{name}: {value}\r\n" for name, value in headers)
    whole = f"HTTP/1.1 {status} {draw(ODD_TEXT)}\r\n{head}\r\n".encode("utf-8", "surrogatepass") + body
    if draw(st.integers(0, 3)) == 0:
        whole = draw(
            damaged([whole], st.sampled_from([b"\r\n", b":", b"HTTP/1.1 100 \r\n\r\n", b"\0", b" ", b"0\r\n"]))
        )
    return whole


class Hostile:
    """Answers the next request with the next of some answers, and then with the last again and again."""

    def __init__(self):
        self.answers = [b""]
        self.socket = socket.create_server((INSIDE, 0))
        self.port = self.socket.getsockname()[1]
        self.thread = threading.Thread(target=self._serve)
        self.thread.start()

    def _serve(self):
        while True:
            line, _ = self.socket.accept()
            with closing(line), suppress(OSError):
                line.settimeout(5)
                head = b""
                while b"\r\n\r\n" not in head:
                    piece = line.recv(4096)
                    if not piece:
                        break
                    head += piece
                if head.startswith(b"END"):
                    return
                line.sendall(self.answers.pop(0) if len(self.answers) > 1 else self.answers[0])

    def ends(self):
        with closing(socket.create_connection((INSIDE, self.port))) as line:
            line.sendall(b"END\r\n\r\n")
        self.thread.join()
        self.socket.close()


@pytest.fixture(scope="module")
def hostile():
    server = Hostile()
    yield server
    server.ends()


_NO_ROBOTS = b"HTTP/1.1 404 no\r\nContent-Length: 0\r\n\r\n"
_PACKED_TWICE = gzip.compress(gzip.compress(b"0" * 50_000_000))


@examples(30)
@given(
    st.lists(answers(), min_size=1, max_size=4),
    st.booleans(),
    st.sampled_from(["/", "/a.pdf", "/aaaaaaaaaaaaaaaa?a=a", "/%61/文"]),
)
@example([b"HTTP/1.1 200 \r\nContent-Encoding: gzip, gzip\r\n\r\n" + _PACKED_TWICE], True, "/")
@example([b"HTTP/1.1 200 \r\nContent-Encoding: gzip\r\n\r\n" + gzip.compress(b"0" * 50_000_000)], False, "/")
def test_any_answer(hostile, given_answers, without_robots, path):
    hostile.answers = [_NO_ROBOTS, *given_answers] if without_robots else list(given_answers)
    fetcher = Fetcher(allowed=only_inside, lookup=lookup, seconds=30.0, max_bytes=MOST_BYTES)
    link = f"http://news.example:{hostile.port}{path}"
    began, most = time.process_time(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    for known in ("", '"a"'):
        told = ""
        try:
            page = fetcher.fetch_newer(link, etag=known)
            assert page is not None or known
            _can_be_kept(link, page)
        except LinkError as error:
            told = str(error)
        # What servers and links say in it is cleaned where it is shown.
        assert on_one_line(told).isprintable()
        assert len(told) < 4000

    assert time.process_time() - began < MOST_SECONDS
    assert (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - most) << 10 < MOST_MEMORY


def _can_be_kept(link: str, page: FetchedPage | None) -> None:
    if page is None:
        return
    assert len(page.content) <= MOST_BYTES
    with suppress(LinkError):
        assert file_name(link, page).isprintable()
        content_to_save(page)
