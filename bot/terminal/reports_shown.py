"""How reports, lists of them and citations look in a terminal; their text is untrusted, as in `console`."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING
from unicodedata import east_asian_width

from bot.terminal.output.styled import Output, Styled
from bot.texts import TerminalTexts
from bot.untrusted import for_terminal, on_one_line
from retrieval.doors import late_pattern
from retrieval.errors import SeveralReports
from retrieval.types import Report

if TYPE_CHECKING:
    from rich.console import Console

    from retrieval.types import Cited, ListedReport

DIM = "dim"
"""The style of what stands aside."""

_LINK = late_pattern(r"https?://[^\s\x00-\x20\x7f-\x9f]+")

LISTED = 100
"""Reports listed unless somebody asks for more."""

# Rows of a long list that share their columns' widths.
_ROWS_ALIGNED = 200
_WIDE = frozenset("WF")


def citation(report: Report, paragraphs: range, texts: TerminalTexts, *, rank: int | None = None) -> Styled:
    """Where a text stands: 〔1〕《title》 source · date · 表 m 第 k 行 · 第 n 段; the title links to its URL."""
    line = Styled(f"〔{rank}〕" if rank else "", "bold").append(titled(report))
    return line.append(f" {texts.whereabouts(report, paragraphs)}")


def titled(report: Report) -> Styled:
    """《title》, which links to the report's URL."""
    linked = report.url and _LINK.fullmatch(report.url)
    return Styled(f"《{on_one_line(report.title)}》", f"link {report.url}" if linked else "")


def show_report(
    console: Output, report: Report, paragraphs: range | None, texts: TerminalTexts, cited: "Sequence[Cited]" = ()
) -> None:
    """Print a report: all of it with its bylines and related reports, or only the paragraphs asked for.

    Args:
        console: Where to.
        report: The report.
        paragraphs: Those asked for, from 1; None for all.
        texts: The reader's language.
        cited: What became of those asked for: words that stood there before are printed below.
    """
    if paragraphs:
        console.print(citation(report, paragraphs, texts))
    else:
        console.print(Styled(on_one_line(report.title), "bold"))
        facts = [f"r{report.id}", report.source, day_of(report.published), report.url, report.key]
        console.print(Styled(" · ".join(on_one_line(fact) for fact in facts if fact), DIM))
    for number in paragraphs or range(1, len(report.paragraphs) + 1):
        console.print()
        console.print(Styled(f"{number}  ", DIM).append(for_terminal(report.paragraphs[number - 1])))
    for number, one in zip(paragraphs or (), cited, strict=False):
        if one.before is not None and one.until is not None:
            told = texts.changed_since.format(paragraph=number, day=day_of(one.until.astimezone()))
            console.print()
            console.print(Styled(f"{told}\n{for_terminal(one.before)}", DIM))
    if paragraphs:
        return
    if report.bylines:
        console.print()
        console.print(
            Styled("  ".join(f"{on_one_line(byline.role)}/{on_one_line(byline.name)}" for byline in report.bylines))
        )
    if report.related:
        console.print()
        console.print(Styled(texts.related, "bold"))
        for related in report.related:
            facts = [f"《{related.title}》", related.source, day_of(related.published)]
            console.print(Styled(" · ".join(on_one_line(fact) for fact in facts if fact)))


def show_citation(
    console: Output, report: Report, paragraphs: range, words: str, file_hash: str | None, texts: TerminalTexts
) -> None:
    """Print a citation to be kept: the words, where they stand, address and hash of the file, and what stands beside.

    Args:
        console: Where to.
        report: The report.
        paragraphs: The cited ones, from 1.
        words: What is cited.
        file_hash: Of the report's file; None where it has none of its own.
        texts: The reader's language.
    """
    console.print(Styled(f"“{for_terminal(words)}”", "bold"))
    console.print(citation(report, paragraphs, texts))
    labels = texts.page_labels
    for label, value in ((labels["url"], report.url), (labels["file"], report.key), (labels["hash"], file_hash)):
        if value:
            console.print(Styled(f"{label} {on_one_line(value)}", DIM))
    for number in (paragraphs.start - 1, paragraphs.stop):
        if 1 <= number <= len(report.paragraphs):
            console.print()
            console.print(Styled(f"{number}  ", DIM).append(for_terminal(report.paragraphs[number - 1])))


def show_choices(console: Output, reports: Sequence[Report], error: SeveralReports, texts: TerminalTexts) -> None:
    """Print the reports that a name may mean, each behind the digit that opens it."""
    console.print(Styled(on_one_line(texts.several_found.format(count=len(error.numbers), name=error.name))))
    for place, report in enumerate(reports, start=1):
        facts = [f"r{report.id} 《{report.title}》", report.source, day_of(report.published)]
        console.print(Styled(f"{place}  " + " · ".join(on_one_line(fact) for fact in facts if fact)))
    if len(error.numbers) > len(reports):
        console.print(Styled(texts.several_more.format(shown=len(reports)), DIM))


def show_sources(console: "Console", sources: "Iterable[ListedReport]", texts: TerminalTexts, *, more: int = 0) -> None:
    """Print reports in columns, as they come, so that a long list begins at once.

    Args:
        console: Where to.
        sources: They are asked for as they are printed.
        texts: The reader's language.
        more: How many are not among them; who wants those is told how.
    """
    # Not a table of rich: 60,000 rows of one take a minute.
    rows = map(_source_cells, sources)
    widths = [0] * len(texts.sources_columns)
    narrow = False
    head = [texts.sources_columns]
    while page := list(islice(rows, _ROWS_ALIGNED)):
        widths = [max(column) for column in zip(widths, *(map(_width, row) for row in head + page), strict=True)]
        if head:
            narrow = console.is_terminal and sum(widths) + 2 * len(widths) > console.width
        if head and not narrow:
            console.print(Styled(_aligned(head[0], widths), "bold"))
        lines = _stacked(page) if narrow else (_aligned(row, widths) for row in page)
        console.file.write("".join(f"{line}\n" for line in lines))
        head = []
    if head:
        console.print(Styled(texts.no_reports))
    if more:
        console.print(Styled(texts.more_sources.format(count=more), DIM))


def _stacked(page: Iterable[Sequence[str]]) -> Iterable[str]:
    # Here, since an answer, which has citations too, need not wait until this is loaded.
    from bot.terminal.output.screen import stacked

    return map(stacked, page)


def _source_cells(source: "ListedReport") -> tuple[str, str, str, str, str, str]:
    return (
        f"r{source.id}",
        on_one_line(source.title),
        on_one_line(source.source or ""),
        day_of(source.published),
        str(source.paragraphs),
        on_one_line(source.key),
    )


def _aligned(row: Sequence[str], widths: Sequence[int]) -> str:
    padded = (cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True))
    return "  ".join(padded).rstrip()


def _width(text: str) -> int:
    """Columns of a terminal: a Chinese character takes two."""
    return len(text) if text.isascii() else len(text) + sum(map(_WIDE.__contains__, map(east_asian_width, text)))


def day_of(published: date | None) -> str:
    """The day a report was published, as people write it; "" without one."""
    return published.strftime("%Y-%m-%d") if published else ""
