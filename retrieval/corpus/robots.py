"""What a host's robots.txt (RFC 9309) lets a program of one name fetch, however large or hostile the file is."""

import re
from typing import Final

from protego import Protego

_AGENT_LINE: Final = re.compile(r"\s*user[-\s]*agent\b[\s:]*([^#]*)", re.IGNORECASE)
_OTHER: Final = "other"


def allows(robots: bytes, url: str, agent: str) -> bool:
    """Whether a page may be fetched.

    Args:
        robots: The file; empty where the host has none.
        url: Of the page.
        agent: The name of the program, in small letters.
    """
    text = robots.decode("utf-8-sig", errors="replace")
    rules = "\n".join(_line_for(agent, line) for line in text.splitlines())
    return Protego.parse(rules).can_fetch(url, agent)


def _line_for(agent: str, line: str) -> str:
    """A line with one name for all programs but this one.

    Protego keeps all rules of a group for each name of it: 500 KB of names and rules would make millions.
    """
    found = _AGENT_LINE.match(line)
    if not found:
        return line
    name = found[1].strip()
    bare = name.replace("*", "").strip().lower()
    if bare and bare != agent:
        name = _OTHER
    return f"User-agent: {name}"
