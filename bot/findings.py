"""What a check found: good, worth a note, or a problem with what to do about it."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the doctor.

    Attributes:
        matter: What was looked at: "token".
        state: "good", "note" (works, but the owner may not want it so) or "problem".
        words: What was seen.
        remedy: What to do; empty where all is good.
    """

    matter: str
    state: Literal["good", "note", "problem"]
    words: str
    remedy: str = ""

    def __str__(self) -> str:
        """`problem  token: Telegram rejects it -> ask @BotFather`."""
        line = f"{self.state:<8} {self.matter}: {self.words}"
        return f"{line} -> {self.remedy}" if self.remedy else line


def good(matter: str, words: str) -> Finding:
    """Nothing to do."""
    return Finding(matter, "good", words)


def note(matter: str, words: str, remedy: str) -> Finding:
    """Works, but may not be meant so."""
    return Finding(matter, "note", words, remedy)


def problem(matter: str, words: str, remedy: str) -> Finding:
    """Does not work."""
    return Finding(matter, "problem", words, remedy)
