"""What people type to point into the reports: `12`, `r12#3`, a 《title》 as copied, a part of one, a whole citation."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from retrieval.analysis import BETWEEN, normalise, normalise_all
from retrieval.backend import ReportRecords
from retrieval.errors import ParagraphNotFound, ReportNotFound, SeveralReports
from retrieval.reasons import Code
from retrieval.types import Report

_YEAR: Final = 4
"""Digits of a year."""

_LISTED: Final = 9
"""Reports that the error names where several are meant; whoever shows a list of them has all their numbers."""

_RANGE = r"(?P<first>[0-9]{1,6})(?:\s*[-–—~至到]\s*(?P<last>[0-9]{1,6}))?"
_MARKED = re.compile(rf"(?P<name>.+)#\s*{_RANGE}", re.DOTALL)
_SAID = re.compile(
    rf"(?P<name>.+)(?:第\s*{_RANGE}\s*段|\bparagraphs?\s+{_RANGE.replace('<', '<en_')})\s*(?:\([^()]*\))?(?P<tail>.*)",
    re.DOTALL,
)
_ROWS = re.compile(
    rf"(?:(?:表|\btable)\s*(?P<table>[0-9]{{1,6}})|(?:工作表|\bsheet)\s*“(?P<sheet>[^”\n]{{1,100}})”)"
    rf",?\s*(?:第\s*{_RANGE}\s*行|rows?\s+{_RANGE.replace('<', '<en_')})"
)
_LINKED = re.compile(r"(?:.*[?&]start=)?r(?P<name>[0-9]{1,18})p(?P<first>[0-9]{1,6})(?:m[0-9]{1,10})?", re.DOTALL)
_NUMBER = re.compile(r"(?:.*[?&]start=)?r?\s*(?P<number>[0-9]{1,18})", re.DOTALL | re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Titled:
    """A report by what it may be called: what of its title is compared, and the facts that stand beside it."""

    id: int
    bare: str
    source: str | None
    published: date | None


_SIGNS = re.compile(rf"[^\w{BETWEEN}]|_")

_Titles = Sequence[_Titled]


@dataclass(frozen=True, slots=True)
class _Typed:
    """What was typed, taken apart: the name of a report before its paragraphs, and all there is around."""

    name: str
    paragraphs: range | None
    whole: str


def find_report(catalogue: ReportRecords, name: str) -> Report:
    """The one report that is called so: what changes a report must not guess which.

    Args:
        catalogue: Where the reports are; the call belongs into a `Store.reading`.
        name: Its key, its number (`12` or `r12`), or its title, with or without 《》, in whatever script and width.

    Raises:
        ReportNotFound: Nothing is called so.
        SeveralReports: More than one report has that title.
    """
    name = _storable(name).strip()
    return _only(catalogue, _called(catalogue, name) or _titled(_titles(catalogue), name), name)


def look_up(catalogue: ReportRecords, reference: str) -> tuple[Report, range | None]:
    """The report, and the paragraphs, that somebody wants to read.

    Args:
        catalogue: Where the reports are; the call belongs into a `Store.reading`.
        reference: What `find_report` takes, a part of a title, some of its words, or a citation copied from an answer
            with all that stands around its 《title》; behind them perhaps `#3`, `#3-5`, 第 3 段 or 表 2 第 27 行. A key
            that itself ends like a paragraph (`notice#3`) is found first.

    Returns:
        The report and the paragraphs meant, counted from 1; None where the reference names none.

    Raises:
        ReportNotFound: No report is called that.
        SeveralReports: More than one may be meant.
        ParagraphNotFound: The report has fewer paragraphs.
    """
    reference = _storable(reference).strip()
    if found := _called(catalogue, reference):
        return _only(catalogue, found, reference), None
    typed = _take_apart(reference)
    found = _called(catalogue, typed.name)
    if not found:
        titles = _titles(catalogue)
        found = (
            _titled(titles, reference)
            or _titled(titles, typed.name)
            or _cited(titles, typed.whole)
            or ([] if _is_number(typed) else _holding(titles, typed.name))
        )
    report = _only(catalogue, found, typed.name)
    wanted = _rows(report, typed.whole) if typed.paragraphs is None else typed.paragraphs
    if wanted is not None and not 1 <= wanted.start < wanted.stop <= len(report.paragraphs) + 1:
        raise ParagraphNotFound(report.title, len(report.paragraphs))
    return report, wanted


def reports_named(catalogue: ReportRecords, words: str) -> tuple[list[int], list[str]]:
    """The reports that have some words in their title or in the name of their source.

    Args:
        catalogue: Where the reports are; the call belongs into a `Store.reading`.
        words: In whatever script and width; of several, parted by spaces, a title need not have them side by side.

    Returns:
        Their numbers, the newest first, and the sources whose name has the words.
    """
    words = _storable(words)
    titles, wanted = _titles(catalogue), _bare(normalise(words))
    sources = sorted({one.source for one in titles if one.source}) if wanted else []
    those = [source for source in sources if wanted in _bare(normalise(source))]
    # Nearly every report may have one of them.
    held, from_those = {*_holding(titles, words)}, {*those}
    return [one.id for one in titles if one.id in held or one.source in from_those], those


def _take_apart(reference: str) -> _Typed:
    narrow = unicodedata.normalize("NFKC", reference)
    said = _SAID.fullmatch(narrow)
    if "《" in narrow:
        # A citation, or at least a title: an address behind it may hold what looks like a number or a paragraph.
        match = said or _MARKED.fullmatch(narrow)
    else:
        match = _LINKED.fullmatch(narrow) or _MARKED.fullmatch(narrow) or (None if said and said["tail"] else said)
    if match is None:
        return _Typed(reference, None, reference)
    numbers = match.groupdict()
    first = int(numbers["first"] or numbers["en_first"])
    last = int(numbers.get("last") or numbers.get("en_last") or first)
    return _Typed(match["name"].strip(" ·\n"), range(first, last + 1), reference)


def _is_number(typed: _Typed) -> bool:
    """Whether a report's number was meant, and nothing else: a title that happens to hold it is another report."""
    number = _NUMBER.fullmatch(unicodedata.normalize("NFKC", typed.name))
    if number is None:
        return False
    # 2024 may be the year that stands in a title.
    return typed.paragraphs is not None or number["number"] != typed.name or len(typed.name) < _YEAR


def _rows(report: Report, citation: str) -> range | None:
    """The paragraphs of the rows that a citation names last: 表 2 第 27 行, 工作表“收支”第 3–5 行; None for none."""
    named = list(_ROWS.finditer(unicodedata.normalize("NFKC", citation)))
    if not named:
        return None
    numbers = named[-1].groupdict()
    first = int(numbers["first"] or numbers["en_first"])
    last = int(numbers["last"] or numbers["en_last"] or first)
    for table in report.tables:
        if table.sheet == numbers["sheet"] if numbers["sheet"] else table.number == int(numbers["table"]):
            places = [row.paragraph for row in table.rows if first <= row.number <= last]
            return range(places[0], places[-1] + 1) if places else None
    return None


def _called(catalogue: ReportRecords, name: str) -> list[int]:
    """The report of that key, or of that number."""
    if found := catalogue.report_ids(key=name):
        return found
    if not (match := _NUMBER.fullmatch(unicodedata.normalize("NFKC", name))):
        return []
    number = int(match["number"])
    if found := catalogue.stored([number]):
        return found
    other = catalogue.standing_in(number)
    return [] if other is None else [other]


def _titles(catalogue: ReportRecords) -> _Titles:
    """All reports, the newest first."""
    found = catalogue.titles()
    # All at once: a title at a time takes several times as long.
    bare = _bare(normalise_all([title for _, title, _, _ in found])).split(BETWEEN)
    pairs = zip(found, bare, strict=False)
    return [_Titled(number, title, source, published) for (number, _, source, published), title in pairs]


def _titled(titles: _Titles, name: str) -> list[int]:
    wanted = _bare(normalise(name))
    return _those(titles, lambda title: title == wanted) if wanted else []


def _cited(titles: _Titles, citation: str) -> list[int]:
    """The reports of a 《title》 in it: the last one, for a sentence before may name others; whole titles first.

    Of several that are called so, those are meant whose source and day stand there too.
    """
    quoted = [_bare(normalise(one)) for one in _quoted(citation)]
    found = next((same for one in quoted if one and (same := _those(titles, one.__eq__))), [])
    found = found or next((holding for one in quoted if one and (holding := _those(titles, _holds(one)))), [])
    if len(found) < 2:
        return found
    named = [one.id for one in titles if one.id in found and _names_facts(citation, one)]
    return named or found


def _holding(titles: _Titles, name: str) -> list[int]:
    """The reports with this in their title; else those with each of its words, parted by spaces."""
    words = [word for part in normalise(name).split() if (word := _bare(part))]
    if not words:
        return []
    whole = _those(titles, _holds("".join(words)))
    return whole or _those(titles, lambda title: all(word in title for word in words))


def _holds(part: str) -> Callable[[str], bool]:
    return lambda title: part in title


def _those(titles: _Titles, wanted: Callable[[str], bool]) -> list[int]:
    return [one.id for one in titles if wanted(one.bare)]


def _names_facts(citation: str, report: _Titled) -> bool:
    return (report.source or "") in citation and _day(report) in citation


def _quoted(text: str) -> Iterator[str]:
    """What stands in 《》, the last first; a title with 《》 in it before what these hold."""
    found: list[tuple[int, int, str]] = []
    opened: list[int] = []
    for place, character in enumerate(text):
        if character == "《":
            opened.append(place)
        elif character == "》" and opened:
            found.append((len(opened), -place, text[opened.pop() + 1 : place]))
    return (title for _, _, title in sorted(found))


def _bare(text: str) -> str:
    """Without signs and spaces, which people leave out of titles, or put in."""
    return _SIGNS.sub("", text)


def _only(catalogue: ReportRecords, found: Sequence[int], name: str) -> Report:
    if len(found) > 1:
        reports = catalogue.reports(found[:_LISTED])
        raise SeveralReports(name, tuple(found), [_label(reports[number]) for number in found[:_LISTED]])
    if found:
        return catalogue.report(found[0])
    number = _NUMBER.fullmatch(unicodedata.normalize("NFKC", name))
    if number:
        raise ReportNotFound(Code.NO_REPORT_NUMBER, number=int(number["number"]))
    raise ReportNotFound(Code.NO_SUCH_REPORT, name=name)


def _label(report: Report) -> str:
    return " ".join(filter(None, [f"r{report.id} 《{report.title}》", report.source, _day(report)]))


def _day(report: Report | _Titled) -> str:
    return report.published.strftime("%Y-%m-%d") if report.published else ""


def _storable(text: str) -> str:
    """A lone surrogate (a bad byte of a terminal) is no text for SQLite; "?" is part of no name it could mean."""
    return text.encode("utf-8", "replace").decode()
