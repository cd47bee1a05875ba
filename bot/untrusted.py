"""Text of whoever wrote it, made fit to be shown: it must steer neither a terminal nor a reader's eye."""

import re

from retrieval.controls import CONTROLS

# Whole escape sequences first, then what is left of controls.
_STEERING = re.compile(rf"\x1b\[[0-?]*[ -/]*[@-~]|\x1b[\]PX^_][^\x07\x1b\x9c]*(?:\x07|\x1b\\|\x9c)|[{CONTROLS}]")
_UNSEEN = re.compile(f"[\t{CONTROLS}]")
_SURROGATE = re.compile("[\ud800-\udfff]")


def for_terminal(text: str) -> str:
    """Text that cannot steer a terminal: without escape sequences and controls, save the line break."""
    return _whole(_STEERING.sub("", text.replace("\t", " ")))


def for_telegram(text: str) -> str:
    """Text that Telegram can carry: each control a space, save the line break."""
    return _whole(_UNSEEN.sub(" ", text))


def _whole(text: str) -> str:
    """A broken byte arrives as half of a pair, which no encoding can write."""
    return _SURROGATE.sub("\ufffd", text)
