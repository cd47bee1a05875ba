"""Passages -> the blocks of their postings, in this process and in workers, which share the dictionary.

The dictionary is written into a folder when the first worker is started, and mapped by each: sent through a pipe, it
kept the sender waiting until the worker had imported all it needs, and took its memory once more.
"""

import shutil
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, Final, TypeVar

import numpy as np
from numpy.typing import NDArray

from retrieval.analysis import Lattice, Tokenizer
from retrieval.index import TitledPassages, codec, invert, invert_texts
from retrieval.processes import Workers

Batch = TypeVar("Batch")
Part = TypeVar("Part")
Result = TypeVar("Result")

Encoded = tuple[NDArray[np.int32], list[Any]]
"""How many index terms each passage has, in the order given, and the terms as the writer's backend stores them: blocks
of their postings for `encode_texts`."""

FEW_PASSAGES: Final = 400
"""Passages that are tokenised one by one where the dictionary is not yet a `Lattice`: making it takes as long."""

_lattice: Lattice | None = None
"""A worker's own."""


def encode_texts(words: Tokenizer | Lattice, texts: TitledPassages) -> Encoded:
    """Tokenise, invert and code passages, each with the title of its report: it often names what they leave unsaid.

    Args:
        words: Finds the words: a tokeniser, or what it has for much text.
        texts: The passages.
    """
    if isinstance(words, Tokenizer):
        if sum(len(parts) for _, parts in texts) < FEW_PASSAGES and not words.has_lattice:
            return _encode_few(words, texts)
        words = words.lattice
    lengths, inverted = invert_texts(words, texts)
    return lengths, list(codec.encode_blocks(inverted, lengths.size))


def _encode_few(tokenizer: Tokenizer, texts: TitledPassages) -> Encoded:
    passages: list[list[str]] = []
    for title, parts in texts:
        title_terms = tokenizer.terms(title)
        passages += [title_terms + tokenizer.terms(part) for part in parts]
    segment, inverted = invert(dict(enumerate(passages)))
    return segment.lengths.astype(np.int32), list(codec.encode_blocks(inverted, segment.size))


class Encoders(Workers):
    """Workers that find the words of text with a tokeniser's dictionary, and this process, which does so too.

    Args:
        tokenizer: Finds the words.
        most: Processes at most; under 2, none are started.
        folder: Where to write the dictionary for them. It is replaced, and gone at the end of the block; what a
            process that was killed has left there goes with the next one.
    """

    def __init__(self, tokenizer: Tokenizer, most: int, folder: Path) -> None:
        self._tokenizer = tokenizer
        self._shared = _Shared(tokenizer, folder)
        super().__init__(most, (_take_lattice, self._shared))

    def __exit__(self, *error: Any) -> None:  # noqa: ANN401 - as that of `Workers`
        super().__exit__(*error)
        self._shared.remove()

    def with_words(
        self,
        batches: Iterable[Batch],
        part: Callable[[Batch], Part],
        work: Callable[[Tokenizer | Lattice, Part], Result],
    ) -> Iterator[tuple[Batch, Result]]:
        """Do something to batches that needs the words of their text; see `in_order`.

        Args:
            batches: Whatever the caller wants back with the result.
            part: What is needed of a batch; it is sent to a worker.
            work: Does it, with what finds the words; a function of a module, or a partial of one.
        """
        return self.in_order(batches, part, partial(work, self._tokenizer), partial(_with_lattice, work))

    def map(self, work: Callable[[Part], Result], parts: Iterable[Part]) -> Iterator[Result]:
        """Do something that needs no words, in order; in workers where there are any already."""
        if self._pool is None:
            return map(work, parts)
        return (result for _, result in self.in_order(parts, _itself, work, work))


class _Shared:
    """A tokeniser's lattice, that is written only when this is pickled, and unpickled is the lattice."""

    def __init__(self, tokenizer: Tokenizer, folder: Path) -> None:
        self._tokenizer = tokenizer
        self._folder = folder
        self._written = False

    def __reduce__(self) -> tuple[Callable[..., Lattice], tuple[Any, ...]]:
        try:
            if not self._written:
                self.remove()
                self._folder.mkdir(mode=0o700)
                self._tokenizer.lattice.save(self._folder)
                self._written = True
        except OSError:  # The disk is full, say; the pipe takes longer.
            return _itself, (self._tokenizer.lattice,)
        return Lattice.load, (self._folder,)

    def remove(self) -> None:
        """Remove what was written, now or by a process that was killed."""
        shutil.rmtree(self._folder, ignore_errors=True)


def _itself(value: Part) -> Part:
    return value


def _take_lattice(lattice: Lattice) -> None:
    global _lattice
    _lattice = lattice


def _with_lattice(work: Callable[[Tokenizer | Lattice, Part], Result], part: Part) -> Result:
    assert _lattice is not None
    return work(_lattice, part)
