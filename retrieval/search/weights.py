"""The fitted weights of ranking, window and confidence, as `weights.toml` holds them; `benchmarks.fit` writes it."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Final

import numpy as np

from retrieval.arrays import Floats

WEIGHTS: Final = Path(__file__).with_name("weights.toml")


@cache
def fitted(table: str, names: tuple[str, ...], file: Path = WEIGHTS) -> Floats:
    """The weights of one table of a file, in the order of their names; read once, never written to."""
    values = tomllib.loads(file.read_text("utf-8"))[table]
    weights = np.array([values[name] for name in names], dtype=np.float64)
    weights.flags.writeable = False
    return weights
