"""Question sets asked by several processes."""

import multiprocessing
from dataclasses import replace

import pytest

from retrieval.errors import WorkerLost
from retrieval.evaluation import Evaluation, QuestionSet, asking, evaluate, read_question_set
from retrieval.options import Options
from tests.own_set import write_own_set


@pytest.fixture
def questions(tmp_path, monkeypatch) -> QuestionSet:
    monkeypatch.setattr(asking, "_BATCH", 4)
    write_own_set(tmp_path / "own")
    return read_question_set(tmp_path / "own")


def without_times(found: Evaluation) -> Evaluation:
    """Computers are never twice as fast as before."""
    results = tuple(replace(result, milliseconds=0.0) for result in found.results)
    return replace(found, results=results, milliseconds=0.0)


def test_several_processes_find_what_one_finds_in_the_same_order(questions):
    steps: list[tuple[int, int]] = []
    processes = set()

    def step(done: int, total: int) -> None:
        steps.append((done, total))
        processes.update(multiprocessing.active_children())

    alone = evaluate(questions, Options(meaning=False, workers=1))
    shared = evaluate(questions, Options(meaning=False, workers=2), step=step)

    assert without_times(shared) == without_times(alone)
    assert steps == [(min(done, 38), 38) for done in range(4, 42, 4)]
    assert len(processes) == 2
    assert all(result.milliseconds > 0 for result in shared.results)
    assert multiprocessing.active_children() == []


def test_a_killed_process_is_told(questions):
    def step(_done: int, _total: int) -> None:
        for process in multiprocessing.active_children():
            process.kill()

    with pytest.raises(WorkerLost, match="WENJU_WORKERS=1"):
        evaluate(questions, Options(meaning=False, workers=2), step=step)
