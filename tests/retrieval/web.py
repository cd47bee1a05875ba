"""A web server on loopback whose pages a test writes, and one that only counts who knocks."""

import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from urllib.parse import unquote

INSIDE = "127.0.0.2"
"""Where the tests' pages are; the only address that their fetcher may reach."""
FORBIDDEN = "127.0.0.1"


class Web:
    """Pages by path: bytes, or a function that answers the request itself."""

    def __init__(self, address: str, tls: ssl.SSLContext | None = None) -> None:
        self.pages: dict[str, tuple[int, dict[str, str], bytes] | Callable[[BaseHTTPRequestHandler], None]] = {}
        self.asked: list[str] = []
        self.closing = threading.Event()
        web = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                web.asked.append(self.path)
                page = web.pages.get(self.path) or web.pages.get(unquote(self.path), (404, {}, b"nothing here"))
                try:
                    if callable(page):
                        page(self)
                        return
                    status, headers, body = page
                    self.send_response(status)
                    for name, value in {"Content-Length": str(len(body)), **headers}.items():
                        self.send_header(name, value)
                    self.end_headers()
                    self.wfile.write(body)
                except OSError:
                    pass  # the fetcher had enough

            def log_message(self, *_: object) -> None:
                pass

        class Server(ThreadingHTTPServer):
            def handle_error(self, *_: object) -> None:
                pass  # a client that refuses our certificate

        self.server = Server((address, 0), Handler)
        self.server.daemon_threads = True
        if tls:
            self.server.socket = tls.wrap_socket(self.server.socket, server_side=True, do_handshake_on_connect=False)
        self.port = self.server.server_address[1]
        self.scheme = "https" if tls else "http"

    def url(self, path: str, host: str = "news.example") -> str:
        return f"{self.scheme}://{host}:{self.port}{path}"

    def text(self, path: str, text: str) -> str:
        self.pages[path] = (200, {"Content-Type": "text/plain; charset=utf-8"}, text.encode())
        return self.url(path)

    def redirect(self, path: str, target: str) -> str:
        self.pages[path] = (302, {"Location": target}, b"")
        return self.url(path)


@contextmanager
def serving(address: str = INSIDE, tls: ssl.SSLContext | None = None) -> Iterator[Web]:
    web = Web(address, tls)
    thread = threading.Thread(target=web.server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield web
    finally:
        web.closing.set()
        web.server.shutdown()
        web.server.server_close()
        thread.join()


def lookup(host: str, port: int) -> list[str]:  # noqa: ARG001 - the signature of `addresses.resolve`
    """Names of the tests lead to their server; addresses to themselves."""
    try:
        return [str(ip_address(host))]
    except ValueError:
        return [INSIDE]


def only_inside(address: object) -> bool:
    return str(address) == INSIDE
