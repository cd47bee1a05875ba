"""What such a document says: each question, what answers it, and at the end where that stands."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.talk.excerpts import ellipses, pieces
from bot.texts import TerminalTexts
from bot.untrusted import on_one_line
from retrieval.types import Answer, Hit, Report


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a quotation, which answers or surrounds what does."""

    text: str
    answers: bool


@dataclass(frozen=True, slots=True)
class Quotation:
    """What a report says, and the number of its citation."""

    parts: tuple[Part, ...]
    number: int


@dataclass(frozen=True, slots=True)
class Section:
    """A question and its answer.

    Attributes:
        question: As it is to be read.
        support: What the answer rests on, in words.
        told: What several rows say together, a line each, and what changes the answer.
        quotations: What the reports say.
    """

    question: str
    support: str
    told: tuple[str, ...]
    quotations: tuple[Quotation, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """A citation, and the address of its report where it has one."""

    words: str
    url: str | None


@dataclass(frozen=True, slots=True)
class Transcript:
    """The document; the first of `sources` has the number 1, and none stands there twice."""

    sections: tuple[Section, ...]
    sources: tuple[Source, ...]


def transcript(asked: Iterable[tuple[str, Answer]], texts: TerminalTexts, *, most: int) -> Transcript:
    """Put a document together.

    Args:
        asked: The questions, as they are to be read, with their answers.
        texts: The reader's language.
        most: Most quotations of one answer.
    """
    numbers: dict[tuple[int, int, int], int] = {}
    sources: list[Source] = []
    sections = []

    def numbered(report: Report, paragraphs: range) -> int:
        where = report.id, paragraphs.start, paragraphs.stop
        if where not in numbers:
            sources.append(Source(texts.cite(report, paragraphs), report.url))
            numbers[where] = len(sources)
        return numbers[where]

    for question, answer in asked:
        hits = answer.hits[: most if answer.answered else 0]
        told: list[str] = []
        if hits and answer.tally is not None:
            number = numbered(hits[0].report, answer.tally.paragraphs)
            items = answer.tally.items if len(answer.tally.items) > 1 else ()
            told = [f"{texts.tells(answer.tally)} 〔{number}〕", *(texts.item(item) for item in items)]
        if hits:
            told += [line for line, _ in texts.changes(hits[0])]
        quotations = [Quotation(_parts(hit), numbered(hit.report, hit.paragraphs)) for hit in hits]
        words = [texts.rests_on(answer), texts.lacking(answer) if hits else "", texts.in_force(hits[0]) if hits else ""]
        support = " · ".join(filter(None, words))
        sections.append(Section(on_one_line(question), support, tuple(map(on_one_line, told)), tuple(quotations)))
    return Transcript(tuple(sections), tuple(sources))


def _parts(hit: Hit) -> tuple[Part, ...]:
    text, (before, after) = hit.passage.text, ellipses(hit.passage.text, hit.window)
    inside = [Part(text[piece.start : piece.end], piece.inside) for piece in pieces(hit, hit.window, ())]
    return tuple(part for part in (Part(before, False), *inside, Part(after, False)) if part.text)
