"""The buttons, and the short words they send back: at most 64 bytes, good for ever, readable without any memory.

    p|question|rank              show that hit of the answer
    g|question                   ask what was probably meant instead
    m|question|rank|report|start|end|reposts|mark   the buttons that 更多 unfolds, for the sentence there in the report,
                                 whose words have that mark
    c|question|rank|passage      the passage between its neighbours
    f|report|page[|question|rank][|mark]   a page of the report, with a way back to the answer; the mark is that of
                                 the words cited (`mark_of`); below 0 stands their paragraph, to be opened at
    d|report|paragraph|whole     the file of a report (1), or the page of it on which the paragraph begins (0)
    v|question|passage|1         a judgement: 1 or -1
    y|question|fault             why it is -1, by the place in `Fault`
    r|question|rank|page         where else the story of that hit stands
    s|page                       a page of the list of reports
    o|report|page|list page      a report opened from that list
    sg|by|page                   the sources (0) or months (1) of the reports
    si|by|report|page            a page of the reports of the same source or month as that report
    so|report|page|by|report|list page   a report opened from there
    e|report|number              ask the report's example question of that number
    w|question                   tell me when new reports say something to it
    ws|subscription wn|subscription   end one, from the list, from news
    wh|hour                      when to tell; 24: as soon as may be
    wu                           show the news that may not have arrived
    n                            nothing: a label
    as|report ad|report av|report au|report   admins: correct source, date, validity, undo an addition
    uc                           admins: the unanswered questions as CSV

A question is the number in the journal; numbers come back from people, who can send what they like, so that whoever
reads them trusts nothing but their being numbers.
"""

import re
from collections.abc import Sequence
from itertools import chain

from telegram import CopyTextButton, InlineKeyboardButton, InlineKeyboardMarkup
from telegram.constants import KeyboardButtonStyle

from bot.telegram.examples import Example
from bot.telegram.pages.markup import cut
from bot.texts.chat import ChatTexts
from retrieval.types import Answer, Hit, Passage, Report, mark_of

_LABEL_UNITS = 60
_LONGEST = 64
_DATA = re.compile(r"[a-z]{1,2}(?:\|-?[0-9]{1,18}){0,7}")

# The buttons whose first number is a question.
_OF_A_QUESTION = frozenset({"p", "m", "g", "c", "v", "r", "w"})

Button = InlineKeyboardButton


def data(kind: str, *numbers: int) -> str:
    """What a button sends."""
    return "|".join((kind, *map(str, numbers)))


def parse(sent: str | None) -> tuple[str, list[int]] | None:
    """What a press says; None for what no button of ours sends."""
    if sent is None or len(sent) > _LONGEST or not _DATA.fullmatch(sent):
        return None
    kind, *numbers = sent.split("|")
    return kind, [int(number) for number in numbers]


def question_of(markup: InlineKeyboardMarkup | None) -> int | None:
    """The number of the question that a message answers, by its buttons; None where they know of none."""
    for button in chain.from_iterable(markup.inline_keyboard if markup else ()):
        parsed = parse(button.callback_data if isinstance(button.callback_data, str) else None)
        if parsed and parsed[0] in _OF_A_QUESTION and parsed[1]:
            return parsed[1][0]
    return None


def answered(answer: Answer, question_id: int, rank: int, texts: ChatTexts, left: int = 0) -> InlineKeyboardMarkup:
    """Under a hit: the items of a list that are left; paging; full text, judgement, what unfolds more (`unfolded`)."""
    hit = answer.hits[rank - 1]
    turning = turning_row(
        rank, len(answer.hits), texts.previous, texts.next, [data("p", question_id, to) for to in (rank - 1, rank + 1)]
    )
    start, end = (hit.passage.start + place for place in (hit.sentence.start, hit.sentence.end))
    mark = mark_of(hit.report.text[start:end])
    rest = data("m", question_id, rank, hit.report.id, start, end, len(hit.reposts), mark)
    reading = [
        _full(hit.report, hit.paragraphs.start, question_id, rank, texts),
        *_judging(hit, question_id, texts),
        Button(texts.unfold, callback_data=rest),
    ]
    items = []
    if left and answer.tally is not None:
        first = answer.tally.items[-left].paragraph
        opens = data("f", hit.report.id, -first, question_id, rank, _mark(hit.report, first))
        items = [Button(texts.shared.rest.format(count=left), callback_data=opens)]
    changing = _changing(hit, question_id, rank, texts)
    return InlineKeyboardMarkup([row for row in (*changing, items, turning, reading) if row])


def unfolded(
    report: Report,
    passage: Passage,
    paragraph: int,
    copied: str,
    asked: tuple[int, int],
    reposts: int,
    texts: ChatTexts,
) -> InlineKeyboardMarkup:
    """What 更多 shows instead: context, full text, citation; where else the story stands, and the way back.

    Args:
        report: That of the hit.
        passage: The one that holds the sentence.
        paragraph: In which that stands.
        copied: The citation for the clipboard.
        asked: The question's number, and the rank of the hit.
        reposts: How many places say the same.
        texts: The reader's language.
    """
    question_id, rank = asked
    reading = [
        Button(texts.context, callback_data=data("c", question_id, rank, passage.id)),
        _full(report, paragraph, question_id, rank, texts),
        Button(texts.copy, copy_text=CopyTextButton(copied)),
        Button(texts.original, callback_data=data("d", report.id, paragraph, 0)),
    ]
    elsewhere = _subscribing(question_id, texts)
    if reposts:
        label = texts.reposts.format(count=reposts)
        elsewhere.insert(0, Button(label, callback_data=data("r", question_id, rank, 0)))
    fold = Button(texts.fold, callback_data=data("p", question_id, rank))
    return InlineKeyboardMarkup([reading, [*elsewhere, fold]])


def _full(report: Report, paragraph: int, question_id: int, rank: int, texts: ChatTexts) -> Button:
    # A page below 0 means the one on which that paragraph begins.
    return Button(
        texts.full, callback_data=data("f", report.id, -paragraph, question_id, rank, _mark(report, paragraph))
    )


def choices(answer: Answer, question_id: int, texts: ChatTexts) -> InlineKeyboardMarkup:
    """Under what may answer: a way to each, and a judgement of the first."""
    opening = [
        Button(f"〔{number}〕", callback_data=data("p", question_id, choice.rank))
        for number, choice in enumerate(answer.choices, 1)
    ]
    changing = _changing(answer.hits[0], question_id, 1, texts)
    judging = _judging(answer.hits[0], question_id, texts)
    return InlineKeyboardMarkup([opening, *changing, [*judging, *_subscribing(question_id, texts)]])


def declined(answer: Answer, question_id: int, texts: ChatTexts) -> InlineKeyboardMarkup:
    """Under a declined answer: what may have been meant, the way to the nearest passages, and to what may yet come."""
    rows = []
    if answer.suggestion:
        meant = cut(texts.shared.meant.format(question=answer.suggestion), _LABEL_UNITS)
        rows.append([Button(meant, callback_data=data("g", question_id))])
    nearest = [Button(texts.show_nearest, callback_data=data("p", question_id, 1))] if answer.hits else []
    rows.append([*nearest, *_subscribing(question_id, texts)])
    return InlineKeyboardMarkup(rows)


def _subscribing(question_id: int, texts: ChatTexts) -> list[Button]:
    return [Button(texts.subscribe, callback_data=data("w", question_id))]


def _changing(hit: Hit, question_id: int, rank: int, texts: ChatTexts) -> list[list[Button]]:
    """What changes an answer, each a way to the report that says so: 2025-08-10 的报告说法不同：80 万元 ›."""
    rows = []
    for line, other in texts.shared.changes(hit):
        sent = data("f", other.report.id, -other.paragraphs.start, question_id, rank)
        if other.rank:
            sent = data("p", question_id, other.rank)
        rows.append([Button(f"{cut(line, _LABEL_UNITS - 2)} ›", callback_data=sent)])
    return rows


def _judging(hit: Hit, question_id: int, texts: ChatTexts) -> list[Button]:
    return [
        Button(texts.like, callback_data=data("v", question_id, hit.passage.id, 1)),
        Button(texts.dislike, callback_data=data("v", question_id, hit.passage.id, -1)),
    ]


def faults(question_id: int, texts: ChatTexts) -> InlineKeyboardMarkup:
    """Under the question what is wrong with an answer."""
    buttons = [Button(label, callback_data=data("y", question_id, number)) for number, label in enumerate(texts.faults)]
    return InlineKeyboardMarkup([buttons[:2], buttons[2:]])


def back_to_answer(question_id: int, rank: int, texts: ChatTexts) -> InlineKeyboardMarkup:
    """Under a context: the way back."""
    return InlineKeyboardMarkup([[Button(texts.back, callback_data=data("p", question_id, rank))]])


def opens_report(report: Report, paragraph: int, texts: ChatTexts) -> InlineKeyboardMarkup:
    """Under a passage opened by a link: the whole report, at that place."""
    sent = data("f", report.id, -paragraph, _mark(report, paragraph))
    return InlineKeyboardMarkup([[Button(texts.full, callback_data=sent)]])


def opens_reports(reports: Sequence[Report]) -> InlineKeyboardMarkup:
    """Reports to choose from: each with what tells it from others of its title."""
    rows = []
    for one in reports:
        facts = [f"r{one.id} {cut(one.title, _LABEL_UNITS)}", one.source, _day(one)]
        rows.append([Button(" · ".join(filter(None, facts)), callback_data=data("f", one.id, 1))])
    return InlineKeyboardMarkup(rows)


def whole_file(report: Report, paragraph: int, texts: ChatTexts) -> InlineKeyboardMarkup:
    """Under a page of a PDF: the file itself."""
    return InlineKeyboardMarkup([[Button(texts.whole_file, callback_data=data("d", report.id, paragraph, 1))]])


def report(
    report_id: int, page: int, pages: int, mark: int | None, back: str | None, texts: ChatTexts
) -> InlineKeyboardMarkup | None:
    """Under a page of a report: the pages around it, and the way back to where it was opened.

    Args:
        report_id: The report's number.
        page: From 1.
        pages: How many it has.
        mark: Of the words that were cited (`mark_of`); None for none.
        back: Callback data of the way back.
        texts: The reader's language.
    """
    origin = parse(back)
    cited = [] if mark is None else [mark]
    kind, rest = "f", cited
    if origin and origin[0] == "p":
        rest = [*origin[1], *cited]
    elif origin and origin[0] in ("s", "si"):
        kind, rest = "o" if origin[0] == "s" else "so", origin[1]
    turns = [data(kind, report_id, to, *rest) for to in (page - 1, page + 1)]
    rows = [turning_row(page, pages, "◀", "▶", turns)]
    if back:
        rows.append([Button(texts.back, callback_data=back)])
    rows = [row for row in rows if row]
    return InlineKeyboardMarkup(rows) if rows else None


def examples(questions: Sequence[Example]) -> InlineKeyboardMarkup | None:
    """Questions to try."""
    rows = [
        [Button(cut(example.question, _LABEL_UNITS), callback_data=data("e", example.report, example.number))]
        for example in questions
    ]
    return InlineKeyboardMarkup(rows) if rows else None


def shares_bot(questions: Sequence[Example], username: str, texts: ChatTexts) -> InlineKeyboardMarkup:
    """Questions to try, and a way to send somebody to the bot."""
    asked = examples(questions)
    link = f"https://t.me/share/url?url=https%3A%2F%2Ft.me%2F{username}"
    return InlineKeyboardMarkup([*(asked.inline_keyboard if asked else ()), [Button(texts.share, url=link)]])


def added(report_id: int, texts: ChatTexts) -> InlineKeyboardMarkup:
    """Under a report just added: correct what was read from it, or undo."""
    labels = (("as", texts.edit_source), ("ad", texts.edit_date), ("av", texts.edit_validity))
    row = [Button(label, callback_data=data(kind, report_id)) for kind, label in labels]
    row.append(Button(texts.undo, callback_data=data("au", report_id), style=KeyboardButtonStyle.DANGER))
    return InlineKeyboardMarkup([row])


def export(texts: ChatTexts) -> InlineKeyboardMarkup:
    """Under the unanswered questions."""
    return InlineKeyboardMarkup([[Button(texts.export_csv, callback_data="uc")]])


def week(texts: ChatTexts) -> InlineKeyboardMarkup:
    """Under the statistics."""
    return InlineKeyboardMarkup([[Button(texts.export_page, callback_data="wk")]])


def opens_bot(url: str, texts: ChatTexts) -> InlineKeyboardMarkup:
    """Under a passage quoted in somebody's chat: the way to it in the bot."""
    return InlineKeyboardMarkup([[Button(texts.open_in_bot, url=url)]])


def _mark(report: Report, paragraph: int) -> int:
    return mark_of(report.paragraphs[paragraph - 1])


def _day(report: Report) -> str | None:
    return report.published.strftime("%Y-%m-%d") if report.published else None


def turning_row(place: int, places: int, previous: str, following: str, turns: list[str]) -> list[Button]:
    """The row that turns to the neighbours of one of several: none where it is alone.

    Args:
        place: Which it is, from 1.
        places: How many there are.
        previous: The label of the way back.
        following: That of the way on.
        turns: What the two send.
    """
    if places < 2:
        return []
    row = [Button(f"{place}/{places}", callback_data="n")]
    if place > 1:
        row.insert(0, Button(previous, callback_data=turns[0]))
    if place < places:
        row.append(Button(following, callback_data=turns[1], style=KeyboardButtonStyle.PRIMARY))
    return row
