"""Files in the shapes of real pages and papers, each with what a right reading of it gives."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone

CHINA = timezone(timedelta(hours=8))


@dataclass(frozen=True)
class Specimen:
    """A file and its fields; a field that the file does not hold is None, and so is a body that is only counted."""

    name: str
    data: bytes
    title: str
    source: str | None
    published: date | None
    paragraphs: int
    written: date | None = None
    body: tuple[str, ...] | None = None


def moment(year, month, day, hour, minute, second=0):
    return datetime(year, month, day, hour, minute, second, tzinfo=CHINA)
