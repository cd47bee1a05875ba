"""What buttons send back: at most 64 bytes, good for ever, readable without any memory.

    p|question|rank              show that hit of the answer
    g|question                   ask what was probably meant instead
    m|question|rank|report|start|end|reposts|mark   the buttons that 更多 unfolds, for the sentence there in the report,
                                 whose words have that mark
    c|question|rank|passage      the passage between its neighbours
    f|report|page[|question|rank][|words]   a page of the report, with a way back to the answer, the words cited
                                 (`place_of_words`) marked; below 0 stands their paragraph, to be opened at, and behind
                                 that their mark (`mark_of`) alone
    d|report|paragraph|whole|mark   the file of a report (1), or the page of it on which the paragraph begins (0), where
                                 that still has the words of that mark
    v|question|passage|1         a judgement: 1 or -1
    y|question|fault             why it is -1, by the place in `Fault`
    r|question|rank|page         where else the story of that hit stands
    s|page                       a page of the list of reports
    o|report|page|list page      a report opened from that list
    sg|by|page                   the sources (0) or months (1) of the reports
    si|by|report|page            a page of the reports of the same source or month as that report
    so|report|page|by|report|list page   a report opened from there
    u|report                     ask the collection of that report alone; 0: all of them
    ul|page                      a page of the collections to choose from
    e|report|number              ask the report's example question of that number
    w|question                   tell me when new reports say something to it
    ws|subscription wn|subscription   end one, from the list, from news
    wh|hour                      when to tell; 24: as soon as may be
    wu                           show the news that may not have arrived
    n                            nothing: a label
    as|report ad|report av|report au|report   admins: correct source, date, validity, undo an addition
    ag|page af|page              admins: a page of who may ask which collection, of the feeds
    uc wk                        admins: the unanswered questions as CSV, the page of the week

A question is the number in the journal; numbers come back from people, who can send what they like, so that whoever
reads them trusts nothing but their being numbers.
"""

import re
from itertools import chain

from telegram import InlineKeyboardButton, InlineKeyboardMarkup
from telegram.constants import KeyboardButtonStyle

from retrieval.types import Report, mark_of

LABEL_UNITS = 60
"""Longest label of a button that names something."""

_LONGEST = 64
_DATA = re.compile(r"[a-z]{1,2}(?:\|-?[0-9]{1,18}){0,7}")

# The buttons whose first number is a question.
_OF_A_QUESTION = frozenset({"p", "m", "g", "c", "v", "r", "w"})

_WITH_MARK = 10**10
"""More than any mark, times a paragraph: the two in one number."""

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


def place_of_words(report: Report, paragraph: int) -> int:
    """Where cited words stand, and which they are, as one number that a button can carry."""
    return paragraph * _WITH_MARK + mark_of(report.paragraphs[paragraph - 1])


def words_at(place: int) -> tuple[int, int]:
    """The paragraph and the mark of `place_of_words`; the paragraph is 0 where an older button knew the mark alone."""
    return divmod(place, _WITH_MARK)


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
