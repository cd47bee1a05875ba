"""What the tables among the candidates answer to a question: one row of one of them, and the cell of it asked for."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from retrieval.analysis import QuestionTerms, normalise
from retrieval.search.candidates import CandidateCache
from retrieval.search.extraction.answer_kinds import FIGURE_KINDS, expected_answer
from retrieval.search.ranking import Ranked
from retrieval.search.tabular.laid_tables import LaidTable, LaidTables
from retrieval.search.tabular.naming import Naming, naming_of
from retrieval.types import Hit, Row, Span

_MOST_TABLES: Final = 8
"""Of the candidates' tables that are looked at, the best first."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a table answers.

    Attributes:
        hit: The row, alone.
        clear: Whether the question names that row and that column and nothing else.
        first: Whether no other report is before it among the candidates.
    """

    hit: Hit
    clear: bool
    first: bool


@dataclass(frozen=True, slots=True)
class _Cell:
    """A row of a table that may answer, and the column asked for; -1 where that is not sure."""

    naming: Naming
    row: Row
    column: int
    clear: bool

    @property
    def value(self) -> str:
        return self.row.cells[self.column] if self.column >= 0 else ""


def ask_tables(question: QuestionTerms, ranked: Ranked, cache: CandidateCache, tables: LaidTables) -> Told | None:
    """Ask the tables among the candidates.

    Args:
        question: The question.
        ranked: The candidates.
        cache: Where passages are found.
        tables: Where their tables are.

    Returns:
        The row that the question names; None where it names none, or several.
    """
    order = [ranked.candidates[place].passage for place in ranked.order]
    laid = tables.of([passage for passage in order if passage.tabular], _MOST_TABLES)
    found = [cell for table in laid if (cell := _cell(question, table)) is not None]
    clear = [cell for cell in found if cell.clear]
    best = next(iter(clear or found), None)
    if best is None:
        return None
    # Two tables that say different things leave open which is meant.
    sure = best.clear and len({normalise(cell.value) for cell in clear}) == 1
    hit = _hit(best, float(ranked.scores[ranked.order[0]]), cache)
    return None if hit is None else Told(hit, sure, hit.report.id == order[0].report_id)


def _cell(question: QuestionTerms, laid: LaidTable) -> _Cell | None:
    naming = naming_of(laid, question)
    if len(naming.rows) != 1:
        return None
    row = laid.table.rows[naming.rows[0]]
    if len(naming.columns) != 1:
        return _Cell(naming, row, -1, clear=False)
    (column,) = naming.columns
    cell = row.cells[column]
    fits = expected_answer(question.asked).kind not in FIGURE_KINDS or any(map(str.isdigit, cell))
    return _Cell(naming, row, column, clear=bool(cell) and fits and not naming.rest)


def _hit(found: _Cell, score: float, cache: CandidateCache) -> Hit | None:
    """A row as it is shown: by itself, the cell asked for in bold."""
    report, table = found.naming.laid.report, found.naming.laid.table
    passage = cache.passage_at(report.id, found.row.paragraph)
    if passage is None:
        return None
    spoken = table.spoken(found.row)
    start = passage.text.find(spoken.text)
    if start < 0:
        return None
    row = Span(start, start + len(spoken.text))
    parts = {column: Span(start + first, start + last) for column, first, last in spoken.parts}
    words = [table.label(found.row), table.columns[found.column].name if found.column >= 0 else ""]
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
