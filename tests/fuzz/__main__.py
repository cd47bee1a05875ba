"""Damage for some minutes by the clock: `python -m tests.fuzz 10 tests/fuzz/test_lists.py`, or each file without names.

Without names the properties of all other tests come last, together. `-k '[doc]' -k '[xls]'` has those minutes each for
the tests of a file that pytest selects so, one after the other. Says of each how many examples were tried, and ends
with what pytest says of the first that fails.
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
_HERE = Path(__file__).parent
_OURS = "damaged or any"
_OTHERS = "the properties of other tests"


def damage(tests: str, minutes: float, kind: str) -> int:
    """Run some tests again and again, each time with other examples; returns how pytest ended.

    Args:
        tests: A file of them, or `_OTHERS`.
        minutes: By the clock.
        kind: Which of them, as pytest's `-k` takes it; "" for all.
    """
    if tests == _OTHERS:
        selected = [*_properties(), "-m", "hypothesis", *(("-k", kind) if kind else ())]
    else:
        selected = [tests, "-k", f"({_OURS}) and ({kind})" if kind else _OURS]
    began, tried, times = time.monotonic(), 0, 1.0
    for seed in itertools.count(1):
        step = time.monotonic()
        command = [sys.executable, "-m", "pytest", "-q", "-n", "0", "-p", "no:cacheprovider", "--timeout=1800"]
        done = subprocess.run(
            [*command, f"--hypothesis-seed={seed}", "--hypothesis-show-statistics", *selected],
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


def _properties() -> list[str]:
    """The files elsewhere whose tests are tried with examples."""
    others = (path for path in _HERE.parent.rglob("test_*.py") if path.parent != _HERE)
    return sorted(str(path) for path in others if "@given" in path.read_text("utf-8"))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("minutes", type=float)
    parser.add_argument("tests", nargs="*", default=[*sorted(map(str, _HERE.glob("test_*.py"))), _OTHERS])
    parser.add_argument("-k", dest="kinds", action="append", metavar="EXPRESSION")
    asked = parser.parse_args()
    sys.exit(max(damage(tests, asked.minutes, kind) for tests in asked.tests for kind in asked.kinds or [""]))
