"""A timeline in a terminal: a line a report, the oldest first, above them how the figure went."""

from typing import Final

from bot.talk.excerpts import brief
from bot.terminal.output.styled import Output, Styled
from bot.terminal.reports_shown import DIM, day_of, titled
from bot.texts import TerminalTexts
from bot.untrusted import for_terminal, on_one_line
from retrieval.types import Timeline, TimelineEntry

_LONGEST: Final = 80
"""Characters of a sentence that are shown whole; its citation is to stand on the same line."""


def show_timeline(
    console: Output,
    timeline: Timeline,
    texts: TerminalTexts,
    only: str = "",
    *,
    none_match: bool = False,
) -> None:
    """Print which reports were asked, if not all, how the figure went, and what each report says, with its citation.

    Args:
        console: Where to.
        timeline: What the reports say.
        texts: The reader's language.
        only: Which reports were asked; "" for all.
        none_match: Whether there is no such report at all.
    """
    if only:
        console.print(Styled(on_one_line(only)))
    if not timeline.entries:
        console.print(Styled(texts.none_match if none_match else texts.declined, "bold"))
        return
    console.print(Styled(texts.timeline.format(count=len(timeline.entries))))
    if course := texts.goes(timeline):
        console.print(Styled(on_one_line(course), "green"))
    console.print()
    for entry in timeline.entries:
        console.print(_line(entry, texts, marks=console.color_system is None))


def _line(entry: TimelineEntry, texts: TerminalTexts, *, marks: bool) -> Styled:
    """2021-04-01  …每张6元。  《title》 source · 第 1 段  r1#1, the figure bold, or between `**` without colours."""
    hit = entry.hit
    before, bold, behind = map(for_terminal, brief(entry, _LONGEST))
    mark = "**" if marks and bold else ""
    line = Styled(f"{day_of(entry.day) or texts.undated}  ", DIM).append(before).append(f"{mark}{bold}{mark}", "bold")
    line.append(f"{behind}  ").append(titled(hit.report))
    facts = [texts.whereabouts(hit.report, hit.paragraphs, dated=False), f"r{hit.report.id}#{hit.paragraphs.start}"]
    line.append(f" {' · '.join(facts)}")
    if hit.reposts:
        line.append(f"（{texts.retold.format(count=len(hit.reposts))}）", DIM)
    if in_force := texts.in_force(hit):
        line.append(f"  {in_force}", "bold")
    return line
