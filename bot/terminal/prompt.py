"""Reading a line from a terminal: editing, history between runs, Ctrl-C and Ctrl-D as people expect."""

from collections.abc import Iterable
from pathlib import Path

import platformdirs
from prompt_toolkit import PromptSession
from prompt_toolkit.completion import Completer
from prompt_toolkit.history import FileHistory, History, InMemoryHistory
from prompt_toolkit.output import create_output
from prompt_toolkit.shortcuts import CompleteStyle

from bot.private_files import for_its_owner
from bot.texts import TerminalTexts


def history_path() -> Path:
    """Where questions typed into the REPL are kept, readable by their owner alone."""
    return platformdirs.user_data_path("wenju", appauthor=False) / "history"


class Prompt:
    """A line editor on the terminal.

    Args:
        path: The history file, made when missing. Where that cannot be, history lasts until the person leaves
            and `problem` says why.
        completer: What Tab completes.

    Attributes:
        path: The history file.
        problem: Why it cannot be used; None where it can.
    """

    def __init__(self, path: Path, completer: Completer | None = None) -> None:
        self.path = path
        self.problem: str | None = None
        history: History
        try:
            history = _open_history(path)
        except OSError as error:
            history = InMemoryHistory()
            self.problem = error.strerror or str(error)
        # Answers may go through a pipe while a person types: then the prompt is shown on standard error.
        self._session: PromptSession[str] = PromptSession(
            history=history,
            output=create_output(always_prefer_tty=True),
            completer=completer,
            complete_while_typing=False,
            complete_style=CompleteStyle.READLINE_LIKE,
        )

    def read(self, texts: TerminalTexts, above: str = "") -> str | None:
        """Read one line.

        Ctrl-C clears what is typed; on an empty line it warns, and leaves when pressed again. Ctrl-D leaves.

        Args:
            texts: The reader's language.
            above: Stands on a line of its own above what is typed: which reports are asked.

        Returns:
            The line; None when the person leaves.
        """
        warned = False
        while True:
            try:
                return self._session.prompt([("italic", f"{above}\n" if above else ""), ("", texts.prompt)])
            except EOFError:
                return None
            except KeyboardInterrupt:
                if self._session.default_buffer.text:
                    warned = False
                elif warned:
                    return None
                else:
                    warned = True
                    self._session.output.write(f"{texts.press_again}\n")
                    self._session.output.flush()


class _History(FileHistory):
    """A history file that takes whatever a terminal can send and survives losing its place."""

    def load_history_strings(self) -> Iterable[str]:
        try:
            return list(super().load_history_strings())
        except OSError:
            return []

    def store_string(self, string: str) -> None:
        # A broken byte arrives as a lone surrogate, which UTF-8 cannot write.
        readable = string.encode("utf-8", errors="replace").decode("utf-8")
        try:
            super().store_string(readable)
        except OSError:
            # The disk is full or the file went read-only: the question matters more than its record.
            return


def _open_history(path: Path) -> History:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with open(path, "ab", opener=for_its_owner):
        pass
    return _History(str(path))
