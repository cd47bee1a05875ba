"""Lines at their places on pages -> `Report`: what PDF, OFD and recognised pictures share."""

from collections.abc import Sequence
from dataclasses import replace

from retrieval.errors import ReadError
from retrieval.readers import fields
from retrieval.readers.assembly import Layer, assemble
from retrieval.readers.papers.official import understand_paper
from retrieval.readers.pdf.layout import Line, join_lines, title_places
from retrieval.reasons import Code
from retrieval.types import Origin, Report


def placed_report(
    data: bytes,
    key: str,
    format_name: str,
    pages: Sequence[Sequence[Line]],
    *,
    stated: str = "",
    layers: Sequence[Layer] = (),
    notes: Sequence[str] = (),
    recognised: bool = False,
) -> Report:
    """Make a report of the lines of all pages.

    Args:
        data: The whole file.
        key: The report's key.
        format_name: See `Reading.format`.
        pages: The lines of each page.
        stated: The title among the document's properties; "" without one.
        layers: What else says something about source and date, less sure than the lines.
        notes: See `Reading.notes`.
        recognised: Whether a program read the lines in pictures.

    Raises:
        ReadError: It has no body.
    """
    blocks = join_lines(pages)
    paper = understand_paper([block.text for block in blocks], title_places(blocks), Origin("found", "largest letters"))
    title, origin = paper.title, paper.title_origin
    if title is None and stated:
        title, origin = fields.one_line(stated, fields.LONGEST_TITLE), Origin("guessed", "document properties")
    body = [blocks[place] for place in paper.body]
    if not body:
        raise ReadError(key, Code.NO_BODY)
    report = assemble(
        data,
        key,
        format_name,
        title=title,
        title_origin=origin,
        layers=(*paper.layers, *layers),
        paragraphs=[block.text for block in body],
        pages=[block.page for block in body],
        written=paper.written,
        notes=notes,
    )
    if not recognised:
        return report
    unsure = tuple(number for number, block in enumerate(body, start=1) if not all(line.sure for line in block.lines))
    return replace(report, reading=replace(report.reading, recognised=True, unsure=unsure))
