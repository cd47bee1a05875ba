"""What was found in a file, in layers from the surest down -> the fields of a `Report`, each with its origin."""

import hashlib
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from retrieval.readers import fields, patterns
from retrieval.readers.grids import ReadTable
from retrieval.readers.metadata import Metadata
from retrieval.types import MISSING, Byline, Origin, Reading, RelatedReport, Report, Table

FROM_FILE_NAME = Origin("guessed", "file name")


@dataclass(frozen=True, slots=True)
class Layer:
    """What one place of a file says about the report, and how sure that is."""

    about: Metadata
    origin: Origin


def assemble(
    data: bytes,
    key: str,
    format_name: str,
    *,
    title: str | None,
    title_origin: Origin,
    layers: Sequence[Layer],
    paragraphs: Sequence[str],
    body_origin: Origin | None = None,
    related: Sequence[RelatedReport] = (),
    pages: Sequence[int] = (),
    written: date | None = None,
    notes: Sequence[str] = (),
    tables: Sequence[ReadTable] = (),
) -> Report:
    """Make the report of what was found.

    Args:
        data: The whole file.
        key: The report's key; its name is the title where there is none.
        format_name: See `Reading.format`.
        title: The headline, where one was found.
        title_origin: Its origin.
        layers: The surest first: source, date and address come from the first that has them, bylines from all.
        paragraphs: See `Report`, like the rest.
        body_origin: Its origin; None where all that the file holds is the text.
        related: The reports it points to.
        pages: The page of each paragraph.
        written: The date that the paper bears.
        notes: See `Reading.notes`.
        tables: What tables were read, in their order; their rows are among the paragraphs, as far as they are body.
    """
    about = Metadata()
    source_origin = published_origin = MISSING
    for stated in layers:
        layer = stated
        if layer.about.source and layer.origin.certainty != "given" and fields.source_name(layer.about.source) is None:
            # Beside a date stands the weather too.
            layer = replace(layer, about=replace(layer.about, source=None))
        if about.source is None and layer.about.source:
            source_origin = _origin_of_name(layer.about.source, layer.origin)
        if about.published is None and layer.about.published:
            published_origin = layer.origin
        about = layer.about.under(about)
    line = fields.one_line(title or "", fields.LONGEST_TITLE)
    if not line:
        line, title_origin = _untitled(key, paragraphs, titled_by_key=format_name != "jsonl")
    return Report(
        id=0,
        key=key,
        title=line,
        source=about.source,
        published=about.published,
        url=about.url,
        bylines=_each_once(about.bylines),
        paragraphs=tuple(paragraphs),
        related=tuple(related),
        sha256=hashlib.sha256(data).hexdigest(),
        reading=Reading(
            format_name,
            title_origin,
            source_origin,
            published_origin,
            tuple(notes),
            body_origin or Origin(),
        ),
        pages=tuple(pages),
        written=written,
        tables=_placed(tables, paragraphs),
    )


def _placed(tables: Sequence[ReadTable], paragraphs: Sequence[str]) -> tuple[Table, ...]:
    """Tables with the paragraphs that their rows became; rows that are no body are left out."""
    places: dict[str, list[int]] = defaultdict(list)
    for number, paragraph in enumerate(paragraphs, start=1) if tables else ():
        places[paragraph].append(number)
    last = 0
    found = []
    for number, table in enumerate([read.table for read in tables], start=1):
        rows = []
        for row in table.rows:
            here = places.get(table.spoken(row).text, [])
            if (at := bisect_right(here, last)) < len(here):
                last = here[at]
                rows.append(replace(row, paragraph=last))
        if rows:
            found.append(replace(table, number=number, rows=tuple(rows)))
    return tuple(found)


def _untitled(key: str, paragraphs: Sequence[str], *, titled_by_key: bool) -> tuple[str, Origin]:
    """What stands for the title of a report that has none, and how it was come by."""
    if titled_by_key and (name := fields.title_from_key(key)):
        return name, FROM_FILE_NAME
    return fields.first_sentence(paragraphs[0]), Origin("guessed", "first sentence")


def _origin_of_name(source: str, origin: Origin) -> Origin:
    """A name at the place for sources that is like none of a publisher is a guess."""
    if source in fields.NOBODY:
        return Origin("guessed", origin.how)
    if origin.certainty == "found" and not patterns.PUBLISHER.fullmatch(source):
        return Origin("guessed", origin.how)
    return origin


def damage_note(damaged: int) -> tuple[str, ...]:
    """The note on a text with bad spots; none on one without."""
    return (f"{damaged} damaged spots in its text stand as \ufffd",) if damaged else ()


def _each_once(bylines: Sequence[Byline]) -> tuple[Byline, ...]:
    return tuple(dict.fromkeys(bylines))
