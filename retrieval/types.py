"""What travels between the parts: frozen dataclasses, no behaviour beyond what their fields imply.

Offsets count Unicode code points. Those of a passage point into `Report.text`; those of a window, a sentence
or a highlight point into `Passage.text`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

Support = Literal["clear", "possible", "none"]
"""What an answer rests on: 有明确依据, 可能相关, or nothing."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The characters from `start` up to, not including, `end`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Token:
    """One index term and the characters of the original text it was made from."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Byline:
    """Who did what, as the report says it: `Byline("文", "北京青年报记者 李佳")`."""

    role: str
    name: str


@dataclass(frozen=True, slots=True)
class RelatedReport:
    """A report that this one points to under 相关阅读."""

    title: str
    source: str | None
    published: date | None


Certainty = Literal["given", "found", "guessed", "missing"]
"""How sure a field is: the report (or its owner) names it as such; it stands where such reports have it; it was
concluded from something else; it is not there."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a field of a report was found, and how sure that makes it.

    Attributes:
        certainty: See `Certainty`.
        how: What it was read from, in a few words: "front matter", "meta tag og:title", "first line", "file name".
    """

    certainty: Certainty = "given"
    how: str = ""

    @property
    def doubtful(self) -> bool:
        """Whether somebody had better look at it."""
        return self.certainty in ("guessed", "missing")


MISSING = Origin("missing", "nothing names it")


@dataclass(frozen=True, slots=True)
class Reading:
    """How a report was read; the default is that of a report made by a program.

    Attributes:
        format: Of its file: "text", "markdown", "html", "pdf", "docx", "jsonl"; "" without a file.
        title: Origin of its title.
        source: Origin of its source.
        published: Origin of its date.
        notes: What its owner may want to know besides: damaged characters, pages without text.
    """

    format: str = ""
    title: Origin = Origin()
    source: Origin = Origin()
    published: Origin = Origin()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """One report as a reader understood it.

    Attributes:
        id: Stable number of its key, from 1; 0 until the report is stored.
        key: Where it comes from: its path below the corpus folder in POSIX form.
        title: Its headline, never empty.
        source: Who published it.
        published: When: a `datetime` with a zone where the report gives a time, else a `date`.
        url: Where it can be opened.
        bylines: Author, photographer, editor, in the report's order.
        paragraphs: Body paragraphs, stripped, none empty; citations count them from 1.
        related: The reports it points to.
        sha256: Hex digest of the bytes of the file and its sidecar; it only detects change.
        reading: How it was read, and how sure its fields are.
        pages: The page on which each paragraph begins, from 1; empty where the format has no pages.
        written: The date that an official paper bears (成文日期), where it is told apart from its publication.
    """

    id: int
    key: str
    title: str
    source: str | None
    published: date | None
    url: str | None
    bylines: tuple[Byline, ...]
    paragraphs: tuple[str, ...]
    related: tuple[RelatedReport, ...]
    sha256: str
    reading: Reading = Reading()
    pages: tuple[int, ...] = ()
    written: date | None = None

    @property
    def doubtful(self) -> tuple[str, ...]:
        """Which of "title", "source" and "published" are missing or were guessed."""
        unsure = []
        if self.reading.title.doubtful:
            unsure.append("title")
        if self.source is None or self.reading.source.doubtful:
            unsure.append("source")
        if self.published is None or self.reading.published.doubtful:
            unsure.append("published")
        return tuple(unsure)

    def pages_of(self, paragraphs: range) -> range:
        """The pages on which these paragraphs begin; empty where the format has no pages."""
        if not self.pages:
            return range(0)
        return range(self.pages[paragraphs.start - 1], self.pages[paragraphs.stop - 2] + 1)

    @property
    def text(self) -> str:
        """The body: its paragraphs, a line each."""
        return "\n".join(self.paragraphs)


@dataclass(frozen=True, slots=True)
class ListedReport:
    """A report as a list of reports shows it: all but its text, with counts.

    Attributes:
        id: As in `Report`, and so are the others that stand there.
        source: Who published it.
        paragraphs: How many body paragraphs it has.
        passages: How many passages it was cut into.
    """

    id: int
    key: str
    title: str
    source: str | None
    published: date | None
    url: str | None
    bylines: tuple[Byline, ...]
    paragraphs: int
    passages: int
    related: tuple[RelatedReport, ...]


Grouping = Literal["source", "month"]
"""What reports are listed by."""


@dataclass(frozen=True, slots=True)
class Group:
    """Reports of one source, or of one month.

    Attributes:
        by: What is common to them.
        name: The source, or the month as `2022-09`; "" where they name none.
        reports: How many they are.
        sample: The lowest number among them, which finds the group again.
    """

    by: Grouping
    name: str
    reports: int
    sample: int


@dataclass(frozen=True, slots=True)
class Passage:
    """A citable piece of one report.

    Attributes:
        id: Stable while the report does not change; 0 until stored.
        report_id: Its report.
        ordinal: Its place among the report's passages, from 0.
        paragraphs: The body paragraphs it touches, counted from 1: `range(3, 5)` is 第 3–4 段.
        start: Where it begins in `Report.text`.
        end: Where it ends in `Report.text`.
        text: `Report.text[start:end]`.
    """

    id: int
    report_id: int
    ordinal: int
    paragraphs: range
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Filters:
    """Which reports may answer; what is None does not matter.

    Attributes:
        since: The first day of publication; reports without a date are left out.
        until: The last day of publication; reports without a date are left out.
        source: A part of the source's name, in either script.
    """

    since: date | None = None
    until: date | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Repost:
    """Another report that says the answering sentence of a hit word for word.

    Attributes:
        report: The report.
        paragraphs: Its body paragraphs, from 1, in which the sentence stands.
    """

    report: Report
    paragraphs: range


@dataclass(frozen=True, slots=True)
class Agreement:
    """A further hit that says the same as the first, in words of its own.

    Attributes:
        rank: Its rank in the answer, from 2.
        report: Its report.
        paragraphs: The body paragraphs, from 1, in which it says so.
    """

    rank: int
    report: Report
    paragraphs: range


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that may answer the question, and where in it to look.

    Attributes:
        report: The report it stands in.
        passage: The passage; all spans point into its text.
        score: The sum of `shares`, only comparable within one answer.
        window: Whole sentences to show, at most the window setting long.
        sentence: The sentence that answers best; inside `window`.
        highlights: Words of the question found in the passage: sorted, not overlapping.
        shares: What each feature of the ranking adds to the score (see `retrieval.search.ranking`).
        reposts: The same story elsewhere, where it says `sentence` too, the earliest first.
        agreeing: Of the first hit of an answer: the further hits that say the same (see `retrieval.search.agreement`).
    """

    report: Report
    passage: Passage
    score: float
    window: Span
    sentence: Span
    highlights: tuple[Span, ...]
    shares: tuple[tuple[str, float], ...] = ()
    reposts: tuple[Repost, ...] = ()
    agreeing: tuple[Agreement, ...] = ()

    @property
    def paragraphs(self) -> range:
        """The body paragraphs that `sentence` stands in, almost always one: what a citation names."""
        first = self.passage.paragraphs.start + self.passage.text.count("\n", 0, self.sentence.start)
        last = first + self.passage.text.count("\n", self.sentence.start, self.sentence.end)
        return range(first, last + 1)

    @property
    def pages(self) -> range:
        """The pages on which those paragraphs begin; empty where the format has no pages."""
        return self.report.pages_of(self.paragraphs)


@dataclass(frozen=True, slots=True)
class Answer:
    """What the reports say to one question.

    Attributes:
        question: As it was asked.
        hits: By descending score, each report once; the nearest passages where `answered` is False.
        confidence: From 0 to 1: how sure one may be that the best hit answers.
        answered: Whether `confidence` reaches the threshold.
        support: "none" where it does not; else "clear" where the confidence is high and the report names every
            place and organisation of the question, or "possible".
        suggestion: Another question that may have been meant, where words look mistyped; never searched unasked.
    """

    question: str
    hits: tuple[Hit, ...]
    confidence: float
    answered: bool
    support: Support = "none"
    suggestion: str | None = None


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that could not be read, and why."""

    key: str
    reason: str


@dataclass(frozen=True, slots=True)
class Changes:
    """What a reindex did: counts of reports, and the files that failed."""

    added: int
    updated: int
    removed: int
    unchanged: int
    failed: tuple[Failure, ...]
    reports: int
    passages: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Stats:
    """The size and state of an index.

    Attributes:
        tokens: Index terms in all passages together.
        database_bytes: Size of the database file with its write-ahead log.
        newest: Publication date of the newest report.
        indexed_at: When the index last changed, in UTC.
    """

    reports: int
    passages: int
    tokens: int
    database_bytes: int
    fingerprint: str
    newest: date | None
    indexed_at: datetime | None


Phase = Literal["index", "tokenize", "merge", "copy", "check"]


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a long job is.

    Attributes:
        phase: What is being done: files read and put into the index, passages cut into words again, postings merged;
            a database copied, and the copy checked.
        done: Bytes, or passages, or pages of a database.
        total: As many there are; 0 where nobody knows how long it takes.
    """

    phase: Phase
    done: int
    total: int


ReportProgress = Callable[[Progress], None]
"""Called from the thread that does the work, often; it must be quick."""
