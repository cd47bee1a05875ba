"""Fetching stays outside our own network, within its limits, and says what is wrong in one sentence."""

import gzip
import ssl
import threading
import tracemalloc
import zlib
from ipaddress import ip_address

import pytest
import trustme

from retrieval.corpus.addresses import is_public
from retrieval.corpus.fetch import Fetcher
from retrieval.errors import LinkError
from tests.retrieval.web import FORBIDDEN, INSIDE, lookup, only_inside, serving


@pytest.fixture
def web():
    with serving() as web:
        yield web


def fetcher(**changes):
    return Fetcher(**{"allowed": only_inside, "lookup": lookup, "seconds": 30.0, **changes})


def test_a_page_is_fetched_with_what_the_server_says_of_it(web):
    web.pages["/a?b=c"] = (200, {"Content-Type": "Text/HTML; charset=GB18030"}, "你好".encode("gb18030"))

    page = fetcher().fetch(web.url("/a?b=c#part"))

    assert (page.url, page.media_type, page.charset) == (web.url("/a?b=c"), "text/html", "gb18030")
    assert page.content == "你好".encode("gb18030")
    assert page.fetched.tzinfo is not None


def test_redirects_are_followed(web):
    web.text("/new", "新址")
    web.redirect("/old", "/moved")
    web.redirect("/moved", web.url("/new", host="other.example"))

    page = fetcher().fetch(web.url("/old"))

    assert page.content == "新址".encode()
    assert page.url == web.url("/new", host="other.example")


def test_a_redirect_inside_is_refused_before_anybody_is_asked(web):
    with serving(FORBIDDEN) as secret:
        secret.text("/", "秘密")
        link = web.redirect("/out", f"http://{FORBIDDEN}:{secret.port}/")

        with pytest.raises(LinkError, match="no public address"):
            fetcher().fetch(link)

        assert secret.asked == []
    assert "/out" in web.asked


@pytest.mark.parametrize(
    "target",
    ["file:///etc/passwd", "ftp://news.example/a", "gopher://x/", "data:text/plain,x", "http://u:p@news.example/"],
)
def test_a_redirect_to_another_scheme_is_refused(web, target):
    with pytest.raises(LinkError, match=r"redirects elsewhere|cannot be fetched"):
        fetcher().fetch(web.redirect("/out", target))


def test_a_circle_of_redirects_ends(web):
    web.redirect("/a", "/b")
    web.redirect("/b", "/a")

    with pytest.raises(LinkError, match="5 redirects"):
        fetcher().fetch(web.url("/a"))


@pytest.mark.parametrize(
    "link",
    [
        "",
        "news",
        "file:///etc/passwd",
        "ftp://x/y",
        "http://",
        "http://[::1",
        "http://a:b@x/",
        "http://x:99999/",
        "http://xn--a/",
    ],
)
def test_what_is_no_web_address_is_refused(link):
    with pytest.raises(LinkError):
        fetcher().fetch(link)


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "localhost",
        "[::1]",
        "2130706433",
        "0x7f.1",
        "[::ffff:127.0.0.1]",
        "169.254.169.254",
        "10.0.0.1",
        "0",
    ],
)
def test_a_fetcher_as_it_comes_reaches_nothing_inside(host):
    with serving(FORBIDDEN) as secret:
        with pytest.raises(LinkError, match=r"no public address|not known"):
            Fetcher(seconds=60).fetch(f"http://{host}:{secret.port}/")

        assert secret.asked == []


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("8.8.8.8", True),
        ("2606:4700::1111", True),
        ("::ffff:8.8.8.8", True),
        ("10.1.2.3", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("127.8.8.8", False),
        ("169.254.169.254", False),
        ("168.63.129.16", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),
        ("224.0.0.1", False),
        ("240.0.0.1", False),
        ("255.255.255.255", False),
        ("::", False),
        ("::1", False),
        ("::127.0.0.1", False),
        ("::ffff:10.0.0.1", False),
        ("64:ff9b::7f00:1", False),
        ("2002:7f00:1::", False),
        ("fe80::1%eth0", False),
        ("fc00::1", False),
        ("fec0::1", False),
        ("fd00:ec2::254", False),
        ("ff02::1", False),
        ("2001:db8::1", False),
    ],
)
def test_only_public_addresses_are_public(address, public):
    assert is_public(ip_address(address)) is public


def test_a_name_that_changes_its_address_gains_nothing(web):
    """The first answer is checked and used; a later one is checked anew, never trusted from before."""
    web.text("/a", "正文")
    answers = iter([[INSIDE], [FORBIDDEN]])

    with serving(FORBIDDEN) as secret, pytest.raises(LinkError, match="no public address"):
        fetcher(lookup=lambda *_: next(answers)).fetch(web.url("/a"))

    assert secret.asked == []
    assert web.asked == ["/robots.txt"]


def test_a_name_with_one_address_inside_is_refused(web):
    web.text("/a", "正文")

    with pytest.raises(LinkError, match="no public address"):
        fetcher(lookup=lambda *_: [INSIDE, FORBIDDEN]).fetch(web.url("/a"))


def test_a_body_without_end_is_cut_off(web):
    def endless(request):
        request.send_response(200)
        request.send_header("Content-Type", "text/plain")
        request.end_headers()
        while not web.closing.is_set():
            request.wfile.write(b"x" * 65536)

    web.pages["/endless"] = endless

    with pytest.raises(LinkError, match="more than the 1,000,000 bytes"):
        fetcher(max_bytes=1_000_000).fetch(web.url("/endless"))


def test_a_page_that_states_too_large_a_size_is_not_read(web):
    web.pages["/big"] = (200, {"Content-Length": "5000"}, b"")

    with pytest.raises(LinkError, match="more than the 4,999 bytes"):
        fetcher(max_bytes=4_999).fetch(web.url("/big"))


def test_a_compressed_bomb_is_cut_off(web):
    web.pages["/bomb"] = (200, {"Content-Encoding": "gzip"}, gzip.compress(bytes(50_000_000)))

    with pytest.raises(LinkError, match="more than the 1,000,000 bytes"):
        fetcher(max_bytes=1_000_000).fetch(web.url("/bomb"))


TEXT = "正文。" * 50_000


def bare_deflate(data):
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(data) + packer.flush()


@pytest.mark.parametrize(
    ("packing", "pack"),
    [
        ("gzip", gzip.compress),
        ("GZip", gzip.compress),
        ("x-gzip", gzip.compress),
        ("gzip", lambda data: gzip.compress(data[:1000]) + gzip.compress(data[1000:])),
        ("gzip", lambda data: gzip.compress(data) + bytes(512)),
        ("deflate", zlib.compress),
        ("deflate", bare_deflate),
        ("identity", bytes),
        ("identity, gzip", gzip.compress),
        ("gzip", lambda data: gzip.compress(data, 0)),
    ],
)
def test_a_packed_page_is_unpacked(web, packing, pack):
    web.pages["/a"] = (200, {"Content-Encoding": packing}, pack(TEXT.encode()))

    assert fetcher().fetch(web.url("/a")).content == TEXT.encode()


@pytest.mark.parametrize("path", ["/a", "/robots.txt"])
@pytest.mark.parametrize(
    ("packing", "said"),
    [("gzip, gzip", "packed 2 times over"), ("br", "packed as 'br';"), ("zstd", "packed as 'zstd';")],
)
def test_what_is_packed_twice_or_in_an_unknown_way_is_refused_unread(web, path, packing, said):
    web.text("/a", "正文")
    web.pages[path] = (200, {"Content-Encoding": packing}, gzip.compress(gzip.compress(TEXT.encode())))

    with pytest.raises(LinkError, match=f"{path} is {said}"):
        fetcher().fetch(web.url("/a"))


@pytest.mark.parametrize("path", ["/a", "/robots.txt"])
@pytest.mark.parametrize(
    ("packing", "body"),
    [
        ("gzip", gzip.compress(TEXT.encode())[:-20]),
        ("gzip", gzip.compress(TEXT.encode())[:5]),
        ("gzip", TEXT.encode()),
        ("deflate", zlib.compress(TEXT.encode())[:-1]),
        ("deflate", b"\xff\xff"),
    ],
    ids=["no end", "no head", "not packed", "a byte short", "no deflate"],
)
def test_a_packed_page_that_is_damaged_or_cut_off_is_refused(web, path, packing, body):
    web.text("/a", "正文")
    web.pages[path] = (200, {"Content-Encoding": packing}, body)

    with pytest.raises(LinkError, match=f"{path} arrived damaged or cut off"):
        fetcher().fetch(web.url("/a"))


@pytest.fixture(scope="module")
def bomb():
    return gzip.compress(bytes(100_000_000))


@pytest.mark.parametrize("packing", ["gzip", "gzip, gzip"])
@pytest.mark.parametrize("path", ["/a", "/robots.txt"])
def test_a_bomb_takes_no_memory(web, bomb, path, packing):
    web.text("/a", "正文")
    web.pages[path] = (200, {"Content-Encoding": packing}, gzip.compress(bomb) if "," in packing else bomb)
    ours = fetcher(max_bytes=1_000_000)

    tracemalloc.start()
    try:
        if (path, packing) == ("/robots.txt", "gzip"):
            ours.fetch(web.url("/a"))
        else:
            with pytest.raises(LinkError):
                ours.fetch(web.url("/a"))
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert most < 10_000_000


def test_the_time_holds_while_a_page_is_unpacked(web):
    web.pages["/members"] = (200, {"Content-Encoding": "gzip"}, gzip.compress(b"") * 900_000)

    with pytest.raises(LinkError, match="within 1 seconds"):
        fetcher(seconds=1.0).fetch(web.url("/members"))


@pytest.mark.parametrize("part", ["head", "body"])
def test_a_server_that_sends_a_byte_now_and_then_is_left(web, part):
    def drip(request):
        if part == "body":
            request.send_response(200)
            request.end_headers()
        else:
            request.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
        while not web.closing.wait(0.02):
            request.wfile.write(b"x")
            request.wfile.flush()

    web.pages["/slow"] = drip

    with pytest.raises(LinkError, match="within 1 seconds"):
        fetcher(seconds=1.0).fetch(web.url("/slow"))


def test_a_server_that_is_not_there_is_named(web):
    port = web.port
    web.server.socket.close()

    with pytest.raises(LinkError, match=rf"news.example:{port}.* cannot be fetched"):
        fetcher().fetch(f"http://news.example:{port}/")


def test_what_is_no_http_is_told(web):
    web.pages["/odd"] = lambda request: request.wfile.write(b"SSH-2.0-odd\r\n\r\n")

    with pytest.raises(LinkError, match="cannot be fetched"):
        fetcher().fetch(web.url("/odd"))


@pytest.mark.parametrize(
    "answer",
    [
        b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf a page",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhalf ",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1;" + b"x" * 300_000,
        b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 9\r\n\r\nhalf a page",
        b"HTTP/1.1 200 OK\r\nX-Much: " + b"x" * 300_000,
        b"HTTP/1.1 200 OK\r\n" + b"X-Many: x\r\n" * 30_000,
        b"HTTP/1.1 " + b"x" * 50_000 + b"\r\n\r\n",
        b"HTTP/1.1 404 " + b"x" * 50_000 + b"\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Encoding: " + b"x" * 50_000 + b"\r\n\r\n",
        b"HTTP/1.1 302 Found\r\nLocation: /" + b"x" * 50_000 + b"\r\n\r\n",
        b"HTTP/1.1 302 Found\r\nLocation: http://xn--a/\r\n\r\n",
        b"HTTP/1.1 302 Found\r\nLocation: http://" + b"x." * 20_000 + b"\r\n\r\n",
    ],
    ids=lambda answer: answer[:60].decode(),
)
def test_an_answer_that_lies_or_is_out_of_all_proportion_is_refused_in_a_sentence(web, answer):
    def send(request):
        request.wfile.write(answer)
        request.close_connection = True

    web.pages["/odd"] = send

    with pytest.raises(LinkError) as refused:
        fetcher().fetch(web.url("/odd"))
    assert len(str(refused.value)) < 500


def test_a_server_that_only_ever_announces_an_answer_is_left(web):
    def announce(request):
        while not web.closing.is_set():
            request.wfile.write(b"HTTP/1.1 103 Early Hints\r\n\r\n")

    web.pages["/soon"] = announce

    with pytest.raises(LinkError, match="within 1 seconds"):
        fetcher(seconds=1.0).fetch(web.url("/soon"))


def test_an_error_of_the_server_is_told(web):
    with pytest.raises(LinkError, match="404 Not Found"):
        fetcher().fetch(web.url("/gone"))


@pytest.fixture
def authority():
    return trustme.CA()


def secure_server(authority, name):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(name).configure_cert(context)
    return serving(tls=context)


def trusting(authority):
    context = ssl.create_default_context()
    authority.configure_trust(context)
    return context


def test_a_trusted_certificate_of_that_name_is_accepted(authority):
    with secure_server(authority, "news.example") as web:
        assert fetcher(tls=trusting(authority)).fetch(web.text("/a", "正文")).content == "正文".encode()


def test_an_unknown_certificate_is_refused(authority):
    with (
        secure_server(authority, "news.example") as web,
        pytest.raises(LinkError, match="certificate cannot be trusted"),
    ):
        fetcher().fetch(web.text("/a", "正文"))
    assert web.asked == []


def test_the_authorities_that_the_environment_names_are_trusted_as_long_as_it_names_them(
    authority, tmp_path, monkeypatch
):
    authority.cert_pem.write_to_path(tmp_path / "ours.pem")
    with secure_server(authority, "news.example") as web:
        link = web.text("/a", "正文")
        with monkeypatch.context() as named:
            named.setenv("SSL_CERT_FILE", str(tmp_path / "ours.pem"))
            assert fetcher().fetch(link).content == "正文".encode()
        with pytest.raises(LinkError, match="certificate cannot be trusted"):
            fetcher().fetch(link)


def test_a_certificate_of_another_name_is_refused(authority):
    with (
        secure_server(authority, "other.example") as web,
        pytest.raises(LinkError, match="certificate cannot be trusted"),
    ):
        fetcher(tls=trusting(authority)).fetch(web.text("/a", "正文"))
    assert web.asked == []


def test_robots_are_respected(web):
    web.text("/robots.txt", "User-agent: *\nDisallow: /private/\n")
    web.text("/private/a", "秘密")
    web.text("/public", "公开")
    ours = fetcher()

    with pytest.raises(LinkError, match=r"robots\.txt"):
        ours.fetch(web.url("/private/a"))
    assert ours.fetch(web.url("/public")).content == "公开".encode()

    assert web.asked == ["/robots.txt", "/public"]


def test_robots_are_asked_on_the_way_too(web):
    web.text("/robots.txt", "User-agent: wenju\nDisallow: /private/\n")
    web.text("/private/a", "秘密")

    with pytest.raises(LinkError, match=r"robots\.txt"):
        fetcher().fetch(web.redirect("/out", "/private/a"))


def test_robots_that_fail_forbid(web):
    web.pages["/robots.txt"] = (503, {}, b"")
    web.text("/a", "正文")

    with pytest.raises(LinkError, match="503"):
        fetcher().fetch(web.url("/a"))
    assert "/a" not in web.asked


def test_robots_are_asked_again_after_an_hour(web):
    web.text("/a", "正文")
    seconds = [0.0]
    ours = fetcher(clock=lambda: seconds[0])
    ours.fetch(web.url("/a"))
    ours.fetch(web.url("/a"))
    assert web.asked.count("/robots.txt") == 1

    web.text("/robots.txt", "User-agent: *\nDisallow: /\n")
    seconds[0] += 3601

    with pytest.raises(LinkError, match=r"robots\.txt"):
        ours.fetch(web.url("/a"))


def test_the_robots_of_very_many_hosts_are_not_all_kept(web, monkeypatch):
    monkeypatch.setattr("retrieval.corpus.fetch._MOST_HOSTS", 10)
    web.text("/a", "正文")
    ours = fetcher()
    for number in range(12):
        ours.fetch(web.url("/a", host=f"h{number}.example"))

    ours.fetch(web.url("/a", host="h11.example"))
    assert web.asked.count("/robots.txt") == 12
    ours.fetch(web.url("/a", host="h0.example"))
    assert web.asked.count("/robots.txt") == 13


@pytest.mark.parametrize(
    "text",
    [
        "".join(f"User-agent: {number}\n" for number in range(17_000)) + "Disallow: /a\n" * 17_000,
        "".join(f"user  agent wenju{number}\n" for number in range(17_000)) + "Disallow /a\n" * 17_000,
        "User-agent: *\n" + ("Disallow: /" + "*a" * 200 + "*b\n") * 1_200,
    ],
    ids=["names", "names like ours", "wildcards"],
)
def test_robots_with_very_many_names_or_wildcards_are_read_in_time(web, text):
    web.text("/robots.txt", text)
    web.text("/" + "a" * 1700, "正文")

    assert fetcher().fetch(web.url("/" + "a" * 1700)).content == "正文".encode()


@pytest.mark.parametrize("name", ["wenju", "Wenju", "WENJU*", "*", "other\nUser-agent: wenju", "wenju # us"])
@pytest.mark.parametrize("field", ["User-agent:", "useragent :", "USER AGENT ", "user-agent"])
def test_robots_speak_to_us_in_many_spellings(web, name, field):
    web.text("/robots.txt", f"{field} {name}\nDisallow: /a\n\nUser-agent: others\nDisallow: /b\n")
    web.text("/b", "公开")

    with pytest.raises(LinkError, match=r"robots\.txt"):
        fetcher().fetch(web.url("/a"))
    assert fetcher().fetch(web.url("/b")).content == "公开".encode()


@pytest.mark.parametrize(
    ("rules", "path"),
    [
        ("Disallow: /*/internal/", "/news/internal/a.html"),
        ("Disallow: /*.pdf$", "/a.pdf"),
        ("Allow: /\nDisallow: /secret/", "/secret/a"),
        ("Disallow: /%E7%A7%81", "/私/a"),
    ],
)
def test_robots_are_read_with_wildcards_and_the_longest_rule_wins(web, rules, path):
    web.text("/robots.txt", f"User-agent: *\n{rules}\n")
    web.text(path, "秘密")

    with pytest.raises(LinkError, match=r"robots\.txt"):
        fetcher().fetch(web.url(path))
    assert web.asked == ["/robots.txt"]


@pytest.mark.parametrize(
    ("rules", "path"),
    [("Disallow: /*.pdf$", "/a.pdf.html"), ("Disallow: /\nAllow: /open/", "/open/a"), ("Disallow:", "/a")],
)
def test_robots_allow_what_no_longer_rule_forbids(web, rules, path):
    web.text("/robots.txt", f"User-agent: *\n{rules}\n")
    web.text(path, "公开")

    assert fetcher().fetch(web.url(path)).content == "公开".encode()


def test_a_name_that_is_never_resolved_is_given_up_at_the_deadline():
    hanging = threading.Event()

    def never(*_):
        hanging.wait()
        return ["127.0.0.1"]

    try:
        with pytest.raises(LinkError, match=r"did not send the page within 0.2 seconds"):
            fetcher(lookup=never, seconds=0.2).fetch("http://slow.example/")
        assert not hanging.is_set()
    finally:
        hanging.set()
