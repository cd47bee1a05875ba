"""What a check found: good, worth a note, or a problem with what to do about it."""

from dataclasses import dataclass
from typing import Literal

from retrieval.reasons import Reason

Matter = Literal[
    "access",
    "admins",
    "clock",
    "cluster",
    "corpus",
    "database",
    "delivery",
    "fingerprint",
    "index",
    "inline mode",
    "keys",
    "meaning",
    "privacy mode",
    "proxy",
    "reports",
    "settings",
    "telegram",
    "token",
    "updates",
    "webhook",
]


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the doctor.

    Attributes:
        matter: What was looked at.
        state: "good", "note" (works, but the owner may not want it so) or "problem".
        seen: What was seen.
        remedy: What to do; None where all is good, or what was seen says it.
    """

    matter: Matter
    state: Literal["good", "note", "problem"]
    seen: Reason
    remedy: Reason | None = None


def good(matter: Matter, seen: Reason) -> Finding:
    """Nothing to do."""
    return Finding(matter, "good", seen)


def note(matter: Matter, seen: Reason, remedy: Reason) -> Finding:
    """Works, but may not be meant so."""
    return Finding(matter, "note", seen, remedy)


def problem(matter: Matter, seen: Reason, remedy: Reason | None = None) -> Finding:
    """Does not work."""
    return Finding(matter, "problem", seen, remedy)
