"""numba makes searching faster where it works, and is never needed."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ASK = """
import logging, sys
logging.basicConfig()
from retrieval.index.compiled.loading import load_loops, loops
early = [loops(wanted=True) for _ in range(8)]
print(early == [None] * 8, "numba" in sys.modules)
loops(wanted=True)
print(load_loops(), loops(wanted=True) is not None)
"""


def ask(**environment):
    done = subprocess.run(
        [sys.executable, "-c", ASK], capture_output=True, text=True, check=True, env={**os.environ, **environment}
    )
    return done.stdout.splitlines(), done.stderr


@pytest.mark.usefixtures("compiled_once")
def test_the_loops_are_loaded_beside_a_conversation_not_for_a_single_question():
    assert ask() == (["True False", "True True"], "")


def test_a_numba_that_does_not_work_is_reported_and_done_without(tmp_path):
    (tmp_path / "numba.py").write_text("raise ImportError('libLLVM is of another machine')", encoding="utf-8")

    found, log = ask(PYTHONPATH=os.pathsep.join([str(tmp_path), str(Path.cwd())]))

    assert found == ["True False", "False False"]
    assert "searching goes on without it" in log
