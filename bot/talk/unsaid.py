"""Which words of a question are nowhere in what is shown of its answer, so that it may be said that they are not."""

from retrieval.analysis import normalise
from retrieval.types import Answer


def unsaid(answer: Answer, *, beside: bool) -> list[str]:
    """What an answer lacks, but for words that its reader sees in the paragraphs it cites.

    A word may stand there and yet not be said of what is asked; who reads 学费 would not believe that it is missing.

    Args:
        answer: One that lacks something.
        beside: Whether its short answers are shown beside each other, and not the first hit alone.
    """
    first = answer.hits[0]
    places = [(answer.hits[choice.rank - 1], choice.words) for choice in answer.choices] if beside else []
    said = normalise(
        "\n".join(f"{hit.report.title}\n{hit.lines_of(part)}" for hit, part in places or [(first, first.window)])
    )
    return [word for word in answer.lacks if normalise(word) not in said]
