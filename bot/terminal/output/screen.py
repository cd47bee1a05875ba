"""What of a terminal is limited: how many lines it shows at once, and how wide they are."""

import io
import os
import re
import shlex
import shutil
import signal
import subprocess
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import IO, Any, cast

from rich.cells import cell_len
from rich.console import Console
from rich.padding import Padding
from rich.text import Text

_ESCAPES = re.compile(r"\x1b\[[0-9;]*m|\x1b\]8;[^\x1b]*\x1b\\")
_ENTRY = re.compile(r" +(?:(?P<name>\S+(?: \S+)*?) {2,})?(?P<words>\S.*)")
_INDENT = 4


@contextmanager
def paged(console: Console) -> Iterator[Console]:
    """A console whose output goes through a pager, once it is longer than the screen.

    The pager is what `PAGER` names, else less; there is none where the output is no terminal, or no such program.
    """
    out = console.file
    command = _pager() if out.isatty() and os.environ.get("TERM") != "dumb" else []
    if not command:
        yield console
        return
    screen = _Screen(out, command, console.width, console.height)
    console.file = cast("IO[str]", screen)
    try:
        yield console
    finally:
        console.file = out
        screen.end()


def show_entries(console: Console, text: str) -> None:
    """Print lines of which some are a name and, behind blanks, what it does: below it where they do not fit beside."""
    for line in text.splitlines():
        entry = _ENTRY.fullmatch(line)
        if not entry or cell_len(line) <= console.width:
            console.print(Text(line))
            continue
        if entry["name"]:
            console.print(Text(f"  {entry['name']}"))
        console.print(Padding(Text(entry["words"]), (0, 0, 0, _INDENT)), soft_wrap=False)


def stacked(row: Sequence[str]) -> str:
    """A row of the list of reports where there is no room for columns: what it is called, and below it the rest."""
    number, title, source, published, _, key = row
    return f"{number}  {title}\n    " + " · ".join(fact for fact in (source, published, key) if fact)


def _pager() -> list[str]:
    """The pager's command; empty where there is none."""
    with suppress(ValueError):
        command = shlex.split(os.environ.get("PAGER", "less"))
        if command and shutil.which(command[0]):
            return command
    return []


class _Screen(io.TextIOBase):
    """Holds what is written until it is more than a screen, then hands it on to a pager as it comes."""

    def __init__(self, out: IO[str], command: list[str], width: int, height: int) -> None:
        self._out = out
        self._command = command
        self._width = width
        self._room = height - 1
        self._held: list[str] = []
        self._pager: subprocess.Popen[str] | None = None
        self._before: Any = None

    @property
    def encoding(self) -> str:  # type: ignore[override]
        """That of the terminal, which decides what rich draws with."""
        return str(getattr(self._out, "encoding", "utf-8"))

    def isatty(self) -> bool:
        """It ends up on one."""
        return True

    def write(self, text: str) -> int:
        """Hold it, or hand it on."""
        if self._pager:
            self._hand_on(text)
            return len(text)
        self._held.append(text)
        self._room -= sum(self._rows(line) for line in text.splitlines())
        if self._room < 0:
            self._begin()
        return len(text)

    def end(self) -> None:
        """Print what fits on the screen; else wait until the person has left the pager."""
        if not self._pager:
            self._out.write("".join(self._held))
            self._out.flush()
            return
        assert self._pager.stdin
        with suppress(BrokenPipeError):
            self._pager.stdin.close()
        self._pager.wait()
        if self._before is not None:
            signal.signal(signal.SIGINT, self._before)

    def _begin(self) -> None:
        # -R shows colours; -X leaves on the screen what was read last.
        environment = {"LESS": "-RX", "LESSCHARSET": "utf-8", **os.environ}
        try:
            self._pager = subprocess.Popen(  # noqa: S603 - whoever sets PAGER may run anything already
                self._command, stdin=subprocess.PIPE, env=environment, text=True, encoding="utf-8", errors="replace"
            )
        except OSError:
            self._room = 1 << 62
            return
        if threading.current_thread() is threading.main_thread():
            # Ctrl-C is for the pager, as long as it is there.
            self._before = signal.signal(signal.SIGINT, signal.SIG_IGN)
        self._hand_on("".join(self._held))

    def _hand_on(self, text: str) -> None:
        assert self._pager
        assert self._pager.stdin
        # Whoever has seen enough leaves before the end.
        with suppress(BrokenPipeError):
            self._pager.stdin.write(text)

    def _rows(self, line: str) -> int:
        return max(1, -(-cell_len(_ESCAPES.sub("", line)) // self._width))
