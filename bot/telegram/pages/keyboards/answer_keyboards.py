"""The buttons below what answers a question, or does not."""

from telegram import CopyTextButton, InlineKeyboardMarkup

from bot.telegram.pages.keyboards.presses import LABEL_UNITS, Button, data, turning_row
from bot.telegram.pages.markup import cut
from bot.texts.chat import ChatTexts
from retrieval.types import Answer, Hit, Passage, Report, mark_of


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
        opens = data("f", hit.report.id, -first, question_id, rank, mark_of(hit.report.paragraphs[first - 1]))
        items = [Button(texts.shared.rest.format(count=left), callback_data=opens)]
    return InlineKeyboardMarkup([row for row in ([*items, *turning], reading) if row])


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
    mark = mark_of(report.paragraphs[paragraph - 1])
    reading = [
        Button(texts.context, callback_data=data("c", question_id, rank, passage.id)),
        _full(report, paragraph, question_id, rank, texts),
        Button(texts.copy, copy_text=CopyTextButton(copied)),
        Button(texts.original, callback_data=data("d", report.id, paragraph, 0, mark)),
    ]
    elsewhere = _subscribing(question_id, texts)
    if reposts:
        label = texts.reposts.format(count=reposts)
        elsewhere.insert(0, Button(label, callback_data=data("r", question_id, rank, 0)))
    fold = Button(texts.fold, callback_data=data("p", question_id, rank))
    return InlineKeyboardMarkup([reading, [*elsewhere, fold]])


def _full(report: Report, paragraph: int, question_id: int, rank: int, texts: ChatTexts) -> Button:
    # A page below 0 means the one on which that paragraph begins.
    mark = mark_of(report.paragraphs[paragraph - 1])
    return Button(texts.full, callback_data=data("f", report.id, -paragraph, question_id, rank, mark))


def choices(answer: Answer, question_id: int, texts: ChatTexts) -> InlineKeyboardMarkup:
    """Under what may answer: a way to each, and a judgement of the first."""
    opening = [
        Button(f"〔{number}〕", callback_data=data("p", question_id, choice.rank))
        for number, choice in enumerate(answer.choices, 1)
    ]
    judging = _judging(answer.hits[0], question_id, texts)
    return InlineKeyboardMarkup([opening, [*judging, *_subscribing(question_id, texts)]])


def declined(answer: Answer, question_id: int, texts: ChatTexts) -> InlineKeyboardMarkup:
    """Under a declined answer: what may have been meant, the way to the nearest passages, and to what may yet come."""
    rows = []
    if answer.suggestion:
        meant = cut(texts.shared.meant.format(question=answer.suggestion), LABEL_UNITS)
        rows.append([Button(meant, callback_data=data("g", question_id))])
    nearest = [Button(texts.show_nearest, callback_data=data("p", question_id, 1))] if answer.hits else []
    rows.append([*nearest, *_subscribing(question_id, texts)])
    return InlineKeyboardMarkup(rows)


def _subscribing(question_id: int, texts: ChatTexts) -> list[Button]:
    return [Button(texts.subscribe, callback_data=data("w", question_id))]


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


def opens_bot(url: str, texts: ChatTexts) -> InlineKeyboardMarkup:
    """Under a passage quoted in somebody's chat: the way to it in the bot."""
    return InlineKeyboardMarkup([[Button(texts.open_in_bot, url=url)]])
