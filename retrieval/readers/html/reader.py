"""Web pages as saved from a browser (`.html`) -> `Report`; needs the extra `html`.

trafilatura says where the article is; its paragraphs, title, source and dates are read by rules of our own, from
the lines that a visitor sees (`lines`) and what the page says to machines (`tags`).
"""

import re

from retrieval.errors import ReadError
from retrieval.extras import require
from retrieval.readers.decoding import Decoded, decode, decode_declared
from retrieval.readers.html.saved import SavedPage, is_saved_page, take_page
from retrieval.readers.plain import PlainTextReader
from retrieval.reasons import Code
from retrieval.types import Report

_HEAD_BYTES = 4096
_OPENING = re.compile(
    rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--(?:(?!-->).){0,2000}-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_CHARSET = re.compile(rb"""<meta[^>]{0,300}?charset\s*=\s*["']?\s*([A-Za-z0-9_-]{2,20})""", re.IGNORECASE)
_ANY_TAG = re.compile(r"<(?:/?[a-zA-Z][a-zA-Z0-9]{0,15}[\s/>]|!)")

# libxml2 compares each attribute of an element with all others; what stands in so long a tag is data for scripts.
# Pages put together of parts end in their middle too; the parser reads no further there, browsers do.
_EARLY_END = re.compile(r"</(?:html|body)\s*>", re.IGNORECASE)
_LONG_TAG = re.compile(r"<([a-zA-Z][a-zA-Z0-9]{0,15})\s[^<>]{20000,}")

# Pictures inside the page, as browsers save "a single file".
_INLINE_DATA = re.compile(r"data:[\w.+-]{1,40}/[\w.+-]{1,60}[;,][A-Za-z0-9+/=%_;,.:-]{64,}")

# Without scripts, comments and pictures. Pages of news have at most 300,000 characters of markup; trafilatura takes
# about a second for a million, and 11 to 50 s for twelve.
MOST_MARKUP = 2_000_000
MOST_TAGS = 60_000
_LONGEST_SCRIPT = 1_000_000


class HtmlReader:
    """Reads `.html`, `.htm`, `.xhtml` and `.shtml`, and pages saved as one file, `.mhtml` and `.mht`."""

    suffixes = frozenset({".html", ".htm", ".xhtml", ".shtml", ".mhtml", ".mht"})
    is_light = False

    def recognises(self, data: bytes) -> bool:
        """Whether a file opens as a web page does, in any encoding, or holds one as browsers save them."""
        return is_saved_page(data) or _OPENING.match(data[:_HEAD_BYTES].replace(b"\0", b"")) is not None

    def read(self, data: bytes, key: str) -> Report:
        """Read the article of a web page.

        Raises:
            UnsupportedFormat: The extra `html` is not installed.
            ReadError: It is no text, too large, or no article is found in it.
        """
        saved = take_page(data) if is_saved_page(data) else None
        decoded = _decode(saved or SavedPage(data, "", ""), key)
        if not _ANY_TAG.search(decoded.text):
            # Text that somebody named .html.
            return PlainTextReader().read(data, key)
        require("html", "trafilatura", key=key, task=Code.READING_PAGES)
        markup, scripts = part_scripts(decoded.text)
        if len(markup) > MOST_MARKUP or markup.count("<") > 2 * MOST_TAGS:
            raise ReadError(key, Code.LARGE_PAGE, characters=len(markup), limit=MOST_MARKUP, elements=MOST_TAGS)
        # Imported here: a third of a second that folders without web pages need not wait.
        from retrieval.readers.html.article import read_article

        return read_article(data, key, decoded, markup, scripts, saved.address if saved else "")


def part_scripts(text: str) -> tuple[str, list[str]]:
    """Part a page's markup from its scripts, styles, comments and inlined pictures, in one pass.

    Returns:
        The markup without them and without the attributes of endless tags, and the texts of the scripts.
    """
    kept: list[str] = []
    scripts: list[str] = []
    lower = text.lower() if len(text.lower()) == len(text) else text
    place = 0
    for found in re.finditer(r"<(?:(script|style)\b|!--)", lower):
        if found.start() < place:
            continue
        name = found[1]
        close = lower.find(f"</{name}" if name else "-->", found.end())
        if close < 0:
            # Never closed: browsers show nothing of the rest of such a page either; a comment they close early.
            if name:
                kept.append(text[place : found.start()])
                place = len(text)
            break
        kept.append(text[place : found.start()])
        if name == "script":
            scripts.append(text[text.find(">", found.end()) + 1 : close][:_LONGEST_SCRIPT])
        end = lower.find(">", close)
        place = len(text) if end < 0 else end + 1
    kept.append(text[place:])
    markup = _EARLY_END.sub("", "".join(kept))
    return _LONG_TAG.sub(r"<\1", _INLINE_DATA.sub("", markup)), scripts


def _decode(page: SavedPage, key: str) -> Decoded:
    """Decode a page: valid UTF-8 is UTF-8 whatever the page declares, then its own word counts, then our rule."""
    found = _CHARSET.search(page.markup[:_HEAD_BYTES])
    label = page.charset or (found[1].decode("ascii") if found else "")
    declared = decode_declared(page.markup, label) if label else None
    return declared or decode(page.markup, key)
