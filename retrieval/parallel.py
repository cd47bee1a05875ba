"""Work in other processes: ordered, with few batches under way, and only where there is much to do.

Tokenising is nearly all the cost of indexing, and Python's threads do not share it; the same goes for many questions
at once. The first batches are done in this process; if more come, workers are started (spawned: a forked copy of a
process with threads may hang). Those that tokenise get the tokeniser itself, so that nothing can differ. All ignore
Ctrl-C, which the caller handles, and leave when the caller dies.
"""

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial
from typing import Any, Final, TypeVar

import numpy as np
from numpy.typing import NDArray

from retrieval import blocks
from retrieval.postings import invert
from retrieval.tokens import Tokenizer

Batch = TypeVar("Batch")
Part = TypeVar("Part")
Result = TypeVar("Result")

Texts = Sequence[tuple[str, Sequence[str]]]
"""Reports to invert: the title of each, and the text of its passages."""

Encoded = tuple[NDArray[np.int32], list[tuple[str, bytes]]]
"""Index terms of each passage, in the order given, and the blocks of their postings."""

ALONE: Final = 2
"""Batches done in this process before others are started, which takes them a while."""

AHEAD: Final = 2
"""Batches under way for each worker: one in work and one waiting."""

_tokenizer: Tokenizer | None = None
"""A worker's own."""


def encode_texts(tokenizer: Tokenizer, texts: Texts) -> Encoded:
    """Tokenise and invert passages.

    The title is indexed with each passage: it often names what the passage then leaves unsaid.
    """
    passages: list[list[str]] = []
    for title, parts in texts:
        title_terms = tokenizer.terms(title)
        passages += [title_terms + tokenizer.terms(part) for part in parts]
    segment, inverted = invert(dict(enumerate(passages)))
    return segment.lengths.astype(np.int32), list(blocks.encode(inverted, segment.size))


def encode_all(
    tokenizer: Tokenizer, batches: Iterable[Batch], texts: Callable[[Batch], Texts], *, workers: int
) -> Generator[tuple[Batch, Encoded], None, None]:
    """Tokenise and invert batches of passages, in this process and others.

    Args:
        tokenizer: Makes the index terms.
        batches: Whatever the caller wants back with the result.
        texts: The passages of a batch.
        workers: Other processes at most; under 2, none are started.

    Yields:
        Each batch with its postings, in the order given. Close the generator to stop the workers.
    """
    here = partial(encode_texts, tokenizer)
    return in_order(batches, texts, here, _encode, (_take_tokenizer, tokenizer), workers=workers)


def in_order(
    batches: Iterable[Batch],
    part: Callable[[Batch], Part],
    here: Callable[[Part], Result],
    there: Callable[[Part], Result],
    start: tuple[Any, ...],
    *,
    workers: int,
) -> Generator[tuple[Batch, Result], None, None]:
    """Do something to batches, in this process and others.

    Args:
        batches: Whatever the caller wants back with the result.
        part: What is needed of a batch; it is sent to a worker.
        here: Does it in this process.
        there: Does it in a worker; a function of a module.
        start: What a worker calls before all else, and its arguments.
        workers: Other processes at most; under 2, none are started.

    Yields:
        Each batch with its result, in the order given. Close the generator to stop the workers.
    """
    waiting: deque[tuple[Batch, Future[Result]]] = deque()
    pool: ProcessPoolExecutor | None = None
    try:
        for number, batch in enumerate(batches):
            if workers < 2 or number < ALONE:
                yield batch, here(part(batch))
                continue
            if pool is None:
                context = multiprocessing.get_context("spawn")
                pool = ProcessPoolExecutor(workers, context, _start, start)
            with spared_from_ctrl_c():
                waiting.append((batch, pool.submit(there, part(batch))))
            while waiting and (len(waiting) >= AHEAD * workers or waiting[0][1].done()):
                yield _finished(waiting)
        while waiting:
            yield _finished(waiting)
    finally:
        if pool is not None:
            pool.shutdown(cancel_futures=True)


def default_workers() -> int:
    """A process for each core that this one may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@contextmanager
def spared_from_ctrl_c() -> Iterator[None]:
    """Processes started meanwhile never see Ctrl-C, not even before they ignore it; for this one it is put off."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _finished(waiting: deque[tuple[Batch, Future[Result]]]) -> tuple[Batch, Result]:
    batch, future = waiting.popleft()
    return batch, future.result()


def _start(first: Callable[..., None], *arguments: object) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=leave_with_the_caller, daemon=True).start()
    first(*arguments)


def _take_tokenizer(tokenizer: Tokenizer) -> None:
    global _tokenizer
    _tokenizer = tokenizer


def leave_with_the_caller() -> None:
    """In a process that was started: end it when the one that started it has ended, however that came."""
    caller = multiprocessing.parent_process()
    if caller is not None:
        caller.join()
        os._exit(1)


def _encode(texts: Texts) -> Encoded:
    assert _tokenizer is not None
    return encode_texts(_tokenizer, texts)
