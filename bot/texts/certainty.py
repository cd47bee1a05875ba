"""How sure an answer is, in one of three words."""

from enum import Enum, auto

from retrieval.types import Answer


class Certainty(Enum):
    """A confidence in words."""

    CLEAR = auto()
    POSSIBLE = auto()
    DECLINED = auto()


def certainty(answer: Answer) -> Certainty:
    """How sure an answer is, in one of three words."""
    words = {"clear": Certainty.CLEAR, "possible": Certainty.POSSIBLE, "none": Certainty.DECLINED}
    return words[answer.support]
