"""Timelines as JSON: what the reports say to a question over the years."""

from typing import NotRequired

from typing_extensions import TypedDict

from bot.json_forms.answer_forms import PlaceForm, SpanForm, repost_form, span_form
from bot.json_forms.report_forms import ReportForm, reference_form, report_form
from bot.texts import TerminalTexts
from retrieval.types import Span, Timeline, TimelineEntry


class EntryForm(TypedDict):
    """What one report says; `figure` points into `sentence`, and `value` is in the `unit` of the timeline."""

    day: str | None
    report: ReportForm
    paragraphs: list[int]
    sentence: str
    figure: SpanForm | None
    value: float | None
    reference: str
    citation: str
    reposts: NotRequired[list[PlaceForm]]
    begins: NotRequired[str]
    ended: NotRequired[str]


class TimelineForm(TypedDict):
    """The entries, the oldest first; `unit` is given where their figures differ and are numbers of one unit."""

    question: str
    unit: str | None
    entries: list[EntryForm]


def timeline_form(timeline: Timeline, texts: TerminalTexts) -> TimelineForm:
    """What `timeline --json` prints.

    Args:
        timeline: What the reports say.
        texts: The language of citations.
    """
    return {
        "question": timeline.question,
        "unit": timeline.unit,
        "entries": [_entry_form(entry, texts) for entry in timeline.entries],
    }


def _entry_form(entry: TimelineEntry, texts: TerminalTexts) -> EntryForm:
    hit = entry.hit
    start, end = hit.sentence.start, hit.sentence.end
    sentence = hit.passage.text[start:end]
    figure = Span(entry.figure.start - start, entry.figure.end - start) if entry.figure else None
    form: EntryForm = {
        "day": entry.day.isoformat() if entry.day else None,
        "report": report_form(hit.report),
        "paragraphs": [hit.paragraphs.start, hit.paragraphs.stop - 1],
        "sentence": sentence,
        "figure": span_form(figure, sentence) if figure else None,
        "value": entry.value,
        "reference": reference_form(hit.report.id, hit.paragraphs),
        "citation": texts.cite(hit.report, hit.paragraphs),
    }
    if hit.reposts:
        form["reposts"] = [repost_form(repost) for repost in hit.reposts]
    if hit.begins:
        form["begins"] = hit.begins.isoformat()
    if hit.ended:
        form["ended"] = hit.ended.isoformat()
    return form
