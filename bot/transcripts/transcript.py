"""What such a document says: each question, what answers it, and at the end where that stands."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.talk.excerpts import ellipses, pieces
from bot.texts import TerminalTexts
from bot.untrusted import on_one_line
from retrieval.types import Answer, Hit


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
    """A question, what its answer rests on in words, and the quotations."""

    question: str
    support: str
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
    for question, answer in asked:
        quotations = []
        for hit in answer.hits[: most if answer.answered else 0]:
            where = hit.report.id, hit.paragraphs.start, hit.paragraphs.stop
            if where not in numbers:
                sources.append(Source(texts.cite(hit.report, hit.paragraphs), hit.report.url))
                numbers[where] = len(sources)
            quotations.append(Quotation(_parts(hit), numbers[where]))
        words = [texts.support(answer.support), texts.lacking(answer) if answer.answered else ""]
        sections.append(Section(on_one_line(question), " · ".join(filter(None, words)), tuple(quotations)))
    return Transcript(tuple(sections), tuple(sources))


def _parts(hit: Hit) -> tuple[Part, ...]:
    text, (before, after) = hit.passage.text, ellipses(hit.passage.text, hit.window)
    inside = [Part(text[piece.start : piece.end], piece.inside) for piece in pieces(hit, hit.window, ())]
    return tuple(part for part in (Part(before, False), *inside, Part(after, False)) if part.text)
