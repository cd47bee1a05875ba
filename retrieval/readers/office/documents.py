"""The lines of a word processor's document, of whatever format -> `Report`."""

from collections.abc import Sequence

from retrieval.errors import ReadError
from retrieval.readers.assembly import assemble
from retrieval.readers.grids import ReadTable
from retrieval.readers.papers.official import understand_paper
from retrieval.reasons import Code
from retrieval.types import Origin, Report


def document_report(
    data: bytes,
    key: str,
    format_name: str,
    lines: Sequence[str],
    titles: Sequence[int] = (),
    stated: str | None = None,
    tables: Sequence[ReadTable] = (),
) -> Report:
    """Make a report of a word processor's document.

    Args:
        data: The whole file.
        key: The report's key.
        format_name: See `Reading.format`.
        lines: Its paragraphs, stripped, none empty.
        titles: Places of those in a style for titles.
        stated: The title among its properties.
        tables: The tables in it, whose rows are among the lines.

    Raises:
        ReadError: It has no body.
    """
    paper = understand_paper(lines, titles, Origin("given", "title style"))
    title, origin = paper.title, paper.title_origin
    if title is None:
        title, origin = stated, Origin("guessed", "document properties")
    elif stated and stated in (title, "".join(title.split())):
        origin = Origin("given", "document properties")
    body = [lines[place] for place in paper.body]
    if not body:
        raise ReadError(key, Code.NO_BODY)
    return assemble(
        data,
        key,
        format_name,
        title=title,
        title_origin=origin,
        layers=paper.layers,
        paragraphs=body,
        written=paper.written,
        tables=tables,
    )
