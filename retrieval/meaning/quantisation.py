"""Vectors in one byte a dimension, for the database: their directions are what counts, and differ by .00003 then."""

from collections.abc import Sequence
from typing import Final

import numpy as np

from retrieval.arrays import Singles

_LARGEST: Final = 127


def packed(vectors: Singles) -> list[bytes]:
    """Vectors as they are stored: each scaled so that its largest number is 127 or -127."""
    scaled = vectors * (_LARGEST / np.abs(vectors).max(axis=1, keepdims=True))
    return [vector.tobytes() for vector in np.rint(scaled).astype(np.int8)]


def unpacked(stored: Sequence[bytes]) -> Singles:
    """Stored vectors, each of length 1 again."""
    vectors = np.frombuffer(b"".join(stored), dtype=np.int8).reshape(len(stored), -1).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    return vectors
