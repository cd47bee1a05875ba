"""What a person types to point into the reports: `12`, `r12#3`, `etown.md#3-4`, a title, or a citation pasted."""

import re
from contextlib import suppress

from bot.talk.pasted import PastedCitation, pasted_citation
from retrieval.engine import Engine
from retrieval.errors import ReportNotFound, SeveralReports, WenjuError
from retrieval.reasons import Code
from retrieval.types import Report, Span

_PARAGRAPHS = re.compile(r"(?P<report>.+)#(?P<first>[0-9]{1,6})(?:[-–](?P<last>[0-9]{1,6}))?", re.DOTALL)


class ParagraphNotFound(WenjuError):
    """The report has no paragraph of that number.

    Args:
        title: The report's.
        paragraphs: How many it has.
    """

    def __init__(self, title: str, paragraphs: int) -> None:
        super().__init__(Code.NO_SUCH_PARAGRAPH, title=title, paragraphs=paragraphs)


class WordsNotFound(WenjuError):
    """The cited paragraphs do not say these words.

    Args:
        words: What was looked for.
    """

    def __init__(self, words: str) -> None:
        super().__init__(Code.NO_SUCH_WORDS, words=words)


def look_up(engine: Engine, reference: str) -> tuple[Report, range | None]:
    """Find what a reference points at.

    Args:
        engine: Where the reports are.
        reference: `REPORT`, `REPORT#PARAGRAPH` or `REPORT#FIRST-LAST`; REPORT is an id (`12`, `r12`), a key
            or a title. A key that itself ends like a paragraph (`notice#3`) is found first. Or a pasted citation.

    Returns:
        The report and the paragraphs meant, counted from 1; None where the reference names none.

    Raises:
        ReportNotFound: No report is called that.
        ParagraphNotFound: The report has fewer paragraphs.
    """
    reference = reference.strip()
    if pasted := pasted_citation(reference):
        return _cited(engine, pasted, reference)
    if not (match := _PARAGRAPHS.fullmatch(reference)):
        return engine.find(reference), None
    try:
        return engine.find(reference), None
    except ReportNotFound:
        report = engine.find(match["report"].strip())
    first = int(match["first"])
    return report, _within(report, first, int(match["last"] or first))


def marked_in(report: Report, paragraphs: range, words: str) -> Span:
    """Where words stand in the cited paragraphs, as a span of `Report.text`.

    Raises:
        WordsNotFound: They do not.
    """
    start = sum(len(paragraph) + 1 for paragraph in report.paragraphs[: paragraphs.start - 1])
    cited = "\n".join(report.paragraphs[number - 1] for number in paragraphs)
    if not words or (found := cited.find(words)) < 0:
        raise WordsNotFound(words)
    return Span(start + found, start + found + len(words))


def _cited(engine: Engine, pasted: PastedCitation, reference: str) -> tuple[Report, range]:
    """The report of a pasted citation: that of its number where the title fits, else the one of that title."""
    numbered, titled = None, None
    if pasted.number is not None:
        with suppress(ReportNotFound):
            numbered = engine.report(pasted.number)
    if numbered is None or (pasted.titles and not any(_fits(title, numbered.title) for title in pasted.titles)):
        for title in pasted.titles:
            with suppress(ReportNotFound):
                titled = _titled(engine, title, pasted.facts)
                break
        else:
            raise ReportNotFound(Code.NO_SUCH_REPORT, name=reference)
    report = titled or numbered
    assert report
    return report, _within(report, pasted.paragraphs.start, pasted.paragraphs.stop - 1)


def _titled(engine: Engine, title: str, facts: str) -> Report:
    """The report of a title; of several the one whose source and date are told."""
    try:
        return engine.find(title)
    except SeveralReports as error:
        reports = [engine.report(number) for number in error.numbers]
        told = [
            one
            for one in reports
            if (not one.source or one.source in facts) and (not one.published or f"{one.published:%Y-%m-%d}" in facts)
        ]
        if len(told) != 1:
            raise
        return told[0]


def _fits(pasted: str, title: str) -> bool:
    """Whether a title, perhaps one that was shortened, is that of a report."""
    pasted, title = ("".join(words.split()) for words in (pasted, title))
    return pasted == title or (pasted.endswith("…") and title.startswith(pasted[:-1]))


def _within(report: Report, first: int, last: int) -> range:
    """Paragraphs of a report, from 1, where it has them."""
    if not 1 <= first <= last <= len(report.paragraphs):
        raise ParagraphNotFound(report.title, len(report.paragraphs))
    return range(first, last + 1)
