"""Running a command: the one place where errors become exit statuses.

Exit statuses: 0 done; 1 an error; 2 wrong usage or setting; 3 a reindex in which files failed; 130 Ctrl-C;
141 the reader of a pipe left.
"""

import os
import shutil
import sys
from collections.abc import Sequence
from contextlib import suppress
from copy import copy
from pathlib import Path
from typing import TYPE_CHECKING, Final

import typer
from typer.core import TyperGroup

# Each registers its commands.
from bot.cli import (  # noqa: F401
    asking,
    backup,
    citing,
    collecting,
    evaluating,
    feeding,
    folder,
    for_programs,
    reports,
    serving,
    starting,
    weekly,
)
from bot.cli.app import app
from bot.cli.usage import usage
from bot.errors import DEBUG, UsageError
from bot.untrusted import for_terminal
from retrieval.errors import WenjuError

if TYPE_CHECKING:
    from bot.texts import TerminalTexts

ERROR: Final = 1
USAGE_STATUS: Final = 2
INTERRUPTED: Final = 130
PIPE_CLOSED: Final = 141

_LEAST_WIDTH: Final = 20
_USUAL_WIDTH: Final = 50

COMPLETE: Final = "_WENJU_COMPLETE"
"""How a shell asks for completions, by the script of `wenju --install-completion`."""


def run(arguments: Sequence[str] | None) -> int:
    """Run one command, as `bot.cli.main` does."""
    _open_what_is_closed()
    for stream in (sys.stdout, sys.stderr):
        # A terminal of another encoding gets "?" for what it cannot show.
        with suppress(AttributeError):
            stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    typed = list(sys.argv[1:] if arguments is None else arguments)
    command = program(typed[:1])
    try:
        if wanted := os.environ.get(COMPLETE):
            from typer.completion import shell_complete

            return shell_complete(command, {}, "wenju", COMPLETE, wanted)
        with command.make_context("wenju", typed, terminal_width=_width()) as context:
            command.invoke(context)
        sys.stdout.flush()
    except typer.Exit as done:
        return done.exit_code
    except typer.TyperException as error:
        return _fail(usage(error, _texts()), USAGE_STATUS)
    except WenjuError as error:
        return _fail(_texts().explain(error), USAGE_STATUS if isinstance(error, UsageError) else ERROR)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        _let_output_go()
        return PIPE_CLOSED
    except Exception as error:  # noqa: BLE001 - the last door: whatever comes here becomes one line
        if os.environ.get(DEBUG):
            import traceback  # wanted by nobody else

            traceback.print_exc()
        _let_output_go()
        return _fail(f"{type(error).__name__}: {error} ({DEBUG}=1 shows where)", ERROR)
    return 0


def program(named: Sequence[str] = ()) -> TyperGroup:
    """All commands as one; their help is not shortened in the list of them, however narrow the terminal.

    Args:
        named: What may be the name of one: then the others, which take 5 ms, are left out.
    """
    chosen = copy(app)
    if wanted := [one for one in app.registered_commands if one.name in named]:
        chosen.registered_commands = wanted
    command = typer.main.get_command(chosen)
    assert isinstance(command, TyperGroup)
    for one in command.commands.values():
        one.short_help = one.help
    return command


def _width() -> int | None:
    """How wide help is where a terminal is narrower than what the library takes for the least; None elsewhere."""
    columns = shutil.get_terminal_size().columns - 2
    return max(columns, _LEAST_WIDTH) if columns < _USUAL_WIDTH else None


def _texts() -> "TerminalTexts":
    """The sentences in the owner's language."""
    from bot.config import read_language
    from bot.texts.setup import owner_texts

    return owner_texts(read_language())


def _open_what_is_closed() -> None:
    """Let output go nowhere where it was closed from the beginning, `wenju … >&-`: Python has None in its place."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115 - until the end


def _let_output_go() -> None:
    """Keep Python, which flushes standard output once more at exit, from meeting a closed pipe or full disk again."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _fail(problem: object, status: int) -> int:
    line = " ".join(for_terminal(str(problem)).split())
    sys.stderr.write(f"wenju: {line}\n")
    return status
