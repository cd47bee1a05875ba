"""Text of whoever wrote it, made fit to be shown: it must steer neither a terminal nor a reader's eye."""

import re

from retrieval.controls import CONTROLS, ESCAPE_SEQUENCE, SEQUENCE

_STEERING = re.compile(rf"[{CONTROLS}]{SEQUENCE}")
# Compiled where it is used: a terminal has no need of it.
_STEERING_OR_BROKEN = rf"[{CONTROLS}]{ESCAPE_SEQUENCE}"
_NO_CHARACTER = re.compile("[\ud800-\udfff\ufffe\uffff]")


def for_terminal(text: str) -> str:
    """Text that cannot steer a terminal: without controls and the sequences they begin, save the line break."""
    return _whole(_STEERING.sub("", text.replace("\t", " ")))


def on_one_line(text: str) -> str:
    """The same for a name or a title: a file's name may hold a line break too, and begin a line that is not ours."""
    return for_terminal(text).replace("\n", " ")


def for_telegram(text: str) -> str:
    """Text that Telegram can carry: each control, with the sequence an ESC begins, a space, save the line break."""
    return _whole(re.sub(_STEERING_OR_BROKEN, " ", text.replace("\t", " ")))


def _whole(text: str) -> str:
    """Without halves of pairs, as which broken bytes arrive: no encoding can write them; nor what XML forbids."""
    return _NO_CHARACTER.sub("\ufffd", text)
