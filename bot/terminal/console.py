"""How answers, reports and tables look in a terminal.

All text from reports is untrusted: it becomes `rich.text.Text`, never markup, and passes through `for_terminal`,
or `on_one_line` where it is a name or a title.
"""

import re
import sys
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import islice
from typing import TextIO
from unicodedata import east_asian_width

from rich.console import Console
from rich.style import Style
from rich.text import Text
from rich.theme import Theme

from bot.talk.excerpts import ellipses, pieces
from bot.terminal.screen import stacked
from bot.texts import TerminalTexts, fill_changes
from bot.untrusted import for_terminal, on_one_line
from retrieval.errors import SeveralReports
from retrieval.types import Answer, Changes, Cited, Hit, ListedReport, Passage, Report, Span, Tally

_MATCH = "red"
DIM = "dim"
"""The style of what stands aside."""
_SENTENCE = "bold"

_LINK = re.compile(r"https?://[^\s\x00-\x20\x7f-\x9f]+")

# The others are counted.
_MOST_REPOSTS = 5
_MOST_AGREEING = 3

LISTED = 100
"""Reports listed unless somebody asks for more."""

# Rows of a long list that share their columns' widths.
_ROWS_ALIGNED = 200
_WIDE = frozenset("WF")

# rich shows the time of a progress bar in yellow and cyan, which cannot be read on a white background.
_THEME = Theme({"progress.elapsed": "default", "progress.remaining": "default"})

# A pipe has no width: nothing is wrapped or cut there.
_ENDLESS = 1_000_000


class _Console(Console):
    def on_broken_pipe(self) -> None:
        """Leave it to `bot.cli`; rich would end the process here with status 1."""
        raise BrokenPipeError


def open_console(stream: TextIO | None = None) -> Console:
    """A console that prints what it is given: no markup, no emoji codes, no guessing at numbers.

    Colours only on a terminal, and not where NO_COLOR is set. Long lines are left to the terminal to wrap, so
    that copied text has no breaks of ours.
    """
    stream = stream or sys.stdout
    return _Console(
        file=stream,
        markup=False,
        emoji=False,
        highlight=False,
        soft_wrap=True,
        width=None if stream.isatty() else _ENDLESS,
        theme=_THEME,
    )


def show_answer(
    console: Console,
    answer: Answer,
    hits: Iterable[tuple[int, Hit]],
    texts: TerminalTexts,
    only: str = "",
    *,
    none_match: bool = False,
) -> None:
    """Print which reports a question was asked of, if not all, what the answer says, and hits, each with its rank.

    Args:
        console: Where to.
        answer: The answer.
        hits: Those of it that are shown, with their ranks.
        texts: The reader's language.
        only: Which reports were asked; "" for all.
        none_match: Whether there is no such report at all.
    """
    if only:
        console.print(Text(on_one_line(only)))
    if none_match:
        console.print(Text(texts.none_match, "bold"))
    elif answer.support == "none":
        console.print(Text(texts.declined, "bold"))
        if answer.suggestion:
            console.print(Text(texts.meant.format(question=on_one_line(answer.suggestion))))
        console.print(Text(texts.nearest if answer.hits else texts.nothing_near))
    else:
        console.print(Text(texts.rests_on(answer), "green" if answer.support == "clear" else "magenta"))
        if lacks := texts.lacking(answer):
            console.print(Text(on_one_line(lacks)))
        if answer.tally is not None:
            hits = list(hits)
            _show_tally(console, answer.tally, texts)
            if answer.tally.alone and hits and hits[0][0] == 1:
                # The items are the answer, and what it rests on.
                (rank, hit), *hits = hits
                console.print(citation(hit.report, answer.tally.paragraphs, texts, rank=rank))
    show_hits(console, hits, texts)


def _show_tally(console: Console, tally: Tally, texts: TerminalTexts) -> None:
    """Print what several rows or items say together, and each of them with its paragraph."""
    console.print()
    console.print(Text(on_one_line(texts.tells(tally)), _SENTENCE))
    for item in tally.items[:LISTED]:
        place = texts.place(range(item.paragraph, item.paragraph + 1))
        console.print(Text.assemble(f"  {on_one_line(texts.item(item))}", (f"  {place}", DIM)))
    if len(tally.items) > LISTED:
        console.print(Text(f"  {texts.rest.format(count=len(tally.items) - LISTED)}", DIM))


def show_hits(console: Console, hits: Iterable[tuple[int, Hit]], texts: TerminalTexts) -> None:
    """Print hits: a window of text each, then where it stands.

    The words that answer are bold and the question's words are coloured; where there are no colours, `**` marks
    the former.
    """
    for rank, hit in hits:
        console.print()
        console.print(_marked(hit, hit.window, console))
        console.print(citation(hit.report, hit.paragraphs, texts, rank=rank))
        if hit.reposts:
            console.print(Text(f"    {texts.reposts.format(count=len(hit.reposts))}", DIM))
        for repost in hit.reposts[:_MOST_REPOSTS]:
            console.print(Text("    ") + citation(repost.report, repost.paragraphs, texts))
        if hit.agreeing:
            console.print(Text(f"    {_agreeing(hit, texts)}", DIM))
        if in_force := texts.in_force(hit):
            console.print(Text(f"    {in_force}", "bold"))
        for line, other in texts.changes(hit):
            where = f"〔{other.rank}〕" if other.rank else f" r{other.report.id}"
            console.print(Text(f"    {on_one_line(line)}{where}"))


def show_context(console: Console, rank: int, hit: Hit, passages: Iterable[Passage], texts: TerminalTexts) -> None:
    """Print a hit's whole passage between its neighbours, each under the paragraphs it comes from."""
    console.print(citation(hit.report, hit.passage.paragraphs, texts, rank=rank))
    for passage in passages:
        console.print()
        place = texts.place(passage.paragraphs)
        if passage.id == hit.passage.id:
            console.print(Text(f"▶ {place}"))
            console.print(_marked(hit, Span(0, len(passage.text)), console))
        else:
            console.print(Text(f"  {place}\n{for_terminal(passage.text)}", DIM))


def show_report(
    console: Console, report: Report, paragraphs: range | None, texts: TerminalTexts, cited: Sequence[Cited] = ()
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
        console.print(Text(on_one_line(report.title), "bold"))
        facts = [f"r{report.id}", report.source, day_of(report.published), report.url, report.key]
        console.print(Text(" · ".join(on_one_line(fact) for fact in facts if fact), DIM))
    for number in paragraphs or range(1, len(report.paragraphs) + 1):
        console.print()
        console.print(Text.assemble((f"{number}  ", DIM), for_terminal(report.paragraphs[number - 1]), end="\n"))
    for number, one in zip(paragraphs or (), cited, strict=False):
        if one.before is not None and one.until is not None:
            told = texts.changed_since.format(paragraph=number, day=day_of(one.until.astimezone()))
            console.print()
            console.print(Text(f"{told}\n{for_terminal(one.before)}", DIM))
    if paragraphs:
        return
    if report.bylines:
        console.print()
        console.print(
            Text("  ".join(f"{on_one_line(byline.role)}/{on_one_line(byline.name)}" for byline in report.bylines))
        )
    if report.related:
        console.print()
        console.print(Text(texts.related, "bold"))
        for related in report.related:
            facts = [f"《{related.title}》", related.source, day_of(related.published)]
            console.print(Text(" · ".join(on_one_line(fact) for fact in facts if fact)))


def show_citation(
    console: Console, report: Report, paragraphs: range, words: str, file_hash: str | None, texts: TerminalTexts
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
    console.print(Text(f"“{for_terminal(words)}”", "bold"))
    console.print(citation(report, paragraphs, texts))
    labels = texts.page_labels
    for label, value in ((labels["url"], report.url), (labels["file"], report.key), (labels["hash"], file_hash)):
        if value:
            console.print(Text(f"{label} {on_one_line(value)}", DIM))
    for number in (paragraphs.start - 1, paragraphs.stop):
        if 1 <= number <= len(report.paragraphs):
            console.print()
            console.print(Text.assemble((f"{number}  ", DIM), for_terminal(report.paragraphs[number - 1])))


def show_choices(console: Console, reports: Sequence[Report], error: SeveralReports, texts: TerminalTexts) -> None:
    """Print the reports that a name may mean, each behind the digit that opens it."""
    console.print(Text(on_one_line(texts.several_found.format(count=len(error.numbers), name=error.name))))
    for place, report in enumerate(reports, start=1):
        facts = [f"r{report.id} 《{report.title}》", report.source, day_of(report.published)]
        console.print(Text(f"{place}  " + " · ".join(on_one_line(fact) for fact in facts if fact)))
    if len(error.numbers) > len(reports):
        console.print(Text(texts.several_more.format(shown=len(reports)), DIM))


def show_sources(console: Console, sources: Iterable[ListedReport], texts: TerminalTexts, *, more: int = 0) -> None:
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
            console.print(Text(_aligned(head[0], widths), "bold"))
        lines = map(stacked, page) if narrow else (_aligned(row, widths) for row in page)
        console.file.write("".join(f"{line}\n" for line in lines))
        head = []
    if head:
        console.print(Text(texts.no_reports))
    if more:
        console.print(Text(texts.more_sources.format(count=more), DIM))


def _source_cells(source: ListedReport) -> tuple[str, str, str, str, str, str]:
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


def show_changes(console: Console, changes: Changes, texts: TerminalTexts) -> None:
    """Print what a reindex did, in one line."""
    console.print(fill_changes(texts.indexed, changes))


def citation(report: Report, paragraphs: range, texts: TerminalTexts, *, rank: int | None = None) -> Text:
    """Where a text stands: 〔1〕《title》 source · date · 表 m 第 k 行 · 第 n 段; the title links to its URL."""
    line = Text.assemble((f"〔{rank}〕" if rank else "", "bold"), titled(report))
    return line.append(f" {texts.whereabouts(report, paragraphs)}")


def titled(report: Report) -> Text:
    """《title》, which links to the report's URL."""
    title = Text(f"《{on_one_line(report.title)}》")
    if report.url and _LINK.fullmatch(report.url):
        title.stylize(Style(link=report.url))
    return title


def _marked(hit: Hit, shown: Span, console: Console) -> Text:
    """The characters of a passage in `shown`, the words that answer and those of the question styled."""
    text = hit.passage.text
    marks = console.color_system is None
    before, after = ellipses(text, shown)
    out = Text(before)
    for piece in pieces(hit, shown, hit.highlights):
        style = " ".join(name for name, on in ((_SENTENCE, piece.inside), (_MATCH, piece.matched)) if on)
        if marks and piece.start == hit.answer.start:
            out.append("**")
        out.append(for_terminal(text[piece.start : piece.end]), style or None)
        if marks and piece.end == hit.answer.end:
            out.append("**")
    return out.append(after)


def _agreeing(hit: Hit, texts: TerminalTexts) -> str:
    """Which further hits say the same, in one line."""
    places = [
        f"〔{other.rank}〕"
        + " · ".join(
            fact
            for fact in (
                f"《{on_one_line(other.report.title)}》",
                day_of(other.report.published),
                texts.place(other.paragraphs),
            )
            if fact
        )
        for other in hit.agreeing[:_MOST_AGREEING]
    ]
    more = texts.and_more if len(hit.agreeing) > _MOST_AGREEING else ""
    return texts.agreeing.format(count=len(hit.agreeing)) + "；".join(places) + more


def day_of(published: date | None) -> str:
    """The day a report was published, as people write it; "" without one."""
    return published.strftime("%Y-%m-%d") if published else ""
