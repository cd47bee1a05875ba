"""The commands: open the index, call the engine, print.

`wenju --help` and a misspelt option come from here, so these modules import at their head only what costs nothing
(a test counts); what a command works with it imports when it is run.
"""

import atexit
import gc
import os
import sys
from collections.abc import Sequence
from typing import Final, NoReturn

YOUNG: Final = 100_000
"""Objects made before the garbage collector looks for garbage: more than all that is loaded for a question."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command.

    Args:
        arguments: Of the command line, without the program's name; None takes `sys.argv`.

    Returns:
        The exit status (see `bot.cli.running`); whatever went wrong has been said in one line on standard error.
    """
    # A fifth of the time of `wenju ask` went into looking for garbage in what is loaded.
    gc.set_threshold(YOUNG)
    # Nothing here multiplies matrices; threads for that took 17 ms of each start, plugins of pydantic, of which there
    # are none, 5 ms.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    # Only now, since loading is what this is about.
    from bot.cli.running import run

    return run(arguments)


def as_program() -> NoReturn:
    """Run the command that was typed, and end the process: what `wenju` is in a shell."""
    status = main()
    import threading  # there by now

    if all(thread.daemon or thread is threading.main_thread() for thread in threading.enumerate()):
        # Nobody is waited for. Python would take apart all that was loaded, a twentieth of the time of `wenju ask`.
        atexit._run_exitfuncs()
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                stream.flush()
        os._exit(status)
    sys.exit(status)
