"""Text -> the values of a report's fields: its title and address."""

from pathlib import PurePosixPath
from urllib.parse import urlsplit

from retrieval.readers.decoding import printable

LONGEST_TITLE = 200
_LONGEST_URL = 2_000


def one_line(text: str, longest: int) -> str:
    """Make any value fit for a field: printable, on one line, at most `longest` characters."""
    line = " ".join(printable(text[: 4 * longest]).split())
    return line if len(line) <= longest else line[: longest - 1] + "…"


def title_from_key(key: str) -> str:
    """The title of a report that does not say its own: its file's name without the ending, else 无标题."""
    return one_line(PurePosixPath(key).stem, LONGEST_TITLE) or "无标题"


def parse_url(text: str) -> str | None:
    """Keep a web address; None for anything else (`javascript:`, a path, white space inside)."""
    url = text.strip()
    if len(url) > _LONGEST_URL or url != printable(url) or any(map(str.isspace, url)):
        return None
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and host else None
