"""Passages -> the blocks of their postings, in this process and in workers, which share the dictionary.

The dictionary is written into a folder when the first worker is started, and mapped by each: sent through a pipe, it
kept the sender waiting until the worker had imported all it needs, and took its memory once more.
"""

import tempfile
from collections.abc import Callable, Generator, Iterable
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any, Final, TypeVar

import numpy as np
from numpy.typing import NDArray

from retrieval import blocks
from retrieval.inversion import Texts, invert_texts
from retrieval.lattice import Lattice
from retrieval.parallel import in_order
from retrieval.postings import invert
from retrieval.tokens import Tokenizer

Batch = TypeVar("Batch")
Part = TypeVar("Part")
Result = TypeVar("Result")

Encoded = tuple[NDArray[np.int32], list[tuple[str, bytes]]]
"""Index terms of each passage, in the order given, and the blocks of their postings."""

FEW: Final = 400
"""Passages that are tokenised one by one where the dictionary is not yet a `Lattice`: making it takes as long."""

_lattice: Lattice | None = None
"""A worker's own."""


def encode_texts(words: Tokenizer | Lattice, texts: Texts) -> Encoded:
    """Tokenise, invert and code passages, each with the title of its report: it often names what they leave unsaid.

    Args:
        words: Finds the words: a tokeniser, or what it has for much text.
        texts: The passages.
    """
    if isinstance(words, Tokenizer):
        if sum(len(parts) for _, parts in texts) < FEW and not words.has_lattice:
            return _encode_few(words, texts)
        words = words.lattice
    lengths, inverted = invert_texts(words, texts)
    return lengths, list(blocks.encode(inverted, lengths.size))


def _encode_few(tokenizer: Tokenizer, texts: Texts) -> Encoded:
    passages: list[list[str]] = []
    for title, parts in texts:
        title_terms = tokenizer.terms(title)
        passages += [title_terms + tokenizer.terms(part) for part in parts]
    segment, inverted = invert(dict(enumerate(passages)))
    return segment.lengths.astype(np.int32), list(blocks.encode(inverted, segment.size))


def with_words(
    tokenizer: Tokenizer,
    batches: Iterable[Batch],
    part: Callable[[Batch], Part],
    work: Callable[[Tokenizer | Lattice, Part], Result],
    *,
    workers: int,
) -> Generator[tuple[Batch, Result], None, None]:
    """Do something to batches that needs the words of their text, in this process and others.

    Args:
        tokenizer: Finds the words.
        batches: Whatever the caller wants back with the result.
        part: What is needed of a batch; it is sent to a worker.
        work: Does it, with what finds the words; a function of a module, or a partial of one.
        workers: Other processes at most; under 2, none are started.

    Yields:
        Each batch with its result, in the order given. Close the generator to stop the workers.
    """
    with tempfile.TemporaryDirectory(prefix="wenju-", ignore_cleanup_errors=True) as folder:
        start = (_take_lattice, _Shared(tokenizer, Path(folder)))
        here, there = partial(work, tokenizer), partial(_with_lattice, work)
        with closing(in_order(batches, part, here, there, start, workers=workers)) as found:
            yield from found


class _Shared:
    """A tokeniser's lattice, that is written only when this is pickled, and unpickled is the lattice."""

    def __init__(self, tokenizer: Tokenizer, folder: Path) -> None:
        self._tokenizer = tokenizer
        self._folder = folder

    def __reduce__(self) -> tuple[Callable[..., Lattice], tuple[Any, ...]]:
        try:
            self._tokenizer.lattice.save(self._folder)
        except OSError:  # The disk is full, say; the pipe takes longer.
            return _itself, (self._tokenizer.lattice,)
        return Lattice.load, (self._folder,)


def _itself(lattice: Lattice) -> Lattice:
    return lattice


def _take_lattice(lattice: Lattice) -> None:
    global _lattice
    _lattice = lattice


def _with_lattice(work: Callable[[Tokenizer | Lattice, Part], Result], part: Part) -> Result:
    assert _lattice is not None
    return work(_lattice, part)
