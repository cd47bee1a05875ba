"""Telegram's HTML with its length: text is escaped once, counted in UTF-16 units, and cut before it is marked.

Telegram counts what is left after the tags are taken out, in UTF-16 units: an emoji is two, `&lt;` is one
(https://core.telegram.org/bots/api#formatting-options). Whatever is cut is cut here, as plain text, so that no cut
ever falls inside a tag, an entity or a character.
"""

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from bot.untrusted import for_telegram

MESSAGE_UNITS = 4096
"""Longest message, in UTF-16 units after entities."""

_SENTENCE_END = re.compile(r"[。！？!?；;…\n][”’」』）)》]*|\.(?=\s)")
_CLAUSE_END = re.compile(r"[，,、：:）)]|\s")


@dataclass(frozen=True, slots=True)
class Marked:
    """A piece of a message: its HTML, and its length in UTF-16 units as Telegram counts it."""

    html: str = ""
    size: int = 0

    def __add__(self, other: "Marked") -> "Marked":
        return Marked(self.html + other.html, self.size + other.size)

    def __bool__(self) -> bool:
        return bool(self.size)


NOTHING: Final = Marked()
"""No piece at all."""


def plain(text: str) -> Marked:
    """Text of whoever: without controls, escaped."""
    text = for_telegram(text)
    return Marked(html.escape(text), utf16_length(text))


def tagged(tag: str, inner: Marked) -> Marked:
    """A piece between a start tag (which may carry attributes) and its end; nothing where the piece is empty."""
    return Marked(f"<{tag}>{inner.html}</{tag.split()[0]}>", inner.size) if inner else inner


def linked(url: str | None, inner: Marked) -> Marked:
    """A piece that opens an address; just the piece where there is none."""
    return Marked(f'<a href="{html.escape(url)}">{inner.html}</a>', inner.size) if url and inner else inner


def joined(pieces: Iterable[Marked], between: str = "") -> Marked:
    """The pieces that are not empty, one after the other."""
    kept = [piece for piece in pieces if piece]
    gaps = utf16_length(between) * max(len(kept) - 1, 0)
    return Marked(html.escape(between).join(piece.html for piece in kept), sum(piece.size for piece in kept) + gaps)


def pages_of(pieces: Iterable[Marked], units: int) -> list[list[Marked]]:
    """Put pieces together to pages that each fit into so many units, a line break between two; at least one page."""
    pages: list[list[Marked]] = [[]]
    left = units
    for piece in pieces:
        left -= piece.size + 1
        if left < 0 and pages[-1]:
            pages.append([])
            left = units - piece.size - 1
        pages[-1].append(piece)
    return pages


def utf16_length(text: str) -> int:
    """Length in UTF-16 units, Telegram's unit: characters outside the BMP count two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def cut(text: str, units: int) -> str:
    """Shorten a text to at most so many UTF-16 units, an ellipsis included.

    The cut falls behind a sentence, else behind a clause, in the second half of what there is room for; in a text
    without either behind any character.
    """
    if utf16_length(text) <= units:
        return text
    kept = text[: _fitting(text, units - 1)]
    return kept[: _good_end(kept)].rstrip() + "…"


def parts(text: str, units: int) -> Iterator[str]:
    """Split a text into pieces of at most so many UTF-16 units, at the same places as `cut`."""
    while utf16_length(text) > units:
        kept = text[: _fitting(text, units)]
        end = _good_end(kept)
        yield text[:end]
        text = text[end:]
    if text:
        yield text


def _fitting(text: str, units: int) -> int:
    """How many characters fit into so many units, at least 2."""
    fitting = text[:units]
    while (over := utf16_length(fitting) - units) > 0:
        fitting = fitting[: len(fitting) - (over + 1) // 2]
    return len(fitting)


def _good_end(kept: str) -> int:
    for pattern in (_SENTENCE_END, _CLAUSE_END):
        ends = [found.end() for found in pattern.finditer(kept) if found.end() > len(kept) // 2]
        if ends:
            return ends[-1]
    return len(kept)
