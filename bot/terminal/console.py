"""The terminal as it is printed to, and how answers look in it.

All text from reports is untrusted: it becomes a `Styled`, never markup, and passes through `for_terminal`, or
`on_one_line` where it is a name or a title.
"""

import os
import sys
from collections.abc import Iterable
from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING, TextIO

from bot.talk.excerpts import ellipses, pieces
from bot.terminal.output.styled import Output, Pipe, Styled
from bot.terminal.reports_shown import DIM, LISTED, citation, day_of
from bot.texts import TerminalTexts, fill_changes
from bot.untrusted import for_terminal, on_one_line
from retrieval.types import Answer, Hit, Passage, Span, Tally

if TYPE_CHECKING:
    from rich.console import Console

    from retrieval.types import Changes

_MATCH = "red"
_SENTENCE = "bold"

# The others are counted.
_MOST_REPOSTS = 5
_MOST_AGREEING = 3

_COLOURS_IN_PIPES = ("FORCE_COLOR", "TTY_COMPATIBLE")


def open_console(stream: TextIO | None = None) -> "Console":
    """A console that prints what it is given, in columns and with bars too.

    Colours only on a terminal, and not where NO_COLOR is set.
    """
    from bot.terminal.output.drawn import DrawnConsole

    return DrawnConsole(stream or sys.stdout)


def open_output(stream: TextIO | None = None) -> Output:
    """The same for lines alone: a pipe does not wait 20 ms for rich, unless colours are wanted there too."""
    stream = stream or sys.stdout
    if stream.isatty() or any(map(os.environ.get, _COLOURS_IN_PIPES)):
        return open_console(stream)
    return Pipe(stream)


def open_paged() -> AbstractContextManager[Output]:
    """Standard output for a block that prints lines: through a pager where they are more than a terminal shows."""
    output = open_output()
    if isinstance(output, Pipe):
        return nullcontext(output)
    from bot.terminal.output.screen import paged

    return paged(output)


def show_answer(
    console: Output,
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
        console.print(Styled(on_one_line(only)))
    if none_match:
        console.print(Styled(texts.none_match, "bold"))
    elif answer.support == "none":
        console.print(Styled(texts.declined, "bold"))
        if answer.suggestion:
            console.print(Styled(texts.meant.format(question=on_one_line(answer.suggestion))))
        console.print(Styled(texts.nearest if answer.hits else texts.nothing_near))
    else:
        console.print(Styled(texts.rests_on(answer), "green" if answer.support == "clear" else "magenta"))
        if lacks := texts.lacking(answer):
            console.print(Styled(on_one_line(lacks)))
        if answer.tally is not None:
            hits = list(hits)
            _show_tally(console, answer.tally, texts)
            if answer.tally.alone and hits and hits[0][0] == 1:
                # The items are the answer, and what it rests on.
                (rank, hit), *hits = hits
                console.print(citation(hit.report, answer.tally.paragraphs, texts, rank=rank))
    show_hits(console, hits, texts)


def _show_tally(console: Output, tally: Tally, texts: TerminalTexts) -> None:
    """Print what several rows or items say together, and each of them with its paragraph."""
    console.print()
    console.print(Styled(on_one_line(texts.tells(tally)), _SENTENCE))
    for item in tally.items[:LISTED]:
        place = texts.place(range(item.paragraph, item.paragraph + 1))
        console.print(Styled(f"  {on_one_line(texts.item(item))}").append(f"  {place}", DIM))
    if len(tally.items) > LISTED:
        console.print(Styled(f"  {texts.rest.format(count=len(tally.items) - LISTED)}", DIM))


def show_hits(console: Output, hits: Iterable[tuple[int, Hit]], texts: TerminalTexts) -> None:
    """Print hits: a window of text each, then where it stands.

    The words that answer are bold and the question's words are coloured; where there are no colours, `**` marks
    the former.
    """
    for rank, hit in hits:
        console.print()
        console.print(_marked(hit, hit.window, console))
        console.print(citation(hit.report, hit.paragraphs, texts, rank=rank))
        if hit.reposts:
            console.print(Styled(f"    {texts.reposts.format(count=len(hit.reposts))}", DIM))
        for repost in hit.reposts[:_MOST_REPOSTS]:
            console.print(Styled("    ").append(citation(repost.report, repost.paragraphs, texts)))
        if hit.agreeing:
            console.print(Styled(f"    {_agreeing(hit, texts)}", DIM))
        if in_force := texts.in_force(hit):
            console.print(Styled(f"    {in_force}", "bold"))
        for line, other in texts.changes(hit):
            where = f"〔{other.rank}〕" if other.rank else f" r{other.report.id}"
            console.print(Styled(f"    {on_one_line(line)}{where}"))


def show_context(console: Output, rank: int, hit: Hit, passages: Iterable[Passage], texts: TerminalTexts) -> None:
    """Print a hit's whole passage between its neighbours, each under the paragraphs it comes from."""
    console.print(citation(hit.report, hit.passage.paragraphs, texts, rank=rank))
    for passage in passages:
        console.print()
        place = texts.place(passage.paragraphs)
        if passage.id == hit.passage.id:
            console.print(Styled(f"▶ {place}"))
            console.print(_marked(hit, Span(0, len(passage.text)), console))
        else:
            console.print(Styled(f"  {place}\n{for_terminal(passage.text)}", DIM))


def show_changes(console: Output, changes: "Changes", texts: TerminalTexts) -> None:
    """Print what a reindex did, in one line."""
    console.print(fill_changes(texts.indexed, changes))


def _marked(hit: Hit, shown: Span, console: Output) -> Styled:
    """The characters of a passage in `shown`, the words that answer and those of the question styled."""
    text = hit.passage.text
    marks = console.color_system is None
    before, after = ellipses(text, shown)
    out = Styled(before)
    for piece in pieces(hit, shown, hit.highlights):
        style = " ".join(name for name, on in ((_SENTENCE, piece.inside), (_MATCH, piece.matched)) if on)
        if marks and piece.start == hit.answer.start:
            out.append("**")
        out.append(for_terminal(text[piece.start : piece.end]), style)
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
