"""What programs may ask, whatever way they come: each with its arguments, its result, and when to use it.

Arguments and results are described for programs by their types, in English; labels, citations and errors are in the
owner's language.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from bot.json_forms import AnswerForm, StatsForm, answer_form, reference_form, report_form, source_form, stats_form
from bot.programs.arguments import (
    ArgumentError,
    Arguments,
    CiteArguments,
    SearchArguments,
    ShowArguments,
    SourcesArguments,
    StatsArguments,
    VerifyArguments,
)
from bot.programs.results import CitedForm, ParagraphForm, ShownForm, SourcesForm, VerifiedForm
from bot.setup_codes import SetupCode
from bot.talk.filter_values import read_filters
from bot.talk.small_talk import recognise
from bot.texts import TerminalTexts
from retrieval.analysis import find_letters, find_sentence
from retrieval.holdings import Holdings
from retrieval.types import Answer, Report

SHOWN_CHARACTERS: Final = 20_000
"""Most characters of a report that are shown at once; the rest is asked for by its paragraphs."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What operations work with.

    Attributes:
        engine: Looks reports up and answers questions.
        texts: The language of labels, citations and errors.
    """

    engine: Holdings
    texts: TerminalTexts


@dataclass(frozen=True, slots=True)
class Operation:
    """One thing that a program may ask.

    Attributes:
        name: Its name as a tool and at the end of its path.
        purpose: What it does, for whoever chooses among them.
        arguments: What it takes.
        result: What it returns.
        run: Does it.
    """

    name: str
    purpose: str
    arguments: type[Arguments]
    result: type
    run: Callable[[Desk, Any], Mapping[str, Any]]


def _search(desk: Desk, asked: SearchArguments) -> AnswerForm:
    kind = recognise(asked.question)
    if kind is not None:
        return answer_form(Answer(asked.question, (), 0.0, answered=False), desk.texts, small_talk=kind)
    filters = read_filters(asked.since, asked.until, asked.source)
    holdings = desk.engine if asked.collection is None else desk.engine.only(asked.collection)
    return answer_form(holdings.search(asked.question, k=asked.k, filters=filters), desk.texts)


def _show(desk: Desk, asked: ShowArguments) -> ShownForm:
    report, meant = desk.engine.look_up(asked.reference)
    wanted = meant or range(1, len(report.paragraphs) + 1)
    shown: list[ParagraphForm] = []
    room = SHOWN_CHARACTERS
    for number in wanted:
        text = report.paragraphs[number - 1]
        if shown and len(text) > room:
            break
        # One alone may be longer than all of a report should be.
        shown.append({"number": number, "text": text[:room]})
        if len(text) > room:
            shown[-1]["cut"] = True
        room = max(0, room - len(text))
    last = shown[-1]["number"]
    form: ShownForm = {
        "report": report_form(report),
        "reference": reference_form(report.id, range(wanted.start, last + 1)),
        "paragraphs": shown,
        "total": len(report.paragraphs),
    }
    if last + 1 < wanted.stop:
        form["next"] = reference_form(report.id, range(last + 1, wanted.stop))
    return form


def _sources(desk: Desk, asked: SourcesArguments) -> SourcesForm:
    reports = desk.engine.sources(limit=asked.limit, offset=asked.offset)
    return {"reports": [source_form(report) for report in reports], "total": desk.engine.extent()[0]}


def _cite(desk: Desk, asked: CiteArguments) -> CitedForm:
    report, paragraphs = desk.engine.look_up(asked.reference)
    if paragraphs is None:
        raise ArgumentError(SetupCode.NO_PARAGRAPH_NAMED, reference=asked.reference)
    form: CitedForm = {
        "citation": desk.texts.cite(report, paragraphs),
        "reference": reference_form(report.id, paragraphs),
        "quote": _text(report, paragraphs)[:SHOWN_CHARACTERS],
        "report": report_form(report),
    }
    if pages := report.pages_of(paragraphs):
        form["pages"] = [pages.start, pages.stop - 1]
    if report.reading.recognised:
        form["recognised"] = "sure" if report.is_sure_of(paragraphs) else "unsure"
    return form


def _verify(desk: Desk, asked: VerifyArguments) -> VerifiedForm:
    report, meant = desk.engine.look_up(asked.reference)
    whole = range(1, len(report.paragraphs) + 1)
    sentence = asked.sentence.strip()
    there = _saying(sentence, report, meant or whole)
    place = there or meant or whole
    text = _text(report, place)
    span = find_letters(sentence, text) if there else None
    form: VerifiedForm = {
        "verbatim": span is not None,
        "wording": there is not None,
        "reference": reference_form(report.id, place),
        "citation": desk.texts.cite(report, place),
        "text": text[:SHOWN_CHARACTERS],
    }
    if span:
        form["start"], form["end"] = span.start, span.end
    elif not there and (other := _saying(sentence, report, whole)):
        form["elsewhere"] = reference_form(report.id, other)
    return form


def _saying(sentence: str, report: Report, within: range) -> range | None:
    """Which of some paragraphs of a report say a sentence in these words."""
    found = find_sentence(sentence, report.paragraphs[within.start - 1 : within.stop - 1])
    return found and range(found.start + within.start - 1, found.stop + within.start - 1)


def _stats(desk: Desk, _: StatsArguments) -> StatsForm:
    return stats_form(desk.engine.stats())


def _text(report: Report, paragraphs: range) -> str:
    return "\n".join(report.paragraphs[paragraphs.start - 1 : paragraphs.stop - 1])


SEARCH: Final = Operation(
    "search",
    "Ask the reports a question. Returns the passages that answer it, best first, each with the `sentence` to quote"
    " word for word, its offsets in `text`, and its `citation`; `label` says how sure the answer is. Where `answered`"
    " is false the reports do not hold the answer: say so, and do not answer from the nearest passages.",
    SearchArguments,
    AnswerForm,
    _search,
)
SHOW: Final = Operation(
    "show",
    "Read a report, or some of its paragraphs, to see a quotation in its context. Long reports come in parts: ask for"
    " `next`.",
    ShowArguments,
    ShownForm,
    _show,
)
SOURCES: Final = Operation(
    "sources",
    "List the reports that are searched, the newest first.",
    SourcesArguments,
    SourcesForm,
    _sources,
)
CITE: Final = Operation(
    "cite",
    "Get the citation of paragraphs and their text. Put the citation below the quotation as it is.",
    CiteArguments,
    CitedForm,
    _cite,
)
VERIFY: Final = Operation(
    "verify",
    "Check a quotation before you use it: whether it stands in that report or paragraph, letter for letter. What is"
    " not verbatim must not stand between quotation marks; quote from `text` instead.",
    VerifyArguments,
    VerifiedForm,
    _verify,
)
STATS: Final = Operation("stats", "Get the size and state of the index.", StatsArguments, StatsForm, _stats)

FOR_MODELS: Final = (SEARCH, SHOW, SOURCES, CITE, VERIFY)
"""What a language model has a use for."""

OPERATIONS: Final = (*FOR_MODELS, STATS)
"""All of them."""
