"""A console of rich that prints what it is given: no markup, no emoji codes, no guessing at numbers."""

from typing import TextIO

from rich.console import Console
from rich.theme import Theme

# rich shows the time of a progress bar in yellow and cyan, which cannot be read on a white background.
_THEME = Theme({"progress.elapsed": "default", "progress.remaining": "default"})

# A pipe has no width: nothing is wrapped or cut there.
_ENDLESS = 1_000_000


class DrawnConsole(Console):
    """Where colours are shown; long lines are left to the terminal to wrap, so that copied text has no breaks of ours.

    Args:
        stream: Where to print.
    """

    def __init__(self, stream: TextIO) -> None:
        super().__init__(
            file=stream,
            markup=False,
            emoji=False,
            highlight=False,
            soft_wrap=True,
            width=None if stream.isatty() else _ENDLESS,
            theme=_THEME,
        )

    def on_broken_pipe(self) -> None:
        """Leave it to `bot.cli`; rich would end the process here with status 1."""
        raise BrokenPipeError
