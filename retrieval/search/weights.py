"""The fitted weights of search and of what is extracted from a hit, in a file each; `benchmarks.fit` writes them."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Final

import numpy as np

from retrieval.arrays import Floats

WEIGHTS: Final = Path(__file__).with_name("weights.toml")
EXTRACTION_WEIGHTS: Final = Path(__file__).parent / "extraction" / "weights.toml"


@cache
def fitted(table: str, names: tuple[str, ...], path: Path = WEIGHTS) -> Floats:
    """The weights of one table of a file, in the order of their names; read once, never written to."""
    values = tomllib.loads(path.read_text("utf-8"))[table]
    weights = np.array([values[name] for name in names], dtype=np.float64)
    weights.flags.writeable = False
    return weights
