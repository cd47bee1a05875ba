"""Vectors that are kept from one measuring to the next: encoding all passages of the sets takes half an hour of a core.

They stand in `.bench/vectors.db`, by the encoder, by what they are of and by their text.
"""

import sqlite3
from collections.abc import Callable, Sequence
from hashlib import sha256
from pathlib import Path

import numpy as np

from retrieval.arrays import Singles
from retrieval.engine import Engine
from retrieval.errors import MissingExtra
from retrieval.meaning import Encoder, find_encoder
from retrieval.meaning.quantisation import packed
from retrieval.reasons import Code

KEPT = Path(".bench/vectors.db")

_AT_ONCE = 32


class KeptVectors:
    """An encoder that asks another one for what it has not kept.

    Args:
        encoder: The other one.
        path: The file to keep it in.
    """

    def __init__(self, encoder: Encoder, path: Path = KEPT) -> None:
        self.name, self.fingerprint, self.dimensions = encoder.name, encoder.fingerprint, encoder.dimensions
        self._encoder = encoder
        path.parent.mkdir(exist_ok=True)
        self._kept = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        self._kept.execute("CREATE TABLE IF NOT EXISTS vector (key TEXT PRIMARY KEY, data BLOB)")

    def passages(self, texts: Sequence[str]) -> Singles:
        """As `Encoder.passages`."""
        return self._looked_up("passage", texts, self._encoder.passages)

    def questions(self, texts: Sequence[str]) -> Singles:
        """As `Encoder.questions`."""
        return self._looked_up("question", texts, self._encoder.questions)

    def _looked_up(self, kind: str, texts: Sequence[str], encode: Callable[[Sequence[str]], Singles]) -> Singles:
        found = []
        for text in texts:
            key = sha256(f"{self.fingerprint}\0{kind}\0{text}".encode()).hexdigest()
            row = self._kept.execute("SELECT data FROM vector WHERE key = ?", [key]).fetchone()
            if row is None:
                row = (encode([text])[0].tobytes(),)
                self._kept.execute("INSERT OR REPLACE INTO vector VALUES (?, ?)", [key, row[0]])
            found.append(np.frombuffer(row[0], dtype=np.float32))
        return np.stack(found)


def fill(engine: Engine) -> None:
    """Give all passages of an engine their vectors, and have it ask for kept ones.

    Raises:
        MissingExtra: There is no encoder.
    """
    encoder = find_encoder()
    if encoder is None:
        raise MissingExtra(Code.PLAIN, sentence="the extra `semantic` is not installed")
    engine.encoder = kept = KeptVectors(encoder)
    index = engine._index
    with index.store.writing():
        while passages := index.catalogue.passages_after(index.vectors.until(kept.fingerprint), _AT_ONCE):
            found = packed(kept.passages([f"{title}\n{passage.text}" for passage, title in passages]))
            index.vectors.add(kept.fingerprint, dict(zip([each.id for each, _ in passages], found, strict=True)))
