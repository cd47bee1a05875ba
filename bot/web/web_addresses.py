"""The addresses of citations under `WENJU_PUBLIC_URL`: read-only, and none can be guessed from another report's.

    https://example.org/reports/12-pQ3…xA/9m8131        paragraph 9 of report 12, whose words have the mark 8131
    https://example.org/reports/12-pQ3…xA/9m8131/31-98  and of it the characters from 31 to 98

What stands behind the number is made of the report and a secret of the index, so that no list is kept and none can be
asked for. By the mark (`mark_of`) the words are found again where the report was edited since.
"""

import base64
import hashlib
import hmac
import re
import secrets
from dataclasses import dataclass
from urllib.parse import urlsplit

from bot.web.marking import beginning_of
from retrieval.store import Store
from retrieval.types import Report, Span, mark_of

_SETTING = "public_secret"
_LETTERS = 27
"""Of the base64 of a hash: 160 bits."""

_PATH = re.compile(
    r"/(?P<report>[0-9]{1,18})-(?P<token>[A-Za-z0-9_-]{27})/(?P<paragraph>[0-9]{1,6})m(?P<mark>[0-9]{1,10})"
    r"(?:/(?P<start>[0-9]{1,9})-(?P<end>[0-9]{1,9}))?"
)


@dataclass(frozen=True, slots=True)
class WebPlace:
    """What an address says; whether its token is right is for `WebAddresses.allows`.

    Attributes:
        report: The report's number.
        token: What shows that its address was given.
        paragraph: Which was cited, from 1.
        mark: Of its words.
        sentence: What of it was cited, counted from its beginning; None for all of it.
    """

    report: int
    token: str
    paragraph: int
    mark: int
    sentence: Span | None


class WebAddresses:
    """Makes and reads addresses.

    Args:
        url: What the owner publishes under; its path is in front of every address.
        store: Keeps the secret, which is made when first wanted.
    """

    def __init__(self, url: str, store: Store) -> None:
        self._url = url.rstrip("/")
        self._path = urlsplit(self._url).path
        secret = store.setting(_SETTING)
        if secret is None:
            secret = secrets.token_hex(32)
            store.set_settings({_SETTING: secret})
        self._secret = bytes.fromhex(secret)

    def of(self, report: Report, paragraph: int, sentence: Span | None = None) -> str:
        """The address of a paragraph, perhaps with what of `Report.text` is cited."""
        start, mark = beginning_of(report, paragraph), mark_of(report.paragraphs[paragraph - 1])
        part = f"/{sentence.start - start}-{sentence.end - start}" if sentence else ""
        return f"{self._url}/{report.id}-{self._token(report)}/{paragraph}m{mark}{part}"

    def read(self, path: str) -> WebPlace | None:
        """What the path of a request asks for; None for any other path."""
        if not path.startswith(self._path) or not (found := _PATH.fullmatch(path, len(self._path))):
            return None
        sentence = Span(int(found["start"]), int(found["end"])) if found["start"] else None
        return WebPlace(int(found["report"]), found["token"], int(found["paragraph"]), int(found["mark"]), sentence)

    def allows(self, place: WebPlace, report: Report) -> bool:
        """Whether whoever asks was given the address of this report."""
        return hmac.compare_digest(place.token, self._token(report))

    def _token(self, report: Report) -> str:
        # With the key: a number may belong to another report once the index is built anew.
        made = hmac.new(self._secret, f"{report.id} {report.key}".encode(), hashlib.sha256).digest()
        return base64.urlsafe_b64encode(made).decode()[:_LETTERS]
