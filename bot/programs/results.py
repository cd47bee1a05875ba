"""What programs get besides answers: forms of reports, citations and verified quotations, described for programs."""

from typing import Literal, NotRequired

from typing_extensions import TypedDict

from bot.json_forms import ListedForm, ReportForm


class ParagraphForm(TypedDict):
    """A paragraph of a report, by the number that citations give it; `cut` where it goes on."""

    number: int
    text: str
    cut: NotRequired[bool]


class ShownForm(TypedDict):
    """A report or a part of it; `next` is the reference of what follows."""

    report: ReportForm
    reference: str
    paragraphs: list[ParagraphForm]
    total: int
    next: NotRequired[str]


class SourcesForm(TypedDict):
    """A part of the list of reports, the newest first; `total` counts all of them."""

    reports: list[ListedForm]
    total: int


class CitedForm(TypedDict):
    """A citation, and the text to quote with it; `recognised` where that was read in pictures, which may go wrong."""

    citation: str
    reference: str
    quote: str
    report: ReportForm
    pages: NotRequired[list[int]]
    recognised: NotRequired[Literal["sure", "unsure"]]


class VerifiedForm(TypedDict):
    """Whether a quotation stands where it is said to stand.

    `verbatim`: letter for letter, from `start` to `end` of the paragraphs joined by line breaks. `wording`: the same
    words and figures, if perhaps with other punctuation or in the other script. `elsewhere`: where else in the
    report its words stand. `text` is what the paragraphs really say.
    """

    verbatim: bool
    wording: bool
    reference: str
    citation: str
    text: str
    start: NotRequired[int]
    end: NotRequired[int]
    elsewhere: NotRequired[str]
