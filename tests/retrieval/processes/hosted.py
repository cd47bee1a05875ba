"""What the tests have done in other processes, which would take as long again to load pytest."""

import os
import re
import threading
import time
from pathlib import Path

from retrieval.errors import CorpusError
from retrieval.processes import tell
from retrieval.reasons import Code


def tells(number):
    tell(f"at {number}")
    return 2 * number


class Fussy(Exception):
    """Like errors of some libraries: pickle cannot make it anew."""

    def __init__(self, words, more):
        super().__init__(f"{words} {more}")


class Repeater:
    """What is hosted; it can be made where the folder is that it is told of.

    Args:
        folder: Which.
    """

    def __init__(self, folder=None):
        if folder is not None and not folder.is_dir():
            raise CorpusError(Code.NO_CORPUS, folder=folder)

    def __enter__(self):
        return self

    def __exit__(self, *error):
        pass

    def repeat(self, text, times):
        return text * times

    def rest(self, seconds):
        time.sleep(seconds)
        return "awake"

    def works_on(self, seconds):
        until = time.process_time() + seconds
        while time.process_time() < until:
            pass
        return "done"

    def has_a_lock(self):
        return [threading.Lock()]

    def fails(self, words):
        raise Fussy(words, "of two arguments")

    def lets_no_thread_run(self, pipe):
        Path(pipe).write_bytes(b"begun")
        # Python's regular expressions go on for ever here, and hold the lock that all threads share.
        return re.match("(a+)+$", "a" * 60 + "b")

    def signals(self, number):
        os.kill(os.getpid(), number)
        return "still here"
