"""What a person types to point into the reports: `12`, `r12#3`, `etown.md#3-4`, or a title."""

import re

from retrieval.engine import Engine
from retrieval.errors import ReportNotFound, WenjuError
from retrieval.reasons import Code
from retrieval.types import Report

_PARAGRAPHS = re.compile(r"(?P<report>.+)#(?P<first>[0-9]{1,6})(?:[-–](?P<last>[0-9]{1,6}))?", re.DOTALL)


class ParagraphNotFound(WenjuError):
    """The report has no paragraph of that number.

    Args:
        title: The report's.
        paragraphs: How many it has.
    """

    def __init__(self, title: str, paragraphs: int) -> None:
        super().__init__(Code.NO_SUCH_PARAGRAPH, title=title, paragraphs=paragraphs)


def look_up(engine: Engine, reference: str) -> tuple[Report, range | None]:
    """Find what a reference points at.

    Args:
        engine: Where the reports are.
        reference: `REPORT`, `REPORT#PARAGRAPH` or `REPORT#FIRST-LAST`; REPORT is an id (`12`, `r12`), a key
            or a title. A key that itself ends like a paragraph (`notice#3`) is found first.

    Returns:
        The report and the paragraphs meant, counted from 1; None where the reference names none.

    Raises:
        ReportNotFound: No report is called that.
        ParagraphNotFound: The report has fewer paragraphs.
    """
    reference = reference.strip()
    if not (match := _PARAGRAPHS.fullmatch(reference)):
        return engine.find(reference), None
    try:
        return engine.find(reference), None
    except ReportNotFound:
        report = engine.find(match["report"].strip())
    first = int(match["first"])
    last = int(match["last"] or first)
    if not 1 <= first <= last <= len(report.paragraphs):
        raise ParagraphNotFound(report.title, len(report.paragraphs))
    return report, range(first, last + 1)
