"""Damage for some minutes by the clock: `python -m tests.fuzz 10 tests/fuzz/test_lists.py`, or each file without names.

`-k '[doc]' -k '[xls]'` has those minutes each for the tests of a file that pytest selects so, one after the other. Says
of each how many examples were tried, and ends with what pytest says of the first that fails.
"""

import argparse
import itertools
import os
import re
import subprocess
import sys
import time
from pathlib import Path

_TRIED = re.compile(r"- (\d+) passing")
_LONGEST_STEP = 20
_OURS = "damaged or any"


def damage(tests: str, minutes: float, kind: str) -> int:
    """Run some tests again and again, each time with other examples; returns how pytest ended.

    Args:
        tests: A file of them.
        minutes: By the clock.
        kind: Which of them, as pytest's `-k` takes it; "" for all.
    """
    wanted = f"({_OURS}) and ({kind})" if kind else _OURS
    began, tried, times = time.monotonic(), 0, 1.0
    for seed in itertools.count(1):
        step = time.monotonic()
        command = [sys.executable, "-m", "pytest", "-q", "-n", "0", "-p", "no:cacheprovider", "--timeout=1800", tests]
        done = subprocess.run(
            [*command, f"--hypothesis-seed={seed}", "--hypothesis-show-statistics", "-k", wanted],
            env=os.environ | {"WENJU_FUZZ": str(times)},
            stdout=subprocess.PIPE,
            text=True,
            check=False,
        )
        tried += sum(int(found[1]) for found in _TRIED.finditer(done.stdout))
        if done.returncode:
            sys.stdout.write(done.stdout)
            break
        now = time.monotonic()
        left = 60 * minutes - (now - began)
        if left <= 0:
            break
        # What starting costs is shared by more of them, and the end is met.
        times *= min(_LONGEST_STEP, max(0.1, left / (now - step)))
    spent = (time.monotonic() - began) / 60
    failed = ", of which one fails" if done.returncode else ""
    name = f"{tests} {kind}".rstrip()
    sys.stdout.write(f"{name}: {tried} examples in {spent:.1f} minutes{failed}\n")
    sys.stdout.flush()
    return done.returncode


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("minutes", type=float)
    parser.add_argument("tests", nargs="*", default=sorted(map(str, Path(__file__).parent.glob("test_*.py"))))
    parser.add_argument("-k", dest="kinds", action="append", metavar="EXPRESSION")
    asked = parser.parse_args()
    sys.exit(max(damage(tests, asked.minutes, kind) for tests in asked.tests for kind in asked.kinds or [""]))
