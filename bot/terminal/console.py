"""How answers, reports and tables look in a terminal.

All text from reports is untrusted: it becomes `rich.text.Text`, never markup, and passes through `printable`.
"""

import re
import sys
from collections.abc import Iterable
from datetime import date
from itertools import pairwise
from typing import TextIO

from rich.console import Console
from rich.style import Style
from rich.table import Table
from rich.text import Text

from bot.texts import Texts, fill_changes
from bot.texts.certainty import Certainty, certainty
from retrieval.types import Answer, Changes, Filters, Hit, Passage, Report, Source, Span, Stats

_ALL = Filters()
_MATCH = "red"
_DIM = "dim"
_SENTENCE = "bold"

# Whole escape sequences first, then every control character left but the line break; bidirectional overrides
# count as such, for they can make a line read as something it does not say.
_CONTROL = re.compile(
    r"\x1b\[[0-?]*[ -/]*[@-~]"
    r"|\x1b[\]PX^_][^\x07\x1b\x9c]*(?:\x07|\x1b\\|\x9c)"
    r"|[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]"
)
_SURROGATE = re.compile("[\ud800-\udfff]")
_LINK = re.compile(r"https?://[^\s\x00-\x20\x7f-\x9f]+")

# The others are counted.
_MOST_REPOSTS = 5
_MOST_AGREEING = 3

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
    )


def printable(text: str) -> str:
    """Text that cannot steer a terminal: without escape sequences and controls, save the line break."""
    text = _CONTROL.sub("", text.replace("\t", " "))
    return _SURROGATE.sub("\ufffd", text)


def show_answer(
    console: Console,
    answer: Answer,
    hits: Iterable[tuple[int, Hit]],
    texts: Texts,
    filters: Filters = _ALL,
) -> None:
    """Print which reports a question was asked of, if not all, what the answer says, and hits, each with its rank."""
    if only := texts.narrowed(filters):
        console.print(Text(printable(only)))
    sure = certainty(answer)
    if sure is Certainty.DECLINED:
        console.print(Text(texts.declined, "bold"))
        if answer.suggestion:
            console.print(Text(texts.meant.format(question=printable(answer.suggestion))))
        console.print(Text(texts.nearest if answer.hits else texts.nothing_near))
    else:
        console.print(Text(texts.certainty(sure), "green" if sure is Certainty.CLEAR else "yellow"))
    show_hits(console, hits, texts)


def show_hits(console: Console, hits: Iterable[tuple[int, Hit]], texts: Texts) -> None:
    """Print hits: a window of text each, then where it stands.

    The answering sentence is bold and the question's words are coloured; where there are no colours, `**`
    marks the sentence.
    """
    for rank, hit in hits:
        console.print()
        console.print(_marked(hit, hit.window, console))
        console.print(citation(hit.report, hit.paragraphs, texts, rank=rank))
        if hit.reposts:
            console.print(Text(f"    {texts.reposts.format(count=len(hit.reposts))}", _DIM))
        for repost in hit.reposts[:_MOST_REPOSTS]:
            console.print(Text("    ") + citation(repost.report, repost.paragraphs, texts))
        if hit.agreeing:
            console.print(Text(f"    {_agreeing(hit, texts)}", _DIM))


def show_shares(console: Console, answer: Answer) -> None:
    """Print what each feature of the ranking adds to each hit's score, a row a hit."""
    if not answer.hits:
        return
    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in ("", "score", *(name for name, _ in answer.hits[0].shares)):
        table.add_column(column, justify="right")
    for rank, hit in enumerate(answer.hits, start=1):
        table.add_row(f"〔{rank}〕", f"{hit.score:.2f}", *(f"{share:.2f}" for _, share in hit.shares))
    console.print()
    console.print(table, soft_wrap=False)
    console.print(Text(f"confidence {answer.confidence:.3f}", _DIM))


def show_context(console: Console, rank: int, hit: Hit, passages: Iterable[Passage], texts: Texts) -> None:
    """Print a hit's whole passage between its neighbours, each under the paragraphs it comes from."""
    console.print(citation(hit.report, hit.passage.paragraphs, texts, rank=rank))
    for passage in passages:
        console.print()
        place = texts.place(passage.paragraphs)
        if passage.id == hit.passage.id:
            console.print(Text(f"▶ {place}"))
            console.print(_marked(hit, Span(0, len(passage.text)), console))
        else:
            console.print(Text(f"  {place}\n{printable(passage.text)}", _DIM))


def show_report(console: Console, report: Report, paragraphs: range | None, texts: Texts) -> None:
    """Print a report: all of it with its bylines and related reports, or only the paragraphs asked for."""
    if paragraphs:
        console.print(citation(report, paragraphs, texts))
    else:
        console.print(Text(printable(report.title), "bold"))
        facts = [f"r{report.id}", report.source, _day(report.published), report.url, report.key]
        console.print(Text(" · ".join(printable(fact) for fact in facts if fact), _DIM))
    for number in paragraphs or range(1, len(report.paragraphs) + 1):
        console.print()
        console.print(Text.assemble((f"{number}  ", _DIM), printable(report.paragraphs[number - 1]), end="\n"))
    if paragraphs:
        return
    if report.bylines:
        console.print()
        console.print(
            Text("  ".join(f"{printable(byline.role)}/{printable(byline.name)}" for byline in report.bylines))
        )
    if report.related:
        console.print()
        console.print(Text(texts.related, "bold"))
        for related in report.related:
            facts = [f"《{related.title}》", related.source, _day(related.published)]
            console.print(Text(" · ".join(printable(fact) for fact in facts if fact)))


def show_sources(console: Console, sources: Iterable[Source], texts: Texts) -> None:
    """Print the reports as a table, newest first as they come."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in texts.sources_columns:
        table.add_column(column, overflow="fold")
    for source in sources:
        cells = (
            f"r{source.id}",
            source.title,
            source.source or "",
            _day(source.published),
            str(source.paragraphs),
            source.key,
        )
        table.add_row(*(Text(printable(cell)) for cell in cells))
    if table.row_count:
        console.print(table, soft_wrap=False)
    else:
        console.print(Text(texts.no_reports))


def show_stats(console: Console, stats: Stats, texts: Texts) -> None:
    """Print the size and state of the index."""
    values = (
        f"{stats.reports:,}",
        f"{stats.passages:,}",
        f"{stats.tokens:,}",
        _size(stats.database_bytes),
        _day(stats.newest),
        stats.indexed_at.astimezone().strftime("%Y-%m-%d %H:%M") if stats.indexed_at else "",
        stats.fingerprint,
    )
    table = Table(box=None, pad_edge=False, show_header=False)
    for name, value in zip(texts.stats_rows, values, strict=True):
        table.add_row(Text(name, _DIM), Text(printable(value)))
    console.print(table, soft_wrap=False)


def show_changes(console: Console, changes: Changes, texts: Texts) -> None:
    """Print what a reindex did, in one line."""
    console.print(fill_changes(texts.indexed, changes))


def citation(report: Report, paragraphs: range, texts: Texts, *, rank: int | None = None) -> Text:
    """Where a text stands: 〔1〕《title》 source · date · 第 n 段; the title links to the report's URL."""
    title = Text(f"《{printable(report.title)}》")
    if report.url and _LINK.fullmatch(report.url):
        title.stylize(Style(link=report.url))
    pages = texts.leaves(report.pages_of(paragraphs))
    facts = [report.source, _day(report.published), texts.place(paragraphs), pages]
    line = Text.assemble((f"〔{rank}〕" if rank else "", "cyan"), title)
    return line.append(" " + " · ".join(printable(fact) for fact in facts if fact))


def _marked(hit: Hit, shown: Span, console: Console) -> Text:
    """The characters of a passage in `shown`, the sentence and the matched words styled."""
    text = hit.passage.text
    cuts = {shown.start, shown.end}
    for span in (hit.sentence, *hit.highlights):
        cuts.update(min(max(end, shown.start), shown.end) for end in (span.start, span.end))
    marks = console.color_system is None
    out = Text(_before(text, shown))
    places = sorted(cuts)
    for start, end in pairwise(places):
        inside = hit.sentence.start <= start < hit.sentence.end
        matched = any(span.start <= start < span.end for span in hit.highlights)
        style = " ".join(name for name, on in ((_SENTENCE, inside), (_MATCH, matched)) if on)
        if marks and start == hit.sentence.start:
            out.append("**")
        out.append(printable(text[start:end]), style or None)
        if marks and end == hit.sentence.end:
            out.append("**")
    return out.append(_after(text, shown))


def _before(text: str, shown: Span) -> str:
    """An ellipsis where the paragraph has begun earlier."""
    return "…" if shown.start and text[shown.start - 1] != "\n" else ""


def _after(text: str, shown: Span) -> str:
    """An ellipsis where the paragraph goes on."""
    return "…" if shown.end < len(text) and text[shown.end] != "\n" else ""


def _agreeing(hit: Hit, texts: Texts) -> str:
    """Which further hits say the same, in one line."""
    places = [
        f"〔{other.rank}〕"
        + " · ".join(
            fact
            for fact in (
                f"《{printable(' '.join(other.report.title.split()))}》",
                _day(other.report.published),
                texts.place(other.paragraphs),
            )
            if fact
        )
        for other in hit.agreeing[:_MOST_AGREEING]
    ]
    more = texts.and_more if len(hit.agreeing) > _MOST_AGREEING else ""
    return texts.agreeing.format(count=len(hit.agreeing)) + "；".join(places) + more


def _day(published: date | None) -> str:
    return published.strftime("%Y-%m-%d") if published else ""


def _size(count: int) -> str:
    size = float(count)
    for unit in ("B", "KB", "MB"):
        if size < 1000:
            return f"{size:.0f} {unit}" if unit == "B" else f"{size:.1f} {unit}"
        size /= 1000
    return f"{size:.1f} GB"
