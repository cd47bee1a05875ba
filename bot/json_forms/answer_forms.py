"""Answers as JSON: what was asked, what the reports say to it, and where that stands."""

from typing import NotRequired

from typing_extensions import TypedDict

from bot.json_forms.report_forms import ReportForm, reference_form, report_form
from bot.talk.phrases import SmallTalk
from bot.texts import TerminalTexts
from retrieval.types import Answer, Hit, Repost, Span, Support, Tally, Version


class SpanForm(TypedDict):
    """A part of a text: where it begins and ends, counted in Unicode code points, and what it says."""

    start: int
    end: int
    text: str


class PlaceForm(TypedDict):
    """A report, and the first and last paragraph of it that say something."""

    report: ReportForm
    paragraphs: list[int]


class AgreementForm(PlaceForm):
    """A further hit that says the same."""

    rank: int


class VersionForm(PlaceForm):
    """A report that speaks to the same point with another figure; `rank` where it is one of the hits."""

    rank: int | None
    figure: str | None
    begins: NotRequired[str]
    ended: NotRequired[str]


class ChoiceForm(TypedDict):
    """A few words of a hit that may answer."""

    rank: int
    words: SpanForm


class RowForm(TypedDict):
    """A row of a table, by its number, that of its table, and what this is called."""

    table: int
    sheet: str | None
    caption: str | None
    row: int


class HitForm(TypedDict):
    """A passage that may answer: spans point into `text`; `sentence` is what to quote, `citation` where it stands."""

    rank: int
    score: float
    passage_id: int
    report: ReportForm
    paragraphs: list[int]
    text: str
    window: SpanForm
    sentence: SpanForm
    highlights: list[list[int]]
    reference: str
    citation: str
    answer: NotRequired[SpanForm]
    row: NotRequired[RowForm]
    pages: NotRequired[list[int]]
    recognised: NotRequired[str]
    reposts: NotRequired[list[PlaceForm]]
    agreeing: NotRequired[list[AgreementForm]]
    versions: NotRequired[list[VersionForm]]
    begins: NotRequired[str]
    ended: NotRequired[str]
    shares: NotRequired[dict[str, float]]


class ItemForm(TypedDict):
    """One of what was counted: where it stands, and what it is worth."""

    paragraph: int
    row: int | None
    name: str
    value: str | None


class TallyForm(TypedDict):
    """What was counted or reckoned from the first hit's report, and from what."""

    how: str
    computed: bool
    about: str
    value: str | None
    total: int
    items: list[ItemForm]


class AnswerForm(TypedDict):
    """What the reports say to a question; where `answered` is false, the hits are only the nearest passages."""

    question: str
    answered: bool
    confidence: float
    hits: list[HitForm]
    support: NotRequired[Support]
    label: NotRequired[str]
    lacks: NotRequired[list[str]]
    choices: NotRequired[list[ChoiceForm]]
    tally: NotRequired[TallyForm]
    suggestion: NotRequired[str]
    small_talk: NotRequired[SmallTalk]


def answer_form(
    answer: Answer, texts: TerminalTexts, *, explain: bool = False, small_talk: SmallTalk | None = None
) -> AnswerForm:
    """What `ask --json` prints.

    The keys of the documented form are always there, and no others unless they say something.

    Args:
        answer: The answer.
        texts: The language of label and citations.
        explain: Whether to add each feature's share.
        small_talk: What kind the question is, where it is none to the reports.
    """
    form: AnswerForm = {
        "question": answer.question,
        "answered": answer.answered,
        "confidence": round(float(answer.confidence), 4),
        "hits": [_hit_form(rank, hit, texts, explain) for rank, hit in enumerate(answer.hits, start=1)],
    }
    if small_talk is not None:
        form["small_talk"] = small_talk
        return form
    form["support"], form["label"] = answer.support, texts.support(answer.support)
    if answer.lacks:
        form["lacks"] = list(answer.lacks)
    if answer.choices:
        form["choices"] = [
            {"rank": choice.rank, "words": span_form(choice.words, answer.hits[choice.rank - 1].passage.text)}
            for choice in answer.choices
        ]
    if answer.tally is not None:
        form["tally"] = _tally_form(answer.tally)
    if answer.suggestion is not None:
        form["suggestion"] = answer.suggestion
    return form


def span_form(span: Span, text: str) -> SpanForm:
    """A part of a text, with its words."""
    return {"start": span.start, "end": span.end, "text": text[span.start : span.end]}


def repost_form(repost: Repost) -> PlaceForm:
    """Where else a sentence stands."""
    return {"report": report_form(repost.report), "paragraphs": [repost.paragraphs.start, repost.paragraphs.stop - 1]}


def _hit_form(rank: int, hit: Hit, texts: TerminalTexts, explain: bool) -> HitForm:
    text = hit.passage.text
    form: HitForm = {
        "rank": rank,
        "score": round(float(hit.score), 6),
        "passage_id": hit.passage.id,
        "report": report_form(hit.report),
        "paragraphs": [hit.passage.paragraphs.start, hit.passage.paragraphs.stop - 1],
        "text": text,
        "window": span_form(hit.window, text),
        "sentence": span_form(hit.sentence, text),
        "highlights": [[span.start, span.end] for span in hit.highlights],
        "reference": reference_form(hit.report.id, hit.paragraphs),
        "citation": texts.cite(hit.report, hit.paragraphs),
    }
    if hit.answer != hit.sentence:
        form["answer"] = span_form(hit.answer, text)
    if row := _row_form(hit):
        form["row"] = row
    if hit.pages:
        form["pages"] = [hit.pages.start, hit.pages.stop - 1]
    if hit.report.reading.recognised:
        form["recognised"] = "sure" if hit.report.is_sure_of(hit.paragraphs) else "unsure"
    if hit.reposts:
        form["reposts"] = [repost_form(repost) for repost in hit.reposts]
    if hit.agreeing:
        form["agreeing"] = [
            {
                "rank": other.rank,
                "report": report_form(other.report),
                "paragraphs": [other.paragraphs.start, other.paragraphs.stop - 1],
            }
            for other in hit.agreeing
        ]
    if hit.versions:
        form["versions"] = [_version_form(other) for other in hit.versions]
    if hit.begins:
        form["begins"] = hit.begins.isoformat()
    if hit.ended:
        form["ended"] = hit.ended.isoformat()
    if explain:
        form["shares"] = {name: round(share, 6) for name, share in hit.shares}
    return form


def _version_form(other: Version) -> VersionForm:
    form: VersionForm = {
        "rank": other.rank or None,
        "report": report_form(other.report),
        "paragraphs": [other.paragraphs.start, other.paragraphs.stop - 1],
        "figure": other.figure or None,
    }
    if other.begins:
        form["begins"] = other.begins.isoformat()
    if other.ended:
        form["ended"] = other.ended.isoformat()
    return form


def _row_form(hit: Hit) -> RowForm | None:
    """Which row of which table the sentence is; None where it is none."""
    found = hit.report.row_at(hit.paragraphs.start)
    if found is None:
        return None
    table, row = found
    return {"table": table.number, "sheet": table.sheet or None, "caption": table.caption or None, "row": row.number}


def _tally_form(tally: Tally) -> TallyForm:
    return {
        "how": tally.how,
        "computed": tally.computed,
        "about": tally.about,
        "value": tally.value or None,
        "total": tally.total,
        "items": [
            {"paragraph": item.paragraph, "row": item.row or None, "name": item.name, "value": item.value or None}
            for item in tally.items
        ],
    }
