"""Lines at their places on pages -> `Report`: what PDF, OFD and recognised pictures share."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from retrieval.errors import ReadError
from retrieval.readers import fields
from retrieval.readers.assembly import Layer, assemble
from retrieval.readers.grids import ReadTable
from retrieval.readers.papers.official import understand_paper
from retrieval.readers.pdf.columns import read_columns
from retrieval.readers.pdf.layout import Line, Paragraph, join_lines, title_places
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
    tables: list[ReadTable] = []
    paragraphs = list(_paragraphs(body, tables))
    report = assemble(
        data,
        key,
        format_name,
        title=title,
        title_origin=origin,
        layers=(*paper.layers, *layers),
        paragraphs=[text for text, _, _ in paragraphs],
        pages=[page for _, page, _ in paragraphs],
        tables=tables,
        written=paper.written,
        notes=notes,
    )
    if not recognised:
        return report
    unsure = tuple(number for number, (_, _, sure) in enumerate(paragraphs, start=1) if not sure)
    return replace(report, reading=replace(report.reading, recognised=True, unsure=unsure))


def _paragraphs(body: Sequence[Paragraph], tables: list[ReadTable]) -> Iterator[tuple[str, int, bool]]:
    """The paragraphs, each with its page and whether it is sure; the tables among them are added to `tables`."""
    above: list[str] = []
    for is_row, group in groupby(body, key=lambda block: block.lines[0].is_row):
        blocks = list(group)
        read = read_columns([block.lines[0] for block in blocks], above) if is_row else None
        if read is None:
            yield from ((block.text, block.page, all(line.sure for line in block.lines)) for block in blocks)
        else:
            tables.append(read)
            # What a column is called is said in each row.
            first = read.places[sum(not rows_above for rows_above, _ in read.lines)]
            head = all(block.lines[0].sure for block in blocks[:first])
            told = zip(read.paragraphs(), [blocks[place] for place in read.places], strict=True)
            yield from ((line, block.page, head and block.lines[0].sure) for line, block in told)
        above = [block.text for block in blocks]
