"""A fetched page -> a file of the corpus: its name, its text in UTF-8, and the sidecar that says where it is from."""

import codecs
import hashlib
import re
from pathlib import PurePosixPath
from typing import Final
from urllib.parse import unquote, urlsplit

from retrieval.corpus.fetch import FetchedPage
from retrieval.errors import LinkError
from retrieval.readers import is_known_kind, text_codec
from retrieval.reasons import Code

_SUFFIXES: Final = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "application/pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": ".pptx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
    "application/vnd.oasis.opendocument.text": ".odt",
    "application/msword": ".doc",
    "application/vnd.ms-excel": ".xls",
    "application/rtf": ".rtf",
    "application/epub+zip": ".epub",
    "application/ofd": ".ofd",
    "text/csv": ".csv",
    "message/rfc822": ".eml",
    "multipart/related": ".mht",
    "application/zip": ".zip",
    "application/x-ndjson": ".jsonl",
    "application/jsonl": ".jsonl",
}
# What servers say when they do not know: the name tells more.
_SAYS_NOTHING: Final = ("", "application/octet-stream", "binary/octet-stream", "application/x-download")
_TEXTS: Final = (".html", ".txt", ".md")

_BOMS: Final = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_META: Final = re.compile(rb"<meta\b[^>]{0,400}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)
_META_BYTES: Final = 4096
# Pages write the name of the smaller set and use characters of the larger one.
_LARGER: Final = {"gb2312": "gb18030", "gbk": "gb18030", "hz": "gb18030", "big5": "big5hkscs", "cp950": "big5hkscs"}
# Defaults of servers, which decode anything: they say nothing about a Chinese page.
_EMPTY_CLAIMS: Final = frozenset({"iso8859-1", "cp1252", "ascii"})

_LONGEST_SLUG: Final = 60


def file_name(link: str, page: FetchedPage) -> str:
    """A name for a page: the same for the same link, readable, and safe on every file system.

    Args:
        link: As it was given; a later fetch of it gets the same name.
        page: What it led to.

    Raises:
        LinkError: It is of a kind that no reader takes.
    """
    parts = urlsplit(link)
    path = PurePosixPath(unquote(parts.path))
    # The front page of a site has no name whose ending could go.
    stem = path.with_suffix("") if path.name else path
    slug = re.sub(r"[^\w]+", "-", f"{parts.hostname}{stem}").strip("-_")[:_LONGEST_SLUG].rstrip("-_")
    mark = hashlib.sha256(link.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return f"{slug or 'page'}-{mark}{_suffix(page)}"


def content_to_save(page: FetchedPage) -> bytes:
    """The bytes of a page; those of a text in UTF-8 where the server or the page itself names its encoding.

    The file alone no longer knows what the server said. A page that begins with a byte order mark, or names no
    encoding that fits, is kept as it is: its reader finds out.
    """
    data = page.content
    if _suffix(page) not in _TEXTS or data.startswith(_BOMS):
        return data
    meta = _META.search(data[:_META_BYTES])
    for claim in (page.charset, meta[1].decode("ascii") if meta else None):
        if text := _decoded(data, claim):
            return codecs.BOM_UTF8 + text.encode()
    return data


def _suffix(page: FetchedPage) -> str:
    if known := _SUFFIXES.get(page.media_type):
        named = PurePosixPath(urlsplit(page.url).path).suffix.lower()
        return ".md" if known == ".txt" and named == ".md" else known
    if page.media_type not in _SAYS_NOTHING:
        raise LinkError(Code.NO_REPORT_TYPE, url=page.url, type=page.media_type)
    name = PurePosixPath(urlsplit(page.url).path).name
    if (named := PurePosixPath(name).suffix.lower()) and is_known_kind(name):
        return named
    if page.content.startswith(b"%PDF-"):
        return ".pdf"
    return ".html"


def _decoded(data: bytes, claim: str | None) -> str | None:
    """The text, if the claimed encoding is one and fits."""
    name = text_codec(claim or "")
    if name is None or name in _EMPTY_CLAIMS:
        return None
    try:
        return data.decode(_LARGER.get(name, name))
    except UnicodeError:
        return None
