"""What tables among the candidates answer: a row and the cell of it asked for, or what several rows say together."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from retrieval.analysis import QuestionTerms, line_bounds, normalise
from retrieval.doors import late_pattern
from retrieval.search.candidates import CandidateCache
from retrieval.search.extraction.answer_kinds import FIGURE_KINDS, expected_answer
from retrieval.search.ranking import Ranked
from retrieval.search.tabular.amounts import NO_CELL
from retrieval.search.tabular.computing import extreme_across, rows_with_value, rows_within, tally_of
from retrieval.search.tabular.laid_tables import LaidTable, LaidTables, bare
from retrieval.search.tabular.naming import Naming, naming_of
from retrieval.search.tabular.wishes import Wish, wishes_of
from retrieval.search.versions.holding import validity_of
from retrieval.search.versions.series import day_published, is_next
from retrieval.types import NUMERIC, ROW_PARTS, Hit, Report, Row, Span, Tally, Version

_ROW: Final = -1
_LABEL: Final = -2
_FEW: Final = 10
"""Rows that a question may mean without saying which, that are shown beside each other."""

_ONE_OF: Final = ("largest", "smallest", "top", "bottom")
_NOTHING: Final = late_pattern(r"(?!)")
# What answers how much or when: 周一, 免费 as much as a number.
_SAYS_FIGURE: Final = late_pattern(
    r"\d|[一二两三四五六七八九十百千]|周[一二三四五六日末]|星期|每[天日周月年]|全[天年]|免费|不[限收]|长期"
)
_NO_NAME: Final = late_pattern(r"[\d\s年月日季度第号.-]*")
_CORRECTS: Final = late_pattern("更正|勘误|订正|有误")

_MOST_TABLES: Final = 8
"""Of the candidates' tables that are looked at, the best first."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a table answers.

    Attributes:
        hit: The row, alone.
        clear: Whether the question names that row and that column and nothing else.
        alone: Whether no other report says anything of that row in words, so that no later one can say otherwise.
        first: Whether no other report is before it, or before another table that names as much, among the candidates.
        tally: What several rows say together, where that was asked.
    """

    hit: Hit
    clear: bool
    alone: bool
    first: bool
    tally: Tally | None


@dataclass(frozen=True, slots=True)
class _Found:
    """A row that may answer, and what of it is asked for: a column, `_LABEL`, or `_ROW` where that is not sure."""

    laid: LaidTable
    row: Row
    column: int
    clear: bool
    tally: Tally | None = None

    @property
    def value(self) -> object:
        if self.tally is not None:
            return self.tally.value, tuple((item.name, item.value) for item in self.tally.items)
        return normalise(self.laid.table.label(self.row) if self.column < 0 else self.row.cells[self.column])


def ask_tables(
    question: QuestionTerms,
    ranked: Ranked,
    cache: CandidateCache,
    tables: LaidTables,
    today: date,
) -> Told | None:
    """Ask the tables among the candidates.

    Args:
        question: The question.
        ranked: The candidates.
        cache: Where passages are found.
        tables: Where their tables are.
        today: The day it is.

    Returns:
        The row that the question names, or what several of them say; None where it names none.
    """
    order = [ranked.candidates[place].passage for place in ranked.order]
    laid = tables.of([passage for passage in order if passage.tabular], _MOST_TABLES)
    wishes = wishes_of(question.asked)
    found = [each for table in laid if (each := _find(question, table, wishes, today)) is not None]
    if not found:
        return None
    clear = [each for each in found if each.clear]
    # Of yearly tables the newest in force; those of a year that is named are the only ones that have it.
    clear.sort(key=lambda each: _in_force(each, today), reverse=True)
    best = clear[0] if clear else found[0]
    others = [each for each in clear if each.value != best.value]
    # Two tables that say different things leave open which is meant, unless one takes the place of the other.
    sure = best.clear and all(_replaces(best.laid.report, each.laid.report) for each in others)
    if sure and _is_corrected(best, ranked):
        return None
    hit = _hit(best, float(ranked.scores[ranked.order[0]]), cache)
    if hit is None:
        return None
    first = any(each.laid.report.id == order[0].report_id for each in clear or [best])
    if sure and best.tally is None:
        hit = replace(hit, versions=tuple(_version(each, today) for each in others))
    return Told(hit, sure, best.tally is not None or not _is_told_elsewhere(best, ranked), first, best.tally)


def _in_force(found: _Found, day: date) -> tuple[bool, date, date]:
    """By what tables of one series are put in order: whether it is in force, since when, and when it was published."""
    report, rule = found.laid.report, validity_of(found.laid.report)
    published = day_published(report.published)
    begins = rule.begins or published
    return begins <= day and (rule.ends is None or day <= rule.ends), begins, published


def _replaces(report: Report, other: Report) -> bool:
    """Whether one of two reports takes the place of the other: of one series, on different days."""
    return day_published(report.published) != day_published(other.published) and is_next(report, other)


def _is_corrected(found: _Found, ranked: Ranked) -> bool:
    """Whether another candidate says of the table's report that it was wrong, and names the row."""
    report, label = found.laid.report, found.laid.table.label(found.row).split(ROW_PARTS)[0]
    title, name = normalise(report.title), normalise(label)
    return any(
        candidate.passage.report_id != report.id
        and title in candidate.text.characters
        and (not name or name in candidate.text.characters)
        and _CORRECTS.search(candidate.text.characters) is not None
        for candidate in ranked.candidates
    )


def _is_told_elsewhere(found: _Found, ranked: Ranked) -> bool:
    """Whether another report says in words something of a row, by its name, which no year is."""
    name = normalise(found.laid.table.label(found.row).split(ROW_PARTS)[-1])
    return _NO_NAME.fullmatch(name) is None and any(
        candidate.passage.report_id != found.laid.report.id
        and not candidate.passage.tabular
        and name in candidate.text.characters
        for candidate in ranked.candidates
    )


def _version(found: _Found, today: date) -> Version:
    report, rule = found.laid.report, validity_of(found.laid.report)
    figure = "" if found.column < 0 else found.laid.table.value(found.row, found.column)
    return Version(
        0,
        report,
        range(found.row.paragraph, found.row.paragraph + 1),
        figure,
        rule.begins if rule.begins and rule.begins > today else None,
        rule.ends if rule.ends and rule.ends < today else None,
    )


def _find(question: QuestionTerms, laid: LaidTable, wishes: Sequence[Wish], today: date) -> _Found | None:
    """What a table answers; None where it has no row that the question names."""
    for wish in wishes:
        if (found := _tallied(question, laid, wish, today)) is not None:
            return found
    naming = naming_of(laid, question, today)
    rows = laid.table.rows
    if len(naming.rows) == 1:
        return _cell(question, naming)
    if not naming.rows and (having := rows_with_value(naming)) is not None:
        tally, places = having
        return _Found(laid, rows[places[0]], _LABEL, clear=not naming.rest, tally=tally if len(places) > 1 else None)
    if 1 < len(naming.rows) <= _FEW and not naming.rest:
        # 后勤服务处的电话, where it has one for the day and one for the night.
        few = tally_of(naming, Wish("list", _NOTHING, of_whom=False))
        if few is not None:
            return _Found(laid, rows[few[1][0]], naming.columns[0], clear=False, tally=few[0])
    return None


def _tallied(question: QuestionTerms, laid: LaidTable, wish: Wish, today: date) -> _Found | None:
    naming = naming_of(laid, question, today, wish.said)
    within = rows_within(naming) if wish.how == "within" else None
    # 最多的养老院 may mean those alone that are called so: only one of them can be the answer.
    called = naming.take_class() if wish.how in (*_ONE_OF, "within") else ""
    if naming.rest:
        return None
    if within is not None:
        tally, places = within
        if not all(item.name.endswith(called) for item in tally.items):
            return None
        return _Found(laid, laid.table.rows[places[0]], _LABEL, clear=True, tally=tally)
    if len(naming.rows) == 1 and wish.how != "difference":
        across = extreme_across(naming, wish.how)
        return None if across is None else _Found(laid, laid.table.rows[naming.rows[0]], across[1], True, across[0])
    if wish.how == "sum" and not naming.rows and len(naming.columns) == 1 and len(laid.sums) == 1:
        # It stands there, and need not be computed.
        (total,) = laid.sums
        row = laid.table.rows[total]
        return _Found(laid, row, naming.columns[0], clear=bool(row.cells[naming.columns[0]]))
    told = None if wish.how == "within" else tally_of(naming, wish)
    if told is None:
        return None
    tally, places = told
    if not all(item.name.endswith(called) for item in tally.items):
        return None
    of_whom = wish.of_whom or bool(naming.label_columns)
    column = _LABEL if wish.how == "count" or (of_whom and wish.how in _ONE_OF) else naming.columns[0]
    return _Found(laid, laid.table.rows[places[0]], column, clear=True, tally=tally)


def _cell(question: QuestionTerms, naming: Naming) -> _Found:
    laid = naming.laid
    row = laid.table.rows[naming.rows[0]]
    if len(naming.columns) != 1:
        known = bool(naming.label_columns) and not naming.columns
        return _Found(laid, row, _LABEL if known else _ROW, clear=known and not naming.rest)
    (column,) = naming.columns
    cell = row.cells[column]
    said = bare(normalise(cell))
    if len(said) > 1 and not NUMERIC.fullmatch(cell) and said in naming.asked:
        # 张三负责哪个街道 says the cell itself; 2025年 does not say 2.
        return _Found(laid, row, _LABEL, clear=not naming.rest)
    fits = expected_answer(question.asked).kind not in FIGURE_KINDS or _SAYS_FIGURE.search(cell) is not None
    return _Found(laid, row, column, clear=cell.strip() not in NO_CELL and fits and not naming.rest)


def _hit(found: _Found, score: float, cache: CandidateCache) -> Hit | None:
    """A row as it is shown: by itself, the cell asked for in bold."""
    report, table = found.laid.report, found.laid.home(found.row)
    passage = cache.passage_at(report.id, found.row.paragraph)
    if passage is None:
        return None
    spoken = table.spoken(found.row)
    # By its place: what one row says may be a part of what another says.
    start, end = line_bounds(passage.text)[found.row.paragraph - passage.paragraphs.start]
    if passage.text[start:end] != spoken.text:
        return None  # too long for one passage
    row = Span(start, end)
    parts = {column: Span(start + first, start + last) for column, first, last in spoken.parts}
    label = table.label(found.row)
    above = len(table.caption) if label != table.caption else 0
    if label and (at := passage.text.find(label, start + above, end)) >= 0:
        parts[_LABEL] = Span(at, at + len(label))
    words = [label, table.columns[found.column].name if found.column >= 0 else ""]
    marks = _places(passage.text, row, [word for word in words if normalise(word) and word])
    return Hit(report, passage, score, row, row, parts.get(found.column, row), marks)


def _places(text: str, row: Span, words: Sequence[str]) -> tuple[Span, ...]:
    """Where words stand in a row, the first time, sorted and without those that overlap."""
    found = sorted(Span(at, at + len(word)) for word in words if (at := text.find(word, row.start, row.end)) >= 0)
    kept: list[Span] = []
    for span in found:
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return tuple(kept)
