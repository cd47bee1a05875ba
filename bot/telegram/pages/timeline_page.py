"""A timeline as a Telegram message: a line a report, the oldest first, above them how the figure went."""

from collections.abc import Sequence
from typing import Final

from bot.talk.excerpts import brief
from bot.telegram.pages.citations import Links, citation, day
from bot.telegram.pages.markup import MESSAGE_UNITS, Marked, cut, joined, plain, tagged
from bot.telegram.pages.render import Page, heading
from bot.texts.chat import ChatTexts
from retrieval.types import Span, Timeline, TimelineEntry

MOST_LINES: Final = 15
"""Entries of a message: two screens of a phone. Of more the newest are shown; each has three of a message's 100
entities."""

_SAID: Final = 60
_TITLE_UNITS: Final = 40
_COURSE_UNITS: Final = 300
"""Longest sentence and title of a line, and longest line of bars."""

_ROOM: Final = MESSAGE_UNITS - 200
"""What the lines may take beside the hint below them."""


def timeline_page(timeline: Timeline, texts: ChatTexts, links: Links, *, head: Sequence[str] = ()) -> Page:
    """What the reports said to a question over the years, each with its citation.

    Args:
        timeline: With entries.
        texts: The reader's language.
        links: Open the citations.
        head: Lines above it: the question where it is not the message replied to, which reports were asked.
    """
    count = plain(texts.shared.timeline.format(count=len(timeline.entries)))
    course = plain(cut(texts.shared.goes(timeline), _COURSE_UNITS))
    above = joined([heading(head), joined([count, course], "\n")], "\n\n")
    room = _ROOM - above.size
    lines: list[Marked] = []
    for entry in reversed(timeline.entries[-MOST_LINES:]):
        line = _line(entry, texts, links)
        room -= line.size + 1
        if room < 0:
            break
        lines.insert(0, line)
    left = len(timeline.entries) - len(lines)
    since = timeline.entries[left].day if lines else None
    hint = texts.timeline_earlier.format(count=left, day=since) if left and since else ""
    return Page(joined([above, joined(lines, "\n"), tagged("i", plain(hint))], "\n\n").html)


def _line(entry: TimelineEntry, texts: ChatTexts, links: Links) -> Marked:
    """2021-04-01 …每张6元。 《title》 source · 第 1 段（共 1 段）, the figure bold."""
    hit = entry.hit
    before, bold, behind = brief(entry, _SAID)
    said = plain(before) + tagged("b", plain(bold)) + plain(behind)
    sentence = Span(hit.passage.start + hit.sentence.start, hit.passage.start + hit.sentence.end)
    place = citation(hit.report, hit.paragraphs, texts, links, units=_TITLE_UNITS, sentence=sentence, dated=False)
    retold = plain(texts.reposts.format(count=len(hit.reposts)) if hit.reposts else "")
    in_force = tagged("b", plain(texts.shared.in_force(hit)))
    cited = joined([place, retold, in_force], " · ")
    return joined([plain(day(entry.day) or texts.shared.undated), said, cited], " ")
