"""Plain text as saved from a news page -> `Report`.

A title line; a line or two with source, date and makers; the body, a paragraph a line; bylines; related
reports, each a title line and a "source date" line; the page's own furniture. All but the body may miss.
"""

from retrieval.errors import ReadError
from retrieval.readers import metadata, patterns
from retrieval.readers.assembly import Layer, assemble, damage_note
from retrieval.readers.decoding import decode
from retrieval.readers.metadata import Metadata
from retrieval.readers.related import parse_related, part_frame, part_related
from retrieval.reasons import Code
from retrieval.types import Origin, Report


class PlainTextReader:
    """Reads `.txt`."""

    suffixes = frozenset({".txt"})
    is_light = True

    def recognises(self, data: bytes) -> bool:
        """Plain text bears no mark; only its name tells."""
        del data
        return False

    def read(self, data: bytes, key: str) -> Report:
        """Read a saved news page.

        Raises:
            ReadError: It is no text, or holds nothing but a title and metadata.
        """
        decoded = decode(data, key)
        lines = [line for raw in decoded.text.split("\n") if not _is_blank(line := raw.strip())]
        if not lines:
            raise ReadError(key, Code.BLANK)
        if len(lines) > 1 and patterns.PASSED_ON.fullmatch(lines[0]) and metadata.take_title(lines[1:])[0]:
            lines = lines[1:]
        labelled = patterns.TITLE_LABEL.match(lines[0]) is not None
        original, below, lines = part_frame(lines)
        title, lines = metadata.take_title(lines) if original is None else (original, lines)
        head, lines = metadata.take_head(lines)
        if len(lines) > 1 and patterns.BODY_LABEL.fullmatch(lines[0]):
            lines = lines[1:]
        body, related = part_related(lines)
        tail, body = metadata.take_tail(body)
        if not body:
            raise ReadError(key, Code.NO_BODY)
        return assemble(
            data,
            key,
            "text",
            title=title,
            title_origin=_title_origin(labelled=labelled, original=original is not None),
            layers=(
                Layer(head, Origin("found", "below the title")),
                Layer(tail.under(Metadata(source=below)), Origin("found", "below the text")),
            ),
            paragraphs=body,
            related=parse_related(related),
            notes=damage_note(decoded.damaged),
        )


def _title_origin(*, labelled: bool, original: bool) -> Origin:
    if original:
        return Origin("guessed", "原标题")
    return Origin("given", "label") if labelled else Origin("found", "first line")


def _is_blank(line: str) -> bool:
    return not line or patterns.RULE.fullmatch(line) is not None
