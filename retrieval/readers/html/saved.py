"""A page that a browser saved with its pictures as one MIME file (`.mhtml`), under whatever name."""

import re
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import EmailMessage

_HEADERS = re.compile(rb"\s*(?:[A-Za-z][A-Za-z-]{0,40}:[^\r\n]{0,2000}(?:\r?\n[ \t][^\r\n]{0,2000}){0,20}\r?\n){2,60}")
_OF_A_PAGE = re.compile(
    rb"^Snapshot-Content-Location:|^From:\s*<?Saved by|^Content-Location:|^X-MimeOLE:"
    rb"|^Content-Type:\s*multipart/related",
    re.IGNORECASE | re.MULTILINE,
)
_OF_A_LETTER = re.compile(rb"^(?:To|Received|Return-Path|Message-ID|Reply-To|X-Mailer):", re.IGNORECASE | re.MULTILINE)
_MIME = re.compile(rb"^(?:MIME-Version|Content-Type):", re.IGNORECASE | re.MULTILINE)
_HEAD_BYTES = 8192


@dataclass(frozen=True, slots=True)
class SavedPage:
    """The page in such a file.

    Attributes:
        markup: Its bytes.
        charset: The encoding that the file names for them; "" without one.
        address: Where it was; "" where the file does not say so.
    """

    markup: bytes
    charset: str
    address: str


def is_saved_page(data: bytes) -> bool:
    """Whether a file opens as such a file does, and not as a letter, which is MIME too."""
    found = _HEADERS.match(data[:_HEAD_BYTES])
    if found is None or not _MIME.search(found[0]):
        return False
    return _OF_A_PAGE.search(found[0]) is not None and not _OF_A_LETTER.search(found[0])


def take_page(data: bytes) -> SavedPage | None:
    """The first page in such a file; None where there is none."""
    try:
        message = message_from_bytes(data.lstrip(), policy=policy.default)
        parts = [part for part in message.walk() if part.get_content_type() in ("text/html", "application/xhtml+xml")]
        markup = parts[0].get_payload(decode=True) if parts else None
    except (MessageError, ValueError, LookupError, RecursionError):
        return None
    if not isinstance(markup, bytes) or not markup:
        return None
    return SavedPage(markup, parts[0].get_content_charset() or "", _address(parts[0]) or _address(message))


def _address(part: EmailMessage) -> str:
    return str(part.get("Snapshot-Content-Location") or part.get("Content-Location") or "").strip()
