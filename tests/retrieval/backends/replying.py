"""A server on loopback that replies in a cluster's place, with JSON."""

from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class ReplyingServer(ThreadingHTTPServer):
    """Replies to every request with what `reply` returns, a status and the bytes of a body."""

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)

    @property
    def url(self):
        return f"http://127.0.0.1:{self.server_address[1]}"

    def reply(self, method, path, headers, body):
        raise NotImplementedError


class Handler(BaseHTTPRequestHandler):
    def do(self):
        body = self.rfile.read(int(self.headers.get("content-length") or 0))
        status, said = self.server.reply(self.command, self.path, self.headers, body)
        self.send_response(status)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(said)))
        self.end_headers()
        self.wfile.write(said)

    do_GET = do_POST = do_PUT = do_DELETE = do  # noqa: N815 - so http.server calls them

    def log_message(self, *_):
        pass
