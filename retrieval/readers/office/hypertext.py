"""Hypertext of mails and books -> its lines, all of them: no article is looked for, as there is nothing around it."""

from dataclasses import dataclass
from html.parser import HTMLParser

from retrieval.readers.office.parts import lines_of

_UNSEEN = frozenset(("script", "style", "template", "head", "noscript", "svg", "math", "object", "rp", "rt"))
_BLOCKS = frozenset(
    """address article aside blockquote br caption center dd div dl dt fieldset figcaption figure footer form h1 h2 h3
    h4 h5 h6 header hr li main nav ol p pre section table tbody tfoot thead title tr ul""".split()  # noqa: SIM905
)
_CELLS = frozenset(("td", "th"))
_HEADINGS = frozenset(("h1", "h2"))


@dataclass(frozen=True, slots=True)
class Hypertext:
    """What stands in a piece of hypertext.

    Attributes:
        lines: Stripped, none empty; a table row is a line, its cells parted by ` | `.
        heading: The first heading; "" without one.
    """

    lines: tuple[str, ...]
    heading: str


def read_hypertext(text: str) -> Hypertext:
    """Read hypertext, however it is written."""
    parser = _Parser()
    parser.feed(text)
    parser.close()
    parser.end_line()
    return Hypertext(tuple(parser.lines), parser.heading)


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = []
        self.heading = ""
        self._text: list[str] = []
        self._unseen = 0
        self._rows = 0
        self._in_heading = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        if tag in _UNSEEN:
            self._unseen += 1
        elif tag == "tr":
            self.end_line()
            self._rows += 1
        elif tag in _CELLS and self._rows:
            self._text.append(" | " if "".join(self._text).strip() else "")
        elif tag in _BLOCKS:
            self._break()
            self._in_heading = tag in _HEADINGS

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        elif tag == "tr":
            self._rows = max(0, self._rows - 1)
            self.end_line()
        elif tag in _BLOCKS:
            self._break()
            self._in_heading = False

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self._text.append(data.replace("\r", " ").replace("\n", " "))

    def _break(self) -> None:
        """In a cell what begins a line elsewhere only parts words."""
        if self._rows:
            self._text.append(" ")
        else:
            self.end_line()

    def end_line(self) -> None:
        line = " ".join(" ".join(lines_of("".join(self._text))).split()).strip("| ")
        self._text.clear()
        if line:
            self.lines.append(line)
            if self._in_heading and not self.heading:
                self.heading = line
