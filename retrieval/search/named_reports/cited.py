"""A paragraph cited some time ago, found again: where it stands now, or what it said and until when.

A citation names a report and the number of a paragraph; a link or a button knows the mark of its words, too. So
neither leads to other words than were cited, whatever the report says now, and whichever has its number in a new index.
"""

from collections.abc import Sequence

from retrieval.types import Cited, FormerText, Report, mark_of


def find_again(report: Report, former: Sequence[FormerText], paragraph: int, mark: int | None) -> Cited:
    """Find the words that a citation meant.

    Args:
        report: The report that it names.
        former: What that said before, the latest first.
        paragraph: The paragraph it names, from 1.
        mark: `mark_of` its words; None where only the number is known: then they are taken to stand there, and what
            stood there before is told too.
    """
    if mark is None:
        now = _at(report.paragraphs, paragraph)
        before = next((text for text in former if _at(text.paragraphs, paragraph) not in (None, now)), None)
        return Cited(
            report,
            paragraph if now is not None else None,
            _at(before.paragraphs, paragraph) if before else None,
            before.until if before else None,
        )
    if place := _place(report.paragraphs, paragraph, mark):
        return Cited(report, place)
    for text in former:
        if place := _place(text.paragraphs, paragraph, mark):
            return Cited(report, None, text.paragraphs[place - 1], text.until)
    return Cited(report, None)


def _at(paragraphs: Sequence[str], number: int) -> str | None:
    return paragraphs[number - 1] if 1 <= number <= len(paragraphs) else None


def _place(paragraphs: Sequence[str], number: int, mark: int) -> int | None:
    """The number of the paragraph with these words: the one cited, else the nearest to it."""
    found = [place for place, words in enumerate(paragraphs, start=1) if mark_of(words) == mark]
    return min(found, key=lambda place: abs(place - number), default=None)
