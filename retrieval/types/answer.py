"""What is asked of the reports beside the question, and what they say to it."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final, Literal

from retrieval.types.report import Passage, Report
from retrieval.types.spans import Span

if TYPE_CHECKING:
    from retrieval.types.beside import Agreement, Choice, Repost, Version

Support = Literal["clear", "possible", "similar", "none"]
"""What an answer rests on: 有明确依据, 可能相关, 意思相近 where its meaning alone speaks for it, or nothing."""


@dataclass(frozen=True, slots=True)
class Filters:
    """Which reports may answer; what is None does not matter.

    Attributes:
        since: The first day of publication; reports without a date are left out.
        until: The last day of publication; reports without a date are left out.
        source: A part of the source's name, in either script.
        among: The numbers of the only reports that are asked.
    """

    since: date | None = None
    until: date | None = None
    source: str | None = None
    among: frozenset[int] | None = None


GLANCE: Final = 60
"""Characters of what stands beside others to choose from."""

CHOICES: Final = 4
"""Of such short answers are shown beside each other where none is clear."""

ALL_REPORTS: Final = Filters()
"""Filters that every report passes."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that may answer the question, and where in it to look.

    Attributes:
        report: The report it stands in.
        passage: The passage; all spans point into its text.
        score: The sum of `shares`, only comparable within one answer.
        window: Whole sentences to show, at most the window setting long.
        sentence: The sentence that answers best; inside `window`.
        answer: The words of it that answer, which are shown in bold.
        highlights: Words of the question found in the passage: sorted, not overlapping.
        shares: What each feature of the ranking adds to the score (see `retrieval.search.ranking`).
        reposts: The same story elsewhere, where it says `sentence` too, the earliest first.
        agreeing: Of the first hit of an answer: the further hits that say the same (see `retrieval.search.judging`).
        versions: Reports that speak to the same point with other figures, the newest first (see
            `retrieval.search.versions`).
        begins: The day from which what it says holds, where that is still to come.
        ended: The last day on which it held, where that is past.
        core: The likeliest clause of the answer; None for an answer of whole sentences.
    """

    report: Report
    passage: Passage
    score: float
    window: Span
    sentence: Span
    answer: Span
    highlights: tuple[Span, ...]
    shares: tuple[tuple[str, float], ...] = ()
    reposts: "tuple[Repost, ...]" = ()
    agreeing: "tuple[Agreement, ...]" = ()
    versions: "tuple[Version, ...]" = ()
    begins: date | None = None
    ended: date | None = None
    core: Span | None = None

    @property
    def paragraphs(self) -> range:
        """The body paragraphs that `sentence` stands in, almost always one: what a citation names."""
        return self.paragraphs_of(self.sentence)

    def paragraphs_of(self, part: Span) -> range:
        """The body paragraphs that a part of the passage stands in."""
        first = self.passage.paragraphs.start + self.passage.text.count("\n", 0, part.start)
        last = first + self.passage.text.count("\n", part.start, part.end)
        return range(first, last + 1)

    def lines_of(self, part: Span) -> str:
        """The body paragraphs that a part of the passage stands in, as far as the passage has them, a line each."""
        text = self.passage.text
        end = text.find("\n", part.end)
        return text[text.rfind("\n", 0, part.start) + 1 : end if end >= 0 else len(text)]

    @property
    def pages(self) -> range:
        """The pages on which those paragraphs begin; empty where the format has no pages."""
        return self.report.pages_of(self.paragraphs)


TallyKind = Literal[
    "largest", "smallest", "top", "bottom", "latest", "earliest", "sum", "average", "difference", "count", "rows",
    "within", "list",
]  # fmt: skip
"""What several rows say together: which is the largest or smallest, which are the first or last so many, the latest or
earliest, their sum or average, by how much two differ, how many they are, which have a value, or one within a limit; or
what each of them says, and each item of a list."""


@dataclass(frozen=True, slots=True)
class TallyItem:
    """A row of a table, or an item of a list.

    Attributes:
        paragraph: The body paragraph that says it, from 1.
        row: The number of the row in its table; 0 for an item of a list.
        name: What it is about, or how it begins: 紫竹街道.
        value: What it says of what was asked: 1100 万元; "" for nothing.
    """

    paragraph: int
    row: int
    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Tally:
    """What is told over several rows of a table, or items of a list, of the first hit's report.

    Attributes:
        how: What was done with them.
        about: The header of the column: 2025年收入; "" for a list.
        value: What came out: 1960 万元; "" where the items are the answer.
        items: What it rests on.
        total: How many rows were looked at.
    """

    how: TallyKind
    about: str
    value: str
    items: tuple[TallyItem, ...]
    total: int

    @property
    def computed(self) -> bool:
        """Whether it stands nowhere in the report."""
        return self.how not in ("rows", "list")

    @property
    def alone(self) -> bool:
        """Whether its items are the answer, so that no row or sentence need be shown beside them."""
        return self.how in ("sum", "average", "count", "rows", "within") or (
            self.how == "list" and all(item.row for item in self.items)
        )

    @property
    def paragraphs(self) -> range:
        """The body paragraphs from the first item to the last."""
        places = [item.paragraph for item in self.items]
        return range(min(places), max(places) + 1)


@dataclass(frozen=True, slots=True)
class Answer:
    """What the reports say to one question.

    Attributes:
        question: As it was asked.
        hits: By descending score, each report once, but that of reports that speak to the same point with other figures
            the one that holds at the time asked about comes before the others; the nearest passages where `answered`
            is False.
        confidence: From 0 to 1: how sure one may be that the best hit answers.
        answered: Whether `confidence` reaches the threshold.
        support: "none" where it does not; else "clear" where the confidence is high, what the first hit shows most
            likely holds the answer and was not recognised with doubt, and nothing that was asked about is lacking, or
            "possible"; "similar" where words would have declined.
        lacks: What the first hit does not mention, in the question's words: places, figures, what is asked of a thing.
        choices: Where it is only possible, and a figure or a name is asked for: what may answer, at most `CHOICES`.
        tally: What rows of a table, or items of a list, in the first hit's report say together, where that was asked.
        suggestion: Another question that may have been meant, where words look mistyped; never searched unasked.
    """

    question: str
    hits: tuple[Hit, ...]
    confidence: float
    answered: bool
    support: Support = "none"
    lacks: tuple[str, ...] = ()
    choices: "tuple[Choice, ...]" = ()
    suggestion: str | None = None
    tally: Tally | None = None
