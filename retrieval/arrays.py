"""Names of numpy's arrays by what is in them, for what is calculated; their shapes stand where they are used."""

import numpy as np
from numpy.typing import NDArray

Integers = NDArray[np.int64]
Floats = NDArray[np.float64]
Singles = NDArray[np.float32]
Bools = NDArray[np.bool_]
