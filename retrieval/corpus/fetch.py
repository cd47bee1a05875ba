"""Fetch a page from the internet without being led astray: every hop checked, everything bounded.

The host of each hop is resolved once, its addresses are checked, and the connection goes to what was checked
(a name that changes its address in between gains nothing); TLS is verified against the name all the same.
"""

import os
import re
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import Final

import httpcore
import httpx
from cachetools import TTLCache

from retrieval.corpus.addresses import Address, is_public, resolve
from retrieval.corpus.response import read_beginning, read_body
from retrieval.corpus.robots import allows
from retrieval.corpus.transport import CheckedTransport
from retrieval.errors import LinkError
from retrieval.reasons import Code

MOST_HOPS: Final = 5
FETCH_SECONDS: Final = 30.0
"""Longest time for a page with all its redirects."""

FETCH_BYTES: Final = 20 << 20
"""Largest page, unpacked."""

AGENT: Final = "wenju"
_MOST_ROBOTS_BYTES: Final = 500 << 10  # what RFC 9309 wants read at least
_STEP_SECONDS: Final = 10.0
_ROBOTS_SECONDS: Final = 3600.0  # RFC 9309 allows a day at most
_MOST_HOSTS: Final = 100
_LONGEST_ADDRESS: Final = 1800  # so that a reason that names two fits into a message of a chat
_LONGEST_WORDS: Final = 200


@dataclass(frozen=True, slots=True)
class FetchedPage:
    """What a link led to.

    Attributes:
        url: Where it was found, after redirects, without fragment.
        content: Its bytes, unpacked.
        media_type: As the server named it, in small letters; "" where it did not.
        charset: As the server named it; None where it did not.
        fetched: When, in UTC.
        etag: As the server named it, for `Fetcher.fetch_newer`; "" where it did not.
        last_modified: Likewise.
    """

    url: str
    content: bytes
    media_type: str
    charset: str | None
    fetched: datetime
    etag: str = ""
    last_modified: str = ""


class Fetcher:
    """Fetches pages; asks each host's robots.txt once an hour. May be shared between threads.

    Args:
        seconds: Longest time for a page with all its redirects.
        max_bytes: Largest page, unpacked.
        allowed: Which addresses may be connected to.
        lookup: Resolves a host and a port to addresses.
        tls: Which certificates are trusted; None: those of certifi, or of SSL_CERT_FILE.
        clock: Seconds, for the age of what was asked.
    """

    def __init__(
        self,
        *,
        seconds: float = FETCH_SECONDS,
        max_bytes: int = FETCH_BYTES,
        allowed: Callable[[Address], bool] = is_public,
        lookup: Callable[[str, int], list[str]] = resolve,
        tls: ssl.SSLContext | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._seconds = seconds
        self._max_bytes = max_bytes
        self._allowed = allowed
        self._lookup = lookup
        self._given_tls = tls
        self._robots: TTLCache[str, bytes] = TTLCache(_MOST_HOSTS, _ROBOTS_SECONDS, timer=clock)
        self._changing = threading.Lock()

    def fetch(self, link: str) -> FetchedPage:
        """Fetch what a link leads to.

        Args:
            link: An http or https address.

        Raises:
            LinkError: It is no such address, leads to a forbidden one, is refused by the host's robots.txt, takes too
                long, is too large, or the server has nothing there; the message says which.
        """
        page = self.fetch_newer(link)
        assert page is not None
        return page

    def fetch_newer(self, link: str, etag: str = "", last_modified: str = "") -> FetchedPage | None:
        """Fetch what a link leads to, unless its server says that it is the same as before.

        Args:
            link: An http or https address.
            etag: What the page said of itself then.
            last_modified: Likewise.

        Returns:
            The page; None where it is the same, never without `etag` and `last_modified`.

        Raises:
            LinkError: As `fetch`.
        """
        deadline = time.monotonic() + self._seconds
        url = _checked_url(link)
        known = {"If-None-Match": etag, "If-Modified-Since": last_modified}
        with self._client(deadline) as client, _explained(url, self._seconds):
            return self._follow(client, url, deadline, {name: value for name, value in known.items() if value})

    def _follow(
        self, client: httpx.Client, url: httpx.URL, deadline: float, known: dict[str, str]
    ) -> FetchedPage | None:
        for _ in range(MOST_HOPS + 1):
            self._ask_robots(client, url, deadline)
            with client.stream("GET", url, headers=known) as response:
                target = _redirect(response)
                if known and response.status_code == httpx.codes.NOT_MODIFIED:
                    return None
                if target is None:
                    return self._page(response, url, deadline)
            url = target
        raise LinkError(Code.REDIRECTS, url=url, limit=MOST_HOPS)

    def _page(self, response: httpx.Response, url: httpx.URL, deadline: float) -> FetchedPage:
        if response.status_code != httpx.codes.OK:
            phrase = response.reason_phrase[:_LONGEST_WORDS]
            raise LinkError(Code.NOT_SERVED, url=url, status=response.status_code, phrase=phrase)
        content = read_body(response, url, self._max_bytes, deadline)
        media_type = response.headers.get("content-type", "").partition(";")[0].strip().lower()[:_LONGEST_WORDS]
        return FetchedPage(
            str(url),
            content,
            media_type,
            response.charset_encoding,
            datetime.now(UTC).replace(microsecond=0),
            *(_validator(response, name) for name in ("etag", "last-modified")),
        )

    def _ask_robots(self, client: httpx.Client, url: httpx.URL, deadline: float) -> None:
        """Refuse what the host's owner asks robots to leave alone (RFC 9309)."""
        host = f"{url.scheme}://{url.netloc.decode('ascii')}"
        if not allows(self._robots_of(client, host, deadline), str(url), AGENT):
            raise LinkError(Code.ROBOTS_REFUSE, url=url, host=host)
        if time.monotonic() > deadline:
            raise httpx.ReadTimeout("robots.txt took all the time")

    def _robots_of(self, client: httpx.Client, host: str, deadline: float) -> bytes:
        with self._changing:
            robots = self._robots.get(host)
        if robots is None:
            robots = self._read_robots(client, httpx.URL(f"{host}/robots.txt"), deadline)
            with self._changing:
                self._robots[host] = robots
        return robots

    def _read_robots(self, client: httpx.Client, url: httpx.URL, deadline: float) -> bytes:
        for _ in range(MOST_HOPS + 1):
            with client.stream("GET", url) as response:
                target = _redirect(response)
                if target is None:
                    if response.is_server_error:
                        raise LinkError(Code.ROBOTS_UNKNOWN, url=url, status=response.status_code)
                    if response.is_success:
                        return read_beginning(response, url, _MOST_ROBOTS_BYTES, deadline)
                    break
            url = target
        return b""

    @property
    def _tls(self) -> ssl.SSLContext:
        return self._given_tls or _usual_tls(os.environ.get("SSL_CERT_FILE"), os.environ.get("SSL_CERT_DIR"))

    def _client(self, deadline: float) -> httpx.Client:
        return httpx.Client(
            transport=CheckedTransport(deadline, self._lookup, self._allowed, self._tls),
            # A packed answer is unpacked all the same; a plain one cannot be a bomb.
            headers={"User-Agent": f"{AGENT} (a reader's fetch; one page at a time)", "Accept-Encoding": "identity"},
            timeout=_STEP_SECONDS,
            follow_redirects=False,
            # A proxy would resolve the names again, out of sight.
            trust_env=False,
        )


def _checked_url(link: str) -> httpx.URL:
    try:
        url = httpx.URL(link.strip()).copy_with(fragment=None)
        # Read here for its errors: a name as xn--a, which stands for no characters, is found out only now.
        host = url.host
    except (httpx.InvalidURL, ValueError, TypeError) as error:
        raise LinkError(Code.NO_ADDRESS, link=link[:200]) from error
    if url.scheme not in ("http", "https") or not host:
        raise LinkError(Code.NO_ADDRESS, link=link[:200])
    if len(str(url)) > _LONGEST_ADDRESS:
        raise LinkError(Code.LONG_LINK, link=link[:_LONGEST_WORDS], limit=_LONGEST_ADDRESS)
    if url.userinfo:
        raise LinkError(Code.LINK_CREDENTIALS, host=host)
    return url


def _redirect(response: httpx.Response) -> httpx.URL | None:
    """Where a response sends us, checked like the first address; None where it is the page itself."""
    if not response.has_redirect_location:
        return None
    try:
        target = response.url.join(response.headers["location"])
    except (httpx.InvalidURL, ValueError) as error:
        raise LinkError(Code.REDIRECT_NOWHERE, url=response.url) from error
    try:
        return _checked_url(str(target))
    except LinkError as error:
        raise LinkError(Code.REDIRECT, url=response.url, problem=error.reason) from error


def _validator(response: httpx.Response, name: str) -> str:
    """What a page says of itself, to be sent back as it is; "" where it says nothing, or anything odd."""
    value: str = response.headers.get(name, "")
    return value if len(value) <= _LONGEST_WORDS and value.isascii() and value.isprintable() else ""


@cache
def _usual_tls(_file: str | None, _folder: str | None) -> ssl.SSLContext:
    """What trusts the authorities that the environment names; once: to read all takes longer than to fetch a page."""
    return httpx.create_ssl_context()


@contextmanager
def _explained(url: httpx.URL, seconds: float) -> Iterator[None]:
    """Say in one sentence what a library's exception means for the person who gave the link."""
    try:
        yield
    except (httpx.TimeoutException, httpcore.TimeoutException) as error:
        raise LinkError(Code.SLOW_SERVER, url=url, seconds=seconds) from error
    except (
        httpx.HTTPError,
        httpx.InvalidURL,
        httpx.StreamError,
        UnicodeError,
        httpcore.NetworkError,
        httpcore.ProtocolError,
        ssl.SSLError,
    ) as error:
        code = Code.BAD_CERTIFICATE if "CERTIFICATE_VERIFY_FAILED" in str(error) else Code.NOT_FETCHED
        raise LinkError(code, url=url, problem=_problem(error)) from error


def _problem(error: Exception) -> str:
    # OpenSSL and the system put their codes before the reason, OpenSSL a line of its source behind.
    words = re.sub(r"^.*verify failed: |^\[Errno -?\d+\] | \(_ssl.*$", "", str(error)) or type(error).__name__
    return words[:_LONGEST_WORDS]
